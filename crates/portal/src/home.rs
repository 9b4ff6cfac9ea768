//! The front page: what this is, the entities with ways to reach them, following one's own case.

use askama::Template;
use axum::extract::State;
use axum::routing::get;
use http::Method;
use kernel::Actor;
use org::Entity;
use platform::Access;
use platform::App;
use platform::Result;
use platform::Route;
use platform::Visit;
use platform::html;
use ui::Page;

use crate::READ;
use crate::entity::can_be_written_to;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/", Access::Anyone, get(home)),
        // A page's "/" stands for the language alone; with a slash at the end it is the same page.
        Route::plain(Method::GET, "/ar/", Access::Anyone, get(home)),
        Route::plain(Method::GET, "/en/", Access::Anyone, get(home)),
    ]
}

#[derive(Template)]
#[template(path = "home.html")]
struct Home {
    page: Page,
    entities: Vec<Entity>,
    can_write: bool,
}

/// GET /
async fn home(State(app): State<App>, visit: Visit) -> Result {
    let grant = Actor::anyone(visit.actor.lang).may(READ)?;
    let entities = app.read(grant, org::store::entities).await?;
    let page = app.public_page(&visit, "portal-home", "home");
    html(&Home { page, entities, can_write: can_be_written_to(&app) })
}
