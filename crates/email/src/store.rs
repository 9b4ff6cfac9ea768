//! The statements on mailboxes, messages and drafts.

pub(crate) mod automatic;
mod brought;
pub(crate) mod copies;
mod dkim_keys;
pub(crate) mod drafts;
pub(crate) mod enclosed;
pub(crate) mod faults;
pub(crate) mod file_words;
pub(crate) mod looks;
pub(crate) mod marks;
mod referred;
mod reply_files;
mod reviews;
pub(crate) mod scans;
mod scheduled;
mod secure;
pub(crate) mod secure_files;
pub(crate) mod senders;
mod sendings;
pub(crate) mod settled;
mod sources;
pub(crate) mod surveys;
pub(crate) mod tokens;
mod told_times;
mod writing_rules;

use ::store::Row;
use ::store::Tx;
use calendar::Measure;
use calendar::ServiceLevel;
use desk::CaseId;
use kernel::Bilingual;
use kernel::Result;

use crate::mailbox::Mailbox;
use crate::mailbox::MailboxId;
use crate::message::Message;
use crate::message::MessageId;

pub(crate) use automatic::ask_for_automatic;
pub(crate) use automatic::automatic_since;
pub(crate) use automatic::is_mailbox;
pub(crate) use automatic::write_down_automatic;
pub(crate) use brought::drop_messages;
pub(crate) use copies::newest_in;
pub(crate) use dkim_keys::keys_to_retire;
pub(crate) use dkim_keys::save_signing_key;
pub use dkim_keys::sealed_halves;
pub(crate) use dkim_keys::signing_for;
pub(crate) use dkim_keys::signing_key;
pub(crate) use dkim_keys::signing_keys;
pub use drafts::Draft;
pub(crate) use drafts::draft;
pub(crate) use drafts::drop_draft;
pub(crate) use drafts::is_being_answered;
pub(crate) use drafts::save_draft;
pub use file_words::read_all_files_again;
pub(crate) use referred::mailbox_of_entity;
pub(crate) use reply_files::ReplyFile;
pub(crate) use reply_files::ReplyFileId;
pub(crate) use reply_files::add_reply_file;
pub(crate) use reply_files::drop_reply_file;
pub(crate) use reply_files::drop_reply_files;
pub(crate) use reply_files::reply_files;
pub(crate) use reviews::review;
pub(crate) use reviews::reviews;
pub(crate) use reviews::reviews_of;
pub(crate) use reviews::save_review;
pub(crate) use scheduled::Scheduled;
pub(crate) use scheduled::clear_scheduled;
pub(crate) use scheduled::drop_scheduled;
pub(crate) use scheduled::save_scheduled;
pub(crate) use scheduled::scheduled;
pub(crate) use scheduled::scheduled_until;
pub(crate) use secure::insert_secure;
pub(crate) use secure::save_secure;
pub(crate) use secure::secure;
pub(crate) use secure::secure_among;
pub(crate) use secure::secure_of;
pub(crate) use senders::senders;
pub(crate) use sendings::has_left;
pub(crate) use sendings::sending;
pub(crate) use sendings::write_down_sending;
pub(crate) use sources::drop_source;
pub(crate) use sources::save_source;
pub(crate) use sources::set_cursor;
pub(crate) use sources::source;
pub(crate) use sources::sources;
pub(crate) use told_times::ToldTime;
pub(crate) use told_times::told_time;
pub(crate) use told_times::write_down_told;
pub(crate) use writing_rules::add_own_word;
pub(crate) use writing_rules::add_shape;
pub(crate) use writing_rules::add_word;
pub(crate) use writing_rules::check_weights;
pub(crate) use writing_rules::drop_own_word;
pub(crate) use writing_rules::drop_plain_word;
pub(crate) use writing_rules::drop_shape;
pub(crate) use writing_rules::drop_word;
pub(crate) use writing_rules::known_words;
pub(crate) use writing_rules::own_words;
pub(crate) use writing_rules::plain_words;
pub(crate) use writing_rules::save_check_weight;
pub(crate) use writing_rules::save_plain_word;
pub(crate) use writing_rules::shapes;

const MAILBOX: &str = "select id, entity_id, address, name_ar, name_en, service_id, allowed_seconds, measure, is_open from mailboxes";

