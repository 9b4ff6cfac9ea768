//! A browser: keeps its cookies, follows no redirect by itself, sends what a browser sends.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::HeaderMap;
use http::Request;
use http_body_util::BodyExt;
use tower::ServiceExt;

use crate::world::HERE;
use crate::world::World;

/// One browser.
pub struct Browser {
    router: Router,
    pub cookies: BTreeMap<String, String>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    /// Where it sends the browser; empty if nowhere.
    pub location: String,
    pub body: String,
}

impl Answer {
    /// Whether a text stands on the page.
    pub fn says(&self, text: &str) -> bool {
        self.body.contains(text)
    }
}

impl Browser {
    pub fn new(world: &World) -> Self {
        Self { router: world.router.clone(), cookies: BTreeMap::new() }
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, String::new()).await
    }

    pub async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Answer {
        self.send("POST", path, serde_urlencoded::to_string(form).unwrap()).await
    }

    async fn send(&mut self, method: &str, path: &str, body: String) -> Answer {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let mut request = Request::builder().method(method).uri(path).header("host", "localhost:8080").header("cookie", cookies.join("; "));
        if method == "POST" {
            request = request.header("origin", HERE).header("content-type", "application/x-www-form-urlencoded");
        }
        let mut request = request.body(Body::from(body)).unwrap();
        request.extensions_mut().insert(ConnectInfo("192.0.2.10:40000".parse::<SocketAddr>().unwrap()));
        let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        self.keep(&parts.headers);
        let bytes = body.collect().await.unwrap().to_bytes();
        let location = parts.headers.get("location").map_or_else(String::new, |value| value.to_str().unwrap().to_owned());
        // The marks that isolate values stand around an address in a sentence; people do not see them.
        let body = String::from_utf8_lossy(&bytes).replace(['\u{2068}', '\u{2069}'], "");
        Answer { status: parts.status.as_u16(), location, body }
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

    /// Fills in the page for signing in.
    pub async fn signs_in(&mut self, email: &str, password: &str) -> Answer {
        self.post("/en/sign-in", &[("email", email), ("password", password), ("next", "")]).await
    }
}
