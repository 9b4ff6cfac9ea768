//! A customer who was told when the reply is due is told again when a change of the calendar moves it: once, and only while they wait.

use std::sync::Arc;
use std::time::Duration;

use ::store::Hook;
use ::store::Tx;
use desk::Awaits;
use desk::Case;
use desk::CaseId;
use desk::State;
use kernel::Id;
use kernel::Recorded;
use kernel::Result;
use kernel::Timestamp;
use platform::App;
use platform::deliveries;
use platform::deliveries::Deliverer;
use platform::deliveries::NewDelivery;
use platform::deliveries::Pauses;

use crate::automatic;
use crate::automatic::Automatic;
use crate::concerned;
use crate::events::NewTimeTold;
use crate::store;
use crate::store::ToldTime;
use crate::telling::Matter;
use crate::telling::Telling;

const KIND: &str = "email-due-moved";
const MOVED: &str = "desk.due-changed";
/// A circular that is put right within so long is told once, as it stands then.
const SECOND_THOUGHTS: Duration = Duration::from_secs(10 * 60);

/// Carries the letters to the mail server. Nothing may bounce back from them.
pub(crate) const DELIVERER: Deliverer = Deliverer {
    kind: KIND,
    label: "email-due-moved-letters",
    pauses: Pauses::MAIL,
    is_confidential: false,
    concerns: concerned::of_letter,
    deliver: |app, delivery| TELLING.carry(app, delivery),
};

/// Listens for due times that moved, in the transaction that moves them.
pub(crate) fn listening() -> Hook {
    Arc::new(|tx| {
        let moved: Vec<Moved> = tx.recorded().iter().filter_map(Moved::read).collect();
        moved.iter().try_for_each(|moved| want(tx, moved))
    })
}

/// A due time that moved.
struct Moved {
    seq: i64,
    case: CaseId,
    before: Timestamp,
    after: Timestamp,
}

impl Moved {
    fn read(event: &Recorded) -> Option<Moved> {
        let instant = |field: &str| event.data[field].as_i64().and_then(|millis| Timestamp::from_millisecond(millis).ok());
        let is_one = event.kind == MOVED;
        let case = event.case.filter(|_| is_one).map(Id::new)?;
        Some(Moved { seq: event.seq, case, before: instant("before_at")?, after: instant("due_at")? })
    }
}

/// Wants the letter where the customer was told the time that moved, or is about to be. Back where it was, there is nothing to tell.
fn want(tx: &mut Tx<'_>, moved: &Moved) -> Result<()> {
    let Some(told) = store::told_time(tx, moved.case)? else { return Ok(()) };
    if told.owed_at.unwrap_or(told.due_at) != moved.before {
        return Ok(());
    }
    let owed_at = Some(moved.after).filter(|after| *after != told.due_at);
    store::write_down_told(tx, moved.case, &ToldTime { owed_at, ..told })?;
    if owed_at.is_none() {
        return Ok(());
    }
    let address = store::message(tx, told.message)?.map(|message| message.correspondent).unwrap_or_default();
    let destination = address.rsplit('@').next().unwrap_or_default().into();
    let payload = serde_json::json!({ "case": moved.case, "due_at": moved.after.as_millisecond() });
    let not_before = Some(tx.now() + SECOND_THOUGHTS);
    deliveries::enqueue(tx, NewDelivery { kind: KIND, key: format!("{}-{}", moved.case, moved.seq), destination, payload, not_before })?;
    Ok(())
}

const TELLING: Telling = Telling { letter, was_told };

/// The new time, as it was noted when the letter was wanted.
fn new_time(matter: &Matter) -> Option<Timestamp> {
    matter.payload["due_at"].as_i64().and_then(|millis| Timestamp::from_millisecond(millis).ok())
}

/// The letter, while the customer waits and this is still the time to be told.
fn letter(tx: &mut Tx<'_>, app: &App, matter: &Matter) -> Result<Option<(String, Vec<u8>)>> {
    let (Some(case), Some(told)) = (desk::store::case(tx, matter.case)?, store::told_time(tx, matter.case)?) else { return Ok(None) };
    let Some(due) = new_time(matter) else { return Ok(None) };
    if !is_waiting(&case, due) || told.owed_at != Some(due) {
        return Ok(None);
    }
    let said = Automatic {
        name: format!("due-{}", due.as_second()),
        subject: "email-due-moved-subject",
        text: &["email-due-moved-text"],
        args: vec![("before", automatic::moment(told.due_at)), ("after", automatic::moment(due))],
        at: matter.at,
    };
    automatic::letter(tx, app, &case, told.message, &said)
}

fn is_waiting(case: &Case, due: Timestamp) -> bool {
    case.state == State::Open && case.awaits == Awaits::Employee && case.due_at == Some(due)
}

fn was_told(tx: &mut Tx<'_>, matter: &Matter) -> Result<()> {
    let Some(due) = new_time(matter) else { return Ok(()) };
    let Some(told) = store::told_time(tx, matter.case)?.filter(|told| told.owed_at == Some(due)) else { return Ok(()) };
    store::write_down_told(tx, matter.case, &ToldTime { due_at: due, owed_at: None, ..told })?;
    tx.record(NewTimeTold { case: matter.case.get(), due_at: due.as_millisecond() }).map(drop)
}
