//! The pages of an entity's webhooks: the list, and one endpoint with its log.

use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use http::StatusCode;
use kernel::Error;
use serde::Deserialize;
use ui::Answers;
use ui::Page;

use super::Endpoint;
use super::EndpointId;
use super::WEBHOOKS;
use super::acts;
use super::store;
use super::store::Attempted;
use crate::Access;
use crate::App;
use crate::Caller;
use crate::Failure;
use crate::Form;
use crate::Query;
use crate::Route;
use crate::Visit;
use crate::deliveries::DeliveryId;
use crate::failure::beside;
use crate::failure::corrected;
use crate::html;

const LINES: u32 = 50;

pub(super) fn routes() -> Vec<Route> {
    let may = Access::May(WEBHOOKS);
    vec![
        Route::page(Method::GET, "/desk/webhooks", may, get(list)),
        Route::page(Method::POST, "/desk/webhooks", may, post(add)),
        Route::page(Method::GET, "/desk/webhooks/{id}", may, get(show)),
        Route::page(Method::POST, "/desk/webhooks/{id}/secret", may, post(change_secret)),
        Route::page(Method::POST, "/desk/webhooks/{id}/on", may, post(switch_on)),
        Route::page(Method::POST, "/desk/webhooks/{id}/off", may, post(switch_off)),
        Route::page(Method::POST, "/desk/webhooks/{id}/remove", may, post(remove)),
        Route::page(Method::POST, "/desk/webhooks/{id}/deliveries/{delivery}/replay", may, post(replay)),
    ]
}

#[derive(Template)]
#[template(path = "ops/webhooks.html")]
struct ListPage {
    page: Page,
    endpoints: Vec<Endpoint>,
    answers: Answers,
}

#[derive(Template)]
#[template(path = "ops/webhook.html")]
struct EndpointPage {
    page: Page,
    endpoint: Endpoint,
    secret: Option<String>,
    log: Vec<Attempted>,
    older: String,
    /// The host to write for a removal, and what was written that differs.
    host: String,
    differs: Option<String>,
}

impl EndpointPage {
    /// What was written to confirm a removal, and what is wrong with it.
    fn confirming(&self) -> (&str, String) {
        let differs = |_: &String| self.page.t1("webhooks-removal-differs", "name", self.host.as_str());
        (self.differs.as_deref().unwrap_or_default(), self.differs.as_ref().map(differs).unwrap_or_default())
    }
}

/// The host of the address, written by whoever means to remove it.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Confirmed {
    host: String,
}

/// What a page of an endpoint says beside what is kept.
#[derive(Default)]
struct Said {
    before: Option<i64>,
    secret: Option<String>,
    differs: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    url: String,
    kinds: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    before: Option<i64>,
}

/// GET /desk/webhooks
async fn list(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    list_page(&app, &visit, Answers::new()).await
}

async fn list_page(app: &App, visit: &Visit, answers: Answers) -> Result<Response, Failure> {
    let endpoints = app.read(visit.actor.may(WEBHOOKS)?, store::all).await?;
    let page = app.desk_page(visit, "webhooks-title", "webhooks").await?;
    html(&ListPage { page, endpoints, answers })
}

/// POST /desk/webhooks — what cannot be taken is shown again with the reason.
async fn add(State(app): State<App>, visit: Visit, Form(wanted): Form<Wanted>) -> Result<Response, Failure> {
    let answers = Answers::new().with("url", wanted.url.clone()).with("kinds", wanted.kinds.clone());
    let acting = app.clone();
    let added = app.write(visit.actor.may(WEBHOOKS)?, move |tx| acts::add(tx, &acting, &wanted.url, &wanted.kinds)).await;
    match added {
        Ok((endpoint, secret)) => endpoint_page(&app, &visit, endpoint.id, Said { secret: Some(secret), ..Said::default() }).await,
        Err(error) => {
            let (status, answers) = corrected(answers, beside(error, |key| key.starts_with("outgoing-").then_some("url")))?;
            Ok((status, list_page(&app, &visit, answers).await?).into_response())
        }
    }
}

