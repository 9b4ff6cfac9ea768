//! What came with a message, as it came: its formatted text in a sandbox, its original and its files to keep, never shown in our own pages.

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::get;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use desk::CaseId;
use desk::READ;
use futures::future::BoxFuture;
use http::HeaderMap;
use http::HeaderValue;
use http::Method;
use http::header;
use kernel::Actor;
use kernel::EntityId;
use kernel::Error;
use kernel::Grant;
use kernel::Id;
use kernel::Result;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::OriginalFile;
use platform::Route;
use platform::Visit;
use platform::files;
use platform::files::FileId;
use platform::jobs::WORK;
use platform::number;
use post::Attachment;
use post::Limits;
use post::Mail;
use sha2::Digest;
use sha2::Sha256;

use crate::asked_in_vain;
use crate::message::Message;
use crate::message::MessageId;
use crate::message_page::find;
use crate::scan;
use crate::scan::Scan;
use crate::store;
use crate::store::scans;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(READ);
    vec![
        Route::page(Method::GET, "/desk/messages/{id}/body", may, get(body)),
        Route::page(Method::GET, "/desk/messages/{id}/original", may, get(original)),
        Route::page(Method::GET, "/desk/messages/{id}/attachments/{place}", may, get(attachment)),
        Route::page(Method::GET, "/desk/messages/{id}/attachments/{place}/picture", may, get(picture)),
    ]
}

/// The messages of a case as they came and went, for who takes the case away whole. What stays closed for its files does not leave so either.
pub(crate) fn originals(tx: &mut Tx<'_>, case: i64) -> Result<Vec<OriginalFile>> {
    let name = |message: &Message| format!("{}-{}.eml", message.id, if message.is_out { "out" } else { "in" });
    let all = store::messages_of_case(tx, CaseId::new(case))?;
    let ids: Vec<i64> = all.iter().map(|message| message.id.get()).collect();
    let closed: Vec<i64> = scans::scans(tx, &ids)?.iter().filter(|scan| scan.closes(None).is_some()).map(|scan| scan.id).collect();
    let open = all.into_iter().filter(|message| !closed.contains(&message.id.get()));
    Ok(open.map(|message| OriginalFile { name: name(&message), hash: message.raw, size: message.size }).collect())
}

/// A file on its way out.
type Handed = std::result::Result<Response, Failure>;

/// Plain text and wide pictures keep to the frame, and each line of a text has a direction of its own.
const STYLE: &str = "body{margin:1rem;font-family:sans-serif;overflow-wrap:anywhere}\
    pre{margin:0;font:inherit;line-height:1.7;white-space:pre-wrap;unicode-bidi:plaintext;text-align:start}img{max-inline-size:100%}";

/// Reads a message again from the bytes that were kept.
pub(crate) async fn parsed(app: &App, grant: Grant, raw: &str) -> Result<Mail> {
    let bytes = app.blobs().read(grant, raw).await?;
    let reading = tokio::task::spawn_blocking(move || Mail::parse(&bytes, &Limits::default()).mail);
    reading.await.map_err(kernel::broken("reading a message"))
}

