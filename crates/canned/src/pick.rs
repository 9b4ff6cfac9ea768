//! The list that opens while one writes: what was typed after the stroke finds, Enter takes the first.

use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use desk::CaseId;
use http::Method;
use kernel::Error;
use kernel::Lang;
use kernel::Permission;
use kernel::Role;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Query;
use platform::Route;
use platform::Visit;
use platform::html;
use serde::Deserialize;
use ui::Page;

use crate::offer::Offer;
use crate::offer::offers;

/// Put canned replies into what one writes.
pub const USE: Permission = Permission { key: "canned.use", roles: &[Role::Employee, Role::Supervisor, Role::CentreManager] };

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::GET, "/desk/cases/{id}/canned", Access::May(USE), get(choices))]
}

#[derive(Deserialize)]
#[serde(default)]
struct Asked {
    /// What was typed to find it.
    q: String,
    /// The language of the reply.
    lang: Lang,
}

impl Default for Asked {
    fn default() -> Self {
        Self { q: String::new(), lang: Lang::Ar }
    }
}

#[derive(Template)]
#[template(path = "canned_choices.html")]
struct Choices {
    page: Page,
    lang: Lang,
    offers: Vec<Offer>,
}

/// GET /desk/cases/{id}/canned
async fn choices(State(app): State<App>, visit: Visit, Path(id): Path<CaseId>, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let page = app.page(&visit, "canned-replies");
    let letter = Page::new(app.words().clone(), asked.lang, &visit.path, page.now);
    let (reader, lang) = (app.page(&visit, "canned-replies"), asked.lang);
    let read = app.read(visit.actor.may(USE)?, move |tx| {
        let case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
        offers(tx, &case, (&reader, &letter), &asked.q)
    });
    let offers = read.await?;
    html(&Choices { page, lang, offers })
}
