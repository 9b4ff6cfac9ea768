//! The tabs over a list of cases, with their counts.

use ::store::Tx;
use kernel::Result;
use ui::NavItem;
use ui::Page;

use crate::converse::WORK;
use crate::lists::View;
use crate::picked::Picked;
use crate::store;
use crate::store::centres;

/// What is counted as it changes, so that no list is counted when it is shown.
pub(crate) struct Counts {
    pub(crate) mine: usize,
    team: usize,
    unassigned: usize,
    waiting: usize,
    answered: usize,
    snoozed: usize,
    late: usize,
}

impl Counts {
    pub(crate) fn read(tx: &mut Tx<'_>) -> Result<Counts> {
        let me = tx.actor().employee().ok();
        let all = match centres::colleagues(tx)? {
            Some(known) => store::all_loads(tx)?.into_iter().filter(|load| load.owner.is_none_or(|owner| known.contains(&owner))).collect(),
            None => store::all_loads(tx)?,
        };
        let sum = |numbers: &mut dyn Iterator<Item = i64>| usize::try_from(numbers.sum::<i64>()).unwrap_or(0);
        Ok(Counts {
            mine: sum(&mut all.iter().filter(|load| load.owner.is_some() && load.owner == me).map(|load| load.open - load.snoozed)),
            team: sum(&mut all.iter().map(|load| load.open - load.snoozed)),
            unassigned: sum(&mut all.iter().filter(|load| load.owner.is_none()).map(|load| load.open - load.snoozed)),
            waiting: sum(&mut all.iter().map(|load| load.waiting)),
            answered: sum(&mut all.iter().map(|load| load.answered)),
            snoozed: sum(&mut all.iter().map(|load| load.snoozed)),
            late: sum(&mut all.iter().map(|load| load.late)),
        })
    }

    fn of(&self, view: View) -> usize {
        match view {
            View::Mine => self.mine,
            View::Team => self.team,
            View::Unassigned => self.unassigned,
            View::Waiting => self.waiting,
            View::Answered => self.answered,
            View::Snoozed => self.snoozed,
            View::Late => self.late,
            View::Closed => 0,
        }
    }
}

/// The tabs: the lists that everybody has, then the one that somebody kept or asked for, while it is shown.
pub(crate) fn tabs(tx: &Tx<'_>, page: &Page, shown: &Picked, counts: &Counts) -> Vec<NavItem> {
    let views = View::ALL.into_iter().filter(|view| *view != View::Mine || tx.actor().can(WORK));
    let tab = |view: View| NavItem {
        key: view.key().into(),
        label: page.t(&format!("desk-view-{}", view.key())),
        href: page.href(&format!("/desk/cases?view={}", view.key())),
        icon: String::new(),
        current: matches!(shown, Picked::View(shown) if *shown == view),
        count: counts.of(view),
    };
    let own = match shown {
        Picked::View(_) => None,
        Picked::Like(like) => Some(NavItem {
            key: "like".into(),
            label: like.name(page),
            href: page.href(&format!("/desk/cases?{}", shown.query())),
            current: true,
            ..NavItem::default()
        }),
    };
    own.into_iter().chain(views.map(tab)).collect()
}
