//! What can go wrong, in kinds that a caller can act on. Text for people is looked up by key in their language, never made here.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

/// The result of everything that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A value to be put into a text of the reader's language.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Arg {
    /// Text, which the text isolates from its surroundings.
    Text(String),
    /// A number, which chooses the plural form.
    Number(f64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.into())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}
impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "counts shown to people stay far under 2^53")]
        Arg::Number(number as f64)
    }
}
impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Arg::from(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// One field that cannot be taken as it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FieldError {
    /// The field's name in the form or JSON.
    pub field: Cow<'static, str>,
    /// The key of the text that says what to do.
    pub key: &'static str,
    /// Values for the text.
    pub args: Vec<(&'static str, Arg)>,
}

/// An act that the rules do not allow now; the reader is told why and what to do.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Refusal {
    /// The key of the text.
    pub key: &'static str,
    /// Values for the text.
    pub args: Vec<(&'static str, Arg)>,
    /// The clause of the guide that says so, if one does.
    pub clause: Option<&'static str>,
}

impl Refusal {
    /// Adds a value for the text.
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Names the clause that forbids it.
    pub fn by(mut self, clause: &'static str) -> Self {
        self.clause = Some(clause);
        self
    }
}

/// Everything that can go wrong.
#[derive(Debug)]
pub enum Error {
    /// Nobody is signed in, and it is needed.
    SignedOut,
    /// Known, but without the named permission.
    Forbidden(&'static str),
    /// No such thing, or not yours: the two look the same. Names the kind of thing.
    NotFound(&'static str),
    /// Fields that must be corrected.
    Invalid(Vec<FieldError>),
    /// The rules do not allow it now.
    Refused(Refusal),
    /// Somebody else changed it meanwhile; the key says what.
    Conflict(&'static str),
    /// Too much at once, or a part outside does not answer; worth trying again after so many seconds.
    Busy(u32),
    /// Storage cannot take writes now (disk full, read-only): nothing was kept.
    ReadOnly(&'static str),
    /// Broken: what was being done, and the cause. Logged once, at the border.
    Broken(String, Box<dyn std::error::Error + Send + Sync>),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::SignedOut => f.write_str("not signed in"),
            Error::Forbidden(permission) => write!(f, "without permission {permission}"),
            Error::NotFound(kind) => write!(f, "no such {kind}"),
            Error::Invalid(fields) => {
                f.write_str("invalid fields:")?;
                fields.iter().try_for_each(|field| write!(f, " {} ({})", field.field, field.key))
            }
            Error::Refused(refusal) => write!(f, "refused: {}", refusal.key),
            Error::Conflict(key) => write!(f, "conflict: {key}"),
            Error::Busy(seconds) => write!(f, "busy, try again in {seconds} s"),
            Error::ReadOnly(why) => write!(f, "storage takes no writes: {why}"),
            Error::Broken(doing, cause) => write!(f, "{doing}: {cause}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Broken(_, cause) => Some(cause.as_ref()),
            _ => None,
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Error::Refused(refusal)
    }
}

/// Refuses with the text of this key.
pub fn refuse(key: &'static str) -> Refusal {
    Refusal { key, args: Vec::new(), clause: None }
}

/// Says that one field must be corrected, with the text of this key.
pub fn invalid(field: &'static str, key: &'static str) -> Error {
    Error::Invalid(vec![FieldError { field: field.into(), key, args: Vec::new() }])
}

/// Wraps a cause with what was being done: `.map_err(broken("reading the mailbox"))`.
pub fn broken<E: Into<Box<dyn std::error::Error + Send + Sync>>>(doing: &str) -> impl FnOnce(E) -> Error + '_ {
    move |cause| Error::Broken(doing.into(), cause.into())
}
