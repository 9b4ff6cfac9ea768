//! One's own account: password, second factors, passkeys, sessions. What changes it asks first that the person shows the password again.

pub(crate) mod app;
mod browser;
pub(crate) mod entity;
pub(crate) mod page;
pub(crate) mod password;
pub(crate) mod sessions;

use std::time::Duration;

use ::store::Tx;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use http::HeaderMap;
use kernel::EmployeeId;
use kernel::Error;
use kernel::FieldError;
use kernel::Result;
use kernel::Secret;
use kernel::refuse;

use crate::App;
use crate::Visit;
use crate::access::OWN_ACCOUNT;
use crate::accounts::guesses;
use crate::accounts::guesses::Subject;
use crate::accounts::hashing::Verdict;
use crate::accounts::opening;
use crate::accounts::sign_in;
use crate::accounts::store;
use crate::token_digest;

/// So long after the password was shown no change asks for it again.
const CONFIRMED_FOR: Duration = Duration::from_secs(600);

/// The digest of the session in which a person looks at their own account; a program's token has none.
pub(crate) fn session(app: &App, headers: &HeaderMap) -> Result<Vec<u8>> {
    opening::before(app, headers).map(|token| token_digest(&token)).ok_or(Error::SignedOut)
}

/// Whether the password, or a passkey, was shown in this session a short while ago.
pub(crate) fn is_confirmed(tx: &mut Tx<'_>, session: &[u8]) -> Result<bool> {
    let now = tx.now();
    let confirmed = crate::store::confirmation(tx, session)?;
    Ok(confirmed.is_some_and(|(at, _)| now < at + CONFIRMED_FOR))
}

/// Refuses a change to the account until the password was shown again.
pub(crate) fn demand_confirmed(tx: &mut Tx<'_>, session: &[u8]) -> Result<()> {
    if is_confirmed(tx, session)? { Ok(()) } else { Err(refuse("account-confirm-first").into()) }
}

/// Compares what was typed with the person's own password, counted like any guess.
pub(crate) async fn compare_own(
    app: &App,
    visit: &Visit,
    field: &'static str,
    typed: Secret<String>,
) -> Result<std::result::Result<(), FieldError>> {
    let account = visit.actor.employee()?;
    let take = move |tx: &mut Tx<'_>| {
        let known = store::account(tx, account)?.ok_or(Error::SignedOut)?;
        Ok(guesses::take(tx, &[Subject::password(&known.email)])?.map(|()| known))
    };
    let known = match app.write(visit.actor.may(OWN_ACCOUNT)?, take).await? {
        Ok(known) => known,
        Err(seconds) => return Ok(Err(sign_in::held_error(field, seconds))),
    };
    let email = known.email;
    if matches!(app.accounts().hashing().compare(typed, known.password).await?, Verdict::Wrong) {
        return Ok(Err(FieldError { field: field.into(), key: "account-own-wrong", args: Vec::new() }));
    }
    app.write(visit.actor.may(OWN_ACCOUNT)?, move |tx| guesses::forgive(tx, &Subject::password(&email))).await?;
    Ok(Ok(()))
}

/// Runs a change to one's own account in a confirmed session.
pub(crate) async fn change<T: Send + 'static>(
    app: &App,
    visit: &Visit,
    headers: &HeaderMap,
    act: impl FnOnce(&mut Tx<'_>, EmployeeId) -> Result<T> + Send + 'static,
) -> Result<T> {
    let (account, session) = (visit.actor.employee()?, session(app, headers)?);
    let confirmed = move |tx: &mut Tx<'_>| {
        demand_confirmed(tx, &session)?;
        act(tx, account)
    };
    app.write(visit.actor.may(OWN_ACCOUNT)?, confirmed).await
}

/// Back to the page, with a word about what was done.
pub(crate) fn back(visit: &Visit, done: &str) -> Response {
    Redirect::to(&format!("/{}/desk/me/security?done={done}", visit.actor.lang.code())).into_response()
}
