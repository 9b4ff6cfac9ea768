//! What is asked of an installation of stories: pages and forms by people who are signed in or nobody in particular, and programs.

use std::time::Duration;

use axum::body::Body;
use http::HeaderMap;
use http::Request;
use http::Response;
use http::header;
use http::request::Builder;
use http_body_util::BodyExt;
use kernel::EmployeeId;
use kernel::EntityId;
use platform::sessions;
use platform::sessions::Browser;
use platform::sessions::Opening;
use scraper::ElementRef;
use scraper::Html;
use scraper::Selector;
use serde_json::Value;
use tower::ServiceExt;

use super::World;
use super::everywhere;

/// An hour: a story's request is answered well before.
const SESSION: Duration = Duration::from_secs(3600);

/// Someone with an account.
pub struct Person {
    /// Who it is.
    pub id: EmployeeId,
    /// The entity for which they act; none for someone of the whole government.
    pub entity: Option<EntityId>,
    /// A program's token of the same rights.
    pub token: String,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// The status of HTTP.
    pub status: u16,
    /// Where it sends the browser; empty if nowhere.
    pub location: String,
    /// Everything that stands above the body.
    pub headers: HeaderMap,
    /// The body as it came.
    pub bytes: Vec<u8>,
    /// The same as text.
    pub text: String,
}

impl World {
    /// A page as a person's browser asks for it.
    pub async fn get(&self, who: &Person, path: &str) -> Answer {
        let cookie = self.cookie(who).await;
        self.answer(Request::get(path).header(header::COOKIE, cookie), Body::empty()).await
    }

    /// A form as a person's browser sends it.
    pub async fn post(&self, who: &Person, path: &str, fields: &[(&str, &str)]) -> Answer {
        let cookie = self.cookie(who).await;
        self.answer(form(path).header(header::COOKIE, cookie), body_of(fields)).await
    }

    /// A form as a person's browser sends it from a page of ours.
    pub async fn post_from(&self, who: &Person, page: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let cookie = self.cookie(who).await;
        let from = format!("http://localhost:8080{page}");
        self.answer(form(path).header(header::COOKIE, cookie).header(header::REFERER, from), body_of(fields)).await
    }

    /// The same as a script of the page sends it, which wants to be told in JSON.
    pub async fn script(&self, who: &Person, page: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let cookie = self.cookie(who).await;
        let request = form(path).header(header::COOKIE, cookie).header(header::REFERER, format!("http://localhost:8080{page}"));
        self.answer(request.header(header::ACCEPT, "application/json"), body_of(fields)).await
    }

    /// JSON as a script of a page sends it.
    pub async fn post_json(&self, who: &Person, path: &str, json: &Value) -> Answer {
        let cookie = self.cookie(who).await;
        let request = Request::post(path).header("sec-fetch-site", "same-origin").header(header::COOKIE, cookie);
        self.answer(request.header(header::CONTENT_TYPE, "application/json"), Body::from(json.to_string())).await
    }

    /// A form with files, as a person's browser sends it: each file with its name.
    pub async fn upload(&self, who: &Person, path: &str, files: &[(&str, &[u8])]) -> Answer {
        let cookie = self.cookie(who).await;
        self.answer(form_with_files(path).header(header::COOKIE, cookie), files_of(files)).await
    }

    /// The same as anybody's browser sends it.
    pub async fn upload_as_anybody(&self, path: &str, files: &[(&str, &[u8])]) -> Answer {
        self.upload_form_as_anybody(path, &[], files).await
    }

