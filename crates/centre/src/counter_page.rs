//! The counter: whoever sits there sees the one customer before them, and what the guide asks of this moment.

use ::store::Tx;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use http::Method;
use kernel::Bilingual;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Query;
use platform::Route;
use platform::Visit;
use platform::html;
use serde::Deserialize;
use ui::Answers;
use ui::Choice;
use ui::Page;

use crate::arrive::IN_TIME;
use crate::board_page::seconds;
use crate::board_page::speaks;
use crate::booked::Booked;
use crate::booked::Kept;
use crate::booked::kept;
use crate::counter::Counter;
use crate::issue::today;
use crate::line::in_order;
use crate::sit::SERVE;
use crate::store;
use crate::ticket::State as At;
use crate::ticket::Ticket;
use crate::told_day::ToldDay;
use crate::told_day::proposed;

/// The key of the counter in the rail.
pub(crate) const SECTION: &str = "counter";
/// So many of those who wait are shown.
const SHOWN: usize = 12;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::GET, "/desk/counter", Access::May(SERVE), get(show))]
}

/// What whoever sits at a counter sees.
struct Known {
    counter: Option<Counter>,
    centre: Bilingual,
    /// The counters at which one may sit down.
    seats: Vec<(Counter, Bilingual)>,
    ticket: Option<Ticket>,
    waiting: Vec<Ticket>,
    parked: Vec<Ticket>,
    services: Vec<(org::ServiceId, Bilingual)>,
    most_calls: u32,
    /// The days that are proposed for what remains.
    days: Vec<ToldDay>,
    case: Option<String>,
    booked: Option<Kept>,
}

fn known(tx: &mut Tx<'_>) -> kernel::Result<Known> {
    let me = tx.actor().employee()?;
    let reached = tx.grant().centres().to_vec();
    let centres = org::store::centres(tx)?;
    let Some(counter) = store::counter_at(tx, me)? else {
        let mut seats = Vec::new();
        for centre in centres.into_iter().filter(|centre| reached.is_empty() || reached.contains(&centre.id)) {
            let free = store::counters(tx, centre.id)?.into_iter().filter(|counter| counter.employee.is_none());
            seats.extend(free.map(|counter| (counter, centre.name.clone())));
        }
        return Ok(Known::nowhere(seats));
    };
    let (day, rules) = (today(tx), store::rules(tx, counter.centre)?);
    let all = store::tickets_in(tx, (counter.centre, &day), &[At::Waiting, At::Parked])?;
    let (waiting, parked): (Vec<Ticket>, Vec<Ticket>) = all.into_iter().partition(|ticket| ticket.state == At::Waiting);
    let ticket = store::ticket_at(tx, me)?;
    let booked = ticket.as_ref().map_or(Ok(None), |ticket| kept(tx, ticket))?;
    let case = ticket.as_ref().and_then(|ticket| ticket.case);
    let case = case.map_or(Ok(None), |id| desk::store::case(tx, id))?;
    let days = case.as_ref().map_or(Ok(Vec::new()), |case| proposed(tx, case))?;
    let offered: Vec<org::ServiceId> = store::offered(tx, counter.centre)?.into_iter().map(|one| one.service).collect();
    let services = org::store::services(tx)?.into_iter().filter(|service| offered.contains(&service.id));
    Ok(Known {
        centre: centres.into_iter().find(|centre| centre.id == counter.centre).map(|centre| centre.name).unwrap_or_default(),
        counter: Some(counter),
        seats: Vec::new(),
        ticket,
        waiting: in_order(waiting, rules, tx.now()),
        parked,
        services: services.map(|service| (service.id, service.name)).collect(),
        most_calls: rules.most_calls,
        days,
        case: case.map(|case| case.path()),
        booked,
    })
}

impl Known {
    fn service(&self, page: &Page, id: org::ServiceId) -> String {
        let name = self.services.iter().find(|(one, _)| *one == id).map(|(_, name)| name.get(page.lang));
        name.unwrap_or_default().to_owned()
    }

    fn row(&self, page: &Page, ticket: &Ticket) -> Row {
        Row {
            id: ticket.id.to_string(),
            number: ticket.shown(),
            service: self.service(page, ticket.service),
            waited: page.duration(seconds(ticket.waited(page.now))),
            has_priority: ticket.has_priority,
            has_appointment: ticket.origin == IN_TIME,
            note: ticket.note.clone(),
        }
    }

