//! The page on which a call instead of a reply is written down.

use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use desk::CaseId;
use http::Method;
use kernel::Error;
use kernel::Result;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::html;
use serde::Deserialize;
use ui::Answers;
use ui::Page;

use crate::call_instead::Call;
use crate::call_instead::record_call;
use crate::older_view::Typing;
use crate::reply::REPLY;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(REPLY);
    vec![
        Route::page(Method::GET, "/desk/cases/{id}/call", may, get(show)),
        Route::page(Method::POST, "/desk/cases/{id}/call", may, post(record)),
    ]
}

#[derive(Template)]
#[template(path = "call.html")]
struct CallPage {
    page: Page,
    case: String,
    version: i64,
    reference: String,
    /// The language in which the customer reads it.
    letter: String,
    answers: Answers,
    /// Whether the case changed since it was typed.
    is_older: bool,
}

/// GET /desk/cases/{id}/call
async fn show(State(app): State<App>, visit: Visit, Path(id): Path<CaseId>) -> std::result::Result<Response, Failure> {
    shown(&app, &visit, id, None).await
}

async fn shown(app: &App, visit: &Visit, id: CaseId, typed: Option<Typing>) -> std::result::Result<Response, Failure> {
    let page = app.desk_page(visit, "email-call-instead", "inbox").await?;
    let read = app.read(visit.actor.may(REPLY)?, move |tx| {
        let case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
        let contacts = case.customer.map_or(Ok(Vec::new()), |customer| desk::store::contacts(tx, customer))?;
        let phone = contacts.into_iter().find(|(kind, ..)| kind == "phone").map(|(_, number, _)| number);
        Ok((case, phone.unwrap_or_default()))
    });
    let (case, phone) = read.await?;
    let typing = typed.unwrap_or_else(|| Typing::anew(Answers::new().with("number", phone).with("reached", "yes")));
    let (version, is_older) = (typing.version(case.version), typing.is_older);
    html(&CallPage {
        case: page.href(&case.path()),
        version,
        is_older,
        letter: page.t(&format!("email-letter-in-{}", case.lang.code())),
        reference: case.reference,
        answers: typing.answers,
        page,
    })
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Typed {
    number: String,
    /// `yes` or `no`.
    reached: String,
    said: String,
    next_step: String,
    date: String,
    time: String,
    version: i64,
    /// `yes` of who has read what is new in the case.
    anew: String,
}

impl Typed {
    fn answers(&self) -> Answers {
        let call = Answers::new().with("number", &self.number).with("reached", &self.reached).with("said", &self.said);
        call.with("next_step", &self.next_step).with("date", &self.date).with("time", &self.time)
    }

    fn call(self) -> Result<Call> {
        let until = match (self.date.trim().is_empty(), self.time.trim()) {
            (true, _) => None,
            (false, time) => {
                let time = if time.is_empty() { "12:00" } else { time };
                Some(ui::read_moment(&self.date, time).ok_or_else(|| kernel::invalid("date", "email-interim-when"))?)
            }
        };
        let (number, said, next_step) = (self.number, self.said, self.next_step);
        Ok(Call { number, is_reached: self.reached == "yes", said, next_step, until, seen: self.version })
    }
}

/// POST /desk/cases/{id}/call
async fn record(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<CaseId>,
    Form(typed): Form<Typed>,
) -> std::result::Result<Response, Failure> {
    let (answers, version, inside) = (typed.answers(), typed.version, app.clone());
    if !typed.anew.is_empty() {
        return shown(&app, &visit, id, Some(Typing::anew(answers))).await;
    }
    let done = match typed.call() {
        Ok(call) => app.write(visit.actor.may(REPLY)?, move |tx| record_call(tx, inside.words(), id, &call)).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/{}/desk/cases/{id}", visit.actor.lang.code())).into_response()),
        Err(error) => {
            let older = Typing::refused(Answers::new(), version, &error);
            let (status, answers) = corrected(answers, error)?;
            Ok((status, shown(&app, &visit, id, Some(Typing { answers, ..older })).await?).into_response())
        }
    }
}
