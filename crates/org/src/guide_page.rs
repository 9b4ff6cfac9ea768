//! The page on which the catalogue is told what a service needs.

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::Bilingual;
use kernel::Error;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::html;
use platform::number;
use serde::Deserialize;
use ui::Answers;
use ui::Page;

use crate::ServiceGuide;
use crate::ServiceId;
use crate::guide_service;
use crate::manage::MANAGE;
use crate::manage::SECTION;
use crate::manage::both;
use crate::store;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(MANAGE);
    vec![
        Route::page(Method::GET, "/admin/services/{id}/guide", may, get(show)),
        Route::page(Method::POST, "/admin/services/{id}/guide", may, post(save)),
    ]
}

#[derive(Template)]
#[template(path = "service_guide.html")]
struct GuidePage {
    page: Page,
    service: Bilingual,
    path: String,
    back: String,
    answers: Answers,
}

/// GET /admin/services/{id}/guide
async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    shown(&app, &visit, number(&id)?, None).await
}

/// The page with what is known, or with what was typed.
async fn shown(app: &App, visit: &Visit, id: ServiceId, typed: Option<Answers>) -> Result<Response, Failure> {
    let page = app.desk_page(visit, "org-guide", SECTION).await?;
    let read = app.read(visit.actor.may(MANAGE)?, move |tx| {
        let service = store::service(tx, id)?.ok_or(Error::NotFound("service"))?;
        Ok((service.name, store::service_guide(tx, id)?.unwrap_or_default()))
    });
    let (service, guide) = read.await?;
    html(&GuidePage {
        service,
        path: page.href(&format!("/admin/services/{id}/guide")),
        back: page.href("/admin/services"),
        answers: typed.unwrap_or_else(|| GuideForm::of(guide).answers()),
        page,
    })
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct GuideForm {
    documents_ar: String,
    documents_en: String,
    steps_ar: String,
    steps_en: String,
    conditions_ar: String,
    conditions_en: String,
    fee_ar: String,
    fee_en: String,
}

impl GuideForm {
    fn of(guide: ServiceGuide) -> Self {
        Self {
            documents_ar: guide.documents.ar,
            documents_en: guide.documents.en,
            steps_ar: guide.steps.ar,
            steps_en: guide.steps.en,
            conditions_ar: guide.conditions.ar,
            conditions_en: guide.conditions.en,
            fee_ar: guide.fee.ar,
            fee_en: guide.fee.en,
        }
    }

    fn guide(&self) -> ServiceGuide {
        ServiceGuide {
            documents: both(&self.documents_ar, &self.documents_en),
            steps: both(&self.steps_ar, &self.steps_en),
            conditions: both(&self.conditions_ar, &self.conditions_en),
            fee: both(&self.fee_ar, &self.fee_en),
        }
    }

    fn answers(&self) -> Answers {
        let said = Answers::new().with("documents_ar", &self.documents_ar).with("documents_en", &self.documents_en);
        let said = said.with("steps_ar", &self.steps_ar).with("steps_en", &self.steps_en);
        let said = said.with("conditions_ar", &self.conditions_ar).with("conditions_en", &self.conditions_en);
        said.with("fee_ar", &self.fee_ar).with("fee_en", &self.fee_en)
    }
}

/// POST /admin/services/{id}/guide
async fn save(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<GuideForm>) -> Result<Response, Failure> {
    let (id, typed): (ServiceId, Answers) = (number(&id)?, form.answers());
    match app.write(visit.actor.may(MANAGE)?, move |tx: &mut Tx<'_>| guide_service(tx, id, &form.guide())).await {
        Ok(()) => Ok(Redirect::to(&format!("/{}/admin/services", visit.actor.lang.code())).into_response()),
        Err(error) => {
            let (status, answers) = corrected(typed, error)?;
            Ok((status, shown(&app, &visit, id, Some(answers)).await?).into_response())
        }
    }
}
