//! A centre's public page: whether it is open, what it offers, how many wait, for as long as somebody looks, and a ticket by telephone.

use std::iter::successors;
use std::sync::Arc;
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
use calendar::Calendar;
use calendar::Date;
use hex::encode;
use http::Method;
use kernel::Actor;
use kernel::CentreId;
use kernel::EntityId;
use kernel::Error;
use kernel::Timestamp;
use org::Centre;
use platform::Access;
use platform::App;
use platform::ClientAddress;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::fresh_token;
use platform::html;
use platform::live::Topic;
use platform::live::Watch;
use platform::live::watch;
use platform::number;
use platform::private;
use ui::Answers;
use ui::Choice;
use ui::Page;

use crate::estimate::in_words;
use crate::hours::calendar_of;
use crate::hours::changes_after;
use crate::issue::must_reach;
use crate::issue::today;
use crate::join::JOIN;
use crate::join::ORIGIN;
use crate::join::join;
use crate::open_services::OpenService;
use crate::open_services::further;
use crate::outlook::Door;
use crate::outlook::Doors;
use crate::pass::Pass;
use crate::store;
use crate::ticket_form::TicketForm;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/e/{code}/centres/{id}", Access::Anyone, get(show)),
        Route::page(Method::POST, "/e/{code}/centres/{id}/tickets", Access::Anyone, post(take)),
        Route::page(Method::GET, "/e/{code}/centres/{id}/live", Access::Anyone, get(live)),
    ]
}

/// The public page of a centre, without the language.
pub(crate) fn address(code: &str, centre: i64) -> String {
    format!("/e/{code}/centres/{centre}")
}

/// What everybody may know of a centre now.
struct Known {
    centre: Centre,
    entity: kernel::Bilingual,
    /// What whoever comes now is told.
    door: Arc<Door>,
    /// Until when it is open, where it is.
    until: Option<Timestamp>,
    /// When it opens again, where it is closed.
    next: Option<Timestamp>,
    /// When that changes by itself.
    changes: Timestamp,
    is_day_closed: bool,
    is_joined: bool,
    /// The days from today on, and when it is open on them: empty where it is not.
    week: Vec<(Timestamp, String)>,
}

/// When a centre is open on the seven days from today on.
fn week(calendar: &Calendar, today: Date) -> Vec<(Timestamp, String)> {
    let day = |date: Date| {
        let noon = date.at(12, 0, 0, 0).to_zoned(ui::bahrain()).ok()?;
        Some((noon.timestamp(), calendar.hours_of(date).map(store::written).unwrap_or_default()))
    };
    successors(Some(today), |date| date.tomorrow().ok()).take(7).filter_map(day).collect()
}

fn known(tx: &mut Tx<'_>, doors: &Doors, id: CentreId) -> kernel::Result<Known> {
    let (centre, now, day) = (must_reach(tx, id)?, tx.now(), today(tx));
    let calendar = calendar_of(tx, id)?;
    let today = calendar.periods_of(now.to_zoned(ui::bahrain()).date());
    let until = today.into_iter().find(|opening| opening.from <= now && now < opening.to).map(|opening| opening.to);
    Ok(Known {
        entity: org::store::own_entity(tx)?.map(|entity| entity.name).unwrap_or_default(),
        door: doors.door(tx, id)?,
        until,
        next: Some(calendar.next_opening(now)).filter(|next| until.is_none() && *next < Timestamp::MAX),
        changes: changes_after(&calendar, now),
        is_day_closed: store::closed_day(tx, id, &day)?.is_some(),
        is_joined: store::joining(tx, id)?.is_allowed,
        week: week(&calendar, now.to_zoned(ui::bahrain()).date()),
        centre,
    })
}

#[derive(Template)]
#[template(path = "join.html")]
struct JoinPage {
    page: Page,
    action: String,
    place: String,
    services: Vec<Choice>,
    /// What else may be wanted with the same ticket.
    further: Vec<Choice>,
    until: Option<Timestamp>,
    next: Option<Timestamp>,
    /// When that changes by itself.
    changes: Timestamp,
    is_day_closed: bool,
    is_joined: bool,
    /// The days from today on, and when the centre is open on them.
    week: Vec<(String, String)>,
    /// Where the page hears that others came or were called.
    live: String,
    answers: Answers,
    /// Makes a second press the same ticket.
    key: String,
}

impl JoinPage {
    /// Whether a ticket can be taken here now.
    fn gives(&self) -> bool {
        self.is_joined && self.is_open() && !self.services.is_empty()
    }

    fn is_open(&self) -> bool {
        self.until.is_some() && !self.is_day_closed
    }

    /// Whether what it says changes. A page that says what was refused has no address of its own to look at anew.
    fn is_followed(&self) -> bool {
        self.answers.summary(&self.page).is_empty()
    }

    /// What is made anew as a whole when it changes. Whoever fills a form in keeps it as long as it can be sent.
    fn mark(&self) -> String {
        if self.gives() {
            return "gives".to_owned();
        }
        if !self.is_open() {
            return "closed".to_owned();
        }
        self.services.iter().map(|one| one.value.as_str()).collect::<Vec<_>>().join("-")
    }
}

