//! The guide beside a case: the duties of this moment, what the rules found, and the events that prove it.

pub(crate) mod proof;

use ::store::Tx;
use guide::Clause;
use guide::Means;
use guide::Outcome;
use guide::Stage;
use kernel::Result;
use platform::App;
use platform::Evidence;
use proof::Proof;
use ui::Page;

use crate::Awaits;
use crate::Case;
use crate::asking::page::Asking;
use crate::findings::Kept;
use crate::names::Names;
use crate::store::findings;

/// How many events are looked through for evidence.
const EVENTS: u32 = 1_000;

/// So many duties stand open: the clock, the promises and the phrases under them stay near.
const FIRST: usize = 5;

/// The guide's tab.
pub(crate) struct Guide {
    pub(crate) met: usize,
    /// The duties that were met or missed, or are still to be met.
    pub(crate) owed: usize,
    pub(crate) duties: Vec<Duty>,
    pub(crate) asking: Asking,
}

/// A clause as it concerns the case.
pub(crate) struct Duty {
    pub(crate) id: String,
    pub(crate) text: String,
    /// What this build really does for it; nothing where no part stands behind the clause.
    pub(crate) does: Vec<String>,
    /// `done`, `missed`, `now`, `other`.
    state: &'static str,
    pub(crate) look: &'static str,
    pub(crate) icon: &'static str,
    pub(crate) finding: Option<Found>,
}

/// What a rule found, and why.
pub(crate) struct Found {
    pub(crate) outcome: String,
    pub(crate) href: String,
    pub(crate) employee: String,
    pub(crate) proof: Vec<Proof>,
    pub(crate) may_dispute: bool,
    pub(crate) standing: String,
}

/// What the parts of this build say they do for clauses, apart from judging them.
pub(crate) fn means(app: &App) -> Vec<Means> {
    app.slices().iter().flat_map(|slice| slice.means.iter().copied()).collect()
}

/// What is really done for a clause, in words, each once. The register also says what is aimed at; that is no promise of this build.
pub(crate) fn done_for(page: &Page, means: &[Means], clause: &str) -> Vec<String> {
    let mut notes: Vec<&str> = means.iter().filter(|one| one.clause == clause).map(|one| one.note).collect();
    notes.sort_unstable();
    notes.dedup();
    notes.into_iter().map(|note| page.t(note)).collect()
}

impl Guide {
    pub(crate) fn read(
        tx: &mut Tx<'_>,
        page: &Page,
        (means, evidence): (&[Means], &[Evidence]),
        case: &Case,
        names: &mut Names,
    ) -> Result<Guide> {
        let found = findings::of_case(tx, case.id)?;
        let events = if found.is_empty() { Vec::new() } else { tx.events_of_case(case.id.get(), 0, EVENTS)? };
        let mut duties = Vec::new();
        let is_found = |clause: &Clause| found.iter().any(|one| one.clause == clause.id);
        for clause in guide::register().iter().filter(|clause| concerns(clause, case, means) || is_found(clause)) {
            let mut finding = None;
            let mut state = "now";
            if let Some(kept) = found.iter().rfind(|one| one.clause == clause.id) {
                state = state_of(kept.counts_as());
                let proof = proof::of(tx, page, evidence, (kept, &events), names)?;
                finding = Some(Found::new(tx, page, kept, proof, names)?);
            }
            let (look, icon) = look(state);
            duties.push(Duty {
                id: clause.id.clone(),
                text: clause.text(page.lang).into(),
                does: done_for(page, means, &clause.id),
                state,
                look,
                icon,
                finding,
            });
        }
        duties.sort_by_key(|duty| ["missed", "now", "done", "other"].iter().position(|state| *state == duty.state));
        let count = |state: &str| duties.iter().filter(|duty| duty.state == state).count();
        let asking = Asking::read(tx, page, case, names)?;
        Ok(Guide { asking, met: count("done"), owed: duties.len() - count("other"), duties })
    }

    /// The duties that stand open in the panel.
    pub(crate) fn first(&self) -> &[Duty] {
        &self.duties[..self.duties.len().min(FIRST)]
    }

    /// Those that are folded away under them.
    pub(crate) fn rest(&self) -> &[Duty] {
        &self.duties[self.first().len()..]
    }
}

impl Found {
    pub(crate) fn new(tx: &mut Tx<'_>, page: &Page, kept: &Kept, proof: Vec<Proof>, names: &mut Names) -> Result<Found> {
        let me = tx.actor().employee().ok();
        Ok(Found {
            outcome: page.t(&format!("guide-outcome-{}", kept.outcome.key())),
            href: page.href(&format!("/desk/findings/{}", kept.id)),
            employee: names.of_one(tx, kept.employee)?,
            proof,
            may_dispute: kept.employee.is_some() && kept.employee == me && kept.outcome == Outcome::Missed && kept.dispute.is_none(),
            standing: standing(page, kept),
        })
    }
}

/// How a dispute stands, in words; empty where there is none.
pub(crate) fn standing(page: &Page, kept: &Kept) -> String {
    match (&kept.dispute, kept.ruling.as_deref()) {
        (None, _) => String::new(),
        (Some(_), None) => page.t("desk-finding-disputed"),
        (Some(_), Some("overturned")) => page.t("desk-finding-overturned"),
        (Some(_), Some(_)) => page.t("desk-finding-upheld"),
    }
}

/// How a duty looks in the list, and its icon.
fn look(state: &str) -> (&'static str, &'static str) {
    match state {
        "done" => ("done", "circle-check"),
        "missed" => ("missed", "circle-x"),
        "now" => ("now", "circle-dot"),
        _ => ("todo", "circle-minus"),
    }
}

fn state_of(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "done",
        Outcome::Missed => "missed",
        Outcome::NotApplicable | Outcome::NotObserved => "other",
    }
}

/// Whether a clause is the employee's duty in this channel at this moment: before the reply what prepares and makes it, after it what follows.
/// Of the duties that hold in all channels those stand here for which this build does something.
fn concerns(clause: &Clause, case: &Case, means: &[Means]) -> bool {
    let stages: &[Stage] = match case.awaits {
        Awaits::Employee => &[Stage::Before, Stage::During],
        Awaits::Customer => &[Stage::After],
    };
    let is_served = || clause.channels.contains(&case.channel) || means.iter().any(|one| one.clause == clause.id);
    clause.actor == guide::Duty::Employee && clause.applies_in(&case.channel) && stages.contains(&clause.stage) && is_served()
}
