//! Live for those who have no account: a slice opens such a stream behind a pass of its own. It tells that something changed, never what.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;

use axum::response::IntoResponse;
use axum::response::Response;
use axum::response::Sse;
use axum::response::sse::Event as Sent;
use futures::stream;
use tokio::time::Instant;
use tokio::time::Interval;
use tokio::time::MissedTickBehavior;
use tokio::time::interval;

use super::watchers::Following;
use super::watchers::Topic;
use crate::App;
use crate::ClientAddress;
use crate::chance;
use crate::limits;

/// A stream lasts so long at least; then the page comes again by itself and shows its pass again.
const LASTS: Duration = Duration::from_secs(600);
/// So much later at most, in milliseconds, so that all who came together do not come again together.
const SPREAD: u32 = 120_000;
/// After so long, in seconds, somebody who found no room may try again.
const AGAIN: u32 = 60;

/// What a page without an account follows.
#[derive(Clone, Debug)]
pub struct Watch {
    /// The thing whose changes are told as `now`; none for a page that many look at, all of which would look again at once.
    pub now: Option<Topic>,
    /// The thing whose changes are told as `soon`: the page looks again within its rest, and not all pages at once.
    pub soon: Option<Topic>,
    /// How often the page is told the time, by which it sees that the line stands.
    pub pulse: Duration,
    /// Whose streams are counted; none for who is known otherwise, such as a device of a centre.
    pub address: Option<ClientAddress>,
}

/// Opens a stream: `now`, `soon`, and `pulse` with the server's time in milliseconds. What happened before it is not told: a page looks at its
/// state anew whenever its stream opens. Where too many follow already, the answer says so and the page goes on without.
pub fn watch(app: &App, watch: Watch) -> Response {
    let Some(place) = take_place(app, watch.address) else {
        return limits::too_many(AGAIN, "limits-too-many");
    };
    let follow = |topic: Topic| app.live().watchers.follow(topic);
    let spread = Duration::from_millis(u64::from(chance() % SPREAD));
    let mut pulse = interval(watch.pulse);
    pulse.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let line = Line {
        app: app.clone(),
        now: watch.now.map(follow),
        soon: watch.soon.map(follow),
        pulse,
        until: Instant::now() + LASTS + spread,
        _place: place,
    };
    let told = stream::unfold(line, |mut line| async move { Some((Ok::<_, Infallible>(line.next().await?), line)) });
    let mut response = Sse::new(told).into_response();
    response.headers_mut().insert("x-accel-buffering", http::HeaderValue::from_static("no"));
    response
}

/// One open stream.
struct Line {
    app: App,
    now: Option<Following>,
    soon: Option<Following>,
    pulse: Interval,
    until: Instant,
    _place: Place,
}

impl Line {
    /// What is told next; nothing when the stream has lasted long enough.
    async fn next(&mut self) -> Option<Sent> {
        // A script is told only what carries data.
        let told = |name: &str| Some(Sent::default().event(name).data("*"));
        tokio::select! {
            biased;
            () = changed(&mut self.now) => told("now"),
            () = tokio::time::sleep_until(self.until) => None,
            () = changed(&mut self.soon) => told("soon"),
            _ = self.pulse.tick() => Some(Sent::default().event("pulse").data(self.app.now().as_millisecond().to_string())),
        }
    }
}

/// Waits for the next change of what is followed; for ever where nothing is.
async fn changed(followed: &mut Option<Following>) {
    match followed {
        Some(followed) => followed.changed().await,
        None => std::future::pending().await,
    }
}

/// How many follow from each network.
#[derive(Default)]
pub(super) struct Places(Mutex<HashMap<String, u64>>);

impl Places {
    /// How many are counted.
    pub(super) fn taken(&self) -> u64 {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).values().sum()
    }
}

/// A place among those who follow, given back when it is dropped.
struct Place {
    places: Arc<Places>,
    /// The network that it is counted for.
    network: Option<String>,
}

/// A place for a new stream; none where its network has as many as one may have.
fn take_place(app: &App, address: Option<ClientAddress>) -> Option<Place> {
    let places = app.live().places.clone();
    let Some(network) = address.map(|address| address.network()) else { return Some(Place { places, network: None }) };
    let most = app.settings().number("limits.followers_per_address");
    let mut counted = places.0.lock().unwrap_or_else(PoisonError::into_inner);
    let taken = counted.entry(network.clone()).or_default();
    if *taken >= most {
        return None;
    }
    *taken += 1;
    drop(counted);
    Some(Place { places, network: Some(network) })
}

impl Drop for Place {
    fn drop(&mut self) {
        let Some(network) = &self.network else { return };
        let mut counted = self.places.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(taken) = counted.get_mut(network) {
            *taken -= 1;
            if *taken == 0 {
                counted.remove(network);
            }
        }
    }
}
