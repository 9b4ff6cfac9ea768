//! A process that is killed while it writes: what it acknowledged is there once, and the rest once or not at all.

use std::collections::BTreeMap;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Write;
use std::process::Command;
use std::process::Stdio;

use kernel::Secret;
use store::Place;
use store::Proof;

use crate::world::grounds;
use crate::world::of;
use crate::world::open;
use crate::world::told;
use crate::world::wait;

/// Where the killed process writes, and the prefix of its words.
const WHERE: &str = "STORE_STORY_PLACE";
const ROUND: &str = "STORE_STORY_ROUND";

/// Not a story: the process that is killed. It writes with eight tasks and says what was acknowledged.
#[test]
fn the_process_that_is_killed() {
    let (Ok(place), Ok(round)) = (std::env::var(WHERE), std::env::var(ROUND)) else { return };
    let place = if place.starts_with("postgres") { Place::Postgres(Secret::new(place)) } else { Place::Sqlite(place.into()) };
    let store = open(&place);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let tasks = (0..8).map(|task| {
            let (store, round) = (store.clone(), round.clone());
            async move {
                for number in 0..100_000 {
                    let words: &'static str = format!("{round}-{task}-{number}").leak();
                    store.write(of(1), move |tx| tx.record(told(words))).await.unwrap();
                    writeln!(std::io::stdout(), "\nacknowledged {words}").unwrap();
                }
            }
        });
        futures::future::join_all(tasks).await;
    });
}

#[test]
fn of_what_was_acknowledged_before_a_kill_nothing_is_lost_and_nothing_doubled() {
    for ground in grounds() {
        let place = match &ground.place {
            Place::Sqlite(file) => file.to_str().unwrap().to_owned(),
            Place::Postgres(address) => address.reveal().clone(),
        };
        let mut acknowledged = Vec::new();
        for round in 0..6 {
            acknowledged.extend(killed_after(&place, round, 15 + round * 11));
        }
        let store = open(&ground.place);
        let (proof, words) = wait(store.read(of(1), |tx| Ok((tx.verify_chain(None, None)?, tx.events_after(0, u32::MAX)?)))).unwrap();
        assert!(matches!(proof, Proof::Whole(_)), "{proof:?}");
        let mut times: BTreeMap<String, u32> = BTreeMap::new();
        words.iter().for_each(|event| *times.entry(event.data["words"].as_str().unwrap().into()).or_default() += 1);
        assert!(times.values().all(|times| *times == 1), "nothing is there twice");
        let lost: Vec<_> = acknowledged.iter().filter(|words| !times.contains_key(*words)).collect();
        assert!(lost.is_empty(), "{} of {} are lost", lost.len(), acknowledged.len());
    }
}

/// Starts the writing process and kills it after so many acknowledgements; answers all that it gave.
fn killed_after(place: &str, round: usize, count: usize) -> Vec<String> {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "kill::the_process_that_is_killed", "--nocapture"]).env(WHERE, place).env(ROUND, round.to_string());
    let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let lines = BufReader::new(process.stdout.take().unwrap()).lines();
    let mut acknowledged = Vec::new();
    // After the kill the pipe is read to its end: what was said and not yet heard counts too. A last line cut short does not.
    for line in lines.map_while(Result::ok) {
        if let Some(words) = line.strip_prefix("acknowledged ").filter(|words| words.split('-').count() == 3) {
            acknowledged.push(words.to_owned());
        }
        if acknowledged.len() == count {
            process.kill().unwrap();
        }
    }
    process.wait().unwrap();
    assert!(acknowledged.len() >= count, "it wrote before it was killed");
    acknowledged.pop();
    acknowledged
}
