//! Writing to an entity: a form that loses nothing, and a message that becomes a case through the channel that takes messages.

use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use http::StatusCode;
use kernel::Actor;
use kernel::Error;
use kernel::FieldError;
use kernel::Id;
use org::Entity;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Result;
use platform::Route;
use platform::Visit;
use platform::Written;
use platform::failure;
use platform::fresh_token;
use platform::html;
use ui::Answers;
use ui::Choice;
use ui::Page;

use crate::READ;
use crate::WRITE;
use crate::entity::entity_of;
use crate::entity::write_in;
use crate::form::Typed;
use crate::pass::Opens;
use crate::pass::Pass;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/e/{code}/write", Access::Anyone, get(ask)),
        Route::page(Method::POST, "/e/{code}/write", Access::Anyone, post(send)),
    ]
}

#[derive(Template)]
#[template(path = "write.html")]
struct WritePage {
    page: Page,
    entity: Entity,
    services: Vec<Choice>,
    answers: Answers,
    /// What went wrong beside the fields; empty when nothing did.
    trouble: String,
    key: String,
    can_write: bool,
}

/// GET /e/{code}/write
async fn ask(State(app): State<App>, visit: Visit, Path(code): Path<String>) -> Result {
    let entity = entity_of(&app, &visit, &code).await?;
    html(&page(&app, &visit, entity, (Answers::new(), fresh_token(""))).await?)
}

async fn page(app: &App, visit: &Visit, entity: Entity, (answers, key): (Answers, String)) -> Result<WritePage> {
    let grant = Actor::anyone(visit.actor.lang).may(READ)?.within(entity.id);
    let offered = app.read(grant, org::store::services).await?;
    let mut page = app.public_page(visit, "portal-write", "home");
    page.entity = entity.name.get(page.lang).into();
    let service = |service: org::Service| Choice::new(service.id.to_string(), service.name.get(page.lang));
    let none = Choice::new("", page.t("portal-service-none"));
    let services = [none].into_iter().chain(offered.into_iter().filter(|service| service.is_offered).map(service)).collect();
    Ok(WritePage { can_write: write_in(app).is_some(), page, entity, services, answers, trouble: String::new(), key })
}

/// POST /e/{code}/write
async fn send(State(app): State<App>, visit: Visit, Path(code): Path<String>, Form(typed): Form<Typed>) -> Result {
    let entity = entity_of(&app, &visit, &code).await?;
    let typed = typed.tidied();
    match take(&app, &visit, &entity, &typed).await {
        Ok(case) => {
            let pass = Pass { entity: entity.id, case: Id::new(case) }.sign(app.keys(), Opens::Receipt, app.now());
            Ok(Redirect::to(&format!("/{}/received/{pass}", visit.actor.lang.code())).into_response())
        }
        Err(error) => again(&app, &visit, entity, &typed, error).await,
    }
}

async fn take(app: &App, visit: &Visit, entity: &Entity, typed: &Typed) -> kernel::Result<i64> {
    Actor::anyone(visit.actor.lang).may(WRITE)?;
    let write_in = write_in(app).ok_or_else(|| kernel::refuse("portal-no-writing"))?;
    let faults = typed.faults();
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    let written = Written {
        entity: entity.id,
        case: None,
        name: typed.name.clone(),
        address: typed.email.clone(),
        lang: visit.actor.lang,
        service: typed.service.parse().ok(),
        subject: typed.subject.clone(),
        text: typed.text.clone(),
        key: key(app, &[&entity.id.to_string(), &typed.key, &typed.email, &typed.subject, &typed.text]),
    };
    write_in(app.clone(), written).await
}

/// The same form with the same words is one message; the same form with other words, after going back, is another one.
pub(crate) fn key(app: &App, parts: &[&str]) -> String {
    let said: String = parts.iter().map(|part| format!("{}:{part}", part.len())).collect();
    hex::encode(app.keys().mac("portal.written", said.as_bytes()))
}

/// The form again, with everything that was typed and what to do.
async fn again(app: &App, visit: &Visit, entity: Entity, typed: &Typed, error: Error) -> Result {
    let status = failure::status(&error);
    let trouble = trouble(app, visit, &error);
    let answers = match error {
        Error::Invalid(fields) => typed.answers().wrong(fields.into_iter().map(of_form).collect()),
        _ => typed.answers(),
    };
    let key = if typed.key.is_empty() { fresh_token("") } else { typed.key.clone() };
    let shown = WritePage { trouble, ..page(app, visit, entity, (answers, key)).await? };
    Ok(with_status(status, html(&shown)?))
}

/// A fault under the name that its field has in this form: the channel knows the address as an address.
fn of_form(fault: FieldError) -> FieldError {
    if fault.field == "address" { FieldError { field: "email".into(), ..fault } } else { fault }
}

/// What went wrong beside the fields, in the reader's words. What broke is logged, since the border sees only the page.
pub(crate) fn trouble(app: &App, visit: &Visit, error: &Error) -> String {
    match error {
        Error::Invalid(_) => return String::new(),
        Error::Broken(..) => tracing::error!(request = %visit.actor.request, %error, "a message could not be taken"),
        _ => {}
    }
    failure::tell(app, visit.actor.lang, error).detail
}

/// The same answer under another status.
pub(crate) fn with_status(status: StatusCode, mut response: Response) -> Response {
    *response.status_mut() = status;
    response
}

/// The failure of a page that needs a pass and has none, or one whose time is over: nothing is told apart.
pub(crate) fn no_such_page() -> Failure {
    Failure(Error::NotFound("page"))
}
