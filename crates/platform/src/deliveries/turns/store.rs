//! The statements on lines: which there are, and how many of each entity are under way.

use std::collections::HashMap;

use ::store::Row;
use ::store::Tx;
use kernel::Result;

use super::Head;

fn head(row: &Row) -> Result<Head> {
    Ok(Head { next_at: row.get(0)?, id: row.get(1)?, entity: row.get(2)?, destination: row.get(3)? })
}

/// The kinds of which something waits, due or not: mostly one or two of many. Each kind that was ever wanted has a row that counts what
/// waits; it names the kind, and the line says whether anything stands in it. SQLite looks for the least kind of all among all that waits.
pub(super) fn waiting_kinds(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let sql = "select c.kind from delivery_counts c where c.state = 'waiting'
               and exists (select 1 from deliveries d where d.state = 'waiting' and d.kind = c.kind) order by c.kind";
    tx.query(sql, &[], |row| row.get(0))
}

/// Goes from line to line, not through them: a long line holds up no other.
pub(super) fn first_in_line(tx: &mut Tx<'_>, kind: &str) -> Result<Vec<Head>> {
    let sql = "with recursive line (id) as (
            select (select w.id from deliveries w where w.state = 'waiting' and w.kind = $1
                    order by w.destination, w.entity_id, w.next_at, w.id limit 1)
            union all
            select coalesce(
                (select w.id from deliveries w
                 where w.state = 'waiting' and w.kind = $1 and w.destination = d.destination and w.entity_id > d.entity_id
                 order by w.entity_id, w.next_at, w.id limit 1),
                (select w.id from deliveries w where w.state = 'waiting' and w.kind = $1 and w.destination > d.destination
                 order by w.destination, w.entity_id, w.next_at, w.id limit 1))
            from line join deliveries d on d.id = line.id)
        select d.next_at, d.id, d.entity_id, d.destination from line join deliveries d on d.id = line.id
        where d.next_at <= $2 and (d.destination = '' or not exists
            (select 1 from deliveries l
             where l.state = 'leased' and l.kind = $1 and l.destination = d.destination and l.entity_id = d.entity_id))
        and not exists (select 1 from delivery_pauses p where p.kind = $1 and p.destination = d.destination and p.until > $2)";
    tx.query(sql, &[kind.into(), tx.now().into()], head)
}

pub(super) fn without_destination(tx: &mut Tx<'_>, kind: &str, entity: i64, most: usize) -> Result<Vec<Head>> {
    let sql = "select next_at, id, entity_id, destination from deliveries
               where state = 'waiting' and kind = $1 and destination = '' and entity_id = $2 and next_at <= $3
               order by next_at, id limit $4";
    tx.query(sql, &[kind.into(), entity.into(), tx.now().into(), (most as u64).into()], head)
}

/// How many of each entity are under way.
pub(super) fn being_served(tx: &mut Tx<'_>) -> Result<HashMap<i64, u64>> {
    let sql = "select entity_id, count(*) from deliveries where state = 'leased' group by entity_id";
    Ok(tx.query(sql, &[], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect())
}
