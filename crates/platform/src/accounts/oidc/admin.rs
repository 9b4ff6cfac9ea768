//! The page of an entity's identity providers: enter, try, switch on and off, remove.

use std::collections::BTreeMap;

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
use kernel::Permission;
use kernel::Role;
use serde::Deserialize;
use ui::Answers;
use ui::Page;

use super::Provider;
use super::ProviderId;
use super::entering;
use super::entering::Typed;
use super::provider;
use super::store;
use crate::Access;
use crate::App;
use crate::Failure;
use crate::Form;
use crate::Query;
use crate::Route;
use crate::Visit;
use crate::failure::beside;
use crate::failure::corrected;
use crate::html;

/// Look after the identity providers of the entity.
pub const PROVIDERS: Permission = Permission { key: "platform.identity-providers", roles: &[Role::EntityAdministrator] };

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(PROVIDERS);
    vec![
        Route::page(Method::GET, "/admin/sign-in", may, get(show)),
        Route::page(Method::POST, "/admin/sign-in", may, post(save)),
        Route::page(Method::POST, "/admin/sign-in/{id}/trial", may, post(try_out)),
        Route::page(Method::POST, "/admin/sign-in/{id}/on", may, post(switch_on)),
        Route::page(Method::POST, "/admin/sign-in/{id}/off", may, post(switch_off)),
        Route::page(Method::POST, "/admin/sign-in/{id}/removal", may, post(remove)),
    ]
}

#[derive(Template)]
#[template(path = "accounts/providers.html")]
struct ProvidersPage {
    page: Page,
    known: Vec<Row>,
    answers: Answers,
    is_change: bool,
    back: String,
    roles: Vec<RoleField>,
    trial: Option<Trial>,
}

struct Row {
    name: String,
    issuer: String,
    client_id: String,
    is_on: bool,
    change: String,
    path: String,
    /// How many of the entity's people sign in with it.
    people: i64,
    /// The name of the field that confirms a removal, what was written there, and what is wrong with it.
    place: String,
    typed: String,
    error: String,
}

/// What a page says beside what is kept.
#[derive(Default)]
struct Said {
    answers: Answers,
    trial: Option<Trial>,
    /// A removal that was not confirmed: which provider, and what was written for its name.
    unconfirmed: Option<(ProviderId, String)>,
}

/// The name of the provider, written by whoever means to remove it.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Confirmed {
    name: String,
}

/// The values of the claim that mean a role.
struct RoleField {
    field: String,
    label: String,
}

/// What a provider answered when it was tried.
struct Trial {
    name: String,
    is_well: bool,
    text: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    change: Option<ProviderId>,
}

/// GET /admin/sign-in?change=…
async fn show(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let answers = match asked.change {
        Some(id) => entering::answers(&one(&app, &visit, id).await?),
        None => Answers::new(),
    };
    shown(&app, &visit, Said { answers, ..Said::default() }).await
}

async fn shown(app: &App, visit: &Visit, Said { answers, trial, unconfirmed }: Said) -> Result<Response, Failure> {
    let page = app.desk_page(visit, "providers-title", "providers").await?;
    let all = app.read(visit.actor.may(PROVIDERS)?, every).await?;
    let typed = |id: ProviderId| unconfirmed.iter().find(|(of, _)| *of == id).map(|(_, name)| name.clone());
    let row = |(one, people): (Provider, i64)| Row {
        change: page.href(&format!("/admin/sign-in?change={}#entry", one.id)),
        path: page.href(&format!("/admin/sign-in/{}", one.id)),
        place: format!("remove-{}", one.id),
        error: typed(one.id).map(|_| page.t1("providers-removal-differs", "name", one.name.as_str())).unwrap_or_default(),
        typed: typed(one.id).unwrap_or_default(),
        name: one.name,
        issuer: one.issuer,
        client_id: one.client_id,
        is_on: one.is_on,
        people,
    };
    let role = |role: Role| RoleField { field: entering::field(role), label: page.t(&format!("providers-role-{}", role.key())) };
    let (known, roles) = (all.into_iter().map(row).collect(), entering::ROLES.map(role).into());
    let is_change = !answers.value("id").is_empty();
    html(&ProvidersPage { known, roles, is_change, back: provider::back(app), answers, trial, page })
}

