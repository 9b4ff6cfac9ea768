//! Tickets at many kiosks at once, each asked for under a key of its own, as a kiosk does that must not give two for one.
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Instant;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;
use rusqlite::Connection;
use serde_json::Value;
use serde_json::json;

use super::Plan;
use super::found;
use super::found::Government;
use crate::bench::daleel::Installation;
use crate::bench::daleel::Serving;
use crate::bench::http::Client;
use crate::bench::http::Request;
use crate::bench::process;

/// Before the run so many are given unmeasured, one part of so many of a run.
const AHEAD: usize = 20;

/// What was given.
pub struct Given {
    /// Sorted, in milliseconds.
    pub times: Vec<f64>,
    pub seconds: f64,
    /// Processor time of the program, in milliseconds a ticket.
    pub cpu_ms: f64,
    /// How many the database has, all told.
    pub kept: usize,
    /// Of the queues of one day, how many have a gap or a double; and acknowledged tickets that are not there as they were acknowledged.
    pub wrong: usize,
    /// How many queues there were.
    pub queues: usize,
}

/// What a kiosk was told: the centre, and the number.
type Told = (i64, String);

/// Gives the tickets, and looks afterwards whether their numbers are perfect.
pub fn measure(installation: &Installation, government: &Government, plan: &Plan) -> Result<Given> {
    let serving = Serving::start_with(installation, &found::settings(None))?;
    let token = installation.token()?;
    let asking = Asking { government, serving: &serving, token: &token, kiosks: plan.kiosks };
    let mut told = asking.run("ahead", plan.tickets / AHEAD)?.1;
    let before = process::cpu_only(&[serving.pid()])?.cpu_ms;
    let begun = Instant::now();
    let (mut times, given) = asking.run("run", plan.tickets)?;
    let seconds = begun.elapsed().as_secs_f64();
    let cpu_ms = (process::cpu_only(&[serving.pid()])?.cpu_ms - before) / times.len() as f64;
    times.sort_by(f64::total_cmp);
    told.extend(given);
    drop(serving);
    let kept = kept(installation)?;
    let queues = kept.len();
    let wrong = kept.values().filter(|numbers| !numbers.iter().copied().eq(1..=numbers.len() as i64)).count();
    let shown: BTreeSet<Told> = kept
        .iter()
        .flat_map(|((centre, letter), numbers)| numbers.iter().map(move |number| (*centre, format!("{letter}\u{a0}{number:03}"))))
        .collect();
    let acknowledged: BTreeSet<Told> = told.iter().cloned().collect();
    let lost = acknowledged.difference(&shown).count() + (told.len() - acknowledged.len());
    Ok(Given { times, seconds, cpu_ms, kept: shown.len(), wrong: wrong + lost, queues })
}

/// Who asks whom.
struct Asking<'a> {
    government: &'a Government,
    serving: &'a Serving,
    token: &'a str,
    kiosks: usize,
}

impl Asking<'_> {
    /// So many tickets, at all centres in turn; how long each took, and what was told.
    fn run(&self, name: &str, tickets: usize) -> Result<(Vec<f64>, Vec<Told>)> {
        let next = AtomicUsize::new(0);
        let parts = thread::scope(|scope| {
            let kiosks: Vec<_> = (0..self.kiosks).map(|_| scope.spawn(|| self.kiosk(name, (&next, tickets)))).collect();
            kiosks.into_iter().map(|kiosk| kiosk.join().expect("a kiosk returns what went wrong")).collect::<Result<Vec<_>>>()
        });
        let (mut times, mut told) = (Vec::new(), Vec::new());
        for part in parts? {
            times.extend(part.0);
            told.extend(part.1);
        }
        Ok((times, told))
    }

    fn kiosk(&self, name: &str, (next, tickets): (&AtomicUsize, usize)) -> Result<(Vec<f64>, Vec<Told>)> {
        let mut client = Client::new(self.serving.http, true);
        let (mut times, mut told) = (Vec::new(), Vec::new());
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= tickets {
                return Ok((times, told));
            }
            let place = &self.government.places[number % self.government.places.len()];
            let service = place.services[number / self.government.places.len() % place.services.len()];
            let path = format!("/api/v1/centres/{}/tickets", place.centre);
            let request = Request::json(path, &json!({ "service": service.to_string(), "lang": "ar" }), &["\"number\":"]);
            let request =
                request.with("Authorization", format!("Bearer {}", self.token)).with("Idempotency-Key", format!("{name}-{number}"));
            let begun = Instant::now();
            let answer = client.ask(&request)?;
            times.push(begun.elapsed().as_secs_f64() * 1000.0);
            ensure!(answer.is_right_for(&request), "{} answered {}", request.path, String::from_utf8_lossy(&answer.body));
            let ticket: Value = serde_json::from_slice(&answer.body)?;
            told.push((place.centre, ticket["number"].as_str().context("a number")?.to_owned()));
        }
    }
}

/// The numbers in the database, ascending, by centre and letter: all of one day.
fn kept(installation: &Installation) -> Result<BTreeMap<(i64, String), Vec<i64>>> {
    let database = Connection::open(installation.data.join("daleel.sqlite"))?;
    let days: i64 = database.query_row("select count(distinct day) from tickets", [], |row| row.get(0))?;
    ensure!(days == 1, "midnight came; measure again");
    let mut asked = database.prepare("select centre_id, letter, number from tickets order by centre_id, letter, number")?;
    let mut kept: BTreeMap<(i64, String), Vec<i64>> = BTreeMap::new();
    let mut rows = asked.query([])?;
    while let Some(row) = rows.next()? {
        kept.entry((row.get(0)?, row.get(1)?)).or_default().push(row.get(2)?);
    }
    Ok(kept)
}
