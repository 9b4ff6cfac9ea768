//! Cookies of signing in: never readable by scripts, never sent with another site's requests, bound to this host where there is https.

use http::HeaderMap;
use http::HeaderValue;
use http::header::SET_COOKIE;

use crate::App;
use crate::actor::cookie_name;

/// The cookie of a sign-in under way.
pub(crate) fn step_name(app: &App) -> String {
    format!("{}-step", cookie_name(app.public_url()))
}

/// The cookie of a journey to an identity provider.
pub(crate) fn journey_name(app: &App) -> String {
    format!("{}-journey", cookie_name(app.public_url()))
}

/// Sets the cookie of a journey.
pub(crate) fn set_journey(app: &App, headers: &mut HeaderMap, sealed: &str) {
    let lasts = i64::try_from(super::steps::LASTS.as_secs()).ok();
    append(app, headers, &journey_name(app), sealed, lasts);
}

/// Takes the cookie of a journey away.
pub(crate) fn clear_journey(app: &App, headers: &mut HeaderMap) {
    append(app, headers, &journey_name(app), "", Some(0));
}

/// Sets the session's cookie; it goes with the browser's window.
pub(crate) fn set_session(app: &App, headers: &mut HeaderMap, token: &str) {
    append(app, headers, cookie_name(app.public_url()), token, None);
}

/// Takes the session's cookie away.
pub(crate) fn clear_session(app: &App, headers: &mut HeaderMap) {
    append(app, headers, cookie_name(app.public_url()), "", Some(0));
}

/// Sets the cookie of a step.
pub(crate) fn set_step(app: &App, headers: &mut HeaderMap, token: &str) {
    let lasts = i64::try_from(super::steps::LASTS.as_secs()).ok();
    append(app, headers, &step_name(app), token, lasts);
}

/// Takes the cookie of a step away.
pub(crate) fn clear_step(app: &App, headers: &mut HeaderMap) {
    append(app, headers, &step_name(app), "", Some(0));
}

fn append(app: &App, headers: &mut HeaderMap, name: &str, value: &str, max_age: Option<i64>) {
    let secure = if app.public_url().starts_with("https://") { "; Secure" } else { "" };
    let age = max_age.map_or_else(String::new, |seconds| format!("; Max-Age={seconds}"));
    let cookie = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        headers.append(SET_COOKIE, cookie);
    }
}
