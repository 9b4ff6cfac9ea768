//! Calls at a steady rate while everybody looks: each counter ends the visit of one customer and calls the next with one press; whoever was called
//! comes after a second, and for each who is called another customer comes.
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use std::time::Instant;

use anyhow::Context;
use anyhow::Result;
use serde_json::Value;
use serde_json::json;
use tokio::sync::Mutex;
use tokio::time::MissedTickBehavior;
use tokio::time::interval;
use tokio::time::sleep;

use super::Plan;
use super::browser::Browsers;
use super::desk::Desk;
use super::followers::Follower;
use super::followers::Parts;
use super::followers::Screen;
use super::followers::Watched;
use super::found;
use super::found::Government;
use crate::bench::chance::Chance;
use crate::bench::daleel::Installation;
use crate::bench::daleel::Serving;
use crate::bench::http::Request;
use crate::bench::process;

/// So long a customer takes to come to the counter.
const WAY: Duration = Duration::from_secs(1);
/// Streams that are opened one after the other without a pause, and the pause.
const TOGETHER: usize = 50;
const BREATH: Duration = Duration::from_millis(40);
/// Who is told that the program is busy looks again after so long.
const AGAIN: Duration = Duration::from_secs(3);
/// What is called last is still waited for.
const LAST: Duration = Duration::from_secs(10);

/// What was measured at one rate.
pub struct Run {
    /// Calls a second that were wanted, and that were made.
    pub rate: f64,
    pub made: f64,
    /// Until the call was answered and the counter's page had whom it called, in milliseconds, sorted.
    pub called: Vec<f64>,
    /// Of each kind of screen: until it was told, and until it had what it shows.
    pub screens: BTreeMap<Screen, [Vec<f64>; 2]>,
    /// Calls of which a screen never heard.
    pub unseen: usize,
    /// Pages and acts a second, and processor time a second, of the program and of this one.
    pub asked: f64,
    pub server: f64,
    pub driver: f64,
    pub memory: f64,
    /// What went wrong.
    pub wrong: Vec<String>,
}

/// A call: when the button was pressed, and when the counter's page had the number.
struct Call {
    place: usize,
    number: String,
    pressed: Instant,
    shown: Instant,
}

/// Everything that plays.
struct Stage {
    browsers: Arc<Browsers>,
    watched: Arc<Watched>,
    calls: Mutex<Vec<Call>>,
    token: String,
    government: Government,
}

