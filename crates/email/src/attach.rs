//! Files that go with a reply: chosen or pasted while one writes, known by what their bytes show, gone from the draft when it has left.

use std::time::Duration;

use ::store::Prepared;
use ::store::Tx;
use askama::Template;
use axum::extract::DefaultBodyLimit;
use axum::extract::Multipart;
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
use kernel::Grant;
use kernel::Result;
use kernel::refuse;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Route;
use platform::Visit;
use platform::limits;
use post::Enclosure;
use ui::Page;

use crate::reply::REPLY;
use crate::scan;
use crate::scan::Closed;
use crate::scanning;
use crate::store;
use crate::store::ReplyFile;
use crate::store::ReplyFileId;
use crate::store::scans;

/// All files of a reply together: other servers refuse letters of more than some 25 MB, and a file grows by a third on its way.
pub(crate) const LARGEST: u64 = 15 * 1024 * 1024;
/// So long who attaches a file waits for what the scanner says; then it is looked at behind their back.
const MOMENT: Duration = Duration::from_secs(5);
/// The most files of a reply.
const MOST: usize = 10;
/// What a request may hold, with what a form puts round its files.
const LARGEST_REQUEST: usize = 16 * 1024 * 1024;
/// What starts a program on the receiver's machine is never sent, whatever it is called.
const PROGRAMS: [&str; 3] = ["application/vnd.microsoft.portable-executable", "application/x-executable", "text/x-shellscript"];

/// Endings with which a receiver's machine starts what looks like a text.
const ENDINGS: [&str; 16] = ["exe", "com", "scr", "msi", "bat", "cmd", "ps1", "vbs", "vbe", "js", "jse", "wsf", "hta", "jar", "lnk", "reg"];
/// Pictures of a kind in which nothing is hidden.
const HARMLESS: [&str; 1] = ["image/bmp"];

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(REPLY);
    vec![
        Route::page(Method::GET, "/desk/cases/{id}/reply-files", may, get(show)),
        Route::page(Method::POST, "/desk/cases/{id}/reply-files", may, post(add).layer(DefaultBodyLimit::max(LARGEST_REQUEST))),
        Route::page(Method::POST, "/desk/cases/{id}/reply-files/{file}/removal", may, post(remove)),
    ]
}

/// The files of a reply as the composer shows them.
#[derive(Template)]
#[template(path = "reply_files.html")]
pub(crate) struct Files<'p> {
    page: &'p Page,
    path: String,
    files: Vec<Shown>,
    /// Whether one is being looked at just now: the region is read again in a moment.
    waits: bool,
}

/// One of them.
struct Shown {
    name: String,
    size: String,
    removal: String,
    /// Why it cannot leave; empty when it can.
    closed: String,
    is_bad: bool,
}

impl<'p> Files<'p> {
    pub(crate) fn read(tx: &mut Tx<'_>, page: &'p Page, case: CaseId) -> Result<Files<'p>> {
        let path = page.href(&format!("/desk/cases/{case}/reply-files"));
        let known = store::reply_files(tx, case)?;
        let scans = scans::scans(tx, &known.iter().map(|file| file.id.get()).collect::<Vec<_>>())?;
        let shown = |file: ReplyFile| {
            let size = page.t1("email-kilobytes", "n", file.size.div_ceil(1024));
            let closed = scans.iter().find(|scan| scan.id == file.id.get()).and_then(|scan| scan.closes(None));
            let is_bad = closed.as_ref().is_some_and(Closed::is_found);
            let closed = closed.map(|closed| closed.words(page)).unwrap_or_default();
            Shown { name: file.name, size, removal: format!("{path}/{}/removal", file.id), closed, is_bad }
        };
        let files = known.into_iter().map(shown).collect();
        let waits = scans.iter().any(|scan| scan.state == scan::WAITING);
        Ok(Files { page, path, files, waits })
    }
}

/// GET /desk/cases/{id}/reply-files
async fn show(State(app): State<App>, visit: Visit, Path(id): Path<CaseId>) -> std::result::Result<Response, Failure> {
    let page = app.page(&visit, "email-reply-files");
    let text = app.read(visit.actor.may(REPLY)?, move |tx| {
        own(tx, id)?;
        Files::read(tx, &page, id)?.render().map_err(kernel::broken("rendering files"))
    });
    Ok(axum::response::Html(text.await?).into_response())
}

