//! Several programs that write to one PostgreSQL database at the same instant: each makes ids of its own, whatever becomes of the others.

use std::collections::BTreeSet;
use std::time::Duration;

use kernel::Clock;
use kernel::Id;
use postgres::fallible_iterator::FallibleIterator;
use store::Keys;
use store::Place;
use store::Store;
use store::Whispers;

use crate::lost::cut;
use crate::world::grounds;
use crate::world::of;
use crate::world::open;
use crate::world::postgres;
use crate::world::wait;
use crate::world::wait_with_io;

/// Marks ids of these stories.
enum Thing {}

/// Ids made in an act, which is committed, and beside it, as for what is prepared before its act.
fn make(store: &Store) -> Vec<i64> {
    let id = |id: Id<Thing>| id.get();
    let mut all = wait(store.read(of(1), move |tx| Ok((0..100).map(|_| id(tx.new_id())).collect::<Vec<_>>()))).unwrap();
    all.extend(wait(store.write(of(1), move |tx| Ok((0..100).map(|_| id(tx.new_id())).collect::<Vec<_>>()))).unwrap());
    all
}

fn must_differ(made: &[Vec<i64>]) {
    let all = made.concat();
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "an id was made twice");
}

#[test]
fn programs_that_write_at_the_same_instant_make_no_id_twice() {
    let Some(ground) = postgres() else { return };
    let stores: Vec<Store> = (0..4).map(|_| open(&ground.place)).collect();
    must_differ(&(0..3).flat_map(|_| &stores).map(make).collect::<Vec<_>>());
}

#[test]
fn a_number_that_is_given_back_is_taken_again_above_all_that_was_made_under_it() {
    for ground in grounds() {
        let mut made: Vec<Vec<i64>> = Vec::new();
        for _ in 0..3 {
            made.push(make(&open(&ground.place)));
        }
        must_differ(&made);
        assert!(made.concat().is_sorted(), "whoever comes later makes newer ones, though the clock stands");
    }
}

#[test]
fn whoever_loses_its_session_makes_no_id_of_the_one_who_took_its_number() {
    let Some(ground) = postgres() else { return };
    let Place::Postgres(address) = &ground.place else { return };
    let first = open(&ground.place);
    let mut made = vec![make(&first)];
    for _ in 0..3 {
        cut(address);
        let second = open(&ground.place);
        made.extend([make(&second), make(&first), make(&second)]);
    }
    must_differ(&made);
}

/// What the programs of one installation have in common.
fn installation() -> (Keys, Clock) {
    let folder = tempfile::tempdir().unwrap();
    (Keys::make(&folder.path().join("keys")).unwrap(), Clock::system())
}

#[test]
fn what_one_program_says_the_others_hear_and_it_does_not_hear_itself() {
    let Some(ground) = postgres() else { return };
    drop(open(&ground.place));
    let (keys, clock) = installation();
    wait_with_io(async {
        let mut programs = Vec::new();
        for _ in 0..3 {
            programs.push(Whispers::begin(&ground.place, &keys, &clock).await.unwrap().expect("PostgreSQL carries it"));
        }
        programs[0].say(&"x".repeat(Whispers::LONGEST + 1)).await.expect_err("it is refused here, and the connection lasts");
        programs[0].say("منى هنا").await.unwrap();
        programs[1].say("and Salem").await.unwrap();
        assert_eq!(programs[0].hear().await.as_deref(), Some("and Salem"), "its own words are none of another program");
        assert_eq!(programs[1].hear().await.as_deref(), Some("منى هنا"));
        assert_eq!([programs[2].hear().await, programs[2].hear().await], [Some("منى هنا".into()), Some("and Salem".into())]);
        let Place::Postgres(address) = &ground.place else { return };
        let address = address.clone();
        tokio::task::spawn_blocking(move || cut(&address)).await.unwrap();
        assert_eq!(programs[2].hear().await, None, "a lost connection is noticed");
    });
}

/// A stranger says again what was overheard, and something made up.
fn repeats(stranger: &mut postgres::Client, channel: &str) {
    let mut heard = stranger.notifications();
    let mut overheard: Vec<String> = Vec::new();
    while !overheard.iter().any(|said| said.ends_with("first")) {
        let said = heard.timeout_iter(Duration::from_secs(60)).next().unwrap();
        overheard.push(said.expect("it is heard within a minute").payload().to_owned());
    }
    drop(heard);
    for said in overheard.iter().map(String::as_str).chain(["made up"]) {
        stranger.execute("select pg_notify($1, $2)", &[&channel, &said]).unwrap();
    }
}

#[test]
fn whoever_may_only_connect_to_the_database_is_not_heard() {
    let Some(ground) = postgres() else { return };
    let Place::Postgres(address) = &ground.place else { return };
    drop(open(&ground.place));
    let ((keys, clock), (strange, _)) = (installation(), installation());
    let mut stranger = postgres::Client::connect(address.reveal(), postgres::NoTls).unwrap();
    let sql = "select 'daleel_' || md5(coalesce(cast(current_schema() as text), ''))";
    let channel: String = stranger.query_one(sql, &[]).unwrap().get(0);
    stranger.batch_execute(&format!("listen {channel}")).unwrap();
    wait_with_io(async move {
        let mut listens = Whispers::begin(&ground.place, &keys, &clock).await.unwrap().unwrap();
        let speaks = Whispers::begin(&ground.place, &keys, &clock).await.unwrap().unwrap();
        let stranger_speaks = Whispers::begin(&ground.place, &strange, &clock).await.unwrap().unwrap();
        stranger_speaks.say("another installation").await.unwrap();
        speaks.say("first").await.unwrap();
        assert_eq!(listens.hear().await.as_deref(), Some("first"));
        // Whoever listens along knows how it is said, and says it again in its own name.
        tokio::task::spawn_blocking(move || repeats(&mut stranger, &channel)).await.unwrap();
        speaks.say("second").await.unwrap();
        assert_eq!(listens.hear().await.as_deref(), Some("second"), "and nothing between");
    });
}

#[test]
fn a_database_that_one_program_has_to_itself_carries_no_whispers() {
    let (keys, clock) = installation();
    for ground in grounds().into_iter().filter(|ground| matches!(ground.place, Place::Sqlite(_))) {
        assert!(wait_with_io(Whispers::begin(&ground.place, &keys, &clock)).unwrap().is_none());
    }
}
