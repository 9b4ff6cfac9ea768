//! What supervisors do on the floor: close the day, take that back, free a counter that somebody has left, and step in at one.

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::post;
use http::Method;
use kernel::CentreId;
use kernel::invalid;
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

use crate::board_page;
use crate::counter::CounterId;
use crate::day::CLOSE;
use crate::day::LeftOver;
use crate::day::close_day;
use crate::day::incidents_page;
use crate::day::open_day;
use crate::free::free_counter;
use crate::sent_back::take_back_to_line;
use crate::step_in::step_in;
use crate::ticket::TicketId;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(CLOSE);
    let own = vec![
        Route::page(Method::POST, "/desk/centres/{id}/day/end", may, post(end)),
        Route::page(Method::POST, "/desk/centres/{id}/day/start", may, post(start)),
        Route::page(Method::POST, "/desk/centres/{id}/counters/{counter}/freeing", may, post(free)),
        Route::page(Method::POST, "/desk/centres/{id}/tickets/{ticket}/stepping-in", may, post(step)),
        Route::page(Method::POST, "/desk/centres/{id}/tickets/{ticket}/taking-back", may, post(take_back)),
    ];
    [own, incidents_page::routes()].concat()
}

/// Does something on the floor of a centre; what is refused stands on its page.
async fn act<F>(app: &App, visit: &Visit, centre: CentreId, typed: Answers, act: F) -> Result<Response, Failure>
where
    F: FnOnce(&mut Tx<'_>) -> kernel::Result<()> + Send + 'static,
{
    match app.write(visit.actor.may(CLOSE)?, act).await {
        Ok(()) => Ok(Redirect::to(&format!("/{}/desk/centres/{centre}", visit.actor.lang.code())).into_response()),
        Err(error) => {
            let (status, answers) = corrected(typed, error)?;
            Ok((status, board_page::shown(app, visit, centre, answers).await?).into_response())
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EndForm {
    #[serde(default)]
    left_over: String,
}

/// POST /desk/centres/{id}/day/end
async fn end(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<EndForm>) -> Result<Response, Failure> {
    let (id, inside): (CentreId, App) = (number(&id)?, app.clone());
    act(&app, &visit, id, Answers::new().with("left_over", &form.left_over), move |tx| {
        let left_over = LeftOver::parse(&form.left_over).ok_or_else(|| invalid("left_over", "centre-left-over-choose"))?;
        close_day(tx, &inside, id, left_over)
    })
    .await
}

/// POST /desk/centres/{id}/day/start
async fn start(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    act(&app, &visit, id, Answers::new(), move |tx| open_day(tx, id)).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FreeForm {
    #[serde(default)]
    reason: String,
}

/// POST /desk/centres/{id}/counters/{counter}/freeing
async fn free(
    State(app): State<App>,
    visit: Visit,
    Path((id, counter)): Path<(String, String)>,
    Form(form): Form<FreeForm>,
) -> Result<Response, Failure> {
    let (id, counter): (CentreId, CounterId) = (number(&id)?, number(&counter)?);
    act(&app, &visit, id, Answers::new().with("reason", &form.reason), move |tx| free_counter(tx, counter, &form.reason).map(drop)).await
}

/// POST /desk/centres/{id}/tickets/{ticket}/taking-back — whoever was sent on to one counter or person stands in the line again.
async fn take_back(State(app): State<App>, visit: Visit, Path((id, ticket)): Path<(String, String)>) -> Result<Response, Failure> {
    let (id, ticket): (CentreId, TicketId) = (number(&id)?, number(&ticket)?);
    act(&app, &visit, id, Answers::new(), move |tx| take_back_to_line(tx, (id, ticket))).await
}

/// POST /desk/centres/{id}/tickets/{ticket}/stepping-in — the supervisor serves on, at their own screen.
async fn step(State(app): State<App>, visit: Visit, Path((id, ticket)): Path<(String, String)>) -> Result<Response, Failure> {
    let (id, ticket): (CentreId, TicketId) = (number(&id)?, number(&ticket)?);
    match app.write(visit.actor.may(CLOSE)?, move |tx| step_in(tx, id, ticket)).await {
        Ok(_) => Ok(Redirect::to(&format!("/{}/desk/counter", visit.actor.lang.code())).into_response()),
        Err(error) => {
            let (status, answers) = corrected(Answers::new(), error)?;
            Ok((status, board_page::shown(&app, &visit, id, answers).await?).into_response())
        }
    }
}
