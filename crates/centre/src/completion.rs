//! The end of a visit as whoever serves fills it in: what was done, what remains, how the customer has it, and what comes next.

use std::collections::BTreeMap;

use ::store::Tx;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use http::Method;
use kernel::Error;
use kernel::FieldError;
use kernel::Timestamp;
use kernel::invalid;
use org::ServiceId;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use serde::Deserialize;
use ui::Answers;

use crate::call::call_next;
use crate::call::seen_ticket;
use crate::complete::Ending;
use crate::complete::complete;
use crate::complete::must_come;
use crate::counter_acts::after;
use crate::counter_acts::to_counter;
use crate::counter_page::Asked;
use crate::counter_page::shown;
use crate::owe::is_answer_owed;
use crate::papers;
use crate::papers::see_papers;
use crate::papers::ticked;
use crate::serve::park;
use crate::serve::said;
use crate::sit::SERVE;
use crate::ticket::Ticket;
use crate::told;
use crate::told::Way;
use crate::told_day::chosen;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(SERVE);
    let own = vec![
        Route::page(Method::POST, "/desk/counter/completion", may, post(completion)),
        Route::page(Method::POST, "/desk/counter/papers", may, post(checked)),
        Route::page(Method::POST, "/desk/counter/parking", may, post(parking)),
    ];
    [own, papers::routes()].concat()
}

/// What stands on the page of whoever is served: the checklist goes with every button.
#[derive(Deserialize)]
struct CompleteForm {
    /// Whose visit was on the page.
    #[serde(default)]
    ticket: String,
    #[serde(default)]
    steps: String,
    /// `settled`, `by-2026-12-03`, or `goes-on` until the day that was typed.
    #[serde(default)]
    outcome: String,
    #[serde(default)]
    until: String,
    #[serde(default)]
    offered_more: String,
    /// How the customer has it: `text`, `letter`, `paper`, `words`.
    #[serde(default = "in_words")]
    told: String,
    /// The other service with which the ticket goes on.
    #[serde(default)]
    another: String,
    /// `next` where the next customer is called at once, `another` where the ticket goes on with another service.
    #[serde(default)]
    then: String,
    /// What is missing, where the customer is put aside.
    #[serde(default)]
    missing: String,
    /// The ticked documents.
    #[serde(flatten)]
    papers: BTreeMap<String, String>,
}

/// Who says nothing of it has told it in words.
fn in_words() -> String {
    Way::Words.key().into()
}

impl CompleteForm {
    /// What was filled in. All that must be corrected is said at once, in the order of the page.
    fn read(&self, tx: &mut Tx<'_>) -> kernel::Result<(Ending, Way)> {
        let (ticket, mut wrong) = (seen_ticket(tx, &self.ticket)?, Vec::new());
        let steps = or_note(self.steps(), &mut wrong)?;
        let until = or_note(self.until(tx), &mut wrong)?;
        let way = or_note(Way::parse(&self.told).ok_or_else(|| invalid("told", "centre-told-choose")), &mut wrong)?;
        let another = or_note(self.another(), &mut wrong)?;
        if let (Some(steps), Some(way)) = (&steps, way) {
            or_note(told::may_be_sent(way, steps), &mut wrong)?;
        }
        if until == Some(None) {
            or_note(must_be_answered(tx, &ticket), &mut wrong)?;
        }
        match (steps, until, way, another) {
            (Some(steps), Some(goes_on_until), Some(way), Some(another)) if wrong.is_empty() => {
                let offered_more = self.offered_more == "yes" || another.is_some();
                Ok((Ending { steps, goes_on_until, offered_more, ticket: self.ticket.parse().ok(), another, at: None }, way))
            }
            _ => Err(Error::Invalid(wrong)),
        }
    }

    fn steps(&self) -> kernel::Result<String> {
        if self.steps.trim().is_empty() { Err(invalid("steps", "centre-steps-missing")) } else { said(&self.steps, "steps") }
    }

