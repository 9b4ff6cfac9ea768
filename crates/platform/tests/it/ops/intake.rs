//! Messages that come in for an entity take more than their part of the time: while a person of another entity is at work, they wait for
//! their turns, and at no other time.

use std::pin::pin;
use std::time::Duration;
use std::time::Instant;

use axum::extract::State;
use axum::routing::post;
use futures::FutureExt;
use http::Method;
use kernel::Permission;
use kernel::Role;
use platform::Access;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::IntakeTurn;
use platform::Route;
use platform::Slice;
use platform::deliveries;
use tokio_util::sync::CancellationToken;

use super::program::Program;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::run;
use crate::world::worlds_of;

const NOTE: Permission = Permission { key: "notes.write", roles: &[Role::Employee] };
const NOTES: &str = "/api/v1/notes";

fn notes() -> Vec<Slice> {
    let route = Route::plain(Method::POST, NOTES, Access::May(NOTE), post(write_note));
    vec![Slice { key: "notes", permissions: vec![NOTE], routes: vec![route], ..Slice::default() }]
}

async fn write_note(State(app): State<App>, Caller(actor): Caller) -> Result<String, Failure> {
    let number = app.write(actor.may(NOTE)?, |tx| tx.next_number("notes")).await?;
    Ok(number.to_string())
}

impl World {
    /// Somebody of each entity who writes notes.
    async fn two_who_write(&self) -> (Program, Program) {
        (Program::of(self, Role::Employee, Some(WORKS)).await, Program::of(self, Role::Employee, Some(HEALTH)).await)
    }

    /// A message for the Ministry of Works is being written, and takes longer than the entity may have at once.
    async fn takes_in_for_long(&self) -> IntakeTurn {
        let (turn, begun) = (self.app.intake_turn(WORKS, 0).await.unwrap(), Instant::now());
        while begun.elapsed() < Duration::from_millis(600) {
            self.act(|tx| tx.next_number("pages").map(drop)).await;
        }
        turn
    }
}

async fn writes(person: &Program) {
    assert_eq!(person.post(NOTES, &serde_json::json!({})).await.status, 200);
}

#[test]
fn while_somebody_of_another_entity_is_at_work_messages_beyond_their_part_wait_for_their_turns() {
    run(async {
        for world in worlds_of(notes, &[]) {
            let (of_works, of_health) = world.two_who_write().await;
            let first = world.takes_in_for_long().await;
            assert!(world.app.intake_turn(WORKS, 0).now_or_never().is_some(), "nobody works");
            writes(&of_works).await;
            assert!(world.app.intake_turn(WORKS, 0).now_or_never().is_some(), "her own people are no others");
            writes(&of_health).await;
            assert!(world.app.intake_turn(HEALTH, 0).now_or_never().is_some(), "who has used little waits for nothing");
            let (mut second, mut third) = (pin!(world.app.intake_turn(WORKS, 0)), pin!(world.app.intake_turn(WORKS, 0)));
            assert!(second.as_mut().now_or_never().is_none() && third.as_mut().now_or_never().is_none());
            drop(first);
            let second = second.await;
            assert!(third.as_mut().now_or_never().is_none(), "one after the other");
            drop(second);
            let third = third.await;
            world.clock.advance(Duration::from_secs(11));
            assert!(world.app.intake_turn(WORKS, 0).now_or_never().is_some(), "nobody is at work any more");
            drop(third);
        }
    });
}

#[test]
fn what_waits_for_its_turn_when_the_program_is_to_end_goes_on_at_once() {
    run(async {
        for world in worlds_of(notes, &[]) {
            let (_, of_health) = world.two_who_write().await;
            let stop = CancellationToken::new();
            let running = tokio::spawn(deliveries::run(world.app.clone(), stop.clone()));
            let first = world.takes_in_for_long().await;
            writes(&of_health).await;
            let (mut second, mut third) = (pin!(world.app.intake_turn(WORKS, 0)), pin!(world.app.intake_turn(WORKS, 0)));
            assert!(second.as_mut().now_or_never().is_none() && third.as_mut().now_or_never().is_none());
            stop.cancel();
            drop((
                second.as_mut().now_or_never().expect("goes on at once"),
                third.as_mut().now_or_never().expect("and so does this one"),
                first,
            ));
            running.await.unwrap();
        }
    });
}

#[test]
fn who_finds_a_long_line_is_told_to_come_again_and_others_are_let_in() {
    run(async {
        for world in worlds_of(notes, &[]) {
            let (_, of_health) = world.two_who_write().await;
            let first = world.takes_in_for_long().await;
            writes(&of_health).await;
            let mut line: Vec<_> = (0..24).map(|_| Box::pin(world.app.intake_turn(WORKS, 0))).collect();
            assert!(line.iter_mut().all(|one| one.as_mut().now_or_never().is_none()), "so many wait");
            let last = world.app.intake_turn(WORKS, 0).now_or_never();
            assert!(matches!(last, Some(Err(kernel::Error::Busy(_)))), "no more hold a connection");
            assert!(world.app.intake_turn(HEALTH, 0).now_or_never().is_some_and(|turn| turn.is_ok()));
            line.pop();
            assert!(pin!(world.app.intake_turn(WORKS, 0)).now_or_never().is_none(), "there is room again");
            drop(first);
        }
    });
}
