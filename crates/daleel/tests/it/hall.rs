//! A service centre of the demonstration at work, as people and programs reach it: set up by its administrator, tickets taken by telephone, at the
//! reception and by programs, and counters that call, serve, send on and complete.

use std::io;
use std::net::SocketAddr;

use regex::Regex;
use serde_json::json;
use testkit::Answer;
use testkit::Installation;
use testkit::Running;
use testkit::Visitor;

use crate::world::signed_in;

/// Who sets it up.
pub const ADMINISTRATOR: &str = "huda@rsa.example";
/// The note with which customers are sent on.
const SENT_ON: &str = "The form is stamped; the copies are still to be made.";

/// A centre with two queues, A and B, one service in each.
#[derive(Clone, Debug)]
pub struct Hall {
    /// Its number.
    pub centre: String,
    /// The service of each queue.
    pub services: [String; 2],
}

/// A ticket as it was acknowledged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// As its customer sees it: `A 042`.
    pub number: String,
    /// The page on which its customer follows it.
    pub follow: String,
}

/// Where a ticket is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// By a program, such as a kiosk of another maker.
    Program,
    /// By telephone, on the centre's public page.
    Phone,
    /// At the reception.
    Reception,
}

/// The values among which a field of a page lets choose.
fn choices(page: &str, field: &str) -> Vec<String> {
    let select = page.split("<select").find(|part| part.contains(&format!("name=\"{field}\""))).unwrap_or_default();
    let value = Regex::new(r#"<option value="(\d+)""#).unwrap();
    value.captures_iter(select.split("</select>").next().unwrap_or_default()).map(|found| found[1].to_owned()).collect()
}

/// The first number of a ticket in a text.
fn number(text: &str) -> String {
    let found = Regex::new("[A-Z]\u{a0}\\d{3,}").unwrap();
    found.find(text).unwrap_or_else(|| panic!("no number stands in {text}")).as_str().replace('\u{a0}', " ")
}

/// A form that is taken.
pub fn done(who: &mut Visitor, path: &str, fields: &[(&str, &str)]) {
    let answer = who.post(&format!("/en{path}"), fields).unwrap();
    assert_eq!(answer.status, 303, "{path}: {}", answer.body);
}

/// A page that is there; nothing where it cannot be shown now.
fn shown(page: Answer) -> Option<String> {
    is_acknowledged(&page, 200).then_some(page.body)
}

impl Hall {
    /// Sets the first centre of the first entity up: queues, services, counters, open the whole day, joined by telephone; and its first employees
    /// are qualified.
    pub fn set_up(place: (&Installation, &Running), counters: usize) -> Self {
        let mut huda = signed_in(place, ADMINISTRATOR);
        let mut program = Visitor::with_token(place.1.http(), &place.0.token().unwrap());
        let centre = program.get("/api/v1/centres").unwrap().json()["items"][0]["id"].as_str().unwrap().to_owned();
        let path = format!("/desk/centres/{centre}");
        for (letter, ar, en) in [("A", "الطلبات", "Requests"), ("B", "النسخ", "Copies")] {
            done(&mut huda, &format!("{path}/queues"), &[("letter", letter), ("name_ar", ar), ("name_en", en)]);
        }
        done(&mut huda, &format!("{path}/counters"), &[("counters", &counters.to_string())]);
        done(&mut huda, &format!("{path}/joining"), &[("joining", "yes"), ("most_waiting", "500"), ("most_of_one", "500")]);
        let week = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"].map(|day| (day, "00:00-24:00"));
        done(&mut huda, "/admin/calendar/week", &week);
        let page = huda.get(&format!("/en{path}/set-up")).unwrap().body;
        let (services, queues) = (choices(&page, "service"), choices(&page, "queue"));
        for (service, queue) in services.iter().zip(&queues) {
            done(&mut huda, &format!("{path}/services"), &[("service", service), ("queue", queue), ("target", "15")]);
        }
        let employees = Regex::new(r#"href="/en/admin/employees/(\d+)""#).unwrap();
        let page = huda.get("/en/admin/employees").unwrap().body;
        for found in employees.captures_iter(&page) {
            let skill = [("channel", "centre"), ("service", ""), ("lang", "en")];
            done(&mut huda, &format!("/admin/employees/{}/skills", &found[1]), &skill);
        }
        Self { centre, services: [services[0].clone(), services[1].clone()] }
    }

    /// The browser of a kiosk at the door: it shows a code, which the administrator enters.
    pub fn kiosk(&self, (huda, address): (&mut Visitor, SocketAddr), name: &str) -> Visitor {
        let mut browser = Visitor::new(address);
        assert_eq!(browser.post("/en/device/code", &[]).unwrap().status, 303);
        let page = browser.get("/en/device").unwrap().body;
        let halves = page.split("<bdi>").skip(1).filter_map(|rest| rest.split_once("</bdi>"));
        let code: String = halves.map(|(half, _)| half).collect();
        let fields = [("code", code.as_str()), ("kind", "kiosk"), ("name", name), ("counter", "")];
        done(huda, &format!("/desk/centres/{}/devices", self.centre), &fields);
        browser
    }

    /// Asks for a ticket under a key; nothing where it cannot be given now.
    ///
    /// # Errors
    /// When the program is gone.
    pub fn take(&self, door: Door, who: &mut Visitor, (service, key): (usize, &str)) -> io::Result<Option<Taken>> {
        let (centre, service) = (&self.centre, self.services[service].as_str());
        let form = [("service", service), ("lang", "en"), ("key", key)];
        match door {
            Door::Program => {
                let path = format!("/api/v1/centres/{centre}/tickets");
                let answer = who.once(key).post_json(&path, &json!({ "service": service, "lang": "en" }))?;
                let ticket = answer.json();
                let text = |name: &str| ticket[name].as_str().expect("a ticket has it");
                Ok(is_acknowledged(&answer, 200).then(|| Taken { number: number(text("number")), follow: path_of(text("follow")) }))
            }
            Door::Phone => {
                let answer = who.post(&format!("/en/e/rsa/centres/{centre}/tickets"), &form)?;
                if !is_acknowledged(&answer, 303) {
                    return Ok(None);
                }
                let follow = answer.leads_to().to_owned();
                Ok(shown(who.get(&follow)?).map(|page| Taken { number: number(&page), follow }))
            }
            Door::Reception => {
                let answer = who.post(&format!("/en/desk/centres/{centre}/tickets"), &form)?;
                if !is_acknowledged(&answer, 303) {
                    return Ok(None);
                }
                let follow = Regex::new(r"/en/turn/[^\x22]+").unwrap();
                let taken = |page: String| Taken { number: number(&page), follow: follow.find(&page).unwrap().as_str().to_owned() };
                Ok(shown(who.get(answer.leads_to())?).map(taken))
            }
        }
    }
}

/// Whether a request was carried out; refused is none of what is asked here, and whoever cannot answer now is asked again.
fn is_acknowledged(answer: &Answer, as_status: u16) -> bool {
    assert!(answer.status == as_status || answer.status >= 500, "{}: {}", answer.status, answer.body);
    answer.status == as_status
}

fn path_of(address: &str) -> String {
    address.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| rest[at..].to_owned())).unwrap_or_default()
}

