//! The interface for programs: described as it is served, with tokens, and carried out once for each key.

use std::time::Duration;

use axum::extract::State;
use axum::routing::post;
use http::Method;
use kernel::Lang;
use kernel::Permission;
use kernel::Role;
use platform::Access;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Route;
use platform::Slice;
use platform::all_routes;
use platform::api;
use scraper::Html;
use scraper::Selector;
use serde_json::Value;
use serde_json::json;
use tokio::sync::Notify;

use super::program::Program;
use crate::world::WORKS;
use crate::world::run;
use crate::world::worlds;
use crate::world::worlds_of;

/// Rings when a request that never ends has come as far as it goes.
static STANDS: Notify = Notify::const_new();
/// Rings when a request has acted that takes its time.
static ACTED: Notify = Notify::const_new();
/// Lets it go on to its answer.
static GOES_ON: Notify = Notify::const_new();

const TAKE: Permission = Permission { key: "story.take", roles: &[Role::Employee] };

/// POST /api/v1/tickets — takes the next number; the same route that a slice would have.
async fn take(State(app): State<App>, Caller(actor): Caller, body: String) -> Result<axum::Json<Value>, Failure> {
    if body.contains("refuse") {
        return Err(kernel::refuse("deliveries-cannot-retry").into());
    }
    if body.contains("die before") {
        STANDS.notify_one();
        std::future::pending::<()>().await;
    }
    if body.contains("with its answer") {
        let said = app.write_answer(actor.may(TAKE)?, |tx| Ok(json!({"number": tx.next_number("tickets")?}))).await?;
        if body.contains("unheard") {
            return Err(kernel::Error::Busy(2).into());
        }
        STANDS.notify_one();
        std::future::pending::<()>().await;
        return Ok(said);
    }
    let number = app.write(actor.may(TAKE)?, |tx| tx.next_number("tickets")).await?;
    if body.contains("take your time") {
        ACTED.notify_one();
        GOES_ON.notified().await;
    }
    if body.contains("break after") {
        return Err(kernel::Error::Busy(1).into());
    }
    Ok(axum::Json(json!({"number": number})))
}

fn tickets() -> Vec<Slice> {
    let route = Route::plain(Method::POST, "/api/v1/tickets", Access::May(TAKE), post(take));
    let api = platform::Api { summary: "api-what", ..platform::Api::default() };
    vec![Slice { key: "story", routes: vec![route.described(api)], ..Slice::default() }]
}

#[test]
fn a_key_is_carried_out_once_by_sixteen_requests_at_the_same_time() {
    run(async {
        for world in worlds_of(tickets, &[]) {
            let program = Program::of(&world, Role::Employee, Some(WORKS)).await.with("idempotency-key", "k-1");
            let asked = (0..16).map(|_| {
                let program = program.clone();
                async move { program.post("/api/v1/tickets", &json!({"service": 1})).await }
            });
            let answers = futures::future::join_all(asked).await;
            assert!(answers.iter().all(|answer| answer.status == 200 && answer.json()["number"] == 1), "one effect, the same answer");
            assert_eq!(answers.iter().filter(|answer| answer.header("idempotency-replayed") == "true").count(), 15);
            let other = program.post("/api/v1/tickets", &json!({"service": 2})).await;
            assert_eq!(other.status, 422, "the key was for another request");
            assert!(other.json()["fields"]["Idempotency-Key"].is_string());
            world.clock.advance(Duration::from_secs(23 * 3600));
            assert_eq!(program.post("/api/v1/tickets", &json!({"service": 1})).await.json()["number"], 1);
            world.clock.advance(Duration::from_secs(2 * 3600));
            assert_eq!(program.post("/api/v1/tickets", &json!({"service": 1})).await.json()["number"], 2, "the key has expired");
        }
    });
}

#[test]
fn a_key_of_a_request_that_did_nothing_is_free_again_and_one_that_acted_is_not() {
    run(async {
        for world in worlds_of(tickets, &[]) {
            let program = Program::of(&world, Role::Employee, Some(WORKS)).await;
            let refused = program.with("idempotency-key", "k-2");
            assert_eq!(refused.post("/api/v1/tickets", &json!("refuse")).await.status, 409);
            assert_eq!(refused.post("/api/v1/tickets", &json!("now")).await.json()["number"], 1, "another try under the same key");
            let broken = program.with("idempotency-key", "k-3");
            assert_eq!(broken.post("/api/v1/tickets", &json!("break after")).await.status, 503);
            let again = broken.post("/api/v1/tickets", &json!("break after")).await;
            assert_eq!(again.header("idempotency-replayed"), "true", "what has happened does not happen again");
            assert_eq!(again.json()["status"], 503, "the answer is kept with its words");
            assert_eq!(program.post("/api/v1/tickets", &json!({})).await.json()["number"], 3);
        }
    });
}

