//! The browsers in which one is signed in, and ending them.

use axum::extract::Path;
use axum::extract::State;
use http::HeaderMap;
use kernel::Error;
use kernel::Id;

use super::back;
use super::session;
use crate::App;
use crate::Result;
use crate::Visit;
use crate::access::OWN_ACCOUNT;
use crate::accounts::events;
use crate::accounts::events::SessionsEnded;
use crate::sessions;
use crate::sessions::SessionKind;
use crate::store::delete_session;

/// POST /desk/me/security/sessions/{id}/end
pub(crate) async fn end(State(app): State<App>, visit: Visit, Path(id): Path<Id<SessionKind>>) -> Result {
    let account = visit.actor.employee()?;
    let end = move |tx: &mut ::store::Tx<'_>| match delete_session(tx, account, id)? {
        0 => Err(Error::NotFound("session")),
        ended => events::record(tx, SessionsEnded { account, why: "by-owner", ended }),
    };
    app.write(visit.actor.may(OWN_ACCOUNT)?, end).await?;
    Ok(back(&visit, "session"))
}

/// POST /desk/me/security/sessions/end-others
pub(crate) async fn end_others(State(app): State<App>, visit: Visit, headers: HeaderMap) -> Result {
    let (account, session) = (visit.actor.employee()?, session(&app, &headers)?);
    app.write(visit.actor.may(OWN_ACCOUNT)?, move |tx| sessions::end_others(tx, account, Some(&session), "by-owner")).await?;
    Ok(back(&visit, "sessions"))
}
