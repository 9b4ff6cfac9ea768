//! People who work in Daleel's pages: taken on by an administrator, signed in with a session of their own.
use std::net::SocketAddr;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;

use super::Installation;
use super::Serving;
use crate::bench::http::Client;
use crate::bench::http::Request;

/// With what the program must be started, so that a driver can sign people in: it has no telephone for a second factor, and all come from
/// one address.
pub const SIGN_IN: [(&str, &str); 2] = [("DALEEL_SIGN_IN__SECOND_FACTOR", "nobody"), ("DALEEL_LIMITS__SIGN_IN_PER_MINUTE", "10000")];

/// The demonstration's entity administrator.
const ADMINISTRATOR: &str = "huda@rsa.example";
/// The password of all of them.
pub const PASSWORD: &str = "as quick as the wind 4711";

/// Somebody who is signed in.
#[derive(Clone)]
pub struct Person {
    /// Where they work.
    pub server: SocketAddr,
    cookie: String,
}

impl Person {
    /// Signs in by a link that sets the password, as whoever forgot it or was invited does.
    pub fn sign_in(installation: &Installation, serving: &Serving, email: &str) -> Result<Self> {
        let said = installation.command(&["user", "reset", email]).output()?;
        ensure!(said.status.success(), "no link for {email}: {}", String::from_utf8_lossy(&said.stderr));
        let link = String::from_utf8(said.stdout)?;
        let path = link.trim().split_once("://").and_then(|(_, rest)| rest.split_once('/')).context("a link")?.1;
        let mut browser = Client::new(serving.http, false);
        let set = Request::form(&format!("/{path}"), &[("password", PASSWORD)]);
        let set = browser.ask(&Request { leads_to: "/".to_owned(), ..set })?;
        ensure!(set.status == 303, "the password of {email} was not set: {}", set.status);
        let form = Request::form("/en/sign-in", &[("next", ""), ("email", email), ("password", PASSWORD)]);
        let entered = browser.ask(&form)?;
        ensure!(entered.header("location") == Some("/en/desk"), "{email} was not let in: {}", entered.status);
        Ok(Self { server: serving.http, cookie: entered.cookies().join("; ") })
    }

    /// Takes people on for mail in both languages and signs them in.
    pub fn hire(installation: &Installation, serving: &Serving, people: usize) -> Result<Vec<Self>> {
        let administrator = Self::sign_in(installation, serving, ADMINISTRATOR)?;
        let mut browser = Client::new(serving.http, true);
        (1..=people)
            .map(|number| {
                let email = format!("employee{number}@rsa.example");
                administrator.take_on(&mut browser, number, &email)?;
                Self::sign_in(installation, serving, &email)
            })
            .collect()
    }

    fn take_on(&self, browser: &mut Client, number: usize, email: &str) -> Result<()> {
        let (ar, en) = (format!("موظف الاختبار {number}"), format!("Employee {number}"));
        let fields = [("email", email), ("lang", "en"), ("role", "employee"), ("name_ar", &ar), ("name_en", &en)];
        let hired = browser.ask(&self.asks(Request::form("/en/admin/employees", &fields)))?;
        let page = hired.header("location").with_context(|| format!("{email} was not taken on: {}", hired.status))?.to_owned();
        for lang in ["ar", "en"] {
            let skill = Request::form(&format!("{page}/skills"), &[("channel", "email"), ("service", ""), ("lang", lang)]);
            let qualified = browser.ask(&self.asks(skill))?;
            ensure!(qualified.status == 303, "{email} was not qualified: {}", qualified.status);
        }
        Ok(())
    }

    /// A page.
    pub fn page(&self, path: impl Into<String>, expect: &[&str]) -> Request {
        self.asks(Request::get(path, expect))
    }

    /// What a script of our pages sends for a form; a right answer says where to go on.
    pub fn sends(&self, path: &str, from: &str, fields: &[(String, String)]) -> Request {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let form = Request { expect: vec!["\"href\":\"/en/desk/cases".to_owned()], ..Request::form(path, &fields) };
        self.asks(form.with("Accept", "application/json").with("Referer", format!("http://{}{from}", self.server)))
    }

    /// What their browser sends.
    pub fn asks(&self, request: Request) -> Request {
        request.with("Cookie", self.cookie.clone()).with("Sec-Fetch-Site", "same-origin").with("Accept-Encoding", "gzip")
    }
}