    fn served(&self, page: &Page, ticket: &Ticket) -> Served {
        Served {
            id: ticket.id.to_string(),
            state: ticket.state,
            may_take_back: ticket.may_be_taken_back(page.now),
            number: ticket.shown(),
            service: self.service(page, ticket.service),
            lang: speaks(page, ticket.lang),
            has_priority: ticket.has_priority,
            waited: page.duration(seconds(ticket.waited(page.now))),
            served: page.duration(seconds(ticket.served(page.now))),
            calls: ticket.calls,
            may_recall: ticket.calls < self.most_calls,
            note: ticket.note.clone(),
            booked: self.booked.as_ref().map(|booked| booked.shown(page)),
            case: self.case.as_deref().map(|path| page.href(path)).unwrap_or_default(),
        }
    }

    fn nowhere(seats: Vec<(Counter, Bilingual)>) -> Self {
        Self {
            counter: None,
            centre: Bilingual::default(),
            seats,
            ticket: None,
            waiting: Vec::new(),
            parked: Vec::new(),
            services: Vec::new(),
            most_calls: 0,
            days: Vec::new(),
            case: None,
            booked: None,
        }
    }
}

#[derive(Template)]
#[template(path = "counter.html")]
struct CounterPage {
    page: Page,
    topic: String,
    counter: Option<Counter>,
    centre: String,
    seats: Vec<Choice>,
    served: Option<Served>,
    waiting: Vec<Row>,
    more: usize,
    parked: Vec<Row>,
    services: Vec<Choice>,
    /// What may remain of the matter, and until when.
    outcomes: Vec<Choice>,
    answers: Answers,
    nobody: bool,
}

/// What may remain: nothing, something until a day that is proposed, or until another.
fn outcomes(page: &Page, days: &[ToldDay]) -> Vec<Choice> {
    let choice = |key: &str, label: &str, hint: &str| Choice::new(key, page.t(label)).hinted(page.t(hint));
    let told = |day: &ToldDay| {
        let label = if day.working == 0 { page.t("centre-until-today") } else { page.tn("centre-until-days", day.working) };
        Choice::new(&day.value, label).hinted(page.day(day.ends))
    };
    let settled = choice("settled", "centre-settled", "centre-settled-hint");
    let other = choice("goes-on", "centre-goes-on", "centre-goes-on-hint");
    [settled].into_iter().chain(days.iter().map(told)).chain([other]).collect()
}

/// The customer who was called or is served.
struct Served {
    id: String,
    state: At,
    /// Whether that the customer has come may have been a wrong key.
    may_take_back: bool,
    number: String,
    service: String,
    lang: String,
    has_priority: bool,
    waited: String,
    served: String,
    calls: u32,
    may_recall: bool,
    note: String,
    booked: Option<Booked>,
    case: String,
}

/// Somebody who waits, or was put aside.
struct Row {
    id: String,
    number: String,
    service: String,
    waited: String,
    has_priority: bool,
    has_appointment: bool,
    note: String,
}

/// GET /desk/counter
async fn show(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    shown(&app, &visit, Answers::new(), asked.nobody == "yes").await
}

#[derive(Deserialize)]
struct Asked {
    /// `yes` where the next one was called and nobody waits.
    #[serde(default)]
    nobody: String,
}

pub(crate) async fn shown(app: &App, visit: &Visit, typed: Answers, nobody: bool) -> Result<Response, Failure> {
    let page = app.desk_page(visit, "centre-counter", SECTION).await?;
    let known = app.read(visit.actor.may(SERVE)?, known).await?;
    let lang = page.lang;
    let row = |ticket: &Ticket| known.row(&page, ticket);
    let seat = |(counter, centre): &(Counter, Bilingual)| {
        let label = page.t2("centre-seat", "centre", centre.get(lang), "number", i64::from(counter.number));
        Choice::new(counter.id.to_string(), label)
    };
    let services = known.services.iter().map(|(id, name)| Choice::new(id.to_string(), name.get(lang)));
    html(&CounterPage {
        topic: known.counter.as_ref().map(|counter| format!("centre:{}", counter.centre)).unwrap_or_default(),
        centre: known.centre.get(lang).into(),
        seats: known.seats.iter().map(seat).collect(),
        served: known.ticket.as_ref().map(|ticket| known.served(&page, ticket)),
        more: known.waiting.len().saturating_sub(SHOWN),
        waiting: known.waiting.iter().take(SHOWN).map(row).collect(),
        parked: known.parked.iter().map(row).collect(),
        services: [Choice::new("", page.t("centre-choose-service"))].into_iter().chain(services).collect(),
        counter: known.counter,
        outcomes: outcomes(&page, &known.days),
        answers: typed,
        nobody,
        page,
    })
}
