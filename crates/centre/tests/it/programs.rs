//! Tickets as programs ask for them.

use std::collections::BTreeSet;

use futures::future::join_all;
use kernel::Role;
use serde_json::Value;
use serde_json::json;

use crate::world::HEALTH;
use crate::world::on_each;

#[test]
fn sixteen_programs_that_retry_get_each_their_ticket_once_and_numbers_without_gaps() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let path = format!("/api/v1/centres/{}/tickets", place.centre);
        let permits = place.permits.to_string();
        let asked = (0..48).map(|number| {
            let (world, mona, path) = (&world, &mona, path.as_str());
            // One in six asks for a service that is not there, and is refused whenever it tries again.
            let (client, is_refused) = (number % 16, number % 16 % 6 == 5);
            let service = if is_refused { "17".to_owned() } else { permits.clone() };
            let body = json!({"service": service, "lang": "en", "needs": ["sign"]});
            async move { (client, is_refused, world.program_once(mona, &format!("kiosk-{client}"), (path, body)).await) }
        });
        let mut numbers: Vec<BTreeSet<String>> = vec![BTreeSet::new(); 16];
        for (client, is_refused, (status, ticket)) in join_all(asked).await {
            assert_eq!(status, if is_refused { 409 } else { 200 }, "{ticket}");
            if let Some(number) = ticket["number"].as_str() {
                numbers[client].insert(number.replace('\u{a0}', " "));
            }
        }
        assert!(numbers.iter().all(|of_one| of_one.len() <= 1), "a retry is the same ticket: {numbers:?}");
        let all: Vec<String> = numbers.into_iter().flatten().collect::<BTreeSet<_>>().into_iter().collect();
        assert_eq!(all, (1..=14).map(|number| format!("A {number:03}")).collect::<Vec<_>>());
        let other = world.program_once(&mona, "kiosk-0", (&path, json!({"service": permits, "lang": "ar"}))).await;
        assert_eq!(other.0, 422, "the same key with something else is refused: {}", other.1);
    });
}

#[test]
fn a_program_lists_gives_follows_and_leaves_and_sees_no_other_entity() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.muharraq(1).await);
        let stranger = world.person(HEALTH, ("علي", "Ali"), Role::Employee).await;
        let path = format!("/api/v1/centres/{}/tickets", place.centre);
        let body = json!({"service": place.permits.to_string(), "more": [place.lighting.to_string()], "lang": "ar", "persons": 2, "priority": true});
        let (status, given) = world.program(&mona, "POST", &path, Some(body)).await;
        assert_eq!(
            (status, &given["state"], &given["persons"], &given["ahead"]),
            (200, &json!("waiting"), &json!(2), &json!(0)),
            "{given}"
        );
        assert_eq!(given["more"], json!([place.lighting.to_string()]));
        let follow = given["follow"].as_str().unwrap().trim_start_matches("http://localhost:8080").to_owned();
        assert_eq!(world.get_as_anybody(&follow).await.status, 200);
        let (_, centres) = world.program(&mona, "GET", "/api/v1/centres", None).await;
        assert_eq!(centres["items"][0]["services"][0]["waiting"], json!(1), "{centres}");
        let one = format!("{path}/{}", given["id"].as_str().unwrap());
        for (method, path, body) in [("GET", &path, None), ("GET", &one, None), ("POST", &format!("{one}/leaving"), Some(json!({})))] {
            assert_eq!(world.program(&stranger, method, path, body).await.0, 404, "{method} {path}");
        }
        for (field, value) in [("lang", json!("fr")), ("persons", json!(0)), ("needs", json!(["quiet"])), ("service", json!("x"))] {
            let mut body = json!({"service": place.permits.to_string(), "lang": "ar"});
            body[field] = value;
            let (status, problem) = world.program(&mona, "POST", &path, Some(body)).await;
            assert_eq!(status, 422, "{field}: {problem}");
        }
        let (status, left) = world.program(&mona, "POST", &format!("{one}/leaving"), None::<Value>).await;
        assert_eq!((status, &left["state"]), (200, &json!("left")), "{left}");
        let (_, list) = world.program(&mona, "GET", &path, None).await;
        assert_eq!(list["items"], json!([]), "{list}");
    });
}
