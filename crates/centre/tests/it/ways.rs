//! What a kiosk leads to on the customer's own telephone: what is there, and nothing else.

use testkit::inside::Answer;

use crate::arrivals::meeting;
use crate::devices::manager;
use crate::devices::paired;
use crate::kiosk::at_the_door;
use crate::world::on_each;
use crate::world::with_a_form;

fn must_say(page: &Answer, all: &[&str]) {
    all.iter().for_each(|words| assert!(page.says(words), "{words}: {}", page.seen()));
    assert!(ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
}

#[test]
fn a_customer_who_wants_to_complain_is_led_from_the_kiosk_to_the_form_on_their_own_telephone() {
    with_a_form(|world| async move {
        let place = world.muharraq(1).await;
        let mut kiosk = at_the_door(&world, place).await;
        let start = kiosk.get("/en/kiosk").await;
        must_say(&start, &["Complaint or suggestion"]);
        assert!(start.attributes("a.k-link", "href").contains(&"/en/kiosk/writing".into()), "{}", start.text);
        let page = kiosk.get("/en/kiosk/writing").await;
        must_say(&page, &["Scan the code with your phone", "You see a reference at once", "Back"]);
        assert_eq!(page.texts("svg.qr").len(), 1);
        must_say(&kiosk.get("/ar/kiosk/writing").await, &["شكوى أو مقترح", "امسحوا الرمز بهاتفكم"]);
    });
}

#[test]
fn where_nobody_takes_what_is_written_and_nobody_can_be_met_the_kiosk_offers_neither() {
    on_each(|world| async move {
        let place = world.bookable(|usual| usual).await;
        let mut kiosk = at_the_door(&world, place).await;
        let start = kiosk.get("/en/kiosk").await;
        for way in ["/en/kiosk/writing", "/en/kiosk/meetings"] {
            assert!(!start.attributes("a", "href").contains(&way.into()), "{way}");
            let there = kiosk.get(way).await;
            assert_eq!((there.status, there.header("location")), (303, "/en/kiosk"), "{way}");
        }
    });
}

#[test]
fn whoever_wants_to_meet_the_manager_scans_the_way_to_a_time_and_takes_a_ticket_where_the_centre_gives_one() {
    on_each(|world| async move {
        let noora = manager(&world).await;
        let place = world.bookable(|usual| usual).await;
        let meets = meeting(&world, place, noora.id).await;
        let mut kiosk = paired(&world, &noora, place, &[("kind", "kiosk"), ("name", "At the door")]).await;
        let start = kiosk.get("/en/kiosk").await;
        must_say(&start, &["Meeting the centre’s manager"]);
        assert!(start.attributes("a.k-link", "href").contains(&"/en/kiosk/meetings".into()), "{}", start.text);
        let page = kiosk.get("/en/kiosk/meetings").await;
        must_say(&page, &["Scan the code with your phone to choose a time", "Meeting the centre’s manager"]);
        assert_eq!(page.texts("svg.qr").len(), 1);
        assert!(!page.says("Take a ticket now"), "no ticket is given for it");
        must_say(&kiosk.get("/ar/kiosk/meetings").await, &["مقابلة مدير المركز"]);
        world
            .act(crate::world::WORKS, move |tx| {
                let queue = centre::queues(tx, place.centre)?.remove(0).id;
                let target = std::time::Duration::from_secs(600);
                let offered = centre::Offered { centre: place.centre, service: meets.permits, queue, target, is_offered: true };
                centre::offer_service(tx, &offered)
            })
            .await;
        let page = kiosk.get("/en/kiosk/meetings").await;
        let ticket = page.attributes("a.k-link", "href");
        assert_eq!(ticket, [format!("/en/kiosk/services/{}", meets.permits)], "{}", page.seen());
        assert!(kiosk.get(&ticket[0]).await.says("Take the ticket"));
    });
}