/// GET /desk/messages/{id}/body
async fn body(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Handed {
    let id = number(&id)?;
    let found = asked_in_vain::noted(&app, &visit, id, app.read(visit.actor.may(READ)?, move |tx| find(tx, id)).await).await;
    hand_out(&app, &visit, (found?, "body"), 0).await
}

/// GET /desk/messages/{id}/original — the raw bytes, to be saved.
async fn original(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Handed {
    let message = open(&app, &visit, number(&id)?, None).await?;
    hand_out(&app, &visit, (message, "original"), 0).await
}

/// GET /desk/messages/{id}/attachments/{place} — a file, by its place in its message.
async fn attachment(State(app): State<App>, visit: Visit, Path((id, place)): Path<(String, String)>) -> Handed {
    enclosed(&app, &visit, (&id, &place), "file").await
}

/// GET /desk/messages/{id}/attachments/{place}/picture
async fn picture(State(app): State<App>, visit: Visit, Path((id, place)): Path<(String, String)>) -> Handed {
    enclosed(&app, &visit, (&id, &place), "picture").await
}

/// A file of a message that the reader may read, by its place in it.
async fn enclosed(app: &App, visit: &Visit, (id, place): (&str, &str), what: &'static str) -> Handed {
    let place: usize = place.parse().map_err(|_| Error::NotFound("attachment"))?;
    let message = open(app, visit, number(id)?, Some(place)).await?;
    hand_out(app, visit, (message, what), place).await
}

/// A message of which a file, or all of it, may be opened.
async fn open(app: &App, visit: &Visit, id: MessageId, place: Option<usize>) -> Result<Message> {
    let look = move |tx: &mut Tx<'_>| {
        let message = find(tx, id)?;
        scan::must_be_open(tx, &message, place)?;
        Ok(message)
    };
    asked_in_vain::noted(app, visit, id, app.read(visit.actor.may(READ)?, look).await).await
}

async fn hand_out(app: &App, visit: &Visit, (message, what): (Message, &str), place: usize) -> Handed {
    let entity = visit.actor.entity.ok_or(Error::NotFound("message"))?;
    files::hand_out(app, crate::KEY, entity, FileId { what: what.into(), of: message.id.get(), place }).await
}

/// Serves what came with a message to whoever was let through.
pub(crate) fn serve(app: App, entity: EntityId, file: FileId) -> BoxFuture<'static, Handed> {
    Box::pin(async move {
        let id: MessageId = Id::new(file.of);
        let grant = || Actor::system("files", Some(entity)).may(WORK);
        let read = app.read(grant()?, move |tx| Ok((find(tx, id)?, scans::scans(tx, &[id.get()])?.pop())));
        let (message, scan) = read.await?;
        match file.what.as_str() {
            "body" => formatted(&parsed(&app, grant()?, &message.raw).await?, scan.as_ref(), app.public_url()),
            "original" => saved(app.blobs().read(grant()?, &message.raw).await?, &format!("message-{id}.eml"), "text/plain; charset=utf-8"),
            what => {
                let mail = parsed(&app, grant()?, &message.raw).await?;
                let found = mail.attachments.into_iter().nth(file.place).ok_or(Error::NotFound("attachment"))?;
                if what == "picture" {
                    return shown(&found);
                }
                let name = found.name.unwrap_or_else(|| format!("file-{}", file.place + 1));
                saved(found.bytes, &name, "application/octet-stream")
            }
        }
    })
}

/// A message's text as it was formatted. Nothing acts, nothing loads, nothing leads anywhere; only our own pages may frame it, and this one style alone holds in it.
fn formatted(mail: &Mail, scan: Option<&Scan>, public_url: &str) -> Handed {
    let shown = match &mail.html {
        Some(html) => post::safe_html(html).naming_hosts().with_pictures(|name| sent_along(mail, scan, name)),
        None => format!("<pre>{}</pre>", escaped(&mail.text)),
    };
    let lang = writing::language(&mail.text);
    let page = format!(
        "<!doctype html><html lang=\"{}\" dir=\"auto\"><meta charset=\"utf-8\"><title>–</title><style>{STYLE}</style><body>{shown}</body></html>",
        lang.code()
    );
    // Our own style and no other.
    let style = STANDARD.encode(Sha256::digest(STYLE));
    let glass = format!("{}; img-src data:; style-src 'sha256-{style}'; frame-ancestors 'self' {public_url}", files::SANDBOX);
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::try_from(glass).map_err(kernel::broken("naming our address"))?);
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    Ok((headers, page).into_response())
}

/// The bytes of a file that a message names in its text, where it may be opened.
fn sent_along<'m>(mail: &'m Mail, scan: Option<&Scan>, name: &str) -> Option<&'m [u8]> {
    let at = mail.attachments.iter().position(|file| file.content_id.as_deref() == Some(name))?;
    let is_closed = scan.is_some_and(|scan| scan.closes(Some(at)).is_some());
    (!is_closed).then(|| mail.attachments[at].bytes.as_slice())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A picture without what is hidden in it; what does not stand to its end, or is larger than any picture, is none.
fn shown(file: &Attachment) -> Handed {
    let bytes = post::shown_picture(&file.bytes).ok_or(Error::NotFound("picture"))?;
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(post::sniff(&bytes)));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(files::SANDBOX));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=3600"));
    Ok((headers, bytes).into_response())
}

/// Bytes that a browser saves and never shows, whatever they pretend to be.
pub(crate) fn saved(bytes: Vec<u8>, name: &str, kind: &'static str) -> std::result::Result<Response, Failure> {
    let percent = |byte: u8| {
        if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    let name: String = name.bytes().map(percent).collect();
    let disposition = HeaderValue::try_from(format!("attachment; filename*=UTF-8''{name}")).map_err(kernel::broken("naming a file"))?;
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(files::SANDBOX));
    Ok((headers, bytes).into_response())
}