/// The open mailbox of an address that mail came for, with a code or without, of whichever entity: mail comes before anybody is inside a
/// wall, and to the same few again and again.
pub(crate) fn open_mailbox(tx: &mut Tx<'_>, address: &str) -> Result<Option<Mailbox>> {
    let bare = post::without_code(address).to_lowercase();
    let found = tx.recall(&format!("{MAILBOX} where address = $1"), &[bare.into()], mailbox_row)?.pop();
    Ok(found.filter(|mailbox| mailbox.is_open))
}

/// Whether an address, with a code or without, is that of an open mailbox of any entity.
pub fn is_open_address(tx: &mut Tx<'_>, address: &str) -> Result<bool> {
    Ok(open_mailbox(tx, address)?.is_some())
}

/// One mailbox of the entity.
pub fn mailbox(tx: &mut Tx<'_>, id: MailboxId) -> Result<Option<Mailbox>> {
    let entity = tx.entity()?;
    tx.one(&format!("{MAILBOX} where entity_id = $1 and id = $2"), &[entity.into(), id.into()], mailbox_row)
}

/// The entity's mailboxes after one of them, by id.
pub fn mailboxes(tx: &mut Tx<'_>, after: Option<MailboxId>, limit: u32) -> Result<Vec<Mailbox>> {
    let entity = tx.entity()?;
    let sql = format!("{MAILBOX} where entity_id = $1 and id > $2 order by id limit $3");
    tx.query(&sql, &[entity.into(), after.map_or(0, kernel::Id::get).into(), limit.into()], mailbox_row)
}

fn mailbox_row(row: &Row) -> Result<Mailbox> {
    let measure: String = row.get(7)?;
    let allowed = std::time::Duration::from_secs(row.get(6)?);
    Ok(Mailbox {
        id: row.get(0)?,
        entity: row.get(1)?,
        address: row.get(2)?,
        name: Bilingual { ar: row.get(3)?, en: row.get(4)? },
        service: row.get(5)?,
        level: ServiceLevel::new(allowed, Measure::parse(&measure).unwrap_or(Measure::Clock)),
        is_open: row.get(8)?,
    })
}

/// Writes a mailbox, new or changed; the address of a mailbox never changes.
pub(crate) fn save_mailbox(tx: &mut Tx<'_>, mailbox: &Mailbox) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    tx.execute(
        "insert into mailboxes (id, entity_id, address, name_ar, name_en, service_id, allowed_seconds, measure, is_open, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (id) do update set name_ar = excluded.name_ar, name_en = excluded.name_en, service_id = excluded.service_id,
             allowed_seconds = excluded.allowed_seconds, measure = excluded.measure, is_open = excluded.is_open
         where mailboxes.entity_id = excluded.entity_id",
        &[
            mailbox.id.into(),
            entity.into(),
            (&mailbox.address).into(),
            (&mailbox.name.ar).into(),
            (&mailbox.name.en).into(),
            mailbox.service.into(),
            mailbox.level.allowed_seconds.into(),
            mailbox.level.measure.key().into(),
            mailbox.is_open.into(),
            now.into(),
        ],
    )?;
    Ok(())
}

const MESSAGE: &str =
    "select id, mailbox_id, case_id, interaction_id, entry_id, direction, raw, size, message_id, correspondent, correspondent_name,
    subject, automatic, faults, attachments, state, state_note, at, standing, proof, is_verification from messages";

/// Whether these bytes came to this mailbox before.
pub(crate) fn is_known(tx: &mut Tx<'_>, mailbox: MailboxId, raw: &str) -> Result<Option<MessageId>> {
    let entity = tx.entity()?;
    let sql = "select id from messages where entity_id = $1 and mailbox_id = $2 and raw = $3 and direction = 'in'";
    tx.one(sql, &[entity.into(), mailbox.into(), raw.into()], |row| row.get(0))
}

/// One message of the entity.
pub fn message(tx: &mut Tx<'_>, id: MessageId) -> Result<Option<Message>> {
    let entity = tx.entity()?;
    tx.one(&format!("{MESSAGE} where entity_id = $1 and id = $2"), &[entity.into(), id.into()], message_row)
}

