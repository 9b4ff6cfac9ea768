//! The conversation of a case as people read it, and the place to write under it.

use std::collections::BTreeMap;

use ::store::Tx;
use kernel::Result;
use platform::Arrival;
use platform::Channel;
use platform::Copied;
use platform::Departure;
use platform::Enclosure;
use platform::Writer;
use platform::deliveries::own_wait;
use ui::Page;

use crate::Case;
use crate::Entry;
use crate::EntryKind;
use crate::State;
use crate::abuse::may_be_reported;
use crate::case_page::AskedCase;
use crate::converse::WORK;
use crate::lists::numbered;
use crate::names::name_authors;
use crate::note_drafts::Noting;
use crate::search::references::Piece;
use crate::search::references::References;
use crate::store;

/// How many entries a page shows.
const ENTRIES: u32 = 50;

/// A conversation and the place to write.
pub(crate) struct Conversation {
    pub(crate) entries: Vec<Shown>,
    pub(crate) older: String,
    /// The channel's own place to write; empty where there is none for the one who looks.
    pub(crate) composer: String,
    /// The newest entry that is no note: what comes after it is news to the page.
    pub(crate) newest: i64,
    pub(crate) is_note: bool,
    pub(crate) may_note: bool,
    pub(crate) reply_href: String,
    pub(crate) note_href: String,
    /// The place to write a note.
    pub(crate) noting: Noting,
    /// Why no reply can be written here; empty when one can.
    pub(crate) hint: String,
}

/// An entry as it is shown.
pub(crate) struct Shown {
    pub(crate) anchor: String,
    /// What became of what was sent: `waiting`, `sent`, `failed`; empty for what came in and for notes.
    pub(crate) fate: String,
    /// The same in words, with what to do where it did not arrive; empty where it did.
    pub(crate) fate_note: String,
    /// Who else gets it, and what became of each copy.
    pub(crate) copies: Vec<Copied>,
    /// How it looks: `in`, `out`, `note`, and `opinion` for what the customer said that colleagues alone read.
    pub(crate) look: String,
    pub(crate) is_stranger: bool,
    /// Whether it can become a case of its own.
    pub(crate) may_split: bool,
    /// Whether it can be reported as abuse.
    pub(crate) may_report: bool,
    /// What the channel knows of who sent it, or of how it left.
    pub(crate) arrivals: Vec<Arrival>,
    pub(crate) who: String,
    pub(crate) when: String,
    pub(crate) paragraphs: Vec<Vec<Vec<Piece>>>,
    pub(crate) quoted: Vec<Vec<String>>,
    pub(crate) original: String,
    pub(crate) files: Vec<Enclosure>,
}

impl Conversation {
    pub(crate) fn read(tx: &mut Tx<'_>, page: &Page, case: &Case, asked: &AskedCase, channel: Option<&Channel>) -> Result<Conversation> {
        let mut entries = store::entries(tx, case.id, numbered("entries", &asked.entries)?, ENTRIES)?;
        name_authors(tx, page.lang, &mut entries)?;
        let path = page.href(&case.path());
        let older = entries
            .first()
            .filter(|_| entries.len() == ENTRIES as usize)
            .map(|first| asked.address(&path, &[("entries", &first.id.to_string())]));
        let (fates, arrivals) = (fates(tx, &entries, channel)?, arrivals(tx, &entries, channel)?);
        let cases = References::read(tx, page, entries.iter().map(|entry| entry.text.as_str()))?;
        let files = files(tx, page, &entries, channel)?;
        let known = Known { fates, arrivals, files, cases, writers: writers(tx, &entries, channel)? };
        let works = tx.actor().can(WORK);
        let is_own = case.owner.is_some() && case.owner == tx.actor().employee().ok();
        let writer = channel.and_then(|channel| channel.composer).filter(|_| works && is_own && case.state == State::Open);
        let composer = writer.map_or(Ok(String::new()), |writer| writer(tx, page, case.id.get()))?;
        let hint = match (works, is_own, composer.is_empty()) {
            (true, false, _) if case.state == State::Open => page.t("desk-reply-after-take-over"),
            _ => String::new(),
        };
        Ok(Conversation {
            entries: entries.into_iter().map(|entry| Shown::new(page, entry, channel, &known)).collect(),
            older: older.unwrap_or_default(),
            newest: store::newest_said(tx, case.id)?,
            is_note: composer.is_empty() || asked.write == "note",
            may_note: works,
            composer,
            reply_href: asked.address(&path, &[("tab", &asked.tab), ("write", "reply")]),
            note_href: asked.address(&path, &[("tab", &asked.tab), ("write", "note")]),
            noting: Noting::read(tx, page, case)?,
            hint,
        })
    }
}

/// What the channel knows of the texts of a page.
struct Known {
    fates: BTreeMap<i64, Departure>,
    arrivals: Vec<(i64, Arrival)>,
    files: Vec<(i64, Enclosure)>,
    /// The cases that the texts name.
    cases: References,
    /// Who wrote what is not the customer's.
    writers: Vec<(i64, Writer)>,
}

