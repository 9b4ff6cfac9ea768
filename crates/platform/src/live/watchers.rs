//! Who follows something without an account, by what is followed: a change wakes those who follow its topic and nobody else, however many
//! follow others.

use std::collections::BTreeSet;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;

use kernel::EntityId;
use kernel::Recorded;
use tokio::sync::watch;

/// A thing that is followed: `ticket` 17 of an entity, or of whichever entity has it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Topic {
    entity: Option<EntityId>,
    kind: String,
    id: i64,
}

impl Topic {
    /// A thing of an entity.
    pub fn of(entity: EntityId, kind: &str, id: i64) -> Topic {
        Topic { entity: Some(entity), kind: kind.into(), id }
    }

    /// A thing of which it is not known yet whose it will be. Its number must be one that nobody foresees or learns anything by.
    pub fn anywhere(kind: &str, id: i64) -> Topic {
        Topic { entity: None, kind: kind.into(), id }
    }
}

/// The things that an event is about: its case, its thing, and each that it names by a number, as `ticket: 17` does.
fn things(event: &Recorded) -> BTreeSet<(&str, i64)> {
    let named = event.data.as_object().into_iter().flatten().filter_map(|(name, value)| Some((name.as_str(), value.as_i64()?)));
    let thing = event.thing.as_ref().map(|(kind, id)| (kind.as_str(), *id));
    event.case.map(|id| ("case", id)).into_iter().chain(thing).chain(named).collect()
}

type Index = HashMap<Topic, watch::Sender<()>>;

/// The index of one node.
#[derive(Clone, Default)]
pub(super) struct Watchers(Arc<Mutex<Index>>);

impl Watchers {
    /// Wakes those who follow what an event is about.
    pub(super) fn wake(&self, event: &Recorded) {
        let index = self.index();
        if index.is_empty() {
            return;
        }
        for (kind, id) in things(event) {
            for entity in [event.entity, None] {
                if let Some(told) = index.get(&Topic { entity, kind: kind.into(), id }) {
                    told.send_replace(());
                }
            }
        }
    }

    /// Follows a thing from now on, until what is given back is dropped.
    pub(super) fn follow(&self, topic: Topic) -> Following {
        let heard = self.index().entry(topic.clone()).or_insert_with(|| watch::channel(()).0).subscribe();
        Following { watchers: self.clone(), topic, heard }
    }

    fn index(&self) -> MutexGuard<'_, Index> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Somebody who follows a thing. Changes that come faster than they are heard are one.
pub(super) struct Following {
    watchers: Watchers,
    topic: Topic,
    heard: watch::Receiver<()>,
}

impl Following {
    /// Waits for the next change.
    pub(super) async fn changed(&mut self) {
        if self.heard.changed().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        let mut index = self.watchers.index();
        // This one is still counted.
        if index.get(&self.topic).is_some_and(|told| told.receiver_count() <= 1) {
            index.remove(&self.topic);
        }
    }
}

#[cfg(test)]
mod tests {
    use futures::FutureExt;
    use kernel::Timestamp;
    use serde_json::json;

    use super::*;

    const WORKS: EntityId = EntityId::new(7);

    fn happened(entity: EntityId, ticket: i64) -> Recorded {
        Recorded {
            seq: 1,
            at: Timestamp::UNIX_EPOCH,
            entity: Some(entity),
            actor: String::new(),
            kind: String::new(),
            case: None,
            interaction: None,
            thing: Some(("centre".into(), 3)),
            data: json!({ "centre": 3, "ticket": ticket, "number": "A 042" }),
        }
    }

    #[test]
    fn a_change_wakes_who_follows_its_thing_in_its_entity_and_nobody_else() {
        let watchers = Watchers::default();
        let topics = [
            Topic::of(WORKS, "ticket", 17),
            Topic::of(WORKS, "ticket", 18),
            Topic::of(EntityId::new(8), "ticket", 17),
            Topic::anywhere("ticket", 17),
        ];
        let mut all: Vec<Following> = topics.into_iter().map(|topic| watchers.follow(topic)).collect();
        watchers.wake(&happened(WORKS, 17));
        watchers.wake(&happened(WORKS, 17));
        let woken: Vec<bool> = all.iter_mut().map(|one| one.changed().now_or_never().is_some()).collect();
        assert_eq!(woken, [true, false, false, true]);
        assert!(all[0].changed().now_or_never().is_none(), "two changes that come together are one");
        drop(all);
        assert!(watchers.index().is_empty(), "nothing is kept for whoever has gone");
    }
}
