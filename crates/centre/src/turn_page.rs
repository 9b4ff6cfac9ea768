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
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::html;
use platform::live::Topic;
use platform::live::Watch;
use platform::live::watch;
use platform::private;
use routing::Wait;
use serde::Deserialize;
use ui::Page;

use crate::FOLLOW;
use crate::board_page::seconds;
use crate::estimate::in_words;
use crate::estimate::of_ticket;
use crate::issue::today;
use crate::line::place;
use crate::opinion;
use crate::opinion::Opinion;
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
        Route::page(Method::POST, "/turn/{pass}/opinion", Access::Anyone, post(tap)),
        Route::page(Method::POST, "/turn/{pass}/answers", Access::Anyone, post(say)),
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
    /// What they said of the visit.
    opinion: Option<Opinion>,
}

fn known(tx: &mut Tx<'_>, pass: Pass) -> kernel::Result<Known> {
    let ticket = of_today(tx, pass)?;
    let centre = org::store::centres(tx)?.into_iter().find(|centre| centre.id == ticket.centre).ok_or(Error::NotFound("page"))?;
    let service = org::store::service(tx, ticket.service)?.ok_or(Error::NotFound("page"))?;
    let counter = ticket.counter.map_or(Ok(None), |id| store::counter_of(tx, id))?.map(|counter| counter.number);
    let opinion = store::opinion(tx, ticket.id)?;
    let expected = of_ticket(tx, &ticket)?;
    Ok(Known { opinion, expected, ahead: place(tx, &ticket)?, centre: centre.name, service: service.name, counter, ticket })
}

/// A ticket is followed on its day; one that was not served that day also later, for it says when the centre closed, and one whose visit can
/// still be rated.
fn of_today(tx: &mut Tx<'_>, pass: Pass) -> kernel::Result<Ticket> {
    let (day, now) = (today(tx), tx.now());
    let is_shown = |ticket: &Ticket| ticket.day == day || ticket.state == At::Unserved || opinion::may_be_rated(ticket, now);
    store::ticket(tx, pass.ticket)?.filter(is_shown).ok_or(Error::NotFound("page"))
}

#[derive(Template)]
#[template(path = "turn.html")]
struct TurnPage {
    page: Page,
    path: String,
    number: String,
    state: At,
    centre: String,
    service: String,
    ahead: usize,
    /// How long the wait will still be; empty where nobody can say.
    expected: String,
    counter: u32,
    /// How long they have waited; empty in the first minute.
    waited: String,
    /// The day on which it ended.
    closed: String,
    /// Where its page hears of changes.
    live: String,
    /// Whether anything can still change.
    is_followed: bool,
    /// The five faces, where the visit can be rated and was not: the number, its face and its words.
    faces: Vec<(i64, &'static str, String)>,
    is_rated: bool,
    /// What is asked after that, with the clause that it asks about; none once it is answered.
    question: Option<(&'static str, String)>,
}

/// What can be tapped.
fn faces(page: &Page) -> Vec<(i64, &'static str, String)> {
    let icons = ["frown", "frown", "meh", "smile", "smile"];
    (1..).zip(icons).map(|(score, icon)| (score, icon, page.t(&format!("centre-face-{score}")))).collect()
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
        path: page.href(&format!("/turn/{text}")),
        faces: if known.opinion.is_none() && opinion::may_be_rated(&known.ticket, page.now) { faces(&page) } else { Vec::new() },
        is_rated: known.opinion.is_some(),
        question: known.opinion.filter(|opinion| opinion.said.is_none()).map(|_| {
            let asked = opinion::question(&known.ticket);
            (asked.clause, page.t(asked.words))
        }),
        number,
        state: known.ticket.state,
        centre: known.centre.get(page.lang).into(),
        service: known.service.get(page.lang).into(),
        ahead: known.ahead.unwrap_or_default(),
        expected: known.expected.map(|wait| in_words(&page, wait)).unwrap_or_default(),
        counter: known.counter.unwrap_or_default(),
        waited: Some(seconds(known.ticket.waited(page.now)))
            .filter(|waited| *waited >= 60)
            .map_or_else(String::new, |waited| page.duration(waited)),
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tapped {
    score: i64,
}

/// POST /turn/{pass}/opinion
async fn tap(State(app): State<App>, visit: Visit, Path(text): Path<String>, Form(tapped): Form<Tapped>) -> Result<Response, Failure> {
    said(&app, &visit, &text, move |tx, ticket| opinion::rate(tx, &ticket, tapped.score)).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answered {
    question: String,
    said: YesOrNo,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum YesOrNo {
    Yes,
    No,
}

/// POST /turn/{pass}/answers
async fn say(State(app): State<App>, visit: Visit, Path(text): Path<String>, Form(form): Form<Answered>) -> Result<Response, Failure> {
    let inside = app.clone();
    let act = move |tx: &mut Tx<'_>, ticket: Ticket| opinion::answer(tx, &inside, &ticket, (&form.question, form.said == YesOrNo::Yes));
    said(&app, &visit, &text, act).await
}

/// What the customer says of their visit, and back to their page.
async fn said<F>(app: &App, visit: &Visit, text: &str, act: F) -> Result<Response, Failure>
where
    F: FnOnce(&mut Tx<'_>, Ticket) -> kernel::Result<()> + Send + 'static,
{
    let pass = Pass::read(text, app.keys()).ok_or(Error::NotFound("page"))?;
    let grant = Actor::anyone(visit.actor.lang).may(FOLLOW)?.within(pass.entity);
    let act = move |tx: &mut Tx<'_>| {
        let ticket = of_today(tx, pass)?;
        act(tx, ticket)
    };
    app.write(grant, act).await?;
    Ok(private(Redirect::to(&format!("/{}/turn/{text}", visit.actor.lang.code())).into_response()))
}