/// What whoever sits at a counter sees there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Desk {
    /// Nobody is in hand.
    Free,
    /// This number is called.
    Called(String),
    /// This number is served: the ticket's id, and whether it was sent on to here.
    Serving(String, String, bool),
}

/// An employee at a counter.
#[derive(Clone)]
pub struct Counter {
    employee: Visitor,
}

impl Counter {
    /// Somebody signs in and sits down at the first counter that is free.
    pub fn open(place: (&Installation, &Running), email: &str) -> Self {
        let mut employee = signed_in(place, email);
        let page = employee.get("/en/desk/counter").unwrap().body;
        let free = choices(&page, "counter");
        Self::sits(employee, free.first().expect("a counter is free"))
    }

    /// Somebody who is signed in sits down at a counter.
    pub fn sits(mut employee: Visitor, counter: &str) -> Self {
        let seated = employee.post("/en/desk/counter/seat", &[("counter", counter)]).unwrap();
        assert_eq!(seated.status, 303, "{}", seated.body);
        Self { employee }
    }

    /// The browser in which they are signed in.
    pub fn browser(self) -> Visitor {
        self.employee
    }

    /// The same employee at the program's new address.
    pub fn goes_on_at(&mut self, address: SocketAddr) {
        self.employee = self.employee.at(address);
    }

    /// What stands on their page; nothing where it cannot be shown now.
    ///
    /// # Errors
    /// When the program is gone.
    pub fn looks(&mut self) -> io::Result<Option<Desk>> {
        let Some(page) = shown(self.employee.get("/en/desk/counter")?) else { return Ok(None) };
        let ticket = Regex::new(r#"name="ticket" value="(\d+)""#).unwrap();
        let ticket = ticket.captures(&page).map(|found| found[1].to_owned());
        Ok(Some(match (page.split("id=\"served-title\"").nth(1), ticket) {
            (None, _) => {
                assert!(page.contains("/desk/counter/next\""), "whoever has nobody in hand may call: {page}");
                Desk::Free
            }
            (Some(served), None) => Desk::Called(number(served)),
            (Some(served), Some(ticket)) => Desk::Serving(number(served), ticket, page.contains(SENT_ON)),
        }))
    }

    /// Presses a button of that page; answers the status.
    ///
    /// # Errors
    /// When the program is gone.
    pub fn presses(&mut self, what: &str, fields: &[(&str, &str)]) -> io::Result<u16> {
        Ok(self.employee.post(&format!("/en/desk/counter/{what}"), fields)?.status)
    }

    /// Completes the visit of a ticket.
    ///
    /// # Errors
    /// When the program is gone.
    pub fn completes(&mut self, ticket: &str, then: &str) -> io::Result<u16> {
        let said = [("ticket", ticket), ("steps", "The form was stamped."), ("outcome", "settled"), ("told", "words"), ("then", then)];
        self.presses("completion", &said)
    }

    /// Sends the customer of a ticket on to a service.
    ///
    /// # Errors
    /// When the program is gone.
    pub fn sends_on(&mut self, ticket: &str, service: &str) -> io::Result<u16> {
        self.presses("sending", &[("ticket", ticket), ("to", service), ("note", SENT_ON)])
    }
}
