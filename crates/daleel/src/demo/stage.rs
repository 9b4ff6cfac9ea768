//! The people of the demonstration at their desks and at home: whatever they do goes through the product's own pages and its interface for
//! programs, and what is refused there stops the filling.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::body::to_bytes;
use axum::extract::ConnectInfo;
use desk::Case;
use desk::CaseId;
use email::Taken;
use http::Request;
use http::header;
use kernel::Actor;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Error;
use kernel::Grant;
use kernel::Result;
use kernel::Timestamp;
use kernel::broken;
use platform::App;
use platform::sessions;
use post::Proof;
use serde_json::Value;
use tower::ServiceExt;
use tracing::instrument::WithSubscriber;
use tracing::subscriber::NoSubscriber;

use super::government::FILL;
use super::government::Office;
use super::post_bag::Letter;
use super::post_bag::written;

/// How long somebody stays signed in.
const SHIFT: Duration = Duration::from_secs(4 * 3600);
/// The largest answer that is read.
const LARGEST: usize = 4 << 20;

/// A case of an office.
#[derive(Clone, Copy, Debug)]
pub struct Matter {
    /// The office, by its place.
    pub office: usize,
    /// The case there.
    pub case: CaseId,
}

/// Somebody at a browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Person {
    /// Someone who works in an office, by its place.
    Staff(usize, EmployeeId),
    /// Somebody at home.
    Anyone,
    /// A screen that is put up in a centre.
    Screen,
}

/// Where the people of the demonstration act.
pub struct Stage<'a> {
    /// The product.
    pub app: &'a App,
    /// Its offices.
    pub offices: &'a [Office],
    router: Router,
    sessions: BTreeMap<EmployeeId, (String, Timestamp)>,
    guests: u32,
    /// What the screen that is being put up shows of itself.
    screen: String,
}

impl<'a> Stage<'a> {
    /// A stage on which nobody is signed in.
    pub fn new(app: &'a App, offices: &'a [Office]) -> Self {
        Self { app, offices, router: platform::router(app.clone()), sessions: BTreeMap::new(), guests: 0, screen: String::new() }
    }

    /// To read what an office knows.
    pub fn look(&self, office: usize) -> Result<Grant> {
        Ok(Actor::system("demonstration", None).may(FILL)?.within(self.offices[office].entity))
    }

    /// A case as it stands.
    pub async fn case(&self, of: Matter) -> Result<Case> {
        let known = self.app.read(self.look(of.office)?, move |tx| desk::store::case(tx, of.case)).await?;
        known.ok_or(Error::NotFound("case"))
    }

    /// Whoever answers for a case; of one that is nobody's, the first who writes there.
    pub async fn owner(&self, of: Matter) -> Result<Person> {
        let owner = self.case(of).await?.owner;
        let first = self.offices[of.office].writers.first().copied();
        owner.or(first).map(|one| Person::Staff(of.office, one)).ok_or(Error::NotFound("employee"))
    }

    /// A letter of a customer arrives.
    pub async fn letter(&self, letter: &Letter<'_>) -> Result<Matter> {
        let office = &self.offices[letter.office];
        let to = if letter.to_first_service { &office.first_service } else { &office.address };
        self.raw(letter.office, to, written(letter, to, self.app.now())).await
    }

    /// Any message arrives.
    pub async fn raw(&self, office: usize, to: &str, raw: String) -> Result<Matter> {
        match email::receive_for(self.app, self.offices[office].entity, to, raw.into_bytes(), Proof::default()).await? {
            Taken::Kept(_, case) => Ok(Matter { office, case }),
            Taken::Again(_) | Taken::Nobody => Err(Error::NotFound("mailbox")),
        }
    }

    /// Fills in a form of a page; answers the address to which it leads.
    pub async fn posts(&mut self, who: Person, path: &str, fields: &[(&str, &str)]) -> Result<String> {
        let body = serde_urlencoded::to_string(fields).map_err(broken("a form"))?;
        let request = Request::post(format!("/ar{path}")).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let (leads_to, _) = self.ask(who, path, request, body).await?;
        Ok(leads_to)
    }

