//! The centres of an entity, and the floor of one: who waits, which counters serve, and tickets given by hand.

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::CentreId;
use kernel::Error;
use kernel::Lang;
use kernel::invalid;
use org::Centre;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::html;
use platform::number;
use serde::Deserialize;
use ui::Answers;
use ui::Choice;
use ui::Page;

use crate::counter::Counter;
use crate::counter::Standing;
use crate::issue::NewTicket;
use crate::issue::RECEIVE;
use crate::issue::issue_ticket;
use crate::issue::must_reach;
use crate::issue::today;
use crate::line::in_order;
use crate::line::place;
use crate::pass::Pass;
use crate::set_up::SET_UP;
use crate::store;
use crate::ticket::State as At;
use crate::ticket::Ticket;
use crate::ticket::TicketId;

/// The key of the centres in the rail.
pub(crate) const SECTION: &str = "centres";

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(RECEIVE);
    vec![
        Route::page(Method::GET, "/desk/centres", may, get(list)),
        Route::page(Method::GET, "/desk/centres/{id}", may, get(show)),
        Route::page(Method::POST, "/desk/centres/{id}/tickets", may, post(give)),
        Route::page(Method::GET, "/desk/centres/{id}/tickets/{ticket}", may, get(given)),
    ]
}

#[derive(Template)]
#[template(path = "centre_list.html")]
struct ListPage {
    page: Page,
    centres: Vec<Centre>,
    may_set_up: bool,
}

/// GET /desk/centres
async fn list(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let page = app.desk_page(&visit, "centre-centres", SECTION).await?;
    let grant = visit.actor.may(RECEIVE)?;
    let centres = app.read(grant, |tx| {
        let reached = tx.grant().centres().to_vec();
        let all = org::store::centres(tx)?.into_iter();
        Ok(all.filter(|centre| reached.is_empty() || reached.contains(&centre.id)).collect())
    });
    html(&ListPage { centres: centres.await?, may_set_up: visit.actor.can(SET_UP), page })
}

/// What is seen of the floor of a centre now.
struct Floor {
    centre: Centre,
    waiting: Vec<Ticket>,
    counters: Vec<(Counter, String, Option<Ticket>)>,
    services: Vec<(org::ServiceId, kernel::Bilingual)>,
}

fn floor(tx: &mut Tx<'_>, id: CentreId) -> kernel::Result<Floor> {
    let (centre, day, lang) = (must_reach(tx, id)?, today(tx), tx.actor().lang);
    let all = store::tickets_in(tx, (id, &day), &[At::Waiting, At::Called, At::Serving])?;
    let (waiting, at_counters): (Vec<Ticket>, Vec<Ticket>) = all.into_iter().partition(|ticket| ticket.state == At::Waiting);
    let mut counters = Vec::new();
    for counter in store::counters(tx, id)? {
        let who = counter.employee.map_or(Ok(None), |who| org::store::employee(tx, who))?;
        let ticket = at_counters.iter().find(|ticket| ticket.counter == Some(counter.id)).cloned();
        counters.push((counter, who.map(|who| who.name.get(lang).to_owned()).unwrap_or_default(), ticket));
    }
    let rules = store::rules(tx, id)?;
    let waiting = in_order(waiting, rules, tx.now());
    let offered = store::offered(tx, id)?.into_iter().filter(|one| one.is_offered).map(|one| one.service).collect::<Vec<_>>();
    let services = org::store::services(tx)?.into_iter().filter(|service| offered.contains(&service.id));
    Ok(Floor { centre, waiting, counters, services: services.map(|service| (service.id, service.name)).collect() })
}

#[derive(Template)]
#[template(path = "board.html")]
struct BoardPage {
    page: Page,
    path: String,
    set_up: String,
    topic: String,
    waiting: Vec<Waiter>,
    counters: Vec<Desk>,
    services: Vec<Choice>,
    langs: Vec<Choice>,
    answers: Answers,
    longest: String,
    open: usize,
    may_set_up: bool,
}

/// Somebody who waits.
struct Waiter {
    number: String,
    service: String,
    waited: String,
    has_priority: bool,
    lang: String,
}

/// A counter as supervisors see it.
struct Desk {
    number: u32,
    standing: Standing,
    who: String,
    ticket: String,
}

/// GET /desk/centres/{id}
async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    shown(&app, &visit, number(&id)?, Answers::new().with("lang", visit.actor.lang.code())).await
}

