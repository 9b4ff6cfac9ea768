//! What the text of an insert tells, so that many rows of it can be written by one statement.

/// An insert of one row that can be one of many.
#[derive(Debug)]
pub(crate) struct Insertion {
    pub(crate) sql: String,
    pub(crate) table: String,
    columns: Vec<Column>,
    /// Whatever could be a table that its values are read from.
    reads: Vec<String>,
    /// What stands behind the values.
    tail: String,
    pub(crate) clash: Clash,
}

/// A column and what is put there.
#[derive(Debug)]
struct Column {
    name: String,
    value: String,
    /// The place of the parameter that alone is its value.
    param: Option<usize>,
}

/// What a row does whose key is taken.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Clash {
    /// It fails, or is left out: the row that was there stays as it is.
    Stays,
    /// It changes the row that was there, which has these parameters as its key. The changes are known where rows of one key can be made one
    /// before they are written.
    Changes { key: Vec<usize>, changes: Option<Vec<Change>> },
}

/// How a column of the row that was there is changed by the value in this parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    Replace(usize),
    Add(usize),
}

impl Insertion {
    /// Reads a statement; nothing if it is none whose rows can be joined.
    pub(crate) fn read(sql: &str) -> Option<Self> {
        let (table, rest) = sql.trim().strip_prefix("insert into ")?.split_once('(')?;
        let (names, rest) = rest.split_once(')')?;
        let (values, tail) = enclosed(rest.trim_start().strip_prefix("values")?.trim_start())?;
        let tail = tail.split_whitespace().collect::<Vec<_>>().join(" ");
        let (names, values) = (parts(names), parts(values));
        if names.len() != values.len() || tail.contains('$') || tail.contains("returning") {
            return None;
        }
        let column = |(name, value): (&str, &str)| Column { name: name.into(), value: value.into(), param: param(value) };
        let columns: Vec<Column> = names.into_iter().zip(values).map(column).collect();
        let table = table.trim().to_owned();
        let clash = clash(&tail, &table, &columns)?;
        let read = columns.iter().filter(|column| column.value.contains("select")).flat_map(|column| words(&column.value));
        let reads = read.map(str::to_owned).collect();
        Some(Self { sql: sql.into(), table, columns, reads, tail, clash })
    }

    /// The place of the parameter that is put into a column, if it tells whether a later question about that column concerns the row.
    pub(crate) fn param_of(&self, column: &str) -> Option<usize> {
        let param = self.columns.iter().find(|known| known.name == column)?.param?;
        let tells = match &self.clash {
            Clash::Stays => true,
            Clash::Changes { key, .. } => key.contains(&param),
        };
        tells.then_some(param)
    }

    /// Whether its values are read from a table.
    pub(crate) fn reads(&self, table: &str) -> bool {
        self.reads.iter().any(|read| read == table)
    }

    /// The statement that writes many rows, of which each parameter is a list of one type: `bigint`, `text`.
    pub(crate) fn of_many(&self, types: &[&str]) -> String {
        let lists = types.iter().enumerate().map(|(place, ty)| format!("cast(${} as {ty}[])", place + 1)).collect::<Vec<_>>().join(", ");
        let places = (1..=types.len()).map(|place| format!("p{place}")).collect::<Vec<_>>().join(", ");
        let names = self.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ");
        let values = self.columns.iter().map(|column| column.value.replace('$', "row.p")).collect::<Vec<_>>().join(", ");
        format!("insert into {} ({names}) select {values} from unnest({lists}) as row ({places}) {}", self.table, self.tail)
    }
}

fn clash(tail: &str, table: &str, columns: &[Column]) -> Option<Clash> {
    if tail.is_empty() {
        return Some(Clash::Stays);
    }
    let rest = tail.strip_prefix("on conflict ")?;
    if rest.ends_with("do nothing") {
        return Some(Clash::Stays);
    }
    let (key, rest) = enclosed(rest)?;
    let sets = rest.trim_start().strip_prefix("do update set ")?;
    let param = |name: &str| columns.iter().find(|column| column.name == name).and_then(|column| column.param);
    let key = parts(key).into_iter().map(param).collect::<Option<Vec<_>>>()?;
    let change = |set: &str| {
        let (name, value) = set.split_once(" = ")?;
        let place = param(name)?;
        let added = format!("{table}.{name} + excluded.{name}");
        match value {
            _ if value == added => Some(Change::Add(place)),
            _ if value.strip_prefix("excluded.") == Some(name) => Some(Change::Replace(place)),
            _ => None,
        }
    };
    Some(Clash::Changes { key, changes: parts(sets).into_iter().map(change).collect() })
}

