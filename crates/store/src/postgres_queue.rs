//! Statements that travel to PostgreSQL together: each is sent before the answer of the one before it has come.

use std::future::Future;
use std::future::poll_fn;
use std::pin::Pin;
use std::pin::pin;
use std::task::Context;
use std::task::Poll;

use futures::future::BoxFuture;
use futures::future::MaybeDone;
use futures::future::maybe_done;
use tokio_postgres::Client;
use tokio_postgres::Error;
use tokio_postgres::Statement;

use crate::Value;

/// A statement whose answer is of interest only if it fails.
pub(crate) enum Queued {
    /// Its text, itself, and its parameters.
    Prepared(String, Statement, Vec<Value>),
    /// The same for many rows: each parameter is the list of one value of all of them.
    Many(String, Statement, Vec<Vec<Value>>),
    /// Statements without parameters.
    Plain(&'static str),
}

impl Queued {
    fn sql(&self) -> &str {
        match self {
            Queued::Prepared(sql, ..) | Queued::Many(sql, ..) => sql,
            Queued::Plain(sql) => sql,
        }
    }

    async fn run(&self, client: &Client) -> Result<(), Error> {
        match self {
            Queued::Prepared(_, statement, params) => client.execute_raw(statement, params).await.map(drop),
            Queued::Many(_, statement, rows) => {
                let places = 0..rows.first().map_or(0, Vec::len);
                let lists = places.map(|place| rows.iter().filter_map(|row| row.get(place)).collect::<Vec<_>>());
                client.execute_raw(statement, lists).await.map(drop)
            }
            Queued::Plain(sql) => client.batch_execute(sql).await,
        }
    }
}

/// Sends what waits and then one thing more, and waits for all answers. The first failure is told, with the statement that failed: the
/// database has refused all that came after it.
pub(crate) async fn send<'q, T>(
    client: &Client,
    queue: &'q [Queued],
    sql: &'q str,
    last: impl Future<Output = Result<T, Error>>,
) -> Result<T, (&'q str, Error)> {
    let mut waiting: Vec<MaybeDone<BoxFuture<'_, _>>> =
        queue.iter().map(|one| maybe_done(Box::pin(one.run(client)) as BoxFuture<'_, _>)).collect();
    let mut last = pin!(maybe_done(last));
    // A statement is sent when it is first looked at, so that this is also the order in which the server sees them.
    poll_fn(|context: &mut Context<'_>| {
        for one in &mut waiting {
            let _ = Pin::new(one).poll(context);
        }
        let _ = last.as_mut().poll(context);
        Poll::Ready(())
    })
    .await;
    for (one, queued) in waiting.iter_mut().zip(queue) {
        (&mut *one).await;
        if let Some(Err(error)) = Pin::new(one).take_output() {
            return Err((queued.sql(), error));
        }
    }
    last.as_mut().await;
    match last.take_output() {
        Some(answer) => answer.map_err(|error| (sql, error)),
        None => std::future::pending().await,
    }
}
