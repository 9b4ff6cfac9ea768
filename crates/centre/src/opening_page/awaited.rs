//! Who is awaited at the counters at the opening of a day, and why others who are qualified are not (4.before.present-early).

use ::store::Tx;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Result;
use org::Employee;
use org::Skill;
use ui::Page;

use crate::KEY;
use crate::issue::today;
use crate::opening::Opening;
use crate::store;

/// So many of those who are not awaited are named, by each reason.
const NAMED: usize = 12;

/// Those who are qualified for the services of a centre and have opened no counter there today.
#[derive(Default)]
pub(crate) struct Awaited {
    /// Those who work here and are awaited.
    pub(crate) here: Vec<EmployeeId>,
    /// Those who work here, or in no centre, and are entered as away.
    away: Vec<EmployeeId>,
    /// Those who work here and sit, or sat, at a counter of another centre today.
    elsewhere: Vec<EmployeeId>,
    /// Those who work in no centre: they may serve in any, and are awaited in none.
    of_none: Vec<EmployeeId>,
}

impl Awaited {
    pub(super) fn read(tx: &mut Tx<'_>, centre: CentreId, (people, openings): (&[Employee], &[Opening])) -> Result<Awaited> {
        let (now, day) = (tx.now(), today(tx));
        let away = org::store::absences_at(tx, now)?;
        let opened = store::opened_anywhere(tx, &day)?;
        let offered: Vec<_> = store::offered(tx, centre)?.into_iter().filter(|one| one.is_offered).map(|one| one.service).collect();
        let skills = org::store::all_skills(tx)?;
        let serves = |skill: &Skill| skill.channel == KEY && skill.service.is_none_or(|service| offered.contains(&service));
        let is_open = |one: &&Employee| !openings.iter().any(|opening| opening.employee == one.id);
        let is_asked = |one: &&Employee| one.centre.is_none_or(|own| own == centre);
        let is_qualified = |one: &&Employee| skills.iter().any(|skill| skill.employee == one.id && serves(skill));
        let mut awaited = Awaited::default();
        for one in people.iter().filter(is_asked).filter(is_open).filter(is_qualified) {
            let is_away = away.iter().any(|absence| absence.employee == one.id);
            let has_opened = opened.contains(&one.id);
            let among = match (is_away, one.centre, has_opened) {
                (true, ..) => &mut awaited.away,
                (false, None, _) => &mut awaited.of_none,
                (false, Some(_), true) => &mut awaited.elsewhere,
                (false, Some(_), false) => &mut awaited.here,
            };
            among.push(one.id);
        }
        Ok(awaited)
    }

    /// What is said of each group in which somebody is, and their names.
    pub(super) fn shown(&self, page: &Page, name: impl Fn(EmployeeId) -> String) -> Vec<(String, Vec<String>)> {
        let rest =
            [("centre-ready-away", &self.away), ("centre-ready-elsewhere", &self.elsewhere), ("centre-ready-of-none", &self.of_none)];
        let named = |ids: &[EmployeeId], most: usize| ids.iter().take(most).map(|id| name(*id)).collect::<Vec<_>>();
        let rest = rest.into_iter().map(|(key, ids)| {
            let more = ids.len().checked_sub(NAMED).filter(|more| *more > 0).map(|more| page.tn("centre-more", more));
            (page.t(key), named(ids, NAMED).into_iter().chain(more).collect())
        });
        let here = (page.t("centre-ready-awaited"), named(&self.here, usize::MAX));
        [here].into_iter().chain(rest).filter(|(_, names)| !names.is_empty()).collect()
    }
}
