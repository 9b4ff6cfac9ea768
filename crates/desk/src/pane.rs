//! The list pane of the workspace: tabs with their counts, rows, and where older rows are.

use ::store::Tx;
use kernel::Result;
use kernel::Timestamp;
use platform::App;
use platform::Channel;
use serde::Deserialize;
use ui::NavItem;
use ui::Page;

use crate::Awaits;
use crate::CaseId;
use crate::State;
use crate::converse::WORK;
use crate::lists;
use crate::lists::Listed;
use crate::lists::View;
use crate::names::Names;
use crate::store;
use crate::store::centres;

/// How many rows a pane shows.
const ROWS: u32 = 30;

/// What the address says about the list beside a case.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// The stable name of the list.
    pub(crate) view: String,
    /// The mark after which the page begins.
    pub(crate) before: String,
}

/// The list beside a case.
pub(crate) struct Pane {
    pub(crate) tabs: Vec<NavItem>,
    pub(crate) rows: Vec<Row>,
    pub(crate) older: String,
    pub(crate) first: String,
    pub(crate) empty_title: String,
    pub(crate) empty_text: String,
    /// The list's address, for the way back from a case.
    pub(crate) href: String,
    /// How many open cases the one who looks owns.
    pub(crate) own: usize,
}

/// A case in the list.
pub(crate) struct Row {
    pub(crate) href: String,
    pub(crate) icon: &'static str,
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) when: String,
    pub(crate) is_current: bool,
    pub(crate) is_waiting: bool,
    pub(crate) due: Option<Timestamp>,
    pub(crate) is_closed: bool,
    /// When a case that is put aside comes back, in words; only in the list of those.
    pub(crate) comes_back: Option<String>,
    pub(crate) is_snoozed: bool,
    pub(crate) owner: String,
    pub(crate) is_unowned: bool,
}

/// The channels that the product speaks, by key.
pub(crate) fn channels(app: &App) -> Vec<Channel> {
    app.slices().iter().filter_map(|slice| slice.channel).collect()
}

/// The list that the address asks for; those who work see their own first.
pub(crate) fn view_of(tx: &Tx<'_>, asked: &Asked) -> View {
    let usual = if tx.actor().can(WORK) { View::Mine } else { View::Team };
    View::parse(&asked.view).unwrap_or(usual)
}

impl Pane {
    pub(crate) fn read(tx: &mut Tx<'_>, page: &Page, asked: &Asked, current: Option<CaseId>, channels: &[Channel]) -> Result<Pane> {
        let view = view_of(tx, asked);
        let mark = (!asked.before.is_empty()).then(|| asked.before.parse()).transpose()?;
        let (listed, next) = lists::list(tx, view, mark, ROWS)?;
        let mut names = Names::new(page.lang);
        let mut rows = Vec::with_capacity(listed.len());
        for case in listed {
            let owner = if view == View::Mine { String::new() } else { names.of_one(tx, case.owner)? };
            rows.push(Row::new(page, case, view, current, channels, owner));
        }
        let href = page.href(&format!("/desk/cases?view={}", view.key()));
        let counts = Counts::read(tx)?;
        Ok(Pane {
            tabs: tabs(tx, page, view, &counts),
            rows,
            older: next.map(|mark| format!("{href}&before={mark}")).unwrap_or_default(),
            first: mark.map(|_| href.clone()).unwrap_or_default(),
            empty_title: page.t(&format!("desk-empty-{}", view.key())),
            empty_text: page.t("desk-empty-text"),
            href,
            own: counts.mine,
        })
    }
}

impl Row {
    fn new(page: &Page, case: Listed, view: View, current: Option<CaseId>, channels: &[Channel], owner: String) -> Row {
        Row {
            href: page.href(&format!("/desk/cases/{}?view={}", case.id, view.key())),
            icon: channels.iter().find(|channel| channel.key == case.channel).map_or("file-text", |channel| channel.icon),
            name: if case.customer.is_empty() { page.t("desk-customer-unknown") } else { case.customer },
            text: if case.preview.is_empty() { case.subject } else { case.preview },
            when: page.when(case.moved_at),
            is_current: current == Some(case.id),
            is_waiting: case.awaits == Awaits::Employee && case.state == State::Open,
            due: case.due_at,
            is_closed: case.state == State::Closed,
            comes_back: case.until_at.map(|until| page.t2("desk-snoozed-until", "day", page.day(until), "time", page.time(until))),
            is_snoozed: case.is_snoozed && case.until_at.is_none(),
            is_unowned: case.owner.is_none() && view != View::Unassigned,
            owner,
        }
    }
}

/// What is counted as it changes, so that no list is counted when it is shown.
struct Counts {
    mine: usize,
    team: usize,
    unassigned: usize,
    answered: usize,
    snoozed: usize,
    late: usize,
}

impl Counts {
    fn read(tx: &mut Tx<'_>) -> Result<Counts> {
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
            View::Answered => self.answered,
            View::Snoozed => self.snoozed,
            View::Late => self.late,
            View::Waiting | View::Closed => 0,
        }
    }
}

fn tabs(tx: &Tx<'_>, page: &Page, shown: View, counts: &Counts) -> Vec<NavItem> {
    let views = View::ALL.into_iter().filter(|view| *view != View::Mine || tx.actor().can(WORK));
    let tab = |view: View| NavItem {
        key: view.key().into(),
        label: page.t(&format!("desk-view-{}", view.key())),
        href: page.href(&format!("/desk/cases?view={}", view.key())),
        icon: String::new(),
        current: view == shown,
        count: counts.of(view),
    };
    views.map(tab).collect()
}
