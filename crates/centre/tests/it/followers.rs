//! Those who follow their turn by telephone: what changes is told to them at once, and to nobody whom it does not concern.

use std::time::Duration;

use axum::body::BodyDataStream;
use futures::StreamExt;
use testkit::inside::Answer;
use testkit::inside::Browser;

use crate::joining::open;
use crate::joining::page_of;
use crate::world::World;
use crate::world::on_each;

/// The address of a customer's own page.
fn turn_of(ticket: &Answer) -> String {
    ticket.attributes("a.btn", "href").into_iter().find(|href| href.contains("/turn/")).unwrap()
}

/// The time comes at which a page that somebody looks at is looked at anew by its script.
pub fn looks_anew(world: &World, page: &Answer) {
    let until = page.attributes("[data-follow] [data-until]", "data-until").into_iter().filter_map(|at| at.parse::<i64>().ok()).min();
    let until = kernel::Timestamp::from_millisecond(until.unwrap_or_else(|| panic!("{}", page.text))).unwrap();
    world.clock.advance(Duration::try_from(until.duration_since(world.clock.now())).unwrap());
}

/// Opens the stream of a page, as the page says where it is.
async fn follows(world: &World, page: &str) -> BodyDataStream {
    let shown = world.get_as_anybody(page).await;
    let address = shown.attributes("[data-follow]", "data-follow").pop().unwrap_or_else(|| panic!("{}", shown.seen()));
    Browser::new(world).opens(&address).await.into_data_stream()
}

/// What a stream tells next, beside the time.
pub async fn told(stream: &mut BodyDataStream) -> String {
    loop {
        let message = tokio::time::timeout(Duration::from_secs(20), stream.next()).await.expect("nothing is told").unwrap().unwrap();
        let text = String::from_utf8(message.to_vec()).unwrap();
        let event = text.lines().find_map(|line| line.strip_prefix("event:")).map(|name| name.trim().to_owned()).unwrap();
        if event != "pulse" {
            return event;
        }
    }
}

#[test]
fn whoever_is_called_is_told_at_once_and_whoever_waits_looks_again_soon() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(2).await);
        let first = turn_of(&world.comes(&mona, place, &[]).await);
        world.clock.advance(Duration::from_secs(60));
        let second = turn_of(&world.comes(&mona, place, &[]).await);
        world.sits(&mona, 2).await;
        let (mut one, mut two) = (follows(&world, &first).await, follows(&world, &second).await);
        let begun = std::time::Instant::now();
        world.does(&mona, "next", &[]).await;
        assert_eq!(told(&mut one).await, "now");
        assert!(begun.elapsed() < Duration::from_secs(1), "within a second");
        assert!(world.get_as_anybody(&first).await.says("Please go to counter 2"));
        assert_eq!(told(&mut two).await, "soon", "the one behind has moved up");
        assert!(world.get_as_anybody(&second).await.says("Nobody before you"));
    });
}

#[test]
fn a_page_without_script_looks_again_by_itself_until_the_turn_is_over() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let turn = turn_of(&world.comes(&mona, place, &[]).await);
        let waits = world.get_as_anybody(&turn).await;
        assert!(waits.text.contains("<noscript><meta http-equiv=\"refresh\" content=\"15\"></noscript>"), "{}", waits.text);
        assert_eq!(world.post_as_anybody(&format!("{turn}/leaving"), &[]).await.status, 303);
        let over = world.get_as_anybody(&turn).await;
        assert!(!over.text.contains("refresh") && over.attributes("[data-follow]", "data-follow").is_empty(), "{}", over.text);
    });
}

