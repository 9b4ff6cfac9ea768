//! Those who follow their turn by telephone: what changes is told to them at once, and to nobody whom it does not concern.

use std::time::Duration;

use axum::body::BodyDataStream;
use futures::StreamExt;
use testkit::inside::Answer;
use testkit::inside::Browser;

use crate::world::World;
use crate::world::on_each;

/// The address of a customer's own page.
fn turn_of(ticket: &Answer) -> String {
    ticket.attributes("a.btn", "href").into_iter().find(|href| href.contains("/turn/")).unwrap()
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
