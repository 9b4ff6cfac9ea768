//! Live updates: a page names the topics it shows; when something happens there it is told so, and asks for that part again.

mod follow;
mod store;
mod streams;
mod wanted;
mod watch;
mod watchers;
pub mod whispers;

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::AtomicI64;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::response::Sse;
use axum::response::sse::Event as Sent;
use axum::response::sse::KeepAlive;
use futures::StreamExt;
use futures::stream;
use http::HeaderMap;
use kernel::Actor;
use kernel::EntityId;
use kernel::Recorded;
use serde::Deserialize;
use tokio::sync::broadcast;

use crate::App;
use crate::Caller;
use crate::Failure;
use crate::Query;

pub use follow::follow;
pub use follow::look;
pub use wanted::Wanted;
pub use watch::Watch;
pub use watch::watch;
pub use watchers::Topic;

use follow::Order;
use streams::Following;
use streams::Heard;
use streams::Streams;
use watch::Places;
use watchers::Watchers;
use whispers::Said;

/// How many events a part of the product that listens may lag behind.
const LAG: usize = 1024;
/// How many missed events are told when a page comes back; more than that and it loads everything again.
const CATCH_UP: u32 = 500;
/// How long a stream lasts: then the page comes again by itself and is asked anew who it is, so that no page outlives its session by more.
const LASTS: Duration = Duration::from_secs(600);

/// The topics on which an event is heard: `case:12`, a thing such as `mailbox:7`, and `entity` for anything of the entity.
fn topics_of(case: Option<i64>, thing: Option<&(String, i64)>) -> BTreeSet<String> {
    let case = case.map(|id| format!("case:{id}"));
    let thing = thing.map(|(kind, id)| format!("{kind}:{id}"));
    case.into_iter().chain(thing).chain(["entity".to_owned()]).collect()
}

/// Up to which event whatever a request shows is surely up to date: the newest that was known when the request came.
#[derive(Clone, Copy)]
pub(crate) struct UpTo(pub(crate) i64);

/// The hub of one node.
#[derive(Clone)]
pub struct Live {
    events: broadcast::Sender<Arc<Recorded>>,
    /// The open pages of the workspace.
    streams: Streams,
    /// What is told to other programs on the database.
    said: broadcast::Sender<Said>,
    order: Arc<Order>,
    newest: Arc<AtomicI64>,
    /// Who follows one thing, without an account.
    watchers: Watchers,
    places: Arc<Places>,
}

impl Default for Live {
    fn default() -> Self {
        Self {
            events: broadcast::channel(LAG).0,
            streams: Streams::default(),
            said: broadcast::channel(LAG).0,
            order: Arc::default(),
            newest: Arc::default(),
            watchers: Watchers::default(),
            places: Arc::default(),
        }
    }
}

impl Live {
    /// Tells everyone who looks what was committed.
    pub fn tell(&self, events: &[Recorded]) {
        if let Some(last) = events.last() {
            self.knows(last.seq);
        }
        self.order.take(events, |event| {
            self.watchers.wake(&event);
            self.streams.tell(&event);
            // Nobody listening is no fault.
            drop(self.events.send(event));
        });
    }

    /// In which order events are told.
    fn order(&self) -> &Order {
        &self.order
    }

    /// The newest event that is known here; 0 as long as nothing was told and nobody has looked since the start.
    pub(crate) fn up_to(&self) -> UpTo {
        UpTo(self.newest.load(Ordering::Relaxed))
    }

    fn knows(&self, seq: i64) {
        self.newest.fetch_max(seq, Ordering::Relaxed);
    }

    /// Tells everyone who looks that something is so for a moment, such as who writes: no event, nothing to catch up with.
    pub fn signal(&self, entity: EntityId, topic: &str) {
        self.streams.signal(entity, topic);
    }

    /// Tells the same part of other programs on the database something that is so for a moment.
    pub fn whisper(&self, key: &'static str, entity: EntityId, text: String) {
        // Where there is one program, nobody carries it.
        drop(self.said.send(Said::new(key, entity, text)));
    }

    /// How many look just now.
    pub(crate) fn listeners(&self) -> usize {
        self.streams.open() + usize::try_from(self.places.taken()).unwrap_or(usize::MAX)
    }

    /// Every event from now on, for parts of the product that wake on them.
    pub fn listen(&self) -> broadcast::Receiver<Arc<Recorded>> {
        self.events.subscribe()
    }
}

/// The topics asked for, separated by commas, and the event up to which the page is up to date.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    topics: String,
    since: Option<i64>,
}