/// GET /desk/webhooks/{id}
async fn show(State(app): State<App>, visit: Visit, Path(id): Path<EndpointId>, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    endpoint_page(&app, &visit, id, Said { before: asked.before, ..Said::default() }).await
}

async fn endpoint_page(app: &App, visit: &Visit, id: EndpointId, said: Said) -> Result<Response, Failure> {
    let Said { before, secret, differs } = said;
    let (endpoint, mut log) = app
        .read(visit.actor.may(WEBHOOKS)?, move |tx| {
            let endpoint = store::one(tx, id)?.ok_or(Error::NotFound("webhook"))?;
            Ok((endpoint, store::log(tx, id, before.unwrap_or(i64::MAX), LINES + 1)?))
        })
        .await?;
    let page = app.desk_page(visit, "webhooks-one-title", "webhooks").await?;
    let has_more = log.len() > LINES as usize;
    log.truncate(LINES as usize);
    let older = log.last().filter(|_| has_more).map(|last| page.href(&format!("/desk/webhooks/{id}?before={}", last.id)));
    let host = host(&endpoint.url);
    html(&EndpointPage { page, endpoint, secret, log, older: older.unwrap_or_default(), host, differs })
}

/// The host of an address, as one reads it.
pub(super) fn host(address: &str) -> String {
    let host = url::Url::parse(address).ok().and_then(|url| url.host_str().map(str::to_owned));
    host.unwrap_or_else(|| address.to_owned())
}

/// POST /desk/webhooks/{id}/secret — the answer is the only page that ever shows the new secret.
async fn change_secret(State(app): State<App>, visit: Visit, Path(id): Path<EndpointId>) -> Result<Response, Failure> {
    let acting = app.clone();
    let secret = app.write(visit.actor.may(WEBHOOKS)?, move |tx| acts::change_secret(tx, &acting, id)).await?;
    endpoint_page(&app, &visit, id, Said { secret: Some(secret), ..Said::default() }).await
}

/// POST /desk/webhooks/{id}/on
async fn switch_on(State(app): State<App>, Caller(actor): Caller, Path(id): Path<EndpointId>) -> Result<Redirect, Failure> {
    app.write(actor.may(WEBHOOKS)?, move |tx| acts::switch(tx, id, true)).await?;
    Ok(Redirect::to(&format!("/{}/desk/webhooks/{id}", actor.lang.code())))
}

/// POST /desk/webhooks/{id}/off
async fn switch_off(State(app): State<App>, Caller(actor): Caller, Path(id): Path<EndpointId>) -> Result<Redirect, Failure> {
    app.write(actor.may(WEBHOOKS)?, move |tx| acts::switch(tx, id, false)).await?;
    Ok(Redirect::to(&format!("/{}/desk/webhooks/{id}", actor.lang.code())))
}

/// POST /desk/webhooks/{id}/remove — only when its host was written; else the page asks for it again.
async fn remove(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<EndpointId>,
    Form(confirmed): Form<Confirmed>,
) -> Result<Response, Failure> {
    let endpoint = app.read(visit.actor.may(WEBHOOKS)?, move |tx| store::one(tx, id)?.ok_or(Error::NotFound("webhook"))).await?;
    if !confirmed.host.trim().eq_ignore_ascii_case(&host(&endpoint.url)) {
        let said = Said { differs: Some(confirmed.host), ..Said::default() };
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, endpoint_page(&app, &visit, id, said).await?).into_response());
    }
    app.write(visit.actor.may(WEBHOOKS)?, move |tx| acts::remove(tx, id)).await?;
    Ok(Redirect::to(&format!("/{}/desk/webhooks", visit.actor.lang.code())).into_response())
}

/// POST /desk/webhooks/{id}/deliveries/{delivery}/replay
async fn replay(
    State(app): State<App>,
    Caller(actor): Caller,
    Path((id, delivery)): Path<(EndpointId, DeliveryId)>,
) -> Result<Redirect, Failure> {
    app.write(actor.may(WEBHOOKS)?, move |tx| acts::replay(tx, id, delivery)).await?;
    Ok(Redirect::to(&format!("/{}/desk/webhooks/{id}", actor.lang.code())))
}
