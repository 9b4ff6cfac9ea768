//! The figures as they are kept: added to, forgotten, read whole.

use ::store::Row;
use ::store::Tx;
use ::store::Value;
use kernel::Result;
use kernel::Timestamp;

use crate::figures::measure::Counts;
use crate::figures::measure::Cut;
use crate::figures::measure::Measure;
use crate::figures::measure::Time;
use crate::figures::sums::Hour;
use crate::figures::sums::Place;
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

/// Adds sums to what is kept.
pub(crate) fn add(tx: &mut Tx<'_>, sums: &Sums) -> Result<()> {
    let counts = add_counts();
    for (place, sum) in &sums.counts {
        let mut values: Vec<Value> = vec![place.entity.into(), place.cut.key().into(), place.day.into(), (&place.subject).into()];
        values.extend(sum.0.map(Value::from));
        tx.put(&counts, &values)?;
    }
    for ((time, place, bucket), n) in &sums.times {
        tx.put(
            "insert into figure_times (entity_id, cut, measure, day, subject, bucket, n) values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (entity_id, cut, measure, subject, day, bucket) do update set n = figure_times.n + excluded.n",
            &[
                place.entity.into(),
                place.cut.key().into(),
                time.key().into(),
                place.day.into(),
                (&place.subject).into(),
                (*bucket).into(),
                (*n).into(),
            ],
        )?;
    }
    for ((entity, centre, hour), sum) in &sums.hours {
        tx.put(
            "insert into figure_hours (entity_id, centre_id, hour, received, answered, closed) values ($1, $2, $3, $4, $5, $6)
             on conflict (entity_id, centre_id, hour) do update set received = figure_hours.received + excluded.received,
                 answered = figure_hours.answered + excluded.answered, closed = figure_hours.closed + excluded.closed",
            &[(*entity).into(), (*centre).into(), (*hour).into(), sum.received.into(), sum.answered.into(), sum.closed.into()],
        )?;
    }
    Ok(())
}

fn add_counts() -> String {
    let columns = Measure::COLUMNS.join(", ");
    let places: Vec<String> = (5..5 + Measure::COLUMNS.len()).map(|place| format!("${place}")).collect();
    let sums: Vec<String> = Measure::COLUMNS.iter().map(|column| format!("{column} = figures.{column} + excluded.{column}")).collect();
    format!(
        "insert into figures (entity_id, cut, day, subject, {columns}) values ($1, $2, $3, $4, {})
         on conflict (entity_id, cut, day, subject) do update set {}",
        places.join(", "),
        sums.join(", ")
    )
}

/// Forgets all figures, of every entity.
pub(crate) fn forget(tx: &mut Tx<'_>) -> Result<()> {
    for table in ["figures", "figure_times", "figure_hours"] {
        tx.execute(&format!("delete from {table}"), &[])?;
    }
    tx.execute("update figure_marks set seq = 0, at = 0 where id = 1", &[])?;
    Ok(())
}

/// All figures of every entity, to compare them with the events.
pub(crate) fn all(tx: &mut Tx<'_>) -> Result<Sums> {
    let columns = Measure::COLUMNS.join(", ");
    let counts = tx.query(&format!("select entity_id, cut, day, subject, {columns} from figures"), &[], |row| {
        Ok((place(row, [0, 1, 2, 3])?, counts(row, 4)?))
    })?;
    let times = tx.query("select entity_id, cut, day, subject, measure, bucket, n from figure_times", &[], |row| {
        let measure: String = row.get(4)?;
        let time = Time::parse(&measure).unwrap_or(Time::FirstClock);
        Ok(((time, place(row, [0, 1, 2, 3])?, row.get(5)?), row.get(6)?))
    })?;
    let hours = tx.query("select entity_id, centre_id, hour, received, answered, closed from figure_hours", &[], |row| {
        Ok(((row.get(0)?, row.get(1)?, row.get(2)?), Hour { received: row.get(3)?, answered: row.get(4)?, closed: row.get(5)? }))
    })?;
    Ok(Sums { counts: counts.into_iter().collect(), times: times.into_iter().collect(), hours: hours.into_iter().collect() })
}

fn place(row: &Row, columns: [usize; 4]) -> Result<Place> {
    let cut: String = row.get(columns[1])?;
    Ok(Place {
        entity: row.get(columns[0])?,
        cut: Cut::parse(&cut).unwrap_or(Cut::Entity),
        day: row.get(columns[2])?,
        subject: row.get(columns[3])?,
    })
}

/// The counts of a row whose columns stand in order from one on.
pub(crate) fn counts(row: &Row, first: usize) -> Result<Counts> {
    let mut counts = Counts::default();
    for (place, count) in counts.0.iter_mut().enumerate() {
        *count = row.get(first + place)?;
    }
    Ok(counts)
}
