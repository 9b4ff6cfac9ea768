//! Readers: threads of their own, each transaction on one snapshot, so that nobody who reads waits for one who writes.

use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::mpsc::Receiver;

use kernel::Clock;
use kernel::Error;
use kernel::Grant;
use kernel::Result;
use tokio::sync::oneshot;

use crate::Chain;
use crate::Tx;
use crate::connection::Connection;
use crate::dialect;
use crate::ids::Ids;

/// A reading that waits for a thread. It says whether the connection may be used again.
pub(crate) type Reading = Box<dyn FnOnce(&mut Connection, &Ids, &Clock) + Send>;

/// Packs a reading and gives the other end of its answer.
pub(crate) fn reading<T: Send + 'static>(
    grant: Grant,
    look: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
) -> (Reading, oneshot::Receiver<Result<T>>) {
    let (sender, receiver) = oneshot::channel();
    let reading: Reading = Box::new(move |connection, ids, clock| {
        let outcome = catch_unwind(AssertUnwindSafe(|| snapshot(connection, ids, clock, &grant, look)));
        if connection.in_transaction() {
            drop(connection.batch("rollback"));
        }
        drop(sender.send(outcome.unwrap_or_else(|_| Err(Error::Broken("reading".into(), "a panic; see the log".into())))));
    });
    (reading, receiver)
}

fn snapshot<T>(connection: &mut Connection, ids: &Ids, clock: &Clock, grant: &Grant, look: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Result<T> {
    let begin = dialect::begin_read(connection);
    connection.batch(begin)?;
    let mut nowhere = Chain::start();
    look(&mut Tx::new(connection, &mut nowhere, ids, grant, clock.now()))
}

/// Serves readings until nobody can send any more.
pub(crate) fn serve(readings: &Arc<Mutex<Receiver<Reading>>>, mut connect: impl FnMut() -> Result<Connection>, ids: &Ids, clock: &Clock) {
    let mut connection: Option<Connection> = None;
    loop {
        let next = readings.lock().unwrap_or_else(std::sync::PoisonError::into_inner).recv();
        let Ok(reading) = next else { return };
        if connection.as_ref().is_none_or(Connection::is_lost) {
            connection = connect().inspect_err(|error| tracing::error!(%error, "a reader cannot reach the database")).ok();
        }
        // Without a connection the reading is dropped, which the caller reads as busy.
        if let Some(connection) = connection.as_mut() {
            reading(connection, ids, clock);
        }
    }
}
