//! The text form of figures (Prometheus exposition format 0.0.4).

use std::fmt::Display;

/// A page of figures.
#[derive(Default)]
pub(super) struct Page(pub(super) String);

impl Page {
    pub(super) fn head(&mut self, name: &str, kind: &str, what: &str) {
        self.0.push_str(&format!("# HELP {name} {what}.\n# TYPE {name} {kind}\n"));
    }

    pub(super) fn line(&mut self, name: &str, labels: &str, value: impl Display) {
        let labels = if labels.is_empty() { String::new() } else { format!("{{{labels}}}") };
        self.0.push_str(&format!("{name}{labels} {value}\n"));
    }

    pub(super) fn counter(&mut self, name: &str, what: &str, value: u64) {
        self.head(name, "counter", what);
        self.line(name, "", value);
    }

    pub(super) fn gauge(&mut self, name: &str, what: &str, value: impl Display) {
        self.head(name, "gauge", what);
        self.line(name, "", value);
    }
}
