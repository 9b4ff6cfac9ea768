//! What whoever serves does for the customer before them, beside the end of the visit.

use ::store::Tx;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use desk::visit::recognise;
use http::Method;
use kernel::Timestamp;
use kernel::invalid;
use kernel::refuse;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use serde::Deserialize;
use ui::Answers;

use crate::call::seen_ticket;
use crate::counter_acts::after;
use crate::owe;
use crate::owe::By;
use crate::owe::Kind;
use crate::owe::Owed;
use crate::report_abuse::report_abuse;
use crate::sit::SERVE;
use crate::store;
use crate::told_day::chosen;

/// The minutes for which a customer can be asked to wait at the counter.
pub(crate) const MINUTES: [u64; 3] = [5, 10, 15];

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(SERVE);
    vec![
        Route::page(Method::POST, "/desk/counter/customer", may, post(customer)),
        Route::page(Method::POST, "/desk/counter/owed", may, post(owed)),
        Route::page(Method::POST, "/desk/counter/answers", may, post(answered)),
        Route::page(Method::POST, "/desk/counter/abuse", may, post(abuse)),
    ]
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct CustomerForm {
    /// Whose visit was on the page.
    ticket: String,
    /// One who was found; empty for who says themselves who they are.
    customer: String,
    name: String,
    phone: String,
    email: String,
}

impl CustomerForm {
    /// The case of the visit is theirs from now on, and so is the ticket.
    fn recognise(&self, tx: &mut Tx<'_>) -> kernel::Result<()> {
        let mut ticket = seen_ticket(tx, &self.ticket)?;
        let case = ticket.case.ok_or_else(|| refuse("centre-nobody-in-hand"))?;
        let case = if self.customer.is_empty() {
            let said = recognise::Said { name: self.name.clone(), phone: self.phone.clone(), email: self.email.clone() };
            recognise::meet_in_person(tx, case, (&said, ticket.lang))?
        } else {
            let customer = self.customer.parse().map_err(|_| invalid("customer", "centre-customer-choose"))?;
            recognise::recognise(tx, case, customer)?
        };
        ticket.customer = case.customer;
        store::save_ticket(tx, &mut ticket)
    }
}

/// POST /desk/counter/customer
async fn customer(State(app): State<App>, visit: Visit, Form(form): Form<CustomerForm>) -> Result<Response, Failure> {
    let typed = Answers::new().with("name", &form.name).with("phone", &form.phone).with("email", &form.email);
    let done = app.write(visit.actor.may(SERVE)?, move |tx| form.recognise(tx)).await;
    after(&app, &visit, (done, typed)).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OwedForm {
    /// Whose visit was on the page.
    #[serde(default)]
    ticket: String,
    /// `check` or `error`.
    kind: String,
    what: String,
    #[serde(default)]
    remedy: String,
    /// `wait-10` minutes, or `by-2026-12-03`.
    #[serde(default)]
    by: String,
    #[serde(default)]
    colleague: String,
}

impl OwedForm {
    fn read(&self, tx: &mut Tx<'_>) -> kernel::Result<Owed> {
        let kind = Kind::parse(&self.kind).ok_or_else(|| invalid("by", "centre-owed-by"))?;
        let minutes = self.by.strip_prefix("wait-").and_then(|minutes| minutes.parse().ok()).filter(|minutes| MINUTES.contains(minutes));
        let by = match minutes {
            Some(minutes) => By::Minutes(minutes),
            None => By::Time(self.day(tx)?),
        };
        let colleague = Some(self.colleague.as_str()).filter(|one| !one.is_empty()).and_then(|one| one.parse().ok());
        Ok(Owed { kind, what: self.what.clone(), remedy: self.remedy.clone(), by, colleague })
    }

    fn day(&self, tx: &mut Tx<'_>) -> kernel::Result<Timestamp> {
        let day = self.by.starts_with("by-").then(|| chosen(tx, &self.by, "")).transpose()?.flatten();
        day.ok_or_else(|| invalid("by", "centre-owed-by"))
    }
}

/// POST /desk/counter/owed
async fn owed(State(app): State<App>, visit: Visit, Form(form): Form<OwedForm>) -> Result<Response, Failure> {
    let typed = Answers::new().with("owed", &form.kind).with("what", &form.what).with("remedy", &form.remedy).with("by", &form.by);
    let typed = typed.with("colleague", &form.colleague);
    let inside = app.clone();
    let act = move |tx: &mut Tx<'_>| {
        seen_ticket(tx, &form.ticket)?;
        let owed = form.read(tx)?;
        owe::owe(tx, &inside, &owed)
    };
    let done = app.write(visit.actor.may(SERVE)?, act).await;
    after(&app, &visit, (done, typed)).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerForm {
    /// Whose visit was on the page.
    #[serde(default)]
    ticket: String,
    answer: String,
}

/// POST /desk/counter/answers
async fn answered(State(app): State<App>, visit: Visit, Form(form): Form<AnswerForm>) -> Result<Response, Failure> {
    let typed = Answers::new().with("answer", &form.answer);
    let done =
        app.write(visit.actor.may(SERVE)?, move |tx| seen_ticket(tx, &form.ticket).and_then(|_| owe::answer(tx, &form.answer))).await;
    after(&app, &visit, (done, typed)).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AbuseForm {
    /// Whose visit was on the page.
    #[serde(default)]
    ticket: String,
    #[serde(default)]
    words: String,
}

/// POST /desk/counter/abuse
async fn abuse(State(app): State<App>, visit: Visit, Form(form): Form<AbuseForm>) -> Result<Response, Failure> {
    let typed = Answers::new().with("words", &form.words);
    let inside = app.clone();
    let done = app
        .write(visit.actor.may(SERVE)?, move |tx| seen_ticket(tx, &form.ticket).and_then(|_| report_abuse(tx, &inside, &form.words)))
        .await;
    after(&app, &visit, (done, typed)).await
}
