//! Whoever looks: a customer's telephone, a plate, a display, the page of a counter. Each follows its stream and asks for its page again as the
//! page's script does: at once when it is told `now`, within fifteen seconds when it is told `soon`, and a device says each minute that it is there.
use std::collections::BTreeSet;
use std::pin::pin;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;
use std::time::Instant;

use anyhow::Context;
use anyhow::Result;
use tokio::time::Instant as Moment;
use tokio::time::sleep;
use tokio::time::sleep_until;

use super::browser::Browsers;
use crate::bench::chance::Chance;
use crate::bench::http::Request;

/// The longest rest in milliseconds before a page without an account looks again.
const REST: u64 = 15_000;
/// How long a page of the workspace waits before it looks again, and how much longer at most, and how long after the last time, where a part of
/// it may rest.
const PAUSE: u64 = 400;
const SPREAD: u64 = 1_500;
const RESTS: Duration = Duration::from_secs(5);
const HEALTH: Duration = Duration::from_secs(60);
/// A browser opens a stream that has ended again after so long.
const AGAIN: Duration = Duration::from_secs(3);

/// What looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Screen {
    Plate,
    Display,
    Phone,
    /// The page of whoever serves: it hears of what happens in its centre, and looks again.
    Counter,
}

/// A number that a screen shows for the first time: the centre, the number, when the screen was told, and when it had its page.
pub struct Seen {
    pub screen: Screen,
    pub place: usize,
    pub number: String,
    pub told: Instant,
    pub has: Instant,
}

/// What all have seen, and what went wrong.
#[derive(Default)]
pub struct Watched {
    pub seen: Mutex<Vec<Seen>>,
    pub wrong: Mutex<Vec<String>>,
}

impl Watched {
    /// Keeps what went wrong.
    pub fn fails(&self, error: &anyhow::Error) {
        self.wrong.lock().unwrap_or_else(PoisonError::into_inner).push(format!("{error:#}"));
    }
}

/// Somebody who looks.
pub struct Follower {
    pub browsers: Arc<Browsers>,
    pub watched: Arc<Watched>,
    pub screen: Screen,
    pub place: usize,
    /// The address of the page, and of its stream.
    pub page: String,
    pub stream: String,
    pub cookie: Option<String>,
    /// What the page of a counter shows, such as `centre:7`.
    pub topic: String,
    pub chance: Chance,
    pub parts: Parts,
}

/// How the parts of a counter's page that show its centre are kept up to date.
#[derive(Default)]
pub struct Parts {
    /// Whether there is one that is fetched at once, and one that may rest.
    at_once: bool,
    rests: bool,
    /// Until when it rests.
    until: Option<Moment>,
}

impl Follower {
    /// Looks until the page has nothing more to tell, or somebody stops it. What ends early is opened again, and looked at then.
    pub async fn looks(mut self) {
        let mut known = BTreeSet::new();
        while let Err(error) = self.follows(&mut known).await {
            self.watched.fails(&error.context(self.page.clone()));
            sleep(AGAIN).await;
        }
    }

    async fn follows(&mut self, known: &mut BTreeSet<String>) -> Result<()> {
        let mut events = self.browsers.follow(&self.stream, self.cookie.as_deref()).await?;
        let (mut due, mut health): (Option<Moment>, _) = (None, self.says_later());
        let mut is_over = self.asks(known, Instant::now()).await?;
        while !is_over {
            let rest = async {
                match due {
                    Some(due) => sleep_until(due).await,
                    None => std::future::pending().await,
                }
            };
            let looks_now = tokio::select! {
                name = pin!(events.next()) => {
                    let (name, data) = name?;
                    due = due.or(self.rest((&name, &data)));
                    name == "now"
                }
                () = rest => true,
                () = sleep_until(health) => {
                    health = self.says_later();
                    self.says_that_it_is_there().await?;
                    false
                }
            };
            if looks_now {
                due = None;
                is_over = self.asks(known, Instant::now()).await?;
            }
        }
        Ok(())
    }

    /// When the page looks again after an event that leaves it time.
    fn rest(&mut self, (name, data): (&str, &str)) -> Option<Moment> {
        let after = |millis: u64| Moment::now() + Duration::from_millis(millis);
        match name {
            "soon" => Some(after(self.chance.between(0, REST))),
            "changed" if !data.split(',').any(|topic| topic == self.topic) => None,
            "changed" if self.parts.at_once => Some(after(PAUSE)),
            "changed" if self.parts.rests => Some(after(PAUSE + self.chance.between(0, SPREAD))).max(self.parts.until),
            _ => None,
        }
    }

    fn says_later(&mut self) -> Moment {
        let spread = Duration::from_millis(self.chance.between(0, 5_000));
        Moment::now() + HEALTH + spread
    }

    async fn says_that_it_is_there(&self) -> Result<()> {
        if matches!(self.screen, Screen::Plate | Screen::Display) {
            self.browsers.ask(Request::form("/en/device/health", &[("said", "")]), self.cookie.as_deref()).await?;
        }
        Ok(())
    }

    /// Asks for the page; answers whether nothing more will happen on it.
    async fn asks(&mut self, known: &mut BTreeSet<String>, told: Instant) -> Result<bool> {
        let asked = Request::get(self.page.clone(), &[]).with("Unattended", "yes");
        let page = self.browsers.ask(asked, self.cookie.as_deref()).await?;
        let has = Instant::now();
        anyhow::ensure!(page.status == 200, "{} answered {}", self.page, page.status);
        if self.screen == Screen::Counter {
            let part = format!("data-live=\"{}\"", self.topic);
            let rests = |part: &str| part.starts_with(" data-live-rests");
            let parts = || page.text.split(&part).skip(1);
            self.parts = Parts { at_once: parts().any(|part| !rests(part)), rests: parts().any(rests), until: Some(Moment::now() + RESTS) };
        }
        for number in self.shown(&page.text)? {
            if known.insert(number.clone()) {
                let seen = Seen { screen: self.screen, place: self.place, number, told, has };
                self.watched.seen.lock().unwrap_or_else(PoisonError::into_inner).push(seen);
            }
        }
        Ok(self.screen == Screen::Phone && !page.text.contains("data-follow="))
    }

    /// The numbers that the page shows as called.
    fn shown(&self, page: &str) -> Result<Vec<String>> {
        let behind = |mark: &str| -> Vec<String> {
            page.split(mark).skip(1).filter_map(|rest| rest.split("</bdi>").next()).map(str::to_owned).collect()
        };
        Ok(match self.screen {
            Screen::Plate => behind("class=\"plate__ticket\"><bdi>"),
            Screen::Display => [behind("class=\"now__ticket\"><bdi>"), behind("class=\"call\"><b><bdi>")].concat(),
            Screen::Phone if page.contains("data-vibrates") => {
                let title = page.split("<h1>").nth(1).and_then(|rest| rest.split("</h1>").next()).context("a heading")?;
                let start = title.find('\u{a0}').context("a number")?;
                let digits = title[start..].chars().skip(1).take_while(char::is_ascii_digit);
                let letter = title[..start].chars().next_back().context("a letter")?;
                vec![format!("{letter}\u{a0}{}", digits.collect::<String>())]
            }
            Screen::Phone | Screen::Counter => Vec::new(),
        })
    }
}
