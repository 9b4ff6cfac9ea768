//! Outside the hours of a centre: what its kiosk says, and what the reception decides.

use std::time::Duration;

use testkit::inside::Answer;

use crate::kiosk::at_the_door;
use crate::world::on_each;

const HOUR: u64 = 3600;

fn must_say(page: &Answer, all: &[&str]) {
    all.iter().for_each(|words| assert!(page.says(words), "{words}: {}", page.seen()));
    assert!(ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
}

#[test]
fn a_kiosk_gives_no_ticket_outside_the_centres_hours_and_says_in_both_languages_when_it_opens() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let mut kiosk = at_the_door(&world, place).await;
        let permits = place.permits.to_string();
        world.clock.advance(Duration::from_secs(9 * HOUR));
        let closed = kiosk.get("/en/kiosk").await;
        must_say(
            &closed,
            &["The centre is closed now. It opens on Wednesday 25 November at", "المركز مغلق الآن، ويفتح يوم الأربعاء 25 نوفمبر"],
        );
        must_say(&closed, &["I have an appointment", "Rate your visit"]);
        assert!(closed.attributes("a.k-card", "href").is_empty(), "{}", closed.text);
        let service = kiosk.get(&format!("/en/kiosk/services/{permits}")).await;
        assert_eq!((service.status, service.header("location")), (303, "/en/kiosk"), "a page that was open leads there");
        let form = [("service", permits.as_str()), ("key", "pressed-too-late")];
        let refused = kiosk.post("/en/kiosk/tickets", &form).await;
        assert_eq!(refused.status, 409);
        must_say(&refused, &["The centre is closed now, and no tickets are given", "Call staff"]);
        assert!(world.get(&mona, &format!("/en/desk/centres/{}", place.centre)).await.says("Nobody waits"));
        world.clock.advance(Duration::from_secs(13 * HOUR));
        assert!(!kiosk.get("/ar/kiosk").await.attributes("a.k-card", "href").is_empty(), "in the morning it gives them again");
        assert_eq!(kiosk.post("/en/kiosk/tickets", &form).await.header("location"), "/en/kiosk/ticket");
    });
}
