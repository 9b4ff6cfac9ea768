//! Replies whose faults a person marked, held against what the checks remark upon (`bench/writing/README.md` says how they are written).

use std::collections::BTreeMap;
use std::ops::Range;

use kernel::Lang;

use crate::Speller;
use crate::checks::Context;
use crate::checks::Kind;
use crate::checks::Remark;
use crate::checks::check;
use crate::confidential::LeakKind;

/// A reply and the faults that stand in it.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The language it should have.
    pub lang: Lang,
    /// The service it is about.
    pub service: String,
    /// The text as its writer left it.
    pub text: String,
    /// What is wrong with it, in order.
    pub faults: Vec<Fault>,
}

/// A marked place of a reply.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The name of its kind, one of [`KINDS`].
    pub kind: String,
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// What was meant by a misspelling, or each plain wording that an editor accepts in the place of slang.
    pub meant: Vec<String>,
}

/// The kinds of faults, in the order in which figures are shown.
pub const KINDS: [&str; 12] =
    ["spelling", "slang", "contraction", "vague", "blame", "long", "identity", "card", "iban", "passport", "password", "health"];

/// The kinds whose marks may say what should stand there.
const CORRECTED: [&str; 2] = ["spelling", "slang"];

/// What became of a fault or of a remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A fault that was remarked upon.
    Found,
    /// A fault that was not.
    Missed,
    /// A remark where no fault stands.
    FalseAlarm,
}

/// A fault or remark with its outcome.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The name of its kind.
    pub kind: String,
    /// What became of it.
    pub outcome: Outcome,
    /// The words it is about.
    pub words: String,
}

/// How often a check was right, silent and wrong.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Faults that were remarked upon.
    pub found: usize,
    /// Faults that were not.
    pub missed: usize,
    /// Remarks where no fault stands.
    pub false_alarms: usize,
}

impl Tally {
    /// The share of remarks that are right, from 0 to 1; `None` without remarks.
    pub fn precision(&self) -> Option<f64> {
        share(self.found, self.false_alarms)
    }

    /// The share of faults that are found, from 0 to 1; `None` without faults.
    pub fn recall(&self) -> Option<f64> {
        share(self.found, self.missed)
    }

    /// Counts an outcome.
    pub fn count(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Found => self.found += 1,
            Outcome::Missed => self.missed += 1,
            Outcome::FalseAlarm => self.false_alarms += 1,
        }
    }
}

fn share(part: usize, rest: usize) -> Option<f64> {
    let count = |number: usize| u32::try_from(number).map_or(f64::NAN, f64::from);
    (part + rest > 0).then(|| count(part) / count(part + rest))
}

/// Reads a file of marked replies.
///
/// # Panics
///
/// On a mark that is not closed or of no known kind: the set is part of the source.
pub fn read(set: &str) -> Vec<Reply> {
    set.split("@@ ").skip(1).map(reply).collect()
}

fn reply(part: &str) -> Reply {
    let (head, marked) = part.split_once('\n').expect("a reply follows its head");
    let (lang, service) = head.split_once(' ').expect("a head has a language and a service");
    let mut reply = Reply {
        lang: if lang == "en" { Lang::En } else { Lang::Ar },
        service: service.to_owned(),
        text: String::new(),
        faults: Vec::new(),
    };
    for piece in marked.trim_end().split('⟧') {
        let (before, inside) = piece.split_once('⟦').unwrap_or((piece, ""));
        reply.text.push_str(before);
        if let Some((kind, words)) = inside.split_once('|') {
            reply.add(kind, words);
        }
    }
    reply
}

impl Reply {
    fn add(&mut self, kind: &str, words: &str) {
        assert!(KINDS.contains(&kind), "{kind}: {words}");
        let (written, meant) = words.split_once('=').filter(|_| CORRECTED.contains(&kind)).unwrap_or((words, ""));
        let meant = meant.split('/').filter(|meant| !meant.is_empty()).map(str::to_owned).collect();
        let range = self.text.len()..self.text.len() + written.len();
        self.text.push_str(written);
        self.faults.push(Fault { kind: kind.to_owned(), range, meant });
    }

