//! The day that a customer is told for what remains: proposed from what is agreed for the service and from the calendar, so that one press
//! tells it (4.after.expected-time).

use std::iter::successors;

use ::store::Tx;
use desk::Case;
use kernel::Result;
use kernel::Timestamp;
use kernel::invalid;

/// What stands before a day in the value of a choice: `by-2026-12-03`.
const BY: &str = "by-";
/// The next working day, and the one that is agreed, are looked for within so many days.
const FAR: usize = 120;

/// A day that is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ToldDay {
    /// The day as a form sends it: `by-2026-12-03`.
    pub(crate) value: String,
    /// When the work of that day ends.
    pub(crate) ends: Timestamp,
    /// How many working days it is from today; none for today itself.
    pub(crate) working: usize,
}

/// The days that are proposed for what remains of a case, the first one first: today while there is work, the next working day, and the day
/// by which the service is agreed to be finished.
pub(crate) fn proposed(tx: &mut Tx<'_>, case: &Case) -> Result<Vec<ToldDay>> {
    let (calendar, now) = (desk::calendars::of_entity(tx)?, tx.now());
    let today = now.to_zoned(ui::bahrain()).date();
    let agreed = desk::visit::expected_end(tx, case)?.map(|at| at.to_zoned(ui::bahrain()).date());
    let (mut days, mut working) = (Vec::new(), 0);
    for date in successors(Some(today), |day| day.tomorrow().ok()).take(FAR) {
        let Some(ends) = calendar.periods_of(date).into_iter().map(|opening| opening.to).max() else { continue };
        working += usize::from(date > today);
        // What is agreed for a day on which nobody works is finished on the next one.
        if ends > now && (working < 2 || agreed.is_some_and(|agreed| agreed <= date)) {
            days.push(ToldDay { value: format!("{BY}{date}"), ends, working });
        }
        if working > 0 && agreed.is_none_or(|agreed| agreed <= date) {
            break;
        }
    }
    Ok(days)
}

/// Reads what was chosen of what remains: nothing, a day that was proposed, or one that was typed.
///
/// # Errors
/// `Invalid` where nothing was chosen, the day is none, or the entity does not work on it.
pub(crate) fn chosen(tx: &mut Tx<'_>, outcome: &str, typed: &str) -> Result<Option<Timestamp>> {
    match (outcome, outcome.strip_prefix(BY)) {
        ("settled", _) => Ok(None),
        ("goes-on", _) => end_of_day(tx, typed).map(Some),
        (_, Some(day)) => end_of_day(tx, day).map(Some),
        _ => Err(invalid("outcome", "centre-outcome-choose")),
    }
}

/// A day that was told lasts as long as the entity works on it.
fn end_of_day(tx: &mut Tx<'_>, day: &str) -> Result<Timestamp> {
    let day = ui::read_day(day).ok_or_else(|| invalid("until", "centre-until-wrong"))?;
    let last = desk::calendars::of_entity(tx)?.periods_of(day).into_iter().map(|opening| opening.to).max();
    last.ok_or_else(|| invalid("until", "centre-until-closed"))
}
