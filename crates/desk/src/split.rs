//! A message, or a part of one, becomes a case of its own: of whoever wrote it, with its own number and code, and a clock that counts from when
//! it was written.

use ::store::Tx;
use calendar::Countdown;
use kernel::CustomerId;
use kernel::Error;
use kernel::Lang;
use kernel::Result;
use kernel::invalid;
use kernel::refuse;
use org::ServiceId;
use platform::Channel;
use platform::Writer;

use crate::Awaits;
use crate::Case;
use crate::CaseId;
use crate::Contact;
use crate::Entry;
use crate::EntryKind;
use crate::NewCase;
use crate::Sorts;
use crate::agreements;
use crate::assign::must_be_in_hand;
use crate::case_events::CaseSplit;
use crate::conversation::writers;
use crate::converse::REPEATED_SECONDS;
use crate::events::CaseAssigned;
use crate::link::join;
use crate::meet;
use crate::open::Turn;
use crate::open::open;
use crate::proposals;
use crate::store;
use crate::store::together;

/// The longest subject, in letters.
const LONGEST: usize = 200;
/// How many entries of a new case are looked at for the words that it was opened with.
const LOOKED_AT: u32 = 20;

/// What becomes a case of its own.
#[derive(Clone, Debug)]
pub struct Part {
    /// The entry of the conversation.
    pub entry: i64,
    /// Its words, or some of them; all of them when left empty.
    pub text: String,
    /// What the new case is about.
    pub subject: String,
}

/// Opens a case from what a customer wrote in another one, which stays as it is, or from what somebody else wrote there who can be answered:
/// it is theirs then. A second click answers the same case. `channels` are those that the product speaks.
///
/// # Errors
/// `Invalid` for words that do not stand in the message, or no subject; refused for what is not the customer's, and in a colleague's hands.
pub fn split_case(tx: &mut Tx<'_>, id: CaseId, part: &Part, channels: &[Channel]) -> Result<Case> {
    let case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    must_be_in_hand(tx, &case)?;
    let entry = entry(tx, case.id, part.entry)?.ok_or(Error::NotFound("entry"))?;
    let channel = channels.iter().find(|channel| channel.key == case.channel);
    let writer = writer_of(tx, &entry, channel)?;
    if entry.kind != EntryKind::In && writer.is_none() {
        return Err(refuse("desk-split-not-theirs").into());
    }
    let text = words_of(&entry.text, &part.text)?;
    let subject: String = part.subject.trim().chars().take(LONGEST).collect();
    if subject.is_empty() {
        return Err(invalid("subject", "desk-split-subject"));
    }
    if let Some(same) = just_made(tx, &case, &entry, (&subject, &text))? {
        return Ok(same);
    }
    let channel = channel.ok_or(Error::NotFound("channel"))?;
    let of = turned_to(tx, (&case, &entry), writer, &text)?;
    let new = begin(tx, (&case, &entry), of, (channel.key, &subject, &text))?;
    tx.record(CaseSplit { case: case.id.get(), entry: entry.id, other: new.id.get(), reference: new.reference.clone() })?;
    join(tx, &case, &new)?;
    Ok(new)
}

/// One entry of a case's conversation.
pub(crate) fn entry(tx: &mut Tx<'_>, case: CaseId, id: i64) -> Result<Option<Entry>> {
    Ok(store::entries(tx, case, id.checked_add(1), 1)?.pop().filter(|entry| entry.id == id))
}

/// The words that are taken: they stand in the message, whatever the lines are broken into.
fn words_of(message: &str, part: &str) -> Result<String> {
    let bare = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    match bare(part) {
        wanted if wanted.is_empty() => Ok(message.to_owned()),
        wanted if bare(message).contains(&wanted) => Ok(part.trim().to_owned()),
        _ => Err(invalid("text", "desk-split-words")),
    }
}

