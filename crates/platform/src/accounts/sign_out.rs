//! Signing out: the session ends at the server, and the browser forgets what it kept of this site.

use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use http::HeaderMap;
use http::HeaderName;
use http::HeaderValue;

use crate::App;
use crate::Result;
use crate::Visit;
use crate::accounts::cookies;
use crate::accounts::events;
use crate::accounts::events::SignedOut;
use crate::accounts::opening;
use crate::actor::cookie;
use crate::actor::cookie_name;
use crate::sessions;

/// POST /sign-out
pub(crate) async fn sign_out(State(app): State<App>, visit: Visit, headers: HeaderMap) -> Result {
    let mut ended = String::new();
    if let (Ok(account), Some(token)) = (visit.actor.employee(), cookie(&headers, cookie_name(app.public_url()))) {
        let token = token.to_owned();
        let end = move |tx: &mut ::store::Tx<'_>| {
            let provider = crate::store::confirmation(tx, &crate::token_digest(&token))?.map_or(0, |(_, provider)| provider);
            sessions::end(tx, &token)?;
            events::record(tx, SignedOut { account })?;
            Ok(provider)
        };
        // In the entity for which they acted, so that whoever looks at it there learns of it in the same transaction.
        let grant = opening::grant(&visit)?;
        let grant = visit.actor.entity.into_iter().fold(grant, |grant, entity| grant.within(entity));
        let provider = app.write(grant, end).await?;
        ended = if provider == 0 { String::new() } else { format!("?ended={provider}") };
    }
    let mut response = Redirect::to(&format!("/{}/sign-in{ended}", visit.actor.lang.code())).into_response();
    // Not "cookies": the language and the looks that the person chose stay. Not "storage": what a counter did without a line is kept there until
    // it is said; drafts are taken away by the page itself.
    response.headers_mut().insert(HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\""));
    cookies::clear_session(&app, response.headers_mut());
    cookies::clear_step(&app, response.headers_mut());
    Ok(response)
}
