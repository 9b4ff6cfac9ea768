//! The figures as reports read them: of a stretch of days, along an index, whole fortnights as one row and the days round them as one each.

use std::collections::BTreeMap;

use ::store::Row;
use ::store::Tx;
use ::store::Value;
use kernel::EntityId;
use kernel::Result;

use crate::figures::measure::Counts;
use crate::figures::measure::Cut;
use crate::figures::measure::Measure;
use crate::figures::measure::Time;
use crate::figures::sums::Hour;
use crate::figures::sums::Span;
use crate::period::Period;
use crate::store::kept::counts;
use crate::store::kept::tables;
use guide::Spread;

/// More subjects than this are not named one by one.
const NAMED: usize = 60;

/// How each duration is spread, in the order of `Time::ALL`.
pub(crate) type Spreads = [Spread; Time::ALL.len()];

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
}

/// A condition on subjects whose parameters are numbered from one on.
fn among(subjects: &[String], first: usize) -> String {
    let places: Vec<String> = (first..first + subjects.len()).map(|place| format!("${place}")).collect();
    if places.is_empty() { " and 1 = 0".into() } else { format!(" and subject in ({})", places.join(", ")) }
}

fn sums() -> String {
    Measure::COLUMNS.map(|column| format!("cast(sum({column}) as bigint)")).join(", ")
}

/// The rows of a period as a table to select from, and the bounds of its parts, which are the parameters from `first` on. `also` are further
/// conditions.
fn parts(columns: &str, table: impl Fn(Span) -> &'static str, (period, first): (Period, usize), also: &str) -> (String, Vec<Value>) {
    let parts = period.parts();
    let [before, after] = parts.days;
    let each = [(Span::Day, before), (Span::Day, after), (Span::Fortnight, parts.fortnights)];
    let select = |((span, _), place): (&(Span, Period), usize)| {
        let (table, (_, _, day)) = (table(*span), tables(*span));
        let (from, to) = (first + 2 * place, first + 2 * place + 1);
        format!("select {columns} from {table} where {also} and {day} between ${from} and ${to}")
    };
    let selects: Vec<String> = each.iter().zip(0..).map(select).collect();
    let bounds = each.iter().flat_map(|(_, part)| [part.from.into(), part.to.into()]).collect();
    (format!("({}) parts", selects.join(" union all ")), bounds)
}

fn counted(span: Span) -> &'static str {
    tables(span).0
}

fn timed(span: Span) -> &'static str {
    tables(span).1
}

/// The counts by day, of all subjects together.
pub(crate) fn days(tx: &mut Tx<'_>, whose: &Whose, period: Period) -> Result<BTreeMap<i64, Counts>> {
    let mut params: Vec<Value> = vec![tx.entity()?.into(), whose.cut.key().into(), period.from.into(), period.to.into()];
    params.extend(whose.subjects.iter().map(Value::from));
    let sql = format!(
        "select day, {} from figures where entity_id = $1 and cut = $2 and day between $3 and $4{} group by day",
        sums(),
        among(&whose.subjects, 5)
    );
    Ok(tx.query(&sql, &params, |row| Ok((row.get(0)?, counts(row, 1)?)))?.into_iter().collect())
}

/// The counts of a period, of all subjects together.
pub(crate) fn total(tx: &mut Tx<'_>, whose: &Whose, period: Period) -> Result<Counts> {
    let also = format!("entity_id = $1 and cut = $2{}", among(&whose.subjects, 9));
    let (rows, bounds) = parts(&Measure::COLUMNS.join(", "), counted, (period, 3), &also);
    let params = [vec![tx.entity()?.into(), whose.cut.key().into()], bounds, whose.subjects.iter().map(Value::from).collect()].concat();
    let sql = format!("select count(*), {} from {rows}", sums());
    let found = tx.one(&sql, &params, |row| if row.get::<i64>(0)? == 0 { Ok(Counts::default()) } else { counts(row, 1) })?;
    Ok(found.unwrap_or_default())
}

