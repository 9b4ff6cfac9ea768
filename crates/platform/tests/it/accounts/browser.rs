//! A browser: keeps its cookies, follows no redirect by itself, sends what a browser sends.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::HeaderMap;
use http::Request;
use http::StatusCode;
use http_body_util::BodyExt;
use tower::ServiceExt;

use crate::world::HERE;
use crate::world::World;

/// One browser.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    pub cookies: BTreeMap<String, String>,
    pub address: &'static str,
    /// The origin of the page from which it posts.
    pub origin: &'static str,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    /// Where it sends the browser.
    pub fn location(&self) -> &str {
        self.headers.get("location").map_or("", |value| value.to_str().unwrap())
    }

    /// Whether a text stands on the page, whatever isolating marks stand in it.
    pub fn says(&self, text: &str) -> bool {
        self.body.replace(['\u{2068}', '\u{2069}'], "").contains(text)
    }
}

impl Browser {
    /// A new browser on the network of an office.
    pub fn new(world: &World) -> Self {
        Self { router: world.router.clone(), cookies: BTreeMap::new(), address: "192.0.2.10:40000", origin: HERE }
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, "", "").await
    }

    pub async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Answer {
        let body = serde_urlencoded::to_string(form).unwrap();
        self.send("POST", path, "application/x-www-form-urlencoded", &body).await
    }

    pub async fn post_json(&mut self, path: &str, json: &serde_json::Value) -> Answer {
        self.send("POST", path, "application/json", &json.to_string()).await
    }

    /// Opens a stream and leaves it open.
    pub async fn opens(&mut self, path: &str) -> Body {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder().uri(path).header("cookie", cookies.join("; ")).body(Body::empty()).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        response.into_body()
    }

    /// Sends one request and keeps the cookies of the answer.
    pub async fn send(&mut self, method: &str, path: &str, content_type: &str, body: &str) -> Answer {
        let mut request =
            Request::builder().method(method).uri(path).header("user-agent", "Firefox 140 on Windows").header("host", "localhost:8080");
        if method == "POST" {
            request = request.header("origin", self.origin).header("content-type", content_type);
        }
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header("cookie", cookies.join("; "));
        }
        let mut request = request.body(Body::from(body.to_owned())).unwrap();
        request.extensions_mut().insert(ConnectInfo(self.address.parse::<SocketAddr>().unwrap()));
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        self.keep(&parts.headers);
        let bytes = body.collect().await.unwrap().to_bytes();
        Answer { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&bytes).into_owned() }
    }

    fn keep(&mut self, headers: &HeaderMap) {
        for cookie in headers.get_all("set-cookie") {
            let (name, rest) = cookie.to_str().unwrap().split_once('=').unwrap();
            let (value, attributes) = rest.split_once(';').unwrap_or((rest, ""));
            if attributes.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.into(), value.into());
            }
        }
    }

    /// The session's cookie, if the browser has one.
    pub fn session(&self) -> Option<&str> {
        self.cookies.get("daleel").map(String::as_str)
    }

    /// Fills in the page for signing in.
    pub async fn signs_in(&mut self, email: &str, password: &str) -> Answer {
        self.post("/en/sign-in", &[("email", email), ("password", password), ("next", "")]).await
    }
}
