//! What proves a finding: the events in words, and the words and questions in them that it is about.

use ::store::Tx;
use guide::Outcome;
use kernel::Recorded;
use kernel::Result;
use platform::App;
use platform::Evidence;
use platform::Evident;
use ui::Page;

use crate::findings::Kept;
use crate::happened;
use crate::happened::Line;
use crate::names::Names;

/// An event that proves a finding.
pub(crate) struct Proof {
    pub(crate) line: Line,
    /// What in it the clause was missed by.
    pub(crate) evident: Vec<Evident>,
}

/// What the parts of this build say of their events.
pub(crate) fn evidence(app: &App) -> Vec<Evidence> {
    app.slices().iter().filter_map(|slice| slice.evidence).collect()
}

/// The proof of a finding out of the events of its case.
pub(crate) fn of(
    tx: &mut Tx<'_>,
    page: &Page,
    evidence: &[Evidence],
    (kept, events): (&Kept, &[Recorded]),
    names: &mut Names,
) -> Result<Vec<Proof>> {
    let mut proofs = Vec::new();
    for event in events.iter().filter(|event| kept.evidence.contains(&event.seq)) {
        let mut evident = Vec::new();
        for says in evidence.iter().filter(|_| kept.outcome == Outcome::Missed) {
            evident.extend(says(tx, page, &kept.clause, event)?);
        }
        proofs.push(Proof { line: happened::line(tx, page, names, event)?, evident });
    }
    Ok(proofs)
}
