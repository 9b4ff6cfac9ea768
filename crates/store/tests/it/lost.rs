//! Connections to PostgreSQL that are lost: opened anew, and no act is done twice or told wrongly.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

use kernel::Error;
use kernel::Secret;
use store::Place;
use store::Proof;
use store::Store;

use crate::world::of;
use crate::world::open;
use crate::world::postgres;
use crate::world::record;
use crate::world::told;
use crate::world::wait;

/// Cuts each connection of the store; answers how many.
pub fn cut(address: &Secret<String>) -> i64 {
    let mut client = postgres::Client::connect(address.reveal(), postgres::NoTls).unwrap();
    let sql =
        "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'daleel' and datname = current_database()";
    client.query_one(sql, &[]).unwrap().get(0)
}

#[test]
fn after_lost_connections_the_next_write_and_reading_work() {
    let Some(ground) = postgres() else { return };
    let Place::Postgres(address) = &ground.place else { return };
    let store = open(&ground.place);
    for round in 1..=3 {
        record(&store, 1, "served");
        let seen = wait(store.read(of(1), |tx| tx.events_after(0, 100))).unwrap();
        assert_eq!(seen.len(), round);
        assert!(cut(address) >= 2);
    }
}

#[test]
fn what_was_told_done_is_there_and_what_was_refused_is_not_however_often_connections_are_cut() {
    let Some(ground) = postgres() else { return };
    let Place::Postgres(address) = ground.place.clone() else { return };
    let store = open(&ground.place);
    let over = Arc::new(AtomicBool::new(false));
    let enough = over.clone();
    let cutter = std::thread::spawn(move || {
        while !enough.load(Ordering::SeqCst) {
            cut(&address);
        }
    });
    let (done, refused) = wait(writers(&store));
    over.store(true, Ordering::SeqCst);
    cutter.join().unwrap();
    let (proof, events) = wait(async {
        loop {
            match store.read(of(1), |tx| Ok((tx.verify_chain(None, None)?, tx.events_after(0, u32::MAX)?))).await {
                Err(Error::Busy(_)) => {}
                seen => break seen.unwrap(),
            }
        }
    });
    assert!(matches!(proof, Proof::Whole(_)), "{proof:?}");
    let there: Vec<String> = events.iter().map(|event| event.data["words"].as_str().unwrap().to_owned()).collect();
    assert_eq!(there.iter().collect::<BTreeSet<_>>().len(), there.len(), "nothing is there twice");
    assert!(done.iter().all(|words| there.contains(words)), "nothing that was done is lost");
    assert!(!refused.is_empty(), "the cuts were felt");
    assert!(!done.is_empty(), "work went on");
}

/// Eight tasks, thirty writes each: what was told done, and what was refused.
async fn writers(store: &Store) -> (Vec<String>, Vec<String>) {
    let tasks = (0..8).map(|task| async move {
        let (mut done, mut refused) = (Vec::new(), Vec::new());
        for number in 0..30 {
            let words: &'static str = format!("{task}-{number}").leak();
            match store.write(of(1), move |tx| tx.record(told(words))).await {
                Ok(_) => done.push(words.to_owned()),
                Err(Error::Busy(_)) => refused.push(words.to_owned()),
                Err(error) => panic!("{error}"),
            }
        }
        (done, refused)
    });
    let all = futures::future::join_all(tasks).await;
    let (done, refused): (Vec<_>, Vec<_>) = all.into_iter().unzip();
    (done.concat(), refused.concat())
}
