//! Several cases at once, for programs: what was done, what was left out and why, and the way back.

use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::post;
use http::Method;
use kernel::Result as Outcome;
use kernel::Timestamp;
use kernel::invalid;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Json as Body;
use platform::Route;
use platform::api::schema;
use platform::number;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::Until;
use crate::batch::Act;
use crate::batch::Batch;
use crate::batch::do_batch;
use crate::converse::WORK;
use crate::store::batches;
use crate::undo::undo_batch;

pub(crate) fn routes() -> Vec<Route> {
    let work = Access::May(WORK);
    vec![
        Route::plain(Method::POST, "/api/v1/batches", work, post(carry_out)).described(Api {
            summary: "desk-does-batch",
            body: Some(schema::<NewBatch>),
            answer: Some(schema::<Done>),
            ..Api::default()
        }),
        Route::plain(Method::POST, "/api/v1/batches/{id}/undoing", work, post(undo)).described(Api {
            summary: "desk-does-undo-batch",
            answer: Some(schema::<Done>),
            ..Api::default()
        }),
    ]
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewBatch {
    /// `assign`, `tag`, `snooze`, `close`.
    act: String,
    /// The ids of the cases.
    cases: Vec<String>,
    /// With `assign`: who has them then.
    #[serde(default)]
    to: String,
    /// With `assign`: the reason, or the note for the colleague.
    #[serde(default)]
    note: String,
    /// With `tag`: the tag's id.
    #[serde(default)]
    tag: String,
    /// With `snooze`: `later`, `tomorrow`, `next-day`, or an instant.
    #[serde(default)]
    until: String,
}

impl NewBatch {
    fn act(&self) -> Outcome<Act> {
        match self.act.as_str() {
            "assign" => Ok(Act::Assign { to: number(&self.to)?, note: self.note.clone() }),
            "tag" => Ok(Act::Tag(number(&self.tag)?)),
            "snooze" => {
                let instant = || self.until.parse::<Timestamp>().ok().map(Until::At);
                let until = Until::parse(&self.until).or_else(instant);
                Ok(Act::Snooze(until.ok_or_else(|| invalid("until", "desk-snooze-none"))?))
            }
            "close" => Ok(Act::Close),
            _ => Err(invalid("act", "desk-filter-unknown")),
        }
    }
}

/// What became of several cases.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "CaseBatch")]
struct Done {
    id: String,
    /// `assign`, `tag`, `snooze`, `close`, `merge`.
    act: String,
    /// The cases to which it was done.
    done: Vec<String>,
    /// Those that were left as they were; after an undoing, those that changed since.
    left_out: Vec<LeftOut>,
    /// Whether it was taken back.
    is_undone: bool,
}

#[derive(Serialize, JsonSchema)]
struct LeftOut {
    case: String,
    /// The key of the reason.
    why: String,
}

impl Done {
    fn read(tx: &mut ::store::Tx<'_>, batch: Batch) -> Outcome<Done> {
        let done = batches::remembered(tx, batch.id)?.into_iter().map(|(case, _, _)| case.to_string()).collect();
        let left_out = batch.left_out.into_iter().map(|(case, why)| LeftOut { case: case.to_string(), why }).collect();
        Ok(Done { id: batch.id.to_string(), act: batch.act, done, left_out, is_undone: batch.undone_at.is_some() })
    }
}

/// POST /api/v1/batches
async fn carry_out(State(app): State<App>, Caller(actor): Caller, Body(new): Body<NewBatch>) -> Result<Json<Done>, Failure> {
    let cases = new.cases.iter().map(|id| number(id)).collect::<Outcome<Vec<_>>>()?;
    let act = new.act()?;
    let write = move |tx: &mut ::store::Tx<'_>| {
        let batch = do_batch(tx, &act, &cases)?;
        Done::read(tx, batch)
    };
    Ok(Json(app.write(actor.may(WORK)?, write).await?))
}

/// POST /api/v1/batches/{id}/undoing
async fn undo(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<Done>, Failure> {
    let id = number(&id)?;
    let write = move |tx: &mut ::store::Tx<'_>| {
        let batch = undo_batch(tx, id)?;
        Done::read(tx, batch)
    };
    Ok(Json(app.write(actor.may(WORK)?, write).await?))
}
