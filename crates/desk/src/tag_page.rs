//! Tags: the page on which an entity's are made, and putting them on a case and taking them off.

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
use kernel::Result;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Query;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::html;
use platform::number;
use serde::Deserialize;
use ui::Answers;
use ui::Page;

use crate::Case;
use crate::case_acts::after;
use crate::case_page::Kept;
use crate::converse::WORK;
use crate::store::tags;
use crate::tags::TAGS;
use crate::tags::offer_tag;
use crate::tags::put_tag;
use crate::tags::save_tag;
use crate::tags::tag_called;
use crate::tags::take_tag;

/// The key of the tags in the rail.
pub(crate) const SECTION: &str = "tags";

pub(crate) fn routes() -> Vec<Route> {
    let (may, work) = (Access::May(TAGS), Access::May(WORK));
    vec![
        Route::page(Method::GET, "/admin/tags", may, get(show)),
        Route::page(Method::POST, "/admin/tags", may, post(save)),
        Route::page(Method::POST, "/admin/tags/{id}/offering", may, post(offer)),
        Route::page(Method::POST, "/desk/cases/{id}/tags", work, post(put)),
        Route::page(Method::POST, "/desk/cases/{id}/tags/{tag}/removal", work, post(take)),
    ]
}

/// What the head of a case shows of its tags.
pub(crate) struct Tagging {
    pub(crate) may: bool,
    pub(crate) tags: Vec<Shown>,
    /// The names that can be put on it, in the reader's language.
    pub(crate) offered: Vec<String>,
    pub(crate) admin: String,
}

/// A tag that is on the case.
pub(crate) struct Shown {
    pub(crate) name: String,
    pub(crate) removal: String,
}

impl Tagging {
    pub(crate) fn read(tx: &mut Tx<'_>, page: &Page, case: &Case) -> Result<Tagging> {
        let may = tx.actor().can(WORK);
        let known = tags::of_case(tx, case.id)?;
        let all = if may { tags::all(tx)? } else { Vec::new() };
        let is_free = |tag: &crate::tags::Tag| tag.is_offered && !known.iter().any(|one| one.id == tag.id);
        let offered = all.iter().filter(|tag| is_free(tag)).map(|tag| tag.name.get(page.lang).to_owned()).collect();
        let removal = |tag: &crate::tags::Tag| page.href(&format!("{}/tags/{}/removal", case.path(), tag.id));
        let shown = known.iter().map(|tag| Shown { name: tag.name.get(page.lang).into(), removal: removal(tag) }).collect();
        let admin = if tx.actor().can(TAGS) { page.href("/admin/tags") } else { String::new() };
        Ok(Tagging { may, tags: shown, offered, admin })
    }
}

#[derive(Deserialize)]
struct PutForm {
    #[serde(default)]
    tag: String,
}

/// POST /desk/cases/{id}/tags — by its name in either language.
async fn put(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<PutForm>) -> Result<Response, Failure> {
    let id = number(&id)?;
    let act = move |tx: &mut Tx<'_>| {
        crate::store::case(tx, id)?.ok_or(kernel::Error::NotFound("case"))?;
        let tag = tag_called(tx, &form.tag)?;
        put_tag(tx, id, tag.id).map(drop)
    };
    let done = app.write(visit.actor.may(WORK)?, act).await;
    after(&app, &visit, id, done, Kept::default()).await
}

/// POST /desk/cases/{id}/tags/{tag}/removal
async fn take(State(app): State<App>, visit: Visit, Path((id, tag)): Path<(String, String)>) -> Result<Response, Failure> {
    let (id, tag) = (number(&id)?, number(&tag)?);
    let done = app.write(visit.actor.may(WORK)?, move |tx| take_tag(tx, id, tag).map(drop)).await;
    after(&app, &visit, id, done, Kept::default()).await
}

#[derive(Template)]
#[template(path = "tags.html")]
struct TagsPage {
    page: Page,
    rows: Vec<Row>,
    /// The tag whose names are being changed; empty for a new one.
    changed: String,
    typed: Answers,
}

struct Row {
    name_ar: String,
    name_en: String,
    is_offered: bool,
    offering: String,
    rename: String,
    cases: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// The tag whose names are to be changed.
    id: String,
}

/// GET /admin/tags?id=…
async fn show(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    if asked.id.is_empty() {
        return shown(&app, &visit, Answers::new()).await;
    }
    let id = number(&asked.id)?;
    let known = app.read(visit.actor.may(TAGS)?, move |tx| tags::one(tx, id)).await?.ok_or(kernel::Error::NotFound("tag"))?;
    shown(&app, &visit, Answers::new().with("id", asked.id).with("name_ar", known.name.ar).with("name_en", known.name.en)).await
}

async fn shown(app: &App, visit: &Visit, typed: Answers) -> Result<Response, Failure> {
    let page = app.desk_page(visit, "desk-tags", SECTION).await?;
    let all = app.read(visit.actor.may(TAGS)?, tags::all).await?;
    let may_read = visit.actor.can(crate::READ);
    let row = |tag: crate::tags::Tag| Row {
        offering: page.href(&format!("/admin/tags/{}/offering", tag.id)),
        cases: if may_read { page.href(&format!("/desk/cases?view=filter&tag={}", tag.id)) } else { String::new() },
        rename: page.href(&format!("/admin/tags?id={}#names", tag.id)),
        name_ar: tag.name.ar,
        name_en: tag.name.en,
        is_offered: tag.is_offered,
    };
    let rows = all.into_iter().map(row).collect();
    html(&TagsPage { changed: typed.value("id").into(), page, rows, typed })
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct TagForm {
    /// The tag that is changed; empty for a new one.
    id: String,
    name_ar: String,
    name_en: String,
}

/// POST /admin/tags
async fn save(State(app): State<App>, visit: Visit, Form(form): Form<TagForm>) -> Result<Response, Failure> {
    let id = if form.id.is_empty() { None } else { Some(number(&form.id)?) };
    let typed = Answers::new().with("id", &form.id).with("name_ar", &form.name_ar).with("name_en", &form.name_en);
    let name = Bilingual::new(form.name_ar, form.name_en);
    match app.write(visit.actor.may(TAGS)?, move |tx| save_tag(tx, id, name)).await {
        Ok(_) => Ok(back(&visit)),
        Err(error) => {
            let (status, typed) = corrected(typed, error)?;
            Ok((status, shown(&app, &visit, typed).await?).into_response())
        }
    }
}

#[derive(Deserialize)]
struct OfferForm {
    #[serde(default)]
    offered: String,
}

/// POST /admin/tags/{id}/offering
async fn offer(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<OfferForm>) -> Result<Response, Failure> {
    let id = number(&id)?;
    app.write(visit.actor.may(TAGS)?, move |tx| offer_tag(tx, id, form.offered == "yes")).await?;
    Ok(back(&visit))
}

fn back(visit: &Visit) -> Response {
    Redirect::to(&format!("/{}/admin/tags", visit.actor.lang.code())).into_response()
}
