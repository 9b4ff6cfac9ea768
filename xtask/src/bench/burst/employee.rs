//! An employee at work: the list, a case, a reply, a search, a note, with a pause between two things as people make one.
use std::sync::Mutex;
use std::sync::PoisonError;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use anyhow::Context;
use anyhow::Result;
use anyhow::bail;
use testkit::Ledger;

use super::Stretch;
use super::window::Window;
use crate::bench::chance::Chance;
use crate::bench::daleel::people::Person;
use crate::bench::form;
use crate::bench::http::Client;
use crate::bench::http::Request;
use crate::bench::product::Scenario;
use crate::bench::workload::answer;
use crate::bench::workload::words::Words;

/// What an employee does, and what a page does by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    Settle,
    List,
    Case,
    Search,
    Note,
    Reply,
    UpToDate,
}

/// How long one took, in which stretch, and whether its answer was right.
pub struct Sample {
    pub deed: Deed,
    pub stretch: usize,
    pub ms: f64,
    pub is_right: bool,
}

/// What several did.
#[derive(Default)]
pub struct Took {
    pub samples: Vec<Sample>,
    /// The first answers that were wrong, in words.
    pub wrong: Vec<String>,
}

impl Took {
    /// With what another did.
    pub fn add(&mut self, other: Self) {
        self.samples.extend(other.samples);
        self.wrong.extend(other.wrong);
    }

    /// Asks, and keeps how long the answer took; nothing where it was wrong.
    pub fn ask(&mut self, client: &mut Client, request: &Request, (deed, stretch): (Deed, usize)) -> Option<String> {
        let begun = Instant::now();
        let answer = client.ask(request);
        let ms = begun.elapsed().as_secs_f64() * 1000.0;
        let said = match answer {
            Ok(answer) if answer.is_right_for(request) => Ok(String::from_utf8_lossy(&answer.body).into_owned()),
            Ok(answer) => Err(format!("{} answered {}", request.path, answer.status)),
            Err(error) => Err(format!("{}: {error:#}", request.path)),
        };
        self.samples.push(Sample { deed, stretch, ms, is_right: said.is_ok() });
        said.map_err(|wrong| self.wrong.push(wrong)).ok()
    }
}

/// Somebody at work.
pub struct Employee {
    number: usize,
    person: Person,
    client: Client,
    words: Words,
    chance: Chance,
    has_scripts: bool,
    written: usize,
}

/// The list in which they work.
const LIST: &str = "/en/desk/cases?view=mine";
/// They take one of the first cases of it.
const FIRST: usize = 10;

impl Employee {
    /// With a browser that keeps its pages up to date, or with one that does not.
    pub fn new(number: usize, person: Person, has_scripts: bool) -> Self {
        let (client, chance) = (Client::new(person.server, true), Chance::of(7, "employee", number as u64));
        Self { number, person, client, words: Words::read(), chance, has_scripts, written: 0 }
    }

    /// Works until it is over.
    pub fn work(mut self, stretch: &Stretch, ledger: &Mutex<Ledger>) -> Result<Took> {
        let window = Window::new(self.person.clone(), LIST);
        thread::scope(|scope| {
            let (window, mut chance) = (&window, Chance::of(7, "window", self.number as u64));
            let beside = self.has_scripts.then(|| scope.spawn(move || window.keep_up_to_date(stretch, &mut chance)));
            let mut took = Took::default();
            self.settle(&mut took, stretch)?;
            while stretch.goes_on() {
                self.round(&mut took, (stretch, window, ledger))?;
            }
            if let Some(beside) = beside {
                took.add(beside.join().expect("a window returns what went wrong")?);
            }
            Ok(took)
        })
    }

    /// Says of a case which service it asks for, so that the entity has settled cases to learn from: each new one is held against them.
    fn settle(&mut self, took: &mut Took, stretch: &Stretch) -> Result<()> {
        let mut ask = |request: &Request| took.ask(&mut self.client, request, (Deed::Settle, stretch.now()));
        let list = ask(&self.person.page(LIST, &["id=\"list\""])).unwrap_or_default();
        let Some(href) = cases(&list).into_iter().next() else { bail!("employee {} has no case to settle", self.number) };
        let page = ask(&self.person.page(&href, &["id=\"thread\""])).unwrap_or_default();
        let path = href.split('?').next().unwrap_or_default();
        let action = format!("{path}/matter");
        let version = form::fields(&page, &action).and_then(|fields| fields.into_iter().find(|(name, _)| name == "version"));
        let services = page.split_once("name=\"matter-service\"").and_then(|(_, rest)| rest.split("</select>").next());
        let services: Vec<String> = services.map(|part| form::values(part, "value")).unwrap_or_default();
        let service = services.iter().filter(|service| !service.is_empty()).nth(self.number % 2).context("two services")?;
        let says = [("service", service.as_str()), ("urgency", "ordinary"), ("lang", "en")];
        let says = says.map(|(name, value)| (name.to_owned(), value.to_owned())).into_iter().chain(version).collect::<Vec<_>>();
        ask(&self.person.sends(&action, &href, &says)).context("what a case asks for is said")?;
        Ok(())
    }