    /// The same with what else stands in the form, before its files.
    pub async fn upload_form_as_anybody(&self, path: &str, fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Answer {
        self.answer(form_with_files(path), parts_of(fields, files)).await
    }

    /// A page as anybody's browser asks for it.
    pub async fn get_as_anybody(&self, path: &str) -> Answer {
        self.answer(Request::get(path), Body::empty()).await
    }

    /// A form as anybody's browser sends it.
    pub async fn post_as_anybody(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.answer(form(path), body_of(fields)).await
    }

    /// What a program asks with a person's token or with none, and the JSON it gets.
    pub async fn program<'a>(&self, who: impl Into<Option<&'a Person>>, method: &str, path: &str, body: Option<Value>) -> (u16, Value) {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(who) = who.into() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {}", who.token));
        }
        let body = body.map_or(Body::empty(), |body| Body::from(body.to_string()));
        let answer = self.answer(request.header(header::CONTENT_TYPE, "application/json"), body).await;
        (answer.status, serde_json::from_str(&answer.text).unwrap_or_default())
    }

    /// A file as a program asks for it with a person's token.
    pub async fn program_file(&self, who: &Person, path: &str) -> Answer {
        self.answer(Request::get(path).header(header::AUTHORIZATION, format!("Bearer {}", who.token)), Body::empty()).await
    }

    /// What a program writes with a person's token under an `Idempotency-Key`, and the JSON it gets.
    pub async fn program_once(&self, who: &Person, key: &str, (path, body): (&str, Value)) -> (u16, Value) {
        let request = Request::post(path).header(header::AUTHORIZATION, format!("Bearer {}", who.token)).header("idempotency-key", key);
        let answer = self.answer(request.header(header::CONTENT_TYPE, "application/json"), Body::from(body.to_string())).await;
        (answer.status, serde_json::from_str(&answer.text).unwrap_or_default())
    }

    /// A session of now: stories jump over days, and no session lasts that long.
    async fn cookie(&self, who: &Person) -> String {
        let opening = Opening { account: who.id, entity: who.entity, is_strong: true, provider: 0, lasts: SESSION };
        let grant = who.entity.map_or_else(everywhere, |entity| everywhere().within(entity));
        let opened = self.app.write(grant, move |tx| sessions::begin(tx, opening, Browser::default())).await;
        format!("daleel={}", opened.expect("whoever has an account can sign in"))
    }

    async fn answer(&self, request: Builder, body: Body) -> Answer {
        let request = request.body(body).expect("the story's address is one");
        Answer::read(self.router.clone().oneshot(request).await.expect("the router answers everything")).await
    }
}

impl Answer {
    /// Reads an answer to its end.
    pub async fn read(response: Response<Body>) -> Self {
        let (head, body) = response.into_parts();
        let bytes = body.collect().await.expect("the answer is whole").to_bytes();
        let bytes = bytes.to_vec();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let location = head.headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
        Self { status: head.status.as_u16(), location, headers: head.headers, bytes, text }
    }

    /// A line above the body by its name; empty if there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The body as a person sees it: without the marks that isolate values.
    pub fn seen(&self) -> String {
        self.text.replace(['\u{2068}', '\u{2069}'], "")
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// When it is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    /// The text of every element that a selector names, as a person sees it.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let document = Html::parse_document(&self.seen());
        let selector = Selector::parse(selector).expect("the story's selector is one");
        let text = |element: ElementRef<'_>| element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
        document.select(&selector).map(text).collect()
    }

    /// An attribute of every element that a selector names and that has it.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let document = Html::parse_document(&self.text);
        let selector = Selector::parse(selector).expect("the story's selector is one");
        document.select(&selector).filter_map(|element| element.attr(name)).map(str::to_owned).collect()
    }

    /// Whether this stands anywhere on the page: in what a person reads, or in an attribute.
    pub fn says(&self, words: &str) -> bool {
        self.seen().contains(words) || self.texts("body").iter().any(|text| text.contains(words))
    }
}

/// Text as a form or an address carries it.
pub fn percent(text: &str) -> String {
    text.bytes().map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

fn form(path: &str) -> Builder {
    let own = Request::post(path).header("sec-fetch-site", "same-origin");
    own.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
}

fn form_with_files(path: &str) -> Builder {
    let own = Request::post(path).header("sec-fetch-site", "same-origin");
    own.header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
}

fn files_of(files: &[(&str, &[u8])]) -> Body {
    parts_of(&[], files)
}

fn parts_of(fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Body {
    let field =
        |(name, value): &(&str, &str)| format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes();
    let part = |(name, bytes): &(&str, &[u8])| {
        let head = format!("--edge\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n");
        [head.as_bytes(), bytes, b"\r\n"].concat()
    };
    let parts: Vec<Vec<u8>> = fields.iter().map(field).chain(files.iter().map(part)).collect();
    Body::from([parts.concat(), b"--edge--\r\n".to_vec()].concat())
}

fn body_of(fields: &[(&str, &str)]) -> Body {
    let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", percent(value))).collect();
    Body::from(pairs.join("&"))
}
