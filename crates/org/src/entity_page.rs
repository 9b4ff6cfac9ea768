//! The pages of the entity itself, its centres and its services.

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
use kernel::invalid;
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
use ui::NavItem;
use ui::Page;

use crate::Centre;
use crate::Service;
use crate::ServiceId;
use crate::found;
use crate::manage::MANAGE;
use crate::manage::SECTION;
use crate::manage::in_both;
use crate::manage::is_site;
use crate::manage::tabs;
use crate::store;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(MANAGE);
    vec![
        Route::page(Method::GET, "/admin/entity", may, get(entity)),
        Route::page(Method::POST, "/admin/entity", may, post(save_entity)),
        Route::page(Method::GET, "/admin/centres", may, get(centres)),
        Route::page(Method::POST, "/admin/centres", may, post(open_centre)),
        Route::page(Method::GET, "/admin/services", may, get(services)),
        Route::page(Method::POST, "/admin/services", may, post(add_service)),
        Route::page(Method::POST, "/admin/services/{id}/offering", may, post(offer)),
        Route::page(Method::POST, "/admin/services/{id}/words", may, post(word)),
    ]
}

#[derive(Template)]
#[template(path = "entity.html")]
struct EntityPage {
    page: Page,
    tabs: Vec<NavItem>,
    code: String,
    answers: Answers,
}

/// GET /admin/entity
async fn entity(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    entity_shown(&app, &visit, None).await
}

/// The page with what is known, or with what was typed.
async fn entity_shown(app: &App, visit: &Visit, typed: Option<Answers>) -> Result<Response, Failure> {
    let page = app.desk_page(visit, "org-tab-entity", SECTION).await?;
    let entity = app.read(visit.actor.may(MANAGE)?, store::own_entity).await?.ok_or(Error::NotFound("entity"))?;
    let known = EntityForm { name_ar: entity.name.ar, name_en: entity.name.en, phone: entity.phone, site: entity.site };
    let answers = typed.unwrap_or_else(|| known.answers());
    html(&EntityPage { tabs: tabs(&page, true, "entity"), page, code: entity.code, answers })
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct EntityForm {
    name_ar: String,
    name_en: String,
    phone: String,
    site: String,
}

impl EntityForm {
    fn answers(&self) -> Answers {
        let names = Answers::new().with("name_ar", &self.name_ar).with("name_en", &self.name_en);
        names.with("phone", &self.phone).with("site", &self.site)
    }
}

/// POST /admin/entity
async fn save_entity(State(app): State<App>, visit: Visit, Form(form): Form<EntityForm>) -> Result<Response, Failure> {
    let answers = form.answers();
    let act = move |tx: &mut Tx<'_>| {
        in_both(&form.name_ar, &form.name_en)?;
        if !is_site(form.site.trim()) {
            return Err(invalid("site", "org-site-wrong"));
        }
        let known = store::own_entity(tx)?.ok_or(Error::NotFound("entity"))?;
        let name = Bilingual::new(form.name_ar.trim(), form.name_en.trim());
        let changed = crate::Entity { name, phone: form.phone.trim().into(), site: form.site.trim().into(), ..known };
        found::change_entity(tx, &changed)
    };
    match app.write(visit.actor.may(MANAGE)?, act).await {
        Ok(()) => Ok(to(&visit, "entity")),
        Err(error) => {
            let (status, answers) = corrected(answers, error)?;
            Ok((status, entity_shown(&app, &visit, Some(answers)).await?).into_response())
        }
    }
}

/// To one of the organisation's pages.
fn to(visit: &Visit, tab: &str) -> Response {
    Redirect::to(&format!("/{}/admin/{tab}", visit.actor.lang.code())).into_response()
}

#[derive(Template)]
#[template(path = "centres.html")]
struct CentresPage {
    page: Page,
    tabs: Vec<NavItem>,
    centres: Vec<Centre>,
    answers: Answers,
}

/// GET /admin/centres
async fn centres(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    centres_shown(&app, &visit, Answers::new()).await
}

