//! What this build really does for a clause: the means that its parts declare, and the rule that judges it.

use guide::By;
use guide::Clause;
use guide::Means;
use guide::Rule;
use platform::Slice;

/// How the running product stands behind a clause.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The clause.
    pub clause: &'static Clause,
    /// What the parts do for it.
    pub means: Vec<Means>,
    /// The rule that judges it from what happened, if there is one.
    pub rule: Option<Rule>,
}

impl Standing {
    /// Whether some part does anything for it.
    pub fn is_live(&self) -> bool {
        self.rule.is_some() || !self.means.is_empty()
    }

    /// Whether it is done in this way.
    pub(crate) fn is_done(&self, by: &By) -> bool {
        (*by == By::Measure && self.rule.is_some()) || self.means.iter().any(|means| means.by == *by)
    }

    /// The keys of the texts that say how, each once.
    pub(crate) fn notes(&self) -> Vec<&'static str> {
        let mut notes: Vec<&'static str> = self.means.iter().map(|means| means.note).collect();
        notes.sort_unstable();
        notes.dedup();
        notes
    }
}

/// How the product stands behind every clause, in the guide's order.
pub fn all(slices: &[Slice]) -> Vec<Standing> {
    guide::register().iter().map(|clause| of(slices, clause)).collect()
}

/// How the product stands behind one clause.
pub(crate) fn of(slices: &[Slice], clause: &'static Clause) -> Standing {
    let means = slices.iter().flat_map(|slice| slice.means.iter()).filter(|means| means.clause == clause.id).copied().collect();
    let rule = slices.iter().flat_map(|slice| slice.rules.iter()).find(|rule| rule.clause == clause.id).copied();
    Standing { clause, means, rule }
}
