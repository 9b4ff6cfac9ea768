//! What is the same for all replies of an entity: the words it knows and does not want, what it holds confidential, what it weighs. It is
//! looked at at each pause of whoever writes, and seldom changes: it is kept in mind until something of it does. What another program on the
//! database changes is heard within a second; remarks may be that much behind, and what leaves is held against what stands there when it is
//! looked at on its way.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;

use ::store::Tx;
use kernel::EntityId;
use kernel::Recorded;
use kernel::Result;
use platform::App;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::TryRecvError;
use writing::Speller;
use writing::patterns::Patterns;

use crate::store;
use crate::weights::Weights;

/// What changes it: the entity's own rules, and the names of its people and places.
const CHANGES: [&str; 6] = [
    "email.writing-rule-changed",
    "org.employee-saved",
    "org.service-saved",
    "org.centre-opened",
    "org.entity-changed",
    "org.entity-founded",
];
/// Of how many entities it is kept.
const MOST: usize = 500;

/// What an entity's replies are held against, whoever writes them and to whom.
pub(crate) struct House {
    pub(crate) speller: Speller,
    pub(crate) slang: Vec<(String, String)>,
    /// The shapes of which the patterns are.
    shapes: Vec<String>,
    pub(crate) patterns: Patterns,
    pub(crate) weights: Weights,
}

impl House {
    /// A text with what this entity holds confidential covered, character for character.
    pub(crate) fn covered(&self, text: &str) -> String {
        writing::confidential::mask(text, self.patterns.as_slice())
    }

    pub(crate) fn read(tx: &mut Tx<'_>) -> Result<House> {
        let (words, names) = (store::known_words(tx)?, names(tx)?);
        let speller = Speller::shared().with_words(words.iter().chain(&names));
        let shapes = store::shapes(tx)?;
        Ok(House { speller, slang: store::plain_words(tx)?, patterns: made_of(&shapes), shapes, weights: Weights::read(tx)? })
    }

    /// The same for what leaves now. What is kept in mind may be a second old where another program on the database changed it: what stops a
    /// reply is read anew, the words and names that are right are not.
    pub(crate) fn as_of_now(&self, tx: &mut Tx<'_>) -> Result<House> {
        let shapes = store::shapes(tx)?;
        let patterns = if shapes == self.shapes { self.patterns.clone() } else { made_of(&shapes) };
        Ok(House { speller: self.speller.clone(), slang: store::plain_words(tx)?, patterns, shapes, weights: Weights::read(tx)? })
    }
}

/// The shapes of what the entity holds confidential. Each was looked at when it was written down; one that cannot be read any more stops
/// nothing, and lets the others stand.
pub(crate) fn patterns(tx: &mut Tx<'_>) -> Result<Patterns> {
    Ok(made_of(&store::shapes(tx)?))
}

fn made_of(shapes: &[String]) -> Patterns {
    let good = shapes.iter().filter(|shape| Patterns::new(std::slice::from_ref(*shape)).is_ok());
    Patterns::new(&good.cloned().collect::<Vec<_>>()).unwrap_or_default()
}

/// The names of colleagues, services, centres and the entity, which are right as they are written.
fn names(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let employees = org::store::employees(tx)?;
    let (services, centres, entity) = (org::store::services(tx)?, org::store::centres(tx)?, org::store::own_entity(tx)?);
    let people = employees.iter().flat_map(|employee| [&employee.name, &employee.title, &employee.department]);
    let places = services.iter().map(|service| &service.name).chain(centres.iter().map(|centre| &centre.name));
    let names = people.chain(places).chain(entity.iter().map(|entity| &entity.name));
    Ok(names.flat_map(|name| [&name.ar, &name.en]).flat_map(|name| name.split_whitespace().map(str::to_owned)).collect())
}

/// What is kept of it in mind.
pub(crate) struct Kept(Mutex<Known>);

struct Known {
    heard: Receiver<Arc<Recorded>>,
    /// How often something of it has changed.
    changes: u64,
    houses: HashMap<EntityId, Arc<House>>,
}

impl Kept {
    /// What is kept, and how often something has changed until now. Asked before a transaction that may read it begins: what it reads is
    /// kept only if nothing has changed since.
    pub(crate) fn now(app: &App) -> (Arc<Kept>, u64) {
        let kept = app.remembered(|| Kept(Mutex::new(Known { heard: app.live().listen(), changes: 0, houses: HashMap::new() })));
        let changes = {
            let mut known = kept.0.lock().unwrap_or_else(PoisonError::into_inner);
            known.hear();
            known.changes
        };
        (kept, changes)
    }

    /// What is known of the transaction's entity, or read now.
    pub(crate) fn house(&self, tx: &mut Tx<'_>, since: u64) -> Result<Arc<House>> {
        let entity = tx.entity()?;
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).houses.get(&entity).cloned();
        if let Some(house) = known {
            return Ok(house);
        }
        let house = Arc::new(House::read(tx)?);
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.hear();
        if known.changes == since {
            if known.houses.len() >= MOST {
                known.houses.clear();
            }
            known.houses.insert(entity, house.clone());
        }
        Ok(house)
    }
}

impl Known {
    /// Forgets what has changed.
    fn hear(&mut self) {
        loop {
            match self.heard.try_recv() {
                Ok(event) if CHANGES.contains(&event.kind.as_str()) => self.forget(event.entity),
                Ok(_) => {}
                Err(TryRecvError::Lagged(_)) => self.forget(None),
                Err(TryRecvError::Empty | TryRecvError::Closed) => return,
            }
        }
    }

    fn forget(&mut self, entity: Option<EntityId>) {
        self.changes += 1;
        match entity {
            Some(entity) => drop(self.houses.remove(&entity)),
            None => self.houses.clear(),
        }
    }
}
