//! The description of the interface for programs (OpenAPI 3.1), made from the routes that are served.

use kernel::Lang;
use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::Access;
use crate::App;
use crate::Route;
use crate::all_routes;

/// The whole document; what its operations do is said in this language, what single fields mean in English alone.
pub fn document(app: &App, lang: Lang) -> Value {
    let says = |key: &str| app.say(lang, key, &[]);
    let mut schemas = Map::new();
    schemas.insert("Problem".into(), problem());
    let mut paths = Map::new();
    for route in all_routes(app).iter().filter(|route| route.path.starts_with("/api/")) {
        let methods = paths.entry(route.path.to_owned()).or_insert_with(|| json!({}));
        methods[route.method.as_str().to_lowercase()] = operation(route, says, &mut schemas);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Daleel",
            "version": env!("CARGO_PKG_VERSION"),
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
            "description": says("api-intro"),
        },
        "servers": [{"url": app.public_url()}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "responses": {"Problem": {
                "description": says("api-went-wrong"),
                "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
            }},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "description": says("api-token-made")}},
        },
    })
}

fn operation(route: &Route, says: impl Fn(&str) -> String, schemas: &mut Map<String, Value>) -> Value {
    let api = route.api.clone().unwrap_or_default();
    let mut operation = json!({
        "operationId": operation_id(route),
        "summary": says(api.summary),
        "parameters": parameters(route, api.query.map(|query| hoisted(query(), schemas)), &says("api-same-key")),
        "responses": {
            "200": answer(api.answer.map(|answer| hoisted(answer(), schemas)), &says("api-done")),
            "default": {"$ref": "#/components/responses/Problem"},
        },
    });
    if let Some(body) = api.body {
        let schema = hoisted(body(), schemas);
        operation["requestBody"] = json!({"required": true, "content": {"application/json": {"schema": schema}}});
    }
    if route.access != Access::Anyone {
        operation["security"] = json!([{"token": []}]);
    }
    operation
}

/// `GET /api/v1/cases/{id}` becomes `get_cases_id`.
fn operation_id(route: &Route) -> String {
    let words = route.path.trim_start_matches("/api/v1/").split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    [route.method.as_str().to_lowercase()].into_iter().chain(words.map(str::to_owned)).collect::<Vec<_>>().join("_")
}

fn answer(schema: Option<Value>, done: &str) -> Value {
    match schema {
        Some(schema) => json!({"description": done, "content": {"application/json": {"schema": schema}}}),
        None => json!({"description": done}),
    }
}

/// The parts of the path, the fields of the query, and the key of a write.
fn parameters(route: &Route, query: Option<Value>, same_key: &str) -> Vec<Value> {
    let in_path = route.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let mut all: Vec<Value> = in_path
        .map(|name| json!({"name": name.trim_start_matches('*'), "in": "path", "required": true, "schema": {"type": "string"}}))
        .collect();
    let query = query.unwrap_or_default();
    let required = query["required"].as_array().cloned().unwrap_or_default();
    for (name, schema) in query["properties"].as_object().into_iter().flatten() {
        all.push(json!({"name": name, "in": "query", "required": required.contains(&json!(name)), "schema": schema}));
    }
    if !route.method.is_safe() {
        all.push(json!({
            "name": "Idempotency-Key", "in": "header", "required": false, "schema": {"type": "string", "minLength": 1, "maxLength": 200},
            "description": same_key,
        }));
    }
    all
}

/// Moves a schema's own definitions to the document's components.
fn hoisted(mut schema: Value, schemas: &mut Map<String, Value>) -> Value {
    if let Some(object) = schema.as_object_mut() {
        object.remove("$schema");
        if let Some(Value::Object(definitions)) = object.remove("$defs") {
            for (name, mut definition) in definitions {
                refer(&mut definition);
                schemas.insert(name, definition);
            }
        }
    }
    refer(&mut schema);
    schema
}

/// Points references to definitions at the components.
fn refer(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            for (name, value) in object {
                match value {
                    Value::String(target) if name == "$ref" => *target = target.replace("#/$defs/", "#/components/schemas/"),
                    other => refer(other),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(refer),
        _ => {}
    }
}

fn problem() -> Value {
    json!({
        "type": "object",
        "required": ["type", "title", "status"],
        "properties": {
            "type": {"type": "string", "format": "uri", "description": "Names the kind of problem; stable."},
            "title": {"type": "string"},
            "status": {"type": "integer", "minimum": 400, "maximum": 599},
            "detail": {"type": "string", "description": "What was kept and what to do."},
            "instance": {"type": "string", "format": "uri", "description": "The request's id, for the log."},
            "fields": {"type": "object", "additionalProperties": {"type": "string"}, "description": "What to correct, by field."},
            "clause": {"type": "string", "description": "The clause of the guide that says so."},
        },
    })
}
