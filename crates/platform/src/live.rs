//! Live updates: a page names the topics it shows; when something happens there it is told so, and asks for that part again.

mod follow;

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::sync::Arc;
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
use tokio_stream::wrappers::BroadcastStream;

use crate::App;
use crate::Caller;
use crate::Failure;
use crate::Query;

pub use follow::follow;
pub use follow::look;

use follow::Order;

/// How many events a slow page may lag behind before it is told to load everything again.
const LAG: usize = 1024;
/// How many missed events are looked up when a page comes back; more than that and it loads everything again.
const CATCH_UP: u32 = 500;

/// The topics on which an event is heard: `case:12`, a thing such as `mailbox:7`, and `entity` for anything of the entity.
fn topics_of(event: &Recorded) -> BTreeSet<String> {
    let case = event.case.map(|id| format!("case:{id}"));
    let thing = event.thing.as_ref().map(|(kind, id)| format!("{kind}:{id}"));
    case.into_iter().chain(thing).chain(["entity".to_owned()]).collect()
}

/// Something that is so for a moment and is kept nowhere, such as who writes: the entity, and the topic that changed.
type Signal = (EntityId, String);

/// The hub of one node.
#[derive(Clone)]
pub struct Live(broadcast::Sender<Arc<Recorded>>, broadcast::Sender<Signal>, Arc<Order>);

impl Default for Live {
    fn default() -> Self {
        Self(broadcast::channel(LAG).0, broadcast::channel(LAG).0, Arc::default())
    }
}

impl Live {
    /// Tells everyone who looks what was committed.
    pub fn tell(&self, events: &[Recorded]) {
        // Nobody looking is no fault.
        self.2.take(events, |event| drop(self.0.send(event)));
    }

    /// In which order events are told.
    fn order(&self) -> &Order {
        &self.2
    }

    /// Tells everyone who looks that something is so for a moment: no event, nothing to catch up with.
    pub fn signal(&self, entity: EntityId, topic: String) {
        // Nobody looking is no fault.
        drop(self.1.send((entity, topic)));
    }

    /// How many look just now.
    pub(crate) fn listeners(&self) -> usize {
        self.0.receiver_count()
    }

    /// Every event from now on, for parts of the product that wake on them.
    pub fn listen(&self) -> broadcast::Receiver<Arc<Recorded>> {
        self.0.subscribe()
    }
}

/// The topics asked for, separated by commas.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    topics: String,
}

/// GET /live?topics=case:12,entity — one stream a page; resumes after `Last-Event-ID`.
pub(crate) async fn stream(
    State(app): State<App>,
    Caller(actor): Caller,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let entity = actor.entity.ok_or(kernel::Error::Forbidden("live"))?;
    let topics: BTreeSet<String> = asked.topics.split(',').map(str::to_owned).take(50).collect();
    let (listening, signals) = (app.live().listen(), app.live().1.subscribe());
    let missed = catch_up(&app, &actor, &headers).await?;
    let past = stream::iter(missed.into_iter().map(Told::Event));
    let own = actor.employee().ok().map(|account| ("account".to_owned(), account.get()));
    let coming = BroadcastStream::new(listening).map(|event| event.map_or(Told::Reload, Told::Event));
    // What a slow page missed of these is over anyway.
    let fleeting = BroadcastStream::new(signals).filter_map(|signal| std::future::ready(signal.ok().map(Told::Signal)));
    let coming = stream::select(coming, fleeting);
    // A page whose session may have ended is let go: it comes back if it still may.
    let coming = coming.take_while(move |told| std::future::ready(!is_over(told, own.as_ref())));
    let sent = past.chain(coming).filter_map(move |told| {
        let message = message(&told, entity, &topics);
        async move { message.map(Ok::<_, Infallible>) }
    });
    let mut response = Sse::new(sent).keep_alive(KeepAlive::new().interval(Duration::from_secs(15))).into_response();
    response.headers_mut().insert("x-accel-buffering", http::HeaderValue::from_static("no"));
    Ok(response)
}

/// What may end a session or what it may see.
const ENDING: [&str; 3] = ["account.sessions-ended", "account.signed-out", "account.role-changed"];

fn is_over(told: &Told, own: Option<&(String, i64)>) -> bool {
    matches!(told, Told::Event(event) if own.is_some() && event.thing.as_ref() == own && ENDING.contains(&event.kind.as_str()))
}

enum Told {
    Event(Arc<Recorded>),
    Signal(Signal),
    Reload,
}

/// What happened between the last event the page saw and now.
async fn catch_up(app: &App, actor: &Actor, headers: &HeaderMap) -> Result<Vec<Arc<Recorded>>, Failure> {
    let last = headers.get("last-event-id").and_then(|value| value.to_str().ok()).and_then(|text| text.parse::<i64>().ok());
    let Some(last) = last else { return Ok(Vec::new()) };
    let grant = actor.may(crate::access::LOOK_LIVE)?;
    let events = app.read(grant, move |tx| tx.events_after(last, CATCH_UP)).await?;
    Ok(events.into_iter().map(Arc::new).collect())
}

/// An event as the page hears it: its number, and the topics it looks at. Never the event itself: the page asks again with its own rights.
fn message(told: &Told, entity: EntityId, topics: &BTreeSet<String>) -> Option<Sent> {
    match told {
        Told::Reload => Some(Sent::default().event("reload").data("*")),
        Told::Event(event) if event.entity == Some(entity) => {
            let of_event = topics_of(event);
            // Who listens to the whole entity hears which of its cases and things changed, whatever page they have gone on to.
            let heard: Vec<String> =
                if topics.contains("entity") { of_event.into_iter().collect() } else { of_event.intersection(topics).cloned().collect() };
            (!heard.is_empty()).then(|| Sent::default().id(event.seq.to_string()).event("changed").data(heard.join(",")))
        }
        Told::Signal((of, topic)) if *of == entity && (topics.contains("entity") || topics.contains(topic)) => {
            Some(Sent::default().event("changed").data(topic))
        }
        Told::Event(_) | Told::Signal(_) => None,
    }
}
