//! The statements on the audit trail: through its indexes, newest first, never over all of it.

use std::collections::BTreeMap;

use ::store::Row;
use ::store::Tx;
use ::store::Value;
use kernel::Result;
use kernel::Timestamp;

use super::filter::Filter;

/// An event as the page shows it.
pub(super) struct Line {
    pub(super) seq: i64,
    pub(super) at: Timestamp,
    pub(super) actor: String,
    /// The address with which an employee who acted signs in; empty for others.
    pub(super) email: String,
    pub(super) kind: String,
    /// What happened, in the reader's words; the page puts it in.
    pub(super) told: String,
    pub(super) thing: String,
    pub(super) data: String,
}

impl Line {
    /// The key of what kind of actor it was.
    pub(super) fn who(&self) -> &'static str {
        match self.actor.split(':').next() {
            Some("employee") => "audit-who-employee",
            Some("customer") => "audit-who-customer",
            Some("system") => "audit-who-system",
            _ => "audit-who-anyone",
        }
    }
}

/// The events of the transaction's entity, or those of the installation itself, newest first.
pub(super) fn list(tx: &mut Tx<'_>, filter: &Filter, most: u32) -> Result<Vec<Line>> {
    let mut params: Vec<Value> = Vec::new();
    let mut wanted = Vec::new();
    let mut want = |condition: &str, value: Value| {
        params.push(value);
        wanted.push(condition.replace('?', &format!("${}", params.len())));
    };
    match tx.entity() {
        Ok(entity) => want("entity_id = ?", entity.into()),
        Err(_) => want("entity_id is null and seq > ?", 0_i64.into()),
    }
    // Numbers grow with time and have no gaps, so a day is found by halving.
    if let Some(from) = filter.from {
        want("seq >= ?", first_at(tx, from)?.into());
    }
    let until = filter.until.map(|until| first_at(tx, until)).transpose()?;
    if let Some(before) = until.into_iter().chain(filter.before).min() {
        want("seq < ?", before.into());
    }
    if let Some(actor) = &filter.actor {
        want("actor = ?", actor.into());
    }
    if let Some(kind) = &filter.kind {
        want("kind = ?", kind.into());
    }
    if let Some((kind, id)) = &filter.thing {
        match kind.as_str() {
            "case" => want("case_id = ?", (*id).into()),
            "interaction" => want("interaction_id = ?", (*id).into()),
            _ => {
                want("thing_kind = ?", kind.into());
                want("thing_id = ?", (*id).into());
            }
        }
    }
    want("1 = 1 order by seq desc limit ?", most.into());
    let sql = format!(
        "select seq, at, actor, kind, case_id, interaction_id, thing_kind, thing_id, data from events where {}",
        wanted.join(" and ")
    );
    tx.query(&sql, &params, line)
}

fn line(row: &Row) -> Result<Line> {
    let named = |kind: Option<String>, id: Option<i64>| kind.zip(id).map(|(kind, id)| format!("{kind}:{id}"));
    let things = [named(Some("case".into()), row.get(4)?), named(Some("interaction".into()), row.get(5)?), named(row.get(6)?, row.get(7)?)];
    Ok(Line {
        seq: row.get(0)?,
        at: row.get(1)?,
        actor: row.get(2)?,
        email: String::new(),
        kind: row.get(3)?,
        told: String::new(),
        thing: things.into_iter().flatten().collect::<Vec<_>>().join(" "),
        data: row.get::<Option<String>>(8)?.unwrap_or_default(),
    })
}

/// Says who acted: the address of each account that has a role where the trail is read.
pub(super) fn call(tx: &mut Tx<'_>, lines: &mut [Line]) -> Result<()> {
    let entity = tx.entity().map_or(0, kernel::Id::get);
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    let sql = "select a.email from accounts a where a.id = $1
        and exists (select 1 from role_grants g where g.account_id = a.id and g.entity_id = $2)";
    for line in lines {
        let Some(id) = line.actor.strip_prefix("employee:").and_then(|id| id.parse::<i64>().ok()) else { continue };
        if !known.contains_key(&line.actor) {
            let email = tx.one(sql, &[id.into(), entity.into()], |row| row.get::<String>(0))?.unwrap_or_default();
            known.insert(line.actor.clone(), email);
        }
        line.email.clone_from(&known[&line.actor]);
    }
    Ok(())
}

/// The number of the first event at or after an instant.
fn first_at(tx: &mut Tx<'_>, instant: Timestamp) -> Result<i64> {
    let newest: Option<i64> = tx.one("select max(seq) from events", &[], |row| row.get(0))?.flatten();
    let (mut low, mut high) = (1, newest.unwrap_or(0) + 1);
    while low < high {
        let middle = low + (high - low) / 2;
        let at: Option<Timestamp> = tx.one("select at from events where seq = $1", &[middle.into()], |row| row.get(0))?;
        if at.is_some_and(|at| at < instant) { low = middle + 1 } else { high = middle }
    }
    Ok(low)
}