#[test]
fn after_a_cut_whoever_asks_again_is_answered_at_once_and_told_what_was_done() {
    run(async {
        for world in worlds_of(tickets, &[]) {
            let program = Program::of(&world, Role::Employee, Some(WORKS)).await;
            let asked = [("k-4", "die before"), ("k-5", "with its answer")];
            for (key, body) in asked {
                let program = program.with("idempotency-key", key);
                // Whoever carries it out dies with all that they were at, and nobody will ever be answered.
                let dies = tokio::runtime::Builder::new_multi_thread().worker_threads(1).build().unwrap();
                dies.spawn(async move { program.post("/api/v1/tickets", &json!(body)).await });
                STANDS.notified().await;
                dies.shutdown_background();
            }
            api::take_over(&world.app).await.unwrap();
            let again = program.with("idempotency-key", "k-5").post("/api/v1/tickets", &json!("with its answer")).await;
            assert_eq!((again.status, &again.json()["number"]), (200, &json!(1)), "{}", again.text);
            assert_eq!(again.header("idempotency-replayed"), "true");
            let (program, body) = (program.with("idempotency-key", "k-4"), json!("die before"));
            let (retried, stands) = (program.post("/api/v1/tickets", &body), async { STANDS.notified().await });
            let first = futures::future::select(Box::pin(retried), Box::pin(stands)).await;
            let is_carried_out = matches!(first, futures::future::Either::Right(_));
            assert!(is_carried_out, "what never began is begun, without waiting for whoever is dead");
        }
    });
}

#[test]
fn a_program_that_hangs_up_before_it_is_answered_is_told_the_answer_when_it_asks_again() {
    run(async {
        for world in worlds_of(tickets, &[]) {
            let program = Program::of(&world, Role::Employee, Some(WORKS)).await.with("idempotency-key", "k-6");
            let body = json!("take your time");
            let (asked, stands) = (program.post("/api/v1/tickets", &body), async { ACTED.notified().await });
            let first = futures::future::select(Box::pin(asked), Box::pin(stands)).await;
            assert!(matches!(first, futures::future::Either::Right(_)), "it has acted, and nobody waits for the answer any more");
            drop(first);
            GOES_ON.notify_one();
            let again = program.post("/api/v1/tickets", &body).await;
            assert_eq!((again.status, &again.json()["number"]), (200, &json!(1)), "{}", again.text);
            assert_eq!(again.header("idempotency-replayed"), "true");
        }
    });
}

/// The database goes between the commit and the word that it was one: the request fails, and whoever asks again learns what was done.
#[test]
fn an_answer_that_was_committed_with_its_act_is_not_written_over_by_a_busy_one() {
    run(async {
        for world in worlds_of(tickets, &[]) {
            let program = Program::of(&world, Role::Employee, Some(WORKS)).await.with("idempotency-key", "k-7");
            let body = json!("with its answer, unheard");
            assert_eq!(program.post("/api/v1/tickets", &body).await.status, 503);
            let again = program.post("/api/v1/tickets", &body).await;
            assert_eq!((again.status, &again.json()["number"]), (200, &json!(1)), "{}", again.text);
            assert_eq!(again.header("idempotency-replayed"), "true");
        }
    });
}

#[test]
fn two_programs_may_choose_the_same_key() {
    run(async {
        for world in worlds_of(tickets, &[]) {
            let one = Program::of(&world, Role::Employee, Some(WORKS)).await.with("idempotency-key", "k");
            let other = Program::of(&world, Role::Employee, Some(crate::world::HEALTH)).await.with("idempotency-key", "k");
            assert_eq!(one.post("/api/v1/tickets", &json!({})).await.header("idempotency-replayed"), "");
            assert_eq!(other.post("/api/v1/tickets", &json!({})).await.header("idempotency-replayed"), "");
        }
    });
}

/// Each route that is served and does not describe itself.
fn silent(app: &App) -> Vec<String> {
    let routes = all_routes(app);
    let silent =
        routes.iter().filter(|route| route.path.starts_with("/api/") && route.api.as_ref().is_none_or(|api| api.summary.is_empty()));
    silent.map(|route| format!("{} {}", route.method, route.path)).collect()
}

