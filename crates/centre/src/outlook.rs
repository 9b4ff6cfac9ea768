//! What those are told of a centre's line who wait there, or look at it from outside, reckoned once for all who look: whenever somebody is called
//! all of them look again, and they see the same line.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;

use ::store::Tx;
use kernel::CentreId;
use kernel::EntityId;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;
use org::ServiceId;
use routing::Wait;

use crate::estimate::of_all;
use crate::estimate::of_new;
use crate::estimate::says_something;
use crate::line::in_order;
use crate::open_services::OpenService;
use crate::open_services::open_services;
use crate::queue::QueueId;
use crate::scene::Scene;
use crate::state::State;
use crate::store;
use crate::ticket::Ticket;
use crate::ticket::TicketId;

/// So long it is told, in seconds, where nothing happens in the centre meanwhile: by then waits have become shorter by themselves.
const HOLDS: i64 = 15;

/// How many of its queue stand before one who waits, and how long they still will where that can be said.
pub(crate) type Turn = (Option<usize>, Option<Wait>);

/// What was seen of a centre at one instant.
struct Seen<T> {
    at: Timestamp,
    /// The newest event of the centre that was seen with it.
    newest: i64,
    what: Arc<T>,
}

impl<T> Seen<T> {
    fn holds(&self, newest: i64, now: Timestamp) -> bool {
        self.newest == newest && (0..HOLDS).contains(&now.duration_since(self.at).as_secs())
    }
}

/// What was last seen of each centre that somebody looks at.
struct Looks<K, T>(Mutex<HashMap<K, Seen<T>>>);

impl<K, T> Default for Looks<K, T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Eq + Hash, T> Looks<K, T> {
    /// What is seen of a centre now; `look` looks where nothing that was seen holds any more.
    fn at(&self, tx: &mut Tx<'_>, (centre, key): (CentreId, K), look: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Result<Arc<T>> {
        let (now, newest) = (tx.now(), store::newest_of(tx, centre)?);
        let known = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&key)
            .filter(|seen| seen.holds(newest, now))
            .map(|seen| seen.what.clone());
        if let Some(known) = known {
            return Ok(known);
        }
        let what = Arc::new(look(tx)?);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key, Seen { at: now, newest, what: what.clone() });
        Ok(what)
    }
}

/// The lines of all centres that somebody looks at.
#[derive(Default)]
pub(crate) struct Lines(Looks<(EntityId, CentreId), BTreeMap<TicketId, Turn>>);

impl Lines {
    /// What one who waits is told.
    pub(crate) fn turn(&self, tx: &mut Tx<'_>, ticket: &Ticket) -> Result<Turn> {
        if ticket.state != State::Waiting {
            return Ok((None, None));
        }
        let key = (tx.entity()?, ticket.centre);
        let turns = self.0.at(tx, (ticket.centre, key), |tx| turns(tx, ticket.centre))?;
        Ok(turns.get(&ticket.id).copied().unwrap_or_default())
    }
}

/// What whoever comes now is told of a centre: its services with how many wait for each, and how long they would.
pub(crate) struct Door {
    pub(crate) services: Vec<OpenService>,
    pub(crate) expected: BTreeMap<ServiceId, Wait>,
}

/// The doors of all centres that somebody looks at from outside, in each language: not everybody who serves speaks both.
#[derive(Default)]
pub(crate) struct Doors(Looks<(EntityId, CentreId, Lang), Door>);

impl Doors {
    /// What whoever comes now is told, in the language of who looks.
    pub(crate) fn door(&self, tx: &mut Tx<'_>, centre: CentreId) -> Result<Arc<Door>> {
        let (entity, lang) = (tx.entity()?, tx.actor().lang);
        self.0.at(tx, (centre, (entity, centre, lang)), |tx| {
            let scene = Scene::of(tx, centre)?;
            Ok(Door { services: open_services(tx, centre)?, expected: of_new(tx, &scene, lang)? })
        })
    }
}

/// What each who waits in a centre is told now.
fn turns(tx: &mut Tx<'_>, centre: CentreId) -> Result<BTreeMap<TicketId, Turn>> {
    let (scene, rules, now) = (Scene::of(tx, centre)?, store::rules(tx, centre)?, tx.now());
    let waits = of_all(&scene);
    let mut before: BTreeMap<QueueId, usize> = BTreeMap::new();
    let mut turns = BTreeMap::new();
    // Whoever lets others go first stands before nobody, and nothing but the order itself says behind whom.
    for ticket in in_order(scene.waiting.clone(), rules, now) {
        // Whoever booked is called at the time that they know.
        let wait = waits.get(&ticket.id).map(|estimate| estimate.told).filter(|wait| ticket.since <= now && says_something(wait));
        if ticket.sent.is_kept() {
            turns.insert(ticket.id, (None, wait));
            continue;
        }
        let many = before.entry(ticket.queue).or_default();
        turns.insert(ticket.id, (Some(*many), wait));
        *many += usize::from(!ticket.rests(now));
    }
    Ok(turns)
}
