//! A centre as it is, as a table: to set up another one by, or to change and import again.

use std::collections::HashSet;

use ::store::Tx;
use kernel::CentreId;
use kernel::Lang;
use kernel::Result;
use org::Employee;
use org::ServiceId;
use org::Skill;
use platform::accounts;

use super::Known;
use super::columns::COLUMNS;
use super::columns::COUNTERS;
use super::columns::DAY;
use super::columns::EMAIL;
use super::columns::HOURS;
use super::columns::LANGUAGE;
use super::columns::LETTER;
use super::columns::MINUTES;
use super::columns::NAME_AR;
use super::columns::NAME_EN;
use super::columns::OFFICE;
use super::columns::ROLE;
use super::columns::SERVES;
use super::columns::SERVICE;
use super::columns::ZONE_AR;
use super::columns::ZONE_COUNTERS;
use super::columns::ZONE_EN;
use super::counters::YES;
use super::staff::ALL;
use super::staff::BETWEEN;
use super::staff::LANGS;
use super::staff::ROLES;
use super::week::DAYS;
use crate::KEY;
use crate::counter::zone::written;
use crate::store;

/// The lines of the table of a centre, the names of its columns first.
///
/// # Errors
/// `NotFound` for a centre out of reach.
pub(crate) fn filled(tx: &mut Tx<'_>, centre: CentreId, lang: Lang) -> Result<Vec<Vec<String>>> {
    let known = Known::of(tx, centre)?;
    let head = COLUMNS.map(|(ar, en)| called(lang, ar, en)).to_vec();
    Ok([vec![head], queues(&known, lang), counters(&known, lang), days(&known, lang), roles(tx, &known, lang)?, serves(&known, lang)]
        .concat())
}

fn called(lang: Lang, ar: &str, en: &str) -> String {
    let name = if lang == Lang::Ar { ar } else { en };
    name.to_owned()
}

/// A line with these cells and nothing else.
fn line<const CELLS: usize>(cells: [(usize, String); CELLS]) -> Vec<String> {
    let mut line = vec![String::new(); COLUMNS.len()];
    for (column, cell) in cells {
        line[column] = cell;
    }
    line
}

/// The queues, each with what is offered in it.
fn queues(known: &Known, lang: Lang) -> Vec<Vec<String>> {
    let mut lines = Vec::new();
    for queue in &known.queues {
        let (letter, ar, en) = (&queue.letter, &queue.name.ar, &queue.name.en);
        let own = || [(LETTER, letter.clone()), (NAME_AR, ar.clone()), (NAME_EN, en.clone())];
        let before = lines.len();
        for offered in known.offered.iter().filter(|one| one.queue == queue.id && one.is_offered) {
            let Some(service) = known.services.iter().find(|one| one.id == offered.service && one.is_offered) else { continue };
            let [letter, ar, en] = own();
            let minutes = (offered.target.as_secs() / 60).to_string();
            lines.push(line([letter, ar, en, (SERVICE, service.name.get(lang).to_owned()), (MINUTES, minutes)]));
        }
        if lines.len() == before {
            lines.push(line(own()));
        }
    }
    lines
}

/// How many counters there are, the office of the manager, and the zones.
fn counters(known: &Known, lang: Lang) -> Vec<Vec<String>> {
    let many = (!known.counters.is_empty()).then(|| line([(COUNTERS, known.counters.len().to_string())]));
    let office = known.has_office.then(|| line([(OFFICE, called(lang, YES.0, YES.1))]));
    let zones = known.zones.iter().map(|zone| {
        let counters = written(&zone.counters(&known.counters));
        line([(ZONE_AR, zone.name.ar.clone()), (ZONE_EN, zone.name.en.clone()), (ZONE_COUNTERS, counters)])
    });
    many.into_iter().chain(office).chain(zones).collect()
}

/// The days of a week of its own.
fn days(known: &Known, lang: Lang) -> Vec<Vec<String>> {
    let Some(own) = &known.hours else { return Vec::new() };
    let day = |(day, (ar, en))| line([(DAY, called(lang, ar, en)), (HOURS, store::written(own.week.on(day)))]);
    store::week().zip(DAYS).map(day).collect()
}

/// Those whom a table of this centre can name.
fn people(known: &Known) -> impl Iterator<Item = &Employee> {
    known.people.iter().filter(move |one| !one.email.is_empty() && one.centre.is_none_or(|own| own == known.centre))
}

/// The roles in this centre.
fn roles(tx: &mut Tx<'_>, known: &Known, lang: Lang) -> Result<Vec<Vec<String>>> {
    let (entity, mut lines) = (tx.entity()?, Vec::new());
    for (role, ar, en) in ROLES {
        let holders: HashSet<_> = accounts::holders(tx, entity, role)?.into_iter().collect();
        let has_it = |one: &&Employee| holders.contains(&(one.id, Some(known.centre)));
        lines.extend(people(known).filter(has_it).map(|one| line([(EMAIL, one.email.clone()), (ROLE, called(lang, ar, en))])));
    }
    Ok(lines)
}

/// What each of them serves of what the centre offers.
fn serves(known: &Known, lang: Lang) -> Vec<Vec<String>> {
    let offered = |id: ServiceId| known.offered.iter().any(|one| one.service == id && one.is_offered);
    let (between, mut lines) = (format!(" {BETWEEN} "), Vec::new());
    for one in people(known) {
        for (langs, ar, en) in LANGS {
            let of_all = is_known_in(known, one, None, langs).then(|| called(lang, ALL.0, ALL.1));
            let services = known.services.iter().filter(|service| service.is_offered && offered(service.id));
            let services = services.filter(|service| is_known_in(known, one, Some(service.id), langs));
            let names = of_all.into_iter().chain(services.map(|service| service.name.get(lang).to_owned()));
            let names = names.collect::<Vec<_>>().join(between.as_str());
            if !names.is_empty() {
                lines.push(line([(EMAIL, one.email.clone()), (SERVES, names), (LANGUAGE, called(lang, ar, en))]));
            }
        }
    }
    lines
}

/// Whether these are the languages in which somebody serves it.
fn is_known_in(known: &Known, one: &Employee, service: Option<ServiceId>, langs: &[Lang]) -> bool {
    let serves = |lang: Lang| known.skills.contains(&Skill { employee: one.id, service, channel: KEY.into(), lang });
    Lang::ALL.into_iter().all(|lang| serves(lang) == langs.contains(&lang))
}
