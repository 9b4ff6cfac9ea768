//! Health: alive at all, and ready to serve.

use std::path::Path;

use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::get;
use http::Method;
use http::StatusCode;
use kernel::Actor;
use kernel::Error;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use serde::Serialize;
use store::Place;

use crate::Access;
use crate::App;
use crate::Route;
use crate::metrics::metrics;

/// See whether everything works.
const LOOK_AFTER: Permission = Permission { key: "platform.health", roles: &[Role::System] };
/// Below this share of the disk or this number of bytes there is no room.
const LEAST_PERCENT: u64 = 5;
const LEAST_BYTES: u64 = 200 * 1024 * 1024;

/// What `/readyz` answers.
#[derive(Debug, Serialize)]
pub(crate) struct Readiness {
    ready: bool,
    /// Stable names of what is wrong: `database`, `writes`, `disk`.
    reasons: Vec<&'static str>,
}

/// GET /healthz — the process answers.
pub(crate) async fn alive() -> &'static str {
    "ok"
}

/// GET /readyz — the database answers, takes writes, and has room. Migrations have run before the first request is served.
pub(crate) async fn ready(State(app): State<App>) -> Response {
    let mut reasons = Vec::new();
    match look(&app).await {
        Ok(()) => {}
        Err(Error::ReadOnly(_)) => reasons.push("writes"),
        Err(_) => reasons.push("database"),
    }
    if !has_room(&app) {
        reasons.push("disk");
    }
    let ready = reasons.is_empty();
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(Readiness { ready, reasons })).into_response()
}

/// Reads, and opens a write transaction that changes nothing: a writer that may acknowledge nothing more refuses it.
async fn look(app: &App) -> Result<()> {
    let grant = Actor::system("health", None).may(LOOK_AFTER)?;
    app.read(grant.clone(), |_| Ok(())).await?;
    app.write_quietly(grant, |_| Ok(())).await
}

fn has_room(app: &App) -> bool {
    let folder = match app.store().place() {
        Place::Sqlite(file) => file.parent().unwrap_or(Path::new(".")).to_owned(),
        Place::Postgres(_) => app.settings().data_dir.clone(),
    };
    // A folder that is not there yet holds nothing that could be lost.
    let Ok(disk) = rustix::fs::statvfs(&folder) else { return true };
    let (free, whole) = (disk.f_bavail * disk.f_frsize, disk.f_blocks * disk.f_frsize);
    free >= LEAST_BYTES && free * 100 >= whole * LEAST_PERCENT
}

/// The addresses for those who look after the installation.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::plain(Method::GET, "/healthz", Access::Anyone, get(alive)),
        Route::plain(Method::GET, "/readyz", Access::Anyone, get(ready)),
        Route::plain(Method::GET, "/metrics", Access::Anyone, get(metrics)),
    ]
}
