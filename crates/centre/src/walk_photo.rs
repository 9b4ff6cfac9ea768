//! Photographs of what was seen on a walk: of the place and never of people, freed of what is hidden in them, kept with the item.

use ::store::Prepared;
use ::store::Tx;
use kernel::Error;
use kernel::Grant;
use kernel::Id;
use kernel::Result;
use kernel::invalid;
use platform::App;
use platform::Settings;
use platform::limits;

use crate::store;
use crate::walk::WalkId;
use crate::walk::items;
use crate::walk::own_open;

/// Marks ids of photographs.
pub(crate) enum PhotoKind {}
/// Names a photograph.
pub(crate) type PhotoId = Id<PhotoKind>;

/// So many photographs has an item at most.
pub(crate) const MOST: usize = 3;
/// The largest photograph, in bytes: what telephones take is half of it.
pub(crate) const LARGEST: usize = 12 * 1024 * 1024;

/// A photograph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Photo {
    /// Its id.
    pub(crate) id: PhotoId,
    /// The walk.
    pub(crate) walk: WalkId,
    /// The item of which it was taken.
    pub(crate) clause: String,
    /// The hash under which its bytes are kept.
    pub(crate) hash: String,
    /// How many bytes.
    pub(crate) size: u64,
}

/// Judges a photograph of an item of one's own open walk.
///
/// # Errors
/// `Invalid` for what is no JPEG, PNG or WebP that stands to its end, for one that is too large, and where there are enough; what `own_open` says.
pub(crate) async fn judge(app: &App, grant: Grant, (walk, item): (WalkId, String), bytes: Vec<u8>) -> Result<Prepared> {
    // Whoever may not put one here hears so whatever they sent, and leaves nothing behind.
    app.read(grant, move |tx| may_add(tx, walk, &item)).await?;
    freed(app, &bytes).await
}

/// Keeps a photograph with its item.
///
/// # Errors
/// `Invalid` where there are enough; what `own_open` and the entity's quota say.
pub(crate) fn keep(tx: &mut Tx<'_>, settings: &Settings, (walk, item): (WalkId, String), blob: Prepared) -> Result<()> {
    may_add(tx, walk, &item)?;
    limits::keep(tx, settings, &blob)?;
    store::insert_photo(tx, &Photo { id: tx.new_id(), walk, clause: item, size: blob.size, hash: blob.hash })
}

/// A photograph that is freed of what is hidden in it, and ready to be kept.
///
/// # Errors
/// `Invalid` for what is no JPEG, PNG or WebP that stands to its end, and for one that is too large.
pub(crate) async fn freed(app: &App, bytes: &[u8]) -> Result<Prepared> {
    if bytes.len() > LARGEST {
        return Err(invalid("photo", "centre-photo-large"));
    }
    let bare = post::bare_picture(bytes).ok_or_else(|| invalid("photo", "centre-photo-kind"))?;
    app.blobs().prepare(bare).await
}

fn may_add(tx: &mut Tx<'_>, walk: WalkId, item: &str) -> Result<()> {
    own_open(tx, walk)?;
    items().find(|one| one.id == item).ok_or(Error::NotFound("item"))?;
    let known = store::photos(tx, walk)?.into_iter().filter(|photo| photo.clause == item).count();
    if known < MOST { Ok(()) } else { Err(invalid("photo", "centre-photo-many")) }
}

/// Takes a photograph away from one's own open walk, and its bytes along; one that is gone already stays so.
///
/// # Errors
/// What `own_open` says.
pub(crate) fn remove(tx: &mut Tx<'_>, walk: WalkId, photo: PhotoId) -> Result<()> {
    own_open(tx, walk)?;
    let Some(known) = store::photo(tx, photo)?.filter(|known| known.walk == walk) else { return Ok(()) };
    store::delete_photo(tx, walk, photo)?;
    tx.let_go(&known.hash)
}
