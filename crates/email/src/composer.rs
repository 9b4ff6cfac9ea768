//! The composer: the guide's parts stand round what the employee writes, checks run while they write, drafts survive.

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::post;
use desk::CaseId;
use http::Method;
use http::StatusCode;
use kernel::Id;
use kernel::Lang;
use platform::Access;
use platform::App;
use platform::Form;
use platform::Result;
use platform::Route;
use platform::Visit;
use serde::Deserialize;
use serde_json::json;
use ui::Page;
use writing::address::Reply as Composed;
use writing::checks::Kind;
use writing::checks::Severity;

use crate::answerable;
use crate::checks;
use crate::letter;
use crate::reply;
use crate::reply::OVERRIDE;
use crate::reply::REPLY;
use crate::reply::Reply;
use crate::store;
use crate::store::Draft;

/// The composer's addresses.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::POST, "/desk/cases/{id}/replies", Access::May(REPLY), post(send)),
        Route::page(Method::POST, "/desk/cases/{id}/reply-draft", Access::May(REPLY), post(keep)),
        Route::page(Method::POST, "/desk/cases/{id}/reply-checks", Access::May(REPLY), post(look)),
        Route::page(Method::POST, "/desk/known-words", Access::May(REPLY), post(learn)),
    ]
}

#[derive(Template)]
#[template(path = "composer.html")]
struct Place<'p> {
    page: &'p Page,
    case: i64,
    version: i64,
    draft: Draft,
    composed: Composed,
    questions: Vec<String>,
    may_override: bool,
    switch_label: String,
    /// What became of the last reply where it has not left, and the server's words.
    undelivered: Option<(String, String)>,
}

/// The place to write in a case.
pub(crate) fn place(tx: &mut Tx<'_>, page: &Page, id: i64) -> kernel::Result<String> {
    let Some(case) = desk::store::case(tx, Id::new(id))? else { return Ok(String::new()) };
    let Some(newest) = answerable::newest_in(tx, case.id)? else { return Ok(String::new()) };
    let Some(mailbox) = store::mailbox(tx, newest.mailbox)? else { return Ok(String::new()) };
    let draft = match store::draft(tx, case.id)? {
        Some(draft) => draft,
        None => Draft { subject: subject(tx, &case, case.lang)?, body: String::new(), lang: case.lang },
    };
    let entry = desk::store::entries(tx, case.id, Some(newest.entry + 1), 1)?.pop();
    let asked = entry.map(|entry| writing::questions::find(&entry.text)).unwrap_or_default();
    let place = Place {
        page,
        case: id,
        version: case.version,
        composed: letter::compose(tx, &case, &mailbox, draft.lang, "…")?,
        questions: asked.into_iter().map(|question| question.text).collect(),
        may_override: tx.actor().can(OVERRIDE),
        switch_label: page.t(&format!("email-write-{}", draft.lang.other().code())),
        undelivered: undelivered(tx, &case)?,
        draft,
    };
    place.render().map_err(kernel::broken("rendering the composer"))
}

/// The newest reply of a case, if it waits with a word of the server, or failed.
fn undelivered(tx: &mut Tx<'_>, case: &desk::Case) -> kernel::Result<Option<(String, String)>> {
    let newest = store::newest_out(tx, case.id)?;
    let stuck = newest.filter(|sent| sent.state == "failed" || sent.state == "waiting" && !sent.state_note.is_empty());
    Ok(stuck.map(|sent| (sent.state, sent.state_note)))
}

/// The subject proposed for a reply: the matter's own, with the service and the reference where it says too little.
fn subject(tx: &mut Tx<'_>, case: &desk::Case, lang: Lang) -> kernel::Result<String> {
    let service = match case.service {
        Some(id) => org::store::service(tx, id)?.map(|service| service.name.get(lang).to_owned()),
        None => None,
    };
    Ok(writing::subject::propose(&case.subject, service.as_deref(), Some(&case.reference), lang))
}