/// POST /desk/cases/{id}/reply-files — the parts of a form that are files.
async fn add(State(app): State<App>, visit: Visit, Path(id): Path<CaseId>, mut form: Multipart) -> std::result::Result<Response, Failure> {
    let grant = visit.actor.may(REPLY)?;
    while let Some(part) = form.next_field().await.map_err(|_| refuse("email-reply-files-large"))? {
        let Some(name) = part.file_name().map(str::to_owned) else { continue };
        let bytes = part.bytes().await.map_err(|_| refuse("email-reply-files-large"))?;
        if !bytes.is_empty() {
            attach(&app, grant.clone(), id, &name, bytes.to_vec()).await?;
        }
    }
    Ok(back(&visit, id))
}

/// POST /desk/cases/{id}/reply-files/{file}/removal
async fn remove(State(app): State<App>, visit: Visit, Path((id, file)): Path<(CaseId, String)>) -> std::result::Result<Response, Failure> {
    let file = file.parse().map_err(|_| Error::NotFound("file"))?;
    app.write(visit.actor.may(REPLY)?, move |tx| drop_one(tx, id, file)).await?;
    Ok(back(&visit, id))
}

/// Takes a file away from the reply that the one who acts writes.
pub(crate) fn drop_one(tx: &mut Tx<'_>, id: CaseId, file: ReplyFileId) -> Result<()> {
    may_change(tx, id)?;
    store::drop_reply_file(tx, id, file)
}

fn back(visit: &Visit, id: CaseId) -> Response {
    Redirect::to(&format!("/{}/desk/cases/{id}#write", visit.actor.lang.code())).into_response()
}

/// Only who owns a case writes its reply.
pub(crate) fn own(tx: &mut Tx<'_>, id: CaseId) -> Result<()> {
    let case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    case.must_be_owned_by(tx.actor().employee()?)
}

/// Files that somebody else is looking at stay as they are.
fn may_change(tx: &mut Tx<'_>, id: CaseId) -> Result<()> {
    own(tx, id)?;
    let me = tx.actor().employee()?;
    let waits = store::looks::look(tx, id)?.is_some_and(|look| look.employee == me && look.reply.with_files);
    if waits { Err(refuse("email-look-files").into()) } else { Ok(()) }
}

/// Puts a file to the reply. Pictures lose what is hidden in them: where they were taken, by whom.
///
/// # Errors
/// Refused when there are too many files, or they are too large together, or it would start a program.
pub(crate) async fn attach(app: &App, grant: Grant, case: CaseId, name: &str, bytes: Vec<u8>) -> Result<()> {
    let kind = post::sniff(&bytes);
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    if PROGRAMS.contains(&kind) || ENDINGS.contains(&ending.as_str()) {
        return Err(refuse("email-reply-files-program").into());
    }
    let bytes = match post::bare_picture(&bytes) {
        Some(bare) => bare,
        // What may hide where it was taken, and cannot be freed of it, does not leave.
        None if kind.starts_with("image/") && !HARMLESS.contains(&kind) => return Err(refuse("email-reply-files-picture").into()),
        None => bytes,
    };
    let prepared = app.blobs().prepare(bytes).await?;
    let (inside, name, looking) = (app.clone(), post::clean_name(name), grant.clone());
    let added = app.write(grant, move |tx| {
        may_change(tx, case)?;
        may_add(tx, case, &prepared)?;
        limits::keep(tx, inside.settings(), &prepared)?;
        let file = ReplyFile { id: tx.new_id(), hash: prepared.hash, name, kind: kind.into(), size: prepared.size };
        store::add_reply_file(tx, case, &file)?;
        scan::want_for_reply(tx, &inside, case, &file)?;
        Ok(file.id.get())
    });
    scanning::at_once(app, added.await?, &looking, MOMENT).await;
    Ok(())
}

fn may_add(tx: &mut Tx<'_>, case: CaseId, new: &Prepared) -> Result<()> {
    let known = store::reply_files(tx, case)?;
    if known.len() >= MOST {
        return Err(refuse("email-reply-files-many").into());
    }
    let together = known.iter().map(|file| file.size).sum::<u64>() + new.size;
    if together > LARGEST { Err(refuse("email-reply-files-large").into()) } else { Ok(()) }
}

/// The files of the reply that the one who acts writes, with their bytes.
///
/// # Errors
/// Refused while one was not looked at for viruses, and when something was found; what the database and the place of attachments say.
pub(crate) async fn enclosures(app: &App, grant: &Grant, case: CaseId) -> Result<(Vec<ReplyFile>, Vec<Enclosure>)> {
    let read = move |tx: &mut Tx<'_>| {
        let files = store::reply_files(tx, case)?;
        scan::may_leave(tx, &files)?;
        Ok(files)
    };
    let files = app.read(grant.clone(), read).await?;
    let mut all = Vec::new();
    for file in &files {
        let bytes = app.blobs().read(grant.clone(), &file.hash).await?;
        all.push(Enclosure { name: file.name.clone(), kind: file.kind.clone(), bytes });
    }
    Ok((files, all))
}
