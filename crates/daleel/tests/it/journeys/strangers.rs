//! Whoever works for one entity fills in all its forms with numbers of another's things, again and again: nothing of the other moves, and
//! nothing of it is drawn over.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use rusqlite::Connection;
use rusqlite::types::Value;
use scraper::ElementRef;
use scraper::Html;
use scraper::Selector;
use testkit::Answer;
use testkit::Running;
use testkit::Visitor;

use super::walls::address;
use super::walls::ends;
use super::walls::routes;
use crate::world::World;

/// So many forms are sent; `DALEEL_STEPS` says how many in its place.
const STEPS: usize = 1_000;
/// Numbers below this are counts, days and versions; ids are far above.
pub(super) const SMALLEST_ID: i64 = 1_000_000_000;
/// What changes by itself beside what people do.
const BY_ITSELF: [&str; 15] = [
    "deliveries",
    "sessions",
    "api_tokens",
    "usage",
    "notices",
    "coverage_told",
    "figures",
    "figure_times",
    "figure_hours",
    "fortnight_figures",
    "fortnight_times",
    "clause_days",
    "employee_days",
    "employee_weeks",
    "service_days",
];
/// Of a case the clock itself writes down how far its line of those who are told has come; of an endpoint, up to which event it was looked
/// at, and since when nothing reaches it.
const BY_THE_CLOCK: [&str; 4] = ["told_until", "step_at", "seen", "failing_since"];
/// Forms about oneself or that end somebody's session: they would end the story. And the one by which a case is meant to reach another entity.
const LEFT_OUT: [&str; 5] = ["/sign-out", "/desk/me", "/account/", "/language", "/referral"];

/// A form as it stands on a page: who saw it, where it goes, and its fields with what stands in them.
pub(super) struct Form {
    pub(super) person: usize,
    pub(super) action: String,
    pub(super) fields: Vec<(String, String)>,
}

/// Steps of Knuth's MMIX generator: the same forms at each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % count
    }
}

pub(super) fn database(world: &World) -> Connection {
    Connection::open(world.installation.data().join("daleel.sqlite")).unwrap()
}

pub(super) fn entity(database: &Connection, code: &str) -> i64 {
    database.query_row("select id from entities where code = ?1", [code], |row| row.get(0)).unwrap()
}

