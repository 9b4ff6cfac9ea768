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
use tokio::sync::OwnedSemaphorePermit;
use tokio::sync::Semaphore;

use crate::App;
use allowance::Allowances;

/// Who is the next waits no longer than this.
const PATIENCE: Duration = Duration::from_secs(10);
/// So many of an entity wait. Each holds a connection, of which there are so many for all entities.
const ROOM: usize = 24;
/// A message that waits is held in memory, as it came and as it was read. An entity's may take so many KiB together.
const OWN_KIB: u32 = 48 << 10;
/// Those of all entities may take so many.
const ALL_KIB: u32 = 192 << 10;
/// Who finds no room is told to come again after so many seconds.
const AGAIN: u32 = 5;
/// At least so often it is looked whether people are still at work.
const LOOK: Duration = Duration::from_millis(100);

/// What the messages of each entity have used, and where they wait.
pub(crate) struct Intake {
    allowances: Allowances,
    lines: Mutex<HashMap<EntityId, Queue>>,
    /// What the waiting messages of all entities may hold, in KiB.
    memory: Arc<Semaphore>,
}

impl Default for Intake {
    fn default() -> Self {
        Self { allowances: Allowances::default(), lines: Mutex::default(), memory: Arc::new(Semaphore::new(ALL_KIB as usize)) }
    }
}

/// Where an entity's messages wait.
#[derive(Clone)]
struct Queue {
    line: Arc<Line<()>>,
    room: Arc<Semaphore>,
    /// What they may hold, in KiB.
    memory: Arc<Semaphore>,
}

impl Intake {
    /// Notes that somebody of an entity is at work.
    pub(crate) fn sees(&self, entity: EntityId, now: Timestamp) {
        self.allowances.works(entity, now);
    }

    fn queue(&self, entity: EntityId) -> Queue {
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        let semaphore = |of: usize| Arc::new(Semaphore::new(of));
        let empty = || Queue { line: Arc::default(), room: semaphore(ROOM), memory: semaphore(OWN_KIB as usize) };
        lines.entry(entity).or_insert_with(empty).clone()
    }

    /// Room to wait for a message of so many bytes, until it is dropped.
    fn room(&self, Queue { room, memory, .. }: Queue, bytes: usize) -> Option<[OwnedSemaphorePermit; 3]> {
        let held = kib(bytes);
        let of_all = self.memory.clone();
        Some([room.try_acquire_owned().ok()?, memory.try_acquire_many_owned(held).ok()?, of_all.try_acquire_many_owned(held).ok()?])
    }
}

/// What a message holds while it waits: itself, and as much again that was read from it. One that is larger than all that may wait is let
/// wait alone.
fn kib(bytes: usize) -> u32 {
    u32::try_from(bytes.saturating_mul(2).div_ceil(1024)).unwrap_or(OWN_KIB).min(OWN_KIB)
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
    /// The turn of a message of so many bytes that came in for an entity, which waits for it where it must. What is done meanwhile is counted: large files put
    /// on disk as well as the transaction.
    ///
    /// # Errors
    /// `Busy` when many of the entity wait already, or much: whoever brings it comes again.
    pub async fn intake_turn(&self, entity: EntityId, bytes: usize) -> Result<IntakeTurn> {
        let place = self.place_in_line(entity, bytes).await?;
        self.intake().allowances.begin(entity, Instant::now());
        Ok(IntakeTurn { app: self.clone(), entity, _place: place })
    }

    async fn place_in_line(&self, entity: EntityId, bytes: usize) -> Result<Option<OwnedMutexGuard<()>>> {
        let allowances = &self.intake().allowances;
        if !allowances.are_others_at_work(entity, self.now()) {
            return Ok(None);
        }
        let queue = self.intake().queue(entity);
        let line = queue.line.clone();
        if line.try_lock().is_ok() && allowances.overdrawn(entity, Instant::now()).is_none() {
            return Ok(None);
        }
        let _room = self.intake().room(queue, bytes).ok_or(Error::Busy(AGAIN))?;
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

#[cfg(test)]
mod tests {
    use super::*;

    const MIB: usize = 1 << 20;

    #[test]
    fn so_much_of_an_entity_waits_and_no_more_and_of_all_together_and_what_is_larger_waits_alone() {
        let intake = Intake::default();
        let wait = |entity: i64, bytes: usize| intake.room(intake.queue(EntityId::new(entity)), bytes);
        let of_one = [wait(1, 10 * MIB), wait(1, 10 * MIB)];
        assert!(of_one.iter().all(Option::is_some));
        assert!(wait(1, 10 * MIB).is_none(), "60 MiB are more than one may hold");
        assert!(wait(1, 4 * MIB - 1).is_some(), "a smaller one still waits");
        drop(of_one);
        let large = wait(1, 100 * MIB);
        assert!(large.is_some() && wait(1, 1).is_none());
        let others: Vec<_> = (2..5).map(|entity| wait(entity, 100 * MIB)).collect();
        assert!(others.iter().all(Option::is_some));
        assert!(wait(5, 1).is_none(), "those of all are too much");
        drop(large);
        assert!(wait(5, 1).is_some());
        let many: Vec<_> = (0..ROOM).map(|_| wait(6, 1)).collect();
        assert!(many.iter().all(Option::is_some) && wait(6, 1).is_none(), "nor do more than so many wait");
    }
}
