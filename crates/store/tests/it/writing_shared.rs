//! Acts that share their writes: each is whole or absent alone all the same, and sees what those before it wrote.

use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;

use kernel::Error;
use kernel::Result;
use store::Ask;
use store::Migration;
use store::Options;
use store::Place;
use store::Proof;
use store::Store;
use store::Tx;

use crate::world::grounds;
use crate::world::of;
use crate::world::options;
use crate::world::told;
use crate::world::wait;

const ROOMS: Migration = Migration {
    part: "story",
    number: 1,
    name: "rooms",
    sql: "create table rooms (\n    id integer not null primary key,\n    name text not null unique\n) strict;
create table desks (\n    id integer not null primary key,\n    room_id integer not null references rooms (id)\n) strict;
create table counts (\n    kind text not null primary key,\n    number integer not null\n) strict;\n",
};

fn with_rooms(place: &Place) -> Options {
    Options { migrations: vec![ROOMS], ..options(place) }
}

fn put_room(tx: &mut Tx<'_>, id: i64, name: &str) -> Result<()> {
    tx.put("insert into rooms (id, name) values ($1, $2)", &[id.into(), name.into()])
}

fn put_desk(tx: &mut Tx<'_>, id: i64, room: i64) -> Result<()> {
    tx.put("insert into desks (id, room_id) values ($1, $2)", &[id.into(), room.into()])?;
    tx.put(
        "insert into counts (kind, number) values ('desk', $1) on conflict (kind) do update set number = counts.number + excluded.number",
        &[1.into()],
    )
}

const CALLED: &str = "select id from rooms where name = $1";

fn room_called(tx: &mut Tx<'_>, name: &str) -> Result<Option<i64>> {
    tx.one(CALLED, &[name.into()], |row| row.get(0))
}

fn desks(tx: &mut Tx<'_>) -> Result<Vec<(i64, i64)>> {
    tx.query("select id, room_id from desks order by id", &[], |row| Ok((row.get(0)?, row.get(1)?)))
}

fn counted(tx: &mut Tx<'_>) -> Result<i64> {
    Ok(tx.one("select number from counts where kind = 'desk'", &[], |row| row.get(0))?.unwrap_or(0))
}

/// A desk in a room of a name, which is made where there is none.
fn furnish(tx: &mut Tx<'_>, id: i64, name: &str) -> Result<()> {
    let room = match room_called(tx, name)? {
        Some(room) => room,
        None => {
            put_room(tx, id, name)?;
            id
        }
    };
    put_desk(tx, id, room)
}

#[test]
fn acts_that_share_their_writes_see_those_of_the_acts_before_them() {
    for ground in grounds() {
        let store = Store::open(with_rooms(&ground.place)).unwrap();
        let names = ["hall", "hall", "attic", "hall", "attic"];
        let acts = names.into_iter().zip(1..).map(|(name, id)| store.write_shared(of(1), Vec::new(), move |tx| furnish(tx, id, name)));
        let furnished = wait(futures::future::join_all(acts));
        assert!(furnished.iter().all(Result::is_ok), "{furnished:?}");
        let seen = wait(store.read(of(1), |tx| Ok((desks(tx)?, counted(tx)?)))).unwrap();
        assert_eq!(seen, (vec![(1, 1), (2, 1), (3, 3), (4, 1), (5, 3)], 5));
    }
}

#[test]
fn what_was_asked_ahead_is_asked_again_once_a_neighbour_has_changed_it() {
    for ground in grounds() {
        let store = Store::open(with_rooms(&ground.place)).unwrap();
        let ask = || vec![Ask::new(CALLED, &["hall".into()]), Ask::new(CALLED, &["attic".into()])];
        let outcomes = wait(async {
            let first = store.write_shared(of(1), ask(), |tx| furnish(tx, 1, "hall"));
            let second = store.write_shared(of(1), ask(), |tx| furnish(tx, 2, "hall"));
            let renamed = store.write(of(1), |tx| tx.execute("update rooms set name = 'attic' where id = 1", &[]).map(drop));
            let third = store.write_shared(of(1), ask(), |tx| furnish(tx, 3, "attic"));
            let emptied = store.write_shared(of(1), ask(), |tx| tx.execute("update rooms set name = 'cellar' where id = 1", &[]).map(drop));
            let fourth = store.write_shared(of(1), ask(), |tx| furnish(tx, 4, "attic"));
            let wrong = store.write_shared(of(1), vec![Ask::new("select nothing from nowhere", &[])], |tx| furnish(tx, 5, "attic"));
            let (first, second, renamed, third, emptied, fourth, wrong) =
                tokio::join!(first, second, renamed, third, emptied, fourth, wrong);
            [first, second, renamed, third, emptied, fourth, wrong].map(|outcome| outcome.is_ok())
        });
        assert_eq!(outcomes, [true; 7], "what was wrongly asked ahead harms nobody");
        let seen = wait(store.read(of(1), |tx| Ok((desks(tx)?, counted(tx)?)))).unwrap();
        assert_eq!(seen, (vec![(1, 1), (2, 1), (3, 1), (4, 4), (5, 4)], 5));
    }
}

#[test]
fn questions_that_are_asked_as_one_are_answered_each_for_itself() {
    for ground in grounds() {
        let store = Store::open(with_rooms(&ground.place)).unwrap();
        wait(store.write(of(1), |tx| put_room(tx, 1, "hall").and_then(|()| put_room(tx, 2, "attic")))).unwrap();
        let acts = ["attic", "nowhere", "hall", "attic"]
            .map(|name| store.write_shared(of(1), vec![Ask::new(CALLED, &[name.into()])], move |tx| room_called(tx, name)));
        let found: Vec<Option<i64>> = wait(futures::future::join_all(acts)).into_iter().map(Result::unwrap).collect();
        assert_eq!(found, [Some(2), None, Some(1), Some(2)]);
    }
}

