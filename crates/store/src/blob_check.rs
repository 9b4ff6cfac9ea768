//! Attachments that nobody has asked for lately: each is read and compared with its name, some at a time, so that a loss is found while
//! there are backups that still have them.

use std::fmt;

use kernel::Error;
use kernel::Grant;
use kernel::Result;
use kernel::broken;
use object_store::ObjectStoreExt;
use tokio::sync::oneshot;

use crate::BlobPlace;
use crate::Blobs;
use crate::blob_place::path;
use crate::patience::give_way;

/// What is wrong with an attachment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlobFault {
    /// It, or a file that lies by itself and stands in it, is not where it was put.
    Missing,
    /// Its bytes are not those that were kept.
    Changed,
    /// The disk, the database or the object store does not give its bytes, while it gives others.
    Unreadable,
}

impl BlobFault {
    /// All of them.
    pub const ALL: [BlobFault; 3] = [BlobFault::Missing, BlobFault::Changed, BlobFault::Unreadable];

    /// Its stable name.
    pub const fn key(self) -> &'static str {
        match self {
            BlobFault::Missing => "missing",
            BlobFault::Changed => "changed",
            BlobFault::Unreadable => "unreadable",
        }
    }

    /// What is wrong with the attachment whose reading ended with this.
    pub(crate) fn of(error: &Error) -> Option<Self> {
        match error {
            Error::Broken(_, cause) => cause.downcast_ref::<Lost>().map(|lost| lost.fault),
            _ => None,
        }
    }
}

/// Why an attachment cannot be given.
#[derive(Debug)]
struct Lost {
    fault: BlobFault,
    why: &'static str,
}

impl fmt::Display for Lost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.why)
    }
}

impl std::error::Error for Lost {}

/// An attachment that is not what was kept.
pub(crate) fn lost(hash: &str, fault: BlobFault, why: &'static str) -> Error {
    Error::Broken(format!("reading attachment {hash}"), Box::new(Lost { fault, why }))
}

/// How much is looked at in one step: no more attachments than that, and none once so many bytes have been read.
#[derive(Clone, Copy, Debug)]
pub struct Stride {
    /// Attachments.
    pub count: u32,
    /// Bytes.
    pub bytes: u64,
}

/// What a step found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// The last attachment it came to, from which the next step goes on; none when there are no more.
    pub reached: Option<String>,
    /// How many it looked at.
    pub count: u64,
    /// Those that are not what was kept, by their hashes.
    pub faults: Vec<(String, BlobFault)>,
}

impl Blobs {
    /// Reads the attachments whose hashes come after this one, in their order, and compares each with its hash, on a thread that gives way to
    /// everybody else. One that cannot be read is a fault like others: those after it are read all the same.
    ///
    /// # Errors
    /// What the database says; `Busy` when the object store does not answer.
    pub async fn look_after(&self, grant: Grant, after: &str, stride: Stride) -> Result<Step> {
        let (sender, receiver) = oneshot::channel();
        let (blobs, after) = (Blobs { looks_after: true, ..self.clone() }, after.to_owned());
        let look = move || {
            give_way();
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(broken("looking after attachments"));
            // Who asked may have been told to stop meanwhile.
            drop(sender.send(runtime.and_then(|runtime| runtime.block_on(blobs.step(&grant, after, stride)))));
        };
        std::thread::Builder::new().name("attachments".into()).spawn(look).map_err(broken("starting a thread"))?;
        receiver.await.unwrap_or(Err(Error::Busy(2)))
    }

    async fn step(&self, grant: &Grant, after: String, stride: Stride) -> Result<Step> {
        let mut step = Step::default();
        let mut left = stride.bytes;
        for (hash, size) in self.next_names(grant, after, stride.count).await? {
            step.faults.extend(self.fault(grant, &hash).await?.map(|fault| (hash.clone(), fault)));
            step.count += 1;
            step.reached = Some(hash);
            left = left.saturating_sub(size);
            if left == 0 {
                break;
            }
        }
        if left > 0 && step.count < u64::from(stride.count) {
            step.reached = None;
        }
        let is_withheld = step.faults.iter().any(|(_, fault)| *fault == BlobFault::Unreadable);
        if is_withheld && !self.answers().await { Err(Error::Busy(5)) } else { Ok(step) }
    }

    /// Whether the object store answers at all: it knows that nobody has put anything under this name. What one that is out of reach, or takes
    /// our key for none of its own, does not give is no fault of the attachments.
    async fn answers(&self) -> bool {
        let nobody = self.objects.head(&path(&"0".repeat(64))).await;
        matches!(self.place, BlobPlace::Folder(_)) || matches!(nobody, Ok(_) | Err(object_store::Error::NotFound { .. }))
    }

    async fn next_names(&self, grant: &Grant, after: String, count: u32) -> Result<Vec<(String, u64)>> {
        let sql = "select hash, size from blobs where hash > $1 and place in ('row', 'store', 'parts') order by hash limit $2";
        let names = move |tx: &mut crate::Tx<'_>| tx.query(sql, &[after.into(), count.into()], |row| Ok((row.get(0)?, row.get(1)?)));
        self.store.read(grant.clone(), names).await
    }

    /// What is wrong with an attachment, if anything. One that has left meanwhile is nothing to find fault with.
    async fn fault(&self, grant: &Grant, hash: &str) -> Result<Option<BlobFault>> {
        let mut read = self.read(grant.clone(), hash).await;
        if !matches!(read, Ok(_) | Err(Error::NotFound(_) | Error::Busy(_))) {
            // It may have left between the look at its row and the look at its bytes: its row then says so by now. And what a disk gives at
            // the second asking is no loss.
            read = self.read(grant.clone(), hash).await;
        }
        match read {
            Ok(_) | Err(Error::NotFound(_)) => Ok(None),
            // The database gave its name and does not give its row: a page of it has gone bad.
            Err(error @ Error::Broken(..)) => Ok(Some(BlobFault::of(&error).unwrap_or(BlobFault::Unreadable))),
            Err(error) => Err(error),
        }
    }
}