/// GET /live?topics=case:12,entity&since=5264 — one stream a page; resumes after `Last-Event-ID`, at first after what the page shows.
pub(crate) async fn stream(
    State(app): State<App>,
    Caller(actor): Caller,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let entity = actor.entity.ok_or(kernel::Error::Forbidden("live"))?;
    let topics: BTreeSet<String> = asked.topics.split(',').map(str::to_owned).take(50).collect();
    let own = actor.employee().ok().map(|account| ("account".to_owned(), account.get()));
    // Following begins before what was missed is looked up, so that nothing falls between the two.
    let following = app.live().streams.follow(entity, &topics, own.as_ref().map(|(kind, id)| format!("{kind}:{id}")));
    let (missed, newest) = catch_up(&app, &actor, last_heard(&headers).or(asked.since)).await?;
    let coming = stream::unfold(following, |mut following: Following| async move { Some((following.next().await?, following)) });
    // A page whose session may have ended is let go: it comes back if it still may.
    let coming = coming.take_while(move |heard| std::future::ready(!is_over(heard, own.as_ref())));
    let coming = coming.filter(move |heard| std::future::ready(!is_told_already(heard, newest))).map(Told::Heard);
    let sent = stream::iter(missed).chain(coming).filter_map(move |told| {
        let message = message(&told, entity, &topics);
        async move { message.map(Ok::<_, Infallible>) }
    });
    let sent = sent.take_until(tokio::time::sleep(LASTS));
    let mut response = Sse::new(sent).keep_alive(KeepAlive::new().interval(Duration::from_secs(15))).into_response();
    response.headers_mut().insert("x-accel-buffering", http::HeaderValue::from_static("no"));
    Ok(response)
}

/// What may end a session or what it may see.
const ENDING: [&str; 3] = ["account.sessions-ended", "account.signed-out", "account.role-changed"];

fn is_over(heard: &Heard, own: Option<&(String, i64)>) -> bool {
    matches!(heard, Heard::Event(event) if own.is_some() && event.thing.as_ref() == own && ENDING.contains(&event.kind.as_str()))
}

/// Whether an event was among those that were looked up.
fn is_told_already(heard: &Heard, newest: i64) -> bool {
    matches!(heard, Heard::Event(event) if event.seq <= newest)
}

enum Told {
    Heard(Heard),
    Missed(Missed),
    Reload,
    /// The page is up to date to here: where it goes on if the connection breaks before it was told anything.
    UpTo(i64),
}

/// An event that happened while the page did not listen.
struct Missed {
    seq: i64,
    topics: BTreeSet<String>,
}

/// The number of the last event that the page was told.
fn last_heard(headers: &HeaderMap) -> Option<i64> {
    headers.get("last-event-id").and_then(|value| value.to_str().ok()).and_then(|text| text.parse().ok())
}

/// What happened in the page's own entity after the last event that it knows, and the newest event of all.
async fn catch_up(app: &App, actor: &Actor, last: Option<i64>) -> Result<(Vec<Told>, i64), Failure> {
    let grant = actor.may(crate::access::LOOK_LIVE)?;
    let (missed, newest) = app
        .read(grant, move |tx| {
            // One more than is told shows that there are more.
            let missed = last.map_or_else(|| Ok(Vec::new()), |last| store::missed(tx, last, CATCH_UP + 1))?;
            Ok((missed, tx.newest_event()?))
        })
        .await?;
    app.live().knows(newest);
    // A page that knows more than there is has seen what a restored database has forgotten.
    let is_ahead = last.is_some_and(|last| last > newest);
    let mut told: Vec<Told> = match is_ahead || missed.len() > CATCH_UP as usize {
        true => vec![Told::Reload],
        false => missed.into_iter().map(Told::Missed).collect(),
    };
    told.push(Told::UpTo(newest));
    Ok((told, newest))
}

/// An event as the page hears it: its number, and the topics it looks at. Never the event itself: the page asks again with its own rights.
fn message(told: &Told, entity: EntityId, topics: &BTreeSet<String>) -> Option<Sent> {
    match told {
        Told::Reload => Some(Sent::default().event("reload").data("*")),
        Told::UpTo(seq) => Some(Sent::default().id(seq.to_string())),
        Told::Missed(missed) => changed(missed.seq, &missed.topics, topics),
        Told::Heard(Heard::Event(event)) if event.entity == Some(entity) => {
            changed(event.seq, &topics_of(event.case, event.thing.as_ref()), topics)
        }
        Told::Heard(Heard::Event(_)) => None,
        Told::Heard(Heard::Signal(topic)) => Some(Sent::default().event("changed").data(topic)),
    }
}

fn changed(seq: i64, of_event: &BTreeSet<String>, topics: &BTreeSet<String>) -> Option<Sent> {
    // Who listens to the whole entity hears which of its cases and things changed, whatever page they have gone on to.
    let is_heard = |topic: &&String| topics.contains("entity") || topics.contains(*topic);
    let heard: Vec<&str> = of_event.iter().filter(is_heard).map(String::as_str).collect();
    (!heard.is_empty()).then(|| Sent::default().id(seq.to_string()).event("changed").data(heard.join(",")))
}
