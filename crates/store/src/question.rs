//! What the text of a question tells, so that it can overtake writes that it cannot see.

use crate::insertion::words;

/// What a question reads.
#[derive(Debug)]
pub(crate) struct Question {
    /// Whatever could be a table.
    names: Vec<String>,
    /// The one table it reads, and the columns that must equal these parameters in each row that it can see.
    keys: Option<(String, Vec<(String, usize)>)>,
}

impl Question {
    /// Reads a statement; nothing if it may write.
    pub(crate) fn read(sql: &str) -> Option<Self> {
        let mut names: Vec<String> = words(sql).map(str::to_owned).collect();
        if names.first().is_none_or(|first| first != "select") {
            return None;
        }
        let keys = keys(sql, &names);
        names.sort_unstable();
        names.dedup();
        Some(Self { names, keys })
    }

    /// A question about one table reads no other: what else is called like a table is a column.
    pub(crate) fn may_read(&self, table: &str) -> bool {
        if let Some((one, _)) = &self.keys {
            return one == table;
        }
        self.names.binary_search_by(|name| name.as_str().cmp(table)).is_ok()
    }

    /// The columns of a table that must equal parameters in each row that it can see; none if any row may count.
    pub(crate) fn keys_in(&self, table: &str) -> &[(String, usize)] {
        self.keys.as_ref().filter(|(of, _)| of == table).map_or(&[], |(_, keys)| keys)
    }
}

/// Conditions that are all joined by `and` and stand behind the one `where` of a question about one table.
fn keys(sql: &str, names: &[String]) -> Option<(String, Vec<(String, usize)>)> {
    let is_once = |word: &str| names.iter().filter(|name| *name == word).count() == 1;
    let is_joined = names.iter().any(|name| ["join", "union", "having", "lateral"].contains(&name.as_str()));
    if is_joined || !is_once("from") || !is_once("where") || !is_once("select") {
        return None;
    }
    let (_, behind) = split_at_word(sql, "from")?;
    let (tables, conditions) = split_at_word(behind, "where")?;
    if tables.contains([',', '(']) || words(conditions).any(|word| ["or", "not", "case"].contains(&word)) {
        return None;
    }
    let table = words(tables).next()?.to_owned();
    let tokens: Vec<&str> = conditions.split(|sign: char| sign.is_whitespace() || sign == ',').filter(|t| !t.is_empty()).collect();
    let equals = tokens.iter().enumerate().filter(|(_, token)| **token == "=").filter_map(|(at, _)| key(&tokens, at));
    Some((table, equals.collect()))
}

/// The text before a word and behind it; a name of which it is a part is another word.
fn split_at_word<'a>(sql: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    let is_part = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_alphanumeric() || sign == '_');
    let mut places = sql.match_indices(word).map(|(at, _)| (&sql[..at], &sql[at + word.len()..]));
    places.find(|(before, behind)| !is_part(before.chars().next_back()) && !is_part(behind.chars().next()))
}

/// The column and the place of the parameter on the two sides of a sign of equality; none where either is only part of what is compared.
fn key(tokens: &[&str], at: usize) -> Option<(String, usize)> {
    let reckons = |place: Option<usize>| {
        place.and_then(|place| tokens.get(place)).is_some_and(|token| ["+", "-", "*", "/", "%", "||"].contains(token))
    };
    let column = tokens.get(at.checked_sub(1)?)?.trim_start_matches('(').rsplit('.').next()?;
    let place = tokens.get(at + 1)?.trim_end_matches(')').strip_prefix('$')?.parse::<usize>().ok()?.checked_sub(1)?;
    let is_plain = column.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '_');
    (is_plain && !reckons(at.checked_sub(2)) && !reckons(Some(at + 2))).then(|| (column.to_owned(), place))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys_of(sql: &str) -> Vec<(String, usize)> {
        Question::read(sql).unwrap().keys_in("messages").to_vec()
    }

    #[test]
    fn a_question_by_key_sees_only_rows_of_its_key() {
        let sql = "select m.id from messages m where m.entity_id = $1 and (m.raw = $3) and at > $2 and direction = 'in' order by id";
        assert_eq!(keys_of(sql), [("entity_id".to_owned(), 0), ("raw".to_owned(), 2)]);
        assert!(Question::read(sql).unwrap().may_read("messages"));
        assert!(!Question::read(sql).unwrap().may_read("message"));
    }

    #[test]
    fn where_a_row_may_count_by_another_way_no_key_is_seen() {
        for sql in [
            "select id from messages where id = $1 or raw = $2",
            "select m.id from messages m join cases c on c.id = m.case_id where c.id = $1",
            "select m.id from messages m, cases c where c.id = $1",
            "select id from messages where id in (select id from messages where id = $1)",
            "select id from messages where not (id = $1)",
            "select id from messages where case when id = $1 then 1 else 0 end = 0",
            "select sum(case when id = $1 then 1 else 0 end) from messages",
            "select id from messages where lower(raw) = $1",
            "select id from messages where at + id = $1",
            "select id from messages where id = $1 + 1",
        ] {
            assert_eq!(keys_of(sql), [], "{sql}");
        }
        assert!(Question::read("with gone as (delete from messages returning id) select id from gone").is_none());
        assert!(Question::read("insert into messages (id) values ($1) returning id").is_none());
    }

    #[test]
    fn a_column_that_is_called_like_a_table_is_not_that_table() {
        let words = Question::read("select stem, customers from heard_words where entity_id = $1 and stem in ($2, $3)").unwrap();
        assert!(words.may_read("heard_words") && !words.may_read("customers"));
        let dated = Question::read("select valid_from from messages where entity_id = $1").unwrap();
        assert!(dated.may_read("messages") && !dated.may_read("t"));
        let both = Question::read("select customers from heard_words where exists (select 1 from customers)").unwrap();
        assert!(both.may_read("customers") && both.may_read("heard_words"));
    }

    #[test]
    fn what_is_summed_in_the_answer_is_no_condition() {
        let sql = "select coalesce(sum(case when id = $1 then 1 else 0 end), 0) from messages where address = $2 and at > $3";
        assert_eq!(keys_of(sql), [("address".to_owned(), 1)]);
    }
}
