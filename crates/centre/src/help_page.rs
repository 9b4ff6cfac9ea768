//! Whoever goes to a device at which staff were called says so on the floor of the centre.

use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::post;
use http::Method;
use kernel::CentreId;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Route;
use platform::Visit;
use platform::number;

use crate::help::answer_help;
use crate::issue::RECEIVE;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::POST, "/desk/centres/{id}/help/{help}/answer", Access::May(RECEIVE), post(answer))]
}

/// POST /desk/centres/{id}/help/{help}/answer
async fn answer(State(app): State<App>, visit: Visit, Path((id, help)): Path<(String, String)>) -> Result<Response, Failure> {
    let (id, help): (CentreId, _) = (number(&id)?, number(&help)?);
    app.write(visit.actor.may(RECEIVE)?, move |tx| answer_help(tx, id, help)).await?;
    Ok(Redirect::to(&format!("/{}/desk/centres/{id}", visit.actor.lang.code())).into_response())
}
