//! SQL stands in one place, and every statement on an entity's rows names the entity.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::tree::Source;
use crate::tree::exceptions;
use crate::tree::files;
use crate::tree::production;

/// Statements on rows of an entity that do not name it, each with its reason. The list may only shrink.
const WITHOUT_ENTITY: &str = include_str!("statements.txt");

fn may_hold_sql(source: &Source) -> bool {
    let path = &source.path;
    path.ends_with("/store.rs") || path.contains("/src/store/") || path.starts_with("crates/store/") || path.starts_with("xtask/src/bench")
}

/// How a statement begins.
static BEGINS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^\s*(select\s.+\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|with\s+\w+\s+as\s*\(|create\s+(table|index)\s)",
    )
    .expect("the pattern is right")
});
/// The tables that a statement names.
static NAMES: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\b(?:from|join|into|update)\s+(\w+)").expect("the pattern is right"));

/// How a statement is held to an entity: a condition on it, or a row that is put in with it. Asking which entity a row is of holds it to none.
static HOLDS: LazyLock<Regex> = LazyLock::new(|| {
    let condition = r"entity_id\)?\s*(=\s*[$?{]|in\s*\(|is\s+null|[<>]=?\s*\$)";
    Regex::new(&format!(r"{condition}|insert\s+into\s+\w+\s*\([^)]*\bentity_id\b")).expect("the pattern is right")
});
/// So many words tell a statement from its neighbours in the list of exceptions.
const WORDS: usize = 12;

fn is_statement(text: &str) -> bool {
    text.contains(' ') && BEGINS.is_match(&text.to_lowercase().replace('\n', " "))
}

#[test]
fn sql_stands_only_in_files_named_store() {
    let outside = production().into_iter().filter(|source| !may_hold_sql(source));
    let found: Vec<String> = outside
        .flat_map(|source| {
            source.literals().into_iter().filter(|(_, text)| is_statement(text)).map(move |(line, _)| format!("{}:{line}", source.path))
        })
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// The tables whose rows belong to an entity, as the migrations make them.
fn tables_of_entities() -> BTreeSet<String> {
    let creates = Regex::new(r"(?s)create table (?:if not exists )?(\w+) \((.*?)\n\)").expect("the pattern is right");
    let migrations = files(".sql").into_iter().filter(|source| source.path.contains("/migrations/"));
    migrations
        .flat_map(|source| {
            let found = creates.captures_iter(&source.text).filter(|table| table[2].contains("entity_id"));
            found.map(|table| table[1].to_owned()).collect::<Vec<_>>()
        })
        .collect()
}

fn tables_of(statement: &str) -> Vec<String> {
    NAMES.captures_iter(statement).map(|found| found[1].to_owned()).collect()
}

#[test]
fn every_statement_on_the_rows_of_an_entity_names_the_entity() {
    let tables = tables_of_entities();
    assert!(tables.contains("cases"), "the migrations are read: {tables:?}");
    let mut bare = BTreeSet::new();
    for source in
        production().into_iter().filter(|source| may_hold_sql(source) && source.path.starts_with("crates/") && source.part() != "store")
    {
        for (_, text) in source.literals().into_iter().filter(|(_, text)| is_statement(text)) {
            let statement = text.to_lowercase();
            let touched = tables_of(&statement).into_iter().find(|table| tables.contains(table));
            if let Some(table) = touched.filter(|_| !HOLDS.is_match(&statement)) {
                let begin: String = statement.split_whitespace().take(WORDS).collect::<Vec<_>>().join(" ");
                bare.insert(format!("{} {table}: {begin}", source.path));
            }
        }
    }
    let listed: BTreeSet<String> = exceptions(WITHOUT_ENTITY).into_iter().map(|(name, _)| name.to_owned()).collect();
    let new: Vec<_> = bare.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(&bare).collect();
    assert!(new.is_empty(), "these name no entity: {new:#?}");
    assert!(gone.is_empty(), "these exceptions are needed no more, take them off the list: {gone:#?}");
    assert!(exceptions(WITHOUT_ENTITY).iter().all(|(_, reason)| !reason.is_empty()), "each exception has its reason");
}

#[test]
fn a_statement_that_only_asks_for_the_entity_is_not_taken_for_one_that_names_it() {
    let holds = |text: &str| HOLDS.is_match(text);
    assert!(!holds("select entity_id, subject from cases where id = $1"));
    assert!(!holds("select c.id from cases c join messages m on m.entity_id = c.entity_id where c.id = $1"));
    assert!(holds("select subject from cases where id = $1 and entity_id = $2"));
    assert!(holds("select 1 from cases where (id, entity_id) in ($1, $2)"));
    assert!(holds("insert into cases (id, entity_id) values ($1, $2)"));
    assert!(!holds("insert into cases (id, subject) select id, entity_id from customers where id = $1"));
}

/// Columns that stand in a constant are completed where they are used. These look for a mailbox before its entity is known, and for what
/// falls due in all entities.
const OF_ALL_ENTITIES: [&str; 5] = [
    "{MAILBOX} where address",
    "{SOURCE} where m.is_open",
    "{COLUMNS} where send_at <= $1",
    "{COLUMNS} where try_at <= $1",
    "{LOOK} where l.is_up = 0",
];

#[test]
fn columns_that_are_completed_elsewhere_are_completed_with_the_entity() {
    let completed = Regex::new(r"^\{[A-Z_]+\} (where|join|order)").expect("the pattern is right");
    let slices = production()
        .into_iter()
        .filter(|source| may_hold_sql(source) && ["org", "desk", "canned", "centre", "email"].contains(&source.part()));
    let found = slices.flat_map(|source| source.literals().into_iter().map(move |(line, text)| (format!("{}:{line}", source.path), text)));
    let bare: Vec<_> = found
        .filter(|(_, text)| completed.is_match(text) && !text.contains("entity_id"))
        .filter(|(_, text)| !OF_ALL_ENTITIES.iter().any(|known| text.starts_with(known)))
        .collect();
    assert!(bare.is_empty(), "{bare:#?}");
}

/// What one of the two databases does not know, or reads otherwise.
const DIALECT: [&str; 18] = [
    "::",
    "ifnull(",
    "now()",
    "ilike",
    " glob ",
    "datetime(",
    "strftime(",
    "julianday(",
    "unixepoch(",
    "autoincrement",
    "serial",
    "insert or ",
    "replace into",
    "on duplicate",
    "pragma",
    "jsonb",
    "json_extract(",
    "->>",
];

#[test]
fn every_statement_is_one_that_both_databases_understand() {
    let code = production().into_iter().filter(|source| source.path.starts_with("crates/") && !["store", "peers"].contains(&source.part()));
    let statements = code.flat_map(|source| {
        source
            .literals()
            .into_iter()
            .filter(|(_, text)| is_statement(text))
            .map(move |(line, text)| (format!("{}:{line}", source.path), text))
    });
    let migrations = files(".sql").into_iter().filter(|source| source.path.contains("/migrations/"));
    let both = migrations.map(|source| (source.path.clone(), source.text.split("-- only ").next().unwrap_or("").to_owned()));
    let found: Vec<String> = statements
        .chain(both)
        .flat_map(|(place, text)| {
            let text = text.to_lowercase();
            DIALECT.into_iter().filter(move |word| text.contains(word)).map(move |word| format!("{place}: {word}"))
        })
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}
