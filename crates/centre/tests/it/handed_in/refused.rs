//! How the page of an appointment says what is wrong with a document, and where.

use super::PDF;
use super::refuses;
use crate::arrivals::TODAY;
use crate::world::on_each;

#[test]
fn a_form_that_does_not_arrive_whole_is_sent_again_and_only_a_large_one_is_called_large() {
    on_each(|world| async move {
        let place = world.bookable(|usual| usual).await;
        let own = world.has_booked(place, (TODAY, "11:00"), &[]).await;
        let lines = world.hands_in_at(&own).await;
        // What stands behind the boundary is the head of no part.
        let broken = [("line", "Identity card\r\n--edge\r\nthis is no head")];
        let cut = world.upload_form_as_anybody(&lines[0], &broken, &[("card.pdf", PDF)]).await;
        refuses(&cut, "The file did not arrive whole.");
        assert!(!cut.says("larger than 8 MB"), "{}", cut.seen());
        let large = [PDF, vec![b' '; 9 * 1024 * 1024].as_slice(), PDF].concat();
        refuses(&world.upload_as_anybody(&lines[0], &[("card.pdf", &large)]).await, "larger than 8 MB");
        assert!(world.has_handed_in(&own).await.is_empty());
    });
}
