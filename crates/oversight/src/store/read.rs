//! The figures as reports read them: of a stretch of days, along an index, never more rows than days and subjects that are asked for.

use std::collections::BTreeMap;

use ::store::Tx;
use ::store::Value;
use kernel::Result;

use crate::figures::measure::Counts;
use crate::figures::measure::Cut;
use crate::figures::measure::Measure;
use crate::figures::measure::Time;
use crate::figures::spread::Spread;
use crate::figures::sums::Hour;
use crate::period::Period;
use crate::store::kept::counts;

/// Whose figures are wanted: some subjects of a cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Whose {
    pub(crate) cut: Cut,
    /// At most a few dozen; none means nobody.
    pub(crate) subjects: Vec<String>,
}

impl Whose {
    /// One subject.
    pub(crate) fn one(cut: Cut, subject: impl Into<String>) -> Whose {
        Whose { cut, subjects: vec![subject.into()] }
    }

    /// The whole entity.
    pub(crate) fn entity() -> Whose {
        Whose::one(Cut::Entity, "")
    }

    fn condition(&self, first: usize) -> String {
        let places: Vec<String> = (first..first + self.subjects.len()).map(|place| format!("${place}")).collect();
        if places.is_empty() { "1 = 0".into() } else { format!("subject in ({})", places.join(", ")) }
    }

    fn values(&self) -> impl Iterator<Item = Value> {
        self.subjects.iter().map(Value::from)
    }
}

fn sums() -> String {
    Measure::COLUMNS.map(|column| format!("cast(sum({column}) as bigint)")).join(", ")
}

/// The counts by day, of all subjects together.
pub(crate) fn days(tx: &mut Tx<'_>, whose: &Whose, period: Period) -> Result<BTreeMap<i64, Counts>> {
    let mut params: Vec<Value> = vec![tx.entity()?.into(), whose.cut.key().into(), period.from.into(), period.to.into()];
    params.extend(whose.values());
    let sql = format!(
        "select day, {} from figures where entity_id = $1 and cut = $2 and day between $3 and $4 and {} group by day",
        sums(),
        whose.condition(5)
    );
    Ok(tx.query(&sql, &params, |row| Ok((row.get(0)?, counts(row, 1)?)))?.into_iter().collect())
}

/// The counts of each subject of a cut over a period.
pub(crate) fn subjects(tx: &mut Tx<'_>, cut: Cut, period: Period) -> Result<BTreeMap<String, Counts>> {
    let params = [tx.entity()?.into(), cut.key().into(), period.from.into(), period.to.into()];
    let sql =
        format!("select subject, {} from figures where entity_id = $1 and cut = $2 and day between $3 and $4 group by subject", sums());
    Ok(tx.query(&sql, &params, |row| Ok((row.get(0)?, counts(row, 1)?)))?.into_iter().collect())
}

/// How a duration is spread, of all subjects together.
pub(crate) fn spread(tx: &mut Tx<'_>, whose: &Whose, time: Time, period: Period) -> Result<Spread> {
    let mut params: Vec<Value> = vec![tx.entity()?.into(), whose.cut.key().into(), time.key().into(), period.from.into(), period.to.into()];
    params.extend(whose.values());
    let sql = format!(
        "select bucket, cast(sum(n) as bigint) from figure_times
         where entity_id = $1 and cut = $2 and measure = $3 and {} and day between $4 and $5 group by bucket",
        whose.condition(6)
    );
    let mut spread = Spread::default();
    for (bucket, n) in tx.query(&sql, &params, |row| Ok((row.get::<i64>(0)?, row.get::<i64>(1)?)))? {
        spread.add(bucket, n);
    }
    Ok(spread)
}

/// What came and went in each hour from one on, of the whole entity or of some centres.
pub(crate) fn hours(tx: &mut Tx<'_>, centres: &[i64], from: i64) -> Result<BTreeMap<i64, Hour>> {
    let wanted = if centres.is_empty() { &[0][..] } else { centres };
    let places: Vec<String> = (3..3 + wanted.len()).map(|place| format!("${place}")).collect();
    let mut params: Vec<Value> = vec![tx.entity()?.into(), from.into()];
    params.extend(wanted.iter().map(|centre| Value::from(*centre)));
    let sql = format!(
        "select hour, cast(sum(received) as bigint), cast(sum(answered) as bigint), cast(sum(closed) as bigint) from figure_hours
         where entity_id = $1 and hour >= $2 and centre_id in ({}) group by hour",
        places.join(", ")
    );
    let read = |row: &::store::Row| Ok((row.get(0)?, Hour { received: row.get(1)?, answered: row.get(2)?, closed: row.get(3)? }));
    Ok(tx.query(&sql, &params, read)?.into_iter().collect())
}
