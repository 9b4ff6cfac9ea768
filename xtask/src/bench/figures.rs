//! What was measured, as lines of JSON: each figure is the least, the median and the greatest of its runs.
use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use anyhow::Context;
use anyhow::Result;
use serde::Deserialize;
use serde::Serialize;

/// `[least, median, greatest]` of several runs.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct Spread(pub [f64; 3]);

impl Spread {
    /// Of the values of at least one run.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        Self([percentile(&values, 0.0), percentile(&values, 0.5), percentile(&values, 1.0)])
    }

    /// The median.
    pub fn median(self) -> f64 {
        self.0[1]
    }
}

/// Where the share `share` of sorted values lies; 0 without values.
pub fn percentile(sorted: &[f64], share: f64) -> f64 {
    let at = ((sorted.len() as f64 - 1.0) * share).round().max(0.0) as usize;
    sorted.get(at).copied().unwrap_or(0.0)
}

/// Whose figures they are, and over how much.
#[derive(Clone, Serialize, Deserialize)]
pub struct Subject {
    /// `daleel`, `request-tracker` or `django-helpdesk`.
    pub product: String,
    /// Its version.
    pub version: String,
    /// `sqlite` or `postgres`.
    pub database: String,
    /// How many cases were loaded before.
    pub cases: u64,
}

/// One line of the results.
#[derive(Clone, Serialize, Deserialize)]
pub struct Line {
    /// Whose.
    #[serde(flatten)]
    pub subject: Subject,
    /// What.
    #[serde(flatten)]
    pub measured: Measured,
    /// The machine's load average at the end of the measurement.
    pub load_average: f64,
}

/// The kinds of measurement.
#[derive(Clone, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Measured {
    /// Requests in a closed loop.
    Http(Http),
    /// Messages that came in and were acknowledged.
    Mail(Mail),
    /// A single quantity, such as idle memory.
    Single(Single),
}

/// Requests in a closed loop.
#[derive(Clone, Serialize, Deserialize)]
pub struct Http {
    /// `list`, `case`, `search-ar-common` …
    pub scenario: String,
    /// `page` for people or `api` for programs.
    pub face: String,
    /// Requests under way at a time.
    pub connections: usize,
    /// Milliseconds of processor time a request, of server and database together.
    pub cpu_ms: Spread,
    /// Median latency in milliseconds.
    pub p50_ms: Spread,
    /// The latency that 95 of 100 requests stay under, in milliseconds.
    pub p95_ms: Spread,
    /// Requests a second.
    pub per_second: Spread,
    /// Bytes of an answer, the mean.
    pub bytes: f64,
    /// Requests in all.
    pub requests: usize,
    /// Those that failed or lacked the expected text.
    pub wrong: usize,
}

/// Messages that came in and were acknowledged.
#[derive(Clone, Serialize, Deserialize)]
pub struct Mail {
    /// `smtp`, `lmtp`, `gateway` …
    pub way: String,
    /// Messages under way at a time.
    pub connections: usize,
    /// Milliseconds of processor time a message until it is a case, of intake, server and database together.
    pub cpu_ms: Spread,
    /// Acknowledged messages a second.
    pub per_second: Spread,
    /// Messages that have become cases a second, from the first byte to the last case.
    pub cases_per_second: Spread,
    /// The acknowledgement that 95 of 100 messages waited less for, in milliseconds; a batch acknowledges none by itself.
    pub p95_ms: Option<Spread>,
    /// Messages in all.
    pub messages: usize,
    /// Mean size of a message in bytes.
    pub bytes: f64,
    /// Those not acknowledged.
    pub refused: usize,
    /// Those acknowledged that did not become a case.
    pub lost: i64,
}

/// A single quantity.
#[derive(Clone, Serialize, Deserialize)]
pub struct Single {
    /// `idle memory`, `start`, `binary` …
    pub what: String,
    /// `MiB`, `ms` …
    pub unit: String,
    /// How much.
    pub value: Spread,
}

/// Adds a line to the results.
pub fn append(out: &Path, line: &Line) -> Result<()> {
    let mut file = OpenOptions::new().create(true).append(true).open(out).with_context(|| format!("opening {}", out.display()))?;
    Ok(writeln!(file, "{}", serde_json::to_string(line)?)?)
}

/// Every line of the results.
pub fn read(out: &Path) -> Result<Vec<Line>> {
    let text = std::fs::read_to_string(out).with_context(|| format!("reading {}", out.display()))?;
    text.lines().map(|line| serde_json::from_str(line).with_context(|| format!("a line of {}: {line}", out.display()))).collect()
}

#[cfg(test)]
mod tests {
    use super::Spread;
    use super::percentile;

    #[test]
    fn a_spread_is_least_median_and_greatest() {
        assert_eq!(Spread::of([5.0, 1.0, 3.0]).0, [1.0, 3.0, 5.0]);
    }

    #[test]
    fn the_ninety_fifth_of_a_hundred_is_the_ninety_fifth() {
        let sorted: Vec<f64> = (1..=100).map(f64::from).collect();
        assert_eq!(percentile(&sorted, 0.95), 95.0);
        assert_eq!(percentile(&[], 0.95), 0.0);
    }
}
