//! What settled cases teach of new ones: where the catalogue's words say nothing, a service is proposed as colleagues settled the like.

use std::collections::HashSet;
use std::sync::Mutex;
use std::sync::PoisonError;

use ::store::Ask;
use ::store::Tx;
use kernel::EntityId;
use kernel::Id;
use kernel::Result;
use org::Service;
use org::ServiceId;
use platform::App;
use serde::Deserialize;
use serde::Serialize;
use writing::alike;
use writing::alike::Heard;
use writing::alike::Telling;
use writing::matter::Message;

use crate::Case;
use crate::CaseId;
use crate::store;
use crate::store::past;
use crate::store::past::Lesson;

/// How many customers of an entity are learnt from, the newest: what it is asked for changes, and the tables must not grow for ever.
const MOST_CUSTOMERS: u32 = 5000;

/// A word that customers wrote for whom colleagues chose what is proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Learnt {
    /// As this message says it.
    pub word: String,
    /// For how many customers who wrote its like.
    pub chosen: u32,
    /// Of how many.
    pub of: u32,
}

/// What settled cases propose for a message: a service that is offered, and the words that speak for it.
pub(crate) fn propose(tx: &mut Tx<'_>, message: &Message<'_>, offered: &[Service]) -> Result<Option<(ServiceId, Vec<Learnt>)>> {
    let mut heard = past::customers(tx)?;
    if !alike::is_enough(&heard) {
        return Ok(None);
    }
    let told = alike::telling(message);
    if told.is_empty() {
        return Ok(None);
    }
    heard.extend(past::heard_of(tx, &stems(&told))?);
    let found = alike::alike(&told, &heard).filter(|found| offered.iter().any(|service| service.id.get() == found.service));
    Ok(found.map(|found| {
        let learnt = found.because.into_iter().map(|word| Learnt { word: word.said, chosen: word.chosen, of: word.of });
        (Id::new(found.service), learnt.collect())
    }))
}

fn stems(told: &[Telling]) -> Vec<String> {
    told.iter().map(|word| word.stem.clone()).collect()
}

/// What opening a case will ask of settled cases, so that it can be asked for all messages that come together; nothing where the entity was
/// not seen to learn from them.
pub fn foresee_proposal(app: &App, entity: EntityId, (subject, first_words): (&str, &str)) -> Option<Ask> {
    let told = app.remembered(Learners::default).knows(entity).then(|| alike::telling(&Message::new(subject, first_words)))?;
    (!told.is_empty()).then(|| past::ask_for_heard(entity, &stems(&told)))
}

/// Sees whether enough is settled in the entity that new cases are held against it.
///
/// # Errors
/// What the database says.
pub fn notice_learning(tx: &mut Tx<'_>, app: &App) -> Result<()> {
    let (entity, heard) = (tx.entity()?, past::customers(tx)?);
    app.remembered(Learners::default).note(entity, alike::is_enough(&heard));
    Ok(())
}

/// The entities that were seen to learn.
#[derive(Default)]
struct Learners(Mutex<HashSet<EntityId>>);

impl Learners {
    fn knows(&self, entity: EntityId) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).contains(&entity)
    }

    fn note(&self, entity: EntityId, learns: bool) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if learns {
            known.insert(entity)
        } else {
            known.remove(&entity)
        };
    }
}

/// A case teaches what an employee settled, and nothing that it taught before. Where a service was taken away and none is named, it teaches
/// that its words ask for none.
pub(crate) fn follow(tx: &mut Tx<'_>, case: &Case, was_named: bool) -> Result<()> {
    if tx.actor().employee().is_err() {
        return Ok(());
    }
    // What nobody known wrote may be one sender many times: it teaches nothing.
    let customer = case.customer.filter(|_| case.service.is_some() || was_named);
    let lesson = customer.map(|customer| Lesson { service: case.service.map_or(0, Id::get), customer: customer.get() });
    let before = past::lesson(tx, case.id)?;
    if before == lesson || (before.is_some() && lesson.is_none()) {
        return Ok(());
    }
    if let Some(before) = before {
        forget(tx, case.id, before)?;
    }
    lesson.map_or(Ok(()), |lesson| teach(tx, case, lesson))
}

/// Each customer counts once for a word and a service, however often they write: by the newest of their cases that was settled.
fn teach(tx: &mut Tx<'_>, case: &Case, lesson: Lesson) -> Result<()> {
    for earlier in past::cases_of(tx, lesson)? {
        forget(tx, earlier, lesson)?;
    }
    let text = past::first_written(tx, case.id)?.unwrap_or_default();
    let customer = case.customer.map_or(Ok(None), |id| store::customer(tx, id))?;
    let name = customer.map(|customer| customer.name).unwrap_or_default();
    for stem in alike::teaching(&case.subject, &text, &name).into_iter().chain([String::new()]) {
        past::insert(tx, case.id, lesson, &stem)?;
        past::count(tx, lesson.service, &stem)?;
    }
    bound(tx)
}

/// Takes away what a case taught.
fn forget(tx: &mut Tx<'_>, case: CaseId, lesson: Lesson) -> Result<()> {
    let taught = past::stems(tx, case)?;
    past::delete(tx, case)?;
    taught.iter().try_for_each(|stem| past::discount(tx, lesson.service, stem))
}

fn bound(tx: &mut Tx<'_>) -> Result<()> {
    let known: u32 = past::customers(tx)?.iter().map(|of: &Heard| of.customers).sum();
    if known <= MOST_CUSTOMERS {
        return Ok(());
    }
    let Some(oldest) = past::oldest(tx)? else { return Ok(()) };
    let lesson = past::lesson(tx, oldest)?;
    lesson.map_or(Ok(()), |lesson| forget(tx, oldest, lesson))
}
