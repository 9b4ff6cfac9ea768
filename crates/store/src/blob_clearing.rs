//! Clearing away attachments that nothing names any more, and objects whose transaction failed.

use std::collections::HashSet;
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
use object_store::path::Path as ObjectPath;

use crate::BlobPlace;
use crate::Blobs;
use crate::Tx;
use crate::Value;
use crate::blob_place::hash_of;
use crate::blob_place::is_hash;
use crate::blob_place::path;
use crate::blob_place::trouble;
use crate::blobs::PARTS;
use crate::dialect;
use crate::listed;

/// What nothing names stays for a day, in hours.
const KEPT_HOURS: i64 = 24;
/// Whoever claimed what is leaving and has not said for so many minutes that it left has ended: another takes it away. No request to an object
/// store is under way for so long.
const GOING_MINUTES: i64 = 15;
/// So many attachments leave in one transaction.
const AT_ONCE: u32 = 200;

/// One in so many objects may be unknown, however many there are.
const SHARE: usize = 20;
/// So many may be unknown where rows know as many others: a small installation has too few for shares.
const FEW: usize = 20;

/// What few attachments are, as the index of these says it.
const IS_AWAY: &str = "place in ('leaving', 'going', 'left')";

/// What lies beside the database for a day and more.
#[derive(Default)]
struct Found {
    objects: usize,
    unrecorded: Vec<String>,
}

impl Found {
    /// Whether what no row knows is no more than acts that came to nothing leave behind.
    fn is_small_share(&self) -> bool {
        self.unrecorded.len() * SHARE <= self.objects
    }

    /// Whether what no row knows may go, where all that lies there was found: it is a small share, or it is few beside as many that rows know.
    /// An empty database, or one mistaken for another, knows nothing of what lies there, and would clear all of it away.
    fn may_go(&self) -> bool {
        let unknown = self.unrecorded.len();
        self.is_small_share() || unknown <= FEW && unknown * 2 <= self.objects
    }
}

impl Blobs {
    /// Clears away what nothing has named for a day. Answers how many went. Safe beside writers: what is leaving is kept again, or claimed and
    /// taken away, and not both.
    ///
    /// # Errors
    /// What the database or the object store says; the next run goes on.
    pub async fn clear_away(&self, grant: Grant) -> Result<u64> {
        let before = self.a_day_ago();
        let gone = self.store.write(grant.clone(), move |tx| let_go(tx, before)).await?;
        let gone = gone + self.clear_unrecorded(grant.clone(), 0..=u8::MAX).await?;
        self.see_off(&grant).await?;
        Ok(gone)
    }

    /// Lets go of what was put a day ago and more for an act that then came to nothing, such as a message in the middle of which the
    /// process was killed; `see_off` takes it away. Looks into these of the 256 folders of objects, so that the work can be spread over a
    /// day. What was recorded stays, whether something names it or not. Where more is unknown than a twentieth, or than twenty beside as many
    /// that are known, the database may not be that of these files, and all of them stay; where these folders hold more, all folders are
    /// judged by. Answers how many leave.
    ///
    /// # Errors
    /// As `clear_away`.
    pub async fn clear_unrecorded(&self, grant: Grant, folders: impl IntoIterator<Item = u8>) -> Result<u64> {
        let before = self.a_day_ago();
        let folders: Vec<String> = folders.into_iter().map(|folder| format!("{folder:02x}")).collect();
        let found = self.look_into(&grant, &folders, before).await?;
        // What lies in a few folders is too little to judge a small installation by.
        let all: Vec<String> =
            if found.is_small_share() { Vec::new() } else { (0..=u8::MAX).map(|folder| format!("{folder:02x}")).collect() };
        let whole = self.look_into(&grant, &all, before).await?;
        if !whole.may_go() {
            tracing::warn!(
                objects = whole.objects,
                unrecorded = whole.unrecorded.len(),
                "so many files are unknown to this database that it may not be theirs: nothing was cleared away"
            );
            return Ok(0);
        }
        let gone = self.let_go_unrecorded(&grant, found.unrecorded).await?;
        if let BlobPlace::Folder(all) = &self.place {
            let swept = folders.iter().try_for_each(|folder| sweep(&all.join(folder), before));
            swept.map_err(broken("clearing the folder of attachments"))?;
        }
        self.forget_what_left(&grant, before).await?;
        Ok(gone)
    }

