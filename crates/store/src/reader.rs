//! Readers: threads of their own, each transaction on one snapshot, so that nobody who reads waits for one who writes.

use std::panic::AssertUnwindSafe;
use std::panic::catch_unwind;
use std::time::Duration;

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
use crate::patience::Meter;
use crate::turns::Servant;
use crate::writer::unreached;

/// A reading that waits for a thread with an open snapshot, or learns why there is none.
pub(crate) type Reading = Box<dyn FnOnce(Result<&mut Connection>, &Ids, &Clock) + Send>;

/// Packs a reading and gives the other end of its answer, which comes with the time that it took.
pub(crate) fn reading<T: Send + 'static>(
    grant: Grant,
    look: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
) -> (Reading, oneshot::Receiver<(Result<T>, Duration)>) {
    let (sender, receiver) = oneshot::channel();
    let reading: Reading = Box::new(move |snapshot, ids, clock| {
        let seen = snapshot.map(|connection| {
            let mut nowhere = Chain::start();
            let meter = Meter::begin(connection);
            let look = AssertUnwindSafe(|| {
                let mut tx = Tx::new(connection, &mut nowhere, ids, grant, clock.now());
                look(&mut tx).and_then(|seen| tx.connection.flush().map(|()| seen))
            });
            let seen = catch_unwind(look).unwrap_or_else(|_| Err(Error::Broken("reading".into(), "a panic; see the log".into())));
            (seen, meter.took())
        });
        drop(sender.send(seen.unwrap_or_else(|error| (Err(error), Duration::ZERO))));
    });
    (reading, receiver)
}

/// Serves readings until nobody can send any more.
pub(crate) fn serve(readings: &Servant<Reading>, mut connect: impl FnMut() -> Result<Connection>, ids: &Ids, clock: &Clock) {
    let mut connection: Option<Connection> = None;
    while let Some(reading) = readings.take() {
        reading(snapshot(&mut connection, &mut connect), ids, clock);
        if connection.as_mut().is_some_and(|connection| connection.in_transaction() && connection.batch("rollback").is_err()) {
            connection = None;
        }
    }
}

/// A snapshot on the connection at hand, or on a new one if that is lost.
fn snapshot<'c>(connection: &'c mut Option<Connection>, connect: &mut impl FnMut() -> Result<Connection>) -> Result<&'c mut Connection> {
    let begun = connection.as_mut().is_some_and(|known| known.answers() && known.order(dialect::begin_read(known)).is_ok());
    if !begun {
        let mut fresh = connect().inspect_err(|error| tracing::error!(%error, "a reader cannot reach the database")).map_err(unreached)?;
        fresh.order(dialect::begin_read(&fresh))?;
        *connection = Some(fresh);
    }
    connection.as_mut().ok_or(Error::Busy(1))
}
