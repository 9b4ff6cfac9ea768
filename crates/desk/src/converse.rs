//! What is said in a case: by the customer, by the employee who answers, between colleagues.

use ::store::Tx;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Id;
use kernel::Lang;
use kernel::Permission;
use kernel::Result;
use kernel::Timestamp;

use crate::Case;
use crate::CaseId;
use crate::Entry;
use crate::EntryKind;
use crate::InteractionId;
use crate::Sorts;
use crate::State;
use crate::asking::answered;
use crate::events::CaseClosed;
use crate::events::NoteAdded;
use crate::first_contact;
use crate::mention;
use crate::mention::Named;
use crate::notices;
use crate::offers;
use crate::promise::must_be_answered;
use crate::sorts::taken;
use crate::store;

/// Work on cases: write notes, take over, close, correct what is known of a customer.
pub const WORK: Permission = Permission { key: "desk.work", roles: &org::SERVING };

/// The channel of what is told to a customer before the answer, such as that something is being checked: the answer is still owed.
pub const INTERIM: &str = "interim";

/// How much of an entry a list shows.
const PREVIEW: usize = 140;
/// The same by the same person within so long is a second click: one note, one batch, one case.
pub(crate) const REPEATED_SECONDS: i64 = 60;

/// Something said, before it stands in the conversation.
#[derive(Clone, Debug)]
pub struct Said {
    /// The interaction it belongs to.
    pub interaction: Option<InteractionId>,
    /// Who it is from and to.
    pub kind: EntryKind,
    /// The key of the channel.
    pub channel: &'static str,
    /// Who said it, as shown.
    pub author: String,
    /// The employee who said it, if one did.
    pub author_id: Option<EmployeeId>,
    /// What was said.
    pub text: String,
    /// What it quotes of earlier messages.
    pub quoted: String,
    /// Where the channel keeps the original: its kind and number.
    pub source: Option<(&'static str, i64)>,
    /// By what else it is found: what its files are called and say.
    pub files: String,
}

impl Said {
    /// Somebody's words through a channel: no employee's, in no interaction, and nothing else about them.
    pub fn new(kind: EntryKind, channel: &'static str, author: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            interaction: None,
            kind,
            channel,
            author: author.into(),
            author_id: None,
            text: text.into(),
            quoted: String::new(),
            source: None,
            files: String::new(),
        }
    }

    /// The words of the employee who acts, under their name as it is written in a language.
    ///
    /// # Errors
    /// `SignedOut` where no employee acts, and what the database says.
    pub fn by_me(tx: &mut Tx<'_>, lang: Lang, (kind, channel): (EntryKind, &'static str), text: impl Into<String>) -> Result<Self> {
        let me = tx.actor().employee()?;
        let name = org::store::employee(tx, me)?.map(|employee| employee.name.get(lang).to_owned()).unwrap_or_default();
        Ok(Self { author_id: Some(me), ..Self::new(kind, channel, name, text) })
    }
}

/// Puts something said into the conversation, and makes it findable.
///
/// # Errors
/// What the database says.
pub fn say(tx: &mut Tx<'_>, case: &mut Case, said: Said) -> Result<Entry> {
    let entry = say_first(tx, case, said)?;
    if entry.kind != EntryKind::Note {
        case.preview = preview(&entry.text);
        case.moved_at = entry.at;
    }
    store::save_case(tx, case)?;
    Ok(entry)
}

/// The same for the words that a case was opened with just now: it stands already as they leave it.
///
/// # Errors
/// What the database says.
pub fn say_first(tx: &mut Tx<'_>, case: &Case, said: Said) -> Result<Entry> {
    let entry = Entry {
        id: tx.new_id::<()>().get(),
        interaction: said.interaction,
        kind: said.kind,
        channel: said.channel.into(),
        author: said.author,
        author_id: said.author_id,
        text: said.text,
        quoted: said.quoted,
        source: said.source.map(|(kind, id)| (kind.into(), id)),
        at: tx.now(),
    };
    store::insert_entry(tx, case.id, &entry)?;
    store::make_findable(tx, case, &entry, &said.files)?;
    Ok(entry)
}

/// The first words of a text on one line, behind its salutation and greeting: these stand in every letter and tell none from another.
pub(crate) fn preview(text: &str) -> String {
    let line = writing::address::without_opening(text).split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(PREVIEW).collect()
}

