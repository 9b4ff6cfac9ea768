//! What is written down of the running product: log lines, one for each request among them, and traces.

mod request;
mod traces;

use kernel::Result;
use kernel::broken;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::Layer;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::Settings;
use traces::Exporter;

pub(crate) use request::note;
pub(crate) use request::observe;

/// Sends the traces that wait when it is dropped: the binary keeps it until the end.
#[must_use = "traces that wait are lost when it is dropped at once"]
pub struct Telemetry {
    _traces: Option<Exporter>,
}

/// Begins to write log lines on standard error, in the form and from the level that the settings say, and to send traces where they say.
///
/// # Errors
/// `Broken` when it has begun before in this process, or the collector's address is none.
pub fn begin(settings: &Settings) -> Result<Telemetry> {
    let level = &settings.log.level;
    let filter = EnvFilter::try_new(format!("{level},hyper=warn,rustls=warn,h2=warn")).map_err(broken("reading the log's level"))?;
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let lines = if settings.log.is_json { lines.json().flatten_event(true).boxed() } else { lines.boxed() };
    let traces = settings.otlp_endpoint.as_deref().map(Exporter::begin).transpose()?;
    let spans = traces.as_ref().map(Exporter::layer);
    let begun = tracing_subscriber::registry().with(spans).with(lines.with_filter(filter)).try_init();
    begun.map_err(broken("beginning the log"))?;
    Ok(Telemetry { _traces: traces })
}