    fn a_day_ago(&self) -> Timestamp {
        self.minutes_ago(KEPT_HOURS * 60)
    }

    fn minutes_ago(&self, minutes: i64) -> Timestamp {
        Timestamp::from_second(self.clock.now().as_second() - minutes * 60).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// Finds the objects of folders that were put for a transaction which then failed.
    async fn look_into(&self, grant: &Grant, folders: &[String], before: Timestamp) -> Result<Found> {
        let mut found = Found::default();
        for folder in folders {
            let mut old = Vec::new();
            let mut listed = self.objects.list(Some(&ObjectPath::from(folder.as_str())));
            while let Some(object) = listed.next().await {
                let object = object.map_err(trouble)?;
                old.extend(hash_of(&object.location).filter(|_| object.last_modified.timestamp() < before.as_second()));
            }
            found.objects += old.len();
            for some in old.chunks(AT_ONCE as usize) {
                found.unrecorded.extend(self.unrecorded(grant, some.to_vec()).await?);
            }
        }
        Ok(found)
    }

    /// Lets go of objects that no row knows, unless one has come to know them.
    async fn let_go_unrecorded(&self, grant: &Grant, all: Vec<String>) -> Result<u64> {
        let mut gone = 0;
        for hash in all {
            gone += u64::from(self.store.write(grant.clone(), move |tx| let_go_unknown(tx, &hash)).await?);
        }
        Ok(gone)
    }

    /// Those of these hashes that no row knows.
    async fn unrecorded(&self, grant: &Grant, all: Vec<String>) -> Result<Vec<String>> {
        let look = move |tx: &mut Tx<'_>| {
            let (places, values) = listed(1, all.iter().map(String::as_str));
            let known: HashSet<String> =
                tx.query(&format!("select hash from blobs where hash in ({places})"), &values, |row| row.get(0))?.into_iter().collect();
            Ok(all.into_iter().filter(|hash| !known.contains(hash)).collect())
        };
        self.store.read(grant.clone(), look).await
    }

    /// Forgets what left long ago.
    async fn forget_what_left(&self, grant: &Grant, before: Timestamp) -> Result<()> {
        let sql = format!("delete from blobs where {IS_AWAY} and place = 'left' and since < $1");
        let forget = move |tx: &mut Tx<'_>| tx.execute(&sql, &[before.into()]);
        self.store.write(grant.clone(), forget).await.map(drop)
    }

    /// Takes away the bytes of what acts have let go of, once they are committed: the timed work of whoever holds its lease. It holds also where
    /// two do it at a time. What cannot be taken away keeps nothing else from it.
    ///
    /// # Errors
    /// As `clear_away`: of the last that could not be taken away.
    pub async fn see_off(&self, grant: &Grant) -> Result<()> {
        let mut seen_off = Ok(());
        for hash in self.leaving(grant).await? {
            if let Err(error) = self.remove(grant, hash.clone()).await {
                tracing::warn!(%error, %hash, "an attachment that was let go of could not be taken away yet");
                seen_off = Err(error);
            }
        }
        seen_off
    }

    /// What is to be taken away by now.
    ///
    /// # Errors
    /// What the database says.
    pub async fn leaving(&self, grant: &Grant) -> Result<Vec<String>> {
        let before = self.minutes_ago(GOING_MINUTES);
        let sql = format!("select hash from blobs where {IS_AWAY} and (place = 'leaving' or place = 'going' and since < $1) order by hash");
        self.store.read(grant.clone(), move |tx| hashes(tx, &sql, &[before.into()])).await
    }

