//! The reception takes those in who have an appointment.

use ::store::Tx;
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
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::number;
use serde::Deserialize;
use ui::Answers;

use crate::arrive::check_in;
use crate::arrive::find_appointment;
use crate::arrive::receive;
use crate::board_page;
use crate::issue::RECEIVE;
use crate::issue::must_reach;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::POST, "/desk/centres/{id}/arrivals", Access::May(RECEIVE), post(arrive))]
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ArrivalForm {
    /// What was scanned or said.
    #[serde(default)]
    who: String,
}

/// POST /desk/centres/{id}/arrivals
async fn arrive(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<ArrivalForm>) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let typed = Answers::new().with("who", &form.who).with("lang", visit.actor.lang.code());
    let keys = app.keys().clone();
    let act = move |tx: &mut Tx<'_>| {
        must_reach(tx, id)?;
        let one = find_appointment(tx, &keys, id, &form.who)?;
        let (mut one, ticket) = check_in(tx, id, one)?;
        receive(tx, &mut one)?;
        Ok(ticket)
    };
    let here = format!("/{}/desk/centres/{id}", visit.actor.lang.code());
    match app.write(visit.actor.may(RECEIVE)?, act).await {
        Ok(Some(ticket)) => Ok(Redirect::to(&format!("{here}/tickets/{}", ticket.id)).into_response()),
        Ok(None) => Ok(Redirect::to(&format!("{here}/appointments")).into_response()),
        Err(error) => {
            let (status, answers) = corrected(typed, error)?;
            Ok((status, board_page::shown(&app, &visit, id, answers).await?).into_response())
        }
    }
}
