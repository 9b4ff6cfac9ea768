//! The form in which someone writes: its fields, their limits, and what must be corrected.

use kernel::FieldError;
use serde::Deserialize;
use ui::Answers;

/// The most characters of a name.
pub(crate) const NAME: usize = 100;
/// The most characters of a mail address (RFC 5321).
pub(crate) const ADDRESS: usize = 254;
/// The most characters of a subject.
pub(crate) const SUBJECT: usize = 150;
/// The most characters of a message.
pub(crate) const TEXT: usize = 5000;
const KEY: usize = 64;

/// A message to an entity as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) service: String,
    pub(crate) subject: String,
    pub(crate) text: String,
    /// Names this sending of the form.
    pub(crate) key: String,
    /// A field that nobody sees; what fills it is a machine.
    pub(crate) website: String,
}

impl Typed {
    /// The fields without space round them, the address in small letters.
    pub(crate) fn tidied(mut self) -> Self {
        for field in [&mut self.name, &mut self.email, &mut self.service, &mut self.subject, &mut self.text] {
            *field = field.trim().into();
        }
        for line in [&mut self.name, &mut self.subject, &mut self.email] {
            *line = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        }
        self.email = self.email.to_lowercase();
        self
    }

    /// What must be corrected; empty when nothing.
    pub(crate) fn faults(&self) -> Vec<FieldError> {
        let mut faults = Vec::new();
        let mut wrong = |field: &'static str, key: &'static str| faults.push(fault(field, key));
        if self.name.is_empty() {
            wrong("name", "portal-name-empty");
        }
        if !is_address(&self.email) {
            wrong("email", "portal-email-unreadable");
        }
        if self.subject.is_empty() {
            wrong("subject", "portal-subject-empty");
        }
        if self.text.is_empty() {
            wrong("text", "portal-text-empty");
        }
        if !self.website.is_empty() {
            wrong("website", "portal-website-filled");
        }
        if self.key.is_empty() || self.key.len() > KEY {
            wrong("text", "portal-form-stale");
        }
        faults.extend(too_long("name", &self.name, NAME));
        faults.extend(too_long("subject", &self.subject, SUBJECT));
        faults.extend(too_long("text", &self.text, TEXT));
        faults
    }

    /// Everything that was typed, to be shown again.
    pub(crate) fn answers(&self) -> Answers {
        Answers::new()
            .with("name", &self.name)
            .with("email", &self.email)
            .with("service", &self.service)
            .with("subject", &self.subject)
            .with("text", &self.text)
    }
}

/// One thing to correct.
pub(crate) fn fault(field: &'static str, key: &'static str) -> FieldError {
    FieldError { field: field.into(), key, args: Vec::new() }
}

/// Says that a field is longer than it may be, and by how much.
pub(crate) fn too_long(field: &'static str, value: &str, most: usize) -> Option<FieldError> {
    let length = value.chars().count();
    let args = vec![("most", most.into()), ("length", length.into())];
    (length > most).then(|| FieldError { field: field.into(), key: "portal-too-long", args })
}

/// Whether it has the shape of a mail address. Whether it is one is only known when something arrives.
fn is_address(text: &str) -> bool {
    let Some((name, host)) = text.rsplit_once('@') else { return false };
    let is_clean = text.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>(),;:\"\\[]".contains(c));
    let labels = || host.split('.');
    let has_host = labels().count() > 1 && labels().all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'));
    !name.is_empty() && !name.contains('@') && is_clean && has_host && text.len() <= ADDRESS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_what_is_none() {
        for good in ["mona@example.com", "m.a+b@mail.example.bh", "منى@مثال.البحرين"] {
            assert!(is_address(good), "{good}");
        }
        for bad in [
            "",
            "mona",
            "mona@",
            "@example.com",
            "mona@example",
            "a b@example.com",
            "a@b..c",
            "a@-b.c",
            "<a@b.c>",
            "a@b@c.d",
            "a@b.c\r\nBcc:x@y.z",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
    }

    #[test]
    fn line_breaks_in_a_subject_become_spaces() {
        let typed = Typed { subject: "one\r\nBcc: two".into(), ..Typed::default() };
        assert_eq!(typed.tidied().subject, "one  Bcc: two");
    }

    #[test]
    fn every_empty_field_that_is_needed_is_named_at_once() {
        let fields: Vec<_> = Typed { key: "k".into(), ..Typed::default() }.faults().into_iter().map(|fault| fault.field).collect();
        assert_eq!(fields, ["name", "email", "subject", "text"]);
    }
}
