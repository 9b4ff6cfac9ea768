//! What those who run it look at: health, figures, the interface's description, and an order to stop.

use testkit::Visitor;

use crate::world::World;

#[test]
fn health_figures_and_the_description_of_the_interface_answer() {
    let world = World::founded();
    let running = world.installation.serve(&[]).unwrap();
    let mut anyone = Visitor::new(running.http());
    assert_eq!(anyone.get("/healthz").unwrap().body, "ok");
    let ready = anyone.get("/readyz").unwrap();
    assert_eq!(ready.json()["ready"], true, "{}", ready.body);
    let figures = anyone.get("/metrics").unwrap();
    assert!(figures.status == 200 && figures.body.contains("# TYPE"), "{}", figures.body);
    let described = anyone.get("/api/v1/openapi.json").unwrap().json();
    assert!(described["openapi"].as_str().is_some_and(|version| version.starts_with("3.1")), "{described}");
    for path in ["/api/v1/cases", "/api/v1/cases/{id}", "/api/v1/cases/{id}/events", "/api/v1/cases/{id}/findings", "/api/v1/mailboxes"] {
        assert!(described["paths"][path].is_object(), "{path} is described");
    }
    assert_eq!(running.stop().unwrap(), 0);
}

#[test]
fn the_calls_of_a_day_count_on_after_an_orderly_stop() {
    let world = World::founded();
    let token = world.installation.token().unwrap();
    let installation = world.installation.clone().with("quota.api_calls_per_day", "10");
    let calls = |count: usize| {
        let running = installation.serve(&[]).unwrap();
        let mut program = Visitor::with_token(running.http(), &token);
        let said: Vec<u16> = (0..count).map(|_| program.get("/api/v1/cases").unwrap().status).collect();
        assert_eq!(running.stop().unwrap(), 0);
        said
    };
    assert_eq!(calls(7), [200; 7]);
    assert_eq!(calls(4), [200, 200, 200, 429], "those before the stop are not forgotten");
}

#[test]
fn every_answer_carries_the_headers_of_safety() {
    let world = World::founded();
    let running = world.installation.serve(&[]).unwrap();
    for path in ["/ar/", "/en/sign-in", "/healthz", "/en/nowhere", "/api/v1/cases"] {
        let answer = Visitor::new(running.http()).get(path).unwrap();
        let policy = answer.header("content-security-policy").unwrap_or_else(|| panic!("{path} has no policy"));
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert!(answer.header("x-request-id").is_some(), "{path}");
    }
}

#[test]
fn a_form_from_another_site_is_refused() {
    let world = World::filled();
    let running = world.serve();
    let mut fatima = world.signed_in(&running, "fatima@rsa.example");
    let stranger = fatima.from_another_site("POST", "/en/sign-out").unwrap();
    assert_eq!(stranger.status, 403);
    assert_eq!(fatima.get("/en/desk/cases").unwrap().status, 200, "she is still signed in");
}