/// What stands in the composer: sent, kept as a draft, or looked at, always the whole form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    subject: String,
    body: String,
    lang: Lang,
    version: i64,
    #[serde(default)]
    override_reason: String,
    /// The language into which the fixed parts are to change.
    #[serde(default)]
    switch: Option<Lang>,
}

/// POST /desk/cases/{id}/replies
async fn send(State(app): State<App>, visit: Visit, Path(id): Path<CaseId>, Form(written): Form<Written>) -> Result<Response> {
    let draft = Draft { subject: written.subject.clone(), body: written.body.clone(), lang: written.lang };
    let grant = visit.actor.may(REPLY)?;
    // What was typed is kept first: whatever is wrong with it, nothing is lost.
    app.write(grant.clone(), move |tx| {
        desk::store::case(tx, id)?.ok_or(kernel::Error::NotFound("case"))?;
        store::save_draft(tx, id, &draft)
    })
    .await?;
    let reply = Reply {
        subject: written.subject,
        body: written.body,
        lang: written.lang,
        seen: written.version,
        override_reason: written.override_reason,
    };
    let done = reply::send_reply(&app, grant, id, reply).await.map(drop);
    desk::told(&app, &visit, id, done).await
}

/// POST /desk/cases/{id}/reply-draft — keeps what is written; with another language, shows the fixed parts in it.
async fn keep(State(app): State<App>, visit: Visit, Path(id): Path<CaseId>, Form(typed): Form<Written>) -> Result<Response> {
    let (switch, lang) = (typed.switch, typed.switch.unwrap_or(typed.lang));
    app.write(visit.actor.may(REPLY)?, move |tx| {
        let case = desk::store::case(tx, id)?.ok_or(kernel::Error::NotFound("case"))?;
        // A subject that was only proposed is proposed in the other language, too.
        let is_proposed = typed.subject == subject(tx, &case, typed.lang)?;
        let subject = if is_proposed { subject(tx, &case, lang)? } else { typed.subject };
        store::save_draft(tx, id, &Draft { subject, body: typed.body, lang })
    })
    .await?;
    match switch {
        None => Ok(StatusCode::NO_CONTENT.into_response()),
        Some(_) => Ok(Redirect::to(&format!("/{}/desk/cases/{id}#write", visit.actor.lang.code())).into_response()),
    }
}

/// POST /desk/cases/{id}/reply-checks — remarks on what is being written; places are counted in code points.
async fn look(State(app): State<App>, visit: Visit, Path(id): Path<CaseId>, Form(typed): Form<Written>) -> Result<Response> {
    let (body, lang) = (typed.body.clone(), typed.lang);
    let remarks = app
        .read(visit.actor.may(REPLY)?, move |tx| {
            desk::store::case(tx, id)?.ok_or(kernel::Error::NotFound("case"))?;
            checks::remarks(tx, lang, &body)
        })
        .await?;
    let points = |end: usize| typed.body[..end].chars().count();
    let remarks: Vec<_> = remarks
        .iter()
        .map(|remark| {
            json!({
                "kind": kind(remark.severity), "label": app.say(visit.actor.lang, remark.key, &remark.args),
                "start": points(remark.range.start), "end": points(remark.range.end), "fix": remark.alternatives.first(),
                "word": matches!(remark.kind, Kind::Spelling).then(|| &typed.body[remark.range.clone()]),
            })
        })
        .collect();
    Ok(axum::Json(json!({ "remarks": remarks })).into_response())
}

const fn kind(severity: Severity) -> &'static str {
    match severity {
        Severity::Stop => "bad",
        Severity::Warn | Severity::Hint => "warn",
    }
}

/// A word that is right as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Word {
    word: String,
}

/// POST /desk/known-words
async fn learn(State(app): State<App>, visit: Visit, Form(known): Form<Word>) -> Result<Response> {
    let word = known.word.trim().to_owned();
    if word.is_empty() || word.chars().count() > 60 || word.chars().any(char::is_whitespace) {
        return Err(kernel::invalid("word", "email-word-one").into());
    }
    app.write(visit.actor.may(REPLY)?, move |tx| store::add_word(tx, &word)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
