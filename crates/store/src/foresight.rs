//! Questions that acts will ask, asked for all acts that wait before the first of them runs: one journey in place of one for each.

use std::collections::HashMap;

use futures::TryStreamExt;
use futures::future::try_join_all;
use kernel::Error;
use kernel::Result;
use tokio_postgres::Client;
use tokio_postgres::Statement;

use crate::Row;
use crate::Value;
use crate::insertion::words;
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
        let mut alike: Vec<Alike<'a>> = Vec::new();
        for ask in asks {
            if self.shared.is_seen_by(&ask.sql, &ask.params) {
                continue;
            }
            match alike.iter_mut().find(|alike| alike.asks[0].sql == ask.sql) {
                Some(alike) => alike.asks.push(ask),
                None => alike.push(Alike { statement: self.prepare(&ask.sql)?, asks: vec![ask], is_one: false }),
            }
        }
        alike.iter_mut().try_for_each(|alike| self.ask_as_one(alike))?;
        let queue = std::mem::take(&mut self.queue);
        let client = &self.client;
        let all = self.runtime.block_on(send(client, &queue, "foresight", try_join_all(alike.iter().map(|alike| alike.answers(client)))));
        for (alike, answers) in alike.iter().zip(all.map_err(|(sql, error)| self.failing(sql, error))?) {
            alike.read(&answers, &mut self.shared.foreseen.0)?;
        }
        Ok(())
    }

    /// Each answer is a journey of its own for the server: questions of one text are asked as one where that gives the same answers.
    fn ask_as_one(&mut self, alike: &mut Alike<'_>) -> Result<()> {
        let types: Vec<&str> = alike.statement.params().iter().map(tokio_postgres::types::Type::name).collect();
        if alike.asks.len() > 1
            && let Some(sql) = of_many(&alike.asks[0].sql, &types)
        {
            (alike.statement, alike.is_one) = (self.prepare(&sql)?, true);
        }
        Ok(())
    }
}

/// Questions of one text.
struct Alike<'a> {
    statement: Statement,
    asks: Vec<&'a Ask>,
    /// The statement asks all of them; else it is asked for each.
    is_one: bool,
}

impl Alike<'_> {
    async fn answers(&self, client: &Client) -> std::result::Result<Vec<Vec<tokio_postgres::Row>>, tokio_postgres::Error> {
        if self.is_one {
            let places = 0..self.asks[0].params.len();
            let lists = places.map(|place| self.asks.iter().filter_map(|ask| ask.params.get(place)).collect::<Vec<_>>());
            return Ok(vec![client.query_raw(&self.statement, lists).await?.try_collect().await?]);
        }
        let one = |ask: &Ask| {
            let params = ask.params.clone();
            async move { client.query_raw(&self.statement, &params).await?.try_collect::<Vec<_>>().await }
        };
        try_join_all(self.asks.iter().map(|ask| one(ask))).await
    }

    /// Notes what each was answered.
    fn read(&self, answers: &[Vec<tokio_postgres::Row>], known: &mut HashMap<String, Vec<Row>>) -> Result<()> {
        let mut of_each: Vec<Vec<Row>> = vec![Vec::new(); self.asks.len()];
        for (place, rows) in answers.iter().enumerate() {
            for mut row in read_all(&self.asks[0].sql, rows)? {
                let of = match row.0.pop_if(|_| self.is_one) {
                    Some(Value::Int(number)) => usize::try_from(number - 1).unwrap_or(usize::MAX),
                    _ => place,
                };
                of_each.get_mut(of).ok_or_else(|| Error::Broken("asking ahead".into(), "an answer to no question".into()))?.push(row);
            }
        }
        known.extend(self.asks.iter().zip(of_each).map(|(ask, rows)| (question(&ask.sql, &ask.params), rows)));
        Ok(())
    }
}

/// The statement that asks a question for many sets of parameters, each a list, and puts the number of the set behind each row of its answer;
/// none where an order would be lost, or a limit could not be said.
fn of_many(sql: &str, types: &[&str]) -> Option<String> {
    let is_said = |word: &str| !["order", "offset", "fetch", "distinct", "for"].contains(&word);
    if types.is_empty() || !sql.starts_with("select") || !words(sql).all(is_said) || !are_limits_numbers(sql) {
        return None;
    }
    let lists = types.iter().enumerate().map(|(place, ty)| format!("cast(${} as {ty}[])", place + 1)).collect::<Vec<_>>().join(", ");
    let places = (1..=types.len()).map(|place| format!("p{place}")).collect::<Vec<_>>().join(", ");
    let asked = sql.replace('$', "ask.p");
    Some(format!(
        "select answer.*, ask.place from unnest({lists}) with ordinality as ask ({places}, place) cross join lateral ({asked}) as answer"
    ))
}

/// Whether each limit of a statement is a number; a limit of each set of parameters could not be said.
fn are_limits_numbers(sql: &str) -> bool {
    let mut said = sql.split_whitespace().map(|word| word.trim_matches(['(', ')']));
    while let Some(word) = said.next() {
        let is_number = |limit: &str| !limit.is_empty() && limit.bytes().all(|sign| sign.is_ascii_digit());
        if word.eq_ignore_ascii_case("limit") && !said.next().is_some_and(is_number) {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_of_one_text_are_one_where_neither_an_order_nor_a_limit_of_each_is_asked_for() {
        let one = of_many("select name from things where id = $1 and at > $2", &["int8", "text"]).unwrap();
        assert!(one.ends_with("cross join lateral (select name from things where id = ask.p1 and at > ask.p2) as answer"), "{one}");
        let first = of_many("select id from things where id = $1 limit 1", &["int8"]).unwrap();
        assert!(first.ends_with("cross join lateral (select id from things where id = ask.p1 limit 1) as answer"), "{first}");
        let inner = of_many("select id from things where id = $1 and at_limit = (select 1 from places limit 1)", &["int8"]);
        assert!(inner.is_some(), "a number is a number wherever it stands, and a name is no limit");
        for sql in [
            "select id from things where at > $1 order by id",
            "select id from things where id = 1 limit $1",
            "select id from things where id = 1 limit\n    $1",
            "select id from things where id = (select 1 from places limit $1)",
            "delete from things",
        ] {
            assert_eq!(of_many(sql, &["int8"]), None, "{sql}");
        }
    }
}
