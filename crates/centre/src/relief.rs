//! Whoever takes over from a colleague after the centre has opened was not awaited at its opening, and is not judged by it
//! (4.before.present-early).

use std::time::Duration;

use ::store::Tx;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Result;
use kernel::Timestamp;

use crate::counter::Standing;
use crate::issue::today;
use crate::opening::Opening;
use crate::opening_events::CounterRelieved;
use crate::store;

/// Whoever is relieved may stay so long beside whoever came for them.
const HAND_OVER: Duration = Duration::from_secs(10 * 60);

/// Somebody opens their first counter of the day. After the centre has opened, they take over from a colleague who left the counters since then
/// or takes a break, and whom nobody has relieved yet: best from who sat at the same counter, else from who went first.
pub(crate) fn takes_over(tx: &mut Tx<'_>, new: Opening) -> Result<Opening> {
    let Some(opens) = new.opens.filter(|opens| *opens < new.opened) else { return Ok(new) };
    let openings = store::openings(tx, new.centre, &new.day)?;
    let mut gone: Vec<(bool, Timestamp, EmployeeId)> = Vec::new();
    for other in openings.iter().filter(|other| other.employee != new.employee) {
        let is_relieved = openings.iter().any(|one| one.relieved == Some(other.employee));
        if let Some(since) = went(tx, other)?.filter(|since| *since >= opens && !is_relieved) {
            gone.push((other.counter != new.counter, since, other.employee));
        }
    }
    match gone.into_iter().min() {
        Some((_, _, from)) => relieves(tx, new, from),
        None => Ok(new),
    }
}

/// Since when somebody is away from the counters.
fn went(tx: &mut Tx<'_>, other: &Opening) -> Result<Option<Timestamp>> {
    let pause = store::counter_at(tx, other.employee)?.filter(|counter| counter.standing == Standing::Paused).map(|counter| counter.since);
    Ok(other.left.or(pause))
}

fn relieves(tx: &mut Tx<'_>, one: Opening, from: EmployeeId) -> Result<Opening> {
    tx.record(CounterRelieved { centre: one.centre.get(), opening: one.id.get(), employee: one.employee.get(), from: from.get() })?;
    Ok(Opening { relieved: Some(from), ..one })
}

/// Somebody leaves the counters of a centre. Whoever came for them a moment ago has relieved them.
pub(crate) fn has_left(tx: &mut Tx<'_>, centre: CentreId, who: EmployeeId) -> Result<()> {
    let (day, now) = (today(tx), tx.now());
    let Some(own) = store::opening(tx, (centre, &day), who)? else { return Ok(()) };
    let opened = own.opened;
    store::save_opening(tx, &Opening { left: Some(now), ..own })?;
    let openings = store::openings(tx, centre, &day)?;
    if openings.iter().any(|one| one.relieved == Some(who)) {
        return Ok(());
    }
    let came = |one: &Opening| one.opens.is_some_and(|opens| opens < one.opened) && one.opened > opened && one.opened + HAND_OVER >= now;
    let reliever = openings.into_iter().find(|one| one.employee != who && one.relieved.is_none() && one.left.is_none() && came(one));
    match reliever {
        Some(one) => {
            let one = relieves(tx, one, who)?;
            store::save_opening(tx, &one)
        }
        None => Ok(()),
    }
}