/// Writes a note that only colleagues see.
///
/// # Errors
/// `Invalid` when it is empty, `NotFound` for a case of another entity.
pub fn add_note(tx: &mut Tx<'_>, id: CaseId, text: &str) -> Result<Entry> {
    write_note(tx, id, text, true)
}

/// Writes a note that asks a colleague something: it answers nothing that the one who writes it was asked.
pub(crate) fn ask_in_note(tx: &mut Tx<'_>, id: CaseId, text: &str) -> Result<Entry> {
    write_note(tx, id, text, false)
}

fn write_note(tx: &mut Tx<'_>, id: CaseId, text: &str, may_answer: bool) -> Result<Entry> {
    let me = tx.actor().employee()?;
    let (lang, now) = (tx.actor().lang, tx.now());
    if text.trim().is_empty() {
        return Err(kernel::invalid("text", "desk-note-empty"));
    }
    let named = named(tx, text.trim())?;
    let mut case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    if let Some(same) = store::entries(tx, id, None, 1)?.into_iter().find(|last| is_repeated(last, me, &named.text, now)) {
        return Ok(same);
    }
    let said = Said::by_me(tx, lang, (EntryKind::Note, "note"), named.text)?;
    let entry = say(tx, &mut case, said)?;
    tx.record(NoteAdded { case: case.id.get(), entry: entry.id })?;
    if may_answer {
        answered(tx, case.id, entry.id)?;
    }
    named.told.into_iter().try_for_each(|one| notices::tell(tx, one, "mentioned", Some(id)))?;
    Ok(entry)
}

/// The note with the colleagues whom it names.
fn named(tx: &mut Tx<'_>, text: &str) -> Result<Named> {
    if !text.contains('@') {
        return Ok(Named { text: text.into(), told: Vec::new() });
    }
    let people: Vec<_> = org::store::employees(tx)?.into_iter().map(|one| (one.id, one.name)).collect();
    mention::find(text, &people)
}

/// Whether a note is the one that was just written, sent by a second click.
fn is_repeated(last: &Entry, me: EmployeeId, text: &str, now: Timestamp) -> bool {
    let is_same = last.kind == EntryKind::Note && last.author_id == Some(me) && last.text == text;
    is_same && now.duration_since(last.at).as_secs() < REPEATED_SECONDS
}

/// Closes a case that has been answered. Closing it again changes nothing.
///
/// # Errors
/// Refused while the customer waits or for anybody but the owner; `Conflict` when it changed since it was looked at.
pub fn close_case(tx: &mut Tx<'_>, id: CaseId, seen: i64) -> Result<Case> {
    let me = tx.actor().employee()?;
    let mut case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    case.must_be_owned_by(me)?;
    if case.state == State::Closed {
        return Ok(case);
    }
    case.must_be_version(seen)?;
    settle(tx, &mut case)?;
    Ok(case)
}

/// Closes a case that has been answered, whoever acts.
///
/// # Errors
/// Refused while the customer waits, or when it is closed already.
pub fn settle(tx: &mut Tx<'_>, case: &mut Case) -> Result<()> {
    let now = tx.now();
    let was_snoozed = case.is_snoozed;
    case.close(now)?;
    must_be_answered(tx, case.id)?;
    if was_snoozed {
        store::snoozes::end(tx, case.id)?;
    }
    store::save_case(tx, case)?;
    offers::withdraw(tx, case.id)?;
    let interaction = store::newest_interaction(tx, case.id)?;
    let (clock_seconds, working_seconds) = taken(tx, case, now)?;
    let is_answered = store::is_said_after(tx, case.id, EntryKind::Out, 0)?;
    let sorts = Sorts::of(tx, case)?;
    if is_answered {
        first_contact::closed(tx, case, now)?;
    }
    tx.record(CaseClosed {
        case: case.id.get(),
        interaction: interaction.map(Id::get),
        owner: case.owner.map(Id::get),
        sorts,
        clock_seconds,
        working_seconds,
        is_answered,
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preview_is_one_line_cut_between_letters() {
        assert_eq!(preview("  السلام عليكم\n\nأود  الاستفسار "), "أود الاستفسار");
        assert_eq!(preview("  السلام عليكم "), "السلام عليكم", "who only greets says that much");
        assert_eq!(preview(&"ب".repeat(500)).chars().count(), PREVIEW);
    }
}