    /// What the checks remark upon in it, with the bundled words alone.
    pub fn remarks(&self) -> Vec<Remark> {
        let context = Context {
            lang: self.lang,
            customer: None,
            gender: None,
            speller: Speller::shared(),
            slang: &[],
            patterns: &[],
            is_whole: false,
        };
        check(&self.text, &context)
    }

    /// Each fault, found or missed, and each remark that is false.
    pub fn judge(&self) -> Vec<Judged> {
        let remarks: Vec<(&'static str, Range<usize>)> =
            self.remarks().into_iter().filter_map(|remark| Some((name(&remark)?, remark.range))).collect();
        let judged = |kind: &str, outcome, range: &Range<usize>| Judged {
            kind: kind.to_owned(),
            outcome,
            words: self.text[range.clone()].to_owned(),
        };
        let is_found = |fault: &Fault| remarks.iter().any(|(kind, range)| *kind == fault.kind && meet(range, &fault.range));
        let is_right =
            |kind: &str, range: &Range<usize>| self.faults.iter().any(|fault| is_near(kind, &fault.kind) && meet(range, &fault.range));
        let of_fault = |fault: &Fault| {
            let outcome = if is_found(fault) { Outcome::Found } else { Outcome::Missed };
            judged(&fault.kind, outcome, &fault.range)
        };
        let alarms = remarks.iter().filter(|(kind, range)| !is_right(kind, range));
        let alarms = alarms.map(|(kind, range)| judged(kind, Outcome::FalseAlarm, range));
        self.faults.iter().map(of_fault).chain(alarms).collect()
    }

    /// How often one press gives what was meant by faults of a kind: the first alternative of every remark that touches the marked place,
    /// put in, leaves an accepted wording. Right ones are `found`, wrong ones `false_alarms`, remarks that offer nothing are `missed`.
    pub fn pressed(&self, kind: &str) -> Tally {
        let mut tally = Tally::default();
        let remarks = self.remarks();
        for fault in self.faults.iter().filter(|fault| fault.kind == kind && !fault.meant.is_empty()) {
            let touching: Vec<&Remark> =
                remarks.iter().filter(|remark| name(remark) == Some(kind) && meet(&remark.range, &fault.range)).collect();
            if touching.is_empty() {
                continue;
            }
            let offered = |remark: &&Remark| Some((remark.range.clone(), remark.alternatives.first()?.clone()));
            let pressed = touching.iter().map(offered).collect::<Option<Vec<_>>>();
            tally.count(pressed.map_or(Outcome::Missed, |pressed| {
                let is_right = fault.meant.iter().any(|meant| self.is_put(&pressed, fault, meant));
                if is_right { Outcome::Found } else { Outcome::FalseAlarm }
            }));
        }
        tally
    }

    /// Says whether what was pressed leaves the text that was meant at one fault. Where a remark takes in words beside the mark, for
    /// which the plain wording has others too, what was meant must begin or end what it leaves.
    fn is_put(&self, pressed: &[(Range<usize>, String)], fault: &Fault, meant: &str) -> bool {
        let mut text = self.text.clone();
        pressed.iter().rev().for_each(|(range, words)| text.replace_range(range.clone(), words));
        if bare(&text) == bare(&self.put(&fault.range, meant)) {
            return true;
        }
        let [(range, words)] = pressed else { return false };
        let (words, meant) = (bare(words), bare(meant));
        let is_wider = range.start <= fault.range.start && fault.range.end <= range.end && *range != fault.range;
        is_wider && (words == meant || words.starts_with(&format!("{meant} ")) || words.ends_with(&format!(" {meant}")))
    }

    fn put(&self, range: &Range<usize>, words: &str) -> String {
        format!("{}{words}{}", &self.text[..range.start], &self.text[range.end..])
    }
}

/// A text without the diacritics that may stand or not.
fn bare(text: &str) -> String {
    text.chars().filter(|ch| !('\u{64B}'..='\u{652}').contains(ch)).collect()
}

/// The tallies of all kinds over these replies.
pub fn tallies(replies: &[Reply]) -> BTreeMap<String, Tally> {
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for judged in replies.iter().flat_map(Reply::judge) {
        tallies.entry(judged.kind).or_default().count(judged.outcome);
    }
    tallies
}

/// The kind of fault that a remark is about; `None` where the set marks none.
fn name(remark: &Remark) -> Option<&'static str> {
    Some(match remark.kind {
        Kind::Spelling => "spelling",
        Kind::Slang if remark.key == "writing-contraction" => "contraction",
        Kind::Slang => "slang",
        Kind::Vague => "vague",
        Kind::Blame => "blame",
        Kind::LongSentence => "long",
        Kind::Confidential(LeakKind::PersonalNumber) => "identity",
        Kind::Confidential(LeakKind::Card) => "card",
        Kind::Confidential(LeakKind::Iban) => "iban",
        Kind::Confidential(LeakKind::Passport) => "passport",
        Kind::Confidential(LeakKind::Password) => "password",
        Kind::Confidential(LeakKind::Health) => "health",
        _ => return None,
    })
}

