//! A copy of a reply that an employee sent from a mail program of their own: it answers the customer, and is judged from its text like any other.

use ::store::Prepared;
use ::store::Tx;
use bytes::Bytes;
use desk::CaseId;
use kernel::Error;
use kernel::Grant;
use kernel::Result;
use kernel::invalid;
use kernel::refuse;
use platform::App;

use crate::answerable;
use crate::checks::Rules;
use crate::events::ReplySent;
use crate::marked;
use crate::message::Message;
use crate::message::MessageId;
use crate::open_points;
use crate::points::points;
use crate::reading;
use crate::reading::ReadMail;
use crate::recorded::Of;
use crate::recorded::sent;
use crate::reply;
use crate::scan;
use crate::scanning;
use crate::store;
use crate::waited::Time;

/// Records the copy of a reply in its case. The same copy twice is one reply.
///
/// # Errors
/// Refused for anybody but the owner of the case and when nobody is there to answer; `Invalid` when the copy says nothing.
pub async fn record_outside_reply(app: &App, grant: Grant, case: CaseId, raw: Vec<u8>) -> Result<MessageId> {
    let raw = Bytes::from(raw);
    let mut read = reading::read(raw.clone()).await?;
    read.is_scanned = scan::is_scanned(app.settings());
    if read.text.is_empty() {
        return Err(invalid("raw", "email-copy-empty"));
    }
    let prepared = app.blobs().prepare(raw).await?;
    let inside = app.clone();
    let message = app.write(grant, move |tx| record(tx, &inside, case, (&read, &prepared))).await?;
    scanning::soon(app);
    Ok(message)
}

fn record(tx: &mut Tx<'_>, app: &App, id: CaseId, (read, raw): (&ReadMail, &Prepared)) -> Result<MessageId> {
    let mut case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    case.must_be_owned_by(tx.actor().employee()?)?;
    if let Some(known) = store::copy_in_case(tx, id, &raw.hash)? {
        return Ok(known);
    }
    let newest = answerable::newest_in(tx, id)?.ok_or_else(|| refuse("email-nobody-to-answer"))?;
    let interaction = desk::store::newest_interaction(tx, id)?.ok_or(Error::NotFound("interaction"))?;
    let time = Time::of(tx, &case)?;
    let mail = &read.parsed.mail;
    let rules = Rules::read(tx, &case)?;
    let counted = rules.count_copy(read.lang, &read.text, &mail.subject, mail.html.as_deref());
    let points = points(tx, id, &read.text, "")?;
    let left = open_points::left(tx, id, &newest, &points)?;
    let counted = counted.with_points(&rules, &points).with_calls(tx, app.settings())?;
    let message: MessageId = tx.new_id();
    desk::entity_answered(tx, &mut case)?;
    desk::keep_promises(tx, id, &[desk::Promised::Reply])?;
    let said = reply::said(tx, read.lang, interaction, &read.text, message)?;
    let entry = desk::say(tx, &mut case, said)?;
    left.iter().try_for_each(|left| open_points::write_down(tx, left, entry.id))?;
    let copy = Message { id: message, interaction, entry: entry.id, at: tx.now(), ..of_copy(newest, read, raw) };
    keep(tx, id, &copy, (read, raw))?;
    marked::write_down(tx, message, &counted.marks)?;
    let of = Of::read(tx, &case, read.lang)?;
    tx.record(ReplySent { is_outside: true, ..sent((id, interaction, message), of, &counted, &time) })?;
    Ok(message)
}

/// What is known of the copy itself; it answers the newest message, in whose place it stands.
fn of_copy(newest: Message, read: &ReadMail, raw: &Prepared) -> Message {
    let mail = &read.parsed.mail;
    Message {
        is_out: true,
        raw: raw.hash.clone(),
        size: raw.size,
        message_id: mail.message_id.clone().unwrap_or_default(),
        subject: mail.subject.clone(),
        faults: read.faults(),
        standing: String::new(),
        found: None,
        is_verification: false,
        attachments: Vec::new(),
        state: "outside".into(),
        ..newest
    }
}

fn keep(tx: &mut Tx<'_>, case: CaseId, copy: &Message, (read, raw): (&ReadMail, &Prepared)) -> Result<()> {
    tx.keep(raw)?;
    store::insert_message(tx, copy)?;
    scan::want(tx, read, (copy.id, case), &raw.hash)
}
