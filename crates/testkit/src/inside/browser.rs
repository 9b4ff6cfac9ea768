//! A browser: keeps its cookies, follows no redirect by itself, sends what a browser sends.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::HeaderMap;
use http::Request;
use http::StatusCode;
use http::request::Builder;
use tower::ServiceExt;

use super::Answer;
use super::HERE;
use super::World;

/// One browser.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    /// What it keeps and sends again, by name.
    pub cookies: BTreeMap<String, String>,
    /// From where it comes.
    pub address: &'static str,
    /// The origin of the page from which it posts.
    pub origin: &'static str,
    /// How its pages ask by themselves, where nobody sits before it: `yes` or `later`.
    pub unattended: Option<&'static str>,
    /// The parts that its pages fetch by themselves, by their ids; empty where whole pages are asked for.
    pub wanted: &'static str,
}

impl Browser {
    /// A new browser on the network of an office.
    pub fn new(world: &World) -> Self {
        let (router, cookies) = (world.router.clone(), BTreeMap::new());
        Self { router, cookies, address: "192.0.2.10:40000", origin: HERE, unattended: None, wanted: "" }
    }

    /// Asks for a page.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, "", "").await
    }

    /// Sends a form.
    pub async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Answer {
        let body = serde_urlencoded::to_string(form).expect("texts make a form");
        self.send("POST", path, "application/x-www-form-urlencoded", &body).await
    }

    /// Sends what a script of the page sends.
    pub async fn post_json(&mut self, path: &str, json: &serde_json::Value) -> Answer {
        self.send("POST", path, "application/json", &json.to_string()).await
    }

    /// Opens a stream and leaves it open.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn opens(&mut self, path: &str) -> Body {
        let request = self.request("GET", path);
        self.opened(request).await
    }

    /// Opens a stream again after the last number that came in it.
    ///
    /// # Panics
    /// When it is refused.
    pub async fn resumes(&mut self, path: &str, last: i64) -> Body {
        let request = self.request("GET", path).header("last-event-id", last);
        self.opened(request).await
    }

    async fn opened(&self, request: Builder) -> Body {
        let request = request.body(Body::empty()).expect("the story's address is one");
        let response = self.router.clone().oneshot(request).await.expect("the router answers everything");
        assert_eq!(response.status(), StatusCode::OK);
        response.into_body()
    }

    /// Sends one request and keeps the cookies of the answer.
    pub async fn send(&mut self, method: &str, path: &str, content_type: &str, body: &str) -> Answer {
        let mut request = self.request(method, path);
        if method == "POST" {
            request = request.header("origin", self.origin).header("content-type", content_type);
        }
        let mut request = request.body(Body::from(body.to_owned())).expect("the story's address is one");
        let address: SocketAddr = self.address.parse().expect("a browser has an address and a port");
        request.extensions_mut().insert(ConnectInfo(address));
        let answer = Answer::read(self.router.clone().oneshot(request).await.expect("the router answers everything")).await;
        self.keep(&answer.headers);
        answer
    }

    /// The session's cookie, if the browser has one.
    pub fn session(&self) -> Option<&str> {
        self.cookies.get("daleel").map(String::as_str)
    }

    /// Fills in the page for signing in.
    pub async fn signs_in(&mut self, email: &str, password: &str) -> Answer {
        self.post("/en/sign-in", &[("email", email), ("password", password), ("next", "")]).await
    }

    fn request(&self, method: &str, path: &str) -> Builder {
        let request = Request::builder().method(method).uri(path);
        let request = request.header("user-agent", "Firefox 140 on Windows").header("host", "localhost:8080");
        let request = self.unattended.into_iter().fold(request, |request, how| request.header("unattended", how));
        let request = if self.wanted.is_empty() { request } else { request.header("wanted-parts", self.wanted) };
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        if cookies.is_empty() { request } else { request.header("cookie", cookies.join("; ")) }
    }

    fn keep(&mut self, headers: &HeaderMap) {
        for cookie in headers.get_all("set-cookie") {
            let (name, rest) = cookie.to_str().ok().and_then(|cookie| cookie.split_once('=')).expect("a cookie is a name and a value");
            let (value, attributes) = rest.split_once(';').unwrap_or((rest, ""));
            if attributes.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.into(), value.into());
            }
        }
    }
}
