//! What every answer carries and every request must satisfy: the security headers, the request's id, the origin of a change.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::ConnectInfo;
use axum::extract::Request;
use axum::extract::State;
use axum::middleware::Next;
use axum::response::IntoResponse;
use axum::response::Response;
use http::HeaderName;
use http::HeaderValue;
use http::Method;
use http::StatusCode;
use http::header;

use crate::App;
use crate::fresh_token;
use crate::limits;
use crate::limits::Peer;

/// The id of a request, in the log, in problem details and on error pages.
#[derive(Clone, Debug)]
pub(crate) struct RequestId(pub(crate) Arc<str>);

/// No script or style but our own files, no sound but ours, no frame, nothing from elsewhere but what people sent, from the address of files;
/// `frame-src` is the isolated view of a mail's HTML.
fn policy(files_url: Option<&str>) -> String {
    let files = files_url.map(|url| format!(" {url}")).unwrap_or_default();
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:{files}; font-src 'self'; connect-src 'self'; \
         media-src 'self'; frame-src 'self'{files}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
    )
}

/// What every answer is protected by.
#[derive(Clone)]
pub(crate) struct Protection {
    app: App,
    policy: HeaderValue,
}

impl Protection {
    pub(crate) fn of(app: &App) -> Protection {
        let policy =
            HeaderValue::try_from(policy(app.settings().files_url.as_deref())).expect("a setting's address is one of a header's signs");
        Protection { app: app.clone(), policy }
    }
}

const HEADERS: [(&str, &str); 6] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

/// Gives the request an id and the answer its headers. A handler's own header of the same name stands.
pub(crate) async fn protect(State(Protection { app, policy }): State<Protection>, mut request: Request, next: Next) -> Response {
    let id: Arc<str> = fresh_token("").chars().take(10).collect::<String>().to_uppercase().into();
    request.extensions_mut().insert(RequestId(id.clone()));
    let client = limits::find(app.settings(), peer(&request), request.headers());
    request.extensions_mut().insert(client);
    request.extensions_mut().insert(ConnectInfo(SocketAddr::new(client.0, 0)));
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(policy);
    for (name, value) in HEADERS {
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    // Pages are personal unless a handler says otherwise.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if app.public_url().starts_with("https://") {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000; includeSubDomains"));
    }
    if let Ok(value) = HeaderValue::from_str(&id) {
        headers.insert(HeaderName::from_static("x-request-id"), value);
    }
    response
}

/// Who is at the other end, as our own server or another one of axum's says.
fn peer(request: &Request) -> Option<Peer> {
    let of_axum = || request.extensions().get::<ConnectInfo<SocketAddr>>().map(|from| Peer(Some(from.0.ip())));
    request.extensions().get().copied().or_else(of_axum)
}

/// Refuses a change that another site's page asks for. Programs with a token carry no cookie and are let through.
pub(crate) async fn same_origin(State(app): State<App>, request: Request, next: Next) -> Response {
    let is_change = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if is_change && !request.headers().contains_key(header::AUTHORIZATION) && !is_from_here(&app, &request) {
        return StatusCode::FORBIDDEN.into_response();
    }
    next.run(request).await
}

fn is_from_here(app: &App, request: &Request) -> bool {
    let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = header("sec-fetch-site") {
        return site == "same-origin" || site == "none";
    }
    match header("origin") {
        // A browser without fetch metadata still names the origin of a change.
        Some(origin) => origin == app.public_url() || header("host").is_some_and(|host| origin.split("://").nth(1) == Some(host)),
        None => header("cookie").is_none(),
    }
}
