//! One entity's programs use more of the processor than their share: they are served by threads that give way, and nobody else is.

use std::time::Duration;

use axum::extract::State;
use axum::routing::get;
use http::Method;
use kernel::Permission;
use kernel::Role;
use platform::Access;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Route;
use platform::Slice;
use rustix::process::nice;
use testkit::inside::Browser;

use super::program::Program;
use crate::accounts::people;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::run;
use crate::world::worlds_of;

const WORK: Permission = Permission { key: "toil.work", roles: &[Role::Employee] };
/// No more calls than this use up the share of any machine.
const CALLS: usize = 2_000;

fn toil() -> Vec<Slice> {
    let work = Route::plain(Method::GET, "/api/v1/toil", Access::May(WORK), get(work));
    vec![Slice { key: "toil", permissions: vec![WORK], routes: vec![work], ..Slice::default() }]
}

/// Works for a while; answers how far the threads stand behind that answer the request and read for it.
async fn work(State(app): State<App>, Caller(actor): Caller) -> Result<String, Failure> {
    let begun = store::thread_time();
    while store::thread_time() < begun + Duration::from_millis(40) {}
    let here = place();
    let reading = app.read(actor.may(WORK)?, |_| Ok(place())).await?;
    Ok(format!("{here} {reading}"))
}

fn place() -> i32 {
    nice(0).unwrap()
}

#[test]
fn who_uses_more_of_the_processor_than_a_share_gives_way_and_nobody_else() {
    run(async {
        for world in worlds_of(toil, &[("limits.api_per_minute", "1000000")]) {
            let (busy, calm) =
                (Program::of(&world, Role::Employee, Some(WORKS)).await, Program::of(&world, Role::Employee, Some(HEALTH)).await);
            people::mona(&world).await;
            let mut browser = Browser::new(&world);
            browser.signs_in(people::MONA, people::PASSWORD).await;
            let usual = format!("{} {}", place(), place());
            let patient = format!("{} {}", place() + 10, place() + 10);
            assert_eq!(busy.get("/api/v1/toil").await.text, usual);
            let (mut calls, mut said) = (1, usual.clone());
            while said == usual {
                said = busy.get("/api/v1/toil").await.text;
                calls += 1;
                assert!(calls < CALLS, "the share is never used up");
            }
            assert_eq!(said, patient);
            assert!(calls > 10, "a burst is what was saved up: {calls}");
            assert_eq!(calm.get("/api/v1/toil").await.text, usual, "others are served as ever");
            for _ in 0..2 {
                assert_eq!(browser.get("/api/v1/toil").await.text, usual, "and so are the people of the same entity: a token is a program");
            }
        }
    });
}

#[test]
fn what_a_page_asks_by_itself_of_things_that_nobody_has_open_gives_way_to_those_who_wait() {
    run(async {
        for world in worlds_of(toil, &[]) {
            people::mona(&world).await;
            let mut browser = Browser::new(&world);
            browser.signs_in(people::MONA, people::PASSWORD).await;
            let usual = format!("{} {}", place(), place());
            assert_eq!(browser.get("/api/v1/toil").await.text, usual);
            browser.unattended = Some("yes");
            assert_eq!(browser.get("/api/v1/toil").await.text, usual, "what is open is seen at once");
            browser.unattended = Some("later");
            assert_eq!(browser.get("/api/v1/toil").await.text, format!("{} {}", place() + 10, place() + 10));
        }
    });
}