fn columns(database: &Connection, table: &str) -> Vec<String> {
    let mut asked = database.prepare("select name from pragma_table_info(?1)").unwrap();
    asked.query_map([table], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// The tables whose rows belong to an entity.
fn tables(database: &Connection) -> Vec<String> {
    let mut asked = database.prepare("select name from sqlite_master where type = 'table'").unwrap();
    let all: Vec<String> = asked.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    all.into_iter().filter(|table| columns(database, table).contains(&"entity_id".to_owned())).collect()
}

/// The columns of a table that change by what people do.
fn by_people(database: &Connection, table: &str) -> String {
    columns(database, table).into_iter().filter(|column| !BY_THE_CLOCK.contains(&column.as_str())).collect::<Vec<_>>().join(", ")
}

/// All rows of an entity by table. Of events, those that people did: timed work goes on beside the story.
pub(super) fn rows_of(database: &Connection, entity: i64) -> BTreeMap<String, Vec<Vec<Value>>> {
    let mut found = BTreeMap::new();
    for table in tables(database).into_iter().filter(|table| !BY_ITSELF.contains(&table.as_str())) {
        let (what, people) = match table.as_str() {
            "events" => ("seq, actor, kind, case_id, interaction_id, thing_id, data".to_owned(), "and actor like 'employee:%'"),
            table => (by_people(database, table), ""),
        };
        let mut asked = database.prepare(&format!("select {what} from {table} where entity_id = ?1 {people}")).unwrap();
        let width = asked.column_count();
        let rows = asked.query_map([entity], |row| (0..width).map(|column| row.get(column)).collect()).unwrap();
        let mut rows: Vec<Vec<Value>> = rows.map(Result::unwrap).collect();
        rows.sort_by_key(|row| format!("{row:?}"));
        found.insert(table, rows);
    }
    found
}

/// The ids of everything that is an entity's.
fn ids_of(database: &Connection, entity: i64) -> Vec<i64> {
    let with_id = tables(database).into_iter().filter(|table| columns(database, table).contains(&"id".to_owned()));
    let ids = with_id.flat_map(|table| {
        let mut asked = database.prepare(&format!("select id from {table} where entity_id = ?1 order by id desc limit 30")).unwrap();
        asked.query_map([entity], |row| row.get(0)).unwrap().map(Result::unwrap).collect::<Vec<i64>>()
    });
    ids.filter(|id| *id >= SMALLEST_ID).collect()
}

/// Where a row of one entity names something of another, or the other itself.
fn names(rows: &BTreeMap<String, Vec<Vec<Value>>>, foreign: &BTreeSet<i64>) -> Vec<String> {
    let names = |row: &Vec<Value>| row.iter().any(|value| matches!(value, Value::Integer(number) if foreign.contains(number)));
    rows.iter().flat_map(|(table, rows)| rows.iter().filter(|row| names(row)).map(move |row| format!("{table}: {row:?}"))).collect()
}

pub(super) fn attribute(element: ElementRef<'_>, name: &str) -> String {
    element.value().attr(name).unwrap_or_default().to_owned()
}

/// The fields of a form, as a browser would send them.
pub(super) fn fields(form: ElementRef<'_>) -> Vec<(String, String)> {
    let (fields, options) = (Selector::parse("[name]").unwrap(), Selector::parse("option").unwrap());
    let value = |field: ElementRef<'_>| match field.value().name() {
        "select" => {
            let all: Vec<ElementRef<'_>> = field.select(&options).collect();
            let chosen = all.iter().find(|option| option.value().attr("selected").is_some()).or(all.last());
            chosen.map_or(String::new(), |option| attribute(*option, "value"))
        }
        "textarea" => field.text().collect(),
        _ => attribute(field, "value"),
    };
    let mut seen = BTreeSet::new();
    form.select(&fields).map(|field| (attribute(field, "name"), value(field))).filter(|(name, _)| seen.insert(name.clone())).collect()
}

/// Addresses of other pages that a page links to.
fn links(page: &str) -> BTreeSet<String> {
    let numbered = |link: &&str| link.starts_with("/en/") && link.contains(|sign: char| sign.is_ascii_digit()) && !link.contains('#');
    page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).filter(numbered).map(str::to_owned).collect()
}

/// Every form that these people find on the pages of their own entity, three of each kind.
pub(super) fn forms(people: &mut [Visitor]) -> Vec<Form> {
    let lists: Vec<String> = routes()
        .iter()
        .filter(|route| route.method.is_safe() && ends(route) && route.is_page && !route.path.contains('{'))
        .map(|route| address(route, ""))
        .collect();
    let (selector, mut kinds, mut found) = (Selector::parse("form[method='post'][action]").unwrap(), BTreeMap::new(), Vec::new());
    for (person, visitor) in people.iter_mut().enumerate() {
        let mut pages: Vec<String> =
            lists.iter().map(|look| visitor.get(look).unwrap()).filter(|answer| answer.status == 200).map(|answer| answer.body).collect();
        let linked: BTreeSet<String> = pages.iter().flat_map(|page| links(page).into_iter().take(8)).collect();
        pages.extend(linked.iter().map(|link| visitor.get(link).unwrap()).filter(|answer| answer.status == 200).map(|answer| answer.body));
        for page in &pages {
            for form in Html::parse_document(page).select(&selector) {
                let action = attribute(form, "action");
                let kind = (person, action.chars().filter(|sign| !sign.is_ascii_digit()).collect::<String>());
                let times: &mut usize = kinds.entry(kind).or_default();
                *times += 1;
                if *times <= 3 && action.starts_with("/en/") && !LEFT_OUT.iter().any(|part| action.contains(part)) {
                    found.push(Form { person, action, fields: fields(form) });
                }
            }
        }
    }
    found
}

