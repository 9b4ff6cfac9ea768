//! A case is handed to another entity: what the customer wrote last is brought to its mailbox as it came, and the customer is told by whom and
//! until when it will be answered.

use std::sync::Arc;

use ::store::Hook;
use ::store::Tx;
use bytes::Bytes;
use desk::Arrived;
use desk::Referral;
use desk::ReferralId;
use futures::FutureExt;
use futures::future::BoxFuture;
use kernel::Actor;
use kernel::EntityId;
use kernel::Error;
use kernel::Id;
use kernel::Recorded;
use kernel::Result;
use kernel::Timestamp;
use kernel::refuse;
use platform::App;
use platform::deliveries;
use platform::deliveries::Deliverer;
use platform::deliveries::Delivery;
use platform::deliveries::NewDelivery;
use platform::deliveries::Outcome;
use platform::deliveries::Pauses;
use platform::limits;
use platform::limits::Quota;
use post::Proof;
use post::Standing;

use crate::answerable;
use crate::automatic;
use crate::automatic::Automatic;
use crate::budget;
use crate::concerned;
use crate::deliver::SEND;
use crate::message::MessageId;
use crate::reading;
use crate::reading::ReadMail;
use crate::receive::RECEIVE;
use crate::receive::file;
use crate::scan;
use crate::split_letter::split_letter;
use crate::store;
use crate::thread::Thread;

const KIND: &str = "email-referral";
const LETTER: &str = "email-referral-letter";

/// Brings what was written into the other entity.
pub(crate) const DELIVERER: Deliverer = Deliverer {
    kind: KIND,
    label: "email-referrals",
    pauses: Pauses::MAIL,
    is_confidential: false,
    concerns: concerned::of_letter,
    deliver: carry,
};
/// Tells the customer. Nothing may bounce back from these letters.
pub(crate) const LETTERS: Deliverer = Deliverer {
    kind: LETTER,
    label: "email-referral-letters",
    pauses: Pauses::MAIL,
    is_confidential: false,
    concerns: concerned::of_letter,
    deliver: carry_letter,
};

/// Listens for cases that are handed to another entity, in the transaction that hands them over: what cannot be brought there is refused.
pub(crate) fn listening() -> Hook {
    Arc::new(|tx| {
        let referred: Vec<Recorded> = tx.recorded().iter().filter(|event| event.kind == "desk.case-referred").cloned().collect();
        referred.iter().try_for_each(|event| want(tx, event))?;
        let ended = tx.recorded().iter().filter(|event| ["delivery.failed", "delivery.given-up"].contains(&event.kind.as_str()));
        let ended: Vec<i64> = ended.filter_map(|event| event.thing.as_ref().map(|(_, id)| *id)).collect();
        ended.into_iter().try_for_each(|id| failed(tx, id))
    })
}

/// A delivery will never arrive: where it was to bring a case into another entity, the case is open again in its own.
fn failed(tx: &mut Tx<'_>, delivery: i64) -> Result<()> {
    if tx.entity().is_err() {
        return Ok(());
    }
    let wish = deliveries::wish(tx, Id::new(delivery))?.filter(|(kind, _)| kind == KIND);
    match wish.and_then(|(_, key)| key.parse().ok()) {
        Some(referral) => desk::referral_failed(tx, Id::new(referral)),
        None => Ok(()),
    }
}

fn want(tx: &mut Tx<'_>, event: &Recorded) -> Result<()> {
    let number = |field: &str| event.data[field].as_i64().unwrap_or_default();
    let case = event.case.map(Id::new).ok_or(Error::NotFound("case"))?;
    let message = answerable::newest_in(tx, case)?.ok_or_else(|| refuse("email-refer-nothing"))?;
    let to: EntityId = Id::new(number("to_entity"));
    let mailbox = store::mailbox_of_entity(tx, to)?.ok_or_else(|| refuse("email-refer-no-mailbox"))?;
    let referral = number("referral");
    let payload = serde_json::json!({ "referral": referral, "message": message.id, "to": mailbox.address, "entity": to.get() });
    let destination = mailbox.address.rsplit('@').next().unwrap_or_default().into();
    deliveries::enqueue(tx, NewDelivery { kind: KIND, key: referral.to_string(), destination, payload, not_before: None })?;
    Ok(())
}

