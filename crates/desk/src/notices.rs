//! Notices: what an employee is told in the workspace, once, until they have seen it.

use ::store::Tx;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use platform::accounts;

use crate::Case;
use crate::CaseId;
use crate::agreements::Whom;
use crate::store;
use crate::store::centres;

/// One thing that an employee is told.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Its id.
    pub id: i64,
    /// What it is: `assigned`, `taken-over`, `customer-wrote`, `late`, `mentioned`, `woken`.
    pub kind: String,
    /// The case it concerns.
    pub case: Option<CaseId>,
    /// The case's reference.
    pub reference: String,
    /// The place of the workspace to which it leads, without the language; empty where it follows from the case or the kind.
    pub place: String,
    /// What it says; empty where its kind says it.
    pub said: Bilingual,
    /// When.
    pub at: Timestamp,
    /// Whether it was seen.
    pub is_read: bool,
}

/// Tells those who lead the work on a case: the supervisors of its centre and of the whole entity, but not its owner.
///
/// # Errors
/// What the database says.
pub(crate) fn tell_supervisors(tx: &mut Tx<'_>, case: &Case, kind: &str) -> Result<()> {
    for leader in leaders(tx, case, &[Role::Supervisor])?.1 {
        if Some(leader) != case.owner {
            tell(tx, leader, kind, Some(case.id))?;
        }
    }
    Ok(())
}

/// Whom a step of the line reaches now, and as what: where nobody is in that place, those who lead the work.
pub(crate) fn reached(tx: &mut Tx<'_>, case: &Case, whom: &Whom) -> Result<(&'static str, Vec<EmployeeId>)> {
    let now = tx.now();
    let one = match whom {
        Whom::Owner => case.owner.map(|owner| ("owner", owner)),
        Whom::One(id) => org::told_instead(tx, *id, now)?.map(|one| ("one", one)),
        _ => None,
    };
    if let Some((step, one)) = one {
        return Ok((step, vec![one]));
    }
    let roles: &[Role] = match whom {
        Whom::CentreManager => &[Role::CentreManager, Role::Supervisor],
        Whom::Administrator => &[Role::EntityAdministrator],
        Whom::Owner | Whom::Supervisor | Whom::One(_) => &[Role::Supervisor],
    };
    let (role, people) = leaders(tx, case, roles)?;
    let step = match role {
        Role::CentreManager => "centre-manager",
        Role::EntityAdministrator => "administrator",
        _ => "supervisor",
    };
    Ok((step, people))
}

/// Who leads the work on a case, and as what: the holders of the first of these roles that reach its centre; where none does, its holders
/// anywhere in the entity; where there are none, the entity's administrators.
pub(crate) fn leaders(tx: &mut Tx<'_>, case: &Case, roles: &[Role]) -> Result<(Role, Vec<EmployeeId>)> {
    let entity = tx.entity()?;
    let centre = match case.owner {
        Some(owner) => org::store::employee(tx, owner)?.and_then(|known| known.centre),
        None => centres::of_case(tx, case.id)?,
    };
    let mut anywhere = None;
    for role in roles.iter().copied() {
        let holders = accounts::holders(tx, entity, role)?;
        let near = people(holders.iter().filter(|(_, of)| of.is_none() || *of == centre));
        if !near.is_empty() {
            return Ok((role, near));
        }
        anywhere = anywhere.or_else(|| Some((role, people(holders.iter()))).filter(|(_, all)| !all.is_empty()));
    }
    if let Some(found) = anywhere {
        return Ok(found);
    }
    let administrators = accounts::holders(tx, entity, Role::EntityAdministrator)?;
    Ok((Role::EntityAdministrator, people(administrators.iter())))
}

fn people<'a>(holders: impl Iterator<Item = &'a (EmployeeId, Option<CentreId>)>) -> Vec<EmployeeId> {
    let mut people: Vec<EmployeeId> = holders.map(|(id, _)| *id).collect();
    people.dedup();
    people
}

/// Tells an employee something. Nobody is told what they did themselves.
///
/// # Errors
/// What the database says.
pub fn tell(tx: &mut Tx<'_>, employee: EmployeeId, kind: &str, case: Option<CaseId>) -> Result<()> {
    if tx.actor().employee().is_ok_and(|me| me == employee) {
        return Ok(());
    }
    store::notices::insert(tx, (employee, kind, case), ("", &Bilingual::default()))
}

/// Tells an employee what concerns a place of the workspace and no case: its address without the language (`/desk/centres/7`), and what is said
/// in both languages as it is now.
///
/// # Errors
/// What the database says.
pub fn tell_place(tx: &mut Tx<'_>, employee: EmployeeId, kind: &str, (place, said): (&str, &Bilingual)) -> Result<()> {
    store::notices::insert(tx, (employee, kind, None), (place, said))
}
