//! The files of a reply for programs: put to one's draft, listed, taken away. They leave with a reply that asks for them.

use ::store::Tx;
use axum::Json;
use axum::extract::DefaultBodyLimit;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::delete;
use axum::routing::get;
use axum::routing::post;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use desk::CaseId;
use http::Method;
use kernel::invalid;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Json as Body;
use platform::Paged;
use platform::Route;
use platform::api::schema;
use platform::number;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::attach;
use crate::attach::LARGEST;
use crate::attach::attach;
use crate::reply::REPLY;
use crate::scan::Scan;
use crate::store;
use crate::store::ReplyFile;
use crate::store::scans;

/// What a request may hold: a file grows by a third on its way here, too.
const LARGEST_REQUEST: usize = LARGEST as usize / 3 * 4 + 64 * 1024;

pub(crate) fn routes() -> Vec<Route> {
    let (may, all) = (Access::May(REPLY), "/api/v1/cases/{id}/reply-files");
    vec![
        Route::plain(Method::GET, all, may, get(list)).described(Api {
            summary: "email-does-list-draft-files",
            answer: Some(schema::<Paged<File>>),
            ..Api::default()
        }),
        Route::plain(Method::POST, all, may, post(add).layer(DefaultBodyLimit::max(LARGEST_REQUEST))).described(Api {
            summary: "email-does-attach",
            body: Some(schema::<NewFile>),
            answer: Some(schema::<Paged<File>>),
            ..Api::default()
        }),
        Route::plain(Method::DELETE, "/api/v1/cases/{id}/reply-files/{file}", may, delete(remove)).described(Api {
            summary: "email-does-detach",
            answer: Some(schema::<Paged<File>>),
            ..Api::default()
        }),
    ]
}

/// A file of a draft.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ReplyFile")]
struct File {
    id: String,
    name: String,
    /// What its bytes show that it is.
    kind: String,
    /// How many bytes it has.
    size: u64,
    /// Whether it can leave: false while it was not looked at for viruses, and for good when something was found.
    may_leave: bool,
}

impl File {
    fn of(file: ReplyFile, scans: &[Scan]) -> File {
        let is_closed = scans.iter().any(|scan| scan.id == file.id.get() && scan.closes(None).is_some());
        File { id: file.id.to_string(), name: file.name, kind: file.kind, size: file.size, may_leave: !is_closed }
    }
}

async fn files(app: &App, actor: &kernel::Actor, id: CaseId) -> Result<Json<Paged<File>>, Failure> {
    let read = move |tx: &mut Tx<'_>| {
        attach::own(tx, id)?;
        let files = store::reply_files(tx, id)?;
        let scans = scans::scans(tx, &files.iter().map(|file| file.id.get()).collect::<Vec<_>>())?;
        Ok(files.into_iter().map(|file| File::of(file, &scans)).collect())
    };
    Ok(Json(Paged { items: app.read(actor.may(REPLY)?, read).await?, next: None }))
}

/// GET /api/v1/cases/{id}/reply-files
async fn list(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<Paged<File>>, Failure> {
    files(&app, &actor, number(&id)?).await
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "NewReplyFile")]
struct NewFile {
    /// What it is called, with its ending.
    name: String,
    /// Its bytes in base64.
    content: String,
}

/// POST /api/v1/cases/{id}/reply-files
async fn add(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(new): Body<NewFile>,
) -> Result<Json<Paged<File>>, Failure> {
    let id = number(&id)?;
    let bytes = STANDARD.decode(new.content.trim()).ok().filter(|bytes| !bytes.is_empty());
    let bytes = bytes.ok_or_else(|| invalid("content", "email-reply-files-content"))?;
    attach(&app, actor.may(REPLY)?, id, &new.name, bytes).await?;
    files(&app, &actor, id).await
}

/// DELETE /api/v1/cases/{id}/reply-files/{file}
async fn remove(
    State(app): State<App>,
    Caller(actor): Caller,
    Path((id, file)): Path<(String, String)>,
) -> Result<Json<Paged<File>>, Failure> {
    let (id, file) = (number(&id)?, number(&file)?);
    app.write(actor.may(REPLY)?, move |tx| attach::drop_one(tx, id, file)).await?;
    files(&app, &actor, id).await
}
