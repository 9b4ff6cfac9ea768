//! A customer who waits is told when their case is handed to a colleague who knows (6.email.forward-specialist): once for the hand-over that
//! stands, before the answer, where the entity says so.

use std::sync::Arc;
use std::time::Duration;

use ::store::Hook;
use ::store::Tx;
use desk::Awaits;
use desk::CaseId;
use desk::State;
use kernel::Event;
use kernel::Id;
use kernel::Recorded;
use kernel::Result;
use platform::App;
use platform::deliveries;
use platform::deliveries::Deliverer;
use platform::deliveries::NewDelivery;
use platform::deliveries::Pauses;

use crate::answerable;
use crate::automatic;
use crate::automatic::Automatic;
use crate::concerned;
use crate::interim_events::HandOverTold;
use crate::message::Message;
use crate::telling::Matter;
use crate::telling::Telling;

const KIND: &str = "email-handed-over";
const ASSIGNED: &str = "desk.case-assigned";
/// Whoever takes a hand-over back within so long, or whose colleague answers, need not tell of it.
const SECOND_THOUGHTS: Duration = Duration::from_secs(10 * 60);

/// Carries the letters to the mail server. Nothing may bounce back from them.
pub(crate) const DELIVERER: Deliverer = Deliverer {
    kind: KIND,
    label: "email-handed-over-letters",
    pauses: Pauses::MAIL,
    is_confidential: false,
    concerns: concerned::of_letter,
    deliver: |app, delivery| TELLING.carry(app, delivery),
};

/// Listens for cases that one colleague hands to another, in the transaction that does it.
pub(crate) fn listening() -> Hook {
    Arc::new(|tx| {
        let is_handed = |event: &&Recorded| event.kind == ASSIGNED && event.data["reason"] == "chosen" && event.data["from"].is_number();
        let handed: Vec<Recorded> = tx.recorded().iter().filter(is_handed).cloned().collect();
        handed.iter().try_for_each(|event| want(tx, event))
    })
}

/// Wants the letter where a person wrote last and waits. Whether the entity tells is asked when it leaves.
fn want(tx: &mut Tx<'_>, event: &Recorded) -> Result<()> {
    let Some(case) = event.case.map(Id::new) else { return Ok(()) };
    let Some(message) = to_tell(tx, case, event.data["owner"].as_i64())? else { return Ok(()) };
    let destination = message.correspondent.rsplit('@').next().unwrap_or_default().into();
    let payload = serde_json::json!({ "case": case, "owner": event.data["owner"], "event": event.seq });
    let not_before = Some(tx.now() + SECOND_THOUGHTS);
    deliveries::enqueue(tx, NewDelivery { kind: KIND, key: format!("{case}-{}", event.seq), destination, payload, not_before })?;
    Ok(())
}

/// The message of the customer who is to be told: of an open case that waits for a reply of the one who got it.
fn to_tell(tx: &mut Tx<'_>, id: CaseId, owner: Option<i64>) -> Result<Option<Message>> {
    let is_theirs = |case: &desk::Case| case.state == State::Open && case.awaits == Awaits::Employee && case.owner.map(Id::get) == owner;
    let Some(case) = desk::store::case(tx, id)?.filter(is_theirs) else { return Ok(None) };
    let is_personal =
        |message: &Message| message.automatic.is_empty() && !message.is_verification && message.standing != post::Standing::Refuted.key();
    Ok(answerable::newest_in(tx, case.id)?.filter(is_personal))
}

/// Whether nobody was given the case since: who hands it over, takes it back and hands it over again tells once.
fn is_newest(tx: &mut Tx<'_>, case: CaseId, event: i64) -> Result<bool> {
    Ok(tx.events_of_kind((case.get(), ASSIGNED), event, 1)?.is_empty())
}

const TELLING: Telling = Telling { letter, was_told };

/// Writes down that the customer was told of the hand-over: once, though the end of its delivery may be written down again.
fn was_told(tx: &mut Tx<'_>, matter: &Matter) -> Result<()> {
    let handed = matter.payload["event"].as_i64().unwrap_or(0);
    if !tx.events_of_kind((matter.case.get(), HandOverTold::KIND), handed, 1)?.is_empty() {
        return Ok(());
    }
    let interaction = desk::store::newest_interaction(tx, matter.case)?.map(Id::get);
    tx.record(HandOverTold { case: matter.case.get(), interaction }).map(drop)
}

/// The letter, while the customer waits for the colleague who got the case, and the entity tells.
fn letter(tx: &mut Tx<'_>, app: &App, matter: &Matter) -> Result<Option<(String, Vec<u8>)>> {
    let (id, payload) = (matter.case, &matter.payload);
    let event = payload["event"].as_i64().unwrap_or(0);
    if app.settings().now(tx, "mail.tell_hand_over")? != "yes" || !is_newest(tx, id, event)? {
        return Ok(None);
    }
    let (Some(message), Some(case)) = (to_tell(tx, id, payload["owner"].as_i64())?, desk::store::case(tx, id)?) else { return Ok(None) };
    // A time that is over is promised to nobody.
    let due = case.due_at.filter(|due| *due > tx.now());
    let text: &[&'static str] = match due {
        Some(_) => &["email-handed-over-text", "email-acknowledgement-due", "email-acknowledgement-machine"],
        None => &["email-handed-over-text", "email-acknowledgement-machine"],
    };
    let said = Automatic {
        name: format!("handed-{}", payload["event"]),
        subject: "email-handed-over-subject",
        text,
        args: due.map(|due| ("due", automatic::moment(due))).into_iter().collect(),
        at: matter.at,
    };
    automatic::letter(tx, app, &case, message.id, &said)
}