#[test]
fn one_that_cannot_be_written_fails_alone_and_all_others_stand() {
    for ground in grounds() {
        let store = Store::open(with_rooms(&ground.place)).unwrap();
        let outcomes = wait(async {
            let mine = store.write(of(1), |tx| put_room(tx, 1, "hall"));
            let good = store.write_shared(of(1), Vec::new(), |tx| put_desk(tx, 1, 1));
            let nowhere = store.write_shared(of(1), Vec::new(), |tx| put_desk(tx, 2, 99));
            let taken = store.write_shared(of(1), Vec::new(), |tx| put_room(tx, 3, "hall").and_then(|()| put_desk(tx, 3, 3)));
            let late = store.write_shared(of(1), Vec::new(), |tx| furnish(tx, 4, "attic"));
            let last = store.write(of(1), |tx| put_desk(tx, 5, 4));
            let (mine, good, nowhere, taken, late, last) = tokio::join!(mine, good, nowhere, taken, late, last);
            assert!(matches!(taken, Err(Error::Conflict("already-exists"))), "{taken:?}");
            [mine, good, nowhere, late, last].map(|outcome| outcome.is_ok())
        });
        assert_eq!(outcomes, [true, true, false, true, true]);
        let seen = wait(store.read(of(1), |tx| Ok((desks(tx)?, counted(tx)?)))).unwrap();
        assert_eq!(seen, (vec![(1, 1), (4, 4), (5, 4)], 3), "what was acknowledged is there once, and nothing else");
    }
}

#[test]
fn one_that_gives_up_leaves_nothing_whether_it_had_asked_after_its_own_writes_or_not() {
    for ground in grounds() {
        let store = Store::open(with_rooms(&ground.place)).unwrap();
        let outcomes = wait(async {
            let first = store.write_shared(of(1), Vec::new(), |tx| furnish(tx, 1, "hall"));
            let silent = store.write_shared(of(1), Vec::new(), |tx| furnish(tx, 2, "hall").and(Err::<(), _>(Error::NotFound("desk"))));
            let asking = store.write_shared(of(1), Vec::new(), |tx| {
                furnish(tx, 3, "attic")?;
                assert_eq!(room_called(tx, "attic")?, Some(3), "its own write");
                tx.execute("update counts set number = 40 where kind = 'desk'", &[])?;
                Err::<(), _>(Error::NotFound("desk"))
            });
            let hidden = store.write_shared(of(1), Vec::new(), |tx| {
                let _ = tx.execute("insert into desks (id, room_id) values (1, 1)", &[]);
                Ok(())
            });
            let tried = store.write_shared(of(1), Vec::new(), |tx| {
                let tried = tx.attempt(|tx| put_room(tx, 4, "hall"));
                assert!(matches!(tried, Err(Error::Conflict("already-exists"))), "{tried:?}");
                furnish(tx, 5, "cellar")
            });
            let last = store.write_shared(of(1), Vec::new(), |tx| furnish(tx, 6, "cellar"));
            let (first, silent, asking, hidden, tried, last) = tokio::join!(first, silent, asking, hidden, tried, last);
            [first, silent, asking, hidden, tried, last].map(|outcome| outcome.is_ok())
        });
        assert_eq!(outcomes, [true, false, false, false, true, true]);
        let seen = wait(store.read(of(1), |tx| Ok((desks(tx)?, counted(tx)?)))).unwrap();
        assert_eq!(seen, (vec![(1, 1), (5, 5), (6, 5)], 3));
    }
}

#[test]
fn the_events_of_acts_done_again_are_chained_without_a_gap_and_listeners_hear_each_once() {
    for ground in grounds() {
        let heard = Arc::new(AtomicUsize::new(0));
        let listening = heard.clone();
        let listener: store::Listener = Arc::new(move |events| {
            listening.fetch_add(events.len(), Ordering::SeqCst);
        });
        let store = Store::open(Options { listeners: vec![listener], ..with_rooms(&ground.place) }).unwrap();
        let acts = (1..=20_i64).map(|id| {
            store.write_shared(of(1), Vec::new(), move |tx| {
                // Each seventh names a room that there is not.
                if id % 7 == 0 {
                    put_desk(tx, id, 999)?
                } else {
                    furnish(tx, id, "hall")?
                }
                tx.index("desk", id, &format!("desk {id}"))?;
                let number = tx.next_number("desks")?;
                tx.record(told("furnished"))?;
                Ok(number)
            })
        });
        let numbers = wait(futures::future::join_all(acts));
        let failed: Vec<usize> = numbers.iter().enumerate().filter(|(_, number)| number.is_err()).map(|(place, _)| place + 1).collect();
        assert_eq!(failed, [7, 14]);
        let given: Vec<i64> = numbers.into_iter().filter_map(Result::ok).collect();
        assert_eq!(given, (1..=18).collect::<Vec<_>>(), "numbers without gaps or doubles");
        assert_eq!(heard.load(Ordering::SeqCst), 18);
        let events = wait(store.read(of(1), |tx| tx.events_after(0, 100))).unwrap();
        assert_eq!(events.iter().map(|event| event.seq).collect::<Vec<_>>(), (1..=18).collect::<Vec<_>>());
        let found = wait(store.read(of(1), |tx| tx.search("desk", "desk", None, 50))).unwrap();
        assert_eq!(found.len(), 18, "only what is there is found");
        assert!(matches!(wait(store.read(of(1), |tx| tx.verify_chain(None, None))).unwrap(), Proof::Whole(chain) if chain.seq == 18));
    }
}
