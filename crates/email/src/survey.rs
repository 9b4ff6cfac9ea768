//! The customer's opinion after a case is closed (7.measure-satisfaction): a letter with a link, one tap, one answer for a case, a few words
//! if they like. Whoever wrote nothing and was answered nothing is not asked.

use std::sync::Arc;
use std::time::Duration;

use ::store::Hook;
use ::store::Keys;
use ::store::Tx;
use desk::CaseId;
use desk::EntryKind;
use desk::Said;
use desk::Sorts;
use desk::State;
use futures::FutureExt;
use futures::future::BoxFuture;
use kernel::Actor;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Error;
use kernel::Event;
use kernel::Id;
use kernel::Result;
use kernel::Timestamp;
use kernel::invalid;
use kernel::refuse;
use platform::App;
use platform::deliveries;
use platform::deliveries::Deliverer;
use platform::deliveries::Delivery;
use platform::deliveries::NewDelivery;
use platform::deliveries::Outcome;
use platform::deliveries::Pauses;

use crate::answerable;
use crate::automatic;
use crate::automatic::Automatic;
use crate::budget;
use crate::concerned;
use crate::deliver::SEND;
use crate::message::MessageId;
use crate::store;
use crate::store::surveys;
use crate::survey_events::OpinionAsked;
use crate::survey_events::OpinionGiven;

const KIND: &str = "email-survey";
const CLOSED: &str = "desk.case-closed";
/// A case that is opened again within so long is not closed yet.
const SECOND_THOUGHTS: Duration = Duration::from_secs(10 * 60);
/// One address is asked once in so long.
const PAUSE: Duration = Duration::from_secs(7 * 24 * 3600);
/// So long the link opens.
pub(crate) const LASTS: Duration = Duration::from_secs(30 * 24 * 3600);
/// More closings of one case than are ever asked about.
const CLOSINGS: u32 = 1_000;
const PURPOSE: &str = "email.survey";
/// The best and the longest that can be said.
const BEST: i64 = 5;
const LONGEST: usize = 1_000;
/// So bad an opinion is told to the case's owner at once.
const BAD: i64 = 2;

/// Carries the letters to the mail server. Nothing may bounce back from them.
pub(crate) const DELIVERER: Deliverer = Deliverer {
    kind: KIND,
    label: "email-survey-letters",
    pauses: Pauses::MAIL,
    is_confidential: false,
    concerns: concerned::of_letter,
    deliver: carry,
};

/// What a customer was asked, and what they said.
#[derive(Clone, Debug)]
pub(crate) struct Survey {
    pub(crate) case: CaseId,
    /// The customer's message to which the letter goes back.
    pub(crate) message: MessageId,
    /// Who owned the case.
    pub(crate) employee: Option<EmployeeId>,
    pub(crate) address: String,
    pub(crate) asked_at: Timestamp,
    /// From 1 to 5.
    pub(crate) score: Option<i64>,
    pub(crate) comment: String,
    pub(crate) answered_at: Option<Timestamp>,
    /// Whether they said yes to the question that follows.
    pub(crate) said: Option<bool>,
}

/// Listens for cases that are closed, in the transaction that closes them.
pub(crate) fn listening() -> Hook {
    Arc::new(|tx| {
        let by_people = |event: &&kernel::Recorded| event.kind == CLOSED && event.actor.starts_with("employee:");
        let closed: Vec<CaseId> = tx.recorded().iter().filter(by_people).filter_map(|event| event.case.map(Id::new)).collect();
        closed.into_iter().try_for_each(|case| want(tx, case))
    })
}

/// Wants the letter where the entity asks, a person wrote and was answered, and neither the case nor the address was asked before. It is
/// asked when the letter leaves: a case that is opened again before was not.
fn want(tx: &mut Tx<'_>, id: CaseId) -> Result<()> {
    if !surveys::asks(tx)? || surveys::survey(tx, id)?.is_some() {
        return Ok(());
    }
    let Some(case) = desk::store::case(tx, id)?.filter(|case| case.customer.is_some()) else { return Ok(()) };
    let is_theirs = |message: &crate::Message| {
        message.automatic.is_empty() && !message.is_verification && message.standing != post::Standing::Refuted.key()
    };
    let Some(newest) = answerable::newest_in(tx, id)?.filter(is_theirs) else { return Ok(()) };
    let was_answered = desk::store::entries(tx, id, None, 50)?.iter().any(|entry| entry.kind == EntryKind::Out);
    let (now, address) = (tx.now(), newest.correspondent.to_lowercase());
    if !was_answered || store::is_mailbox(tx, &address)? || surveys::was_asked_since(tx, &address, now - PAUSE)? {
        return Ok(());
    }
    let destination = address.rsplit('@').next().unwrap_or_default().to_owned();
    let (message, comment) = (newest.id, String::new());
    let (asked_at, employee) = (now, case.owner);
    let asked = Survey { case: id, message, employee, address, asked_at, score: None, comment, answered_at: None, said: None };
    surveys::save_survey(tx, &asked)?;
    let payload = serde_json::json!({ "case": id });
    let not_before = Some(now + SECOND_THOUGHTS);
    // Each closing has a letter of its own.
    let key = format!("{id}-{}", now.as_millisecond());
    deliveries::enqueue(tx, NewDelivery { kind: KIND, key, destination, payload, not_before })?;
    Ok(())
}

