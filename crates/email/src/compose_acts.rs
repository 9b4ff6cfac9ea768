//! What is done with what stands in the composer: kept as it is typed, sent, sent with closing, put off, shown to a supervisor first.

use ::store::Tx;
use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::post;
use desk::CaseId;
use desk::Onward;
use http::Method;
use http::StatusCode;
use kernel::Grant;
use platform::Access;
use platform::App;
use platform::Form;
use platform::Result;
use platform::Route;
use platform::Visit;
use serde_json::json;

use crate::composer::next_start;
use crate::composer::subject;
use crate::points::is_typed_anew;
use crate::points::keep_typed;
use crate::points::must_be_seen;
use crate::points::points;
use crate::points::settle_typed;
use crate::reply::REPLY;
use crate::reply::sent_before;
use crate::schedule;
use crate::schedule::schedule;
use crate::second_look;
use crate::second_look::Sent;
use crate::secure_send::keyed;
use crate::secure_send::send_secure;
use crate::store;
use crate::store::Draft;
use crate::store::drafts;
use crate::store::drafts::KeptDraft;
use crate::written::Written;

/// The addresses to which the composer posts.
pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(REPLY);
    vec![
        Route::page(Method::POST, "/desk/cases/{id}/replies", may, post(send)),
        Route::page(Method::POST, "/desk/cases/{id}/secure-replies", may, post(send_behind_a_code)),
        Route::page(Method::POST, "/desk/cases/{id}/second-look", may, post(ask_first)),
        Route::page(Method::POST, "/desk/cases/{id}/reply-schedule", may, post(later)),
        Route::page(Method::POST, "/desk/cases/{id}/reply-schedule/removal", may, post(call_back)),
        Route::page(Method::POST, "/desk/cases/{id}/reply-draft", may, post(keep)),
    ]
}

