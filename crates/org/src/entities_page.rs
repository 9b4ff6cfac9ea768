//! The page of all entities, for whoever runs the installation: what there is, and founding another with its first administrator.

use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use http::StatusCode;
use kernel::EntityId;
use kernel::Error;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::html;
use platform::number;
use ui::Answers;
use ui::Choice;
use ui::Page;

use crate::employee_form::langs;
use crate::founding;
use crate::founding::FOUND;
use crate::founding::FoundingForm;
use crate::founding::Invited;
use crate::founding::SECTION;
use crate::store;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(FOUND);
    vec![
        Route::page(Method::GET, "/admin/entities", may, get(list)),
        Route::page(Method::POST, "/admin/entities", may, post(found)),
        Route::page(Method::POST, "/admin/entities/{id}/invitation", may, post(invite)),
    ]
}

#[derive(Template)]
#[template(path = "entities.html")]
struct EntitiesPage {
    page: Page,
    rows: Vec<Row>,
    answers: Answers,
    langs: Vec<Choice>,
    invited: Option<Invited>,
}

struct Row {
    code: String,
    name: String,
    phone: String,
    /// The address of an administrator who has not come yet; empty when somebody has.
    awaited: String,
    invitation: String,
}

/// GET /admin/entities
async fn list(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    shown(&app, &visit, Answers::new(), None).await
}

async fn shown(app: &App, visit: &Visit, answers: Answers, invited: Option<Invited>) -> Result<Response, Failure> {
    let page = app.desk_page(visit, "org-entities", SECTION).await?;
    let read = |tx: &mut ::store::Tx<'_>| Ok((store::entities(tx)?, founding::awaited(tx)?));
    let (entities, awaited) = app.read(visit.actor.may(FOUND)?, read).await?;
    let row = |entity: &crate::Entity| Row {
        code: entity.code.clone(),
        name: entity.name.get(page.lang).into(),
        phone: entity.phone.clone(),
        awaited: awaited.iter().find(|(id, _)| *id == entity.id).map(|(_, account)| account.email.clone()).unwrap_or_default(),
        invitation: page.href(&format!("/admin/entities/{}/invitation", entity.id)),
    };
    let rows = entities.iter().map(row).collect();
    html(&EntitiesPage { rows, answers, langs: langs(), invited, page })
}

/// POST /admin/entities — all of it or nothing; what cannot be taken is shown again with the reason, as it was typed.
async fn found(State(app): State<App>, visit: Visit, Form(form): Form<FoundingForm>) -> Result<Response, Failure> {
    let grant = visit.actor.may(FOUND)?;
    let id: EntityId = app.read(grant.clone(), |tx| Ok(tx.new_id())).await?;
    let (inside, answers) = (app.clone(), form.answers());
    match app.write(grant.within(id), move |tx| founding::found(&inside, tx, id, &form)).await {
        Ok(invited) => shown(&app, &visit, Answers::new(), Some(invited)).await,
        Err(Error::Invalid(wrong)) => {
            let page = shown(&app, &visit, answers.wrong(wrong), None).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// POST /admin/entities/{id}/invitation — the answer is the only page that shows the new link.
async fn invite(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let id: EntityId = number(&id)?;
    let inside = app.clone();
    let invited = app.write(visit.actor.may(FOUND)?.within(id), move |tx| founding::invite_again(&inside, tx, id)).await?;
    shown(&app, &visit, Answers::new(), Some(invited)).await
}
