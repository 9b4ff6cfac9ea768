//! What stands on the screen of a device that is started without a line: that it knows nothing just now, in both languages, and on a hall display
//! the last calls that its browser kept.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use http::Method;
use kernel::Bilingual;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Route;
use platform::Visit;
use platform::html;
use platform::private;
use ui::Page;

use crate::both::both;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::GET, "/device/offline", Access::Anyone, get(page))]
}

#[derive(Template)]
#[template(path = "device_offline.html")]
struct OfflinePage {
    page: Page,
    since: Bilingual,
    listen: Bilingual,
    /// What stands above the last calls, and before the number of each counter.
    last: Bilingual,
    counter: Bilingual,
}

/// GET /device/offline — kept by the browser of a device, and shown where no other page can be had.
async fn page(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let [since, listen, last, counter] =
        ["centre-offline-since", "centre-offline-screen", "centre-offline-last", "centre-display-counter"].map(|key| both(&app, key, &[]));
    Ok(private(html(&OfflinePage { page: app.page(&visit, "centre-offline"), since, listen, last, counter })?))
}
