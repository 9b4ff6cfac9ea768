//! What the script of the page of a turn asks for the browser in which it runs: to be told of the turn, and to be told no more.

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::post;
use http::Method;
use kernel::Error;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::deliveries::Subscription;
use platform::failure;
use platform::private;
use serde::Deserialize;
use serde_json::Value;
use serde_json::json;

use crate::ticket::Ticket;
use crate::turn_acts::on_turn;
use crate::turn_push;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::POST, "/turn/{pass}/push", Access::Anyone, post(ask)),
        Route::page(Method::POST, "/turn/{pass}/push/removal", Access::Anyone, post(stop)),
    ]
}

/// What a browser is reached by, in its own words.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reached {
    #[serde(default)]
    endpoint: String,
    #[serde(default)]
    p256dh: String,
    #[serde(default)]
    auth: String,
}

/// POST /turn/{pass}/push
async fn ask(State(app): State<App>, visit: Visit, Path(text): Path<String>, Form(form): Form<Reached>) -> Result<Response, Failure> {
    let (inside, lang) = (app.clone(), visit.actor.lang);
    act(&app, &visit, &text, move |tx, ticket| {
        let to = Subscription::read(&inside, (&form.endpoint, &form.p256dh, &form.auth))?;
        Ok(json!({ "mark": turn_push::ask(tx, &inside, &ticket, (lang, &to))? }))
    })
    .await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Marked {
    #[serde(default)]
    mark: String,
}

/// POST /turn/{pass}/push/removal
async fn stop(State(app): State<App>, visit: Visit, Path(text): Path<String>, Form(form): Form<Marked>) -> Result<Response, Failure> {
    act(&app, &visit, &text, move |tx, ticket| turn_push::stop(tx, &ticket, &form.mark).map(|()| json!({}))).await
}

/// Does something with the turn that a pass opens; what is refused is said in the words that the page shows.
async fn act<F>(app: &App, visit: &Visit, text: &str, act: F) -> Result<Response, Failure>
where
    F: FnOnce(&mut Tx<'_>, Ticket) -> kernel::Result<Value> + Send + 'static,
{
    match on_turn(app, visit, text, act).await {
        Ok(answer) => Ok(private(axum::Json(answer).into_response())),
        Err(error @ Error::Refused(_)) => {
            let said = failure::tell(app, visit.actor.lang, &error).detail;
            Ok(private((failure::status(&error), axum::Json(json!({ "said": said }))).into_response()))
        }
        Err(error) => Err(error.into()),
    }
}
