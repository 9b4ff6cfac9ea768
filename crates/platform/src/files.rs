//! Files that people sent, from an address of their own (`files_url`): a browser holds no cookie for it, so that whatever a file pretends to be
//! acts for nobody. The product looks whether the reader may have the file and sends the browser there with a pass that is soon over.

use axum::extract::Path;
use axum::extract::Request;
use axum::extract::State;
use axum::middleware::Next;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use futures::future::BoxFuture;
use http::HeaderName;
use http::HeaderValue;
use http::Method;
use http::StatusCode;
use http::header;
use http::uri::Authority;
use kernel::EntityId;
use kernel::Id;
use kernel::Lang;
use kernel::Timestamp;
use store::Keys;
use url::Url;

use crate::Access;
use crate::App;
use crate::Failure;
use crate::Route;

/// Serves a file of a slice; who asks for it was let through before.
pub type ServeFile = fn(App, EntityId, FileId) -> BoxFuture<'static, Result<Response, Failure>>;

/// A file of a slice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileId {
    /// What of a thing it is, as the slice calls it, in small letters: `picture`.
    pub what: String,
    /// The thing's number.
    pub of: i64,
    /// Its place there.
    pub place: usize,
}

/// What every file that people sent is answered with as its `Content-Security-Policy`: a browser that shows it runs nothing of it, loads nothing for
/// it, and gives it no place of ours.
pub const SANDBOX: &str = "sandbox; default-src 'none'";

const PURPOSE: &str = "platform.file";
const PREFIX: &str = "/files/";
/// Passes end with the window after the one in which they were made, in seconds: within a window a picture has one address and is loaded once.
const WINDOW: i64 = 120;

pub(crate) fn route() -> Route {
    Route::plain(Method::GET, "/files/{pass}", Access::Anyone, get(show))
}

/// The file of a slice to whoever was let through: itself, or the way to the address of files where there is one.
///
/// # Errors
/// What the slice says of the file.
pub async fn hand_out(app: &App, slice: &'static str, entity: EntityId, file: FileId) -> Result<Response, Failure> {
    match app.settings().files_url.as_deref() {
        None => serve(app, slice, entity, file).await,
        Some(elsewhere) => {
            let pass = sign(app.keys(), (slice, entity, &file), app.now());
            Ok(Redirect::to(&format!("{elsewhere}{PREFIX}{pass}")).into_response())
        }
    }
}

async fn serve(app: &App, slice: &str, entity: EntityId, file: FileId) -> Result<Response, Failure> {
    let of = app.slices().iter().find(|known| known.key == slice).and_then(|slice| slice.files);
    let serves = of.ok_or(kernel::Error::NotFound("file"))?;
    serves(app.clone(), entity, file).await
}

/// GET /files/{pass}
async fn show(State(app): State<App>, Path(pass): Path<String>) -> Response {
    let Some((slice, entity, file)) = read(app.keys(), &pass, app.now()) else { return over(&app) };
    match serve(&app, &slice, entity, file).await {
        Ok(mut response) => {
            let headers = response.headers_mut();
            // The pages that show it stand elsewhere.
            headers.insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin"));
            response
        }
        Err(failure) if matches!(failure.0, kernel::Error::NotFound(_) | kernel::Error::Refused(_)) => over(&app),
        Err(failure) => failure.into_response(),
    }
}

/// No page of ours stands at the address of files: whoever comes too late is told in both languages and plain text.
fn over(app: &App) -> Response {
    let told: Vec<String> = Lang::ALL.iter().map(|lang| app.say(*lang, "platform-file-over", &[])).collect();
    (StatusCode::NOT_FOUND, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], told.join("\n\n")).into_response()
}

fn sign(keys: &Keys, (slice, entity, file): (&str, EntityId, &FileId), now: Timestamp) -> String {
    let until = now.as_second().div_euclid(WINDOW) * WINDOW + 2 * WINDOW;
    let said = format!("{slice}-{entity}-{}-{}-{}-{until}", file.what, file.of, file.place);
    format!("{said}-{}", hex::encode(keys.mac(PURPOSE, said.as_bytes())))
}

fn read(keys: &Keys, pass: &str, now: Timestamp) -> Option<(String, EntityId, FileId)> {
    let (said, mac) = pass.rsplit_once('-')?;
    keys.is_mac(PURPOSE, said.as_bytes(), &hex::decode(mac).ok()?).then_some(())?;
    let [slice, entity, what, of, place, until] = said.split('-').collect::<Vec<_>>().try_into().ok()?;
    (now.as_second() < until.parse().ok()?).then_some(())?;
    let file = FileId { what: what.into(), of: of.parse().ok()?, place: place.parse().ok()? };
    Some((slice.into(), Id::new(entity.parse().ok()?), file))
}

/// At the address of files there is nothing else, and they are nowhere else.
pub(crate) async fn apart(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_there = app.settings().files_url.as_deref().is_some_and(|files| host(&request).is_some_and(|host| is_at(files, &host)));
    let is_file = path.strip_prefix(PREFIX).is_some_and(|pass| !pass.is_empty() && !pass.contains('/'));
    let is_looked_at = [Method::GET, Method::HEAD].contains(request.method());
    let is_lost = if is_there { !is_file || !is_looked_at } else { path.starts_with(PREFIX) };
    if is_lost { over(&app) } else { next.run(request).await }
}

/// Whether a request's host is that of an address, however it writes it: with the usual port, with the root's dot.
fn is_at(files: &str, host: &Authority) -> bool {
    let scheme = files.split("://").next().unwrap_or_default();
    let asked = Url::parse(&format!("{scheme}://{host}")).ok();
    let place = |url: &Url| Some((url.host_str()?.trim_end_matches('.').to_owned(), url.port_or_known_default()));
    let there = Url::parse(files).ok().and_then(|url| place(&url));
    there.is_some() && there == asked.and_then(|url| place(&url))
}

fn host(request: &Request) -> Option<Authority> {
    let said = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).and_then(|host| host.parse().ok());
    said.or_else(|| request.uri().authority().cloned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_files_is_known_however_a_request_writes_it() {
        let files = "https://files.example.bh";
        for host in ["files.example.bh", "FILES.example.bh", "files.example.bh:443", "files.example.bh."] {
            assert!(is_at(files, &host.parse().unwrap()), "{host}");
        }
        for host in ["service.example.bh", "files.example.bh:8443", "files.example.bh.evil.example", "xfiles.example.bh"] {
            assert!(!is_at(files, &host.parse().unwrap()), "{host}");
        }
    }

    #[test]
    fn a_pass_opens_its_file_for_some_minutes_and_with_any_sign_changed_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::make(&folder.path().join("keys")).unwrap();
        let at = |second| Timestamp::from_second(second).unwrap();
        let file = FileId { what: "picture".into(), of: 383_512_058, place: 2 };
        let entity: EntityId = Id::new(7);
        let pass = sign(&keys, ("email", entity, &file), at(1_000));
        assert_eq!(read(&keys, &pass, at(1_000)), Some(("email".into(), entity, file.clone())));
        assert_eq!(sign(&keys, ("email", entity, &file), at(1_079)), pass, "within two minutes it has one address");
        assert!(read(&keys, &pass, at(1_199)).is_some() && read(&keys, &pass, at(1_200)).is_none(), "then it is over");
        for place in 0..pass.len() {
            let changed: String =
                pass.chars().enumerate().map(|(at, c)| if at == place { if c == '8' { '9' } else { '8' } } else { c }).collect();
            assert_eq!(read(&keys, &changed, at(1_000)), None, "{changed}");
        }
    }
}
