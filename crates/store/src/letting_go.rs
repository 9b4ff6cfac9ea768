//! Letting go of one attachment in the act that takes it back, or after which it may be kept no longer. Its bytes leave, unless something else
//! names them.

use kernel::Result;

use crate::Tx;
use crate::blob_clearing::naming_columns;
use crate::blobs::PARTS;
use crate::dialect;

/// Columns that name attachments without saying so, as their tables are older than that.
const NAMING_BESIDE: [(&str, &str); 2] = [("messages", "raw"), ("scans", "hash")];

impl Tx<'_> {
    /// Lets go of an attachment, and of what it was put together of, unless something names it. What lies in the database is gone with this act
    /// for whoever reads it, though not yet from the free pages of its file; what lies beside it is leaving, and `Blobs::see_off` takes it away
    /// once the act is committed.
    ///
    /// # Errors
    /// What the database says.
    pub fn let_go(&mut self, hash: &str) -> Result<()> {
        if self.is_named(hash)? {
            return Ok(());
        }
        let parts = self.query("select part from blob_parts where whole = $1", &[hash.into()], |row| row.get::<String>(0))?;
        self.execute("delete from blob_parts where whole = $1", &[hash.into()])?;
        self.execute("delete from blobs where hash = $1 and place in ($2, $3)", &[hash.into(), "row".into(), PARTS.into()])?;
        self.execute("update blobs set place = 'leaving' where hash = $1 and place = $2", &[hash.into(), "store".into()])?;
        parts.iter().try_for_each(|part| self.let_go(part))
    }

    fn is_named(&mut self, hash: &str) -> Result<bool> {
        let mut naming = naming_columns(self)?;
        for (table, column) in NAMING_BESIDE {
            let find = dialect::find_table(self.connection);
            if !self.recall(find, &[table.into()], |_| Ok(()))?.is_empty() {
                naming.push((table.into(), column.into()));
            }
        }
        for (table, column) in naming {
            let sql = format!("select {column} from {table} where {column} = $1 limit 1");
            if self.one(&sql, &[hash.into()], |_| Ok(()))?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