/// What is typed beside the reply, where the form asked: who is to get a copy, and what the message asks, on which view of the case.
type Beside<'t> = (Option<&'t str>, (Option<&'t str>, i64));

/// Keeps what is written, or answers the newer text that another device has kept.
fn keep_draft(
    tx: &mut Tx<'_>,
    id: CaseId,
    (draft, known): (&Draft, Option<i64>),
    (chosen, asked): Beside<'_>,
) -> kernel::Result<std::result::Result<i64, KeptDraft>> {
    desk::store::case(tx, id)?.ok_or(kernel::Error::NotFound("case"))?;
    let is_same = |kept: &Draft| kept.body == draft.body && kept.subject == draft.subject && kept.lang == draft.lang;
    let saved_at = match drafts::kept_draft(tx, id)? {
        Some(kept) if is_same(&kept.draft) => kept.saved_at,
        Some(newer) if known.is_some_and(|known| newer.saved_at > known) => return Ok(Err(newer)),
        _ => store::save_draft(tx, id, draft)?,
    };
    if let Some(chosen) = chosen {
        store::copies::keep_chosen(tx, id, chosen)?;
    }
    keep_typed(tx, id, asked)?;
    Ok(Ok(saved_at))
}

/// The text of another device, between which and this one whoever writes chooses.
fn newer_elsewhere(newer: &KeptDraft) -> Response {
    let KeptDraft { draft, saved_at } = newer;
    let told = json!({ "saved_at": saved_at, "subject": draft.subject, "body": draft.body, "lang": draft.lang.code() });
    (StatusCode::CONFLICT, Json(told)).into_response()
}

/// What somebody did with what they had written: done, or to be chosen first between two texts, this one and that of another device.
type Outcome<T> = kernel::Result<std::result::Result<T, KeptDraft>>;

/// What was written, with what was said of the points, as they are then, and those that were added with it.
type Settled = (Written, Vec<String>);

/// What was typed is kept first: whatever is wrong with it, nothing is lost. What the message asks is settled as it was typed.
async fn keep_first(app: &App, grant: &Grant, id: CaseId, written: Written) -> Outcome<Settled> {
    let (draft, known, asked, seen) = (written.draft(), written.known, written.asked.clone(), written.version);
    let (chosen, digest) = (written.chosen(), written.clone().reply().digest());
    let digests = [keyed(app.keys(), &digest), digest];
    let kept = app.write(grant.clone(), move |tx| {
        // A second press: what has left is no draft again.
        if store::sending(tx, id, seen)?.is_some_and(|(known, _)| digests.contains(&known)) {
            return Ok(Ok(None));
        }
        match keep_draft(tx, id, (&draft, known), (chosen.as_deref(), (asked.as_deref(), seen)))? {
            Ok(_) => Ok(Ok(match asked {
                Some(typed) => is_typed_anew(tx, id, (&typed, seen))?.then_some(typed),
                None => None,
            })),
            Err(newer) => Ok(Err(newer)),
        }
    });
    let typed = match kept.await? {
        Ok(Some(typed)) => typed,
        Ok(None) => return Ok(Ok((written, Vec::new()))),
        Err(newer) => return Ok(Err(newer)),
    };
    let said = written.points.clone();
    let (points, added) = app.write(grant.clone(), move |tx| settle_typed(tx, id, (&typed, &said, seen))).await?;
    Ok(Ok((Written { points, ..written }, added)))
}

/// Does what is wanted with what was typed, once that is kept; nothing where another device has kept a newer text.
async fn once_kept<T, F: Future<Output = kernel::Result<T>>>(
    (app, grant, id): (&App, &Grant, CaseId),
    written: Written,
    act: impl FnOnce(Settled) -> F,
) -> Outcome<T> {
    match keep_first(app, grant, id, written).await? {
        Ok(settled) => act(settled).await.map(Ok),
        Err(newer) => Ok(Err(newer)),
    }
}

/// Answers what became of it, or the text between which and this one whoever writes chooses.
async fn answered<T, F: Future<Output = Result<Response>>>(
    done: Outcome<T>,
    answer: impl FnOnce(kernel::Result<T>) -> F,
) -> Result<Response> {
    match done {
        Ok(Err(newer)) => Ok(newer_elsewhere(&newer)),
        Ok(Ok(done)) => answer(Ok(done)).await,
        Err(error) => answer(Err(error)).await,
    }
}

/// Whoever has no script that shows which questions stay open is shown them first; whoever has one, those that were added just now.
async fn open_are_seen(app: &App, grant: &Grant, id: CaseId, (written, added): (&Written, Vec<String>)) -> kernel::Result<()> {
    let is_shown = !written.open_seen.is_empty();
    if is_shown && added.is_empty() {
        return Ok(());
    }
    let (body, said, seen, digest) = (written.body.clone(), written.points.clone(), written.version, written.clone().reply().digest());
    app.read(grant.clone(), move |tx| match sent_before(tx, id, seen, &digest)? {
        Some(_) => Ok(()),
        None => {
            let mut points = points(tx, id, &body, &said)?;
            points.retain(|point| !is_shown || added.contains(&point.text));
            must_be_seen(&points)
        }
    })
    .await
}

/// Whether a case waits for no second look: until somebody has looked there is nothing to write in it.
fn waits_for_nobody(tx: &mut ::store::Tx<'_>, case: CaseId) -> kernel::Result<bool> {
    Ok(crate::store::looks::look(tx, case)?.is_none())
}

/// POST /desk/cases/{id}/replies
async fn send(State(app): State<App>, visit: Visit, Path(id): Path<CaseId>, Form(written): Form<Written>) -> Result<Response> {
    let (app, visit, grant) = (&app, &visit, &visit.actor.may(REPLY)?);
    let (onward, ends) = (Onward::of_those(app, visit, id, waits_for_nobody).await?, written.then == "end");
    let sent = once_kept((app, grant, id), written, |(written, added)| async move {
        open_are_seen(app, grant, id, (&written, added)).await?;
        second_look::send_or_ask(app, grant.clone(), id, written.reply(), ends).await
    });
    let answer = |sent| async move {
        match sent {
            Ok(Sent::Message(_)) if ends => {
                let closed = app.read(grant.clone(), move |tx| desk::closed_just_now(tx, id)).await?;
                onward.done(app, visit, id, Ok(closed)).await
            }
            // It has not left: whoever wrote it sees that it waits.
            Ok(Sent::Waits) => desk::told(app, visit, id, Ok(())).await,
            sent => onward.sent(app, visit, id, sent.map(drop)).await,
        }
    };
    answered(sent.await, answer).await
}

/// POST /desk/cases/{id}/second-look — a supervisor looks at it first, also where the entity does not want that of all.
async fn ask_first(State(app): State<App>, visit: Visit, Path(id): Path<CaseId>, Form(written): Form<Written>) -> Result<Response> {
    let grant = &visit.actor.may(REPLY)?;
    let asked = once_kept((&app, grant, id), written, |(written, _)| second_look::ask_by_choice(&app, grant, id, written.reply()));
    answered(asked.await, |done| desk::told(&app, &visit, id, done)).await
}

/// POST /desk/cases/{id}/secure-replies
async fn send_behind_a_code(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<CaseId>,
    Form(written): Form<Written>,
) -> Result<Response> {
    let (app, visit, grant) = (&app, &visit, &visit.actor.may(REPLY)?);
    let onward = Onward::of_those(app, visit, id, waits_for_nobody).await?;
    let sent = once_kept((app, grant, id), written, |(written, added)| async move {
        open_are_seen(app, grant, id, (&written, added)).await?;
        let phone = written.code_phone()?;
        send_secure(app, grant.clone(), id, (written.reply(), phone)).await
    });
    let answer = |sent| async move {
        match sent {
            Ok(Sent::Waits) => desk::told(app, visit, id, Ok(())).await,
            sent => onward.sent(app, visit, id, sent.map(drop)).await,
        }
    };
    answered(sent.await, answer).await
}

/// POST /desk/cases/{id}/reply-schedule
async fn later(State(app): State<App>, visit: Visit, Path(id): Path<CaseId>, Form(written): Form<Written>) -> Result<Response> {
    let grant = &visit.actor.may(REPLY)?;
    let done = once_kept((&app, grant, id), written, |settled| put_off(&app, grant.clone(), id, settled));
    answered(done.await, |done| desk::told(&app, &visit, id, done)).await
}

async fn put_off(app: &App, grant: Grant, id: CaseId, (written, added): Settled) -> kernel::Result<()> {
    open_are_seen(app, &grant, id, (&written, added)).await?;
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

/// POST /desk/cases/{id}/reply-draft — keeps what is written and answers when; with another language, shows the fixed parts in it.
async fn keep(State(app): State<App>, visit: Visit, Path(id): Path<CaseId>, Form(typed): Form<Written>) -> Result<Response> {
    let switch = typed.switch;
    let kept = app.write(visit.actor.may(REPLY)?, move |tx| keep_switched(tx, id, typed)).await?;
    match (switch, kept) {
        (_, Err(newer)) => Ok(newer_elsewhere(&newer)),
        (None, Ok(saved_at)) => Ok(Json(json!({ "saved_at": saved_at })).into_response()),
        (Some(_), Ok(_)) if visit.wants_data => desk::told(&app, &visit, id, Ok(())).await,
        (Some(_), Ok(_)) => Ok(Redirect::to(&format!("/{}/desk/cases/{id}#write", visit.actor.lang.code())).into_response()),
    }
}

fn keep_switched(tx: &mut Tx<'_>, id: CaseId, typed: Written) -> kernel::Result<std::result::Result<i64, KeptDraft>> {
    let case = desk::store::case(tx, id)?.ok_or(kernel::Error::NotFound("case"))?;
    let (lang, chosen) = (typed.switch.unwrap_or(typed.lang), typed.chosen());
    // A subject that was only proposed is proposed in the other language, too.
    let is_proposed = lang != typed.lang && typed.subject == subject(tx, &case, typed.lang)?;
    let subject = if is_proposed { subject(tx, &case, lang)? } else { typed.subject };
    keep_draft(
        tx,
        id,
        (&Draft { subject, body: typed.body, lang }, typed.known),
        (chosen.as_deref(), (typed.asked.as_deref(), typed.version)),
    )
}
