//! Clearing away attachments that nothing names any more, and objects whose transaction failed.

use std::fs;
use std::path::Path;
use std::time::Duration;
use std::time::SystemTime;

use futures::StreamExt;
use kernel::Grant;
use kernel::Result;
use kernel::Timestamp;
use kernel::broken;
use object_store::ObjectStoreExt;

use crate::BlobPlace;
use crate::Blobs;
use crate::Tx;
use crate::blob_place::hash_of;
use crate::blob_place::is_hash;
use crate::blob_place::path;
use crate::blob_place::trouble;
use crate::dialect;

/// What nothing names stays for a day, in hours.
const KEPT_HOURS: i64 = 24;
/// So many attachments leave in one transaction.
const AT_ONCE: u32 = 200;

impl Blobs {
    /// Clears away what nothing has named for a day. Answers how many went. Safe beside writers: what is leaving cannot be kept again
    /// before it has left.
    ///
    /// # Errors
    /// What the database or the object store says; the next run goes on.
    pub async fn clear_away(&self, grant: Grant) -> Result<u64> {
        let before = Timestamp::from_second(self.clock.now().as_second() - KEPT_HOURS * 3600).unwrap_or(Timestamp::UNIX_EPOCH);
        let mut gone = self.store.write(grant.clone(), move |tx| let_go(tx, before)).await?;
        gone += self.remove_unrecorded(&grant, before).await?;
        let leaving = self.store.read(grant.clone(), |tx| hashes(tx, "select hash from blobs where place = 'leaving'")).await?;
        for hash in leaving {
            self.remove(&grant, hash).await?;
        }
        if let BlobPlace::Folder(folder) = &self.place {
            sweep(folder, before).map_err(broken("clearing the folder of attachments"))?;
        }
        Ok(gone)
    }

    /// Objects that were put for a transaction which then failed.
    async fn remove_unrecorded(&self, grant: &Grant, before: Timestamp) -> Result<u64> {
        let mut listed = self.objects.list(None);
        let mut gone = 0;
        while let Some(object) = listed.next().await {
            let object = object.map_err(trouble)?;
            let Some(hash) = hash_of(&object.location).filter(|_| object.last_modified.timestamp() < before.as_second()) else { continue };
            let name = hash.clone();
            if self.store.write(grant.clone(), move |tx| claim(tx, &name)).await? {
                self.remove(grant, hash).await?;
                gone += 1;
            }
        }
        Ok(gone)
    }

    /// Removes an object that is leaving, and remembers when it left: what was put before then cannot be kept.
    async fn remove(&self, grant: &Grant, hash: String) -> Result<()> {
        match self.objects.delete(&path(&hash)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
            Err(error) => return Err(trouble(error)),
        }
        let sql = "update blobs set place = 'left', since = $2 where hash = $1 and place = 'leaving'";
        self.store.write(grant.clone(), move |tx| tx.execute(sql, &[hash.into(), tx.now().into()])).await.map(drop)
    }
}

/// Removes what a process that was killed had only begun to write: `HASH#1` beside where `HASH` would stand.
fn sweep(folder: &Path, before: Timestamp) -> std::io::Result<()> {
    let old = Duration::from_secs(u64::try_from(before.as_second()).unwrap_or(0));
    for inner in fs::read_dir(folder)? {
        let inner = inner?.path();
        if !inner.is_dir() {
            continue;
        }
        for entry in fs::read_dir(inner)? {
            let entry = entry?;
            let begun = entry.file_name().to_string_lossy().split_once('#').is_some_and(|(hash, _)| is_hash(hash));
            if begun && entry.metadata()?.modified()? < SystemTime::UNIX_EPOCH + old {
                fs::remove_file(entry.path())?;
            }
        }
    }
    Ok(())
}

/// Lets go of what no column names: small ones are gone with their row, large ones are leaving.
fn let_go(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64> {
    tx.execute("delete from blobs where place = 'left' and since < $1", &[before.into()])?;
    let unnamed: String = naming_columns(tx)?
        .iter()
        .map(|(table, column)| format!(" and not exists (select 1 from {table} where {table}.{column} = blobs.hash)"))
        .collect();
    let some = format!("select hash from blobs where place = $1 and since < $2{unnamed} limit $3");
    let small = format!("delete from blobs where hash in ({some})");
    let large = format!("update blobs set place = 'leaving' where hash in ({some})");
    let small = tx.execute(&small, &["row".into(), before.into(), AT_ONCE.into()])?;
    Ok(small + tx.execute(&large, &["store".into(), before.into(), AT_ONCE.into()])?)
}

/// The columns that name a blob, as the schema says.
fn naming_columns(tx: &mut Tx<'_>) -> Result<Vec<(String, String)>> {
    let sql = dialect::columns_that_name(tx.connection);
    tx.query(sql, &["blobs".into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Marks an object that no row knows as leaving.
fn claim(tx: &mut Tx<'_>, hash: &str) -> Result<bool> {
    let sql = "insert into blobs (hash, size, place, bytes, since) values ($1, 0, 'leaving', null, $2) on conflict do nothing";
    Ok(tx.execute(sql, &[hash.into(), tx.now().into()])? == 1)
}

fn hashes(tx: &mut Tx<'_>, sql: &str) -> Result<Vec<String>> {
    tx.query(sql, &[], |row| row.get(0))
}
