//! Style sheets, fonts, icons and scripts: inside the binary, under names that change with their content.

use axum::extract::Path;
use axum::response::IntoResponse;
use axum::response::Response;
use http::HeaderMap;
use http::HeaderValue;
use http::header;
use kernel::Error;

use crate::Failure;

/// Stand for us in browsers, for whatever addresses their pages name: for the server on devices without a line, and for notices on customers'
/// telephones. No address is under both.
const WORKERS: [&str; 2] = ["js/offline.js", "js/push-worker.js"];

/// GET /assets/{path}
pub(crate) async fn asset(Path(path): Path<String>, headers: HeaderMap) -> Result<Response, Failure> {
    let asset = ui::asset(&path).ok_or(Error::NotFound("asset"))?;
    let accepts = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let (bytes, encoding) = match (asset.br(), asset.gz()) {
        (Some(small), _) if accepts.contains("br") => (small, Some("br")),
        (_, Some(small)) if accepts.contains("gzip") => (small, Some("gzip")),
        _ => (&*asset.bytes, None),
    };
    let mut response = bytes.into_response();
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static(asset.cache_control(&path)));
    out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if WORKERS.contains(&path.as_str()) {
        out.insert("service-worker-allowed", HeaderValue::from_static("/"));
    }
    if let Some(encoding) = encoding {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    Ok(response)
}
