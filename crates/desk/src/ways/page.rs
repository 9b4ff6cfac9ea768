//! One's own page: how one works, and where one's account and programs are looked after.

use ::store::Tx;
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use http::StatusCode;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Query;
use platform::Route;
use platform::Visit;
use platform::html;
use serde::Deserialize;
use ui::Page;

use crate::notice_page::OWN_WORK;
use crate::ways;
use crate::ways::Ways;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/desk/me", Access::SignedIn, get(show)),
        Route::page(Method::POST, "/desk/me", Access::May(OWN_WORK), post(change)),
        Route::page(Method::POST, "/desk/me/letters", Access::May(OWN_WORK), post(switch)),
    ]
}

#[derive(Template)]
#[template(path = "ways.html")]
struct WaysPage {
    page: Page,
    /// How one works; nothing for whoever works in no entity.
    ways: Option<Ways>,
    is_saved: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    saved: String,
}

/// GET /desk/me
async fn show(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let page = app.desk_page(&visit, "desk-ways", "me").await?;
    let ways = match visit.actor.can(OWN_WORK) {
        true => Some(app.read(visit.actor.may(OWN_WORK)?, ways::of_employee).await?),
        false => None,
    };
    html(&WaysPage { page, ways, is_saved: !asked.saved.is_empty() })
}

/// POST /desk/me/letters — the box of the sheet of keys.
async fn switch(State(app): State<App>, visit: Visit, Form(wish): Form<Wish>) -> Result<StatusCode, Failure> {
    app.write(visit.actor.may(OWN_WORK)?, move |tx| ways::switch_letters(tx, wish.letters.is_empty())).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize)]
struct Wish {
    /// `on` where single letters are keys.
    #[serde(default)]
    letters: String,
    /// `next` or `stay`.
    #[serde(default)]
    after: String,
}

/// POST /desk/me
async fn change(State(app): State<App>, visit: Visit, Form(wish): Form<Wish>) -> Result<Response, Failure> {
    let ways = Ways { goes_on: wish.after != "stay" };
    let change = move |tx: &mut Tx<'_>| {
        ways::switch_letters(tx, wish.letters.is_empty())?;
        ways::change(tx, ways)
    };
    app.write(visit.actor.may(OWN_WORK)?, change).await?;
    Ok(Redirect::to(&format!("/{}/desk/me?saved=yes", visit.actor.lang.code())).into_response())
}