impl Shown {
    fn new(page: &Page, entry: Entry, channel: Option<&Channel>, known: &Known) -> Shown {
        let source = entry.source.as_ref().map(|(_, id)| *id);
        let fate = source.and_then(|id| known.fates.get(&id));
        let arrivals = known.arrivals.iter().filter(|(id, _)| source == Some(*id)).map(|(_, arrival)| *arrival).collect();
        let state = fate.map_or("sent", |fate| fate.state);
        let look = match entry.kind {
            EntryKind::In | EntryKind::Stranger => "in",
            EntryKind::Out => "out",
            // Colleagues write theirs by hand; what came by another way is the customer's.
            EntryKind::Note if entry.author_id.is_none() && entry.channel != "note" => "opinion",
            EntryKind::Note => "note",
        };
        let original = entry.source.as_ref().zip(channel.and_then(|channel| channel.original));
        Shown {
            anchor: format!("entry-{}", entry.id),
            fate: if entry.kind == EntryKind::Out { state } else { "" }.into(),
            fate_note: fate.map(|fate| fate_note(page, fate)).unwrap_or_default(),
            copies: fate.map(|fate| fate.copies.iter().map(|one| copied(page, one)).collect()).unwrap_or_default(),
            look: look.into(),
            is_stranger: entry.kind == EntryKind::Stranger,
            may_report: may_be_reported(&entry),
            may_split: entry.kind == EntryKind::In || known.writers.iter().any(|(id, _)| source == Some(*id)),
            arrivals,
            who: if entry.author.is_empty() { page.t("desk-customer-unknown") } else { entry.author },
            when: page.when(entry.at),
            paragraphs: paragraphs(&entry.text)
                .into_iter()
                .map(|lines| lines.iter().map(|line| known.cases.pieces(line, entry.kind == EntryKind::Out)).collect())
                .collect(),
            quoted: paragraphs(&entry.quoted),
            original: original.map(|((kind, id), address)| page.href(&address(kind, *id))).unwrap_or_default(),
            files: known.files.iter().filter(|(id, _)| source == Some(*id)).map(|(_, file)| file.clone()).collect(),
        }
    }
}

/// The files of what was said, by the numbers that the channel gave it.
fn files(tx: &mut Tx<'_>, page: &Page, entries: &[Entry], channel: Option<&Channel>) -> Result<Vec<(i64, Enclosure)>> {
    let ids: Vec<i64> = entries.iter().filter_map(|entry| entry.source.as_ref().map(|(_, id)| *id)).collect();
    match channel.and_then(|channel| channel.enclosures) {
        Some(enclosures) if !ids.is_empty() => enclosures(tx, page, &ids),
        _ => Ok(Vec::new()),
    }
}

/// What became of what was sent, by the numbers that the channel gave it.
fn fates(tx: &mut Tx<'_>, entries: &[Entry], channel: Option<&Channel>) -> Result<BTreeMap<i64, Departure>> {
    let sent = entries.iter().filter(|entry| entry.kind == EntryKind::Out);
    let ids: Vec<i64> = sent.filter_map(|entry| entry.source.as_ref().map(|(_, id)| *id)).collect();
    match channel.and_then(|channel| channel.departures) {
        Some(departures) if !ids.is_empty() => Ok(departures(tx, &ids)?.into_iter().collect()),
        _ => Ok(BTreeMap::new()),
    }
}

/// What the channel knows of who sent what came in, and of how what we sent left, by the numbers that it gave it.
fn arrivals(tx: &mut Tx<'_>, entries: &[Entry], channel: Option<&Channel>) -> Result<Vec<(i64, Arrival)>> {
    let said = entries.iter().filter(|entry| entry.kind != EntryKind::Note);
    let ids: Vec<i64> = said.filter_map(|entry| entry.source.as_ref().map(|(_, id)| *id)).collect();
    match channel.and_then(|channel| channel.arrivals) {
        Some(arrivals) if !ids.is_empty() => arrivals(tx, &ids),
        _ => Ok(Vec::new()),
    }
}

/// A copy that somebody else gets, with our own reason where it waits for us.
fn copied(page: &Page, one: &Copied) -> Copied {
    Copied { answer: own_wait(page, &one.answer).unwrap_or_else(|| one.answer.clone()), ..one.clone() }
}

/// Who wrote what is not the customer's, by the numbers that the channel gave it.
pub(crate) fn writers(tx: &mut Tx<'_>, entries: &[Entry], channel: Option<&Channel>) -> Result<Vec<(i64, Writer)>> {
    let came = entries.iter().filter(|entry| entry.kind == EntryKind::Stranger);
    let ids: Vec<i64> = came.filter_map(|entry| entry.source.as_ref().map(|(_, id)| *id)).collect();
    match channel.and_then(|channel| channel.writers) {
        Some(writers) if !ids.is_empty() => writers(tx, &ids),
        _ => Ok(Vec::new()),
    }
}

fn fate_note(page: &Page, fate: &Departure) -> String {
    if let Some(why) = own_wait(page, &fate.answer).filter(|_| fate.state == "waiting") {
        return why;
    }
    let why = if fate.why.is_empty() { String::new() } else { page.t(&fate.why) };
    match fate.state {
        "failed" if !why.is_empty() => {
            page.ta("desk-departure-failed-why", &[("why", why.into()), ("answer", fate.answer.as_str().into())])
        }
        "late" => page.t1("desk-departure-late-note", "answer", fate.answer.as_str()),
        "failed" => page.t1("desk-departure-failed-note", "answer", fate.answer.as_str()),
        "waiting" if !fate.answer.is_empty() => page.t1("desk-departure-waiting-note", "answer", fate.answer.as_str()),
        _ => String::new(),
    }
}

/// A text as paragraphs of lines: an empty line ends a paragraph.
fn paragraphs(text: &str) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = vec![Vec::new()];
    for line in text.lines().map(str::trim_end) {
        match (line.is_empty(), all.last_mut()) {
            (false, Some(last)) => last.push(line.to_owned()),
            _ => all.push(Vec::new()),
        }
    }
    all.retain(|lines| !lines.is_empty());
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_line_ends_a_paragraph_and_several_end_it_no_more() {
        assert_eq!(paragraphs("السلام عليكم\n\n\nأود الاستفسار\nعن الرسوم"), [vec!["السلام عليكم"], vec!["أود الاستفسار", "عن الرسوم"]]);
        assert!(paragraphs(" \n").is_empty());
    }
}
