//! What an act need not wait for, and what it need not ask again: writes that are put, answers that are recalled.

use kernel::Error;
use kernel::Result;
use store::Migration;
use store::Options;
use store::Place;
use store::Store;
use store::Tx;

use crate::world::grounds;
use crate::world::of;
use crate::world::options;
use crate::world::wait;

const DESKS: Migration = Migration {
    part: "story",
    number: 1,
    name: "desks",
    sql: "create table desks (\n    id integer not null primary key,\n    open integer not null\n) strict;\n",
};

fn with_desks(place: &Place) -> Options {
    Options { migrations: vec![DESKS], ..options(place) }
}

fn put(tx: &mut Tx<'_>, id: i64) -> Result<()> {
    tx.put("insert into desks (id, open) values ($1, 1)", &[id.into()])
}

fn desks(tx: &mut Tx<'_>) -> Result<Vec<i64>> {
    tx.recall("select id from desks where open = 1 order by id", &[], |row| row.get(0))
}

#[test]
fn what_is_put_is_there_for_whatever_is_asked_next() {
    for ground in grounds() {
        let store = Store::open(with_desks(&ground.place)).unwrap();
        let seen = wait(store.write(of(1), |tx| {
            (1..=40).try_for_each(|id| put(tx, id))?;
            tx.execute("update desks set open = 0 where id > 2", &[])?;
            put(tx, 50)?;
            desks(tx)
        }));
        assert_eq!(seen.unwrap(), [1, 2, 50]);
    }
}

#[test]
fn a_put_that_fails_undoes_its_act_and_no_other() {
    for ground in grounds() {
        let store = Store::open(with_desks(&ground.place)).unwrap();
        let outcomes = wait(async {
            let good = store.write(of(1), |tx| put(tx, 1));
            let taken = store.write(of(1), |tx| put(tx, 2).and_then(|()| put(tx, 1)));
            let hidden = store.write(of(1), |tx| {
                put(tx, 3)?;
                let _ = put(tx, 1);
                let _ = tx.execute("update desks set open = 0 where id = 1", &[]);
                Ok(())
            });
            let late = store.write(of(1), |tx| put(tx, 4));
            let (good, taken, hidden, late) = tokio::join!(good, taken, hidden, late);
            assert!(matches!(taken, Err(Error::Conflict("already-exists"))), "{taken:?}");
            [good, hidden, late].map(|outcome| outcome.is_ok())
        });
        assert_eq!(outcomes, [true, false, true]);
        assert_eq!(wait(store.read(of(1), desks)).unwrap(), [1, 4]);
    }
}

#[test]
fn a_put_that_fails_in_an_attempt_is_told_at_its_end_and_the_act_goes_on() {
    for ground in grounds() {
        let store = Store::open(with_desks(&ground.place)).unwrap();
        wait(store.write(of(1), |tx| {
            put(tx, 1)?;
            let tried = tx.attempt(|tx| put(tx, 2).and_then(|()| put(tx, 1)));
            assert!(matches!(tried, Err(Error::Conflict("already-exists"))), "{tried:?}");
            let given_up = tx.attempt(|tx| put(tx, 3).and(Err::<(), _>(Error::NotFound("desk"))));
            assert!(given_up.is_err());
            put(tx, 4)
        }))
        .unwrap();
        assert_eq!(wait(store.read(of(1), desks)).unwrap(), [1, 4]);
    }
}

#[test]
fn a_put_that_fails_where_an_attempt_begins_fails_its_act_and_harms_no_neighbour() {
    for ground in grounds() {
        let store = Store::open(with_desks(&ground.place)).unwrap();
        let outcomes = wait(async {
            let first = store.write(of(1), |tx| put(tx, 1));
            let hidden = store.write(of(1), |tx| {
                put(tx, 2)?;
                let _ = put(tx, 1);
                let _ = tx.attempt(|tx| put(tx, 3));
                Ok(())
            });
            let refused = store.write(of(1), |tx| put(tx, 4).and(Err::<(), _>(Error::NotFound("desk"))));
            let last = store.write(of(1), |tx| put(tx, 5));
            let (first, hidden, refused, last) = tokio::join!(first, hidden, refused, last);
            [first, hidden, refused, last].map(|outcome| outcome.is_ok())
        });
        assert_eq!(outcomes, [true, false, false, true]);
        assert_eq!(wait(store.read(of(1), desks)).unwrap(), [1, 5], "what was acknowledged is there, and nothing else");
    }
}

#[test]
fn an_id_is_new_only_to_the_act_that_made_it() {
    for ground in grounds() {
        let store = Store::open(with_desks(&ground.place)).unwrap();
        let made = wait(store.write(of(1), |tx| {
            let id = tx.new_id::<()>();
            assert!(tx.is_new_id(id));
            Ok(id)
        }));
        let made = made.unwrap();
        let is_new = wait(store.write(of(1), move |tx| Ok(tx.is_new_id(made) || tx.is_new_id(kernel::Id::<()>::new(made.get() + 1)))));
        assert!(!is_new.unwrap());
    }
}

#[test]
fn an_answer_is_recalled_until_its_table_changes_and_never_one_that_did_not_come_to_be() {
    for ground in grounds() {
        let store = Store::open(with_desks(&ground.place)).unwrap();
        wait(store.write(of(1), |tx| put(tx, 1))).unwrap();
        assert_eq!(wait(store.write(of(1), desks)).unwrap(), [1]);
        assert_eq!(wait(store.write(of(1), |tx| put(tx, 2).and_then(|()| desks(tx)))).unwrap(), [1, 2], "its own write counts");
        let failed = wait(store.write(of(1), |tx| {
            put(tx, 3)?;
            assert_eq!(desks(tx)?, [1, 2, 3]);
            Err::<(), _>(Error::NotFound("desk"))
        }));
        assert!(failed.is_err());
        assert_eq!(wait(store.write(of(1), desks)).unwrap(), [1, 2], "what was undone is not recalled");
        wait(store.write(of(1), |tx| {
            let tried = tx.attempt(|tx| put(tx, 4).and_then(|()| desks(tx)).and(Err::<(), _>(Error::NotFound("desk"))));
            assert!(tried.is_err());
            assert_eq!(desks(tx)?, [1, 2]);
            Ok(())
        }))
        .unwrap();
    }
}
