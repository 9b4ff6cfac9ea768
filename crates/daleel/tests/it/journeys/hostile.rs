//! Addresses that somebody made up: nothing of them comes back as markup, looking changes nothing, and no secret is left behind.

use testkit::Running;
use testkit::Visitor;

use super::walls::address;
use super::walls::ends;
use super::walls::routes;
use crate::world::World;

/// What closes an attribute and a tag in HTML, and a text in SQL.
const PAYLOAD: &str = "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E'%20or%20'1'='1";
/// Every name that some page takes in its query, and one that none takes.
pub(super) const NAMES: [&str; 14] =
    ["q", "view", "before", "after", "limit", "next", "done", "from", "to", "state", "period", "kind", "chapter", "unheard-of"];
/// Those who between them may open every page.
pub(super) const PEOPLE: [&str; 4] = ["fatima@rsa.example", "huda@rsa.example", "yusuf@rsa.example", "operator@gov.example"];

/// The addresses of everything that is only looked at.
pub(super) fn looks() -> Vec<String> {
    routes().iter().filter(|route| route.method.is_safe() && ends(route)).map(|route| address(route, "1")).collect()
}

/// What the newest event is, and everything that people did after an older one.
fn done_by_people(world: &World, after: i64) -> (i64, Vec<String>) {
    let database = rusqlite::Connection::open(world.installation.data().join("daleel.sqlite")).unwrap();
    let newest = database.query_row("select max(seq) from events", [], |row| row.get(0)).unwrap();
    let mut asked = database.prepare("select distinct kind from events where seq > ?1 and actor like 'employee:%' order by kind").unwrap();
    (newest, asked.query_map([after], |row| row.get(0)).unwrap().map(Result::unwrap).collect())
}

fn everyone(world: &World, running: &Running) -> Vec<Visitor> {
    PEOPLE.into_iter().map(|email| world.signed_in(running, email)).collect()
}

#[test]
fn whatever_stands_in_a_query_breaks_no_page_and_comes_back_as_text_at_most() {
    let world = World::filled();
    let running = world.serve();
    let mut people = everyone(&world, &running);
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for look in looks() {
        // Whoever may open it, tries it.
        let plain = people.iter_mut().position(|person| person.get(&look).unwrap().status != 403);
        let person = &mut people[plain.unwrap_or(0)];
        for name in NAMES {
            let answer = person.get(&format!("{look}?{name}={PAYLOAD}")).unwrap();
            tried += 1;
            if answer.status >= 500 || answer.body.contains("<script>alert") {
                wrong.push(format!("{look}?{name}: {}", answer.status));
            }
        }
    }
    assert!(wrong.is_empty() && tried > 500, "{tried} tried: {wrong:#?}");
}

#[test]
fn a_page_that_is_not_there_repeats_nothing_of_its_address() {
    let world = World::founded();
    let running = world.installation.serve(&[]).unwrap();
    for path in
        ["/en/Call-the-manager-on-36363636", "/ar/%D8%A7%D8%AA%D8%B5%D9%84-36363636", "/en/%3Cscript%3E36363636", "/api/v1/36363636"]
    {
        let answer = Visitor::new(running.http()).get(path).unwrap();
        let read: String = answer.body.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
        assert!(answer.status == 404 && !read.contains("36363636"), "{path}: {} {}", answer.status, answer.body);
    }
}

#[test]
fn looking_at_everything_changes_nothing_and_no_browser_keeps_it() {
    let world = World::filled();
    let running = world.serve();
    let mut people = everyone(&world, &running);
    let (before, _) = done_by_people(&world, 0);
    let mut kept = Vec::new();
    for look in looks().iter().filter(|look| look.contains("/desk") || look.contains("/admin") || look.contains("/api/")) {
        for person in &mut people {
            let answer = person.get(look).unwrap();
            let is_personal = answer.status == 200 && !look.contains("openapi") && !look.contains("/api/v1/guide");
            if is_personal && !answer.header("cache-control").is_some_and(|header| header.contains("no-store")) {
                kept.push(look.clone());
            }
        }
    }
    assert_eq!(kept, [] as [String; 0], "a browser would keep these");
    // Who looks at the audit trail, or saves it, or asks for a message that is not theirs, is written down there, as it must be.
    assert_eq!(done_by_people(&world, before).1, ["audit.exported", "audit.read", "email.asked-in-vain"]);
}

#[test]
fn no_password_session_or_token_stands_in_the_log_or_the_data() {
    let world = World::filled();
    let token = world.installation.token().unwrap();
    let louder = world.installation.clone().with("log.level", "debug");
    let running = louder.serve(&["--demo"]).unwrap();
    let wrong = "a wrong password, canary 7351";
    Visitor::new(running.http()).sign_in("fatima@rsa.example", wrong).unwrap();
    let mut fatima = world.signed_in(&running, "fatima@rsa.example");
    assert_eq!(fatima.get("/en/desk/cases").unwrap().status, 200);
    assert_eq!(Visitor::with_token(running.http(), &token).get("/api/v1/cases").unwrap().status, 200);
    let secrets = [wrong.to_owned(), world.password(), token, fatima.cookie("daleel").unwrap().to_owned()];
    assert_eq!(running.stop().unwrap(), 0);
    let data = walkdir::WalkDir::new(world.folder.path()).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    for file in data.filter(|entry| entry.file_name() != "demo-password") {
        let bytes = std::fs::read(file.path()).unwrap();
        let found = secrets.iter().find(|secret| bytes.windows(secret.len()).any(|window| window == secret.as_bytes()));
        assert_eq!(found, None, "{}", file.path().display());
    }
}
