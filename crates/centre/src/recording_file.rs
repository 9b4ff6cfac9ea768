//! The sound of a recording: to those who set centres up, by its number, and to the hall displays of the entity, by its hash and once.

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::get;
use http::HeaderMap;
use http::HeaderValue;
use http::Method;
use http::StatusCode;
use http::header;
use kernel::Error;
use kernel::Grant;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Route;
use platform::Visit;
use platform::files;
use platform::number;

use crate::device::Device;
use crate::device::DeviceKind;
use crate::device_pass::DevicePass;
use crate::recording::Recording;
use crate::recording::RecordingId;
use crate::set_up::SET_UP;
use crate::store;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/desk/recordings/{id}", Access::May(SET_UP), get(listen)),
        Route::page(Method::GET, "/device/recordings/{hash}", Access::Anyone, get(of_display)),
    ]
}

/// GET /desk/recordings/{id}
async fn listen(State(app): State<App>, visit: Visit, Path(id): Path<String>, asked: HeaderMap) -> Result<Response, Failure> {
    heard(&app, visit.actor.may(SET_UP)?, (number(&id)?, &asked)).await
}

/// The sound of a recording to whoever sets centres up.
pub(crate) async fn heard(app: &App, grant: Grant, (id, asked): (RecordingId, &HeaderMap)) -> Result<Response, Failure> {
    let recording = app.read(grant.clone(), move |tx| store::recording(tx, id)).await?.ok_or(Error::NotFound("recording"))?;
    let bytes = app.blobs().read(grant, &recording.hash).await?;
    Ok(sound(&recording, bytes, (asked, "private, max-age=3600")))
}

/// GET /device/recordings/{hash}
async fn of_display(
    State(app): State<App>,
    visit: Visit,
    pass: DevicePass,
    Path(hash): Path<String>,
    asked: HeaderMap,
) -> Result<Response, Failure> {
    let find = move |tx: &mut Tx<'_>, _: &Device| {
        let recording = store::recording_of(tx, &hash)?.ok_or(Error::NotFound("recording"))?;
        Ok((recording, tx.grant().clone()))
    };
    let (recording, grant) = pass.read(&app, (visit.actor.lang, &[DeviceKind::Display]), find).await?;
    let bytes = app.blobs().read(grant, &recording.hash).await?;
    Ok(sound(&recording, bytes, (&asked, "private, max-age=31536000, immutable")))
}

/// The answer with the sound, or with the part of it that was asked for: some browsers play nothing else. It was judged to be sound when it was
/// kept, is handed out as nothing else, and acts for nobody.
fn sound(recording: &Recording, bytes: Vec<u8>, (asked, kept): (&HeaderMap, &'static str)) -> Response {
    let mut headers = HeaderMap::new();
    let kind = HeaderValue::from_str(&recording.kind).unwrap_or(HeaderValue::from_static("application/octet-stream"));
    headers.insert(header::CONTENT_TYPE, kind);
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(files::SANDBOX));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    let range = asked.get(header::RANGE).and_then(|range| part_of(range.to_str().ok()?, bytes.len()));
    let Some((from, to)) = range else { return (headers, bytes).into_response() };
    let said = format!("bytes {from}-{to}/{}", bytes.len());
    if let Ok(said) = HeaderValue::from_str(&said) {
        headers.insert(header::CONTENT_RANGE, said);
    }
    (StatusCode::PARTIAL_CONTENT, headers, bytes[from..=to].to_vec()).into_response()
}

/// The first and the last byte of one range that is asked for (RFC 9110, 14.1.2); nothing where the whole is the answer.
fn part_of(range: &str, length: usize) -> Option<(usize, usize)> {
    let (from, to) = range.strip_prefix("bytes=")?.split_once('-')?;
    let (from, to) = match (from.is_empty(), to.is_empty()) {
        (true, _) => (length.saturating_sub(to.parse().ok()?), length.checked_sub(1)?),
        (false, true) => (from.parse().ok()?, length.checked_sub(1)?),
        (false, false) => (from.parse().ok()?, to.parse::<usize>().ok()?.min(length.checked_sub(1)?)),
    };
    (from <= to).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_sound_is_what_was_asked_for_and_nothing_else_is_cut() {
        let known = [("bytes=0-", (0, 9)), ("bytes=0-1", (0, 1)), ("bytes=4-99", (4, 9)), ("bytes=-3", (7, 9)), ("bytes=-99", (0, 9))];
        for (range, part) in known {
            assert_eq!(part_of(range, 10), Some(part), "{range}");
        }
        for whole in ["", "bytes=", "bytes=10-", "bytes=5-4", "bytes=0-1,3-4", "lines=0-1", "bytes=-0"] {
            assert_eq!(part_of(whole, 10), None, "{whole}");
        }
    }
}
