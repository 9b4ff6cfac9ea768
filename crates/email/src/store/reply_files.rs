//! The statements on files that go with a reply that is being written.

use ::store::Tx;
use desk::CaseId;
use kernel::Id;
use kernel::Result;
use serde::Deserialize;
use serde::Serialize;

use super::scans;

/// Marks ids of files of a reply.
pub enum ReplyFileKind {}
/// Names a file of a reply.
pub(crate) type ReplyFileId = Id<ReplyFileKind>;

/// A file that goes with the reply of the one who acts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ReplyFile {
    pub(crate) id: ReplyFileId,
    /// The hash under which its bytes are kept.
    pub(crate) hash: String,
    /// Its cleaned name.
    pub(crate) name: String,
    /// The media type that its bytes show.
    pub(crate) kind: String,
    /// How many bytes.
    pub(crate) size: u64,
}

/// The files of the reply that the one who acts writes in a case, in the order in which they came.
pub(crate) fn reply_files(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<ReplyFile>> {
    let (entity, me) = (tx.entity()?, tx.actor().employee()?);
    tx.query(
        "select id, hash, name, kind, size from reply_files where entity_id = $1 and case_id = $2 and employee_id = $3 order by id",
        &[entity.into(), case.into(), me.into()],
        |row| Ok(ReplyFile { id: row.get(0)?, hash: row.get(1)?, name: row.get(2)?, kind: row.get(3)?, size: row.get(4)? }),
    )
}

pub(crate) fn add_reply_file(tx: &mut Tx<'_>, case: CaseId, file: &ReplyFile) -> Result<()> {
    let (entity, me, now) = (tx.entity()?, tx.actor().employee()?, tx.now());
    tx.execute(
        "insert into reply_files (id, case_id, employee_id, entity_id, hash, name, kind, size, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            file.id.into(),
            case.into(),
            me.into(),
            entity.into(),
            (&file.hash).into(),
            (&file.name).into(),
            (&file.kind).into(),
            file.size.into(),
            now.into(),
        ],
    )?;
    Ok(())
}

/// Takes one away; one that is gone already stays so.
pub(crate) fn drop_reply_file(tx: &mut Tx<'_>, case: CaseId, file: ReplyFileId) -> Result<()> {
    let (entity, me) = (tx.entity()?, tx.actor().employee()?);
    let sql = "delete from reply_files where entity_id = $1 and case_id = $2 and employee_id = $3 and id = $4";
    let gone = tx.execute(sql, &[entity.into(), case.into(), me.into(), file.into()])?;
    if gone > 0 { scans::drop_scan(tx, file.get()) } else { Ok(()) }
}

/// The reply has left, and its files with it.
pub(crate) fn drop_reply_files(tx: &mut Tx<'_>, case: CaseId) -> Result<()> {
    for file in reply_files(tx, case)? {
        scans::drop_scan(tx, file.id.get())?;
    }
    let (entity, me) = (tx.entity()?, tx.actor().employee()?);
    tx.put("delete from reply_files where entity_id = $1 and case_id = $2 and employee_id = $3", &[entity.into(), case.into(), me.into()])
}
