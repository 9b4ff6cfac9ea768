//! The desk for programs: cases, their entries, events and findings, and the acts on them, with a token of the same permissions.

use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::Result as Outcome;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Json as Body;
use platform::Paged;
use platform::Query;
use platform::Route;
use platform::api::schema;
use platform::number;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::api_rows::Case;
use crate::api_rows::Entry;
use crate::api_rows::Event;
use crate::api_rows::Finding;
use crate::api_rows::Row;
use crate::assign::NewOwner;
use crate::assign::change_owner;
use crate::converse::WORK;
use crate::converse::add_note;
use crate::converse::close_case;
use crate::lists;
use crate::lists::READ;
use crate::lists::View;
use crate::lists::numbered;
use crate::search;
use crate::store;

/// The most items of one page.
const MOST: u32 = 100;

pub(crate) fn routes() -> Vec<Route> {
    let (read, work) = (Access::May(READ), Access::May(WORK));
    vec![
        Route::plain(Method::GET, "/api/v1/cases", read, get(cases)).described(Api {
            summary: "desk-does-list-cases",
            query: Some(schema::<AskedCases>),
            answer: Some(schema::<Paged<Row>>),
            ..Api::default()
        }),
        Route::plain(Method::GET, "/api/v1/cases/{id}", read, get(case)).described(Api {
            summary: "desk-does-show-case",
            answer: Some(schema::<Case>),
            ..Api::default()
        }),
        Route::plain(Method::GET, "/api/v1/cases/{id}/entries", read, get(entries)).described(Api {
            summary: "desk-does-show-conversation",
            query: Some(schema::<AskedEntries>),
            answer: Some(schema::<Paged<Entry>>),
            ..Api::default()
        }),
        Route::plain(Method::GET, "/api/v1/cases/{id}/events", read, get(events)).described(Api {
            summary: "desk-does-show-timeline",
            query: Some(schema::<AskedEvents>),
            answer: Some(schema::<Paged<Event>>),
            ..Api::default()
        }),
        Route::plain(Method::GET, "/api/v1/cases/{id}/findings", read, get(findings)).described(Api {
            summary: "desk-does-show-findings",
            answer: Some(schema::<Paged<Finding>>),
            ..Api::default()
        }),
        Route::plain(Method::POST, "/api/v1/cases/{id}/notes", work, post(note)).described(Api {
            summary: "desk-does-note",
            body: Some(schema::<NewNote>),
            answer: Some(schema::<Entry>),
            ..Api::default()
        }),
        Route::plain(Method::POST, "/api/v1/cases/{id}/owner", work, post(owner)).described(Api {
            summary: "desk-does-assign",
            body: Some(schema::<WantedOwner>),
            answer: Some(schema::<Case>),
            ..Api::default()
        }),
        Route::plain(Method::POST, "/api/v1/cases/{id}/closing", work, post(close)).described(Api {
            summary: "desk-does-close",
            body: Some(schema::<Seen>),
            answer: Some(schema::<Case>),
            ..Api::default()
        }),
    ]
}

fn page_size(limit: Option<u32>) -> u32 {
    limit.unwrap_or(30).clamp(1, MOST)
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AskedCases {
    /// Words, a reference, an address, a phone or a personal number.
    #[serde(default)]
    q: String,
    /// `mine`, `team`, `unassigned`, `waiting`, `answered`, `snoozed`, `late`, `closed`; the team's when left out. Not used with `q`.
    #[serde(default)]
    view: String,
    /// The value of `next` of the page before.
    #[serde(default)]
    before: String,
    /// The most items, 1 to 100; 30 when left out.
    limit: Option<u32>,
}

/// GET /api/v1/cases?q=&view=&before=&limit=
async fn cases(State(app): State<App>, Caller(actor): Caller, Query(asked): Query<AskedCases>) -> Result<Json<Paged<Row>>, Failure> {
    let (keys, limit) = (app.keys().clone(), page_size(asked.limit));
    let read = move |tx: &mut ::store::Tx<'_>| -> Outcome<Paged<Row>> {
        if !asked.q.trim().is_empty() {
            let found = search::find(tx, &keys, &asked.q, numbered("before", &asked.before)?, limit as usize)?;
            return Ok(Paged { items: found.cases.into_iter().map(Row::from).collect(), next: found.next.map(|next| next.to_string()) });
        }
        let view = if asked.view.is_empty() { Some(View::Team) } else { View::parse(&asked.view) };
        let view = view.ok_or_else(|| kernel::invalid("view", "desk-view-unknown"))?;
        let mark = (!asked.before.is_empty()).then(|| asked.before.parse()).transpose()?;
        let (listed, next) = lists::list(tx, view, mark, limit)?;
        Ok(Paged { items: listed.into_iter().map(Row::from).collect(), next: next.map(|mark| mark.to_string()) })
    };
    Ok(Json(app.read(actor.may(READ)?, read).await?))
}

