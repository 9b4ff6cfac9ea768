//! Attachments by the hash of their bytes: small ones in the transaction, large ones put durably first and recorded then. Files that a large
//! one carries in base64, as letters do, lie by themselves, once however many carry them.

use std::sync::Arc;

use bytes::Bytes;
use kernel::Clock;
use kernel::Error;
use kernel::Grant;
use kernel::Result;
use kernel::Timestamp;
use object_store::ObjectStore;
use object_store::ObjectStoreExt;
use sha2::Digest;
use sha2::Sha256;
use tokio::sync::Semaphore;

use crate::Ask;
use crate::BlobFault;
use crate::BlobPlace;
use crate::Store;
use crate::Tx;
use crate::Value;
use crate::blob_check::lost;
use crate::blob_place::is_hash;
use crate::blob_place::path;
use crate::blob_place::trouble;
use crate::patience::gives_way;

/// Up to so many bytes lie in the database.
pub(crate) const SMALL: usize = 64 * 1024;
/// Bytes that were put are recorded within so many hours, or put again.
const FRESH_HOURS: i64 = 12;

/// The attachments of an installation.
#[derive(Clone)]
pub struct Blobs {
    pub(crate) store: Store,
    pub(crate) objects: Arc<dyn ObjectStore>,
    pub(crate) place: BlobPlace,
    pub(crate) clock: Clock,
    /// Whether it only looks after them: what an object store does not give is then told as a fault of the one that was asked for.
    pub(crate) looks_after: bool,
    /// The turn of those who give way to others.
    pub(crate) turn: Arc<Semaphore>,
}

/// Bytes that are safe on disk or small enough for the transaction, and wait to be recorded by `Tx::keep`.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// The SHA-256 of the bytes, 64 hex letters: their name.
    pub hash: String,
    /// How many bytes there are.
    pub size: u64,
    /// What lies in the row: the bytes, or how they are put together of their parts.
    pub(crate) small: Option<Bytes>,
    /// What lies by itself and is recorded first.
    pub(crate) parts: Vec<Prepared>,
    pub(crate) at: Timestamp,
}

/// Where bytes lie whose files lie by themselves.
pub(crate) const PARTS: &str = "parts";

const FIND: &str = "select place, since from blobs where hash = $1";

