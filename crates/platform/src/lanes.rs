//! Two lanes for what is computed: the usual one, and a patient one for entities that used up their share of the processor and for what
//! nobody waits for. Its threads give way to all others, so that one entity's flood slows nobody but itself, and not its own people either;
//! on a machine that has time it is as quick as the usual one.

mod shares;

use std::collections::HashMap;
use std::future::Future;
use std::future::poll_fn;
use std::hash::BuildHasher;
use std::hash::RandomState;
use std::pin::pin;
use std::sync::Mutex;
use std::sync::OnceLock;
use std::sync::PoisonError;
use std::time::Instant;

use ::store::give_way;
use ::store::take_owed;
use ::store::thread_time;
use axum::body::Body;
use axum::body::to_bytes;
use axum::extract::Request;
use axum::extract::State;
use axum::middleware::Next;
use axum::response::IntoResponse;
use axum::response::Response;
use http::header;
use kernel::Error;
use kernel::Result;
use tokio::runtime::Builder;
use tokio::runtime::Handle;
use tokio::runtime::Runtime;
use tokio::task::JoinHandle;
use tokio_util::task::AbortOnDropHandle;
use tracing::Instrument;

pub use shares::By;
pub use shares::Whose;

use crate::App;
use crate::Failure;
use crate::actor::gives_way;
use crate::actor::is_attended;
use crate::actor::shown;
use shares::Shares;

/// So many callers are remembered; beyond that all are forgotten and learnt again.
const KNOWN: usize = 50_000;

/// What was used, the patient lane, and whose the callers are that were recognised of late.
#[derive(Default)]
pub(crate) struct Lanes {
    patient: OnceLock<Option<Background>>,
    shares: Shares,
    known: Mutex<HashMap<u64, Whose>>,
    hasher: RandomState,
}

/// A runtime that does not block whoever drops it.
struct Background(Option<Runtime>);

impl Drop for Background {
    fn drop(&mut self) {
        self.0.take().into_iter().for_each(Runtime::shutdown_background);
    }
}

impl Lanes {
    /// The patient lane, which starts when it is first needed; none where the system gives no more threads.
    fn patient(&self) -> Option<&Handle> {
        let start = || Builder::new_multi_thread().enable_all().thread_name("patient").on_thread_start(give_way).build();
        let background = self.patient.get_or_init(|| {
            start()
                .inspect_err(|error| tracing::error!(%error, "no threads for a patient lane"))
                .ok()
                .map(|runtime| Background(Some(runtime)))
        });
        background.as_ref().and_then(|background| background.0.as_ref()).map(Runtime::handle)
    }

    /// Where somebody's work belongs, if that is not the usual lane.
    fn of(&self, whose: Whose) -> Option<&Handle> {
        if self.shares.gives_way(whose, Instant::now()) { self.patient() } else { None }
    }

    /// Remembers whose the caller is who showed this. It decides about the lane and about nothing else.
    pub(crate) fn remember(&self, shown: &str, whose: Whose) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= KNOWN {
            known.clear();
        }
        known.insert(self.hasher.hash_one(shown), whose);
    }

    fn known(&self, shown: &str) -> Option<Whose> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).get(&self.hasher.hash_one(shown)).copied()
    }
}

impl App {
    /// Does a piece of somebody's work in the lane where it belongs, in a task of its own.
    pub fn spawn_for<T: Send + 'static>(&self, whose: Whose, work: impl Future<Output = T> + Send + 'static) -> JoinHandle<T> {
        let work = metered(self.clone(), whose, work).in_current_span();
        match self.lanes().of(whose) {
            Some(patient) => patient.spawn(work),
            None => tokio::spawn(work),
        }
    }

    /// The same for who waits for its answer, and with whom it ends.
    ///
    /// # Errors
    /// What the work says; `Busy` when the program stops meanwhile.
    ///
    /// # Panics
    /// When the work does.
    pub async fn work_for<T: Send + 'static>(&self, whose: Whose, work: impl Future<Output = Result<T>> + Send + 'static) -> Result<T> {
        self.work_in(self.lanes().of(whose), whose, work).await
    }

    async fn work_in<T, F>(&self, lane: Option<&Handle>, whose: Whose, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: Future<Output = Result<T>> + Send + 'static,
    {
        let Some(patient) = lane else { return metered(self.clone(), whose, work).await };
        let spawned = AbortOnDropHandle::new(patient.spawn(metered(self.clone(), whose, work).in_current_span()));
        spawned.await.unwrap_or_else(|ended| match ended.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_) => Err(Error::Busy(2)),
        })
    }
}

/// Charges somebody with what their work uses, of the thread that does it and of the database's.
async fn metered<T>(app: App, whose: Whose, work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    poll_fn(|context| {
        let begun = thread_time();
        // What others left here is not its debt.
        take_owed();
        let polled = work.as_mut().poll(context);
        app.lanes().shares.charge(whose, thread_time() - begun + take_owed(), Instant::now());
        polled
    })
    .await
}

/// Answers a request in the lane of those for whom its caller was last seen to act; what a page asks by itself of things that nobody
/// has open gives way.
pub(crate) async fn by_share(State(app): State<App>, request: Request, next: Next) -> Response {
    let Some(whose) = shown(&app, request.headers()).and_then(|shown| app.lanes().known(shown.text())) else {
        return next.run(request).await;
    };
    if is_attended(&request) {
        app.lanes().shares.works(whose.entity, Instant::now());
    }
    let lane = if gives_way(&request) { app.lanes().patient() } else { app.lanes().of(whose) };
    let answer = app.work_in(lane, whose, async { Ok(whole(next.run(request).await).await) }).await;
    answer.unwrap_or_else(|error| Failure(error).into_response())
}

/// Marks an answer that is made while it is taken, of whatever length: it is never held whole.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Flowing;

/// Packs a compressed answer here, where it is charged to its entity, and not while it is sent. Streams of events are never compressed.
async fn whole(response: Response) -> Response {
    if !response.headers().contains_key(header::CONTENT_ENCODING) || response.extensions().get::<Flowing>().is_some() {
        return response;
    }
    let (head, body) = response.into_parts();
    match to_bytes(body, usize::MAX).await {
        Ok(body) => Response::from_parts(head, Body::from(body)),
        Err(error) => Failure(Error::Broken("packing an answer".into(), error.to_string().into())).into_response(),
    }
}
