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
    !route.path.ends_with("/live")
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

#[test]
fn whoever_searches_finds_nothing_of_another_entity() {
    let world = World::filled();
    let running = world.serve();
    for (email, others) in [("ali@hpa.example", "RSA-"), ("salem@rsa.example", "HPA-")] {
        let list = world.signed_in(&running, email).get("/en/desk/search?q=identity").unwrap();
        assert!(list.status == 200 && !list.body.contains(others), "{email} searches and finds the other entity's cases");
    }
}
