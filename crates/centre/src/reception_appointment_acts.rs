//! What the reception does with an appointment for its customer: another time, or none at all. Whoever acts has seen the time that is given up.

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::post;
use http::Method;
use kernel::Error;
use kernel::invalid;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::number;
use platform::private;
use serde::Deserialize;
use ui::Answers;

use crate::appointment_words::Word;
use crate::appointment_words::tell_change;
use crate::booking_form::seconds;
use crate::bookings_page::Asked;
use crate::change_appointment::cancel_as_seen;
use crate::change_appointment::move_as_seen;
use crate::issue::RECEIVE;
use crate::reception_appointment_page::Landed;
use crate::reception_appointment_page::Which;
use crate::reception_appointment_page::reached;
use crate::reception_appointment_page::shown;
use crate::reception_appointment_page::times;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(RECEIVE);
    vec![
        Route::page(Method::POST, "/desk/centres/{id}/appointments/{appointment}/time", may, post(change)),
        Route::page(Method::POST, "/desk/centres/{id}/appointments/{appointment}/cancellation", may, post(give_back)),
    ]
}

/// Back to the appointment after an act.
fn after(visit: &Visit, (centre, one): Which, told: &str) -> Response {
    private(Redirect::to(&format!("/{}/desk/centres/{centre}/appointments/{one}{told}", visit.actor.lang.code())).into_response())
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct TimeForm {
    /// The new time, in seconds since 1970.
    from: String,
    /// The time as it was seen.
    was: String,
}

/// POST /desk/centres/{id}/appointments/{appointment}/time
async fn change(
    State(app): State<App>,
    visit: Visit,
    Path((id, appointment)): Path<(String, String)>,
    Form(form): Form<TimeForm>,
) -> Result<Response, Failure> {
    let (which, inside): (Which, App) = ((number(&id)?, number(&appointment)?), app.clone());
    let day = Asked::day_of(&form.from);
    let act = move |tx: &mut Tx<'_>| {
        let one = reached(tx, which)?;
        let (from, before) = (seconds(&form.from).ok_or_else(|| invalid("", "centre-time-choose"))?, one.version);
        let was = seconds(&form.was);
        let moved = move_as_seen(tx, one, (was, from))?;
        tell_change(&inside, tx, (before, &moved), Word::Moved)?;
        // Whoever chose the time that it has already, and keeps, has moved nothing.
        Ok(moved.version != before || was != Some(from))
    };
    match app.write(visit.actor.may(RECEIVE)?, act).await {
        Ok(is_moved) => Ok(after(&visit, which, if is_moved { "?told=moved" } else { "" })),
        Err(error) => {
            let is_to_choose = matches!(&error, Error::Invalid(_)) || is_taken(&error);
            let (status, answers) = corrected(Answers::new(), error)?;
            let page = if is_to_choose {
                times(&app, &visit, which, (answers, day)).await?
            } else {
                shown(&app, &visit, which, (answers, Landed::default())).await?
            };
            Ok((status, page).into_response())
        }
    }
}

/// Whether somebody else was quicker.
fn is_taken(error: &Error) -> bool {
    matches!(error, Error::Refused(refusal) if refusal.key == "centre-time-taken")
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct CancellationForm {
    /// The time as it was seen.
    was: String,
}

/// POST /desk/centres/{id}/appointments/{appointment}/cancellation
async fn give_back(
    State(app): State<App>,
    visit: Visit,
    Path((id, appointment)): Path<(String, String)>,
    Form(form): Form<CancellationForm>,
) -> Result<Response, Failure> {
    let (which, inside): (Which, App) = ((number(&id)?, number(&appointment)?), app.clone());
    let act = move |tx: &mut Tx<'_>| {
        let one = reached(tx, which)?;
        let before = one.version;
        let over = cancel_as_seen(tx, one, seconds(&form.was))?;
        tell_change(&inside, tx, (before, &over), Word::Cancelled)
    };
    match app.write(visit.actor.may(RECEIVE)?, act).await {
        Ok(()) => Ok(after(&visit, which, "?told=cancelled")),
        Err(error) => {
            let (status, answers) = corrected(Answers::new(), error)?;
            Ok((status, shown(&app, &visit, which, (answers, Landed::default())).await?).into_response())
        }
    }
}
