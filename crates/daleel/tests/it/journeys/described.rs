//! What a program gets is what the description of the interface says: no field is in an answer that is not described.

use serde_json::Value;
use testkit::Visitor;

use crate::world::World;

/// What a schema says, with what it refers to.
fn resolved<'d>(schema: &'d Value, document: &'d Value) -> &'d Value {
    let named = schema["$ref"].as_str().and_then(|path| document.pointer(path.trim_start_matches('#')));
    named.map_or(schema, |schema| resolved(schema, document))
}

/// The schemas that a value may follow: the one itself, and its parts and choices.
fn ways<'d>(schema: &'d Value, document: &'d Value) -> Vec<&'d Value> {
    let schema = resolved(schema, document);
    let parts = ["allOf", "anyOf", "oneOf"].iter().filter_map(|key| schema[key].as_array()).flatten();
    std::iter::once(schema).chain(parts.flat_map(|part| ways(part, document))).collect()
}

/// The fields of a value, by their paths, of which no schema knows. What is described as any JSON at all has none.
fn undescribed(value: &Value, schema: &Value, document: &Value, path: &str) -> Vec<String> {
    let ways = ways(schema, document);
    let is_anything = ways.iter().all(|way| {
        way.as_bool() == Some(true) || ["type", "properties", "items", "enum", "const"].iter().all(|key| way.get(key).is_none())
    });
    match value {
        _ if is_anything => Vec::new(),
        Value::Array(items) => {
            let of = ways.iter().find_map(|way| way.get("items")).unwrap_or(&Value::Null);
            items.iter().flat_map(|item| undescribed(item, of, document, &format!("{path}[]"))).collect()
        }
        Value::Object(fields) => {
            let look = |(name, value): (&String, &Value)| {
                let path = format!("{path}.{name}");
                let known = ways.iter().find_map(|way| way["properties"].get(name));
                let known = known
                    .or_else(|| ways.iter().find_map(|way| way["patternProperties"].as_object()?.values().next()))
                    .or_else(|| ways.iter().find_map(|way| way.get("additionalProperties").filter(|more| more.as_bool() != Some(false))));
                known.map_or_else(|| vec![path.clone()], |known| undescribed(value, known, document, &path))
            };
            fields.iter().flat_map(look).collect()
        }
        _ => Vec::new(),
    }
}

/// The schema of the answer of one operation.
fn answer_of(operation: &Value) -> &Value {
    &operation["responses"]["200"]["content"]["application/json"]["schema"]
}

#[test]
fn no_answer_carries_a_field_that_is_not_described() {
    let world = World::filled();
    let running = world.serve();
    let token = |who: &str| world.installation.run(&["token", "create", "--employee", who]).unwrap().said.trim().to_owned();
    let people =
        ["fatima@rsa.example", "salem@rsa.example", "huda@rsa.example"].map(|who| Visitor::with_token(running.http(), &token(who)));
    let document = Visitor::new(running.http()).get("/api/v1/openapi.json").unwrap().json();
    let cases = people[1].clone().get("/api/v1/cases?limit=20").unwrap().json();
    let cases: Vec<&str> = cases["items"].as_array().unwrap().iter().map(|case| case["id"].as_str().unwrap()).collect();
    let [centre, walk] = ["centres", "walks"].map(|things| {
        let list = people[1].clone().get(&format!("/api/v1/{things}")).unwrap().json();
        list["items"][0]["id"].as_str().expect("the demonstration has one").to_owned()
    });
    let booked = people[1].clone().get(&format!("/api/v1/centres/{centre}/appointments?phone=36110003")).unwrap().json();
    let booked = booked["items"][0]["id"].as_str().expect("one of those whom the demonstration has booked").to_owned();
    let (mut wrong, mut seen) = (Vec::new(), Vec::new());
    for (path, operations) in document["paths"].as_object().unwrap() {
        let schema = answer_of(&operations["get"]);
        let ids = match path.split('/').nth(3) {
            Some("appointments") => vec![booked.as_str()],
            Some("centres") => vec![centre.as_str()],
            Some("walks") => vec![walk.as_str()],
            _ => cases.clone(),
        };
        let filled: Vec<String> =
            if path.contains('{') { ids.iter().map(|id| path.replace("{id}", id)).collect() } else { vec![path.clone()] };
        for (person, look) in people.iter().flat_map(|person| filled.iter().map(move |look| (person, look))) {
            let answer = person.clone().get(look).unwrap();
            if answer.status == 200 && !path.ends_with("openapi.json") {
                seen.push(path.clone());
                wrong.extend(undescribed(&answer.json(), schema, &document, path));
            }
        }
    }
    let noted =
        people[0].clone().post_json(&format!("/api/v1/cases/{}/notes", cases[0]), &serde_json::json!({ "text": "Called back" })).unwrap();
    let schema = answer_of(&document["paths"]["/api/v1/cases/{id}/notes"]["post"]);
    assert!(noted.status < 300, "{}", noted.body);
    wrong.extend(undescribed(&noted.json(), schema, &document, "a note"));
    wrong.sort();
    wrong.dedup();
    assert_eq!(wrong, [] as [String; 0]);
    seen.dedup();
    for path in [
        "/api/v1/cases",
        "/api/v1/cases/{id}",
        "/api/v1/cases/{id}/entries",
        "/api/v1/cases/{id}/events",
        "/api/v1/cases/{id}/findings",
        "/api/v1/appointments/{id}",
        "/api/v1/centres/{id}/opening",
        "/api/v1/walks/{id}",
        "/api/v1/recordings",
        "/api/v1/mailboxes",
        "/api/v1/guide",
    ] {
        assert!(seen.iter().any(|one| one == path), "{path} answered somebody: {seen:?}");
    }
}

#[test]
fn a_field_that_nobody_described_is_seen() {
    let document = serde_json::json!({"components": {"schemas": {"Case": {"type": "object", "properties": {"id": {"type": "string"}}}}}});
    let schema =
        serde_json::json!({"type": "object", "properties": {"items": {"type": "array", "items": {"$ref": "#/components/schemas/Case"}}}});
    let answer = serde_json::json!({"items": [{"id": "1", "secret": "2"}], "next": null});
    assert_eq!(undescribed(&answer, &schema, &document, "cases"), ["cases.items[].secret", "cases.next"]);
}
