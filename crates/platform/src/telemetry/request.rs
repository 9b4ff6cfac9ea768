//! One line for each request: what was asked, how it ended, how long it took, under its id. Never the query, which may hold what people wrote.

use axum::extract::Request;
use axum::extract::State;
use axum::middleware::Next;
use axum::response::Response;
use kernel::Actor;
use std::time::Instant;
use tracing::Instrument;

use crate::App;
use crate::security::RequestId;

/// The template of the route that answered: `/desk/cases/{id}`.
#[derive(Clone, Copy)]
pub(crate) struct Template(pub(crate) &'static str);

/// Who asked, as the answer carries it back to the line.
#[derive(Clone)]
pub(crate) struct AskedBy(pub(crate) String);

/// Measures, counts and writes down.
pub(crate) async fn observe(State(app): State<App>, request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let id = request.extensions().get::<RequestId>().map_or_else(String::new, |id| id.0.to_string());
    let path = request.uri().path().to_owned();
    let began = Instant::now();
    let span = tracing::info_span!("request", otel.name = tracing::field::Empty, id, %method, route = tracing::field::Empty, status = tracing::field::Empty);
    let response = next.run(request).instrument(span.clone()).await;
    let took = began.elapsed();
    let template = response.extensions().get::<Template>().map_or("unmatched", |template| template.0);
    let who = response.extensions().get::<AskedBy>().map_or("anyone", |who| who.0.as_str());
    let status = response.status().as_u16();
    span.record("route", template);
    span.record("status", status);
    span.record("otel.name", format!("{method} {template}").as_str());
    app.metrics().answered(method.as_str(), template, status, took);
    let milliseconds = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    let path = without_passes(&path);
    tracing::info!(parent: &span, request = id, %method, path, status, milliseconds, who, "answered");
    response
}

/// Notes on an answer which route gave it, and to whom.
pub(crate) fn note(response: &mut Response, template: &'static str, actor: Option<&Actor>) {
    response.extensions_mut().insert(Template(template));
    if let Some(actor) = actor {
        response.extensions_mut().insert(AskedBy(actor.who.key()));
    }
}

/// The longest part of an address that the log shows: a longer one opens something to whoever holds it.
const LONGEST: usize = 40;

/// An address as the log shows it.
fn without_passes(path: &str) -> String {
    let shown =
        |part: &str| if part.len() > LONGEST { format!("{}…", part.chars().take(4).collect::<String>()) } else { part.to_owned() };
    path.split('/').map(shown).collect::<Vec<_>>().join("/")
}
