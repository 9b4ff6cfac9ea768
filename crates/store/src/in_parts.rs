//! Texts whose files lie by themselves: a file lies once, however many texts carry it, and each text is read as it came, to the last byte.

use std::cmp::Reverse;

use bytes::Bytes;
use kernel::Error;
use kernel::Grant;
use kernel::Result;
use kernel::broken;
use sha2::Digest;
use sha2::Sha256;

use crate::BlobFault;
use crate::Blobs;
use crate::Prepared;
use crate::Tx;
use crate::blob_check::lost;
use crate::blobs::Kept;
use crate::blobs::SMALL;
use crate::carried;
use crate::carried::Lines;
use crate::recipe;
use crate::recipe::Joining;
use crate::recipe::Recipe;
use crate::recipe::Rest;

/// At most so many files of a text lie by themselves, the largest of them: each is put, synced and read by itself.
const MOST: usize = 16;

impl Blobs {
    /// Puts the files that a text carries by themselves, one after the other, so that they are never all in memory; nothing when it carries
    /// none. A file may be a text that carries others, such as a letter sent on: the same bytes are always taken apart in the same way.
    pub(crate) async fn in_parts(&self, text: &Bytes) -> Result<Option<Prepared>> {
        let at = self.clock.now();
        let mut files: Vec<(Lines, String)> = Vec::new();
        let mut parts: Vec<Prepared> = Vec::new();
        for lines in aside(text, |text| largest(carried::find(text))).await? {
            let of = lines.clone();
            // What would lie in the row is left in the text, so that no letter makes the row of many.
            if let Some(file) = aside(text, move |text| of.read(text)).await?.filter(|file| file.len() > SMALL) {
                let part = Box::pin(self.prepare(file)).await?;
                files.push((lines, part.hash.clone()));
                parts.push(part);
            }
        }
        if files.is_empty() {
            return Ok(None);
        }
        let rest = recipe::rest(text, &files);
        let small = if rest.len() <= SMALL {
            recipe::write(&files, Rest::Here(&rest))
        } else {
            let rest = self.prepare_whole(rest.into()).await?;
            let small = recipe::write(&files, Rest::Named(&rest.hash));
            parts.push(rest);
            small
        };
        parts.sort_by(|one, other| one.hash.cmp(&other.hash));
        parts.dedup_by(|one, other| one.hash == other.hash);
        let hash = aside(text, |text| hex::encode(Sha256::digest(text))).await?;
        Ok(Some(Prepared { hash, size: text.len() as u64, small: Some(small.into()), parts, at }))
    }

    /// Puts a text together of what lies in its row and by itself.
    pub(crate) async fn joined(&self, grant: &Grant, hash: &str, (recipe, size): (&[u8], u64)) -> Result<Vec<u8>> {
        let Recipe { rest, files } =
            Recipe::read(recipe).ok_or_else(|| lost(hash, BlobFault::Changed, "how it is put together cannot be read"))?;
        let elsewhere;
        let rest = match rest {
            Rest::Here(rest) => rest,
            Rest::Named(name) => {
                elsewhere = self.part(grant, hash, name).await?;
                &elsewhere
            }
        };
        let unfit = || lost(hash, BlobFault::Changed, "its parts do not fit together");
        let mut joining = Joining::of(rest, size);
        for file in files {
            let bytes = self.part(grant, hash, &file.name).await?;
            joining.put(&file, &bytes).ok_or_else(unfit)?;
        }
        joining.end().ok_or_else(unfit)
    }

    /// A part, which may have parts itself: a letter that was kept, and then came as a file of another. Only the whole is compared with its
    /// hash: it tells of each part.
    async fn part(&self, grant: &Grant, whole: &str, name: &str) -> Result<Vec<u8>> {
        match self.kept(grant, name).await {
            Ok(Kept::Whole(bytes)) => Ok(bytes),
            Ok(Kept::InParts(recipe, size)) => Box::pin(self.joined(grant, name, (&recipe, size))).await,
            Err(Error::NotFound(_)) => Err(lost(whole, BlobFault::Missing, "a part of it is not there")),
            Err(error) => Err(error),
        }
    }
}

/// The largest, in the order in which they stand.
fn largest(mut found: Vec<Lines>) -> Vec<Lines> {
    found.sort_by_key(|lines| Reverse(lines.at.len()));
    found.truncate(MOST);
    found.sort_by_key(|lines| lines.at.start);
    found
}

/// Looks at a text on a thread where nobody waits for anything else.
async fn aside<T: Send + 'static>(text: &Bytes, look: impl FnOnce(&[u8]) -> T + Send + 'static) -> Result<T> {
    let text = text.clone();
    tokio::task::spawn_blocking(move || look(&text)).await.map_err(broken("looking for files in a text"))
}

impl Tx<'_> {
    /// Records the parts of a text, before the text itself.
    pub(crate) fn keep_parts(&mut self, prepared: &Prepared) -> Result<()> {
        for part in &prepared.parts {
            self.keep(part)?;
            let sql = "insert into blob_parts (whole, part) values ($1, $2) on conflict do nothing";
            self.put(sql, &[(&prepared.hash).into(), (&part.hash).into()])?;
        }
        Ok(())
    }
}
