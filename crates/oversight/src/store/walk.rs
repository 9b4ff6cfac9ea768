//! Walks through all figures of every entity, a page at a time, so that holding them against the events takes no room for them.

use ::store::Row;
use ::store::Tx;
use ::store::Value;
use kernel::Result;

use crate::figures::measure::Cut;
use crate::figures::measure::Measure;
use crate::figures::measure::Time;
use crate::figures::sums::Hour;
use crate::figures::sums::Place;
use crate::figures::sums::Span;
use crate::figures::sums::Sums;
use crate::store::kept::counts;
use crate::store::kept::tables;

/// How many rows are looked at together.
const PAGE: u32 = 10_000;

/// Shows every figure that is kept, some at a time, with the span that they are of.
pub(crate) fn walk(tx: &mut Tx<'_>, see: &mut impl FnMut(Span, &Sums)) -> Result<()> {
    for span in Span::ALL {
        walk_counts(tx, span, see)?;
        walk_times(tx, span, see)?;
    }
    walk_hours(tx, see)
}

/// A page after the row that was seen last; nothing is before the first one.
fn after(columns: &str, last: &[Value]) -> String {
    let places: Vec<String> = (2..2 + last.len()).map(|place| format!("${place}")).collect();
    let wanted = if last.is_empty() { String::new() } else { format!("where ({columns}) > ({}) ", places.join(", ")) };
    format!("{wanted}order by {columns} limit $1")
}

fn walk_counts(tx: &mut Tx<'_>, span: Span, see: &mut impl FnMut(Span, &Sums)) -> Result<()> {
    let ((table, _, day), columns) = (tables(span), Measure::COLUMNS.join(", "));
    let key = format!("entity_id, cut, {day}, subject");
    let mut last: Vec<Value> = Vec::new();
    loop {
        let sql = format!("select {key}, {columns} from {table} {}", after(&key, &last));
        let rows = tx.query(&sql, &[vec![PAGE.into()], last].concat(), |row| Ok((place(row)?, counts(row, 4)?)))?;
        let Some((place, _)) = rows.last() else { return Ok(()) };
        last = vec![place.entity.into(), place.cut.key().into(), place.day.into(), (&place.subject).into()];
        see(span, &Sums { counts: rows.into_iter().collect(), ..Sums::default() });
    }
}

fn walk_times(tx: &mut Tx<'_>, span: Span, see: &mut impl FnMut(Span, &Sums)) -> Result<()> {
    let (_, table, day) = tables(span);
    let key = format!("entity_id, cut, measure, subject, {day}, bucket");
    let mut last: Vec<Value> = Vec::new();
    loop {
        let sql = format!("select entity_id, cut, {day}, subject, measure, bucket, n from {table} {}", after(&key, &last));
        let rows = tx.query(&sql, &[vec![PAGE.into()], last].concat(), |row| {
            let measure: String = row.get(4)?;
            let time = Time::parse(&measure).unwrap_or(Time::FirstClock);
            Ok(((time, place(row)?, row.get::<i64>(5)?), row.get(6)?))
        })?;
        let Some(((time, place, bucket), _)) = rows.last() else { return Ok(()) };
        let (entity, subject) = (Value::from(place.entity), Value::from(&place.subject));
        last = vec![entity, place.cut.key().into(), time.key().into(), subject, place.day.into(), (*bucket).into()];
        see(span, &Sums { times: rows.into_iter().collect(), ..Sums::default() });
    }
}

fn walk_hours(tx: &mut Tx<'_>, see: &mut impl FnMut(Span, &Sums)) -> Result<()> {
    let key = "entity_id, centre_id, hour";
    let mut last: Vec<Value> = Vec::new();
    loop {
        let sql = format!("select entity_id, centre_id, hour, received, answered, closed from figure_hours {}", after(key, &last));
        let rows = tx.query(&sql, &[vec![PAGE.into()], last].concat(), |row| {
            let hour = Hour { received: row.get(3)?, answered: row.get(4)?, closed: row.get(5)? };
            Ok(((row.get::<i64>(0)?, row.get::<i64>(1)?, row.get::<i64>(2)?), hour))
        })?;
        let Some(((entity, centre, hour), _)) = rows.last() else { return Ok(()) };
        last = vec![(*entity).into(), (*centre).into(), (*hour).into()];
        see(Span::Day, &Sums { hours: rows.into_iter().collect(), ..Sums::default() });
    }
}

fn place(row: &Row) -> Result<Place> {
    let cut: String = row.get(1)?;
    Ok(Place { entity: row.get(0)?, cut: Cut::parse(&cut).unwrap_or(Cut::Entity), day: row.get(2)?, subject: row.get(3)? })
}