/// What stands in the parentheses with which a text begins, and what stands behind them.
fn enclosed(text: &str) -> Option<(&str, &str)> {
    let (mut depth, mut is_quoted) = (0, false);
    for (at, sign) in text.char_indices() {
        match sign {
            '\'' => is_quoted = !is_quoted,
            '(' if !is_quoted => depth += 1,
            ')' if !is_quoted => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((text.get(1..at)?, text.get(at + 1..)?)).filter(|_| text.starts_with('('));
        }
    }
    None
}

/// The parts between the commas that stand in no parentheses and no quotes.
fn parts(text: &str) -> Vec<&str> {
    let (mut depth, mut is_quoted, mut from, mut parts) = (0, false, 0, Vec::new());
    for (at, sign) in text.char_indices() {
        match sign {
            '\'' => is_quoted = !is_quoted,
            '(' if !is_quoted => depth += 1,
            ')' if !is_quoted => depth -= 1,
            ',' if !is_quoted && depth == 0 => {
                parts.push(text[from..at].trim());
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text[from..].trim());
    parts
}

fn param(value: &str) -> Option<usize> {
    value.strip_prefix('$')?.parse::<usize>().ok()?.checked_sub(1)
}

/// The names and key words of a statement.
pub(crate) fn words(sql: &str) -> impl Iterator<Item = &str> {
    sql.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_').filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_one_insert_are_written_by_one_statement() {
        let sql = "insert into cases (id, state, centre_id)\n values ($1, 'a, (b', (select e.c from employees e where e.id = $2))";
        let read = Insertion::read(sql).unwrap();
        assert_eq!((read.table.as_str(), read.param_of("id"), read.param_of("state")), ("cases", Some(0), None));
        assert!(read.reads("employees") && !read.reads("cases"));
        let many = "insert into cases (id, state, centre_id) select row.p1, 'a, (b', (select e.c from employees e where e.id = row.p2) \
                    from unnest(cast($1 as bigint[]), cast($2 as bigint[])) as row (p1, p2) ";
        assert_eq!(read.of_many(&["bigint", "bigint"]), many);
    }

    #[test]
    fn what_a_taken_key_does_is_read() {
        let read = |tail: &str| Insertion::read(&format!("insert into t (a, b, c) values ($1, $2, 0) {tail}"));
        assert_eq!(read("on conflict (a) do nothing").unwrap().clash, Clash::Stays);
        let sums = read("on conflict (a) do update set b = t.b + excluded.b").unwrap();
        assert_eq!(sums.clash, Clash::Changes { key: vec![0], changes: Some(vec![Change::Add(1)]) });
        assert_eq!((sums.param_of("a"), sums.param_of("b")), (Some(0), None), "the row that was there may have any other b");
        let replaces = read("on conflict (a) do update set b = excluded.b").unwrap();
        assert_eq!(replaces.clash, Clash::Changes { key: vec![0], changes: Some(vec![Change::Replace(1)]) });
        let guarded = read("on conflict (a) do update set b = excluded.b where t.c = excluded.c").unwrap();
        assert_eq!(guarded.clash, Clash::Changes { key: vec![0], changes: None });
    }

    #[test]
    fn what_is_no_plain_insert_is_left_as_it_is() {
        for sql in [
            "insert into t (a) values ($1) returning a",
            "insert into t (a) select $1 from u",
            "insert into t (a) values ($1) on conflict (a) do update set a = $2",
            "insert into t (a, c) values ($1, 0) on conflict (c) do update set a = excluded.a",
            "update t set a = $1",
        ] {
            assert!(Insertion::read(sql).is_none(), "{sql}");
        }
    }
}
