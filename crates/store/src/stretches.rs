//! The search on PostgreSQL: the index of words is read a stretch of things at a time, the newest first, so that older things cost nothing.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;

use kernel::Result;

use crate::Tx;
use crate::connection::Connection;
use crate::search::COMPLETED;
use crate::search::INDEXED_LETTERS;
use crate::search::letters;
use crate::search::scoped;
use crate::waiting_words::KnownWords;
use crate::waiting_words::Words;

/// How many of the newest rows are looked at one by one before the index is asked: a common word has its page among them.
const NEWEST: u32 = 1_024;
/// How many for a short beginning of too many words, which the index would have to gather.
const UNFINISHED: u32 = 16_000;
/// How many stretches are read before it is known how rare a word is.
const FIRST: u32 = 8;
/// A word that promises at most so many things is read at once, without stretches.
const RARE: u64 = 1_000;
/// The digits of a number's beginning that the index holds as a word of its own: too many numbers share it to be named one by one.
const INDEXED_DIGITS: [usize; 2] = [3, 4];
/// An id opens a new stretch when the upper bits of its product with this odd number are zero: one of 16,384 ids does, evenly spread.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// What one search asks for.
struct Wanted {
    scope: i64,
    before: i64,
    limit: u32,
}

impl Tx<'_> {
    /// The newest things that have all words: from the newest rows, then from the newest stretches, then from all that are left. Neither
    /// reads more with more rows, unless a word was common long ago and has fallen out of use.
    pub(crate) fn search_in_postgres(&mut self, scope: i64, asked: &[Vec<String>], before: i64, limit: u32) -> Result<Vec<i64>> {
        let wanted = Wanted { scope, before, limit };
        let unfinished = tsquery(scope, asked, None);
        let newest = self.among_newest(&wanted, &unfinished, NEWEST)?;
        if wanted.is_met_by(&newest) {
            return Ok(newest);
        }
        let Some(completions) = self.completions_in_postgres(scope, asked)? else {
            let found = self.among_newest(&wanted, &unfinished, UNFINISHED)?;
            return if wanted.is_met_by(&found) { Ok(found) } else { self.at_once(&wanted, &unfinished) };
        };
        self.by_stretches(&wanted, &tsquery(scope, asked, Some(&completions)))
    }

    fn among_newest(&mut self, wanted: &Wanted, query: &str, window: u32) -> Result<Vec<i64>> {
        let sql = "select id from (select id, words from search where scope = $1 and id < $2 order by id desc limit $4) newest
                   where words @@ cast(cast($3 as text) as tsquery) order by id desc limit $5";
        let params = [wanted.scope.into(), wanted.before.into(), query.into(), window.into(), wanted.limit.into()];
        self.query(sql, &params, |row| row.get(0))
    }

    /// The words that complete the last one of a query; none for a short beginning of too many. Of too many others, such as references, the
    /// last ones count, which are the newest.
    fn completions_in_postgres(&mut self, scope: i64, asked: &[Vec<String>]) -> Result<Option<Vec<String>>> {
        let Some(beginning) = asked.last().and_then(|list| list.first()) else { return Ok(Some(Vec::new())) };
        let sql = "select word from search_words where word > $1 and word < $2 order by word desc limit $3";
        let word = scoped(scope, beginning);
        if is_number(beginning) && INDEXED_DIGITS.contains(&beginning.len()) {
            return Ok(Some(vec![begun(&word)]));
        }
        let end = format!("{word}\u{10ffff}");
        let words: Vec<String> = self.query(sql, &[word.into(), end.into(), COMPLETED.into()], |row| row.get(0))?;
        let are_all = words.len() < COMPLETED as usize;
        Ok((are_all || letters(beginning) > INDEXED_LETTERS).then_some(words))
    }

    fn by_stretches(&mut self, wanted: &Wanted, query: &str) -> Result<Vec<i64>> {
        let found = self.in_stretches(wanted, query, FIRST)?;
        if wanted.is_met_by(&found) {
            return Ok(found);
        }
        let sql = "select count(*) from search_stretches where scope = $1 and first_id < $2";
        let stretches = self.one(sql, &[wanted.scope.into(), wanted.before.into()], |row| row.get::<u32>(0))?.unwrap_or(0);
        let promised = found.len() as u64 * u64::from(stretches) / u64::from(FIRST);
        match stretches {
            _ if stretches <= FIRST => Ok(found),
            _ if promised > RARE => self.in_stretches(wanted, query, stretches),
            _ => self.at_once(wanted, query),
        }
    }

    /// The database walks on to an older stretch only while the page is not full: both conditions are keys of the index, which leaps from
    /// hit to hit.
    fn in_stretches(&mut self, wanted: &Wanted, query: &str, stretches: u32) -> Result<Vec<i64>> {
        let sql = "select found.id from (select first_id from search_stretches where scope = $1 and first_id < $2 order by first_id desc limit $6) stretch
                   cross join lateral (select id from search
                       where words @@ cast('''' || cast($7 as text) || stretch.first_id || '''' as tsquery) and words @@ cast(cast($3 as text) as tsquery)
                       and id < $4 order by id desc limit $5) found limit $5";
        let (before, limit) = (wanted.before, wanted.limit);
        let params =
            [wanted.scope.into(), before.into(), query.into(), before.into(), limit.into(), stretches.into(), stretch(wanted.scope).into()];
        let mut found: Vec<i64> = self.query(sql, &params, |row| row.get(0))?;
        found.sort_unstable_by(|a, b| b.cmp(a));
        Ok(found)
    }

    fn at_once(&mut self, wanted: &Wanted, query: &str) -> Result<Vec<i64>> {
        let sql = "with found as materialized (select id from search where id < $1 and words @@ cast(cast($2 as text) as tsquery))
                   select id from found order by id desc limit $3";
        self.query(sql, &[wanted.before.into(), query.into(), wanted.limit.into()], |row| row.get(0))
    }
}

