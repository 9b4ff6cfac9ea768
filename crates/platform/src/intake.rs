//! Messages that come in make way for people: while somebody of another entity is at work, an entity whose messages have taken more than
//! their part of the time has them written one after the other, with pauses. Nothing is lost; where nobody works, nothing waits.

mod allowance;

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;
use std::time::Instant;

use kernel::EntityId;
use kernel::Error;
use kernel::Grant;
use kernel::Reach;
use kernel::Result;
use kernel::Timestamp;
use kernel::Who;
use tokio::sync::Mutex as Line;
use tokio::sync::OwnedMutexGuard;
use tokio::sync::Semaphore;

use crate::App;
use allowance::Allowances;

/// Who is the next waits no longer than this.
const PATIENCE: Duration = Duration::from_secs(10);
/// So many of an entity wait. Each holds a connection, of which there are so many for all entities.
const ROOM: usize = 24;
/// Who finds no room is told to come again after so many seconds.
const AGAIN: u32 = 5;
/// At least so often it is looked whether people are still at work.
const LOOK: Duration = Duration::from_millis(100);

/// What the messages of each entity have used, and where they wait.
#[derive(Default)]
pub(crate) struct Intake {
    allowances: Allowances,
    lines: Mutex<HashMap<EntityId, Queue>>,
}

/// Where an entity's messages wait.
#[derive(Clone)]
struct Queue {
    line: Arc<Line<()>>,
    room: Arc<Semaphore>,
}

impl Intake {
    /// Notes that somebody of an entity is at work.
    pub(crate) fn sees(&self, entity: EntityId, now: Timestamp) {
        self.allowances.works(entity, now);
    }

    fn queue(&self, entity: EntityId) -> Queue {
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        let empty = || Queue { line: Arc::default(), room: Arc::new(Semaphore::new(ROOM)) };
        lines.entry(entity).or_insert_with(empty).clone()
    }
}

/// The entity for which a person writes; nothing for what Daleel does by itself.
pub(crate) fn worked_for(grant: &Grant) -> Option<EntityId> {
    let is_person = !matches!(grant.actor().who, Who::System(_)) && !grant.actor().request.is_empty();
    match grant.reach() {
        Reach::Entity(entity) if is_person => Some(entity),
        _ => None,
    }
}

/// The turn of one message: it is being written until this is dropped.
pub struct IntakeTurn {
    app: App,
    entity: EntityId,
    /// Where it waited, the next one waits until it is written.
    _place: Option<OwnedMutexGuard<()>>,
}

impl Drop for IntakeTurn {
    fn drop(&mut self) {
        self.app.intake().allowances.end(self.entity, Instant::now());
    }
}

impl App {
    /// The turn of a message that came in for an entity, which waits for it where it must. What is done meanwhile is counted: large files put
    /// on disk as well as the transaction.
    ///
    /// # Errors
    /// `Busy` when many of the entity wait already: whoever brings it comes again.
    pub async fn intake_turn(&self, entity: EntityId) -> Result<IntakeTurn> {
        let place = self.place_in_line(entity).await?;
        self.intake().allowances.begin(entity, Instant::now());
        Ok(IntakeTurn { app: self.clone(), entity, _place: place })
    }

    async fn place_in_line(&self, entity: EntityId) -> Result<Option<OwnedMutexGuard<()>>> {
        let allowances = &self.intake().allowances;
        if !allowances.are_others_at_work(entity, self.now()) {
            return Ok(None);
        }
        let Queue { line, room } = self.intake().queue(entity);
        if line.try_lock().is_ok() && allowances.overdrawn(entity, Instant::now()).is_none() {
            return Ok(None);
        }
        let _room = room.try_acquire_owned().map_err(|_| Error::Busy(AGAIN))?;
        let stop = self.workings().stop();
        tokio::select! {
            place = self.wait_in(line, entity) => Ok(place),
            () = stop.cancelled() => Ok(None),
        }
    }

    /// Waits behind those who came before, and then until the entity may have more written.
    async fn wait_in(&self, line: Arc<Line<()>>, entity: EntityId) -> Option<OwnedMutexGuard<()>> {
        let allowances = &self.intake().allowances;
        let place = line.lock_owned().await;
        let came = Instant::now();
        // Whoever need not wait is written together with others.
        allowances.overdrawn(entity, Instant::now())?;
        while let Some(left) = allowances.overdrawn(entity, Instant::now()) {
            if !allowances.are_others_at_work(entity, self.now()) {
                return None;
            }
            if came.elapsed() >= PATIENCE {
                break;
            }
            tokio::time::sleep(left.min(LOOK)).await;
        }
        Some(place)
    }
}
