//! The steps of a service, what each needs, its conditions and its fee, turned to the customer: large, in their language, ready to be printed; or
//! sent to them (4.during.explain-steps).

mod sending;

use ::store::Tx;
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::Error;
use kernel::Lang;
use kernel::Timestamp;
use kernel::refuse;
use org::ServiceGuide;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Query;
use platform::Route;
use platform::Visit;
use platform::html;
use platform::private;
use serde::Deserialize;
use ui::Page;

use crate::call::own_ticket;
use crate::counter_acts::after;
use crate::counter_acts::to_counter;
use crate::sit::SERVE;
use crate::store;
use crate::ticket::Ticket;
use crate::told::Way;
use crate::told_day::proposed;
use crate::visit_events::ServiceExplained;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(SERVE);
    vec![
        Route::page(Method::GET, "/desk/counter/explanation", may, get(show)),
        Route::page(Method::POST, "/desk/counter/explanation", may, post(turn)),
        Route::page(Method::POST, "/desk/counter/explanation/sending", may, post(send)),
    ]
}

/// What the service of whoever is served needs is shown to them.
///
/// # Errors
/// Refused where nobody is served, or the catalogue says nothing of the service.
fn explain(tx: &mut Tx<'_>) -> kernel::Result<Ticket> {
    let ticket = own_ticket(tx)?;
    ticket.must_be_served()?;
    org::store::service_guide(tx, ticket.service)?.ok_or_else(|| refuse("centre-explain-nothing"))?;
    record(tx, &ticket, ("turned", String::new()))?;
    Ok(ticket)
}

fn record(tx: &mut Tx<'_>, ticket: &Ticket, (how, to): (&'static str, String)) -> kernel::Result<()> {
    let (case, interaction) = ticket.case.zip(ticket.interaction).ok_or_else(|| refuse("centre-nobody-in-hand"))?;
    tx.record(ServiceExplained {
        case: case.get(),
        interaction: interaction.get(),
        centre: ticket.centre.get(),
        ticket: ticket.id.get(),
        service: ticket.service.get(),
        how,
        to,
    })
    .map(drop)
}

/// POST /desk/counter/explanation — from here on the screen is turned to the customer.
async fn turn(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    match app.write(visit.actor.may(SERVE)?, explain).await {
        Ok(ticket) => {
            let back = visit.actor.lang.code();
            Ok(Redirect::to(&format!("/{}/desk/counter/explanation?back={back}", ticket.lang.code())).into_response())
        }
        Err(error) => after::<()>(&app, &visit, (Err(error), ui::Answers::new())).await,
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SendForm {
    /// Whose visit was on the page.
    #[serde(default)]
    ticket: String,
    /// `text` or `letter`.
    #[serde(default)]
    way: String,
}

/// POST /desk/counter/explanation/sending
async fn send(State(app): State<App>, visit: Visit, Form(form): Form<SendForm>) -> Result<Response, Failure> {
    let inside = app.clone();
    let act = move |tx: &mut Tx<'_>| {
        let way = Way::parse(&form.way).filter(|way| matches!(way, Way::Text | Way::Letter));
        let way = way.ok_or_else(|| refuse("centre-explain-way"))?;
        sending::send(tx, &inside, (&form.ticket, way))?;
        Ok(way)
    };
    match app.write(visit.actor.may(SERVE)?, act).await {
        Ok(way) => Ok(to_counter(&visit, &format!("?explained={}", way.key()))),
        Err(error) => after::<()>(&app, &visit, (Err(error), ui::Answers::new())).await,
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// The language of whoever turns the screen back.
    back: String,
}

#[derive(Template)]
#[template(path = "explanation.html")]
struct ExplanationPage {
    page: Page,
    service: String,
    guide: ServiceGuide,
    /// By when it is usually finished; empty where no day is left.
    until: String,
    back: String,
}

/// What is shown: the name of the service, what it needs, and by when it is usually finished.
type Shown = (kernel::Bilingual, ServiceGuide, Option<Timestamp>);

/// Nothing where nobody is at the counter, or the catalogue says nothing of what they ask for.
fn read(tx: &mut Tx<'_>) -> kernel::Result<Option<Shown>> {
    let me = tx.actor().employee()?;
    let Some(ticket) = store::ticket_at(tx, me)? else { return Ok(None) };
    let service = org::store::service(tx, ticket.service)?.ok_or(Error::NotFound("page"))?;
    let Some(guide) = org::store::service_guide(tx, ticket.service)? else { return Ok(None) };
    let case = ticket.case.map_or(Ok(None), |id| desk::store::case(tx, id))?;
    let days = case.map_or(Ok(Vec::new()), |case| proposed(tx, &case))?;
    let until = days.last().map(|day| day.ends);
    Ok(Some((service.name, guide, until)))
}

/// GET /desk/counter/explanation
async fn show(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let page = app.public_page(&visit, "centre-explain", "");
    let back = Lang::parse(&asked.back).unwrap_or(page.lang);
    let back = format!("/{}/desk/counter", back.code());
    let Some((service, guide, until)) = app.read(visit.actor.may(SERVE)?, read).await? else {
        return Ok(Redirect::to(&back).into_response());
    };
    Ok(private(html(&ExplanationPage {
        service: service.get(page.lang).into(),
        guide,
        until: until.map(|at| page.day(at)).unwrap_or_default(),
        back,
        page,
    })?))
}