impl Wanted {
    fn is_met_by(&self, found: &[i64]) -> bool {
        found.len() >= self.limit as usize
    }
}

/// The beginning of the word that names a stretch; the id of its first thing follows. No word of a text holds this sign.
fn stretch(scope: i64) -> String {
    scoped(scope, "#")
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The word for all numbers that begin like this. No word of a text holds this sign either.
fn begun(beginning: &str) -> String {
    format!("{beginning}*")
}

/// What the index holds of a thing beside its words: the beginnings of its numbers, and its stretch, which the caller knows.
pub(crate) fn marks(scope: i64, words: &[String], first_id: &str) -> String {
    let numbers = words.iter().filter(|word| word.get(4..).is_some_and(is_number));
    let beginnings =
        numbers.flat_map(|word| INDEXED_DIGITS.into_iter().filter_map(move |digits| word.get(..4 + digits).filter(|head| head != word)));
    beginnings.map(|head| begun(head) + " ").chain([stretch(scope), first_id.to_owned()]).collect()
}

/// Whether a word of the index does not stand in a text.
pub(crate) fn is_mark(word: &str) -> bool {
    word.as_bytes().get(4) == Some(&b'#') || word.ends_with('*')
}

/// Whether a stretch may begin with this id.
fn opens_stretch(id: i64) -> bool {
    id.cast_unsigned().wrapping_mul(SPREAD) >> 50 == 0
}

/// Makes a scope ready whose things are indexed from now on.
pub(crate) fn open_scope(connection: &mut Connection, scope: i64) -> Result<()> {
    let sql = "insert into search_stretches (scope, first_id) values ($1, 0) on conflict do nothing";
    connection.execute(sql, &[scope.into()]).map(drop)
}

/// The bytes of words that are sent in one statement, or a little more.
const PORTION: usize = 1 << 20;

/// Gives the index what it is to be told, of each thing the last word. Only a thing that is newer than all others opens a stretch: what is
/// indexed already keeps its own.
pub(crate) fn put_all(connection: &mut Connection, all: &[Words]) -> Result<()> {
    let mut last: BTreeMap<(i64, i64), Option<&[String]>> = BTreeMap::new();
    last.extend(all.iter().map(|one| ((one.scope, one.id), one.words.as_deref())));
    let mut portion = Portion::default();
    for ((scope, id), words) in last {
        let Some(words) = words else {
            connection.put("delete from search where scope = $1 and id = $2", &[scope.into(), id.into()])?;
            continue;
        };
        if opens_stretch(id) {
            let sql = "insert into search_stretches (scope, first_id)
                       select $1, $2 where not exists (select 1 from search where scope = $1 and id >= $2) on conflict do nothing";
            connection.put(sql, &[scope.into(), id.into()])?;
        }
        portion.add(scope, id, words, connection.known_words());
        if portion.texts.len() > PORTION {
            std::mem::take(&mut portion).put(connection)?;
        }
    }
    portion.put(connection)
}

/// Things whose words are sent in one statement, as lists of one text each.
#[derive(Default)]
struct Portion<'w> {
    scopes: String,
    ids: String,
    /// The words of a thing in a line.
    texts: String,
    /// Those of all that may not be in the list of words.
    unlisted: BTreeSet<&'w str>,
}

