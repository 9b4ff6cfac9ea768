//! The statements on imports and their lines.

use std::collections::BTreeSet;

use ::store::Row;
use ::store::Tx;
use ::store::Value;
use kernel::EntityId;
use kernel::Error;
use kernel::Result;

use crate::fields::Kind;
use crate::import::Import;
use crate::import::ImportId;
use crate::import::Line;
use crate::import::State;

const IMPORT: &str =
    "select id, kind, system, file_name, hash, channel, place_id, columns, state, total, position, made, known, wrong, kept,
    by_id, at, ended_at, undone from imports";

/// One import of the entity.
pub(crate) fn import(tx: &mut Tx<'_>, id: ImportId) -> Result<Option<Import>> {
    let entity = tx.entity()?;
    tx.one(&format!("{IMPORT} where entity_id = $1 and id = $2"), &[entity.into(), id.into()], read)
}

/// The newest imports of the entity before one of them.
pub(crate) fn imports(tx: &mut Tx<'_>, before: Option<ImportId>, limit: u32) -> Result<Vec<Import>> {
    let entity = tx.entity()?;
    let before = before.map_or(i64::MAX, kernel::Id::get);
    let sql = format!("{IMPORT} where entity_id = $1 and id < $2 order by id desc limit $3");
    tx.query(&sql, &[entity.into(), before.into(), limit.into()], read)
}

/// The imports under way, over all entities: the job's own list.
pub(crate) fn under_way(tx: &mut Tx<'_>) -> Result<Vec<(EntityId, ImportId)>> {
    let sql = "select entity_id, id from imports where state in ('running', 'undoing') order by id limit 50";
    tx.query(sql, &[], |row| Ok((row.get(0)?, row.get(1)?)))
}

fn read(row: &Row) -> Result<Import> {
    let (kind, state): (String, String) = (row.get(1)?, row.get(8)?);
    let unknown = || Error::Broken("reading an import".into(), "a word that nothing writes".into());
    Ok(Import {
        id: row.get(0)?,
        kind: Kind::parse(&kind).ok_or_else(unknown)?,
        system: row.get(2)?,
        file_name: row.get(3)?,
        hash: row.get(4)?,
        channel: row.get(5)?,
        place: row.get(6)?,
        columns: row.json(7)?,
        state: State::parse(&state).ok_or_else(unknown)?,
        total: row.get(9)?,
        position: row.get(10)?,
        made: row.get(11)?,
        known: row.get(12)?,
        wrong: row.get(13)?,
        kept: row.get(14)?,
        by: row.get(15)?,
        at: row.get(16)?,
        ended_at: row.get(17)?,
        undone: row.get(18)?,
    })
}

pub(crate) fn insert(tx: &mut Tx<'_>, import: &Import) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into imports (id, entity_id, kind, system, file_name, hash, channel, place_id, columns, state, total, position, made, known,
             wrong, kept, undone, by_id, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, 0, 0, 0, 0, 0, $12, $13)",
        &[
            import.id.into(),
            entity.into(),
            import.kind.key().into(),
            (&import.system).into(),
            (&import.file_name).into(),
            (&import.hash).into(),
            (&import.channel).into(),
            import.place.into(),
            columns(import)?,
            import.state.key().into(),
            import.total.into(),
            import.by.into(),
            import.at.into(),
        ],
    )
    .map(drop)
}

fn columns(import: &Import) -> Result<Value> {
    serde_json::to_string(&import.columns).map(Value::from).map_err(kernel::broken("writing columns"))
}

/// Writes what changes of an import.
pub(crate) fn save(tx: &mut Tx<'_>, import: &Import) -> Result<()> {
    let entity = tx.entity()?;
    let sql = "update imports set channel = $3, place_id = $4, columns = $5, state = $6, position = $7, made = $8, known = $9, wrong = $10,
             kept = $11, ended_at = $12, undone = $13 where entity_id = $1 and id = $2";
    let values = [
        entity.into(),
        import.id.into(),
        (&import.channel).into(),
        import.place.into(),
        columns(import)?,
        import.state.key().into(),
        import.position.into(),
        import.made.into(),
        import.known.into(),
        import.wrong.into(),
        import.kept.into(),
        import.ended_at.into(),
        import.undone.into(),
    ];
    tx.execute(sql, &values).map(drop)
}

