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
use kernel::Grant;
use kernel::Id;
use kernel::Lang;
use kernel::Timestamp;
use platform::Access;
use platform::App;
use platform::Form;
use platform::Result;
use platform::Route;
use platform::Visit;
use platform::deliveries::own_wait;
use serde_json::json;
use ui::Page;
use writing::address::Reply as Composed;
use writing::checks::Kind;
use writing::checks::Severity;

use crate::answerable;
use crate::attach::Files;
use crate::call_instead;
use crate::checks::Rules;
use crate::follow_up;
use crate::follow_up::ToTell;
use crate::house::Kept;
use crate::letter;
use crate::points::Point;
use crate::points::asked;
use crate::points::must_be_seen;
use crate::points::points;
use crate::points::settle_typed;
use crate::reply::OVERRIDE;
use crate::reply::REPLY;
use crate::reply::sent_before;
use crate::schedule;
use crate::schedule::schedule;
use crate::second_look;
use crate::secure_send::send_secure;
use crate::store;
use crate::store::Draft;
use crate::weights::Weights;
use crate::written::Written;

/// The composer's addresses.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::POST, "/desk/cases/{id}/replies", Access::May(REPLY), post(send)),
        Route::page(Method::POST, "/desk/cases/{id}/secure-replies", Access::May(REPLY), post(send_behind_a_code)),
        Route::page(Method::POST, "/desk/cases/{id}/reply-schedule", Access::May(REPLY), post(later)),
        Route::page(Method::POST, "/desk/cases/{id}/reply-schedule/removal", Access::May(REPLY), post(call_back)),
        Route::page(Method::POST, "/desk/cases/{id}/reply-draft", Access::May(REPLY), post(keep)),
        Route::page(Method::POST, "/desk/cases/{id}/reply-checks", Access::May(REPLY), post(look)),
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
    points: Vec<Point>,
    /// Whether they were settled by somebody.
    is_settled: bool,
    /// Whether so much was written already that a call would do better.
    wants_call: bool,
    may_override: bool,
    switch_label: String,
    /// What became of the last reply where it has not left, and the server's words.
    undelivered: Option<(String, String)>,
    /// The files that go with it.
    files: Files<'p>,
    /// When it leaves, if it is to leave later.
    leaves_at: Option<String>,
    /// What was promised and done, and the customer has not been told.
    to_tell: Vec<ToTell>,
    /// Since when it waits for a second look, if it does.
    looked_since: Option<String>,
    /// The next beginning of working hours, and a day and a time to begin with.
    opening: String,
    tomorrow: String,
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
    let place = Place {
        page,
        case: id,
        version: case.version,
        composed: letter::compose(tx, &case, &mailbox, draft.lang, "…")?,
        points: points(tx, case.id, &draft.body, "")?,
        is_settled: asked(tx, case.id)?.is_some_and(|asked| asked.is_settled),
        wants_call: call_instead::is_better(tx, case.id)?,
        may_override: tx.actor().can(OVERRIDE) || Weights::read(tx)?.are_stricter(),
        switch_label: page.t(&format!("email-write-{}", draft.lang.other().code())),
        undelivered: undelivered(tx, page, &case)?,
        files: Files::read(tx, page, case.id)?,
        leaves_at: store::scheduled(tx, case.id)?.map(|one| page.datetime(one.send_at)),
        to_tell: follow_up::to_tell(tx, page, case.id)?,
        looked_since: store::looks::look(tx, case.id)?.map(|look| page.when(look.asked_at)),
        opening: page.datetime(next_start(tx)?),
        tomorrow: page.now.to_zoned(page.zone.clone()).date().saturating_add(jiff::Span::new().days(1)).to_string(),
        draft,
    };
    place.render().map_err(kernel::broken("rendering the composer"))
}

/// The newest reply of a case, if it waits with a word of the server, or failed.
fn undelivered(tx: &mut Tx<'_>, page: &Page, case: &desk::Case) -> kernel::Result<Option<(String, String)>> {
    let newest = store::newest_out(tx, case.id)?;
    let is_failed = newest.as_ref().is_some_and(|sent| sent.state == "failed");
    let to = answerable::newest_in(tx, case.id)?.map(|message| message.correspondent);
    let refused = desk::refused_contacts(tx, case)?.into_iter().find(|refused| Some(&refused.value) == to.as_ref());
    if let Some(refused) = refused.filter(|_| !is_failed) {
        return Ok(Some(("refused".into(), page.t1(&refused.words(), "when", page.when(refused.at)))));
    }
    let stuck = newest.filter(|sent| sent.state == "failed" || sent.state == "waiting" && !sent.state_note.is_empty());
    Ok(stuck.map(|sent| (sent.state, own_wait(page, &sent.state_note).unwrap_or(sent.state_note))))
}

/// The subject proposed for a reply: the matter's own, with the service and the reference where it says too little.
pub(crate) fn subject(tx: &mut Tx<'_>, case: &desk::Case, lang: Lang) -> kernel::Result<String> {
    let service = match case.service {
        Some(id) => org::store::service(tx, id)?.map(|service| service.name.get(lang).to_owned()),
        None => None,
    };
    Ok(writing::subject::propose(&case.subject, service.as_deref(), Some(&case.reference), lang))
}