/// The messages of a case, oldest first.
pub fn messages_of_case(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<Message>> {
    let entity = tx.entity()?;
    tx.query(&format!("{MESSAGE} where entity_id = $1 and case_id = $2 order by id"), &[entity.into(), case.into()], message_row)
}

/// The newest reply of a case.
pub(crate) fn newest_out(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<Message>> {
    let entity = tx.entity()?;
    let sql = format!("{MESSAGE} where entity_id = $1 and case_id = $2 and direction = 'out' order by id desc limit 1");
    tx.one(&sql, &[entity.into(), case.into()], message_row)
}

/// The reply that bore this message id.
pub(crate) fn sent_by_message_id(tx: &mut Tx<'_>, mailbox: MailboxId, message_id: &str) -> Result<Option<Message>> {
    let entity = tx.entity()?;
    let sql = format!("{MESSAGE} where entity_id = $1 and mailbox_id = $2 and message_id = $3 and direction = 'out'");
    tx.one(&sql, &[entity.into(), mailbox.into(), message_id.into()], message_row)
}

/// The copy of a reply with these bytes that a case has already.
pub(crate) fn copy_in_case(tx: &mut Tx<'_>, case: CaseId, raw: &str) -> Result<Option<MessageId>> {
    let entity = tx.entity()?;
    let sql = "select id from messages where entity_id = $1 and case_id = $2 and raw = $3 and direction = 'out'";
    tx.one(sql, &[entity.into(), case.into(), raw.into()], |row| row.get(0))
}

fn message_row(row: &Row) -> Result<Message> {
    let direction: String = row.get(5)?;
    Ok(Message {
        id: row.get(0)?,
        mailbox: row.get(1)?,
        case: row.get(2)?,
        interaction: row.get(3)?,
        entry: row.get(4)?,
        is_out: direction == "out",
        raw: row.get(6)?,
        size: row.get(7)?,
        message_id: row.get(8)?,
        correspondent: row.get(9)?,
        correspondent_name: row.get(10)?,
        subject: row.get(11)?,
        automatic: row.get(12)?,
        faults: row.json(13)?,
        attachments: row.json(14)?,
        state: row.get(15)?,
        state_note: row.get(16)?,
        at: row.get(17)?,
        standing: row.get(18)?,
        found: serde_json::from_str(&row.get::<String>(19)?).ok(),
        is_verification: row.get(20)?,
    })
}

pub(crate) fn insert_message(tx: &mut Tx<'_>, message: &Message) -> Result<()> {
    let entity = tx.entity()?;
    let faults = serde_json::to_string(&message.faults).map_err(kernel::broken("writing faults"))?;
    let attachments = serde_json::to_string(&message.attachments).map_err(kernel::broken("writing attachments"))?;
    let proof =
        message.found.as_ref().map(serde_json::to_string).transpose().map_err(kernel::broken("writing a proof"))?.unwrap_or_default();
    tx.put(
        "insert into messages (id, entity_id, mailbox_id, case_id, interaction_id, entry_id, direction, raw, size, message_id, correspondent,
             correspondent_name, subject, automatic, faults, attachments, state, state_note, at, standing, proof, is_verification)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)",
        &[
            message.id.into(),
            entity.into(),
            message.mailbox.into(),
            message.case.into(),
            message.interaction.into(),
            message.entry.into(),
            if message.is_out { "out" } else { "in" }.into(),
            (&message.raw).into(),
            message.size.into(),
            (&message.message_id).into(),
            (&message.correspondent).into(),
            (&message.correspondent_name).into(),
            (&message.subject).into(),
            (&message.automatic).into(),
            faults.into(),
            attachments.into(),
            (&message.state).into(),
            (&message.state_note).into(),
            message.at.into(),
            (&message.standing).into(),
            proof.into(),
            message.is_verification.into(),
        ],
    )
}

pub(crate) fn set_state(tx: &mut Tx<'_>, id: MessageId, state: &str, note: &str) -> Result<()> {
    let entity = tx.entity()?;
    tx.put(
        "update messages set state = $3, state_note = $4 where entity_id = $1 and id = $2",
        &[entity.into(), id.into(), state.into(), note.into()],
    )
}

/// The states of messages that the entity sent, and what the other server said of each.
pub(crate) fn states(tx: &mut Tx<'_>, ids: &[i64]) -> Result<Vec<(i64, String, String)>> {
    let (places, ids) = ::store::listed(2, ids.iter().copied());
    let sql = format!("select id, state, state_note from messages where entity_id = $1 and direction = 'out' and id in ({places})");
    let params = [vec![tx.entity()?.into()], ids].concat();
    tx.query(&sql, &params, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}