impl<'w> Portion<'w> {
    fn add(&mut self, scope: i64, id: i64, words: &'w [String], known: &KnownWords) {
        let (comma, line) = if self.ids.is_empty() { ("", "") } else { (",", "\n") };
        self.scopes += &format!("{comma}{scope}");
        self.ids += &format!("{comma}{id}");
        self.texts += &format!("{line}{} {}", words.join(" "), marks(scope, words, ""));
        self.unlisted.extend(words.iter().map(String::as_str).filter(|word| !known.has(word)));
    }

    fn put(self, connection: &mut Connection) -> Result<()> {
        if self.ids.is_empty() {
            return Ok(());
        }
        if !self.unlisted.is_empty() {
            let words = self.unlisted.into_iter().collect::<Vec<_>>().join(" ");
            let sql = "insert into search_words (word) select unnest(string_to_array(cast($1 as text), ' ')) on conflict do nothing";
            connection.put(sql, &[words.into()])?;
        }
        let sql = "insert into search (scope, id, words)
            select thing.scope, thing.id, cast(thing.words ||
                (select max(first_id) from search_stretches s where s.scope = thing.scope and s.first_id <= thing.id) as tsvector)
            from unnest(cast(string_to_array(cast($1 as text), ',') as bigint[]), cast(string_to_array(cast($2 as text), ',') as bigint[]),
                string_to_array(cast($3 as text), chr(10))) as thing (scope, id, words)
            on conflict (scope, id) do update set words = excluded.words";
        connection.put(sql, &[self.scopes.into(), self.ids.into(), self.texts.into()])
    }
}

/// The stretches of things that are put in the index in the order of their ids.
#[derive(Default)]
pub(crate) struct Opened {
    newest: HashMap<i64, i64>,
}

impl Opened {
    /// The first id of the stretch in which the next thing of a scope lies; the first thing of a stretch opens it.
    pub(crate) fn of(&mut self, connection: &mut Connection, scope: i64, id: i64) -> Result<i64> {
        if opens_stretch(id) {
            connection.execute("insert into search_stretches (scope, first_id) values ($1, $2)", &[scope.into(), id.into()])?;
            self.newest.insert(scope, id);
        }
        Ok(self.newest.get(&scope).copied().unwrap_or(0))
    }
}

/// All lists to be met, any word of a list meeting it; the last word by its completions, or by whatever begins like it.
fn tsquery(scope: i64, asked: &[Vec<String>], completions: Option<&[String]>) -> String {
    let last = asked.len() - 1;
    let group = |(place, list): (usize, &Vec<String>)| {
        let unfinished = |rank: usize| if completions.is_none() && place == last && rank == 0 { ":*" } else { "" };
        let words = list.iter().enumerate().map(|(rank, word)| format!("'{}'{}", scoped(scope, word), unfinished(rank)));
        let completed = completions.filter(|_| place == last).unwrap_or_default().iter().map(|word| format!("'{word}'"));
        format!("({})", words.chain(completed).collect::<Vec<_>>().join(" | "))
    };
    asked.iter().enumerate().map(group).collect::<Vec<_>>().join(" & ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_word_of_a_query_may_be_unfinished() {
        let asked = [vec!["bin".to_owned()], vec!["collection".to_owned(), "collect".to_owned()]];
        assert_eq!(tsquery(2, &asked, None), "('0002bin') & ('0002collection':* | '0002collect')");
        let completions = ["0002collections".to_owned()];
        assert_eq!(tsquery(2, &asked, Some(&completions)), "('0002bin') & ('0002collection' | '0002collect' | '0002collections')");
    }

    #[test]
    fn one_id_of_sixteen_thousand_opens_a_stretch_however_ids_are_spaced() {
        for step in [1, 3, 4_096, 1 << 22] {
            let opened = (0..1_000_000_i64).filter(|number| opens_stretch(400_000_000_000_000_000 + number * step)).count();
            assert!((40..=90).contains(&opened), "{opened} of a million, {step} apart");
        }
    }
}
