//! What a person filled into a form, and what must be corrected, so that a page can be shown again with everything kept.

use std::borrow::Cow;
use std::collections::BTreeMap;

use kernel::FieldError;

use crate::Page;

/// Values and errors of a form by field name.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    values: BTreeMap<Cow<'static, str>, String>,
    errors: Vec<FieldError>,
}

/// A line of the error summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryLine {
    /// The place of the field on the page; empty for what concerns the whole form.
    pub href: String,
    /// What to do.
    pub label: String,
}

/// One thing to choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What is shown.
    pub label: String,
    /// A line of explanation under it; may be empty.
    pub hint: String,
}

impl Choice {
    /// A choice without a hint.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: String::new() }
    }

    /// The same choice with a line under it.
    pub fn hinted(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// Whether it is the chosen value.
    pub fn is(&self, chosen: impl AsRef<str>) -> bool {
        self.value == chosen.as_ref()
    }
}

impl Answers {
    /// A form in which nothing is filled.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same form with this field filled.
    pub fn with(mut self, field: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Self {
        self.values.insert(field.into(), value.into());
        self
    }

    /// The same form in which what was not typed is as it stands.
    pub fn over<V: Into<String>>(self, stands: impl IntoIterator<Item = (&'static str, V)>) -> Self {
        stands.into_iter().fold(self, |typed, (field, value)| if typed.is_filled(field) { typed } else { typed.with(field, value) })
    }

    /// The same form as one of several on a page: each field is called with this before its name, so that no two are called the same.
    pub fn named(self, prefix: &str) -> Self {
        let values = self.values.into_iter().map(|(name, value)| (Cow::from(format!("{prefix}{name}")), value)).collect();
        let errors = self.errors.into_iter();
        Self { values, errors: errors.map(|error| FieldError { field: format!("{prefix}{}", error.field).into(), ..error }).collect() }
    }

    /// The same form with these things to correct.
    pub fn wrong(mut self, errors: Vec<FieldError>) -> Self {
        self.errors = errors;
        self
    }

    /// What stands in the field; empty if nothing.
    pub fn value(&self, field: &str) -> &str {
        self.values.get(field).map_or("", String::as_str)
    }

    /// Whether the form had this field at all.
    pub fn is_filled(&self, field: &str) -> bool {
        self.values.contains_key(field)
    }

    /// Whether a box is ticked.
    pub fn ticked(&self, field: &str) -> bool {
        matches!(self.value(field), "yes" | "on" | "true")
    }

    /// What must be corrected in the field, in the reader's language; empty if nothing.
    pub fn error(&self, page: &Page, field: &str) -> String {
        self.errors.iter().find(|error| error.field == field).map_or_else(String::new, |error| page.ta(error.key, &error.args))
    }

    /// Everything that must be corrected, for the summary at the top.
    pub fn summary(&self, page: &Page) -> Vec<SummaryLine> {
        let href = |field: &str| if field.is_empty() { String::new() } else { format!("#f-{field}") };
        let line = |error: &FieldError| SummaryLine { href: href(&error.field), label: page.ta(error.key, &error.args) };
        self.errors.iter().map(line).collect()
    }
}
