//! How the page of an appointment says what is wrong with a document, and where.

use std::time::Duration;

use kernel::Bilingual;

use super::PDF;
use super::refuses;
use crate::arrivals::TODAY;
use crate::booking::usual;
use crate::walks::lints;
use crate::world::WORKS;
use crate::world::on_each;
use crate::world::on_each_with;

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

#[test]
fn what_is_wrong_with_a_full_line_can_be_gone_to_and_a_line_that_is_asked_for_no_more_is_read_in_its_own_language() {
    on_each(|world| async move {
        let place = world.bookable(|usual| usual).await;
        let own = world.has_booked(place, (TODAY, "11:00"), &[]).await;
        let lines = world.hands_in_at(&own).await;
        for number in ["1", "2", "3"] {
            let file = [PDF, number.as_bytes()].concat();
            assert_eq!(world.upload_as_anybody(&lines[1], &[(number, &file)]).await.status, 303);
        }
        let full = world.upload_as_anybody(&lines[1], &[("4.pdf", PDF)]).await;
        refuses(&full, "There are three files for this document already.");
        assert_eq!(full.attributes("#f-paper", "tabindex"), ["-1"], "the summary leads there: {}", full.seen());
        let less = centre::Bookable { bring: Bilingual::new("بطاقة الهوية", "Identity card"), ..usual(place) };
        world.act(WORKS, move |tx| centre::let_book(tx, &less)).await;
        let titles = "h3[id^=document-]";
        let english = lints(world.get_as_anybody(&own).await);
        assert_eq!(english.texts(titles), ["Identity card", "Plan of the plot"], "{}", english.seen());
        assert!(english.attributes(titles, "lang").is_empty(), "{}", english.seen());
        let arabic = lints(world.get_as_anybody(&own.replacen("/en/", "/ar/", 1)).await);
        assert_eq!(arabic.texts(titles), ["بطاقة الهوية", "Plan of the plot"], "{}", arabic.seen());
        assert_eq!(arabic.attributes(titles, "lang"), ["en"], "{}", arabic.seen());
    });
}

#[test]
fn nobody_keeps_the_scanner_busy_with_one_appointment_whatever_it_says() {
    // No scanner answers there.
    on_each_with(&[("scan.clamd".to_owned(), "127.0.0.1:1".to_owned())], |world| async move {
        let place = world.bookable(|usual| usual).await;
        let own = world.has_booked(place, (TODAY, "11:00"), &[]).await;
        let lines = world.hands_in_at(&own).await;
        for _ in 0..60 {
            world.clock.advance(Duration::from_secs(4));
            refuses(&world.upload_as_anybody(&lines[0], &[("card.pdf", PDF)]).await, "Files cannot be checked at the moment");
        }
        world.clock.advance(Duration::from_secs(4));
        refuses(&world.upload_as_anybody(&lines[0], &[("card.pdf", PDF)]).await, "Files were sent 60 times for this appointment");
    });
}
