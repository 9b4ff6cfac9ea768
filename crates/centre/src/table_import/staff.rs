//! Those who work in a centre as a table names them, by their address: what they serve there, and the role that whoever sets up the entity gives them.

use std::collections::HashMap;
use std::collections::HashSet;

use ::store::Tx;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Lang;
use kernel::Result;
use kernel::Role;
use org::Employee;
use org::Service;
use org::Skill;
use platform::accounts;

use super::Known;
use super::Line;
use super::Made;
use super::Trial;
use super::columns::Cells;
use super::columns::EMAIL;
use super::columns::LANGUAGE;
use super::columns::OF_STAFF;
use super::columns::ROLE;
use super::columns::SERVES;
use crate::KEY;

/// The roles that somebody can have in a centre, as they are called in Arabic and in English.
pub(super) const ROLES: [(Role, &str, &str); 3] = [
    (Role::Employee, "موظف خدمة العملاء", "Employee"),
    (Role::Supervisor, "مشرف", "Supervisor"),
    (Role::CentreManager, "مدير المركز", "Centre manager"),
];
/// The languages in which somebody serves, as they are called in Arabic and in English.
pub(super) const LANGS: [(&[Lang], &str, &str); 3] =
    [(&[Lang::Ar, Lang::En], "العربية والإنجليزية", "Both"), (&[Lang::Ar], "العربية", "Arabic"), (&[Lang::En], "الإنجليزية", "English")];
/// How every service is called, in Arabic and in English.
pub(super) const ALL: (&str, &str) = ("جميع الخدمات", "All services");
/// What stands between several services.
pub(super) const BETWEEN: char = '|';

/// What somebody has already, or by a line further up: found at once, however many people the entity has.
#[derive(Default)]
struct Held {
    roles: HashSet<(EmployeeId, Role)>,
    skills: HashSet<Skill>,
}

/// The roles that were given in a centre.
fn roles_of(tx: &mut Tx<'_>, centre: CentreId) -> Result<HashSet<(EmployeeId, Role)>> {
    let (entity, mut roles) = (tx.entity()?, HashSet::new());
    for (role, ..) in ROLES {
        let given = accounts::granted(tx, entity, role)?.into_iter();
        roles.extend(given.filter(|(_, own)| own.is_none_or(|one| one == centre)).map(|(who, _)| (who, role)));
    }
    Ok(roles)
}

/// Looks at the staff of all lines, once it is known what the table offers.
pub(super) fn tried(tx: &mut Tx<'_>, known: &Known, trial: &mut Trial, rows: &[Cells<'_>]) -> Result<()> {
    let people: HashMap<String, &Employee> = known.people.iter().map(|one| (one.email.to_ascii_lowercase(), one)).collect();
    let mut held = Held::default();
    if rows.iter().any(|row| row.has(&[ROLE])) {
        held.roles = roles_of(tx, known.centre)?;
    }
    for (place, row) in rows.iter().enumerate() {
        if !row.has(&OF_STAFF) {
            continue;
        }
        let mut line = std::mem::take(&mut trial.lines[place]);
        if let Some(person) = person((known, &people), row.at(EMAIL), &mut line) {
            if !row.has(&[ROLE, SERVES]) {
                line.wrong(SERVES, "centre-table-staff-nothing");
            }
            role(tx, (person, &mut held), trial, (row.at(ROLE), &mut line));
            serves((known, person, &mut held), trial, (row.at(SERVES), row.at(LANGUAGE)), &mut line);
        }
        trial.lines[place] = line;
    }
    Ok(())
}

/// Who has an address. Of whoever works in another centre nothing is made: the table of a centre names its staff, and may set up another one.
fn person<'k>((known, people): (&Known, &HashMap<String, &'k Employee>), address: &str, line: &mut Line) -> Option<&'k Employee> {
    if address.is_empty() {
        line.wrong(EMAIL, "centre-table-staff-nobody");
        return None;
    }
    let Some(person) = people.get(&address.to_ascii_lowercase()).copied() else {
        line.wrong(EMAIL, "centre-table-staff-unknown");
        return None;
    };
    if person.centre.is_some_and(|own| own != known.centre) {
        line.remarks.push((EMAIL, "centre-table-staff-elsewhere"));
        return None;
    }
    Some(person)
}

/// The role of a line, where it is not held already.
fn role(tx: &Tx<'_>, (person, held): (&Employee, &mut Held), trial: &mut Trial, (written, line): (&str, &mut Line)) {
    if written.is_empty() {
        return;
    }
    let called = ROLES.into_iter().find(|(_, ar, en)| *ar == written || en.eq_ignore_ascii_case(written));
    let Some((role, ..)) = called else {
        return line.wrong(ROLE, "centre-table-role-unknown");
    };
    if held.roles.contains(&(person.id, role)) {
        return;
    }
    // Whoever leads a centre says who serves there, and makes nobody what the entity has not made them.
    if !tx.actor().can(org::MANAGE) {
        line.wrong(ROLE, "centre-table-role-not-yours");
    } else if tx.actor().employee().ok() == Some(person.id) {
        line.wrong(ROLE, "org-role-own");
    } else {
        line.made.push(Made::Role(person.name.clone(), role));
        trial.roles.push((person.id, role));
        held.roles.insert((person.id, role));
    }
}

/// What somebody serves by a line, where it is not known already.
fn serves((known, person, held): (&Known, &Employee, &mut Held), trial: &mut Trial, (services, langs): (&str, &str), line: &mut Line) {
    let Some(langs) = read_langs(langs) else { return line.wrong(LANGUAGE, "centre-table-lang-unknown") };
    for name in services.split(BETWEEN).map(str::trim).filter(|name| !name.is_empty()) {
        let service = match served(known, trial, name) {
            Ok(service) => service,
            Err(key) => {
                line.wrong(SERVES, key);
                continue;
            }
        };
        let skill = |lang: &Lang| Skill { employee: person.id, service: service.map(|one| one.id), channel: KEY.into(), lang: *lang };
        let mut skills: Vec<Skill> = langs.iter().map(skill).collect();
        skills.retain(|skill| !known.skills.contains(skill) && !held.skills.contains(skill));
        if !skills.is_empty() {
            let langs = skills.iter().map(|skill| skill.lang).collect();
            line.made.push(Made::Serves(person.name.clone(), service.map(|one| one.name.clone()), langs));
            held.skills.extend(skills.iter().cloned());
            trial.skills.extend(skills);
        }
    }
}

/// A service that the centre offers, or will by this table; none for all of them.
fn served<'k>(known: &'k Known, trial: &Trial, name: &str) -> std::result::Result<Option<&'k Service>, &'static str> {
    if ALL.0 == name || ALL.1.eq_ignore_ascii_case(name) {
        return Ok(None);
    }
    let service = known.service(name).ok_or("centre-table-service-unknown")?;
    let is_here = known.offered.iter().chain(&trial.offers).any(|one| one.service == service.id && one.is_offered);
    if is_here { Ok(Some(service)) } else { Err("centre-table-serves-not-here") }
}

/// The languages in which somebody serves; both where nothing is written.
fn read_langs(written: &str) -> Option<Vec<Lang>> {
    if written.is_empty() {
        return Some(Lang::ALL.into());
    }
    let plain = |name: &str| name.replace('إ', "ا").to_lowercase();
    let named = LANGS.into_iter().find(|(_, ar, en)| [*ar, *en].into_iter().any(|name| plain(name) == plain(written)));
    named.map(|(langs, ..)| langs.to_vec())
}
