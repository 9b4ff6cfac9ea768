//! One's own turn, on one's own telephone: place, the counter when it is called, and leaving the queue.

use std::time::Duration;

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
use kernel::Actor;
use kernel::Bilingual;
use kernel::Error;
use platform::Access;
use platform::App;
use platform::ClientAddress;
use platform::Failure;
use platform::Route;
use platform::Visit;
use platform::html;
use platform::live::Topic;
use platform::live::Watch;
use platform::live::watch;
use platform::private;
use routing::Wait;
use ui::Page;

use crate::FOLLOW;
use crate::board_page::seconds;
use crate::estimate::in_words;
use crate::estimate::of_ticket;
use crate::issue::today;
use crate::line::place;
use crate::pass::Pass;
use crate::serve::leave;
use crate::store;
use crate::ticket::State as At;
use crate::ticket::Ticket;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/turn/{pass}", Access::Anyone, get(show)),
        Route::page(Method::GET, "/turn/{pass}/live", Access::Anyone, get(live)),
        Route::page(Method::POST, "/turn/{pass}/leaving", Access::Anyone, post(go)),
    ]
}

/// What is known of a turn to its customer.
struct Known {
    ticket: Ticket,
    centre: Bilingual,
    service: Bilingual,
    ahead: Option<usize>,
    expected: Option<Wait>,
    counter: Option<u32>,
}

fn known(tx: &mut Tx<'_>, pass: Pass) -> kernel::Result<Known> {
    let ticket = of_today(tx, pass)?;
    let centre = org::store::centres(tx)?.into_iter().find(|centre| centre.id == ticket.centre).ok_or(Error::NotFound("page"))?;
    let service = org::store::service(tx, ticket.service)?.ok_or(Error::NotFound("page"))?;
    let counter = ticket.counter.map_or(Ok(None), |id| store::counter_of(tx, id))?.map(|counter| counter.number);
    Ok(Known { ahead: place(tx, &ticket)?, expected: of_ticket(tx, &ticket)?, centre: centre.name, service: service.name, counter, ticket })
}

/// A ticket is followed on its day; one that was not served that day also later, for it says when the centre closed.
fn of_today(tx: &mut Tx<'_>, pass: Pass) -> kernel::Result<Ticket> {
    let day = today(tx);
    store::ticket(tx, pass.ticket)?.filter(|ticket| ticket.day == day || ticket.state == At::Unserved).ok_or(Error::NotFound("page"))
}

#[derive(Template)]
#[template(path = "turn.html")]
struct TurnPage {
    page: Page,
    action: String,
    number: String,
    state: At,
    centre: String,
    service: String,
    ahead: usize,
    /// How long the wait will still be; empty where nobody can say.
    expected: String,
    counter: u32,
    waited: String,
    /// The day on which it ended.
    closed: String,
    /// Where its page hears of changes.
    live: String,
    /// Whether anything can still change.
    is_followed: bool,
}

/// GET /turn/{pass}
async fn show(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> Result<Response, Failure> {
    let pass = Pass::read(&text, app.keys()).ok_or(Error::NotFound("page"))?;
    let grant = Actor::anyone(visit.actor.lang).may(FOLLOW)?.within(pass.entity);
    let known = app.read(grant, move |tx| known(tx, pass)).await?;
    let mut page = app.public_page(&visit, "centre-turn", "");
    let number = known.ticket.shown();
    page.title = page.t1("centre-turn-of", "number", number.as_str());
    let page_of = TurnPage {
        action: page.href(&format!("/turn/{text}/leaving")),
        number,
        state: known.ticket.state,
        centre: known.centre.get(page.lang).into(),
        service: known.service.get(page.lang).into(),
        ahead: known.ahead.unwrap_or_default(),
        expected: known.expected.map(|wait| in_words(&page, wait)).unwrap_or_default(),
        counter: known.counter.unwrap_or_default(),
        waited: page.duration(seconds(known.ticket.waited(page.now))),
        live: page.href(&format!("/turn/{text}/live")),
        is_followed: !known.ticket.state.is_over(),
        closed: page.date(known.ticket.ended.unwrap_or(page.now)),
        page,
    };
    Ok(private(html(&page_of)?))
}

/// How often a page is told that its line stands.
const PULSE: Duration = Duration::from_secs(20);

/// GET /turn/{pass}/live — the ticket's own changes at once, and those of its centre, in which others are called, soon.
async fn live(State(app): State<App>, visit: Visit, address: ClientAddress, Path(text): Path<String>) -> Result<Response, Failure> {
    let pass = Pass::read(&text, app.keys()).ok_or(Error::NotFound("page"))?;
    let grant = Actor::anyone(visit.actor.lang).may(FOLLOW)?.within(pass.entity);
    let centre = app.read(grant, move |tx| Ok(of_today(tx, pass)?.centre)).await?;
    let topic = |kind: &str, id: i64| Topic::of(pass.entity, kind, id);
    let (now, soon) = (topic("ticket", pass.ticket.get()), Some(topic("centre", centre.get())));
    Ok(private(watch(&app, Watch { now, soon, pulse: PULSE, address: Some(address) })))
}

/// POST /turn/{pass}/leaving
async fn go(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> Result<Response, Failure> {
    let pass = Pass::read(&text, app.keys()).ok_or(Error::NotFound("page"))?;
    let grant = Actor::anyone(visit.actor.lang).may(FOLLOW)?.within(pass.entity);
    let act = move |tx: &mut Tx<'_>| {
        let ticket = of_today(tx, pass)?;
        // A second tap changes nothing.
        if ticket.state == At::Left { Ok(()) } else { leave(tx, ticket).map(drop) }
    };
    app.write(grant, act).await?;
    Ok(private(Redirect::to(&format!("/{}/turn/{text}", visit.actor.lang.code())).into_response()))
}