/// Forgets an import that made nothing.
pub(crate) fn remove(tx: &mut Tx<'_>, id: ImportId) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute("delete from imports where entity_id = $1 and id = $2 and state = 'tried'", &[entity.into(), id.into()]).map(drop)
}

/// Which of some numbers of another help desk have been brought before.
pub(crate) fn known_numbers(tx: &mut Tx<'_>, kind: Kind, system: &str, numbers: &[String]) -> Result<BTreeSet<String>> {
    let entity = tx.entity()?;
    let mut known = BTreeSet::new();
    for some in numbers.chunks(500) {
        let (places, values) = ::store::listed(4, some.iter().map(Value::from));
        let sql = format!(
            "select number from import_lines where entity_id = $1 and kind = $2 and system = $3 and outcome in ('made', 'kept')
             and number in ({places})"
        );
        let params = [vec![entity.into(), kind.key().into(), system.into()], values].concat();
        known.extend(tx.query(&sql, &params, |row| row.get::<String>(0))?);
    }
    Ok(known)
}

/// The import that brought what another help desk calls so; none where it was not brought.
pub(crate) fn brought_by(tx: &mut Tx<'_>, kind: Kind, system: &str, number: &str) -> Result<Option<ImportId>> {
    let entity = tx.entity()?;
    let sql = "select import_id from import_lines where entity_id = $1 and kind = $2 and system = $3 and outcome in ('made', 'kept')
               and number = $4";
    tx.one(sql, &[entity.into(), kind.key().into(), system.into(), number.into()], |row| row.get(0))
}

pub(crate) fn insert_line(tx: &mut Tx<'_>, import: &Import, line: &Line) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into import_lines (import_id, line, entity_id, kind, system, number, outcome, case_id, customer_id, faults)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            import.id.into(),
            line.line.into(),
            entity.into(),
            import.kind.key().into(),
            (&import.system).into(),
            (&line.number).into(),
            line.outcome.into(),
            line.case.into(),
            line.customer.into(),
            (&line.faults).into(),
        ],
    )
    .map(drop)
}

/// The last lines of an import before one of them that made something, the last first.
pub(crate) fn made_before(tx: &mut Tx<'_>, import: ImportId, before: i64, limit: u32) -> Result<Vec<Line>> {
    lines(tx, import, "made", ("line < $4 order by line desc", before, limit))
}

/// The first lines of an import with an outcome after one of them.
pub(crate) fn lines_of(tx: &mut Tx<'_>, import: ImportId, outcome: &'static str, limit: u32) -> Result<Vec<Line>> {
    lines(tx, import, outcome, ("line > $4 order by line", -1, limit))
}

fn lines(tx: &mut Tx<'_>, import: ImportId, outcome: &'static str, (which, mark, limit): (&'static str, i64, u32)) -> Result<Vec<Line>> {
    let entity = tx.entity()?;
    let sql = format!(
        "select line, number, case_id, customer_id, faults from import_lines
         where entity_id = $1 and import_id = $2 and outcome = $3 and {which} limit $5"
    );
    tx.query(&sql, &[entity.into(), import.into(), outcome.into(), mark.into(), limit.into()], |row| {
        let (line, number) = (row.get(0)?, row.get(1)?);
        Ok(Line { line, number, outcome, case: row.get(2)?, customer: row.get(3)?, faults: row.get(4)? })
    })
}

/// Writes down what became of a line when its import was undone.
pub(crate) fn set_outcome(tx: &mut Tx<'_>, import: ImportId, line: &Line) -> Result<()> {
    let entity = tx.entity()?;
    let sql = "update import_lines set outcome = $4, case_id = $5, customer_id = $6 where entity_id = $1 and import_id = $2 and line = $3";
    let (case, customer) = (line.case.into(), line.customer.into());
    tx.execute(sql, &[entity.into(), import.into(), line.line.into(), line.outcome.into(), case, customer]).map(drop)
}
