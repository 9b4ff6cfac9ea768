//! Figures of the running installation, as Prometheus reads them.

mod process;
mod text;

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use http::HeaderMap;
use http::header;
use kernel::Actor;
use kernel::Error;
use subtle::ConstantTimeEq;

use crate::App;
use crate::Failure;
use crate::attachments;
use crate::deliveries;
use crate::limits::ClientAddress;
use text::Page;

/// The upper bounds of the classes of a request's duration, in seconds.
const BOUNDS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0];

/// One node's counts since its start.
#[derive(Default)]
pub(crate) struct Metrics {
    requests: Mutex<BTreeMap<(String, &'static str, u16), Durations>>,
    writes: AtomicU64,
    failed_writes: AtomicU64,
    calls_outside: AtomicU64,
    refused_outside: AtomicU64,
}

/// How long the requests of one kind took.
#[derive(Clone, Copy, Default)]
struct Durations {
    classes: [u64; BOUNDS.len()],
    number: u64,
    seconds: f64,
}

impl Metrics {
    /// Counts a request under its route's template; the status by its hundred.
    pub(crate) fn answered(&self, method: &str, route: &'static str, status: u16, took: Duration) {
        let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        let durations = requests.entry((method.to_owned(), route, status / 100)).or_default();
        let seconds = took.as_secs_f64();
        durations.number += 1;
        durations.seconds += seconds;
        for (class, bound) in durations.classes.iter_mut().zip(BOUNDS) {
            *class += u64::from(seconds <= bound);
        }
    }

    pub(crate) fn wrote(&self, is_done: bool) {
        let counter = if is_done { &self.writes } else { &self.failed_writes };
        counter.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn called_outside(&self, is_refused: bool) {
        let counter = if is_refused { &self.refused_outside } else { &self.calls_outside };
        counter.fetch_add(1, Ordering::Relaxed);
    }

    fn write(&self, page: &mut Page) {
        page.head("daleel_request_seconds", "histogram", "How long requests took, by route and class of status");
        let requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner).clone();
        for ((method, route, status), durations) in requests {
            let labels = format!("method=\"{method}\",route=\"{route}\",status=\"{status}xx\"");
            for (number, bound) in durations.classes.iter().zip(BOUNDS) {
                page.line("daleel_request_seconds_bucket", &format!("{labels},le=\"{bound}\""), *number);
            }
            page.line("daleel_request_seconds_bucket", &format!("{labels},le=\"+Inf\""), durations.number);
            page.line("daleel_request_seconds_sum", &labels, durations.seconds);
            page.line("daleel_request_seconds_count", &labels, durations.number);
        }
        page.counter("daleel_writes_total", "Acts that were committed", self.writes.load(Ordering::Relaxed));
        page.counter("daleel_writes_failed_total", "Acts that came to nothing", self.failed_writes.load(Ordering::Relaxed));
        page.counter("daleel_calls_outside_total", "Calls to servers outside", self.calls_outside.load(Ordering::Relaxed));
        page.counter("daleel_calls_outside_refused_total", "Calls refused for their address", self.refused_outside.load(Ordering::Relaxed));
    }
}

/// GET /metrics — for who shows the token, or without one set, for this machine alone.
pub(crate) async fn metrics(State(app): State<App>, address: ClientAddress, headers: HeaderMap) -> Result<Response, Failure> {
    if !may_read(&app, address, &headers) {
        return Err(Error::NotFound("page").into());
    }
    let mut page = Page::default();
    app.metrics().write(&mut page);
    page.gauge("daleel_live_streams", "Pages that are told what changes", app.live().listeners());
    deliveries_by_state(&app, &mut page).await;
    attachments_by_fault(&app, &mut page).await;
    process::write(&mut page);
    Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], page.0).into_response())
}

fn may_read(app: &App, address: ClientAddress, headers: &HeaderMap) -> bool {
    match &app.settings().metrics_token {
        None => address.0.is_loopback(),
        Some(token) => {
            let shown = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
            shown.is_some_and(|shown| shown.as_bytes().ct_eq(token.reveal().as_bytes()).into())
        }
    }
}

/// Left out while the database does not answer: the other figures are needed most then.
async fn deliveries_by_state(app: &App, page: &mut Page) {
    let Ok(grant) = Actor::system("metrics", None).may(deliveries::DELIVER) else { return };
    let Ok(counts) = app.read(grant, deliveries::counts).await else { return };
    page.head("daleel_deliveries", "gauge", "Deliveries by kind and state");
    for (kind, state, number) in counts {
        page.line("daleel_deliveries", &format!("kind=\"{kind}\",state=\"{state}\""), number);
    }
}

/// Left out while the database does not answer, too.
async fn attachments_by_fault(app: &App, page: &mut Page) {
    let Ok(grant) = Actor::system("metrics", None).may(deliveries::DELIVER) else { return };
    let Ok(counts) = app.read(grant, attachments::counts).await else { return };
    page.head("daleel_attachment_faults", "gauge", "Attachments that are not what was kept, by what is wrong with them");
    for (fault, number) in counts {
        page.line("daleel_attachment_faults", &format!("fault=\"{fault}\""), number);
    }
}
