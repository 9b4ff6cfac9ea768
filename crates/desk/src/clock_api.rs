//! Clocks, offers and other entities for programs: what the page of a case does, with a token of the same rights.

use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::get;
use axum::routing::post;
use calendar::StopReason;
use http::Method;
use kernel::Id;
use kernel::Result;
use kernel::Timestamp;
use kernel::invalid;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Json as Body;
use platform::Paged;
use platform::Route;
use platform::api::schema;
use platform::number;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::api_rows::Case;
use crate::clocks::run_clock;
use crate::clocks::stop_clock;
use crate::converse::WORK;
use crate::coverage::COVERAGE;
use crate::coverage::coverage;
use crate::offers::pass_offer;
use crate::pane::channels;
use crate::referral_page::refer_by_channel;
use crate::referrals::Refer;
use crate::stopping::Stopping;

pub(crate) fn routes() -> Vec<Route> {
    let work = Access::May(WORK);
    let route = |path: &'static str, act| Route::plain(Method::POST, path, work, act);
    vec![
        route("/api/v1/cases/{id}/clock-stop", post(stop)).described(Api {
            summary: "desk-does-stop-clock",
            body: Some(schema::<Stop>),
            answer: Some(schema::<Case>),
            ..Api::default()
        }),
        route("/api/v1/cases/{id}/clock-run", post(run)).described(Api {
            summary: "desk-does-run-clock",
            answer: Some(schema::<Case>),
            ..Api::default()
        }),
        route("/api/v1/cases/{id}/passing", post(pass)).described(Api {
            summary: "desk-does-pass-on",
            answer: Some(schema::<Case>),
            ..Api::default()
        }),
        route("/api/v1/cases/{id}/referral", post(refer)).described(Api {
            summary: "desk-does-hand-to-entity",
            body: Some(schema::<NewReferral>),
            answer: Some(schema::<Case>),
            ..Api::default()
        }),
        Route::plain(Method::GET, "/api/v1/coverage", Access::May(COVERAGE), get(gaps)).described(Api {
            summary: "desk-does-list-gaps",
            answer: Some(schema::<Paged<Gap>>),
            ..Api::default()
        }),
    ]
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ClockStop")]
struct Stop {
    /// `waiting-for-customer`, `agreed-date`, `incident`, `force-majeure`.
    reason: String,
    /// Until which instant, in RFC 3339; an agreed date has one.
    #[serde(default)]
    until: Option<String>,
    /// What colleagues should know.
    #[serde(default)]
    note: String,
    /// The version of the case that was looked at.
    version: i64,
}

impl Stop {
    fn read(&self) -> Result<Stopping> {
        let until = self.until.as_deref().map(str::parse::<Timestamp>).transpose().map_err(|_| invalid("until", "desk-clock-until"))?;
        let reason = StopReason::parse(&self.reason).ok_or_else(|| invalid("reason", "desk-filter-unknown"))?;
        Ok(Stopping { reason, until, note: self.note.clone(), seen: self.version })
    }
}

/// POST /api/v1/cases/{id}/clock-stop
async fn stop(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(stop): Body<Stop>,
) -> Result<Json<Case>, Failure> {
    let (id, ask) = (number(&id)?, stop.read()?);
    let write = move |tx: &mut ::store::Tx<'_>| {
        stop_clock(tx, id, &ask)?;
        Case::read(tx, id)
    };
    Ok(Json(app.write(actor.may(WORK)?, write).await?))
}

/// POST /api/v1/cases/{id}/clock-run
async fn run(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<Case>, Failure> {
    let id = number(&id)?;
    let write = move |tx: &mut ::store::Tx<'_>| {
        run_clock(tx, id)?;
        Case::read(tx, id)
    };
    Ok(Json(app.write(actor.may(WORK)?, write).await?))
}

/// POST /api/v1/cases/{id}/passing
async fn pass(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<Case>, Failure> {
    let id = number(&id)?;
    let write = move |tx: &mut ::store::Tx<'_>| {
        pass_offer(tx, id)?;
        Case::read(tx, id)
    };
    Ok(Json(app.write(actor.may(WORK)?, write).await?))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewReferral {
    /// The other entity's number.
    to: String,
    /// What its people need to know.
    note: String,
    /// The version of the case that was looked at.
    version: i64,
}

/// POST /api/v1/cases/{id}/referral
async fn refer(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(new): Body<NewReferral>,
) -> Result<Json<Case>, Failure> {
    let (id, channels) = (number(&id)?, channels(&app));
    let ask = Refer { to: new.to.parse().map_or(Id::new(0), Id::new), note: new.note, seen: new.version };
    let write = move |tx: &mut ::store::Tx<'_>| {
        refer_by_channel(tx, id, &ask, &channels)?;
        Case::read(tx, id)
    };
    Ok(Json(app.write(actor.may(WORK)?, write).await?))
}

/// A time of a day ahead at which nobody who is qualified is present.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "CoverageGap")]
struct Gap {
    /// The day, such as `2026-11-25`.
    day: String,
    channel: String,
    /// `ar` or `en`.
    lang: String,
    /// The numbers of the services; none of them means every service.
    services: Vec<String>,
    /// The numbers of the employees who are qualified and away.
    away: Vec<String>,
}

/// GET /api/v1/coverage
async fn gaps(State(app): State<App>, Caller(actor): Caller) -> Result<Json<Paged<Gap>>, Failure> {
    let found = app.read(actor.may(COVERAGE)?, coverage).await?;
    let gap = |gap: crate::coverage::Gap| Gap {
        day: gap.day.to_string(),
        channel: gap.channel,
        lang: gap.lang.code().into(),
        services: gap.services.iter().map(ToString::to_string).collect(),
        away: gap.away.iter().map(ToString::to_string).collect(),
    };
    Ok(Json(Paged { items: found.gaps.into_iter().map(gap).collect(), next: None }))
}
