//! A program with a token, or a browser's request by hand: sends one request through the router.

use axum::Router;
use axum::body::Body;
use http::Request;
use kernel::EntityId;
use kernel::Lang;
use kernel::Role;
use kernel::Secret;
use platform::accounts;
use platform::accounts::NewAccount;
use testkit::inside::Answer;
use tower::ServiceExt;

use crate::world::World;

/// A program that acts as someone.
#[derive(Clone)]
pub struct Program {
    router: Router,
    pub token: String,
    pub headers: Vec<(&'static str, String)>,
}

impl Program {
    /// A program of someone with this role in an entity, or in none.
    pub async fn of(world: &World, role: Role, entity: Option<EntityId>) -> Self {
        Self::speaking(world, role, entity, Lang::En).await
    }

    /// The same of someone who reads this language.
    pub async fn speaking(world: &World, role: Role, entity: Option<EntityId>, lang: Lang) -> Self {
        let email = format!("{}.{}.{}@gov.bh", role.key(), lang.code(), entity.map_or(0, kernel::Id::get));
        let password = world.app.accounts().hash(Secret::new("a pearl in the oyster bed".into())).await.unwrap();
        let token = world
            .act(move |tx| {
                let account = accounts::create(tx, NewAccount { email, lang, password: Some(password) })?;
                accounts::grant_role(tx, account, entity, None, role)?;
                accounts::create_token(tx, account, entity, "story", None)
            })
            .await;
        Self { router: world.router.clone(), token, headers: Vec::new() }
    }

    /// Nobody in particular.
    pub fn nobody(world: &World) -> Self {
        Self { router: world.router.clone(), token: String::new(), headers: Vec::new() }
    }

    /// The same with one more header.
    pub fn with(&self, name: &'static str, value: &str) -> Self {
        let mut other = self.clone();
        other.headers.push((name, value.into()));
        other
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, "", "").await
    }

    pub async fn post(&self, path: &str, json: &serde_json::Value) -> Answer {
        self.send("POST", path, "application/json", &json.to_string()).await
    }

    pub async fn form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send("POST", path, "application/x-www-form-urlencoded", &serde_urlencoded::to_string(fields).unwrap()).await
    }

    pub async fn send(&self, method: &str, path: &str, content_type: &str, body: &str) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header("host", "localhost:8080");
        if !self.token.is_empty() {
            request = request.header("authorization", format!("Bearer {}", self.token));
        }
        if !content_type.is_empty() {
            request = request.header("content-type", content_type);
        }
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        let response = self.router.clone().oneshot(request.body(Body::from(body.to_owned())).unwrap()).await.unwrap();
        Answer::read(response).await
    }
}