fn carry(app: App, delivery: Delivery) -> BoxFuture<'static, Outcome> {
    async move {
        // What is refused today is refused tomorrow: nobody is to wait for it.
        attempt(&app, &delivery).await.unwrap_or_else(|error| match error {
            Error::Refused(refusal) if refusal.key == Quota::StoredBytes.refusal() => Outcome::Never(deliveries::NO_ROOM.into()),
            Error::Refused(_) | Error::NotFound(_) | Error::Invalid(_) => Outcome::Never(error.to_string()),
            later => Outcome::Later(later.to_string()),
        })
    }
    .boxed()
}

/// Reads on one side of the wall and writes on the other. What was brought before is not brought again.
async fn attempt(app: &App, delivery: &Delivery) -> Result<Outcome> {
    let here = Actor::system("mail-intake", None).may(RECEIVE)?.within(delivery.entity.ok_or(Error::NotFound("entity"))?);
    let payload = &delivery.payload;
    let referral: ReferralId = Id::new(payload["referral"].as_i64().unwrap_or_default());
    let there: EntityId = Id::new(payload["entity"].as_i64().unwrap_or_default());
    let address = payload["to"].as_str().unwrap_or_default().to_owned();
    let message: MessageId = payload["message"].as_str().and_then(|id| id.parse().ok()).unwrap_or(Id::new(0));
    let (known, message, split) = app
        .read(here.clone(), move |tx| {
            let message = store::message(tx, message)?.ok_or(Error::NotFound("message"))?;
            let known = desk::referral(tx, referral)?;
            let split = match answerable::split_off(tx, known.0.case, &message)? {
                Some(entry) => Some((desk::store::case(tx, known.0.case)?.ok_or(Error::NotFound("case"))?, entry)),
                None => None,
            };
            Ok((known, message, split))
        })
        .await?;
    let raw: Bytes = match split {
        Some((case, entry)) => split_letter(&case, &entry, &message, &address)?.into(),
        None => app.blobs().read(here.clone(), &message.raw).await?.into(),
    };
    let mut read = reading::read(raw.clone()).await?;
    // It is proved where it came in; brought from here it would look like a forger's, or one of a form that no server signed.
    read.proof = Proof { standing: Standing::parse(&message.standing).unwrap_or_default(), ..Proof::default() };
    read.found = message.found;
    read.is_scanned = scan::is_scanned(app.settings());
    let reference = bring(app, (there, address), (raw, read), known).await?;
    let told = reference.clone();
    app.write(here, move |tx| desk::referral_arrived(tx, referral, &told)).await?;
    Ok(Outcome::Sent(reference))
}

