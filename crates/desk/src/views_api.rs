//! Lists that are put together and kept, for programs.

use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::delete;
use axum::routing::get;
use axum::routing::post;
use axum::routing::put;
use http::Method;
use kernel::Error;
use kernel::Result as Outcome;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Json as Body;
use platform::Paged;
use platform::Query;
use platform::Route;
use platform::api::schema;
use platform::number;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::api_rows::Row;
use crate::converse::WORK;
use crate::filter::Filter;
use crate::filter::list_like;
use crate::lists::READ;
use crate::views::NewView;
use crate::views::SavedView;
use crate::views::remove_view;
use crate::views::save_view;
use crate::views::saved_view;
use crate::views::saved_views;

/// The most items of one page.
const MOST: u32 = 100;

pub(crate) fn routes() -> Vec<Route> {
    let (read, work) = (Access::May(READ), Access::May(WORK));
    vec![
        Route::plain(Method::GET, "/api/v1/views", read, get(all)).described(Api {
            summary: "desk-does-list-views",
            answer: Some(schema::<Paged<View>>),
            ..Api::default()
        }),
        Route::plain(Method::POST, "/api/v1/views", work, post(keep)).described(Api {
            summary: "desk-does-keep-view",
            body: Some(schema::<Wanted>),
            answer: Some(schema::<View>),
            ..Api::default()
        }),
        Route::plain(Method::PUT, "/api/v1/views/{id}", work, put(change)).described(Api {
            summary: "desk-does-change-view",
            body: Some(schema::<Wanted>),
            answer: Some(schema::<View>),
            ..Api::default()
        }),
        Route::plain(Method::DELETE, "/api/v1/views/{id}", work, delete(remove)).described(Api {
            summary: "desk-does-remove-view",
            answer: Some(schema::<Removed>),
            ..Api::default()
        }),
        Route::plain(Method::GET, "/api/v1/views/{id}/cases", read, get(cases)).described(Api {
            summary: "desk-does-show-view",
            query: Some(schema::<AskedPage>),
            answer: Some(schema::<Paged<Row>>),
            ..Api::default()
        }),
    ]
}

/// A list that somebody keeps.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "KeptList")]
struct View {
    id: String,
    /// Who keeps it.
    owner: String,
    name: String,
    filter: Filter,
    /// Whether the whole team sees it.
    is_shared: bool,
}

impl From<SavedView> for View {
    fn from(view: SavedView) -> Self {
        Self { id: view.id.to_string(), owner: view.owner.to_string(), name: view.name, filter: view.filter, is_shared: view.is_shared }
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Wanted {
    name: String,
    filter: Filter,
    /// Whether the whole team sees it.
    #[serde(default)]
    is_shared: bool,
}

impl From<Wanted> for NewView {
    fn from(wanted: Wanted) -> Self {
        Self { name: wanted.name, filter: wanted.filter, is_shared: wanted.is_shared }
    }
}

/// A list that is gone.
#[derive(Serialize, JsonSchema)]
struct Removed {
    id: String,
}

/// GET /api/v1/views
async fn all(State(app): State<App>, Caller(actor): Caller) -> Result<Json<Paged<View>>, Failure> {
    let all = app.read(actor.may(READ)?, saved_views).await?;
    Ok(Json(Paged { items: all.into_iter().map(View::from).collect(), next: None }))
}

/// POST /api/v1/views
async fn keep(State(app): State<App>, Caller(actor): Caller, Body(wanted): Body<Wanted>) -> Result<Json<View>, Failure> {
    let view = app.write(actor.may(WORK)?, move |tx| save_view(tx, None, wanted.into())).await?;
    Ok(Json(view.into()))
}

/// PUT /api/v1/views/{id}
async fn change(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(wanted): Body<Wanted>,
) -> Result<Json<View>, Failure> {
    let id = number(&id)?;
    let view = app.write(actor.may(WORK)?, move |tx| save_view(tx, Some(id), wanted.into())).await?;
    Ok(Json(view.into()))
}

/// DELETE /api/v1/views/{id}
async fn remove(State(app): State<App>, Caller(actor): Caller, Path(text): Path<String>) -> Result<Json<Removed>, Failure> {
    let id = number(&text)?;
    app.write(actor.may(WORK)?, move |tx| remove_view(tx, id)).await?;
    Ok(Json(Removed { id: text }))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct AskedPage {
    /// The value of `next` of the page before.
    #[serde(default)]
    before: String,
    /// The most items, 1 to 100; 30 when left out.
    limit: Option<u32>,
}

/// GET /api/v1/views/{id}/cases
async fn cases(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Query(asked): Query<AskedPage>,
) -> Result<Json<Paged<Row>>, Failure> {
    let (id, limit) = (number(&id)?, asked.limit.unwrap_or(30).clamp(1, MOST));
    let read = move |tx: &mut ::store::Tx<'_>| -> Outcome<Paged<Row>> {
        let view = saved_view(tx, id)?.ok_or(Error::NotFound("view"))?;
        let mark = (!asked.before.is_empty()).then(|| asked.before.parse()).transpose()?;
        let (listed, next) = list_like(tx, &view.filter, mark, limit)?;
        Ok(Paged { items: listed.into_iter().map(Row::from).collect(), next: next.map(|mark| mark.to_string()) })
    };
    Ok(Json(app.read(actor.may(READ)?, read).await?))
}
