//! What the running product keeps in memory beside its parts: figures, limits, the bell for deliveries, the client for calls outside.

use std::future::Future;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;

use ::store::Tx;
use kernel::Grant;
use kernel::Result;
use store::Ask;
use store::Store;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use crate::App;
use crate::api::Waiting;
use crate::api::claim;
use crate::deliveries::Deliverer;
use crate::intake::Intake;
use crate::jobs::Job;
use crate::lanes::Lanes;
use crate::limits::Buckets;
use crate::limits::Calls;
use crate::memory::Memory;
use crate::metrics::Metrics;
use crate::outgoing::Outgoing;

/// The memory of one node; nothing here is missed after a restart.
pub(crate) struct Workings {
    metrics: Metrics,
    buckets: Buckets,
    calls: Calls,
    committed: Notify,
    waiting: Waiting,
    outgoing: Outgoing,
    memory: Memory,
    lanes: Lanes,
    intake: Intake,
    stop: Mutex<CancellationToken>,
}

impl Workings {
    pub(crate) fn new(allowed_hosts: Vec<String>) -> Self {
        Self {
            metrics: Metrics::default(),
            buckets: Buckets::default(),
            calls: Calls::default(),
            committed: Notify::new(),
            waiting: Waiting::default(),
            outgoing: Outgoing::new(allowed_hosts),
            memory: Memory::default(),
            lanes: Lanes::default(),
            intake: Intake::default(),
            stop: Mutex::default(),
        }
    }

    /// From now on this tells when the program is to end.
    pub(crate) fn ends_with(&self, stop: &CancellationToken) {
        self.stop.lock().unwrap_or_else(PoisonError::into_inner).clone_from(stop);
    }

    /// Tells when the program is to end; never as long as deliveries were not begun.
    pub(crate) fn stop(&self) -> CancellationToken {
        self.stop.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Runs an act, counts it and rings the bell for deliveries. An act of a request that carries an idempotency key marks the key.
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        store: &Store,
        grant: Grant,
        act: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let key = claim::current();
        let marked = move |tx: &mut Tx<'_>| {
            claim::mark(tx, key.as_deref())?;
            act(tx)
        };
        self.write_whole(store, grant, marked).await
    }

    /// The same for an act that itself writes down the key with its answer.
    pub(crate) async fn write_whole<T: Send + 'static>(
        &self,
        store: &Store,
        grant: Grant,
        act: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.counted(store.write(grant, act).await)
    }

    /// The same for an act that shares its writes with its neighbours.
    pub(crate) async fn write_shared<T: Send + 'static>(
        &self,
        store: &Store,
        grant: Grant,
        asks: Vec<Ask>,
        act: impl Fn(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let key = claim::current();
        let marked = move |tx: &mut Tx<'_>| {
            claim::mark(tx, key.as_deref())?;
            act(tx)
        };
        self.counted(store.write_shared(grant, asks, marked).await)
    }

    fn counted<T>(&self, written: Result<T>) -> Result<T> {
        self.metrics.wrote(written.is_ok());
        if written.is_ok() {
            self.committed.notify_one();
        }
        written
    }
}

impl App {
    /// The deliverers of all slices.
    pub(crate) fn deliverers(&self) -> impl Iterator<Item = &Deliverer> {
        self.slices().iter().flat_map(|slice| &slice.deliverers)
    }

    /// The timed work of all slices.
    pub(crate) fn jobs(&self) -> impl Iterator<Item = &Job> {
        self.slices().iter().flat_map(|slice| &slice.jobs)
    }

    /// Runs an act of the workings themselves, which wakes nobody.
    pub(crate) async fn write_quietly<T: Send + 'static>(
        &self,
        grant: Grant,
        act: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let written = self.store().write(grant, act).await;
        self.metrics().wrote(written.is_ok());
        written
    }

    /// Comes back when something has been committed since the last time.
    pub(crate) fn woken(&self) -> impl Future<Output = ()> {
        self.workings().committed.notified()
    }

    /// What is counted.
    pub(crate) fn metrics(&self) -> &Metrics {
        &self.workings().metrics
    }

    /// How much of a minute each caller has left.
    pub(crate) fn buckets(&self) -> &Buckets {
        &self.workings().buckets
    }

    /// Calls of programs not yet written down.
    pub(crate) fn calls(&self) -> &Calls {
        &self.workings().calls
    }

    /// Requests that wait for the answer of another with the same key.
    pub(crate) fn waiting(&self) -> &Waiting {
        &self.workings().waiting
    }

    /// What a slice keeps in memory, made when it is first asked for: one of each type. Nothing in it is missed after a restart.
    pub fn remembered<T: Send + Sync + 'static>(&self, make: impl FnOnce() -> T) -> Arc<T> {
        self.workings().memory.get(make)
    }

    /// Where an entity's work is done.
    pub(crate) fn lanes(&self) -> &Lanes {
        &self.workings().lanes
    }

    /// Where the messages of each entity wait while people of others are at work.
    pub(crate) fn intake(&self) -> &Intake {
        &self.workings().intake
    }

    /// The one client for calls outside.
    pub fn outgoing(&self) -> &Outgoing {
        &self.workings().outgoing
    }
}