/// GET /e/{code}/centres/{id}
async fn show(State(app): State<App>, visit: Visit, Path((code, id)): Path<(String, String)>) -> Result<Response, Failure> {
    let entity = entity_of(&app, &visit, &code).await?;
    shown(&app, &visit, (entity, &code, number(&id)?), (Answers::new(), fresh_token(""))).await
}

/// The entity with this code, in either size of letters.
async fn entity_of(app: &App, visit: &Visit, code: &str) -> Result<EntityId, Failure> {
    let code = code.to_uppercase();
    let grant = Actor::anyone(visit.actor.lang).may(JOIN)?;
    let found = app.read(grant, move |tx| org::store::entity_by_code(tx, &code)).await?;
    Ok(found.ok_or(Error::NotFound("page"))?.id)
}

async fn shown(
    app: &App,
    visit: &Visit,
    (entity, code, id): (EntityId, &str, CentreId),
    (answers, key): (Answers, String),
) -> Result<Response, Failure> {
    let grant = Actor::anyone(visit.actor.lang).may(JOIN)?.within(entity);
    let doors = app.remembered(Doors::default);
    let known = app.read(grant, move |tx| known(tx, &doors, id)).await?;
    let mut page = app.public_page(visit, "centre-name", "");
    let lang = page.lang;
    page.title = known.centre.name.get(lang).into();
    page.entity = known.entity.get(lang).into();
    Ok(private(html(&JoinPage {
        live: page.href(&format!("{}/live", address(code, id.get()))),
        action: page.href(&format!("{}/tickets", address(code, id.get()))),
        place: known.centre.place.get(lang).into(),
        services: known.door.services.iter().map(|one| choice(&page, &known, one)).collect(),
        further: further(&page, known.door.services.iter().map(|one| (one.id, &one.name))),
        until: known.until,
        next: known.next,
        changes: known.changes,
        is_day_closed: known.is_day_closed,
        is_joined: known.is_joined,
        week: known.week.into_iter().map(|(day, hours)| (page.day(day), hours)).collect(),
        answers,
        key,
        page,
    })?))
}

/// A service with how many wait for it, and how long that will probably be.
fn choice(page: &Page, known: &Known, one: &OpenService) -> Choice {
    let many = page.tn("centre-people-wait", one.waiting);
    // Nobody waits in a closed centre.
    let expected = known.door.expected.get(&one.id).filter(|_| known.until.is_some());
    let span = expected.map(|wait| page.t1("centre-turn-expected", "span", in_words(page, *wait).as_str()));
    let hint = [Some(many), span].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    Choice::new(one.id.to_string(), one.name.get(page.lang)).hinted(hint)
}

/// How often a page is told that its line stands.
const PULSE: Duration = Duration::from_secs(20);

/// GET /e/{code}/centres/{id}/live — that others came or were called: many look, and not all of them at once.
async fn live(
    State(app): State<App>,
    visit: Visit,
    address: ClientAddress,
    Path((code, id)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let (entity, id) = (entity_of(&app, &visit, &code).await?, number(&id)?);
    let grant = Actor::anyone(visit.actor.lang).may(JOIN)?.within(entity);
    let centre = app.read(grant, move |tx| must_reach(tx, id)).await?.id;
    let soon = Some(Topic::of(entity, "centre", centre.get()));
    Ok(private(watch(&app, Watch { now: None, soon, pulse: PULSE, address: Some(address) })))
}

/// POST /e/{code}/centres/{id}/tickets
async fn take(
    State(app): State<App>,
    visit: Visit,
    address: ClientAddress,
    Path((code, id)): Path<(String, String)>,
    Form(form): Form<TicketForm>,
) -> Result<Response, Failure> {
    let (entity, id) = (entity_of(&app, &visit, &code).await?, number(&id)?);
    let typed = form.answers();
    let (from, key) = (from(&app, address), key(&app, id, &form));
    let (lang, kept) = (visit.actor.lang, form.key.clone());
    let act = move |tx: &mut Tx<'_>| {
        form.key()?;
        join(tx, form.read((id, ORIGIN), lang)?, &from, &key)
    };
    match app.write(Actor::anyone(lang).may(JOIN)?.within(entity), act).await {
        Ok(ticket) => {
            let pass = Pass { entity, ticket: ticket.id }.sign(app.keys());
            Ok(private(Redirect::to(&format!("/{}/turn/{pass}", lang.code())).into_response()))
        }
        Err(error) => {
            let (status, answers) = corrected(typed, error)?;
            Ok((status, shown(&app, &visit, (entity, &code, id), (answers, kept)).await?).into_response())
        }
    }
}

/// Stands for an address on one day: it tells nobody, and is another one tomorrow.
fn from(app: &App, address: ClientAddress) -> String {
    let day = app.now().to_zoned(ui::bahrain()).date();
    encode(app.keys().mac("centre.joined-from", format!("{day}:{}", address.network()).as_bytes()))
}

/// The same form with the same wishes is one ticket; after going back and choosing something else it is another one.
fn key(app: &App, centre: CentreId, form: &TicketForm) -> String {
    let said = format!("{centre}:{}:{}", form.said(), form.key);
    if form.key.is_empty() { String::new() } else { encode(app.keys().mac("centre.joined", said.as_bytes())) }
}
