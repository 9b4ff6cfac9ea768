//! The figures as they are kept: added to, forgotten, read page by page.

use ::store::Row;
use ::store::Tx;
use ::store::Value;
use kernel::Result;
use kernel::Timestamp;

use crate::figures::measure::Counts;
use crate::figures::measure::Measure;
use crate::figures::sums::Hour;
use crate::figures::sums::Span;
use crate::figures::sums::Sums;

/// Where the figures stand in the stream of events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    /// The number of the last event that they hold.
    pub(crate) seq: i64,
    /// When it happened.
    pub(crate) at: Timestamp,
}

/// Where the figures stand.
pub(crate) fn mark(tx: &mut Tx<'_>) -> Result<Mark> {
    let found = tx.one("select seq, at from figure_marks where id = 1", &[], |row| Ok(Mark { seq: row.get(0)?, at: row.get(1)? }))?;
    Ok(found.unwrap_or(Mark { seq: 0, at: Timestamp::UNIX_EPOCH }))
}

/// Moves the mark on; false when somebody else has moved it meanwhile.
pub(crate) fn move_mark(tx: &mut Tx<'_>, from: Mark, to: Mark) -> Result<bool> {
    let sql = "update figure_marks set seq = $2, at = $3 where id = 1 and seq = $1";
    Ok(tx.execute(sql, &[from.seq.into(), to.seq.into(), to.at.into()])? == 1)
}

/// The tables of a span, those of counts and of durations, and the name of their column of days.
pub(crate) const fn tables(span: Span) -> (&'static str, &'static str, &'static str) {
    match span {
        Span::Day => ("figures", "figure_times", "day"),
        Span::Fortnight => ("fortnight_figures", "fortnight_times", "fortnight"),
    }
}

/// Adds sums to what is kept, by day, by fortnight and by hour.
pub(crate) fn add(tx: &mut Tx<'_>, sums: &Sums) -> Result<()> {
    add_of(tx, sums, Span::Day)?;
    add_of(tx, &sums.by_fortnight(), Span::Fortnight)?;
    for ((entity, centre, hour), sum) in &sums.hours {
        add_hour(tx, (*entity, *centre, *hour), *sum)?;
    }
    Ok(())
}

fn add_of(tx: &mut Tx<'_>, sums: &Sums, span: Span) -> Result<()> {
    let (figures, times, day) = tables(span);
    let counts = add_counts(figures, day);
    for (place, sum) in &sums.counts {
        let mut values: Vec<Value> = vec![place.entity.into(), place.cut.key().into(), place.day.into(), (&place.subject).into()];
        values.extend(sum.0.map(Value::from));
        tx.put(&counts, &values)?;
    }
    let add = format!(
        "insert into {times} (entity_id, cut, measure, {day}, subject, bucket, n) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (entity_id, cut, measure, subject, {day}, bucket) do update set n = {times}.n + excluded.n"
    );
    for ((time, place, bucket), n) in &sums.times {
        let (entity, subject) = (Value::from(place.entity), Value::from(&place.subject));
        let place = [entity, place.cut.key().into(), time.key().into(), place.day.into(), subject];
        tx.put(&add, &[place.as_slice(), &[(*bucket).into(), (*n).into()]].concat())?;
    }
    Ok(())
}

fn add_hour(tx: &mut Tx<'_>, (entity, centre, hour): (i64, i64, i64), sum: Hour) -> Result<()> {
    tx.put(
        "insert into figure_hours (entity_id, centre_id, hour, received, answered, closed) values ($1, $2, $3, $4, $5, $6)
         on conflict (entity_id, centre_id, hour) do update set received = figure_hours.received + excluded.received,
             answered = figure_hours.answered + excluded.answered, closed = figure_hours.closed + excluded.closed",
        &[entity.into(), centre.into(), hour.into(), sum.received.into(), sum.answered.into(), sum.closed.into()],
    )
}

fn add_counts(table: &str, day: &str) -> String {
    let columns = Measure::COLUMNS.join(", ");
    let places: Vec<String> = (5..5 + Measure::COLUMNS.len()).map(|place| format!("${place}")).collect();
    let sums: Vec<String> = Measure::COLUMNS.iter().map(|column| format!("{column} = {table}.{column} + excluded.{column}")).collect();
    format!(
        "insert into {table} (entity_id, cut, {day}, subject, {columns}) values ($1, $2, $3, $4, {})
         on conflict (entity_id, cut, {day}, subject) do update set {}",
        places.join(", "),
        sums.join(", ")
    )
}

/// Forgets all figures, of every entity.
pub(crate) fn forget(tx: &mut Tx<'_>) -> Result<()> {
    for table in ["figures", "figure_times", "fortnight_figures", "fortnight_times", "figure_hours"] {
        tx.execute(&format!("delete from {table}"), &[])?;
    }
    tx.execute("update figure_marks set seq = 0, at = 0 where id = 1", &[])?;
    Ok(())
}

/// The counts of a row whose columns stand in order from one on.
pub(crate) fn counts(row: &Row, first: usize) -> Result<Counts> {
    let mut counts = Counts::default();
    for (place, count) in counts.0.iter_mut().enumerate() {
        *count = row.get(first + place)?;
    }
    Ok(counts)
}
