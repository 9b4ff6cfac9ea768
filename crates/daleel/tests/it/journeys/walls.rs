//! Walls: every route refuses whoever is signed out, whoever lacks the permission, and whoever serves another entity.

use std::collections::BTreeSet;
use std::sync::Arc;

use kernel::Clock;
use kernel::Role;
use platform::Access;
use platform::Accounts;
use platform::App;
use platform::Introduction;
use platform::Live;
use platform::Parts;
use platform::Route;
use platform::Settings;
use store::BlobPlace;
use store::Blobs;
use store::Keys;
use store::Options;
use store::Place;
use store::Store;
use testkit::Running;
use testkit::Visitor;
use ui::Words;

use crate::slices::slices;
use crate::slices::sources;
use crate::world::World;

/// Everyone who can sign in, and what they are.
pub const PEOPLE: [(&str, &[Role]); 8] = [
    ("fatima@rsa.example", &[Role::Employee]),
    ("salem@rsa.example", &[Role::Employee, Role::Supervisor]),
    ("huda@rsa.example", &[Role::Employee, Role::EntityAdministrator]),
    ("yusuf@rsa.example", &[Role::QualityReviewer]),
    ("oversight@gov.example", &[Role::Oversight]),
    ("operator@gov.example", &[Role::Operator]),
    ("maryam@rsa.example", &[Role::Employee, Role::CentreManager]),
    ("khalid@rsa.example", &[Role::ContentEditor]),
];

/// Every route of the product, as the router knows them.
pub fn routes() -> Vec<Route> {
    let folder = tempfile::tempdir().unwrap();
    let keys = Keys::make(&folder.path().join("keys")).unwrap();
    let (clock, live) = (Clock::system(), Live::default());
    let migrations = slices().iter().flat_map(|slice| slice.migrations.clone()).collect();
    let place = Place::Sqlite(folder.path().join("daleel.sqlite"));
    let options = Options { place, clock: clock.clone(), migrations, hooks: Vec::new(), listeners: Vec::new(), readers: 1 };
    let store = Store::open(options).unwrap();
    let blobs = Blobs::open(&store, &BlobPlace::Folder(folder.path().join("blobs")), clock.clone()).unwrap();
    let words = Arc::new(Words::build(&sources(&slices())).unwrap());
    let here = "http://localhost:8080";
    let (accounts, settings) = (Accounts::new(keys.clone(), here).unwrap(), Settings::default());
    let introduce = |_: &mut store::Tx<'_>| Ok(Introduction::default());
    let parts = Parts { store, keys, blobs, settings, clock, words, slices: slices(), live, public_url: here.into(), introduce, accounts };
    platform::all_routes(&App::new(parts))
}

/// The address of a route with these numbers in its places.
pub fn address(route: &Route, id: &str) -> String {
    let path = route.path.split('/').map(|part| if part.starts_with('{') { id } else { part }).collect::<Vec<_>>().join("/");
    if route.is_page { format!("/en{path}") } else { path }
}

fn knock(visitor: &mut Visitor, route: &Route, id: &str) -> testkit::Answer {
    let body = (!route.method.is_safe()).then(|| match route.path.starts_with("/api/") {
        true => ("application/json", "{}".to_owned()),
        false => ("application/x-www-form-urlencoded", String::new()),
    });
    visitor.ask(route.method.as_str(), &address(route, id), body).unwrap()
}

/// Streams never end by themselves: their door is the same, and another story opens it.
pub fn ends(route: &Route) -> bool {
    route.path != "/live"
}

#[test]
fn whoever_is_signed_out_opens_only_public_doors() {
    let world = World::founded();
    let running = world.installation.serve(&[]).unwrap();
    let mut open = Vec::new();
    let guarded: Vec<Route> = routes().into_iter().filter(|route| route.access != Access::Anyone).collect();
    assert!(guarded.len() > 60, "{} guarded routes", guarded.len());
    for route in &guarded {
        let answer = knock(&mut Visitor::new(running.http()), route, "1");
        let is_sent_to_sign_in = answer.status == 303 && answer.leads_to().contains("/sign-in");
        if answer.status != 401 && !is_sent_to_sign_in {
            open.push(format!("{} {}: {}", route.method, route.path, answer.status));
        }
    }
    assert!(open.is_empty(), "{open:#?}");
}