/// The address under which the customer of a case gives their opinion; nothing where they were not asked.
///
/// # Errors
/// What the database says.
pub fn survey_link(tx: &mut Tx<'_>, app: &App, id: CaseId) -> Result<Option<String>> {
    let (Some(case), Some(asked)) = (desk::store::case(tx, id)?, surveys::survey(tx, id)?) else { return Ok(None) };
    let pass = pass(app.keys(), tx.entity()?, id, asked.asked_at + LASTS);
    Ok(Some(format!("{}/{}/opinion/{pass}", app.public_url(), case.lang.code())))
}

/// The signed part of the address under which a case's opinion is given.
fn pass(keys: &Keys, entity: EntityId, case: CaseId, until: Timestamp) -> String {
    let said = format!("{entity}-{case}-{}", until.as_second());
    format!("{said}-{}", hex::encode(keys.mac(PURPOSE, said.as_bytes())))
}

/// Reads it; nothing when it was not signed here.
///
/// # Errors
/// Refused when its time is over.
pub(crate) fn read_pass(keys: &Keys, text: &str, now: Timestamp) -> Result<Option<(EntityId, CaseId)>> {
    match signed(keys, text) {
        Some((_, _, until)) if now.as_second() >= until => Err(refuse("email-survey-over").into()),
        read => Ok(read.map(|(entity, case, _)| (entity, case))),
    }
}

fn signed(keys: &Keys, text: &str) -> Option<(EntityId, CaseId, i64)> {
    let (said, mac) = text.rsplit_once('-')?;
    if !keys.is_mac(PURPOSE, said.as_bytes(), &hex::decode(mac).ok()?) {
        return None;
    }
    let mut parts = said.splitn(3, '-').map(str::parse::<i64>);
    let (entity, case, until) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    Some((Id::new(entity), Id::new(case), until))
}

/// A tap: the first one counts, every other changes nothing.
///
/// # Errors
/// `Invalid` for a number that is none of the five; `NotFound` where nobody was asked.
pub(crate) fn answer(tx: &mut Tx<'_>, case: CaseId, score: i64) -> Result<()> {
    if !(1..=BEST).contains(&score) {
        return Err(invalid("score", "email-survey-score"));
    }
    let now = tx.now();
    let asked = surveys::survey(tx, case)?.ok_or(Error::NotFound("survey"))?;
    if asked.score.is_some() {
        return Ok(());
    }
    let answered = Survey { score: Some(score), answered_at: Some(now), ..asked };
    surveys::save_survey(tx, &answered)?;
    say(tx, case, &stars(score))?;
    let interaction = desk::store::newest_interaction(tx, case)?.map(Id::get);
    let (employee, asked_at) = (answered.employee, answered.asked_at.as_millisecond());
    let (sorts, whose) = (sorts(tx, case, employee)?, employee.map(Id::get));
    tx.record(OpinionGiven { case: case.get(), interaction, score, employee: whose, asked_at, sorts, note: String::new() })?;
    match employee.filter(|_| score <= BAD) {
        Some(owner) => desk::tell(tx, owner, "opinion-bad", Some(case)),
        None => Ok(()),
    }
}

/// What an opinion counts for: the case, and the centre of whoever had owned it.
fn sorts(tx: &mut Tx<'_>, id: CaseId, employee: Option<EmployeeId>) -> Result<Sorts> {
    let case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    Sorts::of_employee(tx, &case, employee)
}

