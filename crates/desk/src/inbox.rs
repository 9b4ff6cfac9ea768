//! The workspace's first page and its lists of cases.

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use http::Method;
use kernel::Error;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Query;
use platform::Route;
use platform::Visit;
use platform::html;
use ui::Page;

use crate::lists::READ;
use crate::pane::Asked;
use crate::pane::Pane;
use crate::pane::channels;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/desk", Access::SignedIn, get(home)),
        Route::page(Method::GET, "/desk/cases", Access::May(READ), get(show)),
    ]
}

/// The key of the lists in the rail.
pub(crate) const SECTION: &str = "inbox";

/// GET /desk — to the first place in the rail that the one who is signed in may open.
async fn home(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let places = app.places(&visit.actor);
    let first = places.first().ok_or(Failure(Error::NotFound("workspace")))?;
    Ok(Redirect::to(&format!("/{}{}", visit.actor.lang.code(), first.href)).into_response())
}

#[derive(Template)]
#[template(path = "inbox.html")]
struct InboxPage {
    page: Page,
    pane: Pane,
}

/// GET /desk/cases?view=mine&before=…
async fn show(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let page = app.desk_page(&visit, "desk-inbox", SECTION).await?;
    let (frame, channels) = (page.clone(), channels(&app));
    let pane = app.read(visit.actor.may(READ)?, move |tx| Pane::read(tx, &frame, &asked, None, &channels)).await?;
    html(&InboxPage { page: counted(page, pane.own), pane })
}

/// The same page with the number of one's own open cases in the rail.
pub(crate) fn counted(mut page: Page, own: usize) -> Page {
    page.nav.iter_mut().filter(|item| item.key == SECTION).for_each(|item| item.count = own);
    page
}
