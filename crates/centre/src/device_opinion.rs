//! A customer says how it was with one tap on the plate of the counter, as they get up. The faces are gone when the next one is called, and after
//! a minute: a tap of somebody else counts for nobody.

use std::time::Duration;

use ::store::Tx;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::post;
use http::Method;
use kernel::EntityId;
use kernel::Error;
use kernel::Result;
use kernel::Timestamp;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::private;
use serde::Deserialize;

use crate::counter::CounterId;
use crate::device::Device;
use crate::device::DeviceKind;
use crate::device_pass::DevicePass;
use crate::opinion::may_be_rated;
use crate::opinion::rate;
use crate::pass::Pass;
use crate::plate_page::front;
use crate::store;

/// So long after its end a visit can be rated on the plate.
const SHOWN: Duration = Duration::from_secs(60);

pub(crate) fn routes() -> Vec<Route> {
    // Many devices stand behind one address; each shows who it is.
    vec![Route::page(Method::POST, "/device/opinions", Access::Anyone, post(tap)).unlimited()]
}

/// A visit that was just over at a counter.
pub(crate) struct Rating {
    /// What opens it.
    pub(crate) pass: Pass,
    /// Until when the faces stand there.
    pub(crate) until: Timestamp,
    pub(crate) is_rated: bool,
}

/// The visit that ended last at a counter, while its customer may still stand there.
pub(crate) fn rating(tx: &mut Tx<'_>, counter: CounterId) -> Result<Option<Rating>> {
    let (entity, now): (EntityId, _) = (tx.entity()?, tx.now());
    let Some(ticket) = store::last_done_at(tx, counter, now - SHOWN)?.filter(|ticket| may_be_rated(ticket, now)) else { return Ok(None) };
    let until = ticket.ended.unwrap_or(now) + SHOWN;
    let is_rated = store::opinion(tx, ticket.id)?.is_some();
    Ok(Some(Rating { pass: Pass { entity, ticket: ticket.id }, until, is_rated }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tapped {
    /// The pass of the ticket.
    visit: String,
    score: i64,
}

/// POST /device/opinions
async fn tap(State(app): State<App>, visit: Visit, pass: DevicePass, Form(tapped): Form<Tapped>) -> std::result::Result<Response, Failure> {
    let rated = Pass::read(&tapped.visit, app.keys()).ok_or(Error::NotFound("page"))?;
    let act = move |tx: &mut Tx<'_>, device: &Device| {
        let stands = front(tx, device)?.rating.is_some_and(|rating| rating.pass == rated);
        // Whoever taps what is gone by now sees what the plate shows by now.
        match store::ticket(tx, rated.ticket)?.filter(|_| stands) {
            Some(ticket) => rate(tx, &ticket, tapped.score),
            None => Ok(()),
        }
    };
    let lang = visit.actor.lang;
    pass.write(&app, (lang, &[DeviceKind::Plate]), act).await?;
    Ok(private(Redirect::to(&format!("/{}/device", lang.code())).into_response()))
}
