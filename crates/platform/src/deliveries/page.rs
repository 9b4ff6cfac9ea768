//! One page that shows what has not arrived yet, what was given up and the timed work; with the two acts that help.

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::Timestamp;
use serde::Deserialize;
use ui::NavItem;
use ui::Page;

use super::Concerns;
use super::DELIVERIES;
use super::DeliveryId;
use super::said;
use super::store;
use super::store::Shown;
use crate::Access;
use crate::App;
use crate::Caller;
use crate::Failure;
use crate::Query;
use crate::Route;
use crate::Visit;
use crate::attachments;
use crate::html;
use crate::jobs;

/// So many lines a page.
const LINES: u32 = 50;
const STATES: [&str; 5] = ["waiting", "leased", "failed", "given-up", "sent"];

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(DELIVERIES);
    vec![
        Route::page(Method::GET, "/desk/deliveries", may, get(show)),
        Route::page(Method::POST, "/desk/deliveries/{id}/retry", may, post(retry)),
        Route::page(Method::POST, "/desk/deliveries/{id}/give-up", may, post(give_up)),
    ]
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    state: Option<String>,
    before: Option<i64>,
}

#[derive(Template)]
#[template(path = "ops/deliveries.html")]
struct DeliveriesPage {
    page: Page,
    states: Vec<NavItem>,
    lines: Vec<Line>,
    older: String,
    jobs: Vec<jobs::Shown>,
    /// For who looks after the installation; none for others.
    attachments: Option<attachments::Shown>,
}

/// A delivery in words.
struct Line {
    id: DeliveryId,
    label: String,
    concerns: Concerns,
    attempts: u32,
    next_at: Timestamp,
    last_answer: String,
    created_at: Timestamp,
    state: String,
}

/// GET /desk/deliveries?state=waiting&before=…
async fn show(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let state = STATES.into_iter().find(|state| asked.state.as_deref() == Some(*state)).unwrap_or("waiting");
    let before = asked.before.unwrap_or(i64::MAX);
    let grant = visit.actor.may(DELIVERIES)?;
    let (is_operator, inside) = (visit.actor.entity.is_none(), app.clone());
    let (found, jobs, attachments) = app
        .read(grant, move |tx| {
            let found = store::list(tx, state, before, LINES + 1)?;
            let concerns = found.iter().map(|one| concerns(tx, &inside, one, is_operator)).collect::<kernel::Result<Vec<_>>>()?;
            let jobs = if is_operator { jobs::all(tx)? } else { Vec::new() };
            Ok((found.into_iter().zip(concerns).collect::<Vec<_>>(), jobs, is_operator.then(|| attachments::shown(tx)).transpose()?))
        })
        .await?;
    let page = app.desk_page(&visit, "deliveries-title", "deliveries").await?;
    let older = found.get(LINES as usize - 1).filter(|_| found.len() > LINES as usize);
    let older = older.map_or_else(String::new, |(last, _)| page.href(&format!("/desk/deliveries?state={state}&before={}", last.id)));
    let lines = found.into_iter().take(LINES as usize).map(|(shown, concerns)| line(&app, &page, (shown, concerns), is_operator)).collect();
    let states = STATES.into_iter().map(|key| tab(&page, key, state)).collect();
    html(&DeliveriesPage { page, states, lines, older, jobs, attachments })
}

fn tab(page: &Page, key: &str, current: &str) -> NavItem {
    let href = page.href(&format!("/desk/deliveries?state={key}"));
    NavItem { key: key.into(), label: page.t(&format!("deliveries-state-{key}")), href, current: key == current, ..NavItem::default() }
}

/// An operator sees no customer's address: where an entity's delivery goes, and about what, is the entity's alone.
fn concerns(tx: &mut Tx<'_>, app: &App, shown: &Shown, is_operator: bool) -> kernel::Result<Concerns> {
    if is_operator && shown.entity != 0 {
        return Ok(Concerns::default());
    }
    let deliverer = app.deliverers().find(|deliverer| deliverer.kind == shown.kind);
    let known = deliverer.map_or_else(|| Ok(Concerns::default()), |deliverer| (deliverer.concerns)(tx, &shown.wish))?;
    let place = if known.place.is_empty() { shown.wish.destination.clone() } else { known.place };
    Ok(Concerns { place, ..known })
}

fn line(app: &App, page: &Page, (shown, concerns): (Shown, Concerns), is_operator: bool) -> Line {
    let label = app.deliverers().find(|deliverer| deliverer.kind == shown.kind).map(|deliverer| page.t(deliverer.label));
    let hidden = is_operator && shown.entity != 0;
    Line {
        id: shown.id,
        label: label.unwrap_or(shown.kind),
        concerns: Concerns { href: if concerns.href.is_empty() { String::new() } else { page.href(&concerns.href) }, ..concerns },
        attempts: shown.attempts,
        next_at: shown.next_at,
        last_answer: if hidden { String::new() } else { said(page, &shown.last_answer) },
        created_at: shown.created_at,
        state: shown.state,
    }
}

/// POST /desk/deliveries/{id}/retry
async fn retry(State(app): State<App>, Caller(actor): Caller, Path(id): Path<DeliveryId>) -> Result<Redirect, Failure> {
    app.write(actor.may(DELIVERIES)?, move |tx| super::retry(tx, id)).await?;
    Ok(Redirect::to(&format!("/{}/desk/deliveries", actor.lang.code())))
}

/// POST /desk/deliveries/{id}/give-up
async fn give_up(State(app): State<App>, Caller(actor): Caller, Path(id): Path<DeliveryId>) -> Result<Redirect, Failure> {
    app.write(actor.may(DELIVERIES)?, move |tx| super::give_up(tx, id)).await?;
    Ok(Redirect::to(&format!("/{}/desk/deliveries", actor.lang.code())))
}
