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
use store::Tx;

use crate::Access;
use crate::App;
use crate::Route;
use crate::metrics::metrics;

/// See whether everything works.
const LOOK_AFTER: Permission = Permission { key: "platform.health", roles: &[Role::System] };
/// A disk is short of room when less of it is free than this share, but no more than `ENOUGH_BYTES` is asked of a large one, and no less
/// than `LEAST_BYTES` of a small one.
const LEAST_PERCENT: u64 = 5;
const LEAST_BYTES: u64 = 200 * 1024 * 1024;
const ENOUGH_BYTES: u64 = 2 * 1024 * 1024 * 1024;

/// What `/readyz` answers.
#[derive(Debug, Serialize)]
pub(crate) struct Readiness {
    ready: bool,
    /// Stable names of what is wrong: `database`, `writes`, `disk`.
    reasons: Vec<&'static str>,
    /// Stable names of what should be seen to, although it serves: `scanner`.
    warnings: Vec<&'static str>,
}

/// GET /healthz — the process answers.
pub(crate) async fn alive() -> &'static str {
    "ok"
}

/// GET /readyz — the database answers, takes writes, and has room. Migrations have run before the first request is served.
pub(crate) async fn ready(State(app): State<App>) -> Response {
    let mut reasons = Vec::new();
    let mut warnings = Vec::new();
    match look(&app).await {
        Ok(standing) => warnings = standing,
        Err(Error::ReadOnly(_)) => reasons.push("writes"),
        Err(_) => reasons.push("database"),
    }
    if !has_room(&app) {
        reasons.push("disk");
    }
    let ready = reasons.is_empty();
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(Readiness { ready, reasons, warnings })).into_response()
}

/// Reads, and opens a write transaction that changes nothing: a writer that may acknowledge nothing more refuses it. Answers what should be seen to.
async fn look(app: &App) -> Result<Vec<&'static str>> {
    let grant = Actor::system("health", None).may(LOOK_AFTER)?;
    let inside = app.clone();
    let standing = app.read(grant.clone(), move |tx| standing(tx, &inside)).await?;
    app.write_quietly(grant, |_| Ok(())).await?;
    Ok(standing)
}

fn standing(tx: &mut Tx<'_>, app: &App) -> Result<Vec<&'static str>> {
    let mut all = Vec::new();
    for warning in app.slices().iter().flat_map(|slice| &slice.warnings) {
        if (warning.stands)(tx)? {
            all.push(warning.key);
        }
    }
    Ok(all)
}

fn has_room(app: &App) -> bool {
    let folder = match app.store().place() {
        Place::Sqlite(file) => file.parent().unwrap_or(Path::new(".")).to_owned(),
        Place::Postgres(_) => app.settings().data_dir.clone(),
    };
    // A folder that is not there yet holds nothing that could be lost.
    let Ok(disk) = rustix::fs::statvfs(&folder) else { return true };
    is_enough(disk.f_bavail * disk.f_frsize, disk.f_blocks * disk.f_frsize)
}

/// Whether so many free bytes of a disk of so many are room to go on.
fn is_enough(free: u64, whole: u64) -> bool {
    free >= (whole / 100 * LEAST_PERCENT).clamp(LEAST_BYTES, ENOUGH_BYTES)
}

/// The addresses for those who look after the installation.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::plain(Method::GET, "/healthz", Access::Anyone, get(alive)),
        Route::plain(Method::GET, "/readyz", Access::Anyone, get(ready)),
        Route::plain(Method::GET, "/metrics", Access::Anyone, get(metrics)),
    ]
}

#[cfg(test)]
mod tests {
    use super::is_enough;

    const GIB: u64 = 1024 * 1024 * 1024;

    #[test]
    fn a_disk_is_short_below_a_twentieth_but_a_large_one_only_when_little_is_left() {
        assert!(!is_enough(GIB / 8, GIB), "a small disk keeps 200 MiB");
        assert!(is_enough(GIB / 4, GIB));
        assert!(!is_enough(GIB, 24 * GIB), "a twentieth of a common one");
        assert!(is_enough(GIB * 13 / 10, 24 * GIB));
        assert!(is_enough(3 * GIB, 4096 * GIB), "of a large one two gibibytes, not two hundred");
        assert!(!is_enough(GIB, 4096 * GIB));
    }
}
