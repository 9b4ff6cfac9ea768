//! The statements behind lists of cases that are like something. Each goes along one index, in order, and looks at so many rows at most.

use ::store::Tx;
use ::store::Value;
use kernel::Result;

use crate::filter::Wanted;
use crate::filter::Whose;
use crate::lists::Listed;
use crate::lists::Mark;
use crate::store::centres;
use crate::store::lists::LISTED;
use crate::store::lists::listed;

/// How many rows of an index a page looks at.
const LOOKED_AT: u32 = 2000;

/// The index along which a list goes.
#[derive(Clone, Copy)]
enum Way {
    /// The nearest due time first.
    Due,
    /// The newest case first.
    Tag,
    /// The newest movement first.
    Moved,
}

/// Conditions and the values of their parameters.
#[derive(Default)]
struct Conditions {
    text: String,
    values: Vec<Value>,
}

impl Conditions {
    fn and(&mut self, condition: &str, value: impl Into<Value>) {
        self.values.push(value.into());
        self.text.push_str(" and ");
        self.text.push_str(&condition.replace('?', &format!("${}", self.values.len())));
    }

    fn plain(&mut self, condition: &str) {
        self.text.push_str(" and ");
        self.text.push_str(condition);
    }
}

/// One page, and where the next one begins.
pub(crate) fn page(tx: &mut Tx<'_>, wanted: &Wanted, mark: Option<Mark>, limit: u32) -> Result<(Vec<Listed>, Option<Mark>)> {
    let way = way(wanted);
    let along = along(tx, wanted, way, mark)?;
    let end = window_end(tx, &along, way)?;
    let mut all = along;
    if let Some(end) = end {
        within(&mut all, way, end);
    }
    alike(tx, &mut all, wanted, way);
    all.values.push((limit + 1).into());
    let sql = format!("{LISTED}{} where c.entity_id = $1{} order by {} limit ${}", joined(way), all.text, order(way), all.values.len());
    let mut rows = tx.query(&sql, &all.values, listed)?;
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = rows.len() > most;
    rows.truncate(most);
    let next = if more { rows.last().map(|row| place(row, way)) } else { end };
    Ok((rows, next))
}

const fn way(wanted: &Wanted) -> Way {
    match (wanted.due_before, wanted.tag) {
        (Some(_), _) => Way::Due,
        (None, Some(_)) => Way::Tag,
        (None, None) => Way::Moved,
    }
}

const fn joined(way: Way) -> &'static str {
    match way {
        Way::Tag => " join case_tags t on t.case_id = c.id",
        Way::Due | Way::Moved => "",
    }
}

const fn order(way: Way) -> &'static str {
    match way {
        Way::Due => "c.due_at, c.id",
        Way::Tag => "t.case_id desc",
        Way::Moved => "c.moved_at desc, c.id desc",
    }
}

fn place(row: &Listed, way: Way) -> Mark {
    let at = match way {
        Way::Due => row.due_at.unwrap_or(row.moved_at).as_millisecond(),
        Way::Tag => 0,
        Way::Moved => row.moved_at.as_millisecond(),
    };
    Mark { at, id: row.id.get() }
}

/// What the index itself is asked for, after a mark.
fn along(tx: &mut Tx<'_>, wanted: &Wanted, way: Way, mark: Option<Mark>) -> Result<Conditions> {
    let mut along = Conditions { text: String::new(), values: vec![tx.entity()?.into()] };
    match way {
        Way::Due => {
            along.plain("c.state in ('open', 'snoozed') and c.awaits = 'employee'");
            along.and("c.due_at < ?", wanted.due_before.unwrap_or(i64::MAX));
        }
        Way::Tag => {
            along.plain("t.entity_id = $1");
            along.and("t.tag_id = ?", wanted.tag);
        }
        Way::Moved => {
            along.and("c.state = ?", wanted.state);
            whose(&mut along, wanted.whose);
        }
    }
    if let Some(mark) = mark {
        match way {
            Way::Due => beyond(&mut along, "(c.due_at, c.id) > (?, ", mark),
            Way::Tag => along.and("t.case_id < ?", mark.id),
            Way::Moved => beyond(&mut along, "(c.moved_at, c.id) < (?, ", mark),
        }
    }
    Ok(along)
}

fn beyond(along: &mut Conditions, begin: &str, mark: Mark) {
    along.values.push(mark.id.into());
    let id = along.values.len();
    along.and(&format!("{begin}${id})"), mark.at);
}

/// Up to the end of the window and no further.
fn within(all: &mut Conditions, way: Way, end: Mark) {
    match way {
        Way::Due => beyond(all, "(c.due_at, c.id) <= (?, ", end),
        Way::Tag => all.and("t.case_id >= ?", end.id),
        Way::Moved => beyond(all, "(c.moved_at, c.id) >= (?, ", end),
    }
}

fn whose(conditions: &mut Conditions, whose: Whose) {
    match whose {
        Whose::Anybody => {}
        Whose::Nobody => conditions.plain("c.owner_id is null"),
        Whose::One(owner) => conditions.and("c.owner_id = ?", owner),
    }
}

/// The last row that a page looks at; none where the index ends before.
fn window_end(tx: &mut Tx<'_>, along: &Conditions, way: Way) -> Result<Option<Mark>> {
    let (columns, table) = match way {
        Way::Due => ("c.due_at, c.id", "cases c"),
        Way::Tag => ("0, t.case_id", "case_tags t"),
        Way::Moved => ("c.moved_at, c.id", "cases c"),
    };
    let entity = if matches!(way, Way::Tag) { "t.entity_id = $1" } else { "c.entity_id = $1" };
    let sql =
        format!("select {columns} from {table} where {entity}{} order by {} limit 1 offset {}", along.text, order(way), LOOKED_AT - 1);
    tx.one(&sql, &along.values, |row| Ok(Mark { at: row.get(0)?, id: row.get(1)? }))
}

/// What each row that is looked at must be like.
fn alike(tx: &Tx<'_>, all: &mut Conditions, wanted: &Wanted, way: Way) {
    if !matches!(way, Way::Moved) {
        whose(all, wanted.whose);
        all.and("c.state = ?", wanted.state);
    }
    if let (Way::Due, Some(tag)) = (way, wanted.tag) {
        all.and("exists (select 1 from case_tags t where t.entity_id = $1 and t.case_id = c.id and t.tag_id = ?)", tag);
    }
    if let Some(service) = wanted.service {
        all.and("c.service_id = ?", service);
    }
    if !wanted.channel.is_empty() {
        all.and("c.channel = ?", wanted.channel.as_str());
    }
    if let Some(lang) = wanted.lang {
        all.and("c.lang = ?", lang);
    }
    if let Some(before) = wanted.opened_before {
        all.and("c.opened_at <= ?", before);
    }
    let (reached, centres) = centres::reached(tx, "c.", all.values.len() + 1);
    all.text.push_str(&reached);
    all.values.extend(centres);
}