    fn until(&self, tx: &mut Tx<'_>) -> kernel::Result<Option<Timestamp>> {
        let until = chosen(tx, &self.outcome, &self.until)?;
        must_come(until, tx.now()).map(|()| until)
    }

    fn another(&self) -> kernel::Result<Option<ServiceId>> {
        match self.then.as_str() {
            "another" => self.another.parse().map(Some).map_err(|_| invalid("another", "centre-service-choose")),
            _ => Ok(None),
        }
    }

    fn answers(&self) -> Answers {
        let said = Answers::new().with("steps", &self.steps).with("outcome", &self.outcome);
        let said = said.with("until", &self.until).with("offered_more", &self.offered_more);
        said.with("told", &self.told).with("another", &self.another).with("missing", &self.missing)
    }

    /// Keeps the checklist as it was ticked; whether its own button was pressed says whether somebody has looked at it.
    fn keep_papers(&self, tx: &mut Tx<'_>, is_looked_at: bool) -> kernel::Result<Ticket> {
        see_papers(tx, (&self.ticket, &ticked(&self.papers)?), is_looked_at)
    }
}

/// Nothing is settled while the customer waits for what was to be checked.
fn must_be_answered(tx: &mut Tx<'_>, ticket: &Ticket) -> kernel::Result<()> {
    let is_owed = ticket.case.map_or(Ok(false), |case| is_answer_owed(tx, case))?;
    if is_owed { Err(invalid("answer", "centre-answer-owed")) } else { Ok(()) }
}

/// What was read of a field, or none where it must be corrected, which is noted.
fn or_note<T>(read: kernel::Result<T>, wrong: &mut Vec<FieldError>) -> kernel::Result<Option<T>> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(Error::Invalid(fields)) => {
            wrong.extend(fields);
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// POST /desk/counter/papers — the checklist alone; what was typed beside it stays.
async fn checked(State(app): State<App>, visit: Visit, Form(form): Form<CompleteForm>) -> Result<Response, Failure> {
    let typed = form.answers();
    match app.write(visit.actor.may(SERVE)?, move |tx| form.keep_papers(tx, true)).await {
        Ok(_) => shown(&app, &visit, typed, Asked::default()).await,
        Err(error) => after::<()>(&app, &visit, (Err(error), typed)).await,
    }
}

/// POST /desk/counter/parking — with the documents that are missing as the note, where nothing else is written.
async fn parking(State(app): State<App>, visit: Visit, Form(form): Form<CompleteForm>) -> Result<Response, Failure> {
    let typed = form.answers();
    let act = move |tx: &mut Tx<'_>| {
        let ticket = form.keep_papers(tx, false)?;
        let lang = tx.actor().lang;
        // What was said beforehand makes nothing missing.
        let listed = papers::papers(tx, (&ticket, None), lang)?.missing().join(" · ");
        park(tx, if form.missing.trim().is_empty() { &listed } else { &form.missing })
    };
    let done = app.write(visit.actor.may(SERVE)?, act).await;
    after(&app, &visit, (done, typed)).await
}

/// POST /desk/counter/completion
async fn completion(State(app): State<App>, visit: Visit, Form(form): Form<CompleteForm>) -> Result<Response, Failure> {
    let (typed, inside) = (form.answers(), app.clone());
    let act = move |tx: &mut Tx<'_>| {
        let (ending, way) = form.read(tx)?;
        form.keep_papers(tx, false)?;
        let done = complete(tx, &ending)?;
        let told = told::tell(tx, &inside, (&done, way))?;
        let is_nobody = form.then == "next" && call_next(tx)?.is_none();
        Ok((told.id, is_nobody))
    };
    match app.write(visit.actor.may(SERVE)?, act).await {
        Ok((told, is_nobody)) => Ok(to_counter(&visit, &format!("?told={told}{}", if is_nobody { "&nobody=yes" } else { "" }))),
        Err(error) => after::<()>(&app, &visit, (Err(error), typed)).await,
    }
}
