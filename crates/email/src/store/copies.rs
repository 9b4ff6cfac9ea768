//! The statements on others beside the customer: those whom messages copied, and the copies that they get of replies.

use ::store::Row;
use ::store::Tx;
use desk::CaseId;
use kernel::Result;

use crate::copies::Person;
use crate::copy_letters::CopyId;
use crate::copy_letters::SentCopy;
use crate::looked_through::LookedThrough;
use crate::message::Message;
use crate::message::MessageId;

/// The newest message of a case that can be answered: a person's if there is one, never a report, nor what somebody wrote who had got a copy.
pub(crate) fn newest_in(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<Message>> {
    let entity = tx.entity()?;
    let sql = format!(
        "{} where entity_id = $1 and case_id = $2 and direction = 'in' and automatic <> 'bounce' and correspondent <> ''
         and not exists (select 1 from message_circles c where c.message_id = messages.id and c.entity_id = $1 and c.is_aside = 1)
         order by case when automatic = '' and is_verification = 0 then 0 else 1 end, id desc limit 1",
        super::MESSAGE
    );
    tx.one(&sql, &[entity.into(), case.into()], super::message_row)
}

/// The messages of people in a case that came after one of them, the oldest first: those that `newest_in` could answer.
pub(crate) fn since(tx: &mut Tx<'_>, case: CaseId, heard: Option<MessageId>) -> Result<Vec<Message>> {
    let entity = tx.entity()?;
    let sql = format!(
        "{} where entity_id = $1 and case_id = $2 and id > $3 and direction = 'in' and automatic = '' and is_verification = 0 and correspondent <> ''
         and not exists (select 1 from message_circles c where c.message_id = messages.id and c.entity_id = $1 and c.is_aside = 1)
         order by id desc limit {SINCE}",
        super::MESSAGE
    );
    let mut found = tx.query(&sql, &[entity.into(), case.into(), heard.map_or(0, MessageId::get).into()], super::message_row)?;
    found.reverse();
    Ok(found)
}

/// So many messages that nobody has answered are looked through.
const SINCE: u32 = 20;

/// Writes down whom a message copied.
pub(crate) fn write_down_circle(tx: &mut Tx<'_>, message: MessageId, people: &[Person]) -> Result<()> {
    let (entity, people) = (tx.entity()?, serde_json::to_string(people).map_err(kernel::broken("writing whom a message copied"))?);
    tx.put(
        "insert into message_circles (message_id, entity_id, is_aside, people) values ($1, $2, 0, $3)",
        &[message.into(), entity.into(), people.into()],
    )
}

/// Writes down that a message was written by somebody who had got a copy.
pub(crate) fn write_down_aside(tx: &mut Tx<'_>, message: MessageId) -> Result<()> {
    let entity = tx.entity()?;
    tx.put(
        "insert into message_circles (message_id, entity_id, is_aside, people) values ($1, $2, 1, '[]')",
        &[message.into(), entity.into()],
    )
}

/// What is known of confidential data in a case itself, and up to which entry it was looked for with the shapes that the entity has now.
pub(crate) fn looked_through(tx: &mut Tx<'_>, case: CaseId) -> Result<LookedThrough> {
    if is_secret(tx, case)? {
        return Ok(LookedThrough { is_secret: true, newest: None });
    }
    let entity = tx.entity()?;
    let shapes = "select at from confidential_shapes where entity_id = $1 order by at desc limit 1";
    let shaped: Option<i64> = tx.one(shapes, &[entity.into()], |row| row.get(0))?;
    let sql = "select c.looked_to, c.looked_at from messages m join message_circles c on c.message_id = m.id
         where m.entity_id = $1 and m.case_id = $2 and c.entity_id = $1";
    let known: Vec<(Option<i64>, Option<i64>)> = tx.query(sql, &[entity.into(), case.into()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let newest = known.iter().filter(|(_, at)| at.is_some() && *at > shaped).filter_map(|(to, _)| *to).max();
    Ok(LookedThrough { is_secret: false, newest })
}

/// Whether it is known that confidential data stands in a case, or was sent from it.
pub(crate) fn is_secret(tx: &mut Tx<'_>, case: CaseId) -> Result<bool> {
    let entity = tx.entity()?;
    let sql = "select 1 from secret_cases where entity_id = $1 and case_id = $2";
    Ok(tx.one(sql, &[entity.into(), case.into()], |row| row.get::<i64>(0))?.is_some())
}

/// Keeps with a message that copied somebody up to which entry its case was looked through now.
pub(crate) fn keep_looked(tx: &mut Tx<'_>, message: MessageId, newest: Option<i64>) -> Result<()> {
    let (entity, now) = (tx.entity()?, tx.now());
    let sql = "update message_circles set looked_to = $3, looked_at = $4 where entity_id = $1 and message_id = $2";
    tx.execute(sql, &[entity.into(), message.into(), newest.into(), now.into()]).map(drop)
}

/// Confidential data has come into a case, or left it: whoever answers a message that copied somebody is to know, then and later.
pub(crate) fn mark_secret(tx: &mut Tx<'_>, case: CaseId) -> Result<()> {
    let entity = tx.entity()?;
    let sql = "insert into secret_cases (case_id, entity_id) values ($1, $2) on conflict (case_id) do nothing";
    tx.put(sql, &[case.into(), entity.into()])
}

/// Whom a message copied.
pub(crate) fn circle(tx: &mut Tx<'_>, message: MessageId) -> Result<Vec<Person>> {
    let entity = tx.entity()?;
    let sql = "select people from message_circles where entity_id = $1 and message_id = $2";
    let known: Option<String> = tx.one(sql, &[entity.into(), message.into()], |row| row.get(0))?;
    Ok(known.map(|people| serde_json::from_str(&people).unwrap_or_default()).unwrap_or_default())
}

/// Which of these messages copied somebody, and which were written by somebody who had got a copy.
pub(crate) fn circles(tx: &mut Tx<'_>, ids: &[i64]) -> Result<Vec<(i64, bool)>> {
    let (places, ids) = ::store::listed(2, ids.iter().copied());
    let sql = format!("select message_id, is_aside from message_circles where entity_id = $1 and message_id in ({places})");
    let params = [vec![tx.entity()?.into()], ids].concat();
    tx.query(&sql, &params, |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Of these messages those that were written by somebody who had got a copy: a person, whose domain does not say that it was somebody else;
/// with their address and name.
pub(crate) fn writers(tx: &mut Tx<'_>, ids: &[i64]) -> Result<Vec<(i64, String, String)>> {
    let (places, ids) = ::store::listed(2, ids.iter().copied());
    let sql = format!(
        "select m.id, m.correspondent, m.correspondent_name from message_circles c join messages m on m.id = c.message_id
         where c.entity_id = $1 and m.entity_id = $1 and c.is_aside = 1 and m.automatic = '' and m.is_verification = 0
         and m.standing <> 'refuted' and m.correspondent <> '' and c.message_id in ({places})"
    );
    let params = [vec![tx.entity()?.into()], ids].concat();
    tx.query(&sql, &params, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

const COPY: &str =
    "select id, message_id, address, name, is_colleague, letter, raw, state, state_note from reply_copies where entity_id = $1";

pub(crate) fn insert_copy(tx: &mut Tx<'_>, copy: &SentCopy) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into reply_copies (id, entity_id, message_id, address, name, is_colleague, letter, raw, state, state_note)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            copy.id.into(),
            entity.into(),
            copy.message.into(),
            (&copy.person.address).into(),
            (&copy.person.name).into(),
            copy.person.is_colleague.into(),
            (&copy.letter).into(),
            (&copy.raw).into(),
            (&copy.state).into(),
            (&copy.state_note).into(),
        ],
    )?;
    Ok(())
}

/// One copy of the entity.
pub(crate) fn copy(tx: &mut Tx<'_>, id: CopyId) -> Result<Option<SentCopy>> {
    let entity = tx.entity()?;
    tx.one(&format!("{COPY} and id = $2"), &[entity.into(), id.into()], copy_row)
}

/// The copies of replies, each reply's in the order in which they were written.
pub(crate) fn copies_of(tx: &mut Tx<'_>, messages: &[i64]) -> Result<Vec<SentCopy>> {
    let (places, ids) = ::store::listed(2, messages.iter().copied());
    let params = [vec![tx.entity()?.into()], ids].concat();
    tx.query(&format!("{COPY} and message_id in ({places}) order by message_id, id"), &params, copy_row)
}

/// The copy that bore this message id.
pub(crate) fn copy_by_letter(tx: &mut Tx<'_>, letter: &str) -> Result<Option<SentCopy>> {
    let entity = tx.entity()?;
    tx.one(&format!("{COPY} and letter = $2"), &[entity.into(), letter.into()], copy_row)
}

pub(crate) fn set_copy_state(tx: &mut Tx<'_>, id: CopyId, (state, note): (&str, &str)) -> Result<()> {
    let entity = tx.entity()?;
    let sql = "update reply_copies set state = $3, state_note = $4 where entity_id = $1 and id = $2";
    tx.execute(sql, &[entity.into(), id.into(), state.into(), note.into()]).map(drop)
}

fn copy_row(row: &Row) -> Result<SentCopy> {
    Ok(SentCopy {
        id: row.get(0)?,
        message: row.get(1)?,
        person: Person { address: row.get(2)?, name: row.get(3)?, is_colleague: row.get(4)? },
        letter: row.get(5)?,
        raw: row.get(6)?,
        state: row.get(7)?,
        state_note: row.get(8)?,
    })
}

/// Keeps who is to get a copy of what the one who acts is writing.
pub(crate) fn keep_chosen(tx: &mut Tx<'_>, case: CaseId, chosen: &str) -> Result<()> {
    let (entity, me) = (tx.entity()?, tx.actor().employee()?);
    let sql = "update drafts set copies = $4 where entity_id = $1 and case_id = $2 and employee_id = $3";
    tx.execute(sql, &[entity.into(), case.into(), me.into(), chosen.into()]).map(drop)
}

/// Who is to get a copy of what the one who acts is writing; nothing where nothing was chosen yet.
pub(crate) fn chosen(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<String>> {
    let (entity, me) = (tx.entity()?, tx.actor().employee()?);
    let sql = "select copies from drafts where entity_id = $1 and case_id = $2 and employee_id = $3";
    let kept: Option<String> = tx.one(sql, &[entity.into(), case.into(), me.into()], |row| row.get(0))?;
    Ok(kept.filter(|kept| !kept.is_empty()))
}