    /// Takes away an object that is leaving, and remembers when it left: what was put before then cannot be kept. It is claimed first, so that
    /// what was kept again meanwhile stays, and what is put meanwhile waits. Answers whether it was leaving.
    ///
    /// # Errors
    /// As `clear_away`. It is tried again after a while: what was asked of an object store may still come to pass.
    pub async fn remove(&self, grant: &Grant, hash: String) -> Result<bool> {
        let (claimed, before) = (hash.clone(), self.minutes_ago(GOING_MINUTES));
        let Some(since) = self.store.write(grant.clone(), move |tx| claim(tx, &claimed, before)).await? else { return Ok(false) };
        match self.objects.delete(&path(&hash)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
            Err(error) => return Err(trouble(error)),
        }
        // Who was so slow that another has claimed it says nothing of it.
        let sql = "update blobs set place = 'left', since = $2 where hash = $1 and place = 'going' and since = $3";
        self.store.write(grant.clone(), move |tx| tx.execute(sql, &[hash.into(), tx.now().into(), since.into()])).await.map(|_| true)
    }
}

/// Removes what a process that was killed had only begun to write: `HASH#1` beside where `HASH` would stand.
fn sweep(folder: &Path, before: Timestamp) -> std::io::Result<()> {
    let old = Duration::from_secs(u64::try_from(before.as_second()).unwrap_or(0));
    let entries = match fs::read_dir(folder) {
        // Nothing was ever put into it.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        let begun = entry.file_name().to_string_lossy().split_once('#').is_some_and(|(hash, _)| is_hash(hash));
        if begun && entry.metadata()?.modified()? < SystemTime::UNIX_EPOCH + old {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Lets go of what no column names: small ones are gone with their row, large ones are leaving. What was put together of parts goes first,
/// so that a part goes along which no other text carries.
fn let_go(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64> {
    let unnamed: String = naming_columns(tx)?
        .iter()
        .map(|(table, column)| format!(" and not exists (select 1 from {table} where {table}.{column} = blobs.hash)"))
        .collect();
    let some = format!("select hash from blobs where place = $1 and since < $2{unnamed} limit $3");
    let wholes = hashes(tx, &some, &[PARTS.into(), before.into(), AT_ONCE.into()])?;
    let (places, values) = listed(1, wholes.iter().map(String::as_str));
    tx.execute(&format!("delete from blob_parts where whole in ({places})"), &values)?;
    let whole = tx.execute(&format!("delete from blobs where hash in ({places})"), &values)?;
    let small = format!("delete from blobs where hash in ({some})");
    let large = format!("update blobs set place = 'leaving' where hash in ({some})");
    let small = tx.execute(&small, &["row".into(), before.into(), AT_ONCE.into()])?;
    Ok(whole + small + tx.execute(&large, &["store".into(), before.into(), AT_ONCE.into()])?)
}

/// The columns that name a blob, as the schema says.
pub(crate) fn naming_columns(tx: &mut Tx<'_>) -> Result<Vec<(String, String)>> {
    let sql = dialect::columns_that_name(tx.connection);
    tx.recall(sql, &["blobs".into()], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Marks an object that no row knows as leaving.
fn let_go_unknown(tx: &mut Tx<'_>, hash: &str) -> Result<bool> {
    let sql = "insert into blobs (hash, size, place, bytes, since) values ($1, 0, 'leaving', null, $2) on conflict do nothing";
    Ok(tx.execute(sql, &[hash.into(), tx.now().into()])? == 1)
}

/// Claims what is leaving, or what somebody claimed before then and never took away: it cannot be kept again before it has left. Answers when.
fn claim(tx: &mut Tx<'_>, hash: &str, before: Timestamp) -> Result<Option<Timestamp>> {
    let sql = "update blobs set place = 'going', since = $2 where hash = $1 and (place = 'leaving' or place = 'going' and since < $3)";
    let now = tx.now();
    Ok((tx.execute(sql, &[hash.into(), now.into(), before.into()])? == 1).then_some(now))
}

fn hashes(tx: &mut Tx<'_>, sql: &str, params: &[Value]) -> Result<Vec<String>> {
    tx.query(sql, params, |row| row.get(0))
}