#[test]
fn every_route_for_programs_is_described() {
    run(async {
        let world = worlds().remove(0);
        assert_eq!(silent(&world.app), Vec::<String>::new());
        for lang in Lang::ALL {
            let document = Program::nobody(&world).with("accept-language", lang.code()).get("/api/v1/openapi.json").await;
            let document = document.json();
            assert_eq!(document, api::document(&world.app, lang));
            let own = &document["paths"]["/api/v1/openapi.json"]["get"];
            let said = [&own["summary"], &own["responses"]["200"]["description"], &document["info"]["description"]].map(Value::to_string);
            let is_arabic = |text: &String| text.chars().any(|letter| ('ء'..='ي').contains(&letter));
            assert!(said.iter().all(|text| is_arabic(text) == (lang == Lang::Ar)), "{said:?}");
        }
        let document = Program::nobody(&world).get("/api/v1/openapi.json").await;
        let served: usize = document.json()["paths"].as_object().unwrap().values().map(|methods| methods.as_object().unwrap().len()).sum();
        assert_eq!(served, all_routes(&world.app).iter().filter(|route| route.path.starts_with("/api/")).count());
    });
}

/// What OpenAPI 3.1 asks of each operation, as far as a reader of the document can tell.
#[test]
fn the_description_is_sound() {
    run(async {
        let world = worlds().remove(0);
        let document = api::document(&world.app, Lang::En);
        assert_eq!(document["openapi"], "3.1.0");
        assert!(document["info"]["title"].is_string() && document["info"]["version"].is_string());
        let mut ids = std::collections::BTreeSet::new();
        for (path, methods) in document["paths"].as_object().unwrap() {
            for (method, operation) in methods.as_object().unwrap() {
                assert!(["get", "post", "put", "patch", "delete"].contains(&method.as_str()));
                assert!(ids.insert(operation["operationId"].as_str().unwrap().to_owned()), "{path}: an operationId twice");
                assert!(!operation["responses"].as_object().unwrap().is_empty());
                let parameters = operation["parameters"].as_array().unwrap();
                let in_path: Vec<&str> =
                    parameters.iter().filter(|one| one["in"] == "path").map(|one| one["name"].as_str().unwrap()).collect();
                let in_template: Vec<&str> = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).collect();
                assert_eq!(in_path, in_template, "{path}");
                assert!(parameters.iter().all(|one| one["schema"].is_object() && (one["in"] != "path" || one["required"] == true)));
            }
        }
        for target in references(&document) {
            let pointer = target.strip_prefix('#').unwrap();
            assert!(document.pointer(pointer).is_some(), "{target} leads nowhere");
        }
    });
}

fn references(value: &Value) -> Vec<String> {
    match value {
        Value::Object(object) => object
            .iter()
            .flat_map(|(name, value)| match value {
                Value::String(target) if name == "$ref" => vec![target.clone()],
                other => references(other),
            })
            .collect(),
        Value::Array(items) => items.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn a_token_is_shown_once_works_and_is_revoked() {
    run(async {
        for world in worlds() {
            let mut owner = Program::of(&world, Role::Employee, Some(WORKS)).await;
            let page = owner.form("/en/desk/me/tokens", &[("name", "Reports"), ("days", "30")]).await;
            let input = Selector::parse("#f-token").unwrap();
            let token = Html::parse_document(&page.text).select(&input).next().unwrap().value().attr("value").unwrap().to_owned();
            assert!(token.starts_with("dal_"));
            let listed = owner.get("/en/desk/me/tokens").await.text;
            assert!(listed.contains("Reports") && !listed.contains(&token), "shown once");
            let first = owner.clone();
            owner.token = token;
            let tokens = owner.get("/api/v1/me/tokens").await.json();
            let id =
                tokens["items"].as_array().unwrap().iter().find(|one| one["name"] == "Reports").unwrap()["id"].as_str().unwrap().to_owned();
            let stranger = Program::of(&world, Role::Supervisor, Some(WORKS)).await;
            assert_eq!(stranger.send("DELETE", &format!("/api/v1/me/tokens/{id}"), "", "").await.status, 404);
            assert_eq!(first.form(&format!("/en/desk/me/tokens/{id}/revoke"), &[]).await.status, 303);
            assert_eq!(owner.get("/api/v1/me/tokens").await.status, 401);
            let nameless = first.form("/en/desk/me/tokens", &[("name", " "), ("days", "30")]).await;
            assert!(nameless.text.contains("Give the token a name."));
        }
    });
}

#[test]
fn problems_are_told_in_the_language_of_the_program() {
    run(async {
        let world = worlds().remove(0);
        let mut titles = std::collections::BTreeSet::new();
        for lang in ["ar", "en"] {
            let refused = Program::nobody(&world).with("accept-language", lang).get("/api/v1/me/tokens").await;
            assert_eq!(refused.status, 401);
            assert_eq!(refused.header("content-type"), "application/problem+json; charset=utf-8");
            assert_eq!(refused.header("content-language"), lang);
            titles.insert(refused.json()["title"].as_str().unwrap().to_owned());
        }
        assert_eq!(titles.len(), 2);
    });
}
