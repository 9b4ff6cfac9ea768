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
use crate::batch_shown::Told;
use crate::batch_shown::told;
use crate::converse::WORK;
use crate::export_list::EXPORT;
use crate::filter::Filter;
use crate::lists::Listed;
use crate::lists::View;
use crate::names::Names;
use crate::picked::Picked;
use crate::picked::kept;
use crate::search::encoded;
use crate::store::tags;
use crate::tabs::Counts;
use crate::tabs::tabs;

/// How many rows a pane shows.
pub(crate) const ROWS: u32 = 30;

/// What the address says about the list beside a case.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// The stable name of the list.
    pub(crate) view: String,
    /// The mark after which the page begins.
    pub(crate) before: String,
    /// What was just done to several of its cases, to be told and undone.
    pub(crate) batch: String,
    /// What its cases must be like, where the list is `filter`.
    #[serde(flatten)]
    pub(crate) filter: Filter,
}

impl Asked {
    /// What stands in an address for it; empty where none was asked for.
    pub(crate) fn query(&self) -> String {
        let view = match self.view.as_str() {
            "" => return String::new(),
            "filter" => format!("view=filter&{}", self.filter.query()).trim_end_matches('&').to_owned(),
            view => format!("view={}", encoded(view)),
        };
        if self.before.is_empty() { view } else { format!("{view}&before={}", encoded(&self.before)) }
    }
}

/// The list beside a case.
pub(crate) struct Pane {
    pub(crate) tabs: Vec<NavItem>,
    /// Where a list of one's own is put together.
    pub(crate) filter: String,
    /// Where the list is taken away, as comma-separated values and as a workbook; empty for those who may not.
    pub(crate) exports: Vec<(String, &'static str)>,
    /// The lists that the one who looks or the team keeps.
    pub(crate) kept: Vec<NavItem>,
    pub(crate) rows: Vec<Row>,
    pub(crate) older: String,
    pub(crate) first: String,
    pub(crate) empty_title: String,
    pub(crate) empty_text: String,
    /// The list's address, for the way back from a case.
    pub(crate) href: String,
    /// What stands in the list's address, for the way back from an act on several cases.
    pub(crate) query: String,
    /// Whether several cases can be picked.
    pub(crate) may_pick: bool,
    pub(crate) told: Option<Told>,
    /// How many open cases the one who looks owns.
    pub(crate) own: usize,
}

/// A case in the list.
pub(crate) struct Row {
    /// The case's number where it can be picked; empty where not.
    pub(crate) pick: String,
    pub(crate) pick_label: String,
    pub(crate) href: String,
    pub(crate) icon: &'static str,
    pub(crate) name: String,
    /// What it is about.
    pub(crate) text: String,
    /// What was written last, without salutation and greeting; empty where that is all there is.
    pub(crate) words: String,
    pub(crate) when: String,
    pub(crate) is_current: bool,
    pub(crate) is_waiting: bool,
    pub(crate) due: Option<Timestamp>,
    pub(crate) is_closed: bool,
    /// When a case that is put aside comes back, in words; only in the list of those.
    pub(crate) comes_back: Option<String>,
    pub(crate) is_snoozed: bool,
    pub(crate) tags: Vec<String>,
    pub(crate) owner: String,
    pub(crate) is_unowned: bool,
}

/// The channels that the product speaks, by key.
pub(crate) fn channels(app: &App) -> Vec<Channel> {
    app.slices().iter().filter_map(|slice| slice.channel).collect()
}

impl Pane {
    pub(crate) fn read(tx: &mut Tx<'_>, page: &Page, asked: &Asked, current: Option<CaseId>, channels: &[Channel]) -> Result<Pane> {
        let picked = Picked::of(tx, asked)?;
        let is_mine = matches!(picked, Picked::View(View::Mine));
        let mark = (!asked.before.is_empty()).then(|| asked.before.parse()).transpose()?;
        let (listed, next) = picked.list(tx, mark, ROWS)?;
        let mut names = Names::new(page.lang);
        let marked = tags::of_cases(tx, &listed.iter().map(|case| case.id).collect::<Vec<_>>())?;
        let may_pick = tx.actor().can(WORK);
        let page_of = mark.map(|mark| format!("&before={mark}")).unwrap_or_default();
        let mut rows = Vec::with_capacity(listed.len());
        for case in listed {
            let owner = if is_mine { String::new() } else { names.of_one(tx, case.owner)? };
            let of_case = marked.iter().filter(|(id, _)| *id == case.id);
            let tags = of_case.map(|(_, tag)| tag.name.get(page.lang).to_owned()).collect();
            let pick = if may_pick { case.id.to_string() } else { String::new() };
            let pick_label = page.t1("desk-batch-pick", "reference", case.reference.as_str());
            // A row keeps the page of the list on which it stands.
            let href = page.href(&format!("/desk/cases/{}?{}{page_of}", case.id, picked.query()));
            rows.push(Row { tags, href, pick, pick_label, ..Row::new(page, case, &picked, current, channels, owner) });
        }
        let href = page.href(&format!("/desk/cases?{}", picked.query()));
        let back = format!("{href}{page_of}");
        let counts = Counts::read(tx)?;
        Ok(Pane {
            tabs: tabs(tx, page, &picked, &counts),
            filter: page.href(&format!("/desk/filter?{}", picked.query())),
            exports: exports(tx, page, &picked),
            kept: kept(tx, page, &picked)?,
            rows,
            older: next.map(|mark| format!("{href}&before={mark}")).unwrap_or_default(),
            first: mark.map(|_| href).unwrap_or_default(),
            empty_title: page.t(&format!("desk-empty-{}", picked.key())),
            empty_text: page.t(if picked.is_like() { "desk-empty-filter-text" } else { "desk-empty-text" }),
            href: back,
            query: format!("{}{page_of}", picked.query()),
            may_pick,
            told: told(tx, page, &asked.batch)?,
            own: counts.mine,
        })
    }
}

/// Where the list is taken away, each with the key of its words.
fn exports(tx: &Tx<'_>, page: &Page, picked: &Picked) -> Vec<(String, &'static str)> {
    if !tx.actor().can(EXPORT) {
        return Vec::new();
    }
    let place = |ending: &str| page.href(&format!("/desk/cases.{ending}?{}", picked.query()));
    vec![(place("csv"), "desk-export-csv"), (place("xlsx"), "desk-export-xlsx")]
}

impl Row {
    fn new(page: &Page, case: Listed, picked: &Picked, current: Option<CaseId>, channels: &[Channel], owner: String) -> Row {
        let (text, words) = if case.subject.trim().is_empty() { (case.preview, String::new()) } else { (case.subject, case.preview) };
        Row {
            pick: String::new(),
            pick_label: String::new(),
            href: String::new(),
            icon: channels.iter().find(|channel| channel.key == case.channel).map_or("file-text", |channel| channel.icon),
            name: if case.customer.is_empty() { page.t("desk-customer-unknown") } else { case.customer },
            text,
            words,
            when: page.when(case.moved_at),
            is_current: current == Some(case.id),
            is_waiting: case.awaits == Awaits::Employee && case.state == State::Open,
            due: case.due_at,
            is_closed: case.state == State::Closed,
            comes_back: case.until_at.map(|until| page.t2("desk-snoozed-until", "day", page.day(until), "time", page.time(until))),
            is_snoozed: case.is_snoozed && case.until_at.is_none(),
            tags: Vec::new(),
            is_unowned: case.owner.is_none() && !matches!(picked, Picked::View(View::Unassigned)),
            owner,
        }
    }
}
