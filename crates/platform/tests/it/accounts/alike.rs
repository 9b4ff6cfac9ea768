//! Nobody learns who has an account: known and unknown addresses get the same status, the same page, after the same time.

use std::time::Duration;
use std::time::Instant;

use testkit::inside::Answer;
use testkit::inside::Browser;

use super::people::MONA;
use super::people::mona;
use crate::world::World;
use crate::world::run;
use crate::world::worlds;

/// As long as Mona's, so that the page has the same length.
const NOBODY: &str = "nona.salman@works.gov.bh";
const SAMPLES: usize = 150;

fn name(is_known: bool) -> &'static str {
    if is_known { MONA } else { NOBODY }
}

/// The page without the address that was typed and what differs on every page.
fn plain(answer: &Answer, email: &str) -> String {
    answer.text.replace(email, "")
}

/// Asks on behalf of one of the two, a day and an hour later than the last time, so that no try is held up.
async fn timed(world: &World, is_known: bool, ask: impl AsyncFn(&mut Browser, &str) -> Answer) -> (Duration, Answer) {
    world.clock.advance(Duration::from_secs(25 * 3600));
    let mut browser = Browser::new(world);
    let begun = Instant::now();
    let answer = ask(&mut browser, name(is_known)).await;
    (begun.elapsed(), answer)
}

async fn alike(world: &World, ask: impl AsyncFn(&mut Browser, &str) -> Answer) {
    let (_, known) = timed(world, true, &ask).await;
    let (_, unknown) = timed(world, false, &ask).await;
    assert_eq!(known.status, unknown.status);
    assert_eq!(plain(&known, MONA), plain(&unknown, NOBODY));
    let differ = testkit::are_alike(SAMPLES, async |is_known| timed(world, is_known, &ask).await.0).await;
    assert_eq!(differ, Ok(()), "known against unknown addresses");
}

#[test]
fn signing_in_takes_as_long_for_an_unknown_address() {
    run(async {
        for world in worlds() {
            mona(&world).await;
            alike(&world, async |browser, email| browser.signs_in(email, "not this one at all").await).await;
        }
    });
}

#[test]
fn a_forgotten_password_takes_as_long_for_an_unknown_address() {
    run(async {
        for world in worlds() {
            mona(&world).await;
            alike(&world, async |browser, email| browser.post("/en/sign-in/forgotten", &[("email", email)]).await).await;
        }
    });
}
