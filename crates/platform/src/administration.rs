//! One page of all that is set up once in a while, so that the rail holds what is used every day.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use http::Method;
use kernel::Error;
use ui::NavItem;
use ui::Page;

use crate::Access;
use crate::App;
use crate::Failure;
use crate::Navigation;
use crate::Route;
use crate::Visit;
use crate::access::LOOK_LIVE;
use crate::html;
use crate::pages::item;

/// Its place in the rail, behind all others. It shows each one what they may set up.
pub(crate) const PLACE: Navigation = Navigation {
    key: "administration",
    label: "administration-title",
    href: "/admin",
    icon: "settings",
    permission: LOOK_LIVE,
    order: u16::MAX,
    is_setting: false,
};

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::GET, PLACE.href, Access::SignedIn, get(show))]
}

#[derive(Template)]
#[template(path = "ops/administration.html")]
struct AdministrationPage {
    page: Page,
    places: Vec<NavItem>,
}

/// GET /admin
async fn show(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let page = app.desk_page(&visit, PLACE.label, PLACE.key).await?;
    let places = app.places(&visit.actor);
    let places: Vec<NavItem> = places.iter().filter(|place| place.is_setting).map(|place| item(&page, place)).collect();
    if places.is_empty() {
        return Err(Failure(Error::NotFound("administration")));
    }
    html(&AdministrationPage { page, places })
}
