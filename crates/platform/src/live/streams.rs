//! The open pages of the workspace, by what they follow: what happens reaches those that look at it and wakes no other.

use std::collections::BTreeSet;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;

use kernel::EntityId;
use kernel::Recorded;
use tokio::sync::mpsc;
use tokio::sync::mpsc::Receiver;
use tokio::sync::mpsc::Sender;

use super::topics_of;

/// How many events a slow page may lag behind; then its stream ends, and it comes back and is told what it missed.
const LAG: usize = 1024;

/// A topic of an entity, or of whichever entity has it.
type Place = (Option<EntityId>, String);

/// What a page is told.
#[derive(Clone, Debug)]
pub(super) enum Heard {
    /// Something that was committed.
    Event(Arc<Recorded>),
    /// Something that is so for a moment: its topic.
    Signal(String),
}

/// The index of one node.
#[derive(Clone, Default)]
pub(super) struct Streams(Arc<Mutex<Index>>);

#[derive(Default)]
struct Index {
    last: u64,
    /// What each open page is told, by its number.
    queues: HashMap<u64, Sender<Heard>>,
    /// The pages that follow a topic.
    pages: HashMap<Place, BTreeSet<u64>>,
}

impl Streams {
    /// Follows topics of an entity from now on, and one thing whichever entity it is told of, until what is given back is dropped.
    pub(super) fn follow(&self, entity: EntityId, topics: &BTreeSet<String>, own: Option<String>) -> Following {
        let (sender, heard) = mpsc::channel(LAG);
        let places: Vec<Place> = topics.iter().map(|topic| (Some(entity), topic.clone())).chain(own.map(|topic| (None, topic))).collect();
        let mut index = self.index();
        index.last += 1;
        let number = index.last;
        index.queues.insert(number, sender);
        for place in &places {
            index.pages.entry(place.clone()).or_default().insert(number);
        }
        drop(index);
        Following { streams: self.clone(), number, places, heard }
    }

    /// Tells an event to each page that follows one of its topics, once.
    pub(super) fn tell(&self, event: &Arc<Recorded>) {
        let mut index = self.index();
        if index.queues.is_empty() {
            return;
        }
        let topics = topics_of(event.case, event.thing.as_ref());
        let anywhere = topics.iter().map(|topic| (None, topic.clone()));
        let places = event.entity.iter().flat_map(|entity| topics.iter().map(|topic| (Some(*entity), topic.clone())));
        index.send(places.chain(anywhere), &Heard::Event(event.clone()));
    }

    /// Tells something that is so for a moment to the pages that follow it, and to those that follow the whole entity.
    pub(super) fn signal(&self, entity: EntityId, topic: &str) {
        let places = [topic, "entity"].map(|followed| (Some(entity), followed.to_owned()));
        self.index().send(places.into_iter(), &Heard::Signal(topic.to_owned()));
    }

    /// How many pages are open.
    pub(super) fn open(&self) -> usize {
        self.index().queues.len()
    }

    fn index(&self) -> MutexGuard<'_, Index> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Index {
    fn send(&mut self, places: impl Iterator<Item = Place>, heard: &Heard) {
        let pages: BTreeSet<u64> = places.filter_map(|place| self.pages.get(&place)).flatten().copied().collect();
        for page in pages {
            // Whoever lags too far behind loses their place: a queue without its sender ends.
            if self.queues.get(&page).is_some_and(|queue| queue.try_send(heard.clone()).is_err()) {
                self.queues.remove(&page);
            }
        }
    }

    fn forget(&mut self, page: u64, places: &[Place]) {
        self.queues.remove(&page);
        for place in places {
            let Some(pages) = self.pages.get_mut(place) else { continue };
            pages.remove(&page);
            if pages.is_empty() {
                self.pages.remove(place);
            }
        }
    }
}

/// An open page.
pub(super) struct Following {
    streams: Streams,
    number: u64,
    places: Vec<Place>,
    heard: Receiver<Heard>,
}

impl Following {
    /// What it is told next; nothing once it lagged too far behind.
    pub(super) async fn next(&mut self) -> Option<Heard> {
        self.heard.recv().await
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        self.streams.index().forget(self.number, &self.places);
    }
}

#[cfg(test)]
mod tests {
    use futures::FutureExt;
    use kernel::Timestamp;
    use serde_json::Value;

    use super::*;

    const WORKS: EntityId = EntityId::new(7);
    const HEALTH: EntityId = EntityId::new(8);

    fn happened(entity: EntityId, case: Option<i64>, thing: (&str, i64)) -> Arc<Recorded> {
        let thing = Some((thing.0.to_owned(), thing.1));
        let (kind, actor, interaction) = (String::new(), String::new(), None);
        Arc::new(Recorded {
            seq: 1,
            at: Timestamp::UNIX_EPOCH,
            entity: Some(entity),
            actor,
            kind,
            case,
            interaction,
            thing,
            data: Value::Null,
        })
    }

    fn topics(of: &[&str]) -> BTreeSet<String> {
        of.iter().map(|topic| (*topic).to_owned()).collect()
    }

    /// How many times a page was told something since it was asked.
    fn told(page: &mut Following) -> usize {
        std::iter::from_fn(|| page.next().now_or_never().flatten()).count()
    }

    #[test]
    fn what_happens_reaches_once_each_page_that_follows_it_in_its_entity() {
        let streams = Streams::default();
        let mut centre = streams.follow(WORKS, &topics(&["centre:3", "case:12"]), Some("account:5".into()));
        let mut whole = streams.follow(WORKS, &topics(&["entity", "centre:3"]), None);
        let mut other = streams.follow(HEALTH, &topics(&["entity", "centre:3", "case:12"]), None);
        let mut all = || [told(&mut centre), told(&mut whole), told(&mut other)];
        streams.tell(&happened(WORKS, Some(12), ("centre", 3)));
        assert_eq!(all(), [1, 1, 0]);
        streams.tell(&happened(WORKS, None, ("centre", 4)));
        assert_eq!(all(), [0, 1, 0], "a page that follows one centre is not woken by another");
        streams.tell(&happened(HEALTH, None, ("account", 5)));
        assert_eq!(all(), [1, 0, 1], "what concerns one's own account is told whichever entity it happened in");
        streams.signal(WORKS, "case:12");
        assert_eq!(all(), [1, 1, 0]);
        drop((centre, whole, other));
        assert!(streams.open() == 0 && streams.index().pages.is_empty(), "nothing is kept of a page that is closed");
    }

    #[test]
    fn a_page_that_does_not_read_is_let_go_and_holds_up_nobody() {
        let streams = Streams::default();
        let mut asleep = streams.follow(WORKS, &topics(&["entity"]), None);
        let mut awake = streams.follow(WORKS, &topics(&["entity"]), None);
        let mut heard = 0;
        for _ in 0..LAG + 5 {
            streams.tell(&happened(WORKS, None, ("centre", 3)));
            heard += told(&mut awake);
        }
        assert_eq!((heard, told(&mut asleep)), (LAG + 5, LAG));
        assert!(asleep.next().now_or_never().is_some_and(|told| told.is_none()), "its stream ends, so that it comes back and catches up");
        assert_eq!(streams.open(), 1);
    }
}
