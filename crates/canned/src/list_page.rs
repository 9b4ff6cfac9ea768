//! The page of an entity's canned replies: what must be looked at again stands first.

use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use calendar::Date;
use http::Method;
use kernel::Error;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Route;
use platform::Visit;
use platform::html;
use ui::Page;

use crate::canned::Canned;
use crate::save::MANAGE;
use crate::save::save_canned;
use crate::store;
use crate::store::Use;
use crate::text::Part;
use crate::text::beginning;

/// The key of the canned replies in the rail.
pub(crate) const SECTION: &str = "canned";
/// A canned reply that was looked at is right for so many days.
const REVIEWED_FOR: i64 = 180;
/// About so many letters of a text are shown.
const SHOWN: usize = 110;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(MANAGE);
    vec![Route::page(Method::GET, "/desk/canned", may, get(show)), Route::page(Method::POST, "/desk/canned/{id}/review", may, post(review))]
}

#[derive(Template)]
#[template(path = "canned_list.html")]
struct ListPage {
    page: Page,
    rows: Vec<Row>,
}

struct Row {
    title: String,
    /// How it begins: words, or what each reply fills, and whether it is that.
    start: Vec<(String, bool)>,
    shortcut: String,
    service: String,
    path: String,
    review_on: String,
    is_due: bool,
    is_offered: bool,
    uses: String,
}

/// GET /desk/canned
async fn show(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let page = app.desk_page(&visit, "canned-replies", SECTION).await?;
    let (all, services) = app.read(visit.actor.may(MANAGE)?, |tx| Ok((store::all(tx)?, org::store::services(tx)?))).await?;
    let today = today(&page);
    let rows = all.into_iter().map(|(canned, used)| {
        let service = services.iter().find(|service| Some(service.id) == canned.service);
        Row {
            service: service.map(|service| service.name.get(page.lang).to_owned()).unwrap_or_default(),
            ..row(&page, &canned, used, today)
        }
    });
    html(&ListPage { rows: rows.collect(), page })
}

fn row(page: &Page, canned: &Canned, used: Use, today: Date) -> Row {
    Row {
        title: canned.title.get(page.lang).to_owned(),
        start: beginning(canned.text.get(page.lang), SHOWN).into_iter().map(|part| said(page, part)).collect(),
        shortcut: canned.shortcut.clone(),
        service: String::new(),
        path: page.href(&format!("/desk/canned/{}", canned.id)),
        review_on: ui::written_day(canned.review_on),
        is_due: canned.review_on <= today,
        is_offered: canned.is_offered,
        uses: page.tn("canned-uses", used.times),
    }
}

fn said(page: &Page, part: Part) -> (String, bool) {
    match part {
        Part::Words(words) => (words, false),
        Part::Value(field) => (page.t(&format!("canned-field-{}", field.key())), true),
    }
}

/// The day in Bahrain.
pub(crate) fn today(page: &Page) -> Date {
    page.now.to_zoned(page.zone.clone()).date()
}

/// POST /desk/canned/{id}/review — it was looked at and is right as it stands.
async fn review(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let id = id.parse().map_err(|_| Error::NotFound("canned"))?;
    app.write(visit.actor.may(MANAGE)?, move |tx| {
        let canned = store::one(tx, id)?.ok_or(Error::NotFound("canned"))?;
        let today = tx.now().to_zoned(ui::bahrain()).date();
        save_canned(tx, &Canned { review_on: later(today), ..canned })
    })
    .await?;
    Ok(to_list(&visit))
}

/// The day on which what is right today must be looked at again.
pub(crate) fn later(today: Date) -> Date {
    today.saturating_add(jiff::Span::new().days(REVIEWED_FOR))
}

pub(crate) fn to_list(visit: &Visit) -> Response {
    Redirect::to(&format!("/{}/desk/canned", visit.actor.lang.code())).into_response()
}