/// The case that a first click made of the same words a moment ago.
fn just_made(tx: &mut Tx<'_>, case: &Case, entry: &Entry, (subject, text): (&str, &str)) -> Result<Option<Case>> {
    let now = tx.now();
    for id in together::links(tx, case.id)?.into_iter().rev() {
        let Some(other) = store::case(tx, id)?.filter(|other| other.id == id) else { continue };
        if other.subject != subject || now.duration_since(other.opened_at).as_secs() >= REPEATED_SECONDS {
            continue;
        }
        let entries = store::entries(tx, id, None, LOOKED_AT)?;
        if entries.iter().any(|first| first.kind == EntryKind::In && first.at == entry.at && first.text == text) {
            return Ok(Some(other));
        }
    }
    Ok(None)
}

/// Who wrote an entry that is not the customer's, where they can be answered.
pub(crate) fn writer_of(tx: &mut Tx<'_>, entry: &Entry, channel: Option<&Channel>) -> Result<Option<Writer>> {
    Ok(writers(tx, std::slice::from_ref(entry), channel)?.pop().map(|(_, writer)| writer))
}

/// Whose the new case is, and its clock.
struct Of {
    customer: Option<CustomerId>,
    lang: Lang,
    service: Option<ServiceId>,
    countdown: Countdown,
}

fn turned_to(tx: &mut Tx<'_>, (case, entry): (&Case, &Entry), writer: Option<Writer>, text: &str) -> Result<Of> {
    let Some(writer) = writer else {
        // The time in which the clock stood still was told of these words, too; from now on it runs for them.
        let countdown = case.countdown.begun(entry.at, tx.now());
        return Ok(Of { customer: case.customer, lang: case.lang, service: case.service, countdown });
    };
    let lang = writing::language(text);
    let customer = meet(tx, &Contact { kind: writer.kind, value: writer.address, name: writer.name, lang })?;
    let of_channel = case.countdown.usual().unwrap_or(case.countdown.level());
    let countdown = agreements::clock(tx, entry.at, None, of_channel)?;
    Ok(Of { customer: Some(customer.id), lang, service: None, countdown })
}

fn begin(
    tx: &mut Tx<'_>,
    (case, entry): (&Case, &Entry),
    Of { customer, lang, service, countdown }: Of,
    (channel, subject, text): (&'static str, &str, &str),
) -> Result<Case> {
    let level = countdown.level();
    let (subject, first_words) = (subject.to_owned(), text.to_owned());
    let new = NewCase { kind: "matter", channel, subject, first_words, lang, customer, service, level };
    let proposal = proposals::propose(tx, &new)?;
    let due = countdown.due(&crate::calendars::of_entity(tx)?);
    let (owner, back_up) = (case.owner, case.back_up);
    let turn = Turn { awaits: Awaits::Employee, urgency: proposal.urgency, due, countdown, owner, back_up, from_case: Some(case.id) };
    let (new, interaction) = open(tx, new, turn)?;
    proposals::keep(tx, &new, &proposal)?;
    let (id, text, quoted) = (tx.new_id::<()>().get(), text.into(), String::new());
    let first = Entry { id, interaction: Some(interaction), kind: EntryKind::In, text, quoted, ..entry.clone() };
    store::insert_entry(tx, new.id, &first)?;
    store::make_findable(tx, &new, &first, "")?;
    let sorts = Sorts::of(tx, &new)?;
    tx.record(CaseAssigned {
        case: new.id.get(),
        interaction: Some(interaction.get()),
        from: new.owner.map(kernel::Id::get),
        sorts,
        owner: new.owner.map(kernel::Id::get),
        back_up: new.back_up.map(kernel::Id::get),
        reason: "split",
        note: String::new(),
        handed_at: None,
        is_returned: false,
        returned_at: None,
        handed_centre: None,
    })?;
    Ok(new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_stands_in_the_message_whatever_its_lines_are_and_other_words_are_refused() {
        let message = "Where is my card?\n\nAnd how much is a new\nlicence?";
        assert_eq!(words_of(message, "  And how much is a new licence? ").unwrap(), "And how much is a new licence?");
        assert_eq!(words_of(message, "").unwrap(), message);
        assert!(words_of(message, "Please refund me.").is_err());
    }
}
