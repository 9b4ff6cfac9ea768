//! How an entity gives its work out and how soon it owes replies, for programs.

use ::store::Tx;
use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::delete;
use axum::routing::get;
use axum::routing::put;
use calendar::Measure;
use calendar::ServiceLevel;
use http::Method;
use kernel::Result as Outcome;
use kernel::invalid;
use org::ServiceId;
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

use crate::agreements;
use crate::agreements::AGREEMENTS;
use crate::agreements::agree;
use crate::agreements::end_agreement;
use crate::route;
use crate::route::ROUTING;
use crate::route::routing_rules;
use crate::route::set_routing;

pub(crate) fn routes() -> Vec<Route> {
    let (routing, agreeing) = (Access::May(ROUTING), Access::May(AGREEMENTS));
    vec![
        Route::plain(Method::GET, "/api/v1/routing", routing, get(show_routing)).described(Api {
            summary: "desk-does-show-routing",
            answer: Some(schema::<Routing>),
            ..Api::default()
        }),
        Route::plain(Method::PUT, "/api/v1/routing", routing, put(change_routing)).described(Api {
            summary: "desk-does-set-routing",
            body: Some(schema::<Routing>),
            answer: Some(schema::<Routing>),
            ..Api::default()
        }),
        Route::plain(Method::GET, "/api/v1/agreements", agreeing, get(show_agreements)).described(Api {
            summary: "desk-does-show-agreements",
            answer: Some(schema::<Paged<Agreement>>),
            ..Api::default()
        }),
        Route::plain(Method::PUT, "/api/v1/agreements/{service}", agreeing, put(change_agreement)).described(Api {
            summary: "desk-does-set-agreement",
            body: Some(schema::<Agreed>),
            answer: Some(schema::<Paged<Agreement>>),
            ..Api::default()
        }),
        Route::plain(Method::DELETE, "/api/v1/agreements/{service}", agreeing, delete(end)).described(Api {
            summary: "desk-does-end-agreement",
            answer: Some(schema::<Paged<Agreement>>),
            ..Api::default()
        }),
    ]
}

/// How an entity gives its work out.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "RoutingRules")]
struct Routing {
    /// Whether a case is offered to a colleague, who takes it, rather than given at once.
    is_offered: bool,
    /// How many minutes an offer lasts, 1 to 1440.
    offer_minutes: i64,
    /// The most cases that wait for a reply which are given to one person, 1 to 1000; null for no limit.
    most_open: Option<i64>,
    /// How many minutes what presses may go ahead of what came before it, 0 to 1440.
    held_back_minutes: i64,
}

impl Routing {
    fn read(tx: &mut Tx<'_>) -> Outcome<Routing> {
        let rules = routing_rules(tx)?;
        let (is_offered, offer_minutes) = (rules.is_offered, rules.offer_minutes);
        Ok(Routing { is_offered, offer_minutes, most_open: rules.most_open, held_back_minutes: rules.held_back_minutes })
    }
}

/// GET /api/v1/routing
async fn show_routing(State(app): State<App>, Caller(actor): Caller) -> Result<Json<Routing>, Failure> {
    Ok(Json(app.read(actor.may(ROUTING)?, Routing::read).await?))
}

/// PUT /api/v1/routing
async fn change_routing(State(app): State<App>, Caller(actor): Caller, Body(wanted): Body<Routing>) -> Result<Json<Routing>, Failure> {
    let (is_offered, offer_minutes) = (wanted.is_offered, wanted.offer_minutes);
    let rules = route::RoutingRules { is_offered, offer_minutes, most_open: wanted.most_open, held_back_minutes: wanted.held_back_minutes };
    let write = move |tx: &mut Tx<'_>| {
        set_routing(tx, &rules)?;
        Routing::read(tx)
    };
    Ok(Json(app.write(actor.may(ROUTING)?, write).await?))
}

/// How soon replies are owed.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ServiceAgreement")]
struct Agreement {
    /// For which service; null for everything else of the entity.
    service: Option<String>,
    /// How soon, in seconds.
    reply_within_seconds: u64,
    /// What is counted: `clock` or `working`.
    measure: &'static str,
    /// Who is told as the time goes by.
    line: Vec<Step>,
}

/// A point of the time at which somebody is told.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AgreementStep")]
struct Step {
    /// How much of the time has gone by, in per cent, 1 to 500.
    percent: u32,
    /// `owner`, `supervisor`, `centre-manager`, or an employee's number.
    whom: String,
}

fn all(tx: &mut Tx<'_>) -> Outcome<Paged<Agreement>> {
    let step = |step: &agreements::Step| Step { percent: step.percent, whom: step.whom.key() };
    let shown = |agreement: agreements::Agreement| Agreement {
        service: agreement.service.map(|service| service.to_string()),
        reply_within_seconds: agreement.level.allowed_seconds,
        measure: agreement.level.measure.key(),
        line: agreement.line.iter().map(step).collect(),
    };
    Ok(Paged { items: agreements::agreements(tx)?.into_iter().map(shown).collect(), next: None })
}

/// GET /api/v1/agreements
async fn show_agreements(State(app): State<App>, Caller(actor): Caller) -> Result<Json<Paged<Agreement>>, Failure> {
    Ok(Json(app.read(actor.may(AGREEMENTS)?, all).await?))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Agreed {
    /// How soon, in seconds, at least 60.
    reply_within_seconds: u64,
    /// What is counted: `clock` or `working`.
    measure: String,
    /// Who is told as the time goes by; nobody when left out.
    #[serde(default)]
    line: Vec<Step>,
}

/// The service that an address names; none for the entity.
fn service(text: &str) -> Outcome<Option<ServiceId>> {
    if text == "0" { Ok(None) } else { number(text).map(Some) }
}

/// PUT /api/v1/agreements/{service}
async fn change_agreement(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(of): Path<String>,
    Body(agreed): Body<Agreed>,
) -> Result<Json<Paged<Agreement>>, Failure> {
    let measure = Measure::parse(&agreed.measure).ok_or_else(|| invalid("measure", "desk-filter-unknown"))?;
    let step = |step: &Step| {
        let whom = agreements::Whom::parse(&step.whom).ok_or_else(|| invalid("line", "desk-agreement-whom"))?;
        Ok(agreements::Step { percent: step.percent, whom })
    };
    let agreement = agreements::Agreement {
        service: service(&of)?,
        level: ServiceLevel::new(std::time::Duration::from_secs(agreed.reply_within_seconds), measure),
        line: agreed.line.iter().map(step).collect::<Outcome<_>>()?,
    };
    let write = move |tx: &mut Tx<'_>| {
        agree(tx, &agreement)?;
        all(tx)
    };
    Ok(Json(app.write(actor.may(AGREEMENTS)?, write).await?))
}

/// DELETE /api/v1/agreements/{service}
async fn end(State(app): State<App>, Caller(actor): Caller, Path(of): Path<String>) -> Result<Json<Paged<Agreement>>, Failure> {
    let of = service(&of)?;
    let write = move |tx: &mut Tx<'_>| {
        end_agreement(tx, of)?;
        all(tx)
    };
    Ok(Json(app.write(actor.may(AGREEMENTS)?, write).await?))
}
