//! What programs do with an appointment for its customer: another time, none at all, or taken in. Whoever acts has seen the time that is given up.

use ::store::Tx;
use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::post;
use http::Method;
use kernel::Result as Outcome;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Json as Body;
use platform::Route;
use platform::api::schema;
use platform::number;
use schemars::JsonSchema;
use serde::Deserialize;

use super::FROM;
use super::WAS;
use super::instant;
use super::reached;
use super::rows::WholeAppointment;
use crate::appointment_words::Word;
use crate::appointment_words::tell_change;
use crate::arrive::check_in;
use crate::change_appointment::cancel_as_seen;
use crate::change_appointment::move_as_seen;
use crate::issue::RECEIVE;

pub(super) fn routes() -> Vec<Route> {
    let may = Access::May(RECEIVE);
    let one = |summary| Api { summary, answer: Some(schema::<WholeAppointment>), ..Api::default() };
    vec![
        Route::plain(Method::POST, "/api/v1/appointments/{id}/time", may, post(change))
            .described(Api { body: Some(schema::<NewTime>), ..one("centre-does-move") }),
        Route::plain(Method::POST, "/api/v1/appointments/{id}/cancellation", may, post(give_back))
            .described(Api { body: Some(schema::<Cancellation>), ..one("centre-does-cancel") }),
        Route::plain(Method::POST, "/api/v1/appointments/{id}/arrival", may, post(arrive)).described(one("centre-does-take-in")),
    ]
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct NewTime {
    /// When it begins, one of the free times: `2026-11-29T06:00:00Z`.
    from: String,
    /// When it began as the caller saw it: what was moved meanwhile is not moved again.
    was: String,
}

/// POST /api/v1/appointments/{id}/time
async fn change(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(new): Body<NewTime>,
) -> Result<Json<WholeAppointment>, Failure> {
    let (id, inside, lang) = (number(&id)?, app.clone(), actor.lang);
    let write = move |tx: &mut Tx<'_>| -> Outcome<WholeAppointment> {
        let one = reached(tx, id)?;
        let (before, from, was) = (one.version, instant(&new.from, FROM)?, instant(&new.was, WAS)?);
        let moved = move_as_seen(tx, one, (Some(was), from))?;
        tell_change(&inside, tx, (before, &moved), Word::Moved)?;
        WholeAppointment::read(tx, moved, lang)
    };
    Ok(app.write_answer(actor.may(RECEIVE)?, write).await?)
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Cancellation {
    /// When it began as the caller saw it: what was moved meanwhile is not cancelled.
    was: String,
}

/// POST /api/v1/appointments/{id}/cancellation
async fn give_back(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(seen): Body<Cancellation>,
) -> Result<Json<WholeAppointment>, Failure> {
    let (id, inside, lang) = (number(&id)?, app.clone(), actor.lang);
    let write = move |tx: &mut Tx<'_>| -> Outcome<WholeAppointment> {
        let one = reached(tx, id)?;
        let (before, was) = (one.version, instant(&seen.was, WAS)?);
        let over = cancel_as_seen(tx, one, Some(was))?;
        tell_change(&inside, tx, (before, &over), Word::Cancelled)?;
        WholeAppointment::read(tx, over, lang)
    };
    Ok(app.write_answer(actor.may(RECEIVE)?, write).await?)
}

/// POST /api/v1/appointments/{id}/arrival
async fn arrive(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<WholeAppointment>, Failure> {
    let (id, lang) = (number(&id)?, actor.lang);
    let write = move |tx: &mut Tx<'_>| -> Outcome<WholeAppointment> {
        let one = reached(tx, id)?;
        let centre = one.centre;
        let (one, _) = check_in(tx, centre, one)?;
        WholeAppointment::read(tx, one, lang)
    };
    Ok(app.write_answer(actor.may(RECEIVE)?, write).await?)
}