/// GET /api/v1/cases/{id}
async fn case(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<Case>, Failure> {
    let id = number(&id)?;
    Ok(Json(app.read(actor.may(READ)?, move |tx| Case::read(tx, id)).await?))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AskedEntries {
    /// The value of `next` of the page before.
    #[serde(default)]
    before: String,
    /// The most items, 1 to 100; 30 when left out.
    limit: Option<u32>,
}

/// GET /api/v1/cases/{id}/entries
async fn entries(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Query(asked): Query<AskedEntries>,
) -> Result<Json<Paged<Entry>>, Failure> {
    let (id, limit) = (number(&id)?, page_size(asked.limit));
    let read = move |tx: &mut ::store::Tx<'_>| {
        Case::read(tx, id)?;
        let found = store::entries(tx, id, numbered("before", &asked.before)?, limit)?;
        let next = found.first().filter(|_| found.len() == limit as usize).map(|entry| entry.id.to_string());
        Ok(Paged { items: found.into_iter().map(Entry::from).collect(), next })
    };
    Ok(Json(app.read(actor.may(READ)?, read).await?))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AskedEvents {
    /// The value of `next` of the page before.
    #[serde(default)]
    after: i64,
    /// The most items, 1 to 100; 30 when left out.
    limit: Option<u32>,
}

/// GET /api/v1/cases/{id}/events?after=
async fn events(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Query(asked): Query<AskedEvents>,
) -> Result<Json<Paged<Event>>, Failure> {
    let (id, limit) = (number(&id)?, page_size(asked.limit));
    let read = move |tx: &mut ::store::Tx<'_>| {
        Case::read(tx, id)?;
        let found = tx.events_of_case(id.get(), asked.after, limit + 1)?;
        let items = found.into_iter().map(Event::from).collect();
        Ok(Paged::of(items, limit as usize, |event: &Event| event.seq.to_string()))
    };
    Ok(Json(app.read(actor.may(READ)?, read).await?))
}

/// GET /api/v1/cases/{id}/findings
async fn findings(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<Paged<Finding>>, Failure> {
    let id = number(&id)?;
    let read = move |tx: &mut ::store::Tx<'_>| {
        Case::read(tx, id)?;
        store::findings::of_case(tx, id)
    };
    let found = app.read(actor.may(READ)?, read).await?;
    Ok(Json(Paged { items: found.into_iter().map(Finding::from).collect(), next: None }))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewNote {
    /// The text.
    text: String,
}

/// POST /api/v1/cases/{id}/notes
async fn note(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(new): Body<NewNote>,
) -> Result<Json<Entry>, Failure> {
    let id = number(&id)?;
    let entry = app.write(actor.may(WORK)?, move |tx| add_note(tx, id, &new.text)).await?;
    Ok(Json(entry.into()))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct WantedOwner {
    /// The colleague; oneself when left out.
    to: Option<String>,
    /// The reason of taking it over, or the note for the colleague.
    #[serde(default)]
    reason: String,
    /// The version of the case that was looked at.
    version: i64,
}

/// POST /api/v1/cases/{id}/owner
async fn owner(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(wanted): Body<WantedOwner>,
) -> Result<Json<Case>, Failure> {
    let id = number(&id)?;
    let to = wanted.to.as_deref().map_or_else(|| actor.employee(), number)?;
    let ask = NewOwner { to, reason: wanted.reason, seen: wanted.version };
    let write = move |tx: &mut ::store::Tx<'_>| {
        change_owner(tx, id, &ask)?;
        Case::read(tx, id)
    };
    Ok(Json(app.write(actor.may(WORK)?, write).await?))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Seen {
    /// The version of the case that was looked at.
    version: i64,
}

/// POST /api/v1/cases/{id}/closing
async fn close(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(seen): Body<Seen>,
) -> Result<Json<Case>, Failure> {
    let id = number(&id)?;
    let write = move |tx: &mut ::store::Tx<'_>| {
        close_case(tx, id, seen.version)?;
        Case::read(tx, id)
    };
    Ok(Json(app.write(actor.may(WORK)?, write).await?))
}
