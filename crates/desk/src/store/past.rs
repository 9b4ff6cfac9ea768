//! The statements on the words of settled cases, and on how many customers wrote each.

use ::store::Ask;
use ::store::Tx;
use ::store::Value;
use ::store::listed;
use kernel::EntityId;
use kernel::Result;
use writing::alike::Heard;
use writing::alike::MOST_WORDS;

use crate::CaseId;
use crate::EntryKind;

/// In which service a case taught, and as whose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lesson {
    /// The service; 0 for none of them.
    pub(crate) service: i64,
    /// The customer.
    pub(crate) customer: i64,
}

/// How many customers there are to learn from in each service. Asked for each new case, so it is remembered: a question to the database
/// would part letters that are written together.
pub(crate) fn customers(tx: &mut Tx<'_>) -> Result<Vec<Heard>> {
    let entity = tx.entity()?;
    let sql = "select service_id, customers from heard_words where entity_id = $1 and stem = ''";
    tx.recall(sql, &[entity.into()], |row| Ok(heard(String::new(), row.get(0)?, row.get(1)?)))
}

/// How many customers wrote each of some words, by service.
pub(crate) fn heard_of(tx: &mut Tx<'_>, stems: &[String]) -> Result<Vec<Heard>> {
    let (sql, params) = heard_among(tx.entity()?, stems);
    tx.query(&sql, &params, |row| Ok(heard(row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// What `heard_of` will ask.
pub(crate) fn ask_for_heard(entity: EntityId, stems: &[String]) -> Ask {
    let (sql, params) = heard_among(entity, stems);
    Ask::new(sql, &params)
}

/// Always as many places, so that it is one statement for whatever message.
fn heard_among(entity: EntityId, stems: &[String]) -> (String, Vec<Value>) {
    let all = stems.iter().chain(stems.last().into_iter().cycle()).take(MOST_WORDS).cloned();
    let (places, stems) = listed(2, all);
    let sql = format!("select stem, service_id, customers from heard_words where entity_id = $1 and stem in ({places})");
    (sql, [vec![entity.into()], stems].concat())
}

fn heard(stem: String, service: i64, customers: i64) -> Heard {
    Heard { stem, service: (service != 0).then_some(service), customers: u32::try_from(customers).unwrap_or_default() }
}

/// What a case has taught; nothing where it has not.
pub(crate) fn lesson(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<Lesson>> {
    let entity = tx.entity()?;
    let sql = "select service_id, customer_id from settled_words where entity_id = $1 and case_id = $2 and stem = ''";
    tx.one(sql, &[entity.into(), case.into()], |row| Ok(Lesson { service: row.get(0)?, customer: row.get(1)? }))
}

/// The words that a case has taught.
pub(crate) fn stems(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<String>> {
    let entity = tx.entity()?;
    let sql = "select stem from settled_words where entity_id = $1 and case_id = $2";
    tx.query(sql, &[entity.into(), case.into()], |row| row.get(0))
}

/// The cases in which a customer has taught in a service.
pub(crate) fn cases_of(tx: &mut Tx<'_>, lesson: Lesson) -> Result<Vec<CaseId>> {
    let sql = "select case_id from settled_words where entity_id = $1 and service_id = $2 and customer_id = $3 and stem = ''";
    let entity = tx.entity()?;
    tx.query(sql, &[entity.into(), lesson.service.into(), lesson.customer.into()], |row| row.get(0))
}

pub(crate) fn insert(tx: &mut Tx<'_>, case: CaseId, lesson: Lesson, stem: &str) -> Result<()> {
    let entity = tx.entity()?;
    tx.put(
        "insert into settled_words (entity_id, service_id, customer_id, stem, case_id) values ($1, $2, $3, $4, $5)",
        &[entity.into(), lesson.service.into(), lesson.customer.into(), stem.into(), case.into()],
    )
}

pub(crate) fn delete(tx: &mut Tx<'_>, case: CaseId) -> Result<()> {
    let entity = tx.entity()?;
    tx.put("delete from settled_words where entity_id = $1 and case_id = $2", &[entity.into(), case.into()])
}

/// One customer more wrote a word.
pub(crate) fn count(tx: &mut Tx<'_>, service: i64, stem: &str) -> Result<()> {
    let entity = tx.entity()?;
    tx.put(
        "insert into heard_words (entity_id, stem, service_id, customers) values ($1, $2, $3, 1)
         on conflict (entity_id, stem, service_id) do update set customers = heard_words.customers + 1",
        &[entity.into(), stem.into(), service.into()],
    )
}

/// One customer less wrote a word; the last one's leaves nothing.
pub(crate) fn discount(tx: &mut Tx<'_>, service: i64, stem: &str) -> Result<()> {
    let params = [tx.entity()?.into(), stem.into(), service.into()];
    tx.put("update heard_words set customers = customers - 1 where entity_id = $1 and stem = $2 and service_id = $3", &params)?;
    tx.put("delete from heard_words where entity_id = $1 and stem = $2 and service_id = $3 and customers < 1", &params)
}

/// The oldest case that has taught.
pub(crate) fn oldest(tx: &mut Tx<'_>) -> Result<Option<CaseId>> {
    let entity = tx.entity()?;
    tx.one("select case_id from settled_words where entity_id = $1 order by case_id limit 1", &[entity.into()], |row| row.get(0))
}

/// What the customer wrote first in a case.
pub(crate) fn first_written(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<String>> {
    let entity = tx.entity()?;
    let sql = "select text from entries where entity_id = $1 and case_id = $2 and kind = $3 order by id limit 1";
    tx.one(sql, &[entity.into(), case.into(), EntryKind::In.key().into()], |row| row.get(0))
}
