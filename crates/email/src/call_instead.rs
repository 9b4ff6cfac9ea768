//! A call instead of a reply (6.email.choose-means): its outcome is what the conversation shows. Only a call that reached the customer is
//! an answer; after one that did not the clock runs on.

use ::store::Tx;
use desk::CaseId;
use desk::Entry;
use desk::EntryKind;
use desk::Promised;
use desk::Said;
use kernel::Error;
use kernel::Event;
use kernel::Id;
use kernel::Result;
use kernel::Timestamp;
use kernel::invalid;
use sha2::Digest;
use sha2::Sha256;

use crate::events::ReplySent;
use crate::interim_events::CalledInstead;
use crate::open_points;
use crate::store;
use crate::waited::Time;

/// The longest of what was said and of the next step, in characters.
const LONGEST: usize = 2_000;

/// How many of a conversation's newest entries are looked through for what was written.
const ENTRIES: u32 = 20;

/// So many of the newest replies are counted: more rounds than any entity waits for.
const ROUNDS: u32 = 50;

/// A call that was made.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    /// The number that was called.
    pub(crate) number: String,
    pub(crate) is_reached: bool,
    /// What was said, or that nobody answered.
    pub(crate) said: String,
    /// What comes next; may be empty.
    pub(crate) next_step: String,
    /// By when the customer was told it comes.
    pub(crate) until: Option<Timestamp>,
    /// The version of the case on which it was written.
    pub(crate) seen: i64,
}

/// Records a call as the reply. The same again from the same view of the case is the one that was recorded.
///
/// # Errors
/// `Invalid` without a number or what was said; refused for anybody but the owner; `Conflict` when the case changed since.
pub(crate) fn record_call(tx: &mut Tx<'_>, words: &ui::Words, id: CaseId, call: &Call) -> Result<()> {
    must_be_whole(call)?;
    let digest = digest(call);
    if store::sending(tx, id, call.seen)?.is_some_and(|(known, _)| known == digest) {
        return Ok(());
    }
    let mut case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    case.must_be_owned_by(tx.actor().employee()?)?;
    case.must_be_version(call.seen)?;
    if call.until.is_some_and(|until| until <= tx.now()) {
        return Err(invalid("date", "email-interim-past"));
    }
    let time = Time::of(tx, &case)?;
    let interaction = desk::store::newest_interaction(tx, id)?.ok_or(Error::NotFound("interaction"))?;
    if call.is_reached {
        desk::entity_answered(tx, &mut case)?;
        desk::keep_promises(tx, id, &[Promised::Reply, Promised::CallBack])?;
    }
    let said = said(tx, words, &case, (call, interaction))?;
    let entry: Entry = desk::say(tx, &mut case, said)?;
    if call.is_reached {
        open_points::all_answered(tx, id, entry.id)?;
    }
    if let Some(until) = call.until.filter(|_| call.is_reached) {
        desk::make_promise(tx, id, Promised::Completion, until)?;
    }
    // A call has no message: its entry stands for it, under a digest that no reply can have.
    store::write_down_sending(tx, id, call.seen, &digest, Id::new(entry.id))?;
    tx.record(CalledInstead {
        case: id.get(),
        interaction: interaction.get(),
        is_reached: call.is_reached,
        is_in_time: time.is_in_time.filter(|_| call.is_reached),
        clock_seconds: time.spent.clock_seconds,
        working_seconds: time.spent.working_seconds,
        step: if call.is_reached { "reached" } else { "missed" },
    })?;
    Ok(())
}

/// Whether one more letter would be the round of writing from which on the entity wants a call, and nobody has called yet. What the entity
/// wants stands with the newest reply.
pub(crate) fn is_better(tx: &mut Tx<'_>, id: CaseId) -> Result<bool> {
    // Where nothing was written lately, nothing more need be looked at.
    let is_written = |entry: &Entry| entry.kind == EntryKind::Out && entry.channel == crate::KEY;
    if !desk::store::entries(tx, id, None, ENTRIES)?.iter().any(is_written) {
        return Ok(false);
    }
    let Some(interaction) = desk::store::newest_interaction(tx, id)? else { return Ok(false) };
    if !tx.newest_of_kind((interaction.get(), CalledInstead::KIND), 1)?.is_empty() {
        return Ok(false);
    }
    let rounds = tx.newest_of_kind((interaction.get(), ReplySent::KIND), ROUNDS)?;
    let rounds: Vec<_> = rounds.iter().filter(|event| event.data["is_in_time"].is_boolean()).collect();
    let most = rounds.first().and_then(|newest| newest.data["call_after"].as_u64()).unwrap_or(0);
    Ok(most > 0 && rounds.len() as u64 + 1 >= most)
}

fn must_be_whole(call: &Call) -> Result<()> {
    let digits = call.number.chars().filter(|ch| ch.is_numeric()).count();
    if !(6..=15).contains(&digits) || call.number.chars().any(|ch| !ch.is_numeric() && !" +-()".contains(ch)) {
        return Err(invalid("number", "email-call-number"));
    }
    if call.is_reached && call.said.trim().is_empty() {
        return Err(invalid("said", "email-call-said-empty"));
    }
    for (field, text) in [("said", &call.said), ("next_step", &call.next_step)] {
        if text.chars().count() > LONGEST {
            return Err(invalid(field, "email-call-long"));
        }
    }
    Ok(())
}

fn digest(call: &Call) -> String {
    let whole = [call.number.trim(), call.said.trim(), call.next_step.trim(), if call.is_reached { "yes" } else { "no" }].join("\u{0}");
    format!("call:{}", hex::encode(Sha256::digest(whole.as_bytes())))
}

/// What the conversation shows: to the customer too where they were reached, between colleagues where they were not.
fn said(tx: &mut Tx<'_>, words: &ui::Words, case: &desk::Case, (call, interaction): (&Call, desk::InteractionId)) -> Result<Said> {
    let lang = if call.is_reached { case.lang } else { tx.actor().lang };
    let line = |key: &str, name: &'static str, value: &str| words.say_plain(lang, key, &[(name, value.into())]);
    let first = if call.is_reached { "email-call-entry-reached" } else { "email-call-entry-missed" };
    let mut lines = vec![line(first, "number", call.number.trim())];
    if !call.said.trim().is_empty() {
        lines.push(call.said.trim().to_owned());
    }
    if !call.next_step.trim().is_empty() {
        lines.push(line("email-call-entry-next", "what", call.next_step.trim()));
    }
    let kind = if call.is_reached { EntryKind::Out } else { EntryKind::Note };
    Ok(Said { interaction: Some(interaction), ..Said::by_me(tx, lang, (kind, "call"), lines.join("\n\n"))? })
}
