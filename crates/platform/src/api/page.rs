//! The page that lists the interface for programs, in both languages.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use http::Method;
use ui::Page;

use crate::Access;
use crate::App;
use crate::Failure;
use crate::Route;
use crate::Visit;
use crate::all_routes;
use crate::html;

pub(super) fn routes() -> Vec<Route> {
    vec![Route::page(Method::GET, "/api", Access::Anyone, get(show))]
}

#[derive(Template)]
#[template(path = "ops/api.html")]
struct ApiPage {
    page: Page,
    routes: Vec<Line>,
    server: String,
}

struct Line {
    method: String,
    path: &'static str,
    summary: String,
    permission: &'static str,
}

/// GET /api
async fn show(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let page = app.page(&visit, "api-title");
    let all = all_routes(&app);
    let mut routes: Vec<Line> = all.iter().filter(|route| route.path.starts_with("/api/")).map(|route| line(&page, route)).collect();
    routes.sort_by(|one, other| (one.path, &one.method).cmp(&(other.path, &other.method)));
    let server = app.public_url().to_owned();
    html(&ApiPage { page, routes, server })
}

fn line(page: &Page, route: &Route) -> Line {
    let permission = match route.access {
        Access::May(permission) => permission.key,
        Access::Anyone | Access::SignedIn => "",
    };
    let summary = route.api.as_ref().map_or_else(String::new, |api| page.t(api.summary));
    Line { method: route.method.to_string(), path: route.path, summary, permission }
}
