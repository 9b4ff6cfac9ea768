//! POST /desk/me/security/password: the old one is shown, the new one is judged, every other session ends.

use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use http::HeaderMap;
use kernel::Error;
use kernel::Secret;
use serde::Deserialize;

use super::back;
use super::compare_own;
use super::page;
use super::session;
use crate::App;
use crate::Form;
use crate::Result;
use crate::Visit;
use crate::access::OWN_ACCOUNT;
use crate::accounts::account;
use crate::accounts::cookies;
use crate::accounts::store;
use crate::fresh_token;
use crate::store::renew_session;
use crate::token_digest;

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Change {
    current: Secret<String>,
    new: Secret<String>,
}

/// POST /desk/me/security/password
pub(crate) async fn change(State(app): State<App>, visit: Visit, headers: HeaderMap, Form(sent): Form<Change>) -> Result {
    let (id, session) = (visit.actor.employee()?, session(&app, &headers)?);
    if let Err(error) = compare_own(&app, &visit, "current", sent.current).await? {
        return page::wrong(&app, &visit, &headers, vec![error]).await;
    }
    let known = app.read(visit.actor.may(OWN_ACCOUNT)?, move |tx| store::account(tx, id)).await?.ok_or(Error::SignedOut)?;
    match app.policy().await?.judge("new", sent.new.reveal(), &[&known.email]) {
        Err(Error::Invalid(errors)) => return page::wrong(&app, &visit, &headers, errors).await,
        judged => judged?,
    }
    let hash = app.accounts().hash(sent.new).await?;
    let token = fresh_token("ses_");
    let anew = token_digest(&token);
    let act = move |tx: &mut ::store::Tx<'_>| {
        account::set_password(tx, id, &hash, Some(&session))?;
        renew_session(tx, &session, &anew)
    };
    app.write(visit.actor.may(OWN_ACCOUNT)?, act).await?;
    Ok(with_session(&app, &visit, &token, "password"))
}

/// Back to the page under a new cookie.
fn with_session(app: &App, visit: &Visit, token: &str, done: &str) -> Response {
    let mut response = back(visit, done).into_response();
    cookies::set_session(app, response.headers_mut(), token);
    response
}
