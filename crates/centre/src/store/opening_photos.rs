//! The statements on photographs of the opening of a day.

use ::store::Row;
use ::store::Tx;
use kernel::CentreId;
use kernel::Result;

use crate::opening_page::OpeningPhoto;
use crate::walk_photo::PhotoId;

const COLUMNS: &str = "id, centre_id, day, clause, hash, size, employee_id, taken_in_at";

/// Writes a new photograph.
pub(crate) fn insert_opening_photo(tx: &mut Tx<'_>, photo: &OpeningPhoto) -> Result<()> {
    let entity = tx.entity()?;
    let sql = "insert into opening_photos (id, entity_id, centre_id, day, clause, hash, size, employee_id, taken_in_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let values = [
        photo.id.into(),
        entity.into(),
        photo.centre.into(),
        (&photo.day).into(),
        (&photo.clause).into(),
        (&photo.hash).into(),
        photo.size.into(),
        photo.by.into(),
        photo.at.into(),
    ];
    tx.put(sql, &values)
}

/// The photographs of the opening of a day, in the order in which they came.
pub(crate) fn opening_photos(tx: &mut Tx<'_>, centre: CentreId, day: &str) -> Result<Vec<OpeningPhoto>> {
    let entity = tx.entity()?;
    let sql = format!("select {COLUMNS} from opening_photos where entity_id = $1 and centre_id = $2 and day = $3 order by id");
    tx.query(&sql, &[entity.into(), centre.into(), day.into()], read)
}

/// One photograph.
pub(crate) fn opening_photo(tx: &mut Tx<'_>, id: PhotoId) -> Result<Option<OpeningPhoto>> {
    let entity = tx.entity()?;
    tx.one(&format!("select {COLUMNS} from opening_photos where entity_id = $1 and id = $2"), &[entity.into(), id.into()], read)
}

/// Takes one away.
pub(crate) fn delete_opening_photo(tx: &mut Tx<'_>, id: PhotoId) -> Result<()> {
    let entity = tx.entity()?;
    tx.put("delete from opening_photos where entity_id = $1 and id = $2", &[entity.into(), id.into()])
}

fn read(row: &Row) -> Result<OpeningPhoto> {
    Ok(OpeningPhoto {
        id: row.get(0)?,
        centre: row.get(1)?,
        day: row.get(2)?,
        clause: row.get(3)?,
        hash: row.get(4)?,
        size: row.get(5)?,
        by: row.get(6)?,
        at: row.get(7)?,
    })
}
