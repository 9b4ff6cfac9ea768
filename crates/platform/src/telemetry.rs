//! What is written down of the running product: log lines, one for each request among them.

mod request;

use kernel::Result;
use kernel::broken;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::Layer;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::Settings;

pub(crate) use request::note;
pub(crate) use request::observe;

/// Begins to write log lines on standard error, in the form and from the level that the settings say.
///
/// # Errors
/// `Broken` when it has begun before in this process.
pub fn begin(settings: &Settings) -> Result<()> {
    let level = &settings.log.level;
    let filter = EnvFilter::try_new(format!("{level},hyper=warn,rustls=warn,h2=warn")).map_err(broken("reading the log's level"))?;
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let lines = if settings.log.is_json { lines.json().flatten_event(true).boxed() } else { lines.boxed() };
    tracing_subscriber::registry().with(lines.with_filter(filter)).try_init().map_err(broken("beginning the log"))
}
