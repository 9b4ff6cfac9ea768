//! Walks through centres for programs: begun, written down item by item, ended or discarded, and what earlier ones found. What others found today
//! stays unseen.

mod photos;

use ::store::Tx;
use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::delete;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::CentreId;
use kernel::Id;
use kernel::invalid;
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
use serde::Serialize;

use crate::issue::must_reach;
use crate::store;
use crate::walk;
use crate::walk::Answer;
use crate::walk::INSPECT;
use crate::walk::Seen;
use crate::walk::WalkId;
use crate::walk::begin_walk;
use crate::walk::discard_walk;
use crate::walk::end_walk;
use crate::walk::items;
use crate::walk::note_down;
use crate::walk_page::known;
use crate::walks_page::newest;
use photos::Photo;

/// So many walks stand on a page.
const ROWS: u32 = 30;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(INSPECT);
    let one = |summary| Api { summary, answer: Some(schema::<WholeWalk>), ..Api::default() };
    let own = vec![
        Route::plain(Method::GET, "/api/v1/walks", may, get(list)).described(Api {
            summary: "centre-does-list-walks",
            query: Some(schema::<Asked>),
            answer: Some(schema::<Paged<Walk>>),
            ..Api::default()
        }),
        Route::plain(Method::POST, "/api/v1/centres/{id}/walks", may, post(begin))
            .described(Api { body: Some(schema::<NewWalk>), ..one("centre-does-begin-walk") }),
        Route::plain(Method::GET, "/api/v1/walks/{id}", may, get(show)).described(one("centre-does-show-walk")),
        Route::plain(Method::POST, "/api/v1/walks/{id}/items/{item}", may, post(say))
            .described(Api { body: Some(schema::<Said>), ..one("centre-does-note-walk") }),
        Route::plain(Method::POST, "/api/v1/walks/{id}/end", may, post(end)).described(one("centre-does-end-walk")),
        Route::plain(Method::DELETE, "/api/v1/walks/{id}", may, delete(discard)).described(Api {
            summary: "centre-does-discard-walk",
            answer: Some(schema::<Discarded>),
            ..Api::default()
        }),
    ];
    [own, photos::routes()].concat()
}

/// A walk through a centre.
#[derive(Serialize, JsonSchema)]
struct Walk {
    id: String,
    centre: String,
    /// The number of the counter that is looked at; none for the whole centre.
    counter: Option<u32>,
    /// Who sat there when it began.
    employee: Option<String>,
    /// Who walks.
    by: String,
    /// `2026-11-29`.
    day: String,
    /// UTC.
    began_at: String,
    /// None while it is open.
    ended_at: Option<String>,
    /// Whether nobody ended it on its day, and the night did.
    ended_by_night: bool,
    /// How much was written down; none where that is not shown before the day is over.
    found: Option<Found>,
}

/// Of how many items was seen what.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "WalkFound")]
struct Found {
    kept: usize,
    not_kept: usize,
    not_seen: usize,
}

impl Walk {
    fn of(walk: walk::Walk, answers: Option<&[Answer]>) -> Walk {
        let count = |answers: &[Answer], seen: Seen| answers.iter().filter(|answer| answer.seen == seen).count();
        let found = |answers: &[Answer]| Found {
            kept: count(answers, Seen::Kept),
            not_kept: count(answers, Seen::NotKept),
            not_seen: count(answers, Seen::Unseen),
        };
        Walk {
            id: walk.id.to_string(),
            centre: walk.centre.to_string(),
            counter: walk.counter,
            employee: walk.employee.map(|who| who.to_string()),
            by: walk.by.to_string(),
            day: walk.day,
            began_at: walk.began.to_string(),
            ended_at: walk.ended.map(|ended| ended.to_string()),
            ended_by_night: walk.by_night,
            found: answers.map(found),
        }
    }
}

/// A walk with what was written down of each item.
#[derive(Serialize, JsonSchema)]
struct WholeWalk {
    #[serde(flatten)]
    walk: Walk,
    items: Vec<Item>,
}

/// An item of a walk.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "WalkItem")]
struct Item {
    /// The clause.
    clause: String,
    /// `kept`, `not-kept`, `not-seen`; none where nothing is written down yet.
    said: Option<&'static str>,
    /// What there was to say of it.
    note: String,
    /// Who sat at the counter that was looked at.
    employee: Option<String>,
    /// Its photographs.
    photos: Vec<Photo>,
}