/// The name under which bytes are kept: their SHA-256, 64 hex letters.
pub fn name_of(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

impl Prepared {
    /// What `Tx::keep` will ask.
    pub fn asks(&self) -> Vec<Ask> {
        let own = Ask::new(FIND, &[(&self.hash).into()]);
        self.parts.iter().flat_map(Prepared::asks).chain([own]).collect()
    }
}

impl Blobs {
    /// Opens the place of large attachments.
    ///
    /// # Errors
    /// When the folder cannot be made, or the settings are not usable.
    pub fn open(store: &Store, place: &BlobPlace, clock: Clock) -> Result<Self> {
        let (store, objects, turn) = (store.clone(), place.open()?, Arc::new(Semaphore::new(1)));
        Ok(Self { store, objects, place: place.clone(), clock, looks_after: false, turn })
    }

    /// Makes bytes ready to be kept: large ones are on disk, synced, when it answers.
    ///
    /// # Errors
    /// `ReadOnly` when the disk takes no more, `Busy` when the object store does not answer.
    pub async fn prepare(&self, bytes: impl Into<Bytes>) -> Result<Prepared> {
        let bytes = bytes.into();
        if bytes.len() > SMALL
            && let Some(prepared) = self.in_parts(&bytes).await?
        {
            return Ok(prepared);
        }
        self.prepare_whole(bytes).await
    }

    /// The same for bytes that stay together.
    pub(crate) async fn prepare_whole(&self, bytes: Bytes) -> Result<Prepared> {
        let (hash, size, at) = (name_of(&bytes), bytes.len() as u64, self.clock.now());
        if bytes.len() <= SMALL {
            return Ok(Prepared { hash, size, small: Some(bytes), parts: Vec::new(), at });
        }
        // Who gives way puts one after the other: a disk that syncs many files at a time lets every commit wait for them.
        let is_on_our_disk = matches!(self.place, BlobPlace::Folder(_));
        let turn = if is_on_our_disk && gives_way() { self.turn.acquire().await.ok() } else { None };
        self.objects.put(&path(&hash), bytes.into()).await.map_err(trouble)?;
        drop(turn);
        Ok(Prepared { hash, size, small: None, parts: Vec::new(), at })
    }

    /// The bytes of a hash, compared with it.
    ///
    /// # Errors
    /// `NotFound` when nothing of that name was kept, `Broken` when the bytes are no longer those that were kept.
    pub async fn read(&self, grant: Grant, hash: &str) -> Result<Vec<u8>> {
        if !is_hash(hash) {
            return Err(Error::NotFound("blob"));
        }
        let bytes = match self.kept(&grant, hash).await? {
            Kept::Whole(bytes) => bytes,
            Kept::InParts(recipe, size) => self.joined(&grant, hash, (&recipe, size)).await?,
        };
        if name_of(&bytes) == hash { Ok(bytes) } else { Err(lost(hash, BlobFault::Changed, "other bytes lie under its name")) }
    }

    /// What lies under a name.
    pub(crate) async fn kept(&self, grant: &Grant, hash: &str) -> Result<Kept> {
        let name = hash.to_owned();
        let look = move |tx: &mut Tx<'_>| {
            let sql = "select place, bytes, size from blobs where hash = $1 and place in ('row', 'store', 'parts')";
            tx.one(sql, &[name.into()], |row| Ok((row.get::<String>(0)?, row.get::<Option<Vec<u8>>>(1)?, row.get::<u64>(2)?)))
        };
        match self.store.read(grant.clone(), look).await?.ok_or(Error::NotFound("blob"))? {
            (place, Some(recipe), size) if place == PARTS => Ok(Kept::InParts(recipe, size)),
            (_, Some(bytes), _) => Ok(Kept::Whole(bytes)),
            (_, None, _) => self.object(hash).await.map(Kept::Whole),
        }
    }

    async fn object(&self, hash: &str) -> Result<Vec<u8>> {
        let read = async { Ok(self.objects.get(&path(hash)).await?.bytes().await?.to_vec()) };
        match read.await.map_err(trouble) {
            Err(Error::NotFound(_)) => Err(lost(hash, BlobFault::Missing, "the object store has lost it")),
            // A folder of this machine is never busy: a sector of its disk has gone bad.
            Err(Error::Busy(_)) if self.looks_after || matches!(self.place, BlobPlace::Folder(_)) => {
                Err(lost(hash, BlobFault::Unreadable, "where it lies does not give it"))
            }
            read => read,
        }
    }
}

/// What lies under a name.
pub(crate) enum Kept {
    /// All bytes.
    Whole(Vec<u8>),
    /// How they are put together, and how many they are.
    InParts(Vec<u8>, u64),
}

impl Tx<'_> {
    /// Records prepared bytes in this transaction, once however often the same bytes come; answers whether they were not there before.
    ///
    /// # Errors
    /// `Busy` when they were prepared too long ago or are just being taken away: prepare them again.
    pub fn keep(&mut self, prepared: &Prepared) -> Result<bool> {
        let known = self.one(FIND, &[(&prepared.hash).into()], |row| Ok((row.get::<String>(0)?, row.get::<Timestamp>(1)?)))?;
        let stale = match &known {
            Some((place, _)) if ["row", "store", PARTS].contains(&place.as_str()) => return Ok(false),
            // It is there for as long as nobody has claimed it to take it away.
            Some((place, _)) if place == "leaving" => false,
            Some((place, since)) => place == "going" || *since >= prepared.at,
            None => self.now().as_second() - prepared.at.as_second() > FRESH_HOURS * 3600,
        };
        if stale && prepared.small.is_none() {
            return Err(Error::Busy(1));
        }
        self.keep_parts(prepared)?;
        let place = match &prepared.small {
            Some(_) if !prepared.parts.is_empty() => PARTS,
            Some(_) => "row",
            None => "store",
        };
        let sql = "insert into blobs (hash, size, place, bytes, since) values ($1, $2, $3, $4, $5)
                   on conflict (hash) do update set size = excluded.size, place = excluded.place, bytes = excluded.bytes, since = excluded.since";
        let small: Value = prepared.small.as_ref().map(|bytes| bytes.to_vec()).into();
        self.put(sql, &[(&prepared.hash).into(), prepared.size.into(), place.into(), small, self.now().into()])?;
        Ok(known.is_none())
    }
}
