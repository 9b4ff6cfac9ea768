//! The office of a centre's manager on the page of its set-up.

use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use http::Method;
use kernel::CentreId;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::number;
use serde::Deserialize;
use ui::Answers;

use super::after;
use crate::set_up::SET_UP;
use crate::set_up::office::set_office;

pub(super) fn routes() -> Vec<Route> {
    vec![Route::page(Method::POST, "/desk/centres/{id}/office", Access::May(SET_UP), post(set))]
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfficeForm {
    /// `yes`, `no`.
    #[serde(default)]
    kept: String,
}

/// POST /desk/centres/{id}/office
async fn set(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<OfficeForm>) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let done = app.write(visit.actor.may(SET_UP)?, move |tx| set_office(tx, id, form.kept == "yes")).await;
    after(&app, &visit, id, (done, Answers::new())).await
}