    /// Fills a file of plain letters into a form of a page.
    pub async fn hands_in(&mut self, who: Person, path: &str, (name, content): (&str, &str)) -> Result<()> {
        let head = format!("--part\r\nContent-Disposition: form-data; name=\"paper\"; filename=\"{name}\"\r\n\r\n");
        let request = Request::post(path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=part");
        self.ask(who, path, request, format!("{head}{content}\r\n--part--\r\n")).await.map(drop)
    }

    /// Does something with a case in its page, on the view that there is of it now.
    pub async fn does(&mut self, who: Person, of: Matter, act: &str, fields: &[(&str, &str)]) -> Result<String> {
        let seen = self.case(of).await?.version.to_string();
        let fields: Vec<(&str, &str)> = fields.iter().copied().chain([("seen", seen.as_str())]).collect();
        self.posts(who, &format!("/desk/cases/{}/{act}", of.case), &fields).await
    }

    /// Does something with a case as a program does, on the view that there is of it now.
    pub async fn works(&mut self, who: Person, of: Matter, act: &str, body: Value) -> Result<Value> {
        self.works_by(who, "POST", of, act, body).await
    }

    /// The same by another method.
    pub async fn works_by(&mut self, who: Person, method: &str, of: Matter, act: &str, mut body: Value) -> Result<Value> {
        body["version"] = self.case(of).await?.version.into();
        self.sends(who, method, &format!("/api/v1/cases/{}/{act}", of.case), &body).await
    }

    /// Sends what a program sends; answers what it is told.
    pub async fn sends(&mut self, who: Person, method: &str, path: &str, body: &Value) -> Result<Value> {
        let request = Request::builder().method(method).uri(path).header(header::CONTENT_TYPE, "application/json");
        let (_, told) = self.ask(who, path, request, body.to_string()).await?;
        Ok(serde_json::from_slice(&told).unwrap_or(Value::Null))
    }

    /// The next screen that is put up is another.
    pub fn next_screen(&mut self) {
        self.screen.clear();
    }

    /// Looks at a page; answers what it says.
    pub async fn sees(&mut self, who: Person, address: &str) -> Result<String> {
        let (_, page) = self.ask(who, address, Request::get(address), String::new()).await?;
        Ok(String::from_utf8_lossy(&page).into_owned())
    }

    async fn ask(&mut self, who: Person, path: &str, request: http::request::Builder, body: String) -> Result<(String, Vec<u8>)> {
        let request = match who {
            Person::Staff(office, one) => {
                let session = self.session(self.offices[office].entity, one).await?;
                request.header(header::COOKIE, session).header(header::ORIGIN, self.app.public_url())
            }
            Person::Anyone => request.header(header::ORIGIN, self.app.public_url()),
            Person::Screen => request.header(header::ORIGIN, self.app.public_url()).header(header::COOKIE, self.screen.as_str()),
        };
        let mut request = request.body(Body::from(body)).map_err(broken("a request"))?;
        // Each comes from an address of their own, as people do: what one address may do in a minute is limited.
        self.guests += 1;
        let [_, _, high, low] = self.guests.to_be_bytes();
        let from = SocketAddr::from(([198, 18, high, low], 40_000));
        request.extensions_mut().insert(ConnectInfo(from));
        // Nobody reads a log of what invented people ask for.
        let answer = self.router.clone().oneshot(request).with_subscriber(NoSubscriber::default()).await.map_err(broken("the router"))?;
        let (status, headers) = (answer.status(), answer.headers().clone());
        let told = to_bytes(answer.into_body(), LARGEST).await.map_err(broken("an answer"))?.to_vec();
        if status.is_client_error() || status.is_server_error() {
            let why = std::io::Error::other(format!("{path} answers {status}: {}", refusal(&String::from_utf8_lossy(&told))));
            return Err(broken("acting in the demonstration")(why));
        }
        let given = headers.get(header::SET_COOKIE).and_then(|cookie| cookie.to_str().ok()?.split(';').next());
        if let (Person::Screen, Some(given)) = (who, given) {
            self.screen = given.into();
        }
        let leads_to = headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Ok((leads_to.to_owned(), told))
    }

    /// The cookie of somebody who is signed in, and signs in where the last time is over.
    async fn session(&mut self, entity: EntityId, one: EmployeeId) -> Result<String> {
        let now = self.app.now();
        if let Some((cookie, until)) = self.sessions.get(&one)
            && now < *until
        {
            return Ok(cookie.clone());
        }
        let everywhere = Actor::system("demonstration", None).may(FILL)?;
        let browser = sessions::Browser { agent: "Firefox 140 on Windows".into(), address: "198.51.100.20".into() };
        let opening = sessions::Opening { account: one, entity: Some(entity), is_strong: false, provider: 0, lasts: SHIFT };
        let token = self.app.write(everywhere, move |tx| sessions::begin(tx, opening, browser)).await?;
        let name = if self.app.public_url().starts_with("https://") { "__Host-daleel" } else { "daleel" };
        // Whoever does nothing for a while is signed out sooner.
        self.sessions.insert(one, (format!("{name}={token}"), now + SHIFT / 4));
        Ok(format!("{name}={token}"))
    }
}

/// What a page or an answer to a program says of a refusal, without its signs.
fn refusal(body: &str) -> String {
    let at = ["role=\"alert\"", "class=\"error", "<h1"].iter().find_map(|sign| body.find(sign)).unwrap_or_default();
    let mut is_sign = at > 0;
    let text = body[at..].chars().filter(|letter| match letter {
        '<' => {
            is_sign = true;
            false
        }
        '>' => {
            is_sign = false;
            false
        }
        _ => !is_sign,
    });
    text.take(600).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}
