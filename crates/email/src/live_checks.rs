//! What is said of a reply while it is written: what is right with it, what is not and what to do about it, and whether it could leave.

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::post;
use desk::CaseId;
use http::Method;
use kernel::Lang;
use platform::Access;
use platform::App;
use platform::Form;
use platform::Result;
use platform::Route;
use platform::Visit;
use serde_json::Value;
use serde_json::json;
use writing::address::Found;
use writing::checks::Kind;
use writing::checks::Remark;
use writing::checks::Severity;

use crate::answerable;
use crate::checks::Rules;
use crate::checks::subject_key;
use crate::house::Kept;
use crate::letter;
use crate::points::points;
use crate::reply::REPLY;
use crate::store;
use crate::written::Written;

/// So many alternatives of one word are offered.
const OFFERED: usize = 5;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::POST, "/desk/cases/{id}/reply-checks", Access::May(REPLY), post(look))]
}

/// What was found in a reply.
pub(crate) struct Seen {
    remarks: Vec<Remark>,
    answered: Vec<bool>,
    /// The key of what is wrong with the subject.
    subject: Option<&'static str>,
    has_secret_subject: bool,
    /// Whether the subject is about the matter, where that can be told.
    is_about: Option<bool>,
    /// The fixed parts of the whole letter.
    parts: Found,
    /// Whether a question that stays open stops it.
    must_answer: bool,
}

impl Seen {
    /// Of a letter that goes before the answer: it answers no question yet, and is not asked to.
    pub(crate) fn before_the_answer(self) -> Seen {
        Seen { answered: Vec::new(), must_answer: false, ..self }
    }
}

/// POST /desk/cases/{id}/reply-checks — remarks on what is being written; places are counted in code points.
async fn look(State(app): State<App>, visit: Visit, Path(id): Path<CaseId>, Form(typed): Form<Written>) -> Result<Response> {
    let (body, lang, said, subject) = (typed.body.clone(), typed.lang, typed.points.clone(), typed.subject.clone());
    let (kept, since) = Kept::now(&app);
    let read = move |tx: &mut Tx<'_>| see(tx, id, (&kept, since), (lang, &subject, &body, &said));
    let seen = app.read(visit.actor.may(REPLY)?, read).await?;
    Ok(axum::Json(told(&app, visit.actor.lang, &typed.body, &seen)).into_response())
}

/// Looks at what is being written in a case.
pub(crate) fn see(
    tx: &mut Tx<'_>,
    id: CaseId,
    known: (&Kept, u64),
    (lang, subject, body, said): (Lang, &str, &str, &str),
) -> kernel::Result<Seen> {
    let case = desk::store::case(tx, id)?.ok_or(kernel::Error::NotFound("case"))?;
    let rules = Rules::kept(tx, &case, known)?;
    let mailbox = answerable::newest_in(tx, id)?.map_or(Ok(None), |newest| store::mailbox(tx, newest.mailbox))?;
    let whole = match mailbox {
        Some(mailbox) => letter::compose(tx, &case, &mailbox, lang, body)?.text,
        None => String::new(),
    };
    Ok(Seen {
        remarks: rules.weighed(lang, body),
        answered: points(tx, id, body, said)?.into_iter().map(|point| point.is_answered).collect(),
        subject: writing::subject::problem(subject).map(subject_key),
        has_secret_subject: rules.has_secret(subject),
        is_about: about(tx, &case, (subject, body))?,
        parts: writing::address::recognise(&whole),
        must_answer: rules.must_answer_all(),
    })
}

/// Whether a subject is about a case: it names it, or shares a word with what was written in it, with its service or with the reply.
fn about(tx: &mut Tx<'_>, case: &desk::Case, (subject, body): (&str, &str)) -> kernel::Result<Option<bool>> {
    if subject.contains(&case.reference) {
        return Ok(Some(true));
    }
    let service = case.service.map_or(Ok(None), |id| org::store::service(tx, id))?;
    let names = service.map(|service| [service.name.ar, service.name.en]).unwrap_or_default();
    let said =
        desk::store::entries(tx, case.id, None, SAID)?.into_iter().map(|entry| entry.text.chars().take(LOOKED_AT).collect::<String>());
    let said: Vec<String> = said.collect();
    let texts = [case.subject.as_str(), body].into_iter().chain(names.iter().map(String::as_str)).chain(said.iter().map(String::as_str));
    Ok(writing::subject::is_about(subject, &texts.collect::<Vec<_>>()))
}

/// So many characters of an entry are looked at.
const LOOKED_AT: usize = 2_000;
/// So many of the newest entries say what a case is about.
const SAID: u32 = 20;

/// What the composer is told of it.
pub(crate) fn told(app: &App, lang: Lang, body: &str, seen: &Seen) -> Value {
    let signs = |end: usize| body[..end].chars().count();
    let of_text = seen.remarks.iter().map(|remark| {
        let is_secret = matches!(remark.kind, Kind::Confidential(_));
        json!({
            "kind": kind(remark.severity), "label": app.say(lang, remark.key, &remark.args),
            "start": signs(remark.range.start), "end": signs(remark.range.end),
            "fixes": remark.alternatives.iter().take(OFFERED).collect::<Vec<_>>(),
            "word": matches!(remark.kind, Kind::Spelling).then(|| &body[remark.range.clone()]),
            "is_secret": is_secret,
        })
    });
    let whole = |key: &str| json!({ "kind": "bad", "label": app.say(lang, key, &[]) });
    let secret = seen.has_secret_subject.then(|| whole("email-subject-secret"));
    let other = (seen.subject.is_none() && seen.is_about == Some(false))
        .then(|| json!({ "kind": "warn", "label": app.say(lang, "email-subject-other", &[]) }));
    let remarks: Vec<Value> = seen.subject.map(whole).into_iter().chain(secret).chain(other).chain(of_text).collect();
    let open = seen.answered.iter().filter(|is_answered| !**is_answered).count();
    let stops = remarks.iter().filter(|one| one["kind"] == "bad").count() + if seen.must_answer { open } else { 0 };
    let mut told = json!({ "remarks": remarks, "answered": seen.answered });
    if !body.trim().is_empty() {
        told["parts"] = parts(app, lang, seen);
        let kind = if stops == 0 { "ok" } else { "bad" };
        told["verdict"] = json!({ "kind": kind, "label": app.say(lang, "email-verdict", &[("n", stops.into())]) });
    }
    told
}

/// What is right with the letter round the text, and with its subject.
fn parts(app: &App, lang: Lang, seen: &Seen) -> Value {
    let Found { salutation, greeting, thanks, signature, .. } = &seen.parts;
    let has = [
        ("subject", seen.subject.is_none() && !seen.has_secret_subject && seen.is_about == Some(true)),
        ("salutation", salutation.is_some() && greeting.is_some()),
        ("thanks", thanks.is_some()),
        ("signature", signature.is_some()),
    ];
    let right = has.into_iter().filter(|(_, is_right)| *is_right);
    right.map(|(part, _)| json!({ "kind": "ok", "label": app.say(lang, &format!("email-part-{part}"), &[]) })).collect()
}

const fn kind(severity: Severity) -> &'static str {
    match severity {
        Severity::Stop => "bad",
        Severity::Warn | Severity::Hint => "warn",
    }
}