/// A few words after it, once.
///
/// # Errors
/// `Invalid` for too many; `NotFound` where nothing was answered.
pub(crate) fn comment(tx: &mut Tx<'_>, case: CaseId, text: &str) -> Result<()> {
    let text = text.trim();
    if text.chars().count() > LONGEST {
        return Err(invalid("comment", "email-survey-long"));
    }
    let asked = surveys::survey(tx, case)?.filter(|asked| asked.score.is_some()).ok_or(Error::NotFound("survey"))?;
    if text.is_empty() || !asked.comment.is_empty() {
        return Ok(());
    }
    surveys::save_survey(tx, &Survey { comment: text.into(), ..asked })?;
    say(tx, case, text)
}

/// The five, filled as far as was tapped: the same in every language.
fn stars(score: i64) -> String {
    let filled = usize::try_from(score).unwrap_or(0);
    format!("{}{} {score}/{BEST}", "★".repeat(filled), "☆".repeat(5 - filled.min(5)))
}

/// Puts it into the case between colleagues; the case stays closed.
pub(crate) fn say(tx: &mut Tx<'_>, id: CaseId, text: &str) -> Result<()> {
    let mut case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    let author = crate::letter::customer(tx, &case)?.map(|customer| customer.name).unwrap_or_default();
    let said = Said::new(EntryKind::Note, "survey", author, text);
    desk::say(tx, &mut case, said).map(drop)
}

fn carry(app: App, delivery: Delivery) -> BoxFuture<'static, Outcome> {
    async move { attempt(&app, &delivery).await.unwrap_or_else(|error| Outcome::Later(error.to_string())) }.boxed()
}

async fn attempt(app: &App, delivery: &Delivery) -> Result<Outcome> {
    let entity = delivery.entity.ok_or(Error::NotFound("entity"))?;
    let grant = Actor::system("mail-out", None).may(SEND)?.within(entity);
    let id: CaseId = delivery.payload["case"].as_str().and_then(|id| id.parse().ok()).ok_or(Error::NotFound("case"))?;
    let (inside, at) = (app.clone(), delivery.created_at);
    let Some((to, raw)) = app.read(grant.clone(), move |tx| letter(tx, &inside, id, at)).await? else {
        app.write(grant, move |tx| not_asked(tx, id)).await?;
        return Ok(Outcome::Sent("it was opened again".into()));
    };
    let outcome = budget::hand_over(app, &grant, delivery, &to, &raw).await?;
    if matches!(outcome, Outcome::Sent(_)) {
        app.write_down(&grant, move |tx| was_asked(tx, id)).await?;
    }
    Ok(outcome)
}

/// The letter has left: once for each closing, though it may be written down again.
fn was_asked(tx: &mut Tx<'_>, id: CaseId) -> Result<()> {
    let Some(asked) = surveys::survey(tx, id)? else { return Ok(()) };
    let asked_at = asked.asked_at.as_millisecond();
    let known = tx.events_of_kind((id.get(), OpinionAsked::KIND), 0, CLOSINGS)?;
    if known.iter().any(|event| event.data["asked_at"] == asked_at) {
        return Ok(());
    }
    let interaction = desk::store::newest_interaction(tx, id)?.map(Id::get);
    let (sorts, employee) = (sorts(tx, id, asked.employee)?, asked.employee.map(Id::get));
    tx.record(OpinionAsked { case: id.get(), interaction, employee, asked_at, sorts }).map(drop)
}

/// The letter for a case that is still closed: one that was opened again is not over.
fn letter(tx: &mut Tx<'_>, app: &App, id: CaseId, at: Timestamp) -> Result<Option<(String, Vec<u8>)>> {
    let Some(case) = desk::store::case(tx, id)?.filter(|case| case.state == State::Closed) else { return Ok(None) };
    let Some(asked) = surveys::survey(tx, id)? else { return Ok(None) };
    let link = survey_link(tx, app, id)?.unwrap_or_default();
    let said = Automatic {
        name: format!("closed-{id}"),
        subject: "email-survey-subject",
        text: &["email-survey-letter", "email-acknowledgement-machine"],
        args: vec![("link", link.into())],
        at,
    };
    automatic::letter(tx, app, &case, asked.message, &said)
}

/// The customer of a case that was opened again was not asked: they are when it is closed for good.
fn not_asked(tx: &mut Tx<'_>, id: CaseId) -> Result<()> {
    let is_closed = desk::store::case(tx, id)?.is_some_and(|case| case.state == State::Closed);
    if is_closed {
        return Err(Error::Conflict("it was closed again"));
    }
    surveys::drop_unanswered(tx, id)
}
