//! The statements on photographs of walks.

use ::store::Row;
use ::store::Tx;
use kernel::Result;

use crate::walk::WalkId;
use crate::walk_photo::Photo;
use crate::walk_photo::PhotoId;

const COLUMNS: &str = "id, walk_id, clause, hash, size";

/// Writes a new photograph.
pub(crate) fn insert_photo(tx: &mut Tx<'_>, photo: &Photo) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    let sql = "insert into walk_photos (id, entity_id, walk_id, clause, hash, size, taken_in_at) values ($1, $2, $3, $4, $5, $6, $7)";
    let (clause, hash) = (&photo.clause, &photo.hash);
    tx.put(sql, &[photo.id.into(), entity.into(), photo.walk.into(), clause.into(), hash.into(), photo.size.into(), now.into()])
}

/// The photographs of a walk, in the order in which they came.
pub(crate) fn photos(tx: &mut Tx<'_>, walk: WalkId) -> Result<Vec<Photo>> {
    let entity = tx.entity()?;
    let sql = format!("select {COLUMNS} from walk_photos where entity_id = $1 and walk_id = $2 order by id");
    tx.query(&sql, &[entity.into(), walk.into()], read)
}

/// One photograph.
pub(crate) fn photo(tx: &mut Tx<'_>, id: PhotoId) -> Result<Option<Photo>> {
    let entity = tx.entity()?;
    tx.one(&format!("select {COLUMNS} from walk_photos where entity_id = $1 and id = $2"), &[entity.into(), id.into()], read)
}

/// Takes one away from its walk.
pub(crate) fn delete_photo(tx: &mut Tx<'_>, walk: WalkId, id: PhotoId) -> Result<()> {
    let entity = tx.entity()?;
    tx.put("delete from walk_photos where entity_id = $1 and walk_id = $2 and id = $3", &[entity.into(), walk.into(), id.into()])
}

fn read(row: &Row) -> Result<Photo> {
    Ok(Photo { id: row.get(0)?, walk: row.get(1)?, clause: row.get(2)?, hash: row.get(3)?, size: row.get(4)? })
}