async fn shown(app: &App, visit: &Visit, id: CentreId, answers: Answers) -> Result<Response, Failure> {
    let mut page = app.desk_page(visit, "centre-board", SECTION).await?;
    let floor = app.read(visit.actor.may(RECEIVE)?, move |tx| floor(tx, id)).await?;
    let lang = page.lang;
    page.title = floor.centre.name.get(lang).into();
    let name = |id| floor.services.iter().find(|(known, _)| *known == id).map(|(_, name)| name.get(lang).to_owned()).unwrap_or_default();
    let waiter = |ticket: &Ticket| Waiter {
        number: ticket.shown(),
        service: name(ticket.service),
        waited: page.duration(seconds(ticket.waited(page.now))),
        has_priority: ticket.has_priority,
        lang: speaks(&page, ticket.lang),
    };
    let longest = floor.waiting.iter().map(|ticket| ticket.waited(page.now)).max();
    let services = floor.services.iter().map(|(id, name)| Choice::new(id.to_string(), name.get(lang)));
    let desk = |(counter, who, ticket): &(Counter, String, Option<Ticket>)| Desk {
        number: counter.number,
        standing: counter.standing,
        who: who.clone(),
        ticket: ticket.as_ref().map(Ticket::shown).unwrap_or_default(),
    };
    html(&BoardPage {
        path: page.href(&format!("/desk/centres/{id}")),
        set_up: page.href(&format!("/desk/centres/{id}/set-up")),
        topic: format!("centre:{id}"),
        waiting: floor.waiting.iter().map(waiter).collect(),
        counters: floor.counters.iter().map(desk).collect(),
        services: [Choice::new("", page.t("centre-choose-service"))].into_iter().chain(services).collect(),
        langs: Lang::ALL.map(|one| Choice::new(one.code(), speaks(&page, one))).into(),
        longest: longest.map(|span| page.duration(seconds(span))).unwrap_or_default(),
        open: floor.counters.iter().filter(|(counter, ..)| counter.standing == Standing::Open).count(),
        may_set_up: visit.actor.can(SET_UP),
        answers,
        page,
    })
}

pub(crate) fn seconds(span: std::time::Duration) -> i64 {
    i64::try_from(span.as_secs()).unwrap_or(i64::MAX)
}

/// The name of a language.
pub(crate) fn speaks(page: &Page, lang: Lang) -> String {
    page.t(match lang {
        Lang::Ar => "centre-lang-ar",
        Lang::En => "centre-lang-en",
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TicketForm {
    service: String,
    lang: String,
    #[serde(default)]
    priority: String,
}

impl TicketForm {
    fn read(&self, centre: CentreId) -> kernel::Result<NewTicket> {
        Ok(NewTicket {
            centre,
            service: self.service.parse().map_err(|_| invalid("service", "centre-service-choose"))?,
            origin: "reception",
            lang: Lang::parse(&self.lang).ok_or_else(|| invalid("lang", "centre-lang-choose"))?,
            has_priority: self.priority == "yes",
            customer: None,
        })
    }
}

/// POST /desk/centres/{id}/tickets
async fn give(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<TicketForm>) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let typed = Answers::new().with("service", &form.service).with("lang", &form.lang).with("priority", &form.priority);
    let act = move |tx: &mut Tx<'_>| {
        must_reach(tx, id)?;
        issue_ticket(tx, form.read(id)?)
    };
    match app.write(visit.actor.may(RECEIVE)?, act).await {
        Ok(ticket) => {
            let page = format!("/{}/desk/centres/{id}/tickets/{}", visit.actor.lang.code(), ticket.id);
            Ok(Redirect::to(&page).into_response())
        }
        Err(error) => {
            let (status, answers) = corrected(typed, error)?;
            Ok((status, shown(&app, &visit, id, answers).await?).into_response())
        }
    }
}

#[derive(Template)]
#[template(path = "given.html")]
struct GivenPage {
    page: Page,
    back: String,
    number: String,
    service: kernel::Bilingual,
    centre: kernel::Bilingual,
    issued: kernel::Timestamp,
    ahead: usize,
    follow: String,
}

/// GET /desk/centres/{id}/tickets/{ticket} — what the customer takes along: to be printed, or read from the screen.
async fn given(State(app): State<App>, visit: Visit, Path((id, ticket)): Path<(String, String)>) -> Result<Response, Failure> {
    let (id, ticket): (CentreId, TicketId) = (number(&id)?, number(&ticket)?);
    let page = app.desk_page(&visit, "centre-ticket", SECTION).await?;
    let found = app.read(visit.actor.may(RECEIVE)?, move |tx| {
        let centre = must_reach(tx, id)?;
        let ticket = store::ticket(tx, ticket)?.filter(|ticket| ticket.centre == id).ok_or(Error::NotFound("ticket"))?;
        let service = org::store::service(tx, ticket.service)?.ok_or(Error::NotFound("service"))?;
        let ahead = place(tx, &ticket)?;
        Ok((tx.entity()?, centre, ticket, service, ahead))
    });
    let (entity, centre, ticket, service, ahead) = found.await?;
    let pass = Pass { entity, ticket: ticket.id }.sign(app.keys());
    html(&GivenPage {
        back: page.href(&format!("/desk/centres/{id}")),
        number: ticket.shown(),
        service: service.name,
        centre: centre.name,
        issued: ticket.issued,
        ahead: ahead.unwrap_or_default(),
        follow: page.href(&format!("/turn/{pass}")),
        page,
    })
}
