//! Doors: whoever serves one entity knocks at every address with the number of a real thing of another, and finds that there is no such thing.

mod bodies;
mod made;
mod things;

use std::collections::BTreeMap;

use kernel::Role;
use platform::Access;
use platform::Route;
use rusqlite::Connection;
use rusqlite::types::Value;
use testkit::Running;
use testkit::Visitor;

use super::strangers::database;
use super::strangers::entity;
use super::strangers::rows_of;
use super::walk::may_open;
use super::walls::routes;
use crate::world::World;
use bodies::Bodies;
use made::made;

/// Somebody signed in, and what they are.
struct Person {
    roles: Vec<Role>,
    visitor: Visitor,
}

/// Everybody of an entity, one for each role at least.
fn staff(world: &World, running: &Running, database: &Connection, entity: i64) -> Vec<Person> {
    let sql = "select a.email, group_concat(g.role) from accounts a join role_grants g on g.account_id = a.id where g.entity_id = ?1
               group by a.email order by a.email";
    let mut asked = database.prepare(sql).unwrap();
    let rows = asked.query_map([entity], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))).unwrap().map(Result::unwrap);
    let mut people: Vec<Person> = Vec::new();
    for (email, roles) in rows {
        let roles: Vec<Role> = Role::GIVEN.into_iter().filter(|role| roles.split(',').any(|key| key == role.key())).collect();
        if roles.iter().any(|role| !people.iter().any(|person| person.roles.contains(role))) {
            people.push(Person { visitor: world.signed_in(running, &email), roles });
        }
    }
    people
}

/// Doors whose places hold no number of a thing of one entity: words, days, clauses, the operator's own, and numbers that a mail server gives
/// to the letters of a mailbox, at whose own number strangers knock elsewhere. Whose passkey is whose, the stories of the platform tell.
const WITHOUT: [&str; 8] = [
    "/admin/calendar/holidays/{date}",
    "/admin/calendar/seasons/{date}",
    "/admin/entities/{id}/invitation",
    "/desk/scorecard/{clause}",
    "/desk/scorecard/me/{clause}",
    "/writing",
    "/skipped/{uid}",
    "/desk/me/security/passkeys/{id}",
];

/// That somebody asked for a letter of another is written down in their own entity.
const TRIED: &str = "email.asked-in-vain";

/// The doors of the product that ask for numbers.
fn doors() -> Vec<Route> {
    let has_number = |route: &Route| route.path.contains('{') && !WITHOUT.iter().any(|part| route.path.contains(part));
    routes().into_iter().filter(|route| has_number(route) && route.access != Access::Anyone).collect()
}

/// The rows of an entity by their tables.
type Rows = BTreeMap<String, Vec<Vec<Value>>>;

/// An entity with its people.
struct Side {
    entity: i64,
    people: Vec<Person>,
}

impl Side {
    fn of(world: &World, running: &Running, database: &Connection, code: &str) -> Side {
        let entity = entity(database, code);
        Side { entity, people: staff(world, running, database, entity) }
    }

    /// The forms on the pages of its own things.
    fn forms(&mut self, database: &Connection, doors: &[Route]) -> Bodies {
        let (acts, pages): (Vec<&Route>, Vec<&Route>) =
            doors.iter().filter(|route| route.is_page).partition(|route| !route.method.is_safe());
        let acts: Vec<Route> = acts.into_iter().cloned().collect();
        let mut bodies = Bodies::new();
        for route in pages {
            let Some(numbers) = things::numbers(database, route, self.entity) else { continue };
            let address = things::filled(route, &numbers).0;
            let seen = self.people.iter_mut().map(|person| person.visitor.get(&address).unwrap());
            seen.filter(|answer| answer.status == 200).for_each(|answer| bodies.keep(&acts, &answer.body));
        }
        bodies
    }

    /// What each of those who may knock at a door with these numbers is answered, one after the other.
    fn knock<'s>(&'s mut self, route: &'s Route, numbers: &[String], bodies: &Bodies) -> impl Iterator<Item = u16> + 's {
        let (address, that) = things::filled(route, numbers);
        let body = bodies.of(route, &that);
        let may = self.people.iter_mut().filter(|person| may_open(route, &person.roles));
        may.map(move |person| person.visitor.ask(route.method.as_str(), &address, body.clone()).unwrap().status)
    }