/// The same form with things of the other entity in its address, in its fields, or in both.
fn strange(form: &Form, foreign: &[i64], chance: &mut Chance) -> (String, Vec<(String, String)>, bool) {
    let is_id = |text: &str| text.parse().is_ok_and(|number: i64| number >= SMALLEST_ID);
    let any = |chance: &mut Chance| foreign[chance.below(foreign.len())].to_string();
    let moved = chance.below(3) == 0;
    let parts = form.action.split('/').map(|part| if moved && is_id(part) { any(chance) } else { part.to_owned() });
    let action = parts.collect::<Vec<_>>().join("/");
    let fill = |(name, value): &(String, String)| {
        let value = match (is_id(value), value.is_empty(), chance.below(4)) {
            (true, _, 0..3) | (_, true, 0) => any(chance),
            (_, true, 1..4) => "Something in particular".to_owned(),
            _ => value.clone(),
        };
        (name.clone(), value)
    };
    let fields = form.fields.iter().map(fill).collect();
    let is_moved = action != form.action;
    (action, fields, is_moved)
}

fn send(visitor: &mut Visitor, action: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    visitor.post(action, &fields).unwrap()
}

fn staff(world: &World, running: &Running, database: &Connection, entity: i64) -> Vec<Visitor> {
    let sql = "select min(a.email) from accounts a join role_grants g on g.account_id = a.id where g.entity_id = ?1 group by g.role order by g.role";
    let mut asked = database.prepare(sql).unwrap();
    let emails: Vec<String> = asked.query_map([entity], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert!(emails.len() >= 5, "somebody of each role: {emails:?}");
    emails.iter().map(|email| world.signed_in(running, email)).collect()
}

#[test]
fn whatever_the_people_of_one_entity_send_nothing_of_another_changes_and_nothing_of_theirs_names_it() {
    let world = World::filled();
    let running = world.serve();
    let database = database(&world);
    let (theirs, ours) = (entity(&database, "RSA"), entity(&database, "HPA"));
    let mut people = staff(&world, &running, &database, ours);
    let forms = forms(&mut people);
    let kinds: BTreeSet<String> = forms.iter().map(|form| form.action.chars().filter(|sign| !sign.is_ascii_digit()).collect()).collect();
    let mut foreign = ids_of(&database, theirs);
    foreign.push(theirs);
    let all: BTreeSet<i64> = foreign.iter().copied().collect();
    let before = rows_of(&database, theirs);
    // A case that ours handed over names the other entity, and nothing else of it.
    let shared = names(&rows_of(&database, ours), &all);
    assert!(shared.iter().all(|row| row.starts_with("referrals: ")), "nothing else is shared at the start: {shared:#?}");
    let steps = std::env::var("DALEEL_STEPS").ok().and_then(|steps| steps.parse().ok()).unwrap_or(STEPS);
    let (mut chance, mut done, mut wrong) = (Chance(20_261_124), BTreeSet::new(), Vec::new());
    for _ in 0..steps {
        let form = &forms[chance.below(forms.len())];
        let (action, fields, is_moved) = strange(form, &foreign, &mut chance);
        let answer = send(&mut people[form.person], &action, &fields);
        let is_done = answer.status < 400;
        if answer.status >= 500 || (is_moved && is_done) {
            wrong.push(format!("{action} {fields:?}: {}", answer.status));
        }
        if is_done {
            done.insert(action.chars().filter(|sign| !sign.is_ascii_digit()).collect::<String>());
        }
    }
    assert!(kinds.len() > 25 && done.len() > 12, "of {} kinds of forms {} were taken: {done:#?}", kinds.len(), done.len());
    assert_eq!(wrong, [] as [String; 0]);
    let after = rows_of(&database, theirs);
    for (table, rows) in &before {
        assert_eq!(rows, &after[table], "rows of {table} that belong to the other entity");
    }
    let drawn: Vec<String> = names(&rows_of(&database, ours), &all).into_iter().filter(|row| !shared.contains(row)).collect();
    assert_eq!(drawn, [] as [String; 0], "a thing of the other entity was drawn over");
}