/// The entity's providers, each with how many of its people sign in with it.
fn every(tx: &mut ::store::Tx<'_>) -> kernel::Result<Vec<(Provider, i64)>> {
    let entity = tx.entity()?;
    let all = store::every_of(tx, entity)?;
    all.into_iter().map(|one| store::people_of(tx, entity, &one.issuer).map(|people| (one, people))).collect()
}

/// POST /admin/sign-in — a new one is kept switched off until it was tried.
async fn save(State(app): State<App>, visit: Visit, Form(fields): Form<BTreeMap<String, String>>) -> Result<Response, Failure> {
    let typed = Typed(fields);
    let (answers, inside) = (typed.answers(), app.clone());
    match app.write(visit.actor.may(PROVIDERS)?, move |tx| entering::enter(&inside, tx, &typed)).await {
        Ok(()) => Ok(to(&visit)),
        Err(error) => {
            let (status, answers) = corrected(answers, beside(error, |key| key.starts_with("outgoing-").then_some("issuer")))?;
            Ok((status, shown(&app, &visit, Said { answers, ..Said::default() }).await?).into_response())
        }
    }
}

async fn one(app: &App, visit: &Visit, id: ProviderId) -> kernel::Result<Provider> {
    let find = move |tx: &mut ::store::Tx<'_>| tx.entity().and_then(|entity| store::one_of(tx, entity, id));
    app.read(visit.actor.may(PROVIDERS)?, find).await?.ok_or(Error::NotFound("identity-provider"))
}

/// POST /admin/sign-in/{id}/trial — asks the provider for what it says of itself, through the client that looks where it goes.
async fn try_out(State(app): State<App>, visit: Visit, Path(id): Path<ProviderId>) -> Result<Response, Failure> {
    let known = one(&app, &visit, id).await?;
    let found = provider::probe(&app, &known).await;
    let page = app.page(&visit, "providers-title");
    let trial = match found {
        Ok(address) => Trial { name: known.name, is_well: true, text: page.t1("providers-tried-well", "address", address) },
        Err(why) => Trial { name: known.name, is_well: false, text: page.t1("providers-tried-badly", "why", why) },
    };
    shown(&app, &visit, Said { trial: Some(trial), ..Said::default() }).await
}

/// POST /admin/sign-in/{id}/on
async fn switch_on(State(app): State<App>, visit: Visit, Path(id): Path<ProviderId>) -> Result<Response, Failure> {
    app.write(visit.actor.may(PROVIDERS)?, move |tx| super::switch_provider(tx, id, true)).await?;
    Ok(to(&visit))
}

/// POST /admin/sign-in/{id}/off — the sessions that it opened end.
async fn switch_off(State(app): State<App>, visit: Visit, Path(id): Path<ProviderId>) -> Result<Response, Failure> {
    app.write(visit.actor.may(PROVIDERS)?, move |tx| super::switch_provider(tx, id, false)).await?;
    Ok(to(&visit))
}

/// POST /admin/sign-in/{id}/removal — only when its name was written; else the page asks for it again.
async fn remove(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<ProviderId>,
    Form(confirmed): Form<Confirmed>,
) -> Result<Response, Failure> {
    if one(&app, &visit, id).await?.name.trim() != confirmed.name.trim() {
        let said = Said { unconfirmed: Some((id, confirmed.name)), ..Said::default() };
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, shown(&app, &visit, said).await?).into_response());
    }
    app.write(visit.actor.may(PROVIDERS)?, move |tx| tx.entity().and_then(|entity| super::remove_provider(tx, entity, id))).await?;
    Ok(to(&visit))
}

fn to(visit: &Visit) -> Response {
    Redirect::to(&format!("/{}/admin/sign-in", visit.actor.lang.code())).into_response()
}
