//! Cases brought together and apart, from the page of one of them: merged, parted, linked, split.

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
use kernel::Error;
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

use crate::CaseId;
use crate::case_acts::after;
use crate::case_page::Kept;
use crate::converse::WORK;
use crate::inbox::SECTION;
use crate::link::link_case;
use crate::link::unlink_case;
use crate::merge::merge;
use crate::merge::part;
use crate::pane::channels;
use crate::split::Part;
use crate::split::entry;
use crate::split::split_case;
use crate::split::writer_of;
use crate::store;

pub(crate) fn routes() -> Vec<Route> {
    let work = Access::May(WORK);
    vec![
        Route::page(Method::POST, "/desk/cases/{id}/merging", work, post(bring_together)),
        Route::page(Method::POST, "/desk/cases/{id}/parting", work, post(bring_apart)),
        Route::page(Method::POST, "/desk/cases/{id}/links", work, post(link)),
        Route::page(Method::POST, "/desk/cases/{id}/links/{other}/removal", work, post(unlink)),
        Route::page(Method::GET, "/desk/cases/{id}/splits", work, get(ask_split)),
        Route::page(Method::POST, "/desk/cases/{id}/splits", work, post(split)),
    ]
}

#[derive(Deserialize)]
struct MergeForm {
    #[serde(default)]
    other: String,
    seen: i64,
}

/// POST /desk/cases/{id}/merging
async fn bring_together(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<MergeForm>,
) -> Result<Response, Failure> {
    let (id, other): (CaseId, CaseId) = (number(&id)?, number(&form.other)?);
    match app.write(visit.actor.may(WORK)?, move |tx| merge(tx, id, other, form.seen)).await {
        Ok(batch) => Ok(Redirect::to(&format!("/{}/desk/cases/{id}?batch={}", visit.actor.lang.code(), batch.id)).into_response()),
        Err(error) => after(&app, &visit, id, Err(error), Kept::default()).await,
    }
}

#[derive(Deserialize)]
struct OtherForm {
    #[serde(default)]
    other: String,
}

/// POST /desk/cases/{id}/parting
async fn bring_apart(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<OtherForm>,
) -> Result<Response, Failure> {
    let (id, other): (CaseId, CaseId) = (number(&id)?, number(&form.other)?);
    let done = app.write(visit.actor.may(WORK)?, move |tx| part(tx, id, other).map(drop)).await;
    after(&app, &visit, id, done, Kept::default()).await
}

#[derive(Deserialize)]
struct LinkForm {
    #[serde(default)]
    reference: String,
}

/// POST /desk/cases/{id}/links
async fn link(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<LinkForm>) -> Result<Response, Failure> {
    let id = number(&id)?;
    let done = app.write(visit.actor.may(WORK)?, move |tx| link_case(tx, id, &form.reference).map(drop)).await;
    after(&app, &visit, id, done, Kept::default()).await
}

/// POST /desk/cases/{id}/links/{other}/removal
async fn unlink(State(app): State<App>, visit: Visit, Path((id, other)): Path<(String, String)>) -> Result<Response, Failure> {
    let (id, other) = (number(&id)?, number(&other)?);
    let done = app.write(visit.actor.may(WORK)?, move |tx| unlink_case(tx, id, other)).await;
    after(&app, &visit, id, done, Kept::default()).await
}

#[derive(Template)]
#[template(path = "split.html")]
struct SplitPage {
    page: Page,
    case: String,
    reference: String,
    entry: i64,
    /// The address of who wrote it, where that is not the customer.
    writer: String,
    typed: Answers,
}

/// The message that becomes a case, named as the conversation names it: `entry-12`.
#[derive(Deserialize)]
struct AskedSplit {
    #[serde(default)]
    entry: String,
}

/// GET /desk/cases/{id}/splits?entry=entry-12
async fn ask_split(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
    Query(asked): Query<AskedSplit>,
) -> Result<Response, Failure> {
    let text = asked.entry.trim_start_matches("entry-").parse().map_err(|_| Error::NotFound("entry"))?;
    shown(&app, &visit, (number(&id)?, text), None).await
}

async fn shown(app: &App, visit: &Visit, (id, wanted): (CaseId, i64), typed: Option<Answers>) -> Result<Response, Failure> {
    let page = app.desk_page(visit, "desk-split", SECTION).await?;
    let channels = channels(app);
    let look = move |tx: &mut Tx<'_>| {
        let case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
        let entry = entry(tx, case.id, wanted)?.ok_or(Error::NotFound("entry"))?;
        let writer = writer_of(tx, &entry, channels.iter().find(|channel| channel.key == case.channel))?;
        Ok((case, entry, writer.map(|writer| writer.address).unwrap_or_default()))
    };
    let (case, entry, writer) = app.read(visit.actor.may(WORK)?, look).await?;
    let typed = typed.unwrap_or_else(|| Answers::new().with("text", &entry.text).with("subject", &case.subject));
    html(&SplitPage { case: page.href(&case.path()), reference: case.reference, entry: entry.id, writer, typed, page })
}

#[derive(Deserialize)]
struct SplitForm {
    entry: i64,
    #[serde(default)]
    text: String,
    #[serde(default)]
    subject: String,
}

/// POST /desk/cases/{id}/splits
async fn split(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<SplitForm>) -> Result<Response, Failure> {
    let (id, wanted): (CaseId, i64) = (number(&id)?, form.entry);
    let typed = Answers::new().with("text", &form.text).with("subject", &form.subject);
    let channels = channels(&app);
    let part = Part { entry: form.entry, text: form.text, subject: form.subject };
    match app.write(visit.actor.may(WORK)?, move |tx| split_case(tx, id, &part, &channels)).await {
        Ok(new) => Ok(Redirect::to(&format!("/{}{}", visit.actor.lang.code(), new.path())).into_response()),
        Err(error) => {
            let (status, typed) = corrected(typed, error)?;
            Ok((status, shown(&app, &visit, (id, wanted), Some(typed)).await?).into_response())
        }
    }
}
