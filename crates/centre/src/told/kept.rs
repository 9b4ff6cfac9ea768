//! What was promised at a counter and is done is told to its customer by itself, once, by the way they chose at the visit (4.after.follow-up).

use std::sync::Arc;
use std::time::Duration;

use ::store::Hook;
use ::store::Tx;
use desk::Case;
use desk::CaseId;
use desk::Entry;
use desk::EntryKind;
use desk::Promise;
use desk::PromiseId;
use desk::Said;
use desk::round;
use futures::FutureExt;
use kernel::Actor;
use kernel::Error;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use platform::App;
use platform::Job;
use platform::deliveries;
use platform::deliveries::Text;
use platform::jobs::Lease;
use platform::jobs::WORK;
use platform::jobs::When;

use super::ROOM;
use super::Told;
use super::Way;
use super::as_letter;
use super::day;
use super::reached;
use super::with_opinion;
use crate::KEY;
use crate::store;

const TELL: Permission = Permission { key: "centre.tell-kept", roles: &[Role::System] };
/// How many of them are read at once.
const ROUND: u32 = 500;
/// Whoever did it has so long to say it in words of their own.
const PAUSE: Duration = Duration::from_secs(600);
/// A text message that cannot leave for so long is given up.
const LASTS: Duration = Duration::from_secs(24 * 3600);
/// So many of the newest entries show whether the customer has said something since the visit.
const RECENT: u32 = 50;
/// A promise is kept or broken.
const PROMISE_ENDED: &str = "desk.promise-ended";

/// Looks for what was kept and is to be told.
pub(crate) const JOB: Job =
    Job { key: "centre.kept", when: When::Every(Duration::from_secs(60)), run: |app, lease| timed(app, lease).boxed() };

/// Makes the hook that notes, in the very transaction in which a promise is kept, of which visit it was.
pub(crate) fn hook() -> Hook {
    Arc::new(|tx| {
        let kept = tx.recorded().iter().filter(|event| event.kind == PROMISE_ENDED && event.data["is_kept"] == true);
        let kept: Vec<(i64, i64)> = kept.filter_map(|event| Some((event.case?, event.data["promise"].as_i64()?))).collect();
        if kept.is_empty() || tx.entity().is_err() {
            return Ok(());
        }
        kept.into_iter().try_for_each(|(case, promise)| note(tx, CaseId::new(case), PromiseId::new(promise)))
    })
}

fn note(tx: &mut Tx<'_>, case: CaseId, id: PromiseId) -> Result<()> {
    let kept = desk::promises_of(tx, case)?.into_iter().find(|promise| promise.id == id);
    kept.map_or(Ok(()), |promise| store::set_kept(tx, &promise))
}

async fn timed(app: App, lease: Lease) -> Result<()> {
    let clock = Actor::system("clock", None);
    let mut after = 0;
    loop {
        let kept = app.read(clock.may(TELL)?, move |tx| store::kept_to_tell(tx, (after, ROUND))).await?;
        let Some((_, last)) = kept.last().copied() else { break };
        for (entity, telling) in kept {
            let inside = app.clone();
            round::each(&app, clock.may(TELL)?.within(entity), telling, move |tx| tell(tx, &inside, telling)).await?;
        }
        after = last;
    }
    app.write(Actor::system("jobs", None).may(WORK)?, move |tx| lease.finish(tx)).await
}

/// From when on it is told by itself: at the latest on the day that was promised.
fn begins(promise: &Promise) -> Timestamp {
    let kept = promise.kept_at.unwrap_or(promise.due_at);
    (kept + PAUSE).min(promise.due_at)
}

/// Looks again inside the transaction: the customer may have been told meanwhile. Of whoever cannot be reached, the owner is reminded on the day
/// that was promised.
fn tell(tx: &mut Tx<'_>, app: &App, id: i64) -> Result<()> {
    let (Some(told), Some(kept)) = (store::told(tx, id)?, store::promise_kept(tx, id)?) else { return Ok(()) };
    let Some(mut case) = desk::store::case(tx, told.case)? else { return store::end_kept(tx, id) };
    let promise = desk::promises_of(tx, case.id)?.into_iter().find(|promise| promise.id == kept);
    let Some(promise) = promise.filter(Promise::is_to_be_told) else { return store::end_kept(tx, id) };
    if tx.now() < begins(&promise) {
        return Ok(());
    }
    store::end_kept(tx, id)?;
    if promise.was_answered(tx, case.id)? {
        return Ok(());
    }
    match send(tx, app, (&case, &told, &promise))? {
        Some(text) => say(tx, &mut case, (&told, &promise), text),
        None => Ok(()),
    }
}