/// When the doors open next: today if they have not yet, else on the next working day.
fn next_start(tx: &mut Tx<'_>) -> kernel::Result<Timestamp> {
    let (now, calendar) = (tx.now(), desk::calendars::of_entity(tx)?);
    if !calendar.is_open(now) {
        return Ok(calendar.next_opening(now));
    }
    let tomorrow = now.to_zoned(ui::bahrain()).tomorrow().and_then(|day| day.start_of_day());
    Ok(calendar.next_opening(tomorrow.map_or(now, |start| start.timestamp())))
}

/// What was typed is kept first: whatever is wrong with it, nothing is lost. What the message asks is settled as it was typed; answers what
/// was written with what was said of the points as they are then.
pub(crate) async fn keep_first(app: &App, grant: &Grant, id: CaseId, written: Written) -> kernel::Result<Written> {
    let draft = written.draft();
    app.write(grant.clone(), move |tx| {
        desk::store::case(tx, id)?.ok_or(kernel::Error::NotFound("case"))?;
        store::save_draft(tx, id, &draft)
    })
    .await?;
    let Some(typed) = written.asked.clone() else { return Ok(written) };
    let (said, seen) = (written.points.clone(), written.version);
    let points = app.write(grant.clone(), move |tx| settle_typed(tx, id, (&typed, &said, seen))).await?;
    Ok(Written { points, ..written })
}

/// POST /desk/cases/{id}/replies
async fn send(State(app): State<App>, visit: Visit, Path(id): Path<CaseId>, Form(written): Form<Written>) -> Result<Response> {
    let done = send_written(&app, visit.actor.may(REPLY)?, id, written).await;
    desk::told(&app, &visit, id, done).await
}

/// Sends what was written. Whoever has no script that shows which questions stay open is shown them first.
async fn send_written(app: &App, grant: Grant, id: CaseId, written: Written) -> kernel::Result<()> {
    let written = keep_first(app, &grant, id, written).await?;
    if written.open_seen.is_empty() {
        let (body, said, seen, digest) = (written.body.clone(), written.points.clone(), written.version, written.clone().reply().digest());
        app.read(grant.clone(), move |tx| match sent_before(tx, id, seen, &digest)? {
            Some(_) => Ok(()),
            None => must_be_seen(&points(tx, id, &body, &said)?),
        })
        .await?;
    }
    second_look::send_or_ask(app, grant, id, written.reply()).await.map(drop)
}

/// POST /desk/cases/{id}/secure-replies
async fn send_behind_a_code(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<CaseId>,
    Form(written): Form<Written>,
) -> Result<Response> {
    let grant = visit.actor.may(REPLY)?;
    let done = match keep_first(&app, &grant, id, written).await {
        Ok(written) => send_secure(&app, grant, id, written.reply()).await.map(drop),
        Err(error) => Err(error),
    };
    desk::told(&app, &visit, id, done).await
}

/// POST /desk/cases/{id}/reply-schedule
async fn later(State(app): State<App>, visit: Visit, Path(id): Path<CaseId>, Form(written): Form<Written>) -> Result<Response> {
    let done = put_off(&app, visit.actor.may(REPLY)?, id, written).await;
    desk::told(&app, &visit, id, done).await
}

async fn put_off(app: &App, grant: Grant, id: CaseId, written: Written) -> kernel::Result<()> {
    let written = keep_first(app, &grant, id, written).await?;
    let send_at = match written.when.as_str() {
        "opening" => Some(app.read(grant.clone(), next_start).await?),
        _ => ui::read_moment(&written.send_day, &written.send_time),
    };
    match send_at {
        Some(send_at) => schedule(app, grant, id, written.reply(), send_at).await,
        None => Err(kernel::invalid("send_day", "email-schedule-when")),
    }
}

/// POST /desk/cases/{id}/reply-schedule/removal
async fn call_back(State(app): State<App>, visit: Visit, Path(id): Path<CaseId>) -> Result<Response> {
    let done = app.write(visit.actor.may(REPLY)?, move |tx| schedule::call_back(tx, id)).await;
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
    let (body, lang, said) = (typed.body.clone(), typed.lang, typed.points.clone());
    let (kept, since) = Kept::now(&app);
    let (remarks, points) = app
        .read(visit.actor.may(REPLY)?, move |tx| {
            let case = desk::store::case(tx, id)?.ok_or(kernel::Error::NotFound("case"))?;
            let rules = Rules::kept(tx, &case, (&kept, since))?;
            Ok((rules.weighed(lang, &body), points(tx, id, &body, &said)?))
        })
        .await?;
    let answered: Vec<bool> = points.into_iter().map(|point| point.is_answered).collect();
    let signs = |end: usize| typed.body[..end].chars().count();
    let remarks: Vec<_> = remarks
        .iter()
        .map(|remark| {
            json!({
                "kind": kind(remark.severity), "label": app.say(visit.actor.lang, remark.key, &remark.args),
                "start": signs(remark.range.start), "end": signs(remark.range.end), "fix": remark.alternatives.first(),
                "word": matches!(remark.kind, Kind::Spelling).then(|| &typed.body[remark.range.clone()]),
            })
        })
        .collect();
    Ok(axum::Json(json!({ "remarks": remarks, "answered": answered })).into_response())
}

const fn kind(severity: Severity) -> &'static str {
    match severity {
        Severity::Stop => "bad",
        Severity::Warn | Severity::Hint => "warn",
    }
}
