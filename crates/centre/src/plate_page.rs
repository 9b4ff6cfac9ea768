//! The plate of a counter, towards the customer: who serves there, with name and title in both languages, and which ticket; or that nobody
//! does, and where to go instead, or when the centre opens (4.before.name-badge, 4.during.mark-empty-desk).

use ::store::Tx;
use askama::Template;
use axum::response::Response;
use kernel::Arg;
use kernel::Bilingual;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;
use platform::App;
use platform::Failure;
use platform::html;
use ui::Page;

use crate::KEY;
use crate::both::both;
use crate::breaks::is_anybody_back_soon;
use crate::counter::Counter;
use crate::counter::Standing;
use crate::device::Device;
use crate::device_opinion::Rating;
use crate::device_opinion::rating;
use crate::hours::Shut;
use crate::hours::changes_at;
use crate::issue::today;
use crate::set_up::zones::said_of;
use crate::store;
use crate::ticket::State;
use crate::turn_page::FACES;

/// What customers before a counter see.
pub(crate) struct Front {
    number: u32,
    /// Name and title of whoever serves; none where nobody does.
    who: Option<(Bilingual, Bilingual)>,
    /// The ticket that was called or is served, and whether its customer has come.
    ticket: Option<(String, bool)>,
    /// Where customers are sent from a closed counter; none for the reception.
    elsewhere: Option<Elsewhere>,
    /// Whether no counter serves, and somebody who does is back soon.
    resumes: bool,
    /// Why nobody serves, where no counter does; none while the centre is open.
    shut: Option<Shut>,
    /// When that changes without anything that happens.
    changes: Timestamp,
    /// The visit that is just over, which its customer may rate; none once the next one is called.
    pub(crate) rating: Option<Rating>,
}

/// The number of a counter, and its zone where the centre has several.
type Elsewhere = (u32, Option<Bilingual>);

/// What a plate shows now.
pub(crate) fn front(tx: &mut Tx<'_>, device: &Device) -> Result<Front> {
    let id = device.counter.ok_or(Error::NotFound("counter"))?;
    let counter = store::counter_of(tx, id)?.ok_or(Error::NotFound("counter"))?;
    let changes = changes_at(tx, counter.centre)?;
    let serves = counter.employee.filter(|_| counter.is_kept && counter.standing == Standing::Open);
    let Some(who) = serves else {
        let elsewhere = elsewhere(tx, &counter)?;
        let resumes = elsewhere.is_none() && is_anybody_back_soon(tx, counter.centre, None)?;
        let shut = if elsewhere.is_none() && !resumes { Shut::of_hall(tx, counter.centre)? } else { None };
        return Ok(Front { number: counter.number, who: None, ticket: None, elsewhere, resumes, shut, changes, rating: None });
    };
    let who = org::store::employee(tx, who)?.ok_or(Error::NotFound("employee"))?;
    let ticket = store::ticket_at(tx, who.id)?.filter(|ticket| ticket.counter == Some(id));
    let ticket = ticket.map(|ticket| (ticket.shown(), ticket.state == State::Serving));
    let rating = if ticket.is_none() { rating(tx, id)? } else { None };
    let who = Some((who.name, who.title));
    Ok(Front { number: counter.number, who, ticket, elsewhere: None, resumes: false, shut: None, changes, rating })
}

/// The nearest open counter where somebody serves what was last served at this one, or else the nearest open one; those of its own zone first.
fn elsewhere(tx: &mut Tx<'_>, closed: &Counter) -> Result<Option<Elsewhere>> {
    let mut open = store::counters(tx, closed.centre)?;
    open.retain(|counter| counter.standing == Standing::Open && counter.id != closed.id);
    open.sort_by_key(|counter| (counter.zone != closed.zone, counter.number.abs_diff(closed.number), counter.number));
    let (day, mut chosen) = (today(tx), open.first());
    if let Some(service) = store::last_service_at(tx, closed.id, &day)? {
        let there: Vec<EmployeeId> = open.iter().filter_map(|counter| counter.employee).collect();
        let mut skills = org::store::skills_of(tx, &there)?;
        skills.retain(|skill| skill.channel == KEY && skill.service.is_none_or(|known| known == service));
        let serves = |counter: &&Counter| skills.iter().any(|skill| Some(skill.employee) == counter.employee);
        chosen = open.iter().find(serves).or(chosen);
    }
    let Some(chosen) = chosen else { return Ok(None) };
    Ok(Some((chosen.number, said_of(tx, chosen)?)))
}

#[derive(Template)]
#[template(path = "plate.html")]
struct PlatePage {
    page: Page,
    device: String,
    /// The counter at which it stands.
    place: String,
    front: Front,
    counter: Bilingual,
    ready: Bilingual,
    called: Bilingual,
    serving: Bilingual,
    closed: Bilingual,
    elsewhere: Bilingual,
    lost: Bilingual,
    /// What to do while the line is lost.
    listen: Bilingual,
    /// The pass of the visit that is just over, when the faces go, in milliseconds, and whether it was rated.
    rated: Option<(String, i64, bool)>,
    question: Bilingual,
    thanks: Bilingual,
    /// What can be tapped: the number, its face and its words.
    faces: Vec<(i64, &'static str, Bilingual)>,
}

/// The page of a plate.
pub(crate) fn shown(app: &App, page: Page, (device, front): (&Device, Front)) -> std::result::Result<Response, Failure> {
    let say = |key: &str| both(app, key, &[]);
    let number = |key: &str, number: u32| both(app, key, &[("number", i64::from(number).into())]);
    html(&PlatePage {
        device: device.id.to_string(),
        place: device.counter.map(|counter| counter.to_string()).unwrap_or_default(),
        counter: number("centre-plate-counter", front.number),
        ready: say("centre-plate-ready"),
        called: say("centre-plate-called"),
        serving: say("centre-plate-serving"),
        closed: say("centre-plate-closed"),
        elsewhere: leads(app, &front),
        lost: say("centre-device-lost"),
        listen: say("centre-offline-screen"),
        rated: front.rating.as_ref().map(|one| (one.pass.sign(app.keys()), one.until.as_millisecond(), one.is_rated)),
        question: say("centre-opinion-question"),
        thanks: say("centre-opinion-thanks"),
        faces: FACES.into_iter().map(|(score, icon)| (score, icon, say(&format!("centre-face-{score}")))).collect(),
        front,
        page,
    })
}

/// Where customers go from a closed counter, or when the centre opens, in words.
fn leads(app: &App, front: &Front) -> Bilingual {
    let number = |number: &u32| -> (&'static str, Arg) { ("number", i64::from(*number).into()) };
    if let Some(shut) = &front.shut {
        let mut said = shut.words(app, Lang::Ar).into_iter().map(|(_, words)| words);
        return Bilingual::new(said.next().unwrap_or_default(), said.next().unwrap_or_default());
    }
    match &front.elsewhere {
        None if front.resumes => both(app, "centre-plate-soon", &[]),
        None => both(app, "centre-plate-reception", &[]),
        Some((counter, None)) => both(app, "centre-plate-elsewhere", &[number(counter)]),
        Some((counter, Some(zone))) => {
            let said = |name: &str| both(app, "centre-plate-elsewhere-zone", &[number(counter), ("zone", name.into())]);
            Bilingual::new(said(&zone.ar).ar, said(&zone.en).en)
        }
    }
}