    /// What it has. Of what works go on with by themselves only that it is there; when a mailbox was last asked for letters,
    /// and a printer how it is, is left out.
    fn has(&self, database: &Connection) -> Rows {
        let mut rows = rows_of(database, self.entity);
        rows.remove("imap_accounts");
        rows.remove("centre_printers");
        let is_trying = |row: &Vec<Value>| row[2] == Value::Text(TRIED.into());
        rows.get_mut("events").expect("something happened").retain(|row| !is_trying(row));
        for table in ["api_tokens", "centre_printers", "deliveries", "imap_accounts", "sessions"] {
            let key = if table == "imap_accounts" { "mailbox_id" } else { "id" };
            let mut asked = database.prepare(&format!("select {key} from {table} where entity_id = ?1 order by 1")).unwrap();
            let ids = asked.query_map([self.entity], |row| Ok(vec![row.get(0)?])).unwrap().map(Result::unwrap).collect();
            rows.insert(format!("{table} there"), ids);
        }
        rows
    }
}

/// How a door was opened to strangers: with the numbers of another's thing, and with the other's thing under something of their own, where
/// the answer is to tell no more than that of a number that nobody has.
fn opened(database: &Connection, route: &Route, sides: &mut [Side; 2], bodies: &[Bodies; 2]) -> Vec<String> {
    let (mut answers, mut wrong) = (Vec::new(), Vec::new());
    for at in [0, 1] {
        let Some(numbers) = things::numbers(database, route, sides[at].entity) else { continue };
        let stranger = &mut sides[1 - at];
        answers.extend(stranger.knock(route, &numbers, &bodies[at]));
        let Some(under_own) = things::under_own(database, route, stranger.entity, &numbers) else { continue };
        let found: Vec<u16> = stranger.knock(route, &under_own, &bodies[at]).collect();
        let nobodys = [&[under_own[0].clone(), "1".to_owned()], &under_own[2..]].concat();
        let of_nobody: Vec<u16> = stranger.knock(route, &nobodys, &bodies[at]).collect();
        if found != of_nobody {
            wrong.push(format!("{} {} under their own: {found:?}, and of nobody's: {of_nobody:?}", route.method, route.path));
        }
    }
    if answers.is_empty() || answers.iter().any(|status| *status != 404) {
        wrong.push(format!("{} {}: {answers:?}", route.method, route.path));
    }
    wrong
}

/// Whether somebody finds a thing of their own behind a door.
fn is_found(database: &Connection, route: &Route, side: &mut Side, bodies: &Bodies) -> bool {
    let numbers = things::numbers(database, route, side.entity);
    numbers.is_some_and(|numbers| side.knock(route, &numbers, bodies).any(|status| status != 404))
}

fn assert_same(before: &Rows, after: &Rows) {
    for (table, rows) in before {
        let found = &after[table];
        let new: Vec<_> = if rows == found { Vec::new() } else { found.iter().filter(|row| !rows.contains(row)).collect() };
        assert!(rows == found, "{table} changed: {} rows were {}, such as {new:?}", found.len(), rows.len());
    }
}

#[test]
fn behind_the_number_of_a_real_thing_of_another_entity_nobody_finds_anything() {
    let world = World::filled();
    let running = world.serve();
    let database = database(&world);
    let doors = doors();
    assert!(doors.len() > 150, "{} doors are tried", doors.len());
    let mut sides = ["RSA", "HPA"].map(|code| Side::of(&world, &running, &database, code));
    let huda = sides[0].people.iter_mut().find(|person| person.roles.contains(&Role::EntityAdministrator)).expect("each entity has one");
    made((&world, &running), &mut huda.visitor, &database);
    let bodies = [0, 1].map(|at| sides[at].forms(&database, &doors));
    let before = [0, 1].map(|at| sides[at].has(&database));
    let wrong: Vec<String> = doors.iter().flat_map(|route| opened(&database, route, &mut sides, &bodies)).collect();
    assert_eq!(wrong, [] as [String; 0], "there is no such thing for whoever serves another entity");
    sides.iter().zip(&before).for_each(|(side, before)| assert_same(before, &side.has(&database)));
    // Where its own people find nothing either, the number was none of such a thing or the form was not whole, and the story tells nothing.
    let is_shut = |route: &&Route| ![0, 1].iter().any(|at| is_found(&database, route, &mut sides[*at], &bodies[*at]));
    let shut: Vec<String> = doors.iter().filter(is_shut).map(|route| format!("{} {}", route.method, route.path)).collect();
    assert_eq!(shut, [] as [String; 0], "whose it is finds it");
}