/// Opens the case in the other entity, within what it may keep; answers what it is called there.
async fn bring(
    app: &App,
    (there, address): (EntityId, String),
    (raw, read): (Bytes, ReadMail),
    (referral, from): (Referral, Arrived),
) -> Result<String> {
    let prepared = app.blobs().prepare(raw).await?;
    let grant = Actor::system("mail-intake", None).may(RECEIVE)?.within(there);
    let inside = app.clone();
    app.write(grant, move |tx| {
        let mailbox = store::open_mailbox(tx, &address)?.filter(|mailbox| mailbox.entity == there);
        let mailbox = mailbox.ok_or_else(|| refuse("email-refer-no-mailbox"))?;
        let (message, mut case) = match store::is_known(tx, mailbox.id, &prepared.hash)? {
            Some(known) => {
                let known = store::message(tx, known)?.ok_or(Error::NotFound("message"))?;
                (known.id, desk::store::case(tx, known.case)?.ok_or(Error::NotFound("case"))?)
            }
            None => {
                limits::keep(tx, inside.settings(), &prepared)?;
                let (message, case, _) = file(tx, &mailbox, &read, &prepared, Thread::New)?;
                (message, case)
            }
        };
        if desk::take_referral(tx, &mut case, &referral, &from)? && read.is_personal() && !read.is_refuted() {
            // A time that is over is promised to nobody.
            let (now, due) = (tx.now(), case.due_at);
            let due = due.filter(|due| *due > now);
            let due_at = due.map(Timestamp::as_millisecond);
            let payload = serde_json::json!({ "message": message, "referral": referral.id.get(), "due_at": due_at, "from": from.from.get(), "reference": from.reference });
            let destination = read.parsed.mail.from.as_ref().map(|from| from.domain().to_owned()).unwrap_or_default();
            let key = referral.id.to_string();
            deliveries::enqueue(tx, NewDelivery { kind: LETTER, key, destination, payload, not_before: None })?;
            if let Some(due_at) = due {
                store::write_down_told(tx, case.id, &store::ToldTime { message, due_at, owed_at: None })?;
            }
        }
        Ok(case.reference)
    })
    .await
}

fn carry_letter(app: App, delivery: Delivery) -> BoxFuture<'static, Outcome> {
    async move { send(&app, &delivery).await.unwrap_or_else(|error| Outcome::Later(error.to_string())) }.boxed()
}

async fn send(app: &App, delivery: &Delivery) -> Result<Outcome> {
    let entity = delivery.entity.ok_or(Error::NotFound("entity"))?;
    let grant = Actor::system("mail-out", None).may(SEND)?.within(entity);
    let (inside, payload, at) = (app.clone(), delivery.payload.clone(), delivery.created_at);
    let Some((to, raw)) = app.read(grant.clone(), move |tx| letter(tx, &inside, &payload, at)).await? else {
        return Ok(Outcome::Never("its case or its address is gone".into()));
    };
    budget::hand_over(app, &grant, delivery, &to, &raw).await
}

/// The same letter at each attempt: who has the case now, what it is called, until when a reply is due.
fn letter(tx: &mut Tx<'_>, app: &App, payload: &serde_json::Value, at: Timestamp) -> Result<Option<(String, Vec<u8>)>> {
    let id: MessageId = payload["message"].as_str().and_then(|id| id.parse().ok()).unwrap_or(Id::new(0));
    let Some(message) = store::message(tx, id)? else { return Ok(None) };
    let Some(case) = desk::store::case(tx, message.case)? else { return Ok(None) };
    let own = org::store::own_entity(tx)?.map(|entity| entity.name.get(case.lang).to_owned()).unwrap_or_default();
    let from: EntityId = Id::new(payload["from"].as_i64().unwrap_or_default());
    let from = org::store::entities(tx)?.into_iter().find(|entity| entity.id == from);
    let from = from.map(|entity| entity.name.get(case.lang).to_owned()).unwrap_or_default();
    let due = payload["due_at"].as_i64().and_then(|millis| Timestamp::from_millisecond(millis).ok());
    let text: &[&'static str] = match due {
        Some(_) => &["email-referral-text", "email-acknowledgement-due", "email-acknowledgement-machine"],
        None => &["email-referral-text", "email-acknowledgement-machine"],
    };
    let former = payload["reference"].as_str().unwrap_or_default();
    let mut args = vec![("own", own.into()), ("from", from.into()), ("former", former.into())];
    args.extend(due.map(|due| ("due", automatic::moment(due))));
    let said = Automatic {
        name: format!("referred-{}", payload["referral"].as_i64().unwrap_or(id.get())),
        subject: "email-referral-subject",
        text,
        args,
        at,
    };
    automatic::letter(tx, app, &case, id, &said)
}