async fn centres_shown(app: &App, visit: &Visit, answers: Answers) -> Result<Response, Failure> {
    let page = app.desk_page(visit, "org-tab-centres", SECTION).await?;
    let centres = app.read(visit.actor.may(MANAGE)?, store::centres).await?;
    html(&CentresPage { tabs: tabs(&page, true, "centres"), page, centres, answers })
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct PlaceForm {
    name_ar: String,
    name_en: String,
    place_ar: String,
    place_en: String,
}

impl PlaceForm {
    fn answers(&self) -> Answers {
        let names = Answers::new().with("name_ar", &self.name_ar).with("name_en", &self.name_en);
        names.with("place_ar", &self.place_ar).with("place_en", &self.place_en)
    }
}

/// POST /admin/centres
async fn open_centre(State(app): State<App>, visit: Visit, Form(form): Form<PlaceForm>) -> Result<Response, Failure> {
    let answers = form.answers();
    let act = move |tx: &mut Tx<'_>| {
        in_both(&form.name_ar, &form.name_en)?;
        let name = Bilingual::new(form.name_ar.trim(), form.name_en.trim());
        let place = Bilingual::new(form.place_ar.trim(), form.place_en.trim());
        let centre = Centre { id: tx.new_id(), name, place };
        found::open_centre(tx, &centre)
    };
    match app.write(visit.actor.may(MANAGE)?, act).await {
        Ok(()) => Ok(to(&visit, "centres")),
        Err(error) => {
            let (status, answers) = corrected(answers, error)?;
            Ok((status, centres_shown(&app, &visit, answers).await?).into_response())
        }
    }
}

#[derive(Template)]
#[template(path = "services.html")]
struct ServicesPage {
    page: Page,
    tabs: Vec<NavItem>,
    services: Vec<Service>,
    answers: Answers,
}

impl ServicesPage {
    /// The words of a service, or what was typed for them and must be corrected.
    fn words<'a>(&'a self, service: &'a Service) -> &'a str {
        if self.is_typed(service) { self.answers.value("words") } else { &service.words }
    }

    fn is_typed(&self, service: &Service) -> bool {
        self.answers.value("id") == service.id.to_string()
    }
}

/// GET /admin/services
async fn services(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    services_shown(&app, &visit, Answers::new()).await
}

async fn services_shown(app: &App, visit: &Visit, answers: Answers) -> Result<Response, Failure> {
    let page = app.desk_page(visit, "org-tab-services", SECTION).await?;
    let services = app.read(visit.actor.may(MANAGE)?, store::services).await?;
    html(&ServicesPage { tabs: tabs(&page, true, "services"), page, services, answers })
}

/// POST /admin/services
async fn add_service(State(app): State<App>, visit: Visit, Form(form): Form<PlaceForm>) -> Result<Response, Failure> {
    let answers = form.answers();
    let act = move |tx: &mut Tx<'_>| {
        in_both(&form.name_ar, &form.name_en)?;
        let name = Bilingual::new(form.name_ar.trim(), form.name_en.trim());
        let service = Service { id: tx.new_id(), name, words: String::new(), is_offered: true };
        found::add_service(tx, &service)
    };
    match app.write(visit.actor.may(MANAGE)?, act).await {
        Ok(()) => Ok(to(&visit, "services")),
        Err(error) => {
            let (status, answers) = corrected(answers, error)?;
            Ok((status, services_shown(&app, &visit, answers).await?).into_response())
        }
    }
}

#[derive(Deserialize)]
struct WordsForm {
    #[serde(default)]
    words: String,
}

/// POST /admin/services/{id}/words
async fn word(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<WordsForm>) -> Result<Response, Failure> {
    let id: ServiceId = number(&id)?;
    let words = form.words.clone();
    match app.write(visit.actor.may(MANAGE)?, move |tx| found::word_service(tx, id, &words)).await {
        Ok(()) => Ok(to(&visit, "services")),
        Err(error) => {
            let (status, answers) = corrected(Answers::new().with("id", id.to_string()).with("words", form.words), error)?;
            Ok((status, services_shown(&app, &visit, answers).await?).into_response())
        }
    }
}

#[derive(Deserialize)]
struct OfferForm {
    /// `yes` or `no`.
    offered: String,
}

/// POST /admin/services/{id}/offering
async fn offer(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<OfferForm>) -> Result<Response, Failure> {
    let id: ServiceId = number(&id)?;
    app.write(visit.actor.may(MANAGE)?, move |tx| found::offer_service(tx, id, form.offered == "yes")).await?;
    Ok(to(&visit, "services"))
}
