//! django-helpdesk: pages as a browser gets them (a list is its frame, then the rows it loads), and its REST interface.
use std::net::SocketAddr;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use serde_json::json;

use super::chance::Chance;
use super::figures::Subject;
use super::form;
use super::http::Client;
use super::http::Request;
use super::http::percent;
use super::product::Face;
use super::product::Product;
use super::product::ROWS;
use super::product::Scenario;
use super::workload::answer;
use super::workload::words::Words;

/// A running django-helpdesk that its agent has signed in to.
pub struct DjangoHelpdesk {
    subject: Subject,
    server: SocketAddr,
    processes: Vec<u32>,
    cookie: String,
    token: String,
    words: Words,
    /// The reply forms of the first cases, as their pages show them.
    forms: Vec<Form>,
    /// How many replies were asked for.
    replies: AtomicU64,
}

/// What a page sends back of a case beside the reply.
struct Form {
    title: String,
    queue: String,
    priority: String,
}

/// So many cases are answered by their pages, one after the other and again.
const ANSWERED: u64 = 100;

impl DjangoHelpdesk {
    /// Signs in; to write replies, it reads what the forms of the first cases hold.
    pub fn sign_in(subject: Subject, server: SocketAddr, processes: Vec<u32>, with_replies: bool) -> Result<Self> {
        let mut client = Client::new(server, false);
        let form = client.ask(&Request::get("/login/", &[]))?;
        let page = String::from_utf8_lossy(&form.body).into_owned();
        let (_, rest) = page.split_once("csrfmiddlewaretoken\" value=\"").context("a sign-in form without its token")?;
        let token = rest.split('"').next().unwrap_or_default();
        let fields = [("username", "agent"), ("password", "agent-pass"), ("csrfmiddlewaretoken", token)];
        let answer = client.ask(&Request::form("/login/", &fields).with("Cookie", form.cookies().join("; ")))?;
        ensure!(answer.status == 302, "django-helpdesk did not let its agent in ({})", answer.status);
        let cookies = answer.cookies();
        let token = cookies.iter().find_map(|cookie| cookie.strip_prefix("csrftoken=")).context("a token against forgery")?.to_owned();
        let (cookie, words, replies) = (cookies.join("; "), Words::read(), AtomicU64::new(0));
        let mut signed = Self { subject, server, processes, cookie, token, words, forms: Vec::new(), replies };
        let forms = if with_replies { ANSWERED.min(signed.subject.cases) } else { 0 };
        signed.forms = (1..=forms).map(|id| signed.form(&mut client, id)).collect::<Result<_>>()?;
        Ok(signed)
    }

    fn form(&self, client: &mut Client, id: u64) -> Result<Form> {
        let answer = client.ask(&self.get(format!("/tickets/{id}/"), &[]))?;
        let page = String::from_utf8_lossy(&answer.body).into_owned();
        let field = |name| form::input(&page, name).with_context(|| format!("the {name} of case {id}"));
        Ok(Form { title: field("title")?, queue: field("queue")?, priority: field("priority")? })
    }

    /// A reply that its customer is told by mail. The interface for programs does the same work as the page.
    fn reply(&self, number: u64, face: Face) -> Vec<Request> {
        let (text, protected) = (answer(&self.words, number % 5 < 3, number), |request: Request| {
            request.with("Cookie", self.cookie.clone()).with("X-CSRFToken", self.token.clone())
        });
        if face == Face::Api {
            let body = json!({"ticket": 1 + number % self.subject.cases, "comment": text, "public": true});
            return vec![protected(Request::json("/api/followups/", &body, &["\"comment\"", "\"public\":true"]))];
        }
        let Some(form) = self.forms.get((number % ANSWERED.min(self.subject.cases)) as usize) else { return Vec::new() };
        let path = format!("/tickets/{}/", 1 + number % ANSWERED.min(self.subject.cases));
        let fields = [("title", &form.title), ("queue", &form.queue), ("priority", &form.priority), ("comment", &text)];
        let fields: Vec<_> = fields.into_iter().map(|(name, value)| (name, value.as_str())).chain([("public", "1")]).collect();
        vec![protected(Request { leads_to: path.clone(), ..Request::form(&format!("{path}update/"), &fields) })]
    }

    fn get(&self, path: String, expect: &[&str]) -> Request {
        Request::get(path, expect).with("Cookie", self.cookie.clone())
    }

    fn table(&self, frame: String, filtering: &Value, term: &str) -> Vec<Request> {
        let query = json!({"filtering": filtering, "filtering_null": {}, "sorting": "created", "sortreverse": true, "search_string": term});
        let columns = ["ticket", "id", "priority", "queue", "status", "created"];
        let columns: String = columns.iter().enumerate().map(|(at, name)| format!("&columns%5B{at}%5D%5Bdata%5D={name}")).collect();
        let order = "&order%5B0%5D%5Bcolumn%5D=1&order%5B0%5D%5Bdir%5D=desc";
        let query = STANDARD.encode(query.to_string());
        let rows = format!("/datatables_ticket_list/{query}?draw=1{columns}{order}&start=0&length={ROWS}&search%5Bvalue%5D=");
        vec![self.get(frame, &["ticketTable"]), self.get(rows, &["recordsTotal", "\"ticket\": \""])]
    }
}

impl Product for DjangoHelpdesk {
    fn subject(&self) -> &Subject {
        &self.subject
    }

    fn server(&self) -> SocketAddr {
        self.server
    }

    fn keeps_connections(&self) -> bool {
        false
    }

    fn processes(&self) -> &[u32] {
        &self.processes
    }

    fn operation(&self, scenario: Scenario, face: Face, chance: &mut Chance) -> Vec<Request> {
        if matches!(scenario, Scenario::Reply | Scenario::Letter) {
            return self.reply(self.replies.fetch_add(1, Ordering::Relaxed), face);
        }
        let id = chance.between(1, self.subject.cases + 1);
        match (face, scenario, scenario.term()) {
            (Face::Page, _, Some(term)) => self.table(format!("/tickets/?q={}", percent(term)), &json!({}), term),
            (Face::Page, Scenario::List, _) => self.table("/tickets/?status=1".to_owned(), &json!({"status__in": [1]}), ""),
            (Face::Page, ..) => vec![self.get(format!("/tickets/{id}/"), &["Comment"])],
            // Its REST interface cannot search.
            (Face::Api, _, Some(_)) => Vec::new(),
            (Face::Api, Scenario::List, _) => vec![self.get(format!("/api/tickets/?status=1&page_size={ROWS}"), &["\"title\""])],
            (Face::Api, ..) => vec![self.get(format!("/api/tickets/{id}/"), &["\"description\""])],
        }
    }
}
