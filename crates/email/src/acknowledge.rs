//! One neutral acknowledgement of a new case: reference, code and when a reply is due, nothing of what was written; never to machines, seldom to
//! one address, and to one that nothing proves once a day from all entities together.

use std::time::Duration;

use ::store::Ask;
use ::store::Tx;
use desk::Case;
use futures::FutureExt;
use futures::future::BoxFuture;
use kernel::Actor;
use kernel::EntityId;
use kernel::Error;
use kernel::Id;
use kernel::Result;
use kernel::Timestamp;
use platform::App;
use platform::deliveries;
use platform::deliveries::Deliverer;
use platform::deliveries::Delivery;
use platform::deliveries::NewDelivery;
use platform::deliveries::Outcome;
use platform::deliveries::Pauses;
use post::Standing;

use crate::automatic;
use crate::automatic::Automatic;
use crate::budget::BEFORE_COURTESIES;
use crate::budget::HOUR;
use crate::concerned;
use crate::deliver;
use crate::deliver::Departing;
use crate::deliver::SEND;
use crate::events::Acknowledged;
use crate::mailbox::Mailbox;
use crate::message::MessageId;
use crate::reading::ReadMail;
use crate::store;
use crate::store::ToldTime;

const KIND: &str = "email-acknowledgement";
/// One address is acknowledged to once in so long: by each entity where its domain vouches for who wrote, by all of them together where
/// anybody may have typed it.
const PAUSE: Duration = Duration::from_secs(24 * 3600);
const MINUTE_MILLIS: i64 = 60_000;

/// Carries acknowledgements to the mail server. Nothing may bounce back from them.
pub(crate) const DELIVERER: Deliverer = Deliverer {
    kind: KIND,
    label: "email-acknowledgements",
    pauses: Pauses::MAIL,
    is_confidential: false,
    concerns: concerned::of_letter,
    deliver: carry,
};

/// Wants an acknowledgement of a new case, where the entity sends them and one may go to this address.
///
/// # Errors
/// What the database says.
pub(crate) fn want(tx: &mut Tx<'_>, app: &App, mailbox: &Mailbox, read: &ReadMail, (case, message): (&Case, MessageId)) -> Result<()> {
    let (mail, standing) = (&read.parsed.mail, read.proof.standing);
    let Some(from) = mail.from.as_ref().filter(|_| mail.automatic.is_personal() && !mail.asks_for_silence) else { return Ok(()) };
    let to = from.address.to_lowercase();
    if app.settings().now(tx, "mail.acknowledge")? != "yes" || store::is_mailbox(tx, &to)? || is_too_much(tx, &to, standing)? {
        return Ok(());
    }
    store::write_down_automatic(tx, &to)?;
    let due_at = case.due_at.map(Timestamp::as_millisecond);
    let payload = serde_json::json!({ "message": message, "due_at": due_at });
    let domain = from.domain().to_owned();
    deliveries::enqueue_first(tx, &NewDelivery { kind: KIND, key: message.to_string(), destination: domain, payload, not_before: None })?;
    if let Some(due_at) = case.due_at {
        store::write_down_told(tx, case.id, &ToldTime { message, due_at, owed_at: None })?;
    }
    tx.record(Acknowledged { case: case.id.get(), mailbox: mailbox.id.get() })?;
    Ok(())
}

fn is_too_much(tx: &mut Tx<'_>, to: &str, standing: Standing) -> Result<bool> {
    let counted = counted_since(tx.now());
    let sent = store::automatic_since(tx, to, counted)?;
    let today = if standing == Standing::Proved { sent.here } else { sent.anywhere };
    Ok(today > 0 || sent.lately >= BEFORE_COURTESIES)
}

/// What `want` will ask about an address.
pub(crate) fn ask(entity: EntityId, to: &str, now: Timestamp) -> Ask {
    store::ask_for_automatic(entity, to, counted_since(now))
}

/// Since when automatic mail counts here and anywhere: from the next whole minute, so that it can be asked a little ahead.
fn counted_since(now: Timestamp) -> (Timestamp, Timestamp) {
    let past = now.as_millisecond().rem_euclid(MINUTE_MILLIS);
    let minute = now + Duration::from_millis((MINUTE_MILLIS - past).rem_euclid(MINUTE_MILLIS).unsigned_abs());
    (minute - PAUSE, minute - HOUR)
}

fn carry(app: App, delivery: Delivery) -> BoxFuture<'static, Outcome> {
    async move { attempt(&app, &delivery).await.unwrap_or_else(|error| Outcome::Later(error.to_string())) }.boxed()
}

async fn attempt(app: &App, delivery: &Delivery) -> Result<Outcome> {
    let entity = delivery.entity.ok_or(Error::NotFound("entity"))?;
    let grant = Actor::system("mail-out", None).may(SEND)?.within(entity);
    let id: MessageId = delivery.payload["message"].as_str().and_then(|id| id.parse().ok()).unwrap_or(Id::new(0));
    let due = delivery.payload["due_at"].as_i64().and_then(|millis| Timestamp::from_millisecond(millis).ok());
    let (inside, at) = (app.clone(), delivery.created_at);
    let Some((to, raw)) = app.read(grant.clone(), move |tx| letter(tx, &inside, id, (at, due))).await? else {
        return Ok(Outcome::Never("its case or its address is gone".into()));
    };
    deliver::hand_over(app, &grant, Departing { sender: None, to: &to, at }, &raw).await
}

/// The same letter at each attempt.
fn letter(tx: &mut Tx<'_>, app: &App, id: MessageId, (at, due): (Timestamp, Option<Timestamp>)) -> Result<Option<(String, Vec<u8>)>> {
    let Some(message) = store::message(tx, id)? else { return Ok(None) };
    let Some(case) = desk::store::case(tx, message.case)? else { return Ok(None) };
    let text: &[&'static str] = match due {
        Some(_) => &["email-acknowledgement-text", "email-acknowledgement-due", "email-acknowledgement-machine"],
        None => &["email-acknowledgement-text", "email-acknowledgement-machine"],
    };
    let args = due.map(|due| ("due", automatic::moment(due))).into_iter().collect();
    let said = Automatic { name: format!("received-{id}"), subject: "email-acknowledgement-subject", text, args, at };
    automatic::letter(tx, app, &case, id, &said)
}
