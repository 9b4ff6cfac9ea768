//! Questions that acts will ask, asked for all acts that wait before the first of them runs: one journey in place of one for each.

use std::collections::HashMap;

use futures::TryStreamExt;
use futures::future::try_join_all;
use kernel::Result;

use crate::Row;
use crate::Value;
use crate::memory::question;
use crate::postgres_queue::send;
use crate::postgres_session::PostgresSession;
use crate::postgres_session::read_all;

/// A question that an act will ask if nothing else comes in between. That it is answered ahead is seen by nobody.
#[derive(Clone, Debug)]
pub struct Ask {
    sql: String,
    params: Vec<Value>,
}

impl Ask {
    /// The very text and parameters with which it will be asked.
    pub fn new(sql: impl Into<String>, params: &[Value]) -> Self {
        Self { sql: sql.into(), params: params.to_vec() }
    }
}

/// Answers that hold until something is sent that may write.
#[derive(Default)]
pub(crate) struct Foreseen(HashMap<String, Vec<Row>>);

impl Foreseen {
    pub(crate) fn answer(&self, sql: &str, params: &[Value]) -> Option<Vec<Row>> {
        if self.0.is_empty() { None } else { self.0.get(&question(sql, params)).cloned() }
    }

    pub(crate) fn forget(&mut self) {
        self.0.clear();
    }
}

impl PostgresSession {
    /// Asks what acts will ask, unless something that waits could be seen by it. What fails here fails again where it is asked.
    pub(crate) fn foresee<'a>(&mut self, asks: impl Iterator<Item = &'a Ask>) -> Result<()> {
        let mut statements = Vec::new();
        for ask in asks {
            if !self.shared.is_seen_by(&ask.sql, &ask.params) {
                statements.push((self.prepare(&ask.sql)?, ask));
            }
        }
        let queue = std::mem::take(&mut self.queue);
        let client = &self.client;
        let one = |(statement, ask): (_, &'a Ask)| async move {
            client.query_raw(&statement, &ask.params).await?.try_collect::<Vec<_>>().await.map(|rows| (ask, rows))
        };
        let all = self.runtime.block_on(send(client, &queue, "foresight", try_join_all(statements.into_iter().map(one))));
        for (ask, rows) in all.map_err(|(sql, error)| self.failing(sql, error))? {
            self.shared.foreseen.0.insert(question(&ask.sql, &ask.params), read_all(&ask.sql, &rows)?);
        }
        Ok(())
    }
}
