//! The page of replies that wait for a second look: each as it would leave, to be sent, changed or sent back.

use ::store::Tx;
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
use kernel::Timestamp;
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

use crate::copies::Person;
use crate::copying;
use crate::look_beside::Beside;
use crate::look_ends;
use crate::message_files::saved;
use crate::reply::REPLY;
use crate::scan;
use crate::second_look;
use crate::second_look::APPROVE;
use crate::second_look::CHANGED;
use crate::second_look::Look;
use crate::store::ReplyFile;
use crate::store::looks;

/// The key of the page in the rail.
pub(crate) const SECTION: &str = "second-looks";
const PATH: &str = "/desk/second-looks";
/// How many the page shows.
const ROWS: u32 = 30;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, PATH, Access::May(APPROVE), get(show)),
        Route::page(Method::POST, "/desk/second-looks/{id}", Access::May(APPROVE), post(decide)),
        Route::page(Method::GET, "/desk/second-looks/{id}/files/{file}", Access::May(APPROVE), get(file)),
        Route::page(Method::POST, "/desk/cases/{id}/second-look/removal", Access::May(REPLY), post(call_back)),
    ]
}

#[derive(Template)]
#[template(path = "second_looks.html")]
struct LooksPage {
    page: Page,
    looks: Vec<Shown>,
    answers: Answers,
}

/// A reply as it is shown.
struct Shown {
    id: String,
    mark: String,
    action: String,
    case: String,
    /// What it answers.
    beside: Beside,
    reference: String,
    employee: String,
    subject: String,
    body: String,
    lang: &'static str,
    asked: String,
    /// When the customer's reply is due.
    due: Option<Timestamp>,
    waits_until: Timestamp,
    is_up: bool,
    /// What kind of letter before the answer it is, and the time that it tells; empty for a reply.
    kind: String,
    /// Who gets a copy, in words; empty where nobody does.
    copies: String,
    /// The files that go with it: name, size, address.
    files: Vec<(String, String, String)>,
}

/// GET /desk/second-looks
async fn show(State(app): State<App>, visit: Visit) -> std::result::Result<Response, Failure> {
    shown(&app, &visit, Answers::new()).await
}

async fn shown(app: &App, visit: &Visit, answers: Answers) -> std::result::Result<Response, Failure> {
    let page = app.desk_page(visit, "email-looks", SECTION).await?;
    let frame = page.clone();
    let looks = app
        .read(visit.actor.may(APPROVE)?, move |tx| {
            looks::looks(tx, ROWS)?.into_iter().map(|look| row(tx, &frame, look)).collect::<Result<Vec<_>>>()
        })
        .await?;
    html(&LooksPage { page, looks, answers })
}

fn row(tx: &mut Tx<'_>, page: &Page, look: Look) -> Result<Shown> {
    let case = desk::store::case(tx, look.case)?;
    let employee = org::store::employee(tx, look.employee)?.map(|one| one.name.get(page.lang).to_owned()).unwrap_or_default();
    let copies = copying::told(tx, &look, Person::shown)?.join("، ");
    let kind = look.interim.as_ref().map(|one| format!("{} · {}", page.t(one.kind.title()), page.datetime(one.until)));
    let kind = if look.is_secure { Some(page.t("email-secure-title")) } else { kind };
    let size = |bytes: u64| page.t1("email-kilobytes", "n", bytes.div_ceil(1024));
    let address = |file: &ReplyFile| page.href(&format!("{PATH}/{}/files/{}", look.case, file.id));
    Ok(Shown {
        beside: Beside::read(tx, page, &look)?,
        kind: kind.unwrap_or_default(),
        copies,
        files: look.files.iter().map(|file| (file.name.clone(), size(file.size), address(file))).collect(),
        id: look.case.to_string(),
        mark: look.mark(),
        action: page.href(&format!("{PATH}/{}", look.case)),
        case: page.href(&format!("/desk/cases/{}", look.case)),
        reference: case.as_ref().map(|case| case.reference.clone()).unwrap_or_default(),
        due: case.and_then(|case| case.due_at),
        employee,
        subject: look.reply.subject,
        body: look.reply.body,
        lang: look.reply.lang.code(),
        asked: page.when(look.asked_at),
        waits_until: look.waits_until,
        is_up: look.is_up,
    })
}

impl LooksPage {
    /// What stands in a field: as it was typed where the form was refused, else as the writer wrote it.
    fn value<'s>(&'s self, id: &str, name: &str, known: &'s str) -> &'s str {
        let field = format!("{id}-{name}");
        if self.answers.is_filled(&field) { self.answers.value(&field) } else { known }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Decision {
    /// `send` or `back`.
    act: String,
    /// What was looked at.
    look: String,
    subject: String,
    body: String,
    remark: String,
}

/// POST /desk/second-looks/{id}
async fn decide(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<CaseId>,
    Form(decision): Form<Decision>,
) -> std::result::Result<Response, Failure> {
    let grant = visit.actor.may(APPROVE)?;
    let remark = Answers::new().with("remark", &decision.remark);
    let answers = remark.clone().with("subject", &decision.subject).with("body", &decision.body);
    let done = if decision.act == "back" {
        app.write(grant, move |tx| look_ends::send_back(tx, id, &decision.look, &decision.remark)).await
    } else {
        second_look::approve(&app, grant, id, decision.look, (decision.subject, decision.body.replace("\r\n", "\n"))).await
    };
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/{}{PATH}", visit.actor.lang.code())).into_response()),
        Err(error) => {
            // What was written over another text does not hide the one that waits now.
            let answers = if matches!(error, Error::Conflict(CHANGED)) { remark } else { answers };
            let (status, answers) = corrected(answers, error)?;
            Ok((status, shown(&app, &visit, answers.named(&format!("{id}-"))).await?).into_response())
        }
    }
}

/// GET /desk/second-looks/{id}/files/{file} — a file that goes with a reply that waits, as it will leave.
async fn file(State(app): State<App>, visit: Visit, Path((id, file)): Path<(CaseId, String)>) -> std::result::Result<Response, Failure> {
    let grant = visit.actor.may(APPROVE)?;
    let found = app.read(grant.clone(), move |tx| {
        desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
        let files = looks::look(tx, id)?.map(|look| look.files).unwrap_or_default();
        let found = files.into_iter().find(|one| one.id.to_string() == file).ok_or(Error::NotFound("file"))?;
        scan::may_leave(tx, std::slice::from_ref(&found))?;
        Ok(found)
    });
    let found = found.await?;
    let bytes = app.blobs().read(grant, &found.hash).await?;
    saved(bytes, &found.name, "application/octet-stream")
}

/// POST /desk/cases/{id}/second-look/removal
async fn call_back(State(app): State<App>, visit: Visit, Path(id): Path<CaseId>) -> platform::Result<Response> {
    let done = app.write(visit.actor.may(REPLY)?, move |tx| look_ends::call_back(tx, id)).await;
    desk::told(&app, &visit, id, done).await
}
