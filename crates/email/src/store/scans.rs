//! The statements on files that are looked at for viruses.

use ::store::Row;
use ::store::Tx;
use kernel::Result;
use kernel::Timestamp;
use serde::Deserialize;
use serde::Serialize;

use crate::scan::Scan;

const COLUMNS: &str = "select id, entity_id, case_id, hash, is_message, state, found, attempts, trouble, try_at from scans";

/// What was found, and where: a file by its place in its message, or the message as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Threat {
    pub(crate) place: Option<usize>,
    pub(crate) name: String,
    /// Nothing was found there: it is more than the scanner looks at.
    #[serde(default)]
    pub(crate) is_large: bool,
}

impl Threat {
    /// What was found.
    pub(crate) const fn found(place: Option<usize>, name: String) -> Threat {
        Threat { place, name, is_large: false }
    }

    /// What nobody has looked at.
    pub(crate) const fn large(place: Option<usize>) -> Threat {
        Threat { place, name: String::new(), is_large: true }
    }
}

/// Writes down that something is to be looked at.
pub(crate) fn insert(tx: &mut Tx<'_>, scan: &Scan) -> Result<()> {
    let entity = tx.entity()?;
    tx.put(
        "insert into scans (id, entity_id, case_id, hash, is_message, state, found, attempts, trouble, try_at)
         values ($1, $2, $3, $4, $5, $6, '[]', 0, '', $7) on conflict (id) do nothing",
        &[
            scan.id.into(),
            entity.into(),
            scan.case.into(),
            (&scan.hash).into(),
            scan.is_message.into(),
            (&scan.state).into(),
            scan.try_at.into(),
        ],
    )
}

/// What is known of the files of these messages or replies; of those that were never to be looked at, nothing.
pub(crate) fn scans(tx: &mut Tx<'_>, ids: &[i64]) -> Result<Vec<Scan>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let (places, ids) = ::store::listed(2, ids.iter().copied());
    let params = [vec![tx.entity()?.into()], ids].concat();
    tx.query(&format!("{COLUMNS} where entity_id = $1 and id in ({places})"), &params, row)
}

/// What is due to be looked at, of all entities: what has waited longest comes first.
pub(crate) fn due(tx: &mut Tx<'_>, now: Timestamp, limit: u32) -> Result<Vec<Scan>> {
    tx.query(&format!("{COLUMNS} where try_at <= $1 order by try_at, id limit $2"), &[now.into(), limit.into()], row)
}

/// Writes down how far one has come.
pub(crate) fn save(tx: &mut Tx<'_>, scan: &Scan) -> Result<()> {
    let entity = tx.entity()?;
    let found = serde_json::to_string(&scan.found).map_err(kernel::broken("writing what was found"))?;
    tx.execute(
        "update scans set state = $3, found = $4, attempts = $5, trouble = $6, try_at = $7 where entity_id = $1 and id = $2",
        &[
            entity.into(),
            scan.id.into(),
            (&scan.state).into(),
            found.into(),
            scan.attempts.into(),
            (&scan.trouble).into(),
            scan.try_at.into(),
        ],
    )?;
    Ok(())
}

/// The scanner is not there: all that is due waits, whoever's it is.
pub(crate) fn put_off(tx: &mut Tx<'_>, until: Timestamp, trouble: &str) -> Result<()> {
    let now = tx.now();
    let sql = "update scans set attempts = attempts + 1, trouble = $3, try_at = $2 where try_at <= $1 and state = 'waiting'";
    tx.execute(sql, &[now.into(), until.into(), trouble.into()]).map(drop)
}

/// The scanner is there again: what waited for it waits no longer.
pub(crate) fn hurry(tx: &mut Tx<'_>) -> Result<()> {
    let now = tx.now();
    let sql = "update scans set try_at = $1 where try_at > $1 and state = 'waiting'";
    tx.execute(sql, &[now.into()]).map(drop)
}

/// Whether anything waits to be looked at.
pub(crate) fn is_any_open(tx: &mut Tx<'_>) -> Result<bool> {
    is_any(tx, "waiting")
}

/// There is no scanner any more: nothing waits for it. What was too large for it stays closed.
pub(crate) fn release(tx: &mut Tx<'_>) -> Result<()> {
    tx.execute("update scans set state = 'unscanned' where try_at > 0 and state = 'waiting'", &[]).map(drop)
}

/// Whether anything waited when the scanner was taken away.
pub(crate) fn is_any_released(tx: &mut Tx<'_>) -> Result<bool> {
    is_any(tx, "unscanned")
}

/// There is a scanner again: what waited for one does so again.
pub(crate) fn take_back(tx: &mut Tx<'_>) -> Result<()> {
    let now = tx.now();
    tx.execute("update scans set state = 'waiting', try_at = $1 where try_at > 0 and state = 'unscanned'", &[now.into()]).map(drop)
}

fn is_any(tx: &mut Tx<'_>, state: &str) -> Result<bool> {
    Ok(tx.one("select 1 from scans where try_at > 0 and state = $1 limit 1", &[state.into()], |row| row.get::<i64>(0))?.is_some())
}

/// Whether anything waits that the scanner has failed to look at.
pub(crate) fn is_any_late(tx: &mut Tx<'_>) -> Result<bool> {
    let sql = "select 1 from scans where try_at > 0 and attempts > 0 and state = 'waiting' limit 1";
    Ok(tx.one(sql, &[], |row| row.get::<i64>(0))?.is_some())
}

/// A file was taken out of a reply before it left.
pub(crate) fn drop_scan(tx: &mut Tx<'_>, id: i64) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute("delete from scans where entity_id = $1 and id = $2 and is_message = 0", &[entity.into(), id.into()]).map(drop)
}

fn row(row: &Row) -> Result<Scan> {
    Ok(Scan {
        id: row.get(0)?,
        entity: row.get(1)?,
        case: row.get(2)?,
        hash: row.get(3)?,
        is_message: row.get(4)?,
        state: row.get(5)?,
        found: row.json(6)?,
        attempts: row.get(7)?,
        trouble: row.get(8)?,
        try_at: row.get(9)?,
    })
}
