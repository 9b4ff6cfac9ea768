//! Words that none knows in a text that speaks the dialect: they are the dialect's, unless they lie near a word that people know.

use kernel::Arg;

use super::Kind;
use super::REWRITE;
use super::Remark;
use super::Severity;
use crate::frequency::level;
use crate::slang;
use crate::spelling::Speller;

/// Says whether a text has two words that the lists name as colloquial; one alone, or a phrase, may be a slip or chance.
pub(super) fn speaks_dialect(text: &str, remarks: &[Remark]) -> bool {
    let colloquial = remarks.iter().filter(|remark| remark.kind == Kind::Slang && remark.severity == Severity::Warn);
    let words = colloquial.map(|remark| &text[remark.range.clone()]).filter(|word| !word.contains(' '));
    words.filter(|word| slang::is_listed(word)).take(2).count() == 2
}

/// With more words that none knows, the text is written in neither language, and none of them is judged.
pub(super) const JUDGED: usize = 40;

/// A word that lies near no other, in a text that speaks the dialect elsewhere, is one of the dialect's that no list has.
pub(super) fn unknown_in_dialect(wrong: Remark, speller: &Speller) -> Remark {
    let said = wrong.args.iter().find_map(|(_, word)| if let Arg::Text(word) = word { Some(word.clone()) } else { None });
    let said = said.unwrap_or_default();
    if !said.starts_with(|ch: char| ('\u{621}'..='\u{64A}').contains(&ch)) {
        return wrong;
    }
    let nearest = wrong.alternatives.first().cloned().or_else(|| speller.suggest(&said, 1).into_iter().next());
    let is_near = nearest.is_some_and(|words| words.split(' ').any(is_well_known));
    if is_near { wrong } else { Remark { kind: Kind::Slang, key: REWRITE, alternatives: Vec::new(), ..wrong } }
}

/// Says whether people know a word, be it behind "and".
fn is_well_known(word: &str) -> bool {
    level(word) <= WELL_KNOWN || word.strip_prefix('و').is_some_and(|word| level(word) <= WELL_KNOWN)
}

/// A word that people know is at least so frequent, in decibels.
const WELL_KNOWN: i32 = 52;