/// Sends it where the customer is reached, by the way they chose where that leads there; the words that leave, none where nothing does.
fn send(tx: &mut Tx<'_>, app: &App, (case, told, promise): (&Case, &Told, &Promise)) -> Result<Option<String>> {
    let key = format!("centre-kept-{}", promise.id);
    let of = (case, told, promise);
    match (told.way, reached(tx, app, case)?) {
        (Way::Letter, (_, Some(to))) | (_, (None, Some(to))) => {
            let args = [("reference", case.reference.as_str().into())];
            let subject = app.words().say_plain(case.lang, "centre-told-kept-subject", &args);
            let text = words(tx, app, of, ("\n\n", usize::MAX))?;
            let letter = as_letter(tx, app, (to, case.lang), (subject, text.clone()))?;
            deliveries::enqueue_letter(tx, key, &letter)?;
            Ok(Some(text))
        }
        (_, (Some(to), _)) => {
            let words = words(tx, app, of, ("\n", ROOM))?;
            let text = Text { to, lang: case.lang, text: words.clone(), until: tx.now() + LASTS, case: Some(case.id.get()) };
            deliveries::enqueue_text(tx, key, &text)?;
            Ok(Some(words))
        }
        (_, (None, None)) => Ok(None),
    }
}

/// What is written to the customer, in their language, and apart from it where they say how it was, as long as that can be said and there is room.
fn words(tx: &mut Tx<'_>, app: &App, (case, told, promise): (&Case, &Told, &Promise), (apart, room): (&str, usize)) -> Result<String> {
    let lang = case.lang;
    let ticket = store::ticket(tx, told.ticket)?.ok_or(Error::NotFound("ticket"))?;
    let service = org::store::service(tx, case.service.unwrap_or(ticket.service))?.ok_or(Error::NotFound("service"))?;
    let args = [
        ("entity", own_name(tx, case)?.into()),
        ("service", service.name.get(lang).into()),
        ("day", day(app, lang, promise.due_at).into()),
        ("reference", case.reference.as_str().into()),
    ];
    let done = app.words().say_plain(lang, "centre-told-kept", &args);
    with_opinion(tx, app, (told.ticket, lang), (done, "centre-told-kept-rate"), (apart, room))
}

/// What the entity is called in the language of a case.
fn own_name(tx: &mut Tx<'_>, case: &Case) -> Result<String> {
    let entity = org::store::own_entity(tx)?.ok_or(Error::NotFound("entity"))?;
    Ok(entity.name.get(case.lang).to_owned())
}

/// It stands in the conversation, and is the answer to the matter where nothing else is owed to its customer.
fn say(tx: &mut Tx<'_>, case: &mut Case, (told, promise): (&Told, &Promise), text: String) -> Result<()> {
    let channel = if is_all(tx, case, told)? {
        desk::entity_answered(tx, case)?;
        KEY
    } else {
        desk::tell_kept(tx, case.id, promise.id)?;
        desk::INTERIM
    };
    let author = own_name(tx, case)?;
    desk::say(tx, case, Said::new(EntryKind::Out, channel, author, text)).map(drop)
}

/// Whether nothing else was promised and the customer has said nothing since their visit.
fn is_all(tx: &mut Tx<'_>, case: &Case, told: &Told) -> Result<bool> {
    let is_owed = desk::promises_of(tx, case.id)?.iter().any(Promise::is_open);
    let wrote = |entry: &Entry| entry.kind == EntryKind::In && entry.at > told.at;
    let has_written = desk::store::entries(tx, case.id, None, RECENT)?.iter().any(wrote);
    Ok(case.state == desk::State::Open && !is_owed && !has_written)
}
