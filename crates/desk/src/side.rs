//! The panel beside a case, with its tabs: the guide, the customer, the timeline.

use ::store::Tx;
use kernel::Recorded;
use kernel::Result;
use ui::NavItem;
use ui::Page;

use crate::Case;
use crate::case_page::AskedCase;
use crate::case_page::Known;
use crate::customer_panel::Person;
use crate::export_list::EXPORT;
use crate::guide_panel::Guide;
use crate::happened;
use crate::happened::Line;
use crate::lists::numbered;
use crate::names::Names;
use crate::store::together;

/// How many events the timeline shows at once.
const EVENTS: u32 = 200;

/// What reports count; the channel tells the same in its own words.
const COUNTED: [&str; 2] = ["desk.customer-wrote", "desk.entity-answered"];

/// The panel; only the tab that is open is filled.
pub(crate) struct Side {
    pub(crate) tabs: Vec<NavItem>,
    pub(crate) guide: Option<Guide>,
    pub(crate) person: Option<Person>,
    pub(crate) timeline: Option<Timeline>,
}

/// What happened in the case.
pub(crate) struct Timeline {
    pub(crate) lines: Vec<Line>,
    pub(crate) more: String,
    /// Where the whole case is taken away; empty for those who may not.
    pub(crate) whole: String,
}

impl Side {
    pub(crate) fn read(tx: &mut Tx<'_>, page: &Page, known: &Known, case: &Case, asked: &AskedCase, names: &mut Names) -> Result<Side> {
        let open = ["guide", "customer", "timeline"].into_iter().find(|tab| *tab == asked.tab).unwrap_or("guide");
        let tab = |key: &str| NavItem {
            key: key.into(),
            label: page.t(&format!("desk-tab-{key}")),
            href: format!("{}#side", asked.address(&page.href(&case.path()), &[("tab", key), ("write", &asked.write)])),
            current: key == open,
            ..NavItem::default()
        };
        Ok(Side {
            tabs: ["guide", "customer", "timeline"].map(tab).into(),
            guide: (open == "guide").then(|| Guide::read(tx, page, (&known.means, &known.evidence), case, names)).transpose()?,
            person: (open == "customer").then(|| Person::read(tx, page, &known.keys, case)).transpose()?,
            timeline: (open == "timeline").then(|| timeline(tx, page, case, asked, names)).transpose()?,
        })
    }
}

/// What happened in a case and in those that became parts of it, in order.
fn events(tx: &mut Tx<'_>, case: &Case, after: i64) -> Result<Vec<Recorded>> {
    let parts = together::parts(tx, case.id)?;
    let mut all = tx.events_of_case(case.id.get(), after, EVENTS)?;
    for part in &parts {
        all.extend(tx.events_of_case(part.get(), after, EVENTS)?);
    }
    all.sort_by_key(|event| event.seq);
    all.truncate(EVENTS as usize);
    Ok(all)
}

fn timeline(tx: &mut Tx<'_>, page: &Page, case: &Case, asked: &AskedCase, names: &mut Names) -> Result<Timeline> {
    let events = events(tx, case, numbered("after", &asked.after)?.unwrap_or(0))?;
    let last = events.last().filter(|_| events.len() == EVENTS as usize);
    let path = page.href(&case.path());
    let more = last.map(|event| format!("{}#side", asked.address(&path, &[("tab", "timeline"), ("after", &event.seq.to_string())])));
    let told = events.iter().filter(|event| !COUNTED.contains(&event.kind.as_str()));
    let lines = told.map(|event| happened::line(tx, page, names, event)).collect::<Result<_>>()?;
    let whole = if tx.actor().can(EXPORT) { page.href(&format!("{}/whole.zip", case.path())) } else { String::new() };
    Ok(Timeline { lines, more: more.unwrap_or_default(), whole })
}
