//! The one place where an error becomes an answer of HTTP: a page or problem details, in the reader's language.

use std::sync::Arc;

use axum::response::IntoResponse;
use axum::response::Response;
use http::HeaderValue;
use http::StatusCode;
use http::header;
use kernel::Error;
use kernel::FieldError;
use kernel::Lang;
use serde_json::json;
use ui::Answers;

use crate::App;

/// An error on its way out of a handler. It travels in the answer's extensions; the border writes the text and the log.
#[derive(Debug)]
pub struct Failure(pub Error);

/// The result of a handler.
pub type Result<T = Response, E = Failure> = std::result::Result<T, E>;

impl<E: Into<Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = status(&self.0).into_response();
        response.extensions_mut().insert(Arc::new(self.0));
        response
    }
}

/// The status for each kind of error: who must react, and how.
pub fn status(error: &Error) -> StatusCode {
    match error {
        Error::SignedOut => StatusCode::UNAUTHORIZED,
        Error::Forbidden(_) => StatusCode::FORBIDDEN,
        Error::NotFound(_) => StatusCode::NOT_FOUND,
        Error::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Error::Refused(_) | Error::Conflict(_) => StatusCode::CONFLICT,
        Error::Busy(_) => StatusCode::SERVICE_UNAVAILABLE,
        Error::ReadOnly(_) => StatusCode::INSUFFICIENT_STORAGE,
        Error::Broken(..) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// A failure in the reader's words.
pub struct Told {
    /// What happened, in a few words.
    pub title: String,
    /// What was kept and what to do.
    pub detail: String,
    /// Each field that must be corrected: its name, and what to do.
    pub fields: Vec<(String, String)>,
    /// The clause of the guide that says so, if one does.
    pub clause: Option<&'static str>,
}

/// Puts an error into the reader's words.
pub fn tell(app: &App, lang: Lang, error: &Error) -> Told {
    let say = |key: &str| app.say(lang, key, &[]);
    let (title, detail) = match error {
        Error::SignedOut => ("platform-error-signed-out", "platform-error-signed-out-detail"),
        Error::Forbidden(_) => ("platform-error-forbidden", "platform-error-forbidden-detail"),
        Error::NotFound(_) => ("platform-error-not-found", "platform-error-not-found-detail"),
        Error::Invalid(_) => ("platform-error-invalid", "platform-error-invalid-detail"),
        Error::Refused(_) => ("platform-error-refused", "platform-error-refused-detail"),
        Error::Conflict(_) => ("platform-error-conflict", "platform-error-conflict-detail"),
        Error::Busy(_) => ("platform-error-busy", "platform-error-busy-detail"),
        Error::ReadOnly(_) => ("platform-error-read-only", "platform-error-read-only-detail"),
        Error::Broken(..) => ("platform-error-broken", "platform-error-broken-detail"),
    };
    let mut told = Told { title: say(title), detail: say(detail), fields: Vec::new(), clause: None };
    match error {
        Error::Refused(refusal) => {
            told.detail = app.say(lang, refusal.key, &borrowed(&refusal.args));
            told.clause = refusal.clause;
        }
        Error::Invalid(fields) => {
            told.fields = fields.iter().map(|field| (field.field.to_string(), field_text(app, lang, field))).collect()
        }
        Error::Conflict(key) if app.words().has(key) => told.detail = say(key),
        _ => {}
    }
    told
}

/// A form that is shown again: what was typed, with what must be corrected, and the status of its page.
///
/// # Errors
/// What cannot be told on a form: signed out, forbidden, not found, broken.
pub fn corrected(answers: Answers, error: Error) -> Result<(StatusCode, Answers), Error> {
    let status = status(&error);
    // A refusal of the whole form stands above it, beside no field.
    let whole = |key, args| vec![FieldError { field: "".into(), key, args }];
    let wrong = match error {
        Error::Invalid(fields) => fields,
        Error::Refused(refusal) => whole(refusal.key, refusal.args),
        Error::Conflict(key) => whole(key, Vec::new()),
        Error::Busy(_) => whole("platform-error-busy-detail", Vec::new()),
        Error::ReadOnly(_) => whole("platform-error-read-only-detail", Vec::new()),
        other => return Err(other),
    };
    Ok((status, answers.wrong(wrong)))
}

/// A refusal that one field is the reason of, so that it stands beside it: the field by the refusal's key.
pub fn beside(error: Error, field: impl FnOnce(&str) -> Option<&'static str>) -> Error {
    let Error::Refused(refusal) = error else { return error };
    match field(refusal.key) {
        Some(field) => Error::Invalid(vec![FieldError { field: field.into(), key: refusal.key, args: refusal.args }]),
        None => Error::Refused(refusal),
    }
}

/// What to do about one field.
pub fn field_text(app: &App, lang: Lang, field: &FieldError) -> String {
    app.say(lang, field.key, &borrowed(&field.args))
}

fn borrowed(args: &[(&'static str, kernel::Arg)]) -> Vec<(&'static str, kernel::Arg)> {
    args.to_vec()
}

/// The answer for a program: problem details (RFC 9457).
pub(crate) fn problem(app: &App, lang: Lang, error: &Error, request: &str) -> Response {
    problem_as(app, lang, error, (status(error), request))
}

/// The same under a status that a door has chosen.
pub(crate) fn problem_as(app: &App, lang: Lang, error: &Error, (status, request): (StatusCode, &str)) -> Response {
    let told = tell(app, lang, error);
    let fields: serde_json::Map<_, _> = told.fields.into_iter().map(|(name, text)| (name, text.into())).collect();
    let mut body = json!({
        "type": format!("{}/api/problems#{}", app.public_url(), kind(error)),
        "title": told.title, "status": status.as_u16(), "detail": told.detail, "instance": format!("urn:request:{request}"),
    });
    if !fields.is_empty() {
        body["fields"] = fields.into();
    }
    if let Some(clause) = told.clause {
        body["clause"] = clause.into();
    }
    let mut response = (status, body.to_string()).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json; charset=utf-8"));
    if let Ok(value) = HeaderValue::from_str(lang.code()) {
        response.headers_mut().insert(header::CONTENT_LANGUAGE, value);
    }
    response
}

/// The stable name of a kind of error, for programs.
pub(crate) fn kind(error: &Error) -> &'static str {
    match error {
        Error::SignedOut => "signed-out",
        Error::Forbidden(_) => "forbidden",
        Error::NotFound(_) => "not-found",
        Error::Invalid(_) => "invalid",
        Error::Refused(refusal) => refusal.key,
        Error::Conflict(key) => key,
        Error::Busy(_) => "busy",
        Error::ReadOnly(why) => why,
        Error::Broken(..) => "broken",
    }
}
