//! Pages that say what holds for all: accessibility, privacy, and the components of every page.

use askama::Template;
use axum::extract::State;
use axum::routing::get;
use http::Method;
use platform::Access;
use platform::App;
use platform::Result;
use platform::Route;
use platform::Visit;
use platform::html;
use ui::Page;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/accessibility", Access::Anyone, get(accessibility)),
        Route::page(Method::GET, "/privacy", Access::Anyone, get(privacy)),
        Route::page(Method::GET, "/styleguide", Access::Anyone, get(style_guide)),
    ]
}

/// A statement: a lead, and paragraphs under headings.
#[derive(Template)]
#[template(path = "statement.html")]
struct Statement {
    page: Page,
    lead: &'static str,
    parts: &'static [(&'static str, &'static str)],
}

const ACCESSIBILITY: &[(&str, &str)] = &[
    ("portal-access-does", "portal-access-does-text"),
    ("portal-access-own", "portal-access-own-text"),
    ("portal-access-tell", "portal-access-tell-text"),
];

const PRIVACY: &[(&str, &str)] = &[
    ("portal-privacy-kept", "portal-privacy-kept-text"),
    ("portal-privacy-seen", "portal-privacy-seen-text"),
    ("portal-privacy-not", "portal-privacy-not-text"),
    ("portal-privacy-rights", "portal-privacy-rights-text"),
];

/// GET /accessibility
async fn accessibility(State(app): State<App>, visit: Visit) -> Result {
    let page = app.public_page(&visit, "portal-accessibility", "accessibility");
    html(&Statement { page, lead: "portal-access-lead", parts: ACCESSIBILITY })
}

/// GET /privacy
async fn privacy(State(app): State<App>, visit: Visit) -> Result {
    let page = app.public_page(&visit, "portal-privacy", "privacy");
    html(&Statement { page, lead: "portal-privacy-lead", parts: PRIVACY })
}

/// GET /styleguide
async fn style_guide(State(app): State<App>, visit: Visit) -> Result {
    html(&ui::style_guide(app.public_page(&visit, "ui-guide-title", "")))
}
