//! Codes that are held before the reader of a kiosk: it types a whole address, and each of them opens what is its own and nothing else.

use std::time::Duration;

use testkit::inside::Answer;

use crate::arrivals::TODAY;
use crate::devices::manager;
use crate::devices::paired;
use crate::kiosk::at_the_door;
use crate::world::Place;
use crate::world::World;
use crate::world::on_each;

/// What a reader types of a code: the whole address of a page.
fn read(path: &str) -> String {
    format!("http://localhost:8080{path}")
}

/// The page of the ticket that somebody was given at the reception.
fn turn(given: &Answer) -> String {
    given.attributes("a.btn", "href").into_iter().find(|href| href.contains("/turn/")).unwrap_or_else(|| panic!("{}", given.seen()))
}

/// An appointment of today at eleven, ten minutes into the story.
async fn books(world: &World) -> (Place, String) {
    let place = world.bookable(|usual| usual).await;
    let own = world.has_booked(place, (TODAY, "11:00"), &[]).await;
    world.clock.advance(Duration::from_secs(600));
    (place, own)
}

#[test]
fn whoever_booked_holds_the_code_of_their_page_before_the_reader_of_a_kiosk_and_is_known_to_be_there() {
    on_each(|world| async move {
        let (place, own) = books(&world).await;
        let mut kiosk = at_the_door(&world, place).await;
        assert!(kiosk.get("/en/kiosk").await.says("with your code, reference or phone number"));
        let pad = kiosk.get("/en/kiosk/arrival").await;
        assert!(pad.says("Hold the code of your appointment up to the reader"), "{}", pad.seen());
        assert!(kiosk.get("/ar/kiosk/arrival").await.says("قرّبوا رمز موعدكم من القارئ"));
        assert_eq!(pad.attributes("input[data-typed][autofocus]", "name"), ["who"], "the field waits for it");
        let longest = pad.attributes("input[data-typed]", "maxlength").remove(0).parse::<usize>().unwrap();
        let code = read(&own);
        assert!(code.len() <= longest && longest >= 200, "an address of a longer host has room too: {} {longest}", code.len());
        let done = kiosk.post("/en/kiosk/arrivals", &[("who", &code)]).await;
        assert_eq!((done.status, done.header("location")), (303, "/en/kiosk/ticket"), "{}", done.seen());
        assert!(kiosk.get("/en/kiosk/ticket").await.says("A 001"));
        let again = kiosk.post("/en/kiosk/arrivals", &[("who", &code)]).await;
        assert_eq!(again.header("location"), "/en/kiosk/ticket", "held there twice it is the same one");
        assert!(kiosk.get("/en/kiosk/ticket").await.says("A 001"));
    });
}

#[test]
fn a_code_that_is_no_appointment_of_this_centre_says_of_nobody_that_they_have_come() {
    on_each(|world| async move {
        let ((place, own), noora) = (books(&world).await, manager(&world).await);
        let mut kiosk = paired(&world, &noora, place, &[("kind", "kiosk"), ("name", "At the door")]).await;
        let (mut changed, last) = (own.clone(), if own.ends_with('0') { '1' } else { '0' });
        changed.pop();
        changed.push(last);
        let strangers = ["https://elsewhere.example/en/appointment/1-2-00112233445566778899aabbccddeeff".to_owned(), read(&changed)];
        for code in strangers {
            let unknown = kiosk.post("/en/kiosk/arrivals", &[("who", &code)]).await;
            assert!(
                unknown.status == 422 && unknown.says("We found no appointment with this number or code"),
                "{code}: {}",
                unknown.seen()
            );
            assert_eq!(unknown.attributes("input[data-typed]", "value"), [""], "a code stays on no screen");
        }
        let ticket = turn(&world.comes(&world.mona().await, place, &[]).await);
        let wrong = kiosk.post("/en/kiosk/arrivals", &[("who", &read(&ticket))]).await;
        assert!(wrong.status == 409 && wrong.says("This is the code of a ticket, not of an appointment"), "{}", wrong.seen());
        let elsewhere = world.muharraq(1).await;
        let mut other = paired(&world, &noora, elsewhere, &[("kind", "kiosk"), ("name", "Elsewhere")]).await;
        let refused = other.post("/en/kiosk/arrivals", &[("who", &read(&own))]).await;
        assert!(refused.status == 409 && refused.says("at another centre"), "{}", refused.seen());
        assert!(world.get_as_anybody(&own).await.says("11:00") && !world.get_as_anybody(&own).await.says("You are expected"));
    });
}