fn whole(tx: &mut Tx<'_>, id: WalkId) -> kernel::Result<WholeWalk> {
    let known = known(tx, id)?;
    let item = |clause: &guide::Clause| {
        let answer = known.answers.iter().find(|answer| answer.clause == clause.id);
        Item {
            clause: clause.id.clone(),
            said: answer.map(|answer| answer.seen.key()),
            note: answer.map(|answer| answer.note.clone()).unwrap_or_default(),
            employee: answer.and_then(|answer| answer.employee).map(|who| who.to_string()),
            photos: known.photos.iter().filter(|photo| photo.clause == clause.id).map(Photo::of).collect(),
        }
    };
    let items = items().map(item).collect();
    Ok(WholeWalk { walk: Walk::of(known.walk, Some(&known.answers)), items })
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Asked {
    /// Only walks before this one.
    #[serde(default)]
    after: String,
}

/// GET /api/v1/walks?after= — the newest first; one's own open walk alone as long as there is one.
async fn list(State(app): State<App>, Caller(actor): Caller, Query(asked): Query<Asked>) -> Result<Json<Paged<Walk>>, Failure> {
    let before: WalkId = if asked.after.is_empty() { Id::new(i64::MAX) } else { number(&asked.after)? };
    let read = move |tx: &mut Tx<'_>| {
        let me = tx.actor().employee()?;
        if let Some(open) = store::open_walk(tx, me)? {
            let answers = store::answers(tx, open.id)?;
            return Ok(Paged { items: vec![Walk::of(open, Some(&answers))], next: None });
        }
        let rows = newest(tx, before, ROWS + 1)?.into_iter().map(|(walk, answers)| Walk::of(walk, answers.as_deref())).collect();
        Ok(Paged::of(rows, ROWS as usize, |last: &Walk| last.id.clone()))
    };
    Ok(Json(app.read(actor.may(INSPECT)?, read).await?))
}

/// GET /api/v1/walks/{id} — one's own; that of another from the next day on, for those who lead.
async fn show(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<WholeWalk>, Failure> {
    let id: WalkId = number(&id)?;
    Ok(Json(app.read(actor.may(INSPECT)?, move |tx| whole(tx, id)).await?))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewWalk {
    /// The number of the counter to look at; the whole centre when left out.
    #[serde(default)]
    counter: Option<u32>,
}

/// POST /api/v1/centres/{id}/walks
async fn begin(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(new): Body<NewWalk>,
) -> Result<Json<WholeWalk>, Failure> {
    let centre: CentreId = number(&id)?;
    let write = move |tx: &mut Tx<'_>| {
        must_reach(tx, centre)?;
        let counter = match new.counter {
            Some(number) => {
                let known = store::counter_with(tx, centre, number)?;
                Some(known.ok_or_else(|| invalid("counter", "centre-walk-where-choose"))?.id)
            }
            None => None,
        };
        let begun = begin_walk(tx, centre, counter)?;
        whole(tx, begun.id)
    };
    Ok(app.write_answer(actor.may(INSPECT)?, write).await?)
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SeenOfItem")]
struct Said {
    /// `kept`, `not-kept`, `not-seen`.
    said: String,
    /// What there is to say of it; needed where it is not kept.
    #[serde(default)]
    note: String,
}

/// POST /api/v1/walks/{id}/items/{item}
async fn say(
    State(app): State<App>,
    Caller(actor): Caller,
    Path((id, item)): Path<(String, String)>,
    Body(said): Body<Said>,
) -> Result<Json<WholeWalk>, Failure> {
    let id: WalkId = number(&id)?;
    let write = move |tx: &mut Tx<'_>| {
        note_down(tx, id, (&item, &said.said, &said.note))?;
        whole(tx, id)
    };
    Ok(app.write_answer(actor.may(INSPECT)?, write).await?)
}

/// POST /api/v1/walks/{id}/end — what was written down counts from now on.
async fn end(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<WholeWalk>, Failure> {
    let id: WalkId = number(&id)?;
    let write = move |tx: &mut Tx<'_>| {
        end_walk(tx, id)?;
        whole(tx, id)
    };
    Ok(app.write_answer(actor.may(INSPECT)?, write).await?)
}

/// A walk that was discarded.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "WalkDiscarded")]
struct Discarded {
    id: String,
}

/// DELETE /api/v1/walks/{id} — the caller's own that is open.
async fn discard(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<Discarded>, Failure> {
    let id: WalkId = number(&id)?;
    let write = move |tx: &mut Tx<'_>| discard_walk(tx, id).map(|()| Discarded { id: id.to_string() });
    Ok(app.write_answer(actor.may(INSPECT)?, write).await?)
}
