//! Acts: whole or not at all, each for itself although they share a commit.

use std::sync::Arc;

use kernel::About;
use kernel::Error;
use kernel::Event;
use kernel::Result;
use serde::Serialize;
use store::Migration;
use store::Options;
use store::Place;
use store::Store;
use store::Tx;

use crate::world::grounds;
use crate::world::of;
use crate::world::options;
use crate::world::wait;

const NOTES: Migration = Migration {
    part: "story",
    number: 1,
    name: "notes",
    sql: "create table notes (\n    id integer not null primary key,\n    text text not null\n) strict;\n",
};

#[derive(Serialize)]
struct Noted {
    text: &'static str,
}

impl Event for Noted {
    const KIND: &'static str = "story.noted";

    fn about(&self) -> About {
        About::nothing()
    }
}

fn with_notes(place: &Place) -> Options {
    Options { migrations: vec![NOTES], ..options(place) }
}

fn note(tx: &mut Tx<'_>, id: i64, text: &'static str) -> Result<()> {
    tx.execute("insert into notes (id, text) values ($1, $2)", &[id.into(), text.into()])?;
    tx.record(Noted { text }).map(drop)
}

fn notes(store: &Store) -> Vec<String> {
    wait(store.read(of(1), |tx| tx.query("select text from notes order by id", &[], |row| row.get(0)))).unwrap()
}

fn recorded(store: &Store) -> Vec<i64> {
    wait(store.read(of(1), |tx| Ok(tx.events_after(0, 100)?.iter().map(|event| event.seq).collect()))).unwrap()
}

#[test]
fn an_act_that_fails_leaves_nothing_and_takes_no_neighbour_with_it() {
    for ground in grounds() {
        let store = Store::open(with_notes(&ground.place)).unwrap();
        let outcomes = wait(async {
            let good = store.write(of(1), |tx| note(tx, 1, "first"));
            let refused = store.write(of(1), |tx| note(tx, 2, "second").and(Err::<(), _>(Error::NotFound("desk"))));
            let panics = store.write(of(1), |tx| note(tx, 3, "third").map(|()| panic!("an act breaks")));
            let late = store.write(of(1), |tx| note(tx, 4, "fourth"));
            let (good, refused, panics, late) = tokio::join!(good, refused, panics, late);
            [good, refused, panics, late].map(|outcome: Result<()>| outcome.is_ok())
        });
        assert_eq!(outcomes, [true, false, false, true]);
        assert_eq!(notes(&store), ["first", "fourth"]);
        assert_eq!(recorded(&store), [1, 2], "the stream has no gap where acts failed");
    }
}

#[test]
fn after_a_failed_statement_an_act_cannot_go_on_and_is_undone() {
    for ground in grounds() {
        let store = Store::open(with_notes(&ground.place)).unwrap();
        wait(store.write(of(1), |tx| note(tx, 1, "first"))).unwrap();
        let outcome = wait(store.write(of(1), |tx| {
            assert!(matches!(note(tx, 1, "again"), Err(Error::Conflict("already-exists"))));
            assert!(note(tx, 2, "second").is_err(), "as PostgreSQL has it");
            Ok(())
        }));
        assert!(outcome.is_err(), "an act that hides a failed statement fails");
        assert_eq!(notes(&store), ["first"]);
    }
}

#[test]
fn what_fails_in_an_attempt_is_undone_and_the_act_goes_on() {
    for ground in grounds() {
        let store = Store::open(with_notes(&ground.place)).unwrap();
        wait(store.write(of(1), |tx| {
            note(tx, 1, "first")?;
            let tried = tx.attempt(|tx| note(tx, 2, "lost").and_then(|()| note(tx, 1, "taken")));
            assert!(matches!(tried, Err(Error::Conflict(_))));
            tx.attempt(|tx| note(tx, 3, "third"))
        }))
        .unwrap();
        assert_eq!(notes(&store), ["first", "third"]);
        assert_eq!(recorded(&store), [1, 2]);
    }
}

#[test]
fn a_hook_may_add_to_an_act_or_undo_it_and_a_broken_listener_harms_nobody() {
    for ground in grounds() {
        let hook: store::Hook = Arc::new(|tx: &mut Tx<'_>| match tx.recorded().len() {
            1 => note(tx, 100, "by the hook"),
            _ => Err(Error::Conflict("too-much")),
        });
        let listener: store::Listener = Arc::new(|_| panic!("a listener breaks"));
        let store = Store::open(Options { hooks: vec![hook], listeners: vec![listener], ..with_notes(&ground.place) }).unwrap();
        wait(store.write(of(1), |tx| note(tx, 1, "first"))).unwrap();
        let outcome = wait(store.write(of(1), |tx| note(tx, 2, "second").and_then(|()| note(tx, 3, "third"))));
        assert!(matches!(outcome, Err(Error::Conflict("too-much"))));
        assert_eq!(notes(&store), ["first", "by the hook"]);
    }
}

#[test]
fn a_reading_cannot_write() {
    for ground in grounds() {
        let store = Store::open(with_notes(&ground.place)).unwrap();
        let outcome = wait(store.read(of(1), |tx| note(tx, 1, "first")));
        assert!(matches!(outcome, Err(Error::ReadOnly(_))), "{outcome:?}");
        assert!(notes(&store).is_empty());
    }
}

#[test]
fn sixty_four_at_once_get_numbers_without_gap_or_double() {
    for ground in grounds() {
        let store = Store::open(with_notes(&ground.place)).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let mut numbers: Vec<i64> = runtime.block_on(async {
            let takers: Vec<_> = (0..64)
                .map(|_| {
                    let store = store.clone();
                    tokio::spawn(async move {
                        let mut mine = Vec::new();
                        for _ in 0..5 {
                            mine.push(store.write(of(1), |tx| tx.next_number("2026")).await.unwrap());
                        }
                        mine
                    })
                })
                .collect();
            let mut all = Vec::new();
            for taker in takers {
                all.extend(taker.await.unwrap());
            }
            all
        });
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=320).collect::<Vec<i64>>());
    }
}

#[test]
fn ids_of_no_event_are_not_given_again_when_the_clock_goes_back() {
    for ground in grounds() {
        let take = |tx: &mut Tx<'_>| Ok((0..1000).map(|_| tx.new_id::<()>().get()).max().unwrap());
        let before = with_notes(&ground.place);
        before.clock.advance(std::time::Duration::from_secs(3600));
        let store = Store::open(before).unwrap();
        let newest = wait(store.write(of(1), take)).unwrap();
        drop(store);
        let store = Store::open(with_notes(&ground.place)).unwrap();
        let next = wait(store.write(of(1), |tx| Ok(tx.new_id::<()>().get()))).unwrap();
        assert!(next > newest);
    }
}