/// Opens all streams, and calls at each rate.
pub fn measure(installation: &Installation, serving: &Serving, (government, plan): (Government, &Plan)) -> Result<Vec<Run>> {
    let mut seated = found::seated(serving, &government)?;
    let devices = found::paired(installation, serving, &government)?;
    let places = government.places.iter().enumerate();
    let sitting = places.flat_map(|(place, one)| one.counters.iter().map(move |(_, email)| (place, email.clone())));
    let sitting: Vec<(usize, String)> = sitting.collect();
    let desks = sitting
        .into_iter()
        .filter_map(|(place, email)| Some(Desk { place, cookie: seated.remove(&email)?, ticket: None, is_unsure: false }));
    let desks: Vec<Arc<Mutex<Desk>>> = desks.map(|desk| Arc::new(Mutex::new(desk))).collect();
    let stage = Stage {
        browsers: Arc::new(Browsers::new(serving.http)),
        watched: Arc::default(),
        calls: Mutex::default(),
        token: installation.token()?,
        government,
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    runtime.block_on(Arc::new(stage).plays(desks, devices, (plan, serving.pid())))
}

impl Stage {
    async fn plays(
        self: Arc<Self>,
        desks: Vec<Arc<Mutex<Desk>>>,
        devices: Vec<found::Device>,
        (plan, pid): (&Plan, u32),
    ) -> Result<Vec<Run>> {
        self.opens(&desks, devices, plan).await?;
        let mut runs = Vec::new();
        for rate in &plan.rates {
            self.at_rate(&desks, (*rate, Duration::from_secs(plan.seconds / 3))).await;
            self.forget().await;
            let (before, asked, begun) = (spent(pid)?, self.browsers.asked(), Instant::now());
            self.at_rate(&desks, (*rate, Duration::from_secs(plan.seconds))).await;
            let (after, seconds) = (spent(pid)?, begun.elapsed().as_secs_f64());
            let asked = (self.browsers.asked() - asked) as f64 / seconds;
            sleep(LAST).await;
            let run = self.judges(*rate).await;
            runs.push(Run {
                made: run.called.len() as f64 / seconds,
                asked,
                server: (after[0] - before[0]) / 1000.0 / seconds,
                driver: (after[1] - before[1]) / 1000.0 / seconds,
                memory: process::usage(&[pid])?.rss_mib,
                ..run
            });
        }
        Ok(runs)
    }

    /// Screens are switched on, customers come, and each counter calls its first.
    async fn opens(self: &Arc<Self>, desks: &[Arc<Mutex<Desk>>], devices: Vec<found::Device>, plan: &Plan) -> Result<()> {
        for (number, device) in devices.into_iter().enumerate() {
            let screen = if device.plate.is_some() { Screen::Plate } else { Screen::Display };
            self.looks((screen, device.place), ("/en/device".to_owned(), "/en/device/live".to_owned()), Some(device.cookie));
            breathe(number).await;
        }
        for number in 0..plan.followers {
            self.comes(number % self.government.places.len(), number).await?;
            breathe(number).await;
        }
        for (number, desk) in desks.iter().enumerate() {
            tokio::spawn(self.clone().calls(desk.clone()));
            breathe(number).await;
        }
        sleep(LAST).await;
        for (number, desk) in desks.iter().enumerate().filter(|_| !plan.without_desks) {
            self.follows(&*desk.lock().await).await?;
            breathe(number).await;
        }
        Ok(())
    }

    /// Somebody or something looks from now on.
    fn looks(&self, (screen, place): (Screen, usize), (page, stream): (String, String), cookie: Option<String>) {
        let chance = Chance::of(7, &page, place as u64);
        let (browsers, watched) = (self.browsers.clone(), self.watched.clone());
        let topic = format!("centre:{}", self.government.places[place].centre);
        tokio::spawn(Follower { browsers, watched, screen, place, page, stream, cookie, topic, chance, parts: Parts::default() }.looks());
    }

    /// The page of a counter follows what its own address says.
    async fn follows(&self, desk: &Desk) -> Result<()> {
        let stream = loop {
            let page = self.browsers.ask(Request::get("/en/desk/counter", &[]), Some(&desk.cookie)).await?;
            if page.status == 503 {
                // All of them open their pages within a minute; in a morning they have longer.
                sleep(AGAIN).await;
                continue;
            }
            let stream = page.text.split("hx-sse:connect=\"").nth(1).and_then(|rest| rest.split('"').next());
            break stream.with_context(|| format!("the page of a counter follows nothing: {}", page.text))?.to_owned();
        };
        let stream = stream.replace("&amp;", "&").replace("&#38;", "&");
        self.looks((Screen::Counter, desk.place), ("/en/desk/counter".to_owned(), stream), Some(desk.cookie.clone()));
        Ok(())
    }

    /// A customer takes a ticket and follows it.
    async fn comes(&self, place: usize, number: usize) -> Result<()> {
        let centre = &self.government.places[place];
        let service = centre.services[number / self.government.places.len() % centre.services.len()];
        let path = format!("/api/v1/centres/{}/tickets", centre.centre);
        let asked = Request::json(path, &json!({ "service": service.to_string(), "lang": "en" }), &[]);
        let page = self.browsers.ask(asked.with("Authorization", format!("Bearer {}", self.token)), None).await?;
        let ticket: Value = serde_json::from_str(&page.text).with_context(|| page.text.clone())?;
        let follow = ticket["follow"].as_str().and_then(|url| url.split_once("://")?.1.split_once('/')).context("where it is followed")?.1;
        self.looks((Screen::Phone, place), (format!("/{follow}"), format!("/{follow}/live")), None);
        Ok(())
    }

    /// Calls at a rate for so long, one counter after the other; one that is still at it is left out.
    async fn at_rate(self: &Arc<Self>, desks: &[Arc<Mutex<Desk>>], (rate, length): (f64, Duration)) {
        let mut ticks = interval(Duration::from_secs_f64(1.0 / rate));
        ticks.set_missed_tick_behavior(MissedTickBehavior::Burst);
        let (begun, mut tasks) = (Instant::now(), Vec::new());
        // Neighbours are of different centres.
        let mut order: Vec<usize> = (0..desks.len()).collect();
        order.sort_by_key(|at| Chance::of(11, "desk", *at as u64).next());
        for at in order.iter().cycle() {
            ticks.tick().await;
            if begun.elapsed() >= length {
                break;
            }
            tasks.push(tokio::spawn(self.clone().calls(desks[*at].clone())));
        }
        for task in tasks {
            // What went wrong in it was kept.
            drop(task.await);
        }
    }

    async fn calls(self: Arc<Self>, desk: Arc<Mutex<Desk>>) {
        let Ok(mut desk) = desk.try_lock() else { return };
        if let Err(error) = self.call(&mut desk).await {
            desk.is_unsure = true;
            self.watched.fails(&error);
        }
    }

    /// Ends the visit, if there is one, and calls; the customer comes; and another customer enters the centre.
    async fn call(&self, desk: &mut Desk) -> Result<()> {
        if desk.is_unsure {
            desk.finds(&self.browsers).await?;
        }
        let pressed = Instant::now();
        let page = match desk.ticket.take() {
            Some(ticket) => {
                let done = [
                    ("ticket", ticket.as_str()),
                    ("steps", "The card was renewed."),
                    ("outcome", "settled"),
                    ("told", "words"),
                    ("then", "next"),
                ];
                desk.presses(&self.browsers, "completion", &done).await?
            }
            None => desk.presses(&self.browsers, "next", &[]).await?,
        };
        let shown = Instant::now();
        let served = page.split("id=\"served-title\"><bdi>").nth(1).context("nobody was called")?;
        let number = served.split("</bdi>").next().context("a number")?.to_owned();
        self.calls.lock().await.push(Call { place: desk.place, number, pressed, shown });
        self.comes(desk.place, usize::from(served.len().is_multiple_of(2)) * self.government.places.len()).await?;
        sleep(WAY).await;
        let page = desk.presses(&self.browsers, "visit", &[]).await?;
        let ticket = page.split("name=\"ticket\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).context("a visit")?;
        desk.ticket = Some(ticket.to_owned());
        Ok(())
    }

    async fn forget(&self) {
        self.calls.lock().await.clear();
        self.watched.seen.lock().expect("nobody panics with it").clear();
        self.watched.wrong.lock().expect("nobody panics with it").clear();
    }

    /// Puts calls and what was seen together: a number of a centre is called once.
    async fn judges(&self, rate: f64) -> Run {
        let calls = std::mem::take(&mut *self.calls.lock().await);
        let seen = std::mem::take(&mut *self.watched.seen.lock().expect("nobody panics with it"));
        let wrong = std::mem::take(&mut *self.watched.wrong.lock().expect("nobody panics with it"));
        let since = |call: &Call, at: Instant| at.saturating_duration_since(call.pressed).as_secs_f64() * 1000.0;
        let mut screens: BTreeMap<Screen, [Vec<f64>; 2]> = BTreeMap::new();
        let mut by_number: BTreeMap<(Screen, usize, &str), _> =
            seen.iter().map(|one| ((one.screen, one.place, one.number.as_str()), one)).collect();
        let mut unseen = 0;
        for call in &calls {
            for screen in [Screen::Plate, Screen::Display, Screen::Phone] {
                match by_number.remove(&(screen, call.place, call.number.as_str())) {
                    Some(seen) => {
                        let [told, has] = screens.entry(screen).or_default();
                        told.push(since(call, seen.told));
                        has.push(since(call, seen.has));
                    }
                    None => unseen += 1,
                }
            }
        }
        let mut called: Vec<f64> = calls.iter().map(|call| since(call, call.shown)).collect();
        called.sort_by(f64::total_cmp);
        screens.values_mut().flatten().for_each(|times| times.sort_by(f64::total_cmp));
        Run { rate, made: 0.0, called, screens, unseen, asked: 0.0, server: 0.0, driver: 0.0, memory: 0.0, wrong }
    }
}

async fn breathe(number: usize) {
    if number % TOGETHER == TOGETHER - 1 {
        sleep(BREATH).await;
    }
}

/// Processor time in milliseconds, of the program and of this one.
fn spent(pid: u32) -> Result<[f64; 2]> {
    Ok([process::cpu_only(&[pid])?.cpu_ms, process::own_ms()?])
}