#[test]
fn whoever_looks_at_the_page_of_a_centre_sees_soon_that_others_came_and_keeps_what_they_fill_in() {
    on_each(|world| async move {
        let ((_, place), mona) = (open(&world, "30", "8").await, world.mona().await);
        let page = page_of(place);
        let waits = async || world.get_as_anybody(&page).await.texts(&format!("small#waits-{}[data-part]", place.permits)).remove(0);
        let before = world.get_as_anybody(&page).await;
        assert!(before.says("Waiting times last updated at"), "{}", before.seen());
        assert!(
            before.text.contains("/assets/js/follow.") && ui::lint::html(&before.text).is_empty(),
            "{:?}",
            ui::lint::html(&before.text)
        );
        assert!(
            !before.text.contains("http-equiv=\"refresh\"") && before.says("Update the waiting times"),
            "a form is not taken from whoever fills it in"
        );
        assert!(waits().await.starts_with("Nobody is waiting"));
        let mut looks = follows(&world, &page).await;
        world.comes(&mona, place, &[]).await;
        assert_eq!(told(&mut looks).await, "soon", "many look, and not all of them look again at once");
        assert!(waits().await.starts_with("One person is waiting"));
        world.sits(&mona, 1).await;
        world.does(&mona, "next", &[]).await;
        assert_eq!(told(&mut looks).await, "soon");
        assert!(waits().await.starts_with("Nobody is waiting"));
        let refused = world.post_as_anybody(&format!("{page}/tickets"), &[("service", ""), ("key", "none")]).await;
        assert!(refused.status == 422 && refused.attributes("[data-follow]", "data-follow").is_empty(), "{}", refused.seen());
    });
}

#[test]
fn the_page_of_a_centre_that_gives_no_tickets_by_phone_looks_again_without_a_script_and_that_of_a_closed_one_when_it_opens() {
    on_each(|world| async move {
        let ((fatima, place), mona) = (open(&world, "30", "8").await, world.mona().await);
        let rule = [("joining", ""), ("most_waiting", "30"), ("most_of_one", "8")];
        world.post(&fatima, &format!("/en/desk/centres/{}/joining", place.centre), &rule).await;
        let page = page_of(place);
        let shown = world.get_as_anybody(&page).await;
        assert!(shown.text.contains("<noscript><meta http-equiv=\"refresh\" content=\"60\"></noscript>"), "{}", shown.text);
        let mut looks = follows(&world, &page).await;
        world.comes(&mona, place, &[]).await;
        assert_eq!(told(&mut looks).await, "soon");
        let part = format!("span#waits-{}[data-part]", place.permits);
        assert!(world.get_as_anybody(&page).await.texts(&part).remove(0).starts_with("One person is waiting"));
        world.clock.advance(Duration::from_secs(9 * 3600));
        let evening = world.get_as_anybody(&page).await;
        assert!(evening.says("Closed") && !evening.text.contains("http-equiv=\"refresh\""), "{}", evening.text);
        assert!(!evening.says("Waiting times last updated at"), "nobody waits in a closed centre: {}", evening.seen());
        for is_open in [false, true, false] {
            looks_anew(&world, &world.get_as_anybody(&page).await);
            let then = world.get_as_anybody(&page).await;
            assert!(then.says("Opens on") != is_open && then.says("Until") == is_open, "{}", then.seen());
        }
        assert_eq!(world.get_as_anybody("/en/e/MOW/centres/17/live").await.status, 404, "nobody follows a centre that is not there");
    });
}

#[test]
fn nobody_follows_a_turn_with_a_pass_that_was_guessed() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let turn = turn_of(&world.comes(&mona, place, &[]).await);
        let last = if turn.ends_with('0') { "1" } else { "0" };
        let guessed = format!("{}{last}/live", &turn[..turn.len() - 1]);
        assert_eq!(world.get_as_anybody(&guessed).await.status, 404);
    });
}

#[test]
fn one_address_follows_so_many_turns_and_gets_room_again_when_a_page_is_left() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let live = format!("{}/live", turn_of(&world.comes(&mona, place, &[]).await));
        let mut open = Vec::new();
        for _ in 0..500 {
            open.push(Browser::new(&world).opens(&live).await);
        }
        let refused = world.get_as_anybody(&live).await;
        assert_eq!((refused.status, refused.header("retry-after")), (429, "60"), "{}", refused.seen());
        assert!(world.get_as_anybody(live.trim_end_matches("/live")).await.says("Nobody before you"), "the page itself goes on");
        open.pop();
        drop(Browser::new(&world).opens(&live).await);
    });
}
