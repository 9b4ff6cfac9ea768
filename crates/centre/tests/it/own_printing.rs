//! A kiosk whose browser prints tickets by itself, with a line and without one.

use kernel::Role;
use testkit::inside::Answer;
use testkit::inside::Browser;

use crate::devices::manager;
use crate::devices::paired;
use crate::kiosk::takes;
use crate::world::HEALTH;
use crate::world::Person;
use crate::world::Place;
use crate::world::World;
use crate::world::on_each;

/// Where it is chosen for a device whether its browser prints.
async fn printing(world: &World, who: &Person, place: Place) -> String {
    let list = world.get(who, &format!("/en/desk/centres/{}/devices", place.centre)).await;
    assert!(ui::lint::html(&list.text).is_empty(), "{:?}", ui::lint::html(&list.text));
    list.attributes("form[action$='/printing']", "action").pop().unwrap_or_else(|| panic!("{}", list.seen()))
}

async fn page(kiosk: &mut Browser, path: &str) -> Answer {
    let shown = kiosk.get(path).await;
    assert_eq!(shown.status, 200, "{path}: {}", shown.seen());
    assert!(ui::lint::html(&shown.text).is_empty(), "{:?}", ui::lint::html(&shown.text));
    shown
}

fn paper(page: &Answer) -> String {
    page.texts("[data-prints]").join(" ").replace('\u{a0}', " ")
}

#[test]
fn a_kiosk_prints_from_its_own_browser_where_that_is_chosen_with_a_line_and_without_one() {
    on_each(|world| async move {
        let (noora, place) = (manager(&world).await, world.muharraq(1).await);
        let mut kiosk = paired(&world, &noora, place, &[("kind", "kiosk"), ("name", "Door")]).await;
        takes(&mut kiosk, place).await;
        assert_eq!(paper(&page(&mut kiosk, "/en/kiosk/ticket").await), "", "it prints nothing by itself");
        let form = printing(&world, &noora, place).await;
        for _ in 0..2 {
            assert_eq!(world.post(&noora, &form, &[("own", "yes")]).await.status, 303);
        }
        let ticket = page(&mut kiosk, "/en/kiosk/ticket").await;
        for words in [
            "Muharraq branch",
            "فرع المحرق",
            "A 001",
            "Building permits",
            "24/11/2026",
            "10:00",
            "Scan to follow your turn",
            "امسحوا الرمز",
        ] {
            assert!(paper(&ticket).contains(words), "{words}: {}", paper(&ticket));
        }
        assert!(ticket.says("Your ticket is being printed."), "{}", ticket.seen());
        let cut = page(&mut kiosk, "/ar/kiosk/offline").await;
        for words in ["Muharraq branch", "فرع المحرق", "Given without a connection"] {
            assert!(paper(&cut).contains(words), "{words}: {}", paper(&cut));
        }
        assert_eq!(cut.attributes("[data-prints]", "data-prints"), [""], "nothing is printed before a number is given");
        assert_eq!(world.post(&noora, &form, &[("own", "no")]).await.status, 303);
        assert_eq!(paper(&page(&mut kiosk, "/en/kiosk/offline").await), "");
    });
}

#[test]
fn where_a_printer_of_the_network_prints_a_kiosk_says_without_a_line_that_no_paper_comes() {
    on_each(|world| async move {
        let (noora, place) = (manager(&world).await, world.muharraq(1).await);
        let mut kiosk = paired(&world, &noora, place, &[("kind", "kiosk"), ("name", "Door")]).await;
        assert!(!page(&mut kiosk, "/en/kiosk/offline").await.says("No paper can be printed now."));
        let list = world.get(&noora, &format!("/en/desk/centres/{}/devices", place.centre)).await;
        let id = list.attributes("select[name=kiosk] option", "value").pop().unwrap();
        let printer = [("printer_name", "Door"), ("host", "192.168.7.20"), ("port", "9100"), ("kiosk", id.as_str())];
        let added = world.post(&noora, &format!("/en/desk/centres/{}/printers", place.centre), &printer).await;
        assert_eq!(added.status, 303, "{}", added.seen());
        assert!(page(&mut kiosk, "/en/kiosk/offline").await.says("No paper can be printed now. Please note your number."));
        assert!(page(&mut kiosk, "/ar/kiosk/offline").await.says("لا يمكن طباعة ورقة الآن."));
        let form = printing(&world, &noora, place).await;
        assert_eq!(world.post(&noora, &form, &[("own", "yes")]).await.status, 303);
        takes(&mut kiosk, place).await;
        assert_eq!(paper(&page(&mut kiosk, "/en/kiosk/ticket").await), "", "one paper: the printer's");
        let cut = page(&mut kiosk, "/en/kiosk/offline").await;
        assert!(paper(&cut).contains("Given without a connection") && !cut.says("No paper can be printed now."), "{}", cut.seen());
    });
}

#[test]
fn nobody_chooses_for_what_is_no_kiosk_is_not_theirs_or_without_the_right() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.muharraq(1).await);
        paired(&world, &noora, place, &[("kind", "kiosk"), ("name", "Door")]).await;
        let form = printing(&world, &noora, place).await;
        assert_eq!(world.post(&mona, &form, &[("own", "yes")]).await.status, 403);
        let stranger = world.person(HEALTH, ("أمل", "Amal"), Role::CentreManager).await;
        assert_eq!(world.post(&stranger, &form, &[("own", "yes")]).await.status, 404);
        let list = world.get(&noora, &format!("/en/desk/centres/{}/devices", place.centre)).await;
        assert!(!list.says("Prints from its own browser"));
        paired(&world, &noora, place, &[("kind", "display"), ("name", "Hall")]).await;
        let list = world.get(&noora, &format!("/en/desk/centres/{}/devices", place.centre)).await;
        let all = list.attributes("form[action$='/revocation']", "action");
        let wall = all.iter().map(|end| end.replace("/revocation", "/printing")).find(|one| *one != form).unwrap();
        let refused = world.post(&noora, &wall, &[("own", "yes")]).await;
        assert!(refused.status == 409 && refused.says("Only a kiosk prints tickets from its browser."), "{}", refused.seen());
    });
}
