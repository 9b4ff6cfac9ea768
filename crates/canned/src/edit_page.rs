//! The form of a canned reply: both languages side by side, with what each placeholder stands for.

use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::Bilingual;
use kernel::Error;
use kernel::Result;
use kernel::invalid;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::beside;
use platform::failure::corrected;
use platform::html;
use platform::number;
use serde::Deserialize;
use ui::Answers;
use ui::Choice;
use ui::Page;

use crate::canned::Canned;
use crate::canned::CannedId;
use crate::list_page::SECTION;
use crate::list_page::later;
use crate::list_page::to_list;
use crate::list_page::today;
use crate::save::MANAGE;
use crate::save::save_canned;
use crate::store;
use crate::text::Field;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(MANAGE);
    vec![
        Route::page(Method::GET, "/desk/canned/new", may, get(new)),
        Route::page(Method::GET, "/desk/canned/{id}", may, get(edit)),
        Route::page(Method::POST, "/desk/canned", may, post(add)),
        Route::page(Method::POST, "/desk/canned/{id}", may, post(change)),
    ]
}

#[derive(Template)]
#[template(path = "canned_edit.html")]
struct EditPage {
    page: Page,
    action: String,
    services: Vec<Choice>,
    /// What each placeholder is written as, and what it becomes.
    fields: Vec<(String, String)>,
    answers: Answers,
}

/// GET /desk/canned/new
async fn new(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    shown(&app, &visit, None, None).await
}

/// GET /desk/canned/{id}
async fn edit(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    shown(&app, &visit, Some(number(&id)?), None).await
}

/// Makes the page of one that is there, or of a new one; also after it was refused, with what was typed.
async fn shown(app: &App, visit: &Visit, id: Option<CannedId>, typed: Option<Answers>) -> Result<Response, Failure> {
    let title = if id.is_some() { "canned-change" } else { "canned-new" };
    let page = app.desk_page(visit, title, SECTION).await?;
    let read = app.read(visit.actor.may(MANAGE)?, move |tx| {
        let known = id.map(|id| store::one(tx, id)?.ok_or(Error::NotFound("canned"))).transpose()?;
        Ok((known, org::store::services(tx)?))
    });
    let (known, services) = read.await?;
    let of_all = Choice::new("", page.t("canned-any-service"));
    let choices = services.iter().map(|service| Choice::new(service.id.to_string(), service.name.get(page.lang)));
    let address = id.map_or_else(|| "/desk/canned".to_owned(), |id| format!("/desk/canned/{id}"));
    html(&EditPage {
        action: page.href(&address),
        services: [of_all].into_iter().chain(choices).collect(),
        fields: Field::ALL.map(|field| (format!("{{{}}}", field.key()), page.t(&format!("canned-field-{}", field.key())))).into(),
        answers: typed.unwrap_or_else(|| known.as_ref().map_or_else(|| blank(&page), answers)),
        page,
    })
}

fn blank(page: &Page) -> Answers {
    Answers::new().with("review_on", later(today(page)).to_string()).with("offered", "yes")
}

fn answers(canned: &Canned) -> Answers {
    let texts = Answers::new().with("title_ar", &canned.title.ar).with("title_en", &canned.title.en);
    let texts = texts.with("text_ar", &canned.text.ar).with("text_en", &canned.text.en).with("shortcut", &canned.shortcut);
    let service = canned.service.map(|id| id.to_string()).unwrap_or_default();
    texts
        .with("service", service)
        .with("review_on", canned.review_on.to_string())
        .with("offered", if canned.is_offered { "yes" } else { "" })
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct CannedForm {
    shortcut: String,
    title_ar: String,
    title_en: String,
    text_ar: String,
    text_en: String,
    service: String,
    review_on: String,
    offered: String,
}

impl CannedForm {
    fn answers(&self) -> Answers {
        let texts = Answers::new().with("title_ar", &self.title_ar).with("title_en", &self.title_en).with("shortcut", &self.shortcut);
        let texts = texts.with("text_ar", &self.text_ar).with("text_en", &self.text_en);
        texts.with("service", &self.service).with("review_on", &self.review_on).with("offered", &self.offered)
    }

    fn canned(&self, id: CannedId) -> Result<Canned> {
        let service = match self.service.as_str() {
            "" => None,
            chosen => Some(chosen.parse().map_err(|_| Error::NotFound("service"))?),
        };
        Ok(Canned {
            id,
            shortcut: self.shortcut.trim().trim_start_matches('/').to_lowercase(),
            title: Bilingual::new(self.title_ar.trim(), self.title_en.trim()),
            text: Bilingual::new(lines(&self.text_ar), lines(&self.text_en)),
            service,
            review_on: ui::read_day(&self.review_on).ok_or_else(|| invalid("review_on", "canned-review-day"))?,
            is_offered: self.offered == "yes",
        })
    }
}

/// Browsers send CR LF.
fn lines(text: &str) -> String {
    text.trim().replace("\r\n", "\n")
}

/// POST /desk/canned
async fn add(State(app): State<App>, visit: Visit, Form(form): Form<CannedForm>) -> Result<Response, Failure> {
    write(&app, &visit, None, form).await
}

/// POST /desk/canned/{id}
async fn change(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<CannedForm>) -> Result<Response, Failure> {
    write(&app, &visit, Some(number(&id)?), form).await
}

async fn write(app: &App, visit: &Visit, id: Option<CannedId>, form: CannedForm) -> Result<Response, Failure> {
    let typed = form.answers();
    let written = app.write(visit.actor.may(MANAGE)?, move |tx| {
        if let Some(id) = id {
            store::one(tx, id)?.ok_or(Error::NotFound("canned"))?;
        }
        let canned = form.canned(id.unwrap_or_else(|| tx.new_id()))?;
        if let Some(service) = canned.service {
            org::store::service(tx, service)?.ok_or(Error::NotFound("service"))?;
        }
        save_canned(tx, &canned)
    });
    match written.await {
        Ok(()) => Ok(to_list(visit)),
        Err(error) => {
            let (status, typed) = corrected(typed, beside(error, |_| None))?;
            Ok((status, shown(app, visit, id, Some(typed)).await?).into_response())
        }
    }
}
