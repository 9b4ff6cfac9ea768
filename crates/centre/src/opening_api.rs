//! The opening of a centre's day for programs: who was ready when, who is awaited, and what somebody confirms, item by item.

mod photos;

use ::store::Tx;
use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::CentreId;
use kernel::Timestamp;
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

use crate::attest::ATTEST;
use crate::attest::Attestation;
use crate::attest::Word;
use crate::attest::attest;
use crate::attest::items;
use crate::day::incidents_api;
use crate::issue::today;
use crate::opening;
use crate::opening_page::OpeningPhoto;
use crate::opening_page::known;
use crate::slots::Span;
use photos::Photo;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(ATTEST);
    let own = vec![
        Route::plain(Method::GET, "/api/v1/centres/{id}/opening", may, get(show)).described(Api {
            summary: "centre-does-show-opening",
            answer: Some(schema::<Opening>),
            ..Api::default()
        }),
        Route::plain(Method::POST, "/api/v1/centres/{id}/opening/{item}", may, post(say)).described(Api {
            summary: "centre-does-confirm-opening",
            body: Some(schema::<Said>),
            answer: Some(schema::<Opening>),
            ..Api::default()
        }),
    ];
    [own, photos::routes(), incidents_api::routes()].concat()
}

/// The opening of today.
#[derive(Serialize, JsonSchema)]
struct Opening {
    /// `2026-11-29`.
    day: String,
    /// When the centre opens, UTC; none where it has no more hours today.
    opens_at: Option<String>,
    /// By when whoever serves is at their counter.
    ready_by: Option<String>,
    /// From when the items can be confirmed; none on a day without hours.
    confirmed_from: Option<String>,
    /// Until when they can be.
    confirmed_until: Option<String>,
    /// Who has opened a counter.
    ready: Vec<Ready>,
    /// Who serves here, is not away, and has opened no counter yet.
    awaited: Vec<String>,
    /// What somebody confirms.
    items: Vec<Item>,
}

/// Somebody who has opened a counter today.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "OpenedCounter")]
struct Ready {
    employee: String,
    /// The number of the counter where they sat last before their first customer.
    counter: u32,
    /// When they opened their first one, UTC.
    opened_at: String,
    /// `in-time`, `short`: too close to the opening, `after`, `no-hours`.
    standing: &'static str,
    /// What the plate that faces the customer said: `missing`, `works`, `unknown`, `fails`.
    plate: &'static str,
    /// What the printers of the reception said.
    printer: &'static str,
    /// When the counter tested itself.
    tested_at: String,
    /// When the first customer came to them.
    first_customer_at: Option<String>,
    /// When they left the counters of the centre; none while they are there.
    left_at: Option<String>,
    /// From whom they took over after the centre had opened.
    relieved: Option<String>,
}

impl Ready {
    fn of(one: opening::Opening, lead: std::time::Duration) -> Ready {
        let standing = one.earliness(lead).key();
        Ready {
            employee: one.employee.to_string(),
            counter: one.counter,
            opened_at: one.opened.to_string(),
            standing,
            plate: one.test.plate.key(),
            printer: one.test.printer.key(),
            tested_at: one.tested.to_string(),
            first_customer_at: written(one.first_customer),
            left_at: written(one.left),
            relieved: one.relieved.map(|from| from.to_string()),
        }
    }
}

/// An item of the opening.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "OpeningItem")]
struct Item {
    /// The clause.
    clause: String,
    /// Whether it is so; none where nobody has said yet.
    kept: Option<bool>,
    /// What is done about it where it is not.
    note: String,
    /// Who said so last.
    by: Option<String>,
    /// When, UTC.
    at: Option<String>,
    /// Photographs of it, up to three.
    photos: Vec<Photo>,
}

impl Item {
    fn of(clause: &guide::Clause, said: &[Attestation], photos: &[OpeningPhoto]) -> Item {
        let said = said.iter().find(|said| said.clause == clause.id);
        Item {
            clause: clause.id.clone(),
            kept: said.map(|said| said.is_kept),
            note: said.map(|said| said.note.clone()).unwrap_or_default(),
            by: said.map(|said| said.by.to_string()),
            at: written(said.map(|said| said.at)),
            photos: photos.iter().filter(|photo| photo.clause == clause.id).map(Photo::of).collect(),
        }
    }
}

fn written(at: Option<Timestamp>) -> Option<String> {
    at.map(|at| at.to_string())
}

fn stands(tx: &mut Tx<'_>, id: CentreId) -> kernel::Result<Opening> {
    let (day, known) = (today(tx), known(tx, id)?);
    let of_window = |end: fn(&Span) -> Timestamp| written(known.window.as_ref().map(end));
    Ok(Opening {
        day,
        opens_at: written(known.opens),
        ready_by: written(known.opens.map(|opens| opens - known.lead)),
        confirmed_from: of_window(|window| window.from),
        confirmed_until: of_window(|window| window.to),
        items: items().map(|clause| Item::of(clause, &known.said, &known.photos)).collect(),
        ready: known.openings.into_iter().map(|one| Ready::of(one, known.lead)).collect(),
        awaited: known.awaited.here.into_iter().map(|id| id.to_string()).collect(),
    })
}

/// GET /api/v1/centres/{id}/opening
async fn show(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<Opening>, Failure> {
    let id: CentreId = number(&id)?;
    Ok(Json(app.read(actor.may(ATTEST)?, move |tx| stands(tx, id)).await?))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ConfirmedItem")]
struct Said {
    /// Whether it is so.
    kept: bool,
    /// What is done about it where it is not.
    #[serde(default)]
    note: String,
    /// Why something else is said than before.
    #[serde(default)]
    reason: String,
}

/// POST /api/v1/centres/{id}/opening/{item}
async fn say(
    State(app): State<App>,
    Caller(actor): Caller,
    Path((id, item)): Path<(String, String)>,
    Body(said): Body<Said>,
) -> Result<Json<Opening>, Failure> {
    let id: CentreId = number(&id)?;
    let word = Word { kept: if said.kept { "yes" } else { "no" }.into(), note: said.note, reason: said.reason };
    let write = move |tx: &mut Tx<'_>| {
        attest(tx, id, &item, &word)?;
        stands(tx, id)
    };
    Ok(app.write_answer(actor.may(ATTEST)?, write).await?)
}
