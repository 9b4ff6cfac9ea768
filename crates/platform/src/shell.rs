//! The router: every slice's routes behind the same doors, in both languages.

use axum::Router;
use axum::extract::Request;
use axum::extract::State;
use axum::middleware;
use axum::middleware::Next;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use http::Method;
use kernel::Error;
use kernel::Lang;
use std::sync::Arc;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;

use crate::Access;
use crate::App;
use crate::Caller;
use crate::Failure;
use crate::Route;
use crate::access;
use crate::access::LOOK_LIVE;
use crate::accounts;
use crate::actor::recognise;
use crate::api::idempotency::once;
use crate::assets;
use crate::failure;
use crate::files;
use crate::lanes::by_share;
use crate::limits;
use crate::limits::Class;
use crate::limits::ClientAddress;
use crate::limits::TooMany;
use crate::live;
use crate::pages::FailurePage;
use crate::pages::Visit;
use crate::security;
use crate::telemetry::note;
use crate::telemetry::observe;
use crate::whereabouts::only_acts;

/// A request's body is at most so many bytes; attachments have a limit of their own beneath it.
const LARGEST_BODY: usize = 30 * 1024 * 1024;

/// The shell's own routes.
pub fn own_routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/live", Access::May(LOOK_LIVE), get(live::stream)),
        Route::plain(Method::GET, "/assets/{*path}", Access::Anyone, get(assets::asset)),
        files::route(),
        Route::plain(Method::GET, "/", Access::Anyone, get(front)),
    ]
}

/// Every route of the product, for the router and for the tests that try each door.
pub fn all_routes(app: &App) -> Vec<Route> {
    own_routes().into_iter().chain(accounts::routes()).chain(app.slices().iter().flat_map(|slice| slice.routes.iter().cloned())).collect()
}

/// Builds the router.
pub fn router(app: App) -> Router {
    let (mut pages, mut plain) = (Router::new(), Router::new());
    for route in all_routes(&app) {
        let door = Door { access: route.access, limit: route.limit, template: route.path };
        let guarded = route
            .handler
            .layer(middleware::from_fn_with_state(app.clone(), move |State(app): State<App>, request: Request, next: Next| {
                guard(app, door, request, next)
            }));
        if route.is_page {
            pages = pages.route(route.path, guarded);
        } else {
            plain = plain.route(route.path, guarded);
        }
    }
    let mut router = plain;
    for lang in Lang::ALL {
        router = router.nest(&format!("/{}", lang.code()), pages.clone());
    }
    router
        .fallback(|| async { Failure(Error::NotFound("page")) })
        .method_not_allowed_fallback(only_acts)
        .layer(middleware::from_fn_with_state(app.clone(), border))
        .layer(middleware::from_fn_with_state(app.clone(), once))
        .layer(middleware::from_fn_with_state(app.clone(), recognise))
        .layer(middleware::from_fn_with_state(app.clone(), security::same_origin))
        .layer(RequestBodyLimitLayer::new(LARGEST_BODY))
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn_with_state(app.clone(), by_share))
        .layer(middleware::from_fn_with_state(app.clone(), observe))
        .layer(middleware::from_fn_with_state(app.clone(), files::apart))
        .layer(middleware::from_fn_with_state(security::Protection::of(&app), security::protect))
        .with_state(app)
}

/// What stands before a route's handler.
#[derive(Clone, Copy)]
struct Door {
    access: Access,
    limit: Option<Class>,
    template: &'static str,
}

/// The door of a route: its limit, then its permission; what comes back says which route it was.
async fn guard(app: App, door: Door, request: Request, next: Next) -> Response {
    let actor = request.extensions().get::<kernel::Actor>().cloned();
    let address = request.extensions().get::<ClientAddress>().copied().unwrap_or_default();
    let refused = match door.limit {
        Some(class) => limits::check(&app, class, address, actor.clone()).await,
        None => None,
    };
    let mut response = match refused {
        Some(refused) => refused,
        None => access::check(door.access, request, next).await,
    };
    note(&mut response, door.template, actor.as_ref());
    response
}

/// GET / — to the reader's language.
async fn front(Caller(actor): Caller) -> Redirect {
    Redirect::to(&format!("/{}/", actor.lang.code()))
}

/// The border: errors get their words here, and broken ones their line in the log, once.
async fn border(State(app): State<App>, visit: Visit, request: Request, next: Next) -> Response {
    let for_programs = request.uri().path().starts_with("/api/");
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let response = next.run(request).await;
    let Some(error) = response.extensions().get::<Arc<Error>>().cloned() else { return response };
    if matches!(*error, Error::Broken(..)) {
        tracing::error!(request = %visit.actor.request, %method, %path, %error, "a request broke");
    }
    let mut told = if for_programs {
        failure::problem_as(&app, visit.actor.lang, &error, (response.status(), &visit.actor.request))
    } else {
        FailurePage::answer(&app, &visit, &error, response.status())
    };
    let wait = response.extensions().get::<TooMany>().map(|wait| wait.0);
    if let Some(seconds) = wait.or(if let Error::Busy(seconds) = *error { Some(seconds) } else { None }) {
        told.headers_mut().insert(http::header::RETRY_AFTER, seconds.into());
    }
    // What a door noted on the answer goes out with its words.
    told.extensions_mut().extend(response.extensions().clone());
    told
}
