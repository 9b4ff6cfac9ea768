//! What whoever sits at a counter does there, one button each.

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::post;
use http::Method;
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

use crate::away::goes_away;
use crate::call::call_next;
use crate::call::call_number;
use crate::call::recall;
use crate::call::seen_ticket;
use crate::counter_page::Asked;
use crate::counter_page::shown;
use crate::opening::test_again;
use crate::send_on::Goal;
use crate::send_on::send_on;
use crate::serve::begin;
use crate::serve::miss;
use crate::sit::SERVE;
use crate::sit::pause;
use crate::sit::sit_down;
use crate::sit::stand_up;
use crate::take_back::take_back;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(SERVE);
    vec![
        Route::page(Method::POST, "/desk/counter/seat", may, post(seat)),
        Route::page(Method::POST, "/desk/counter/pause", may, post(pausing)),
        Route::page(Method::POST, "/desk/counter/away", may, post(away)),
        Route::page(Method::POST, "/desk/counter/leaving", may, post(leaving)),
        Route::page(Method::POST, "/desk/counter/self-test", may, post(testing)),
        Route::page(Method::POST, "/desk/counter/next", may, post(next)),
        Route::page(Method::POST, "/desk/counter/recall", may, post(again)),
        Route::page(Method::POST, "/desk/counter/visit", may, post(come)),
        Route::page(Method::POST, "/desk/counter/visit/taking-back", may, post(not_come)),
        Route::page(Method::POST, "/desk/counter/absence", may, post(absent)),
        Route::page(Method::POST, "/desk/counter/sending", may, post(sending)),
        Route::page(Method::POST, "/desk/counter/tickets/{id}/call", may, post(out_of_turn)),
    ]
}

/// Back to the counter after an act, or the counter with what stands against it.
pub(crate) async fn after<T>(app: &App, visit: &Visit, (done, typed): (kernel::Result<T>, Answers)) -> Result<Response, Failure> {
    match done {
        Ok(_) => Ok(to_counter(visit, "")),
        Err(error) => {
            let (status, answers) = corrected(typed, error)?;
            Ok((status, shown(app, visit, answers, Asked::default()).await?).into_response())
        }
    }
}

pub(crate) fn to_counter(visit: &Visit, query: &str) -> Response {
    Redirect::to(&format!("/{}/desk/counter{query}", visit.actor.lang.code())).into_response()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SeatForm {
    counter: String,
}

/// POST /desk/counter/seat
async fn seat(State(app): State<App>, visit: Visit, Form(form): Form<SeatForm>) -> Result<Response, Failure> {
    let typed = Answers::new().with("counter", &form.counter);
    let act = move |tx: &mut Tx<'_>| sit_down(tx, form.counter.parse().map_err(|_| invalid("counter", "centre-counter-choose"))?);
    let done = app.write(visit.actor.may(SERVE)?, act).await;
    after(&app, &visit, (done, typed)).await
}

/// POST /desk/counter/pause
async fn pausing(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let done = app.write(visit.actor.may(SERVE)?, pause).await;
    after(&app, &visit, (done, Answers::new())).await
}

/// POST /desk/counter/away
async fn away(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let done = app.write(visit.actor.may(SERVE)?, goes_away).await;
    after(&app, &visit, (done, Answers::new())).await
}

/// POST /desk/counter/leaving
async fn leaving(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let done = app.write(visit.actor.may(SERVE)?, stand_up).await;
    after(&app, &visit, (done, Answers::new())).await
}

/// POST /desk/counter/self-test
async fn testing(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let done = app.write(visit.actor.may(SERVE)?, test_again).await;
    after(&app, &visit, (done, Answers::new())).await
}

/// POST /desk/counter/next
async fn next(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    match app.write(visit.actor.may(SERVE)?, call_next).await {
        Ok(None) => Ok(to_counter(&visit, "?nobody=yes")),
        done => after(&app, &visit, (done, Answers::new())).await,
    }
}

/// POST /desk/counter/recall
async fn again(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let done = app.write(visit.actor.may(SERVE)?, recall).await;
    after(&app, &visit, (done, Answers::new())).await
}

/// POST /desk/counter/visit
async fn come(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let done = app.write(visit.actor.may(SERVE)?, begin).await;
    after(&app, &visit, (done, Answers::new())).await
}

/// POST /desk/counter/visit/taking-back
async fn not_come(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let done = app.write(visit.actor.may(SERVE)?, take_back).await;
    after(&app, &visit, (done, Answers::new())).await
}

/// POST /desk/counter/absence
async fn absent(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let done = app.write(visit.actor.may(SERVE)?, miss).await;
    after(&app, &visit, (done, Answers::new())).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SendForm {
    /// Whose visit was on the page.
    #[serde(default)]
    ticket: String,
    /// `17`, a service; `counter-3`; `leader-5`, one who leads the centre.
    to: String,
    note: String,
}

/// POST /desk/counter/sending
async fn sending(State(app): State<App>, visit: Visit, Form(form): Form<SendForm>) -> Result<Response, Failure> {
    let typed = Answers::new().with("to", &form.to).with("note", &form.note);
    let idle = app.settings().sessions.idle;
    let act = move |tx: &mut Tx<'_>| {
        seen_ticket(tx, &form.ticket)?;
        send_on(tx, (Goal::parse(&form.to)?, idle), &form.note)
    };
    match app.write(visit.actor.may(SERVE)?, act).await {
        Ok(ticket) => Ok(to_counter(&visit, &format!("?sent={}", ticket.id))),
        Err(error) => after::<()>(&app, &visit, (Err(error), typed)).await,
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReasonForm {
    #[serde(default)]
    reason: String,
}

/// POST /desk/counter/tickets/{id}/call
async fn out_of_turn(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<ReasonForm>,
) -> Result<Response, Failure> {
    let (id, typed) = (number(&id)?, Answers::new().with("reason", &form.reason));
    let done = app.write(visit.actor.may(SERVE)?, move |tx| call_number(tx, id, &form.reason)).await;
    after(&app, &visit, (done, typed)).await
}