/// Says whether a remark of one kind on a fault of the other is right to warn: a word of slang is no word of the dictionary's.
fn is_near(remark: &str, fault: &str) -> bool {
    const WORDS: [&str; 3] = ["spelling", "slang", "contraction"];
    remark == fault || (WORDS.contains(&remark) && WORDS.contains(&fault))
}

fn meet(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_out_of_the_text_and_kept_with_their_place() {
        let replies = read("@@ en traffic\nIt was ⟦spelling|recieved=received⟧ ⟦slang|rn⟧.\n@@ ar health\nتم.\n");
        assert_eq!(replies[0].text, "It was recieved rn.");
        assert_eq!(replies[0].faults[0], Fault { kind: "spelling".to_owned(), range: 7..15, meant: vec!["received".to_owned()] });
        assert_eq!((replies[1].lang, replies[1].text.as_str()), (Lang::Ar, "تم."));
    }

    #[test]
    fn what_is_pressed_is_held_against_the_whole_text_that_was_meant() {
        let set = "@@ en traffic\nIt was ⟦spelling|recieved=received⟧. ⟦spelling|Their=There⟧ is a ⟦spelling|frm=firm⟧.\n";
        let tally = read(set)[0].pressed("spelling");
        assert_eq!((tally.found, tally.false_alarms), (2, 1));
    }

    #[test]
    fn of_slang_every_plain_wording_that_an_editor_accepts_is_right() {
        let set = "@@ ar traffic\n⟦slang|شلون=كيف/بأي طريقة⟧ ندفع، و⟦slang|وين=في أي مكان⟧؟\n";
        let tally = read(set)[0].pressed("slang");
        assert_eq!((tally.found, tally.false_alarms, tally.missed), (1, 1, 0));
    }

    #[test]
    fn a_fault_is_found_or_missed_and_a_remark_elsewhere_is_false() {
        let set = "@@ en traffic\nIt was ⟦spelling|recieved=received⟧ by a ⟦spelling|form=from⟧ shortly.\n";
        let judged: Vec<_> = read(set)[0].judge().into_iter().map(|judged| (judged.words, judged.outcome)).collect();
        let wanted = [("recieved", Outcome::Found), ("form", Outcome::Missed), ("shortly", Outcome::FalseAlarm)];
        assert_eq!(judged, wanted.map(|(words, outcome)| (words.to_owned(), outcome)));
    }
}