#[test]
fn whoever_lacks_the_permission_is_refused_at_every_door() {
    let world = World::filled();
    let running = world.serve();
    let (mut wrong, mut cells) = (Vec::new(), 0);
    let knocking: BTreeSet<&str> = PEOPLE.iter().flat_map(|(_, roles)| roles.iter().map(|role| role.key())).collect();
    assert_eq!(knocking.len(), Role::GIVEN.len(), "every role knocks: {knocking:?}");
    for (email, roles) in PEOPLE {
        let mut person = world.signed_in(&running, email);
        for route in routes() {
            let Access::May(permission) = route.access else { continue };
            let may = roles.iter().any(|role| permission.roles.contains(role));
            // An act that is allowed is not tried: this story is about doors that stay shut.
            if !ends(&route) || (may && !route.method.is_safe()) {
                continue;
            }
            cells += 1;
            let status = knock(&mut person, &route, "1").status;
            if (status == 403) == may {
                wrong.push(format!("{email} {} {}: {status}", route.method, route.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(cells > 200, "{cells} cells were tried");
}

/// Numbers of things that belong to the first entity, by the beginning of the address under which they stand.
pub fn things_of_the_first(world: &World, running: &Running) -> Vec<(&'static str, String)> {
    let mut program = Visitor::with_token(running.http(), &world.installation.token().unwrap());
    let cases = program.get("/api/v1/cases?limit=100").unwrap().json();
    let cases: Vec<String> = cases["items"].as_array().unwrap().iter().map(|case| case["id"].as_str().unwrap().to_owned()).collect();
    let finding = cases.iter().find_map(|case| {
        let found = program.get(&format!("/api/v1/cases/{case}/findings")).unwrap().json();
        found["items"][0]["id"].as_str().map(str::to_owned)
    });
    let mut huda = world.signed_in(running, "huda@rsa.example");
    let hook = huda.post("/en/desk/webhooks", &[("url", "https://hooks.example.com/daleel"), ("kinds", "*")]).unwrap();
    assert!(hook.status < 400, "{}", hook.body);
    let mut number = |page: &str, before: &str| {
        let body = huda.get(page).unwrap().body;
        body.split(before).skip(1).map(|rest| rest.chars().take_while(char::is_ascii_digit).collect::<String>()).find(|id| !id.is_empty())
    };
    let message =
        cases.iter().find_map(|case| number(&format!("/en/desk/cases/{case}"), "/desk/messages/")).expect("some case came by mail");
    let mut linked = |page: &str, before: &str| number(page, before).unwrap_or_else(|| panic!("{page} links to {before}"));
    let (employee, service) = (linked("/en/admin/employees", "/admin/employees/"), linked("/en/admin/services", "/admin/services/"));
    let (mailbox, canned) = (linked("/en/desk/mailboxes", "/desk/mailboxes/"), linked("/en/desk/canned", "/desk/canned/"));
    let webhook = linked("/en/desk/webhooks", "/desk/webhooks/");
    let case = cases[0].clone();
    vec![
        ("/desk/messages/", message.clone()),
        ("/api/v1/messages/", message),
        ("/desk/mailboxes/", mailbox.clone()),
        ("/api/v1/mailboxes/", mailbox),
        ("/desk/canned/", canned),
        ("/desk/webhooks/", webhook.clone()),
        ("/api/v1/webhooks/", webhook),
        ("/desk/cases/", case.clone()),
        ("/api/v1/cases/", case.clone()),
        ("/desk/findings/", finding.expect("some case was judged")),
        ("/admin/employees/", employee),
        ("/admin/services/", service),
        ("/", case),
    ]
}

#[test]
fn whoever_serves_another_entity_finds_nothing_behind_any_number() {
    let world = World::filled();
    let running = world.serve();
    let things = things_of_the_first(&world, &running);
    let case = &things.iter().find(|(begin, _)| *begin == "/desk/cases/").expect("cases are among them").1;
    let mut owner = Visitor::with_token(running.http(), &world.installation.token().unwrap());
    let before = owner.get(&format!("/api/v1/cases/{case}")).unwrap().body;
    assert!(before.contains(case.as_str()), "its own entity finds it: {before}");
    let (mut wrong, mut tried) = (Vec::new(), 0);
    for email in ["ali@hpa.example", "maryam@hpa.example", "yusuf@hpa.example"] {
        let mut stranger = world.signed_in(&running, email);
        for route in routes().into_iter().filter(|route| route.path.contains("{id}") && route.access != Access::Anyone) {
            let Some((_, id)) = things.iter().find(|(begin, _)| route.path.starts_with(begin)) else { continue };
            let answer = knock(&mut stranger, &route, id);
            tried += 1;
            // A page that may be seen at all says that there is no such thing; an act may stumble over its empty form first.
            let is_refused = match route.method.is_safe() {
                true => matches!(answer.status, 403 | 404),
                false => matches!(answer.status, 400..=499),
            };
            if !is_refused {
                wrong.push(format!("{email} {} {}: {}", route.method, route.path, answer.status));
            }
        }
        let list = stranger.get("/en/desk/search?q=identity").unwrap();
        assert!(!list.body.contains("RSA-"), "{email} searches and finds the other entity's cases");
    }
    assert!(wrong.is_empty() && tried > 60, "{tried} tried: {wrong:#?}");
    assert_eq!(owner.get(&format!("/api/v1/cases/{case}")).unwrap().body, before, "nothing was changed");
}

#[test]
fn an_act_with_a_whole_form_on_another_entitys_case_finds_nothing() {
    let world = World::filled();
    let running = world.serve();
    let mut owner = Visitor::with_token(running.http(), &world.installation.token().unwrap());
    let case = owner.get("/api/v1/cases?limit=1").unwrap().json()["items"][0]["id"].as_str().unwrap().to_owned();
    let version = owner.get(&format!("/api/v1/cases/{case}")).unwrap().json()["version"].to_string();
    let mut ali = world.signed_in(&running, "ali@hpa.example");
    let reply = [("subject", "A subject that says something"), ("body", "Hello"), ("lang", "en"), ("version", version.as_str())];
    let forms: [(&str, &[(&str, &str)]); 9] = [
        ("notes", &[("text", "a note")]),
        ("owner", &[("to", ""), ("reason", "mine now"), ("seen", &version)]),
        ("closing", &[("seen", &version)]),
        ("reopening", &[("reason", "mine now"), ("seen", &version)]),
        ("note-draft", &[("text", "a note")]),
        ("second-look", &reply),
        ("replies", &reply),
        ("reply-draft", &reply),
        ("reply-checks", &reply),
    ];
    for (act, form) in forms {
        let answer = ali.post(&format!("/en/desk/cases/{case}/{act}"), form).unwrap();
        assert_eq!(answer.status, 404, "{act}: {}", answer.body);
    }
}
