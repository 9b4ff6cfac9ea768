//! Incidents of a centre for programs: what goes on and what was this week, written down and ended.

use ::store::Tx;
use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::CentreId;
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

use crate::appointment_api::instant;
use crate::day::incident;
use crate::day::incident::IncidentId;
use crate::day::incident::Report;
use crate::day::incident::end_incident;
use crate::day::incident::incident_in;
use crate::day::incident::report_incident;
use crate::issue::RECEIVE;
use crate::issue::must_reach;
use crate::store;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(RECEIVE);
    let one = |summary| Api { summary, answer: Some(schema::<Incident>), ..Api::default() };
    vec![
        Route::plain(Method::GET, "/api/v1/centres/{id}/incidents", may, get(list)).described(Api {
            summary: "centre-does-list-incidents",
            answer: Some(schema::<Paged<Incident>>),
            ..Api::default()
        }),
        Route::plain(Method::POST, "/api/v1/centres/{id}/incidents", may, post(report))
            .described(Api { body: Some(schema::<NewIncident>), ..one("centre-does-report-incident") }),
        Route::plain(Method::POST, "/api/v1/centres/{id}/incidents/{incident}/end", may, post(end))
            .described(Api { body: Some(schema::<End>), ..one("centre-does-end-incident") }),
    ]
}

/// What happened in a centre and is nobody's visit.
#[derive(Serialize, JsonSchema)]
struct Incident {
    id: String,
    centre: String,
    /// `power`, `network`, `device`, `safety`, `crowd`, `other`.
    trouble: &'static str,
    /// What happened.
    what: String,
    /// When it began, UTC.
    began_at: String,
    /// Who wrote it down.
    employee: String,
    reported_at: String,
    /// What was done; empty while it goes on.
    done: String,
    /// When it was over; none while it goes on.
    ended_at: Option<String>,
    /// Who said so.
    closed_by: Option<String>,
}

impl From<incident::Incident> for Incident {
    fn from(one: incident::Incident) -> Self {
        Self {
            id: one.id.to_string(),
            centre: one.centre.to_string(),
            trouble: one.trouble.key(),
            what: one.what,
            began_at: one.began.to_string(),
            employee: one.by.to_string(),
            reported_at: one.reported.to_string(),
            done: one.done,
            ended_at: one.ended.map(|ended| ended.to_string()),
            closed_by: one.closer.map(|who| who.to_string()),
        }
    }
}

/// GET /api/v1/centres/{id}/incidents — what goes on, and what began in the last seven days, the newest first.
async fn list(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<Paged<Incident>>, Failure> {
    let id: CentreId = number(&id)?;
    let read = move |tx: &mut Tx<'_>| {
        must_reach(tx, id)?;
        Ok(Paged { items: store::incidents(tx, id)?.into_iter().map(Incident::from).collect(), next: None })
    };
    Ok(Json(app.read(actor.may(RECEIVE)?, read).await?))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewIncident {
    /// `power`, `network`, `device`, `safety`, `crowd`, `other`.
    trouble: String,
    /// What happened.
    what: String,
    /// When it began: `2026-11-29T06:00:00Z`; now where left out.
    #[serde(default)]
    from: Option<String>,
}

/// POST /api/v1/centres/{id}/incidents
async fn report(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(new): Body<NewIncident>,
) -> Result<Json<Incident>, Failure> {
    let centre: CentreId = number(&id)?;
    let write = move |tx: &mut Tx<'_>| {
        must_reach(tx, centre)?;
        let began = new.from.as_deref().map(|text| instant(text, ("from", "centre-incident-from-wrong"))).transpose()?;
        report_incident(tx, centre, &Report { trouble: new.trouble, what: new.what, began }).map(Incident::from)
    };
    Ok(app.write_answer(actor.may(RECEIVE)?, write).await?)
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "EndOfIncident")]
struct End {
    /// What was done.
    done: String,
    /// Until when it went on: `2026-11-29T07:00:00Z`; now where left out.
    #[serde(default)]
    until: Option<String>,
}

/// POST /api/v1/centres/{id}/incidents/{incident}/end
async fn end(
    State(app): State<App>,
    Caller(actor): Caller,
    Path((id, one)): Path<(String, String)>,
    Body(end): Body<End>,
) -> Result<Json<Incident>, Failure> {
    let which: (CentreId, IncidentId) = (number(&id)?, number(&one)?);
    let write = move |tx: &mut Tx<'_>| {
        incident_in(tx, which)?;
        let until = end.until.as_deref().map(|text| instant(text, ("until", "centre-incident-until-wrong"))).transpose()?;
        end_incident(tx, which, (&end.done, until)).map(Incident::from)
    };
    Ok(app.write_answer(actor.may(RECEIVE)?, write).await?)
}
