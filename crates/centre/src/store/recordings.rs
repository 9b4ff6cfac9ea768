//! The statements on the recorded speech of an entity.

use ::store::Row;
use ::store::Tx;
use kernel::Error;
use kernel::Lang;
use kernel::Result;

use crate::recording::Part;
use crate::recording::Recording;
use crate::recording::RecordingId;
use crate::recording::Recordings;

/// The recordings of the entity.
pub(crate) fn recordings(tx: &mut Tx<'_>) -> Result<Recordings> {
    let entity = tx.entity()?;
    let sql = "select id, lang, part, hash, kind, size from hall_recordings where entity_id = $1";
    Ok(Recordings::of(tx.query(sql, &[entity.into()], read)?))
}

/// One recording of the entity.
pub(crate) fn recording(tx: &mut Tx<'_>, id: RecordingId) -> Result<Option<Recording>> {
    let entity = tx.entity()?;
    let sql = "select id, lang, part, hash, kind, size from hall_recordings where entity_id = $1 and id = $2";
    tx.one(sql, &[entity.into(), id.into()], read)
}

/// A recording of the entity with these bytes.
pub(crate) fn recording_of(tx: &mut Tx<'_>, hash: &str) -> Result<Option<Recording>> {
    let entity = tx.entity()?;
    let sql = "select id, lang, part, hash, kind, size from hall_recordings where entity_id = $1 and hash = $2 limit 1";
    tx.one(sql, &[entity.into(), hash.into()], read)
}

/// Writes a recording in the place of what was there of its part.
pub(crate) fn save_recording(tx: &mut Tx<'_>, recording: &Recording) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    let sql = "insert into hall_recordings (id, entity_id, lang, part, hash, kind, size, kept_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
               on conflict (entity_id, lang, part) do update set id = excluded.id, hash = excluded.hash, kind = excluded.kind,
                   size = excluded.size, kept_at = excluded.kept_at";
    let (lang, part) = (recording.lang, recording.part.key());
    let what = [recording.id.into(), entity.into(), lang.into(), part.into(), (&recording.hash).into()];
    tx.put(sql, &[&what[..], &[(&recording.kind).into(), recording.size.into(), now.into()]].concat())
}

/// Takes a recording away.
pub(crate) fn delete_recording(tx: &mut Tx<'_>, id: RecordingId) -> Result<()> {
    let entity = tx.entity()?;
    tx.put("delete from hall_recordings where entity_id = $1 and id = $2", &[entity.into(), id.into()])
}

/// The letters of the entity's queues, in all of its centres.
pub(crate) fn queue_letters(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let entity = tx.entity()?;
    tx.query("select distinct letter from queues where entity_id = $1 order by letter", &[entity.into()], |row| row.get(0))
}

fn read(row: &Row) -> Result<Recording> {
    let (lang, part): (String, String) = (row.get(1)?, row.get(2)?);
    let unknown = |what: &str| Error::Broken("reading a recording".into(), what.to_owned().into());
    Ok(Recording {
        id: row.get(0)?,
        lang: Lang::parse(&lang).ok_or_else(|| unknown(&lang))?,
        part: Part::parse(&part).ok_or_else(|| unknown(&part))?,
        hash: row.get(3)?,
        kind: row.get(4)?,
        size: row.get(5)?,
    })
}