    /// A case from the list is answered; another thing is looked for, and something noted.
    fn round(&mut self, took: &mut Took, (stretch, window, ledger): (&Stretch, &Window, &Mutex<Ledger>)) -> Result<()> {
        let Some(list) = self.look(took, (Deed::List, LIST, "id=\"list\""), stretch, window) else { return Ok(()) };
        let cases = cases(&list);
        if cases.is_empty() {
            bail!("employee {} has no case", self.number);
        }
        let href = self.chance.pick(&cases).clone();
        let Some(page) = self.look(took, (Deed::Case, &href, "id=\"thread\""), stretch, window) else { return Ok(()) };
        let path = href.split('?').next().unwrap_or_default().to_owned();
        let composer = form::fields(&page, &format!("{path}/replies")).with_context(|| format!("a place to answer on {href}"))?;
        let reply = self.reply(composer);
        self.write(took, (Deed::Reply, &path, &href), reply, (stretch, ledger));
        let term = self.chance.pick(&Scenario::ALL).term().unwrap_or("receipt");
        let search = format!("/en/desk/search?q={}", crate::bench::http::percent(term));
        self.look(took, (Deed::Search, &search, "id=\"work\""), stretch, window);
        let (mark, text) = self.marked('n', "Called back and told when it will be ready.");
        self.write(took, (Deed::Note, &path, &href), (mark, vec![("text".to_owned(), text)]), (stretch, ledger));
        Ok(())
    }

    fn look(&mut self, took: &mut Took, (deed, path, expect): (Deed, &str, &str), stretch: &Stretch, window: &Window) -> Option<String> {
        self.pause(stretch);
        let request = self.person.page(path, &[expect]);
        let page = took.ask(&mut self.client, &request, (deed, stretch.now()));
        window.shows(path);
        page
    }

    /// Sends a form from a page; what was taken stands in the ledger.
    fn write(
        &mut self,
        took: &mut Took,
        (deed, path, from): (Deed, &str, &str),
        (mark, fields): (String, Vec<(String, String)>),
        (stretch, ledger): (&Stretch, &Mutex<Ledger>),
    ) {
        self.pause(stretch);
        let what = if deed == Deed::Note { "notes" } else { "replies" };
        let request = self.person.sends(&format!("{path}/{what}"), from, &fields);
        if took.ask(&mut self.client, &request, (deed, stretch.now())).is_some() {
            let kept = ledger.lock().unwrap_or_else(PoisonError::into_inner).acknowledge(&mark);
            kept.unwrap_or_else(|error| took.wrong.push(format!("the ledger: {error}")));
        }
    }

    fn reply(&mut self, composer: Vec<(String, String)>) -> (String, Vec<(String, String)>) {
        let is_arabic = composer.iter().any(|(name, value)| name == "lang" && value == "ar");
        let answer = answer(&self.words, is_arabic, self.chance.between(0, 1_000_000));
        let (mark, text) = self.marked('r', &answer);
        let filled = composer.into_iter().map(|(name, value)| if name == "body" { (name, text.clone()) } else { (name, value) });
        (mark, filled.chain([("open_seen".to_owned(), "yes".to_owned())]).collect())
    }

    fn marked(&mut self, kind: char, text: &str) -> (String, String) {
        self.written += 1;
        let mark = format!("mark-{kind}-{}-{}", self.number, self.written);
        (mark.clone(), format!("{text} {mark}"))
    }

    /// One to three seconds, unless it is over.
    fn pause(&mut self, stretch: &Stretch) {
        let until = Instant::now() + Duration::from_millis(self.chance.between(1000, 3000));
        while stretch.goes_on() && Instant::now() < until {
            thread::sleep(until.saturating_duration_since(Instant::now()).min(Duration::from_millis(200)));
        }
    }
}

/// The first cases of the list that wait for a reply; where none does, the first of all.
fn cases(list: &str) -> Vec<String> {
    let of = |part: &str| form::values(part, "href").into_iter().find(|href| is_case(href));
    let waiting: Vec<String> = list.split("item--unread").skip(1).filter_map(of).take(FIRST).collect();
    if waiting.is_empty() { form::values(list, "href").into_iter().filter(|href| is_case(href)).take(FIRST).collect() } else { waiting }
}

/// Whether an address is that of a case in the list.
fn is_case(href: &str) -> bool {
    let rest = href.strip_prefix("/en/desk/cases/").and_then(|rest| rest.split_once('?'));
    rest.is_some_and(|(id, query)| id.bytes().all(|byte| byte.is_ascii_digit()) && query.contains("view=mine"))
}

#[cfg(test)]
mod tests {
    use super::cases;

    #[test]
    fn those_who_wait_are_answered_first() {
        let row = |class: &str, id: u8| format!("<a class=\"item{class}\" href=\"/en/desk/cases/{id}?view=mine\">");
        let list = format!("<a href=\"/en/desk/cases?view=team\">{}{}{}", row("", 1), row(" item--unread", 2), row("", 3));
        assert_eq!(cases(&list), ["/en/desk/cases/2?view=mine"]);
        assert_eq!(cases(&row("", 1)), ["/en/desk/cases/1?view=mine"]);
    }
}
