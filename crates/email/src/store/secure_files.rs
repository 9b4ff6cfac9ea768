//! The statements on files of secure messages.

use ::store::Row;
use ::store::Tx;
use kernel::Result;

use crate::secure::SecureId;
use crate::secure_files::SecureFile;

const COLUMNS: &str = "select id, secure_id, sealed, name, size from secure_files where entity_id = $1";

pub(crate) fn insert_secure_file(tx: &mut Tx<'_>, file: &SecureFile) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into secure_files (id, entity_id, secure_id, sealed, name, size) values ($1, $2, $3, $4, $5, $6)",
        &[file.id.into(), entity.into(), file.secure.into(), (&file.sealed).into(), (&file.name).into(), file.size.into()],
    )?;
    Ok(())
}

/// The files of a secure message of the entity, in the order in which they were put to it.
pub(crate) fn secure_files(tx: &mut Tx<'_>, secure: SecureId) -> Result<Vec<SecureFile>> {
    let entity = tx.entity()?;
    tx.query(&format!("{COLUMNS} and secure_id = $2 order by id"), &[entity.into(), secure.into()], row)
}

fn row(row: &Row) -> Result<SecureFile> {
    Ok(SecureFile { id: row.get(0)?, secure: row.get(1)?, sealed: row.get(2)?, name: row.get(3)?, size: row.get(4)? })
}
