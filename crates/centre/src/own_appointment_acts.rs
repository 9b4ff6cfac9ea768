//! What a customer does with their own appointment: another time, none at all, and what they have ready.

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
use platform::private;
use serde::Deserialize;
use ui::Answers;

use crate::appointment_words::Word;
use crate::appointment_words::tell_change;
use crate::booking_form::seconds;
use crate::change_appointment::cancel_appointment;
use crate::change_appointment::move_appointment;
use crate::change_appointment::tick;
use crate::own_appointment_page::opened;
use crate::own_appointment_page::shown;
use crate::pass::own;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::POST, "/appointment/{pass}/time", Access::Anyone, post(change)),
        Route::page(Method::POST, "/appointment/{pass}/cancellation", Access::Anyone, post(give_back)),
        Route::page(Method::POST, "/appointment/{pass}/papers", Access::Anyone, post(papers)),
    ]
}

/// Back to the appointment after an act, or the appointment with what stands against it.
async fn act<F>(app: &App, visit: &Visit, text: &str, (told, act): (&str, F)) -> Result<Response, Failure>
where
    F: FnOnce(&mut Tx<'_>, crate::appointment::Appointment) -> kernel::Result<()> + Send + 'static,
{
    let (grant, id) = opened(app, visit, text)?;
    match app.write(grant, move |tx| own(tx, id).and_then(|one| act(tx, one))).await {
        Ok(()) => Ok(private(Redirect::to(&format!("/{}/appointment/{text}{told}", visit.actor.lang.code())).into_response())),
        Err(error) => {
            let (status, answers) = corrected(Answers::new(), error)?;
            Ok((status, shown(app, visit, text, (answers, String::new())).await?).into_response())
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TimeForm {
    #[serde(default)]
    from: String,
}

/// POST /appointment/{pass}/time
async fn change(State(app): State<App>, visit: Visit, Path(text): Path<String>, Form(form): Form<TimeForm>) -> Result<Response, Failure> {
    let inside = app.clone();
    let moved = move |tx: &mut Tx<'_>, one: crate::appointment::Appointment| {
        let from = seconds(&form.from).ok_or_else(|| invalid("", "centre-time-choose"))?;
        let before = one.version;
        let moved = move_appointment(tx, one, from)?;
        tell_change(&inside, tx, (before, &moved), Word::Moved)
    };
    act(&app, &visit, &text, ("?told=moved", moved)).await
}

/// POST /appointment/{pass}/cancellation
async fn give_back(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> Result<Response, Failure> {
    let inside = app.clone();
    let cancelled = move |tx: &mut Tx<'_>, one: crate::appointment::Appointment| {
        let before = one.version;
        let over = cancel_appointment(tx, one)?;
        tell_change(&inside, tx, (before, &over), Word::Cancelled)
    };
    act(&app, &visit, &text, ("", cancelled)).await
}

/// POST /appointment/{pass}/papers — the form sends the place of each ticked line.
async fn papers(
    State(app): State<App>,
    visit: Visit,
    Path(text): Path<String>,
    Form(ticked): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let places: Vec<usize> = ticked.iter().filter(|(name, _)| name == "ready").filter_map(|(_, place)| place.parse().ok()).collect();
    let ticks = move |tx: &mut Tx<'_>, one: crate::appointment::Appointment| tick(tx, one, &places).map(drop);
    act(&app, &visit, &text, ("?told=saved", ticks)).await
}
