//! Standing in: open cases of someone absent pass to who stands in, their clocks go on, and they come back afterwards (6.email.teammate).

mod leaver;

use ::store::Hook;
use ::store::Tx;
use kernel::Actor;
use kernel::EmployeeId;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use platform::App;
use std::sync::Arc;

use crate::Case;
use crate::State;
use crate::assign::hand;
use crate::cover::leaver::leave;
use crate::cover::leaver::sweep;
use crate::notices;
use crate::store;
use crate::store::centres;
use crate::store::covers;
use crate::store::lists;

const WATCH: Permission = Permission { key: "desk.watch-absences", roles: &[Role::System] };
/// How many cases are passed in one transaction, so that nobody else who writes waits long; what is left follows in the next.
const ROUND: u32 = 500;
/// How many such transactions one look takes for an entity: work that comes back to where it was taken from ends here.
const ROUNDS: u32 = 200;

/// Passes the open cases of an employee who is away now to who stands in, so many at most; answers how many. Cases stay where nobody
/// stands in.
fn cover(tx: &mut Tx<'_>, absent: EmployeeId, most: u32) -> Result<u32> {
    let now = tx.now();
    let Some(stand_in) = org::stand_in(tx, absent, now)?.filter(|stand_in| *stand_in != absent) else { return Ok(0) };
    let cases = lists::open_of_owner(tx, absent, most)?;
    for id in &cases {
        let Some(mut case) = store::case_anywhere(tx, *id)? else { continue };
        case.back_up = None;
        hand(tx, &mut case, Some(stand_in), "absence", "")?;
        covers::hold(tx, *id, absent, stand_in)?;
        notices::tell(tx, stand_in, "covering", Some(*id))?;
    }
    Ok(many(&cases))
}

/// Gives the cases that were held for an employee back, where the stand-in still owns them; looks at so many at most and answers at how many.
fn give_back(tx: &mut Tx<'_>, returned: EmployeeId, most: u32) -> Result<u32> {
    let held = covers::held_for(tx, returned, most)?;
    let looked_at = many(&held);
    for (id, stand_in) in held {
        covers::release(tx, id)?;
        // A case that became part of another since leads to that one, which is the stand-in's own.
        let is_held = |case: &Case| case.id == id && case.state == State::Open && case.owner == Some(stand_in);
        let Some(mut case) = store::case_anywhere(tx, id)?.filter(is_held) else { continue };
        case.back_up = None;
        hand(tx, &mut case, Some(returned), "returned", "")?;
        notices::tell(tx, returned, "returned", Some(id))?;
    }
    Ok(looked_at)
}

fn many<T>(cases: &[T]) -> u32 {
    u32::try_from(cases.len()).unwrap_or(u32::MAX)
}

/// Makes the hook that passes work on in the very transaction in which an absence that has begun is entered, and back when one ends; that
/// passes on what someone had in hand who leaves or may not serve any more; and that takes an employee's open cases along to another centre.
pub(crate) fn covering() -> Hook {
    Arc::new(|tx| {
        let of_kind = |tx: &Tx<'_>, kind: &str| -> Vec<EmployeeId> {
            tx.recorded().iter().filter(|event| event.kind == kind).filter_map(person).collect()
        };
        for employee in of_kind(tx, "org.absence-begun") {
            cover(tx, employee, ROUND)?;
        }
        for employee in of_kind(tx, "org.absence-ended") {
            give_back_if_present(tx, employee, ROUND)?;
        }
        for employee in of_kind(tx, "org.employee-saved") {
            leave(tx, employee, ROUND)?;
            centres::follow_owner(tx, employee)?;
        }
        for account in [of_kind(tx, "account.role-changed"), of_kind(tx, "account.state-changed")].concat() {
            // Who signs in, or is looked after by whoever runs the installation, is in no entity then: the next sweep sees it.
            if tx.entity().is_ok() {
                leave(tx, account, ROUND)?;
            }
        }
        Ok(())
    })
}

/// Whom an event is about: an employee's number is that of the account.
fn person(event: &kernel::Recorded) -> Option<EmployeeId> {
    event.thing.as_ref().map(|(_, id)| EmployeeId::new(*id))
}

fn give_back_if_present(tx: &mut Tx<'_>, employee: EmployeeId, most: u32) -> Result<u32> {
    let now = tx.now();
    if org::stand_in(tx, employee, now)? == Some(employee) { give_back(tx, employee, most) } else { Ok(0) }
}

/// Passes work on for absences that have begun by now, and back for those that are over, in every entity.
///
/// # Errors
/// What the database says.
pub async fn cover_absences(app: &App) -> Result<()> {
    let clock = Actor::system("clock", None);
    let entities = app.read(clock.may(WATCH)?, org::store::entities).await?;
    for entity in entities {
        for _ in 0..ROUNDS {
            if app.write(clock.may(WATCH)?.within(entity.id), watch).await? {
                break;
            }
        }
    }
    Ok(())
}

/// One round; answers whether nothing is left.
fn watch(tx: &mut Tx<'_>) -> Result<bool> {
    let (now, mut left) = (tx.now(), ROUND);
    for absence in org::store::absences_at(tx, now)? {
        left = left.saturating_sub(cover(tx, absence.employee, left)?);
    }
    for absent in covers::absent(tx)? {
        left = left.saturating_sub(give_back_if_present(tx, absent, left)?);
    }
    left = left.saturating_sub(sweep(tx, left)?);
    Ok(left > 0)
}
