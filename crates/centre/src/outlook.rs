//! What those who wait are told of their line, reckoned once for all who look: whenever somebody is called all of them look again, and they see
//! the same line.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;

use ::store::Tx;
use kernel::CentreId;
use kernel::EntityId;
use kernel::Result;
use kernel::Timestamp;
use routing::Wait;

use crate::estimate::of_all;
use crate::estimate::says_something;
use crate::line::in_order;
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

/// The line of a centre at one instant.
struct Line {
    at: Timestamp,
    /// The newest event of the centre that was seen with it.
    newest: i64,
    turns: BTreeMap<TicketId, Turn>,
}

impl Line {
    fn holds(&self, newest: i64, now: Timestamp) -> bool {
        self.newest == newest && (0..HOLDS).contains(&now.duration_since(self.at).as_secs())
    }
}

/// The lines of all centres that somebody looks at.
#[derive(Default)]
pub(crate) struct Lines(Mutex<HashMap<(EntityId, CentreId), Arc<Line>>>);

impl Lines {
    /// What one who waits is told.
    pub(crate) fn turn(&self, tx: &mut Tx<'_>, ticket: &Ticket) -> Result<Turn> {
        if ticket.state != State::Waiting {
            return Ok((None, None));
        }
        let (key, now, newest) = ((tx.entity()?, ticket.centre), tx.now(), store::newest_of(tx, ticket.centre)?);
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        let line = match known.filter(|line| line.holds(newest, now)) {
            Some(line) => line,
            None => {
                let line = Arc::new(Line { at: now, newest, turns: turns(tx, ticket.centre)? });
                self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key, line.clone());
                line
            }
        };
        Ok(line.turns.get(&ticket.id).copied().unwrap_or_default())
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
        let many = before.entry(ticket.queue).or_default();
        // Whoever booked is called at the time that they know.
        let wait = waits.get(&ticket.id).map(|estimate| estimate.told).filter(|wait| ticket.since <= now && says_something(wait));
        turns.insert(ticket.id, (Some(*many), wait));
        *many += usize::from(!ticket.rests(now));
    }
    Ok(turns)
}
