//! The statements on how far files of older messages were made findable.

use ::store::Tx;
use kernel::EntityId;
use kernel::Result;

use crate::file_words::PASSED;
use crate::file_words::READ;
use crate::message::MessageId;

/// Messages whose files are to be read, and from where to where they reach.
pub(crate) type Step = (Vec<(EntityId, MessageId)>, (MessageId, MessageId));

/// The next messages with files, over all entities, and how far they reach: the job's own list. Nothing where none is left.
pub(crate) fn next(tx: &mut Tx<'_>) -> Result<Option<Step>> {
    let left = tx.one("select upto, reached from file_words_left where id = 1", &[], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let Some((upto, reached)) = left else { return Ok(None) };
    let (upto, reached): (MessageId, MessageId) = (upto, reached);
    // However few have files, no step looks at more than so many.
    let passed = "select max(id) from (select id, entity_id from messages where id > $1 and id <= $2 order by id limit $3) passed";
    let end: Option<MessageId> = tx.one(passed, &[reached.into(), upto.into(), PASSED.into()], |row| row.get(0))?.flatten();
    let Some(end) = end else { return Ok(Some((Vec::new(), (reached, upto)))) };
    let some = "select entity_id, id from messages where id > $1 and id <= $2 and attachments <> '[]' order by id limit $3";
    let some: Vec<(EntityId, MessageId)> =
        tx.query(some, &[reached.into(), end.into(), READ.into()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let is_cut = some.len() == READ as usize;
    let end = some.last().filter(|_| is_cut).map_or(end, |(_, last)| *last);
    Ok(Some((some, (reached, end))))
}

/// So far it was read, unless all is to be read anew since; nothing is left where that is all.
pub(crate) fn reach(tx: &mut Tx<'_>, (from, reached): (MessageId, MessageId)) -> Result<()> {
    tx.execute("update file_words_left set reached = $1 where id = 1 and reached = $2", &[reached.into(), from.into()])?;
    tx.execute("delete from file_words_left where id = 1 and reached >= upto", &[]).map(drop)
}

/// Lets the files of all messages be read anew, such as after words were lost.
///
/// # Errors
/// What the database says.
pub fn read_all_files_again(tx: &mut Tx<'_>) -> Result<()> {
    tx.execute("delete from file_words_left where id = 1", &[])?;
    let sql =
        "insert into file_words_left (id, upto, reached) select 1, max(id), 0 from messages where entity_id > 0 having max(id) is not null";
    tx.execute(sql, &[]).map(drop)
}