/// The counts of each subject of a cut over a period: of those that are wanted, or of all. More may be answered than are wanted.
pub(crate) fn subjects(tx: &mut Tx<'_>, cut: Cut, wanted: Option<&[String]>, period: Period) -> Result<BTreeMap<String, Counts>> {
    let named = wanted.filter(|wanted| wanted.len() <= NAMED);
    let also = format!("entity_id = $1 and cut = $2{}", named.map_or(String::new(), |wanted| among(wanted, 9)));
    let (rows, bounds) = parts(&format!("subject, {}", Measure::COLUMNS.join(", ")), counted, (period, 3), &also);
    let values: Vec<Value> = named.unwrap_or_default().iter().map(Value::from).collect();
    let params = [vec![tx.entity()?.into(), cut.key().into()], bounds, values].concat();
    let sql = format!("select subject, {} from {rows} group by subject", sums());
    Ok(tx.query(&sql, &params, |row| Ok((row.get(0)?, counts(row, 1)?)))?.into_iter().collect())
}

/// How durations are spread, of all subjects together.
pub(crate) fn spreads(tx: &mut Tx<'_>, whose: &Whose, period: Period) -> Result<Spreads> {
    let also = format!("entity_id = $1 and cut = $2 and measure in ($9, $10, $11, $12){}", among(&whose.subjects, 13));
    let (rows, bounds) = parts("measure, bucket, n", timed, (period, 3), &also);
    let values = Time::ALL.iter().map(|time| Value::from(time.key())).chain(whose.subjects.iter().map(Value::from)).collect();
    let params = [vec![tx.entity()?.into(), whose.cut.key().into()], bounds, values].concat();
    let sql = format!("select measure, bucket, cast(sum(n) as bigint) from {rows} group by measure, bucket");
    let mut spreads = Spreads::default();
    for (measure, bucket, n) in tx.query(&sql, &params, |row| Ok((row.get::<String>(0)?, row.get::<i64>(1)?, row.get::<i64>(2)?)))? {
        if let Some(time) = Time::parse(&measure) {
            spreads[time as usize].add(bucket, n);
        }
    }
    Ok(spreads)
}

/// The counts of each entity, each as a whole: figures without persons, for government oversight.
pub(crate) fn across_entities(tx: &mut Tx<'_>, entities: &[EntityId], period: Period) -> Result<BTreeMap<EntityId, Counts>> {
    let (rows, bounds) = parts(&format!("entity_id, {}", Measure::COLUMNS.join(", ")), counted, (period, 2), &of_entities(entities, 8));
    let params = [vec![Cut::Entity.key().into()], bounds, entities.iter().map(|id| Value::from(*id)).collect()].concat();
    let sql = format!("select entity_id, {} from {rows} group by entity_id", sums());
    Ok(tx.query(&sql, &params, |row| Ok((row.get(0)?, counts(row, 1)?)))?.into_iter().collect())
}

fn of_entities(entities: &[EntityId], first: usize) -> String {
    let places: Vec<String> = (first..first + entities.len()).map(|place| format!("${place}")).collect();
    let condition = if places.is_empty() { "1 = 0".into() } else { format!("entity_id in ({})", places.join(", ")) };
    format!("{condition} and cut = $1 and subject = ''")
}

/// How durations are spread in each entity as a whole.
pub(crate) fn spreads_across_entities(tx: &mut Tx<'_>, entities: &[EntityId], period: Period) -> Result<BTreeMap<EntityId, Spreads>> {
    let times: Vec<String> = (0..Time::ALL.len()).map(|place| format!("${}", 8 + entities.len() + place)).collect();
    let also = format!("{} and measure in ({})", of_entities(entities, 8), times.join(", "));
    let (rows, bounds) = parts("entity_id, measure, bucket, n", timed, (period, 2), &also);
    let values = entities.iter().map(|id| Value::from(*id)).chain(Time::ALL.iter().map(|time| Value::from(time.key()))).collect();
    let sql = format!("select entity_id, measure, bucket, cast(sum(n) as bigint) from {rows} group by entity_id, measure, bucket");
    let read = |row: &Row| Ok((row.get::<EntityId>(0)?, row.get::<String>(1)?, row.get::<i64>(2)?, row.get::<i64>(3)?));
    let mut all: BTreeMap<EntityId, Spreads> = BTreeMap::new();
    for (entity, measure, bucket, n) in tx.query(&sql, &[vec![Cut::Entity.key().into()], bounds, values].concat(), read)? {
        if let Some(time) = Time::parse(&measure) {
            all.entry(entity).or_default()[time as usize].add(bucket, n);
        }
    }
    Ok(all)
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
    let read = |row: &Row| Ok((row.get(0)?, Hour { received: row.get(1)?, answered: row.get(2)?, closed: row.get(3)? }));
    Ok(tx.query(&sql, &params, read)?.into_iter().collect())
}
