//! What customers do on the page of their own turn: leave, let others go first for a while, and say how it was.

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::post;
use http::Method;
use kernel::Actor;
use kernel::Error;
use kernel::Phone;
use kernel::invalid;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::private;
use serde::Deserialize;
use ui::Answers;

use crate::nears;
use crate::opinion;
use crate::pass::Pass;
use crate::serve::leave;
use crate::state::State as At;
use crate::take_time::be_ready;
use crate::take_time::take_time;
use crate::ticket::Ticket;
use crate::turn_page::FOLLOW;
use crate::turn_page::of_today;
use crate::turn_page::shown;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::POST, "/turn/{pass}/leaving", Access::Anyone, post(go)),
        Route::page(Method::POST, "/turn/{pass}/opinion", Access::Anyone, post(tap)),
        Route::page(Method::POST, "/turn/{pass}/answers", Access::Anyone, post(say)),
        Route::page(Method::POST, "/turn/{pass}/rest", Access::Anyone, post(rest)),
        Route::page(Method::POST, "/turn/{pass}/readiness", Access::Anyone, post(ready)),
        Route::page(Method::POST, "/turn/{pass}/phone", Access::Anyone, post(phone)),
    ]
}

/// Does something with the turn that a pass opens, and shows it again; what is refused stands above it.
async fn act<F>(app: &App, visit: &Visit, text: &str, act: F) -> Result<Response, Failure>
where
    F: FnOnce(&mut Tx<'_>, Ticket) -> kernel::Result<Ticket> + Send + 'static,
{
    act_on(app, visit, (text, Answers::new()), act).await
}

/// The same with what was typed, which is kept where it is refused.
async fn act_on<F>(app: &App, visit: &Visit, (text, typed): (&str, Answers), act: F) -> Result<Response, Failure>
where
    F: FnOnce(&mut Tx<'_>, Ticket) -> kernel::Result<Ticket> + Send + 'static,
{
    match on_turn(app, visit, text, act).await {
        Ok(_) => Ok(private(Redirect::to(&format!("/{}/turn/{text}", visit.actor.lang.code())).into_response())),
        Err(error) => {
            let (status, answers) = corrected(typed, error)?;
            Ok((status, shown(app, visit, text, answers).await?).into_response())
        }
    }
}

/// Does something with the turn of today that a pass opens.
pub(crate) async fn on_turn<T, F>(app: &App, visit: &Visit, text: &str, act: F) -> kernel::Result<T>
where
    T: Send + 'static,
    F: FnOnce(&mut Tx<'_>, Ticket) -> kernel::Result<T> + Send + 'static,
{
    let pass = Pass::read(text, app.keys()).ok_or(Error::NotFound("page"))?;
    let grant = Actor::anyone(visit.actor.lang).may(FOLLOW)?.within(pass.entity);
    let done = move |tx: &mut Tx<'_>| {
        let ticket = of_today(tx, pass)?;
        act(tx, ticket)
    };
    app.write(grant, done).await
}

/// POST /turn/{pass}/leaving
async fn go(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> Result<Response, Failure> {
    // A second tap changes nothing.
    act(&app, &visit, &text, |tx, ticket| if ticket.state == At::Left { Ok(ticket) } else { leave(tx, ticket) }).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RestForm {
    #[serde(default)]
    minutes: String,
    /// How often it had been asked for when the page was made.
    #[serde(default)]
    taken: String,
}

/// POST /turn/{pass}/rest
async fn rest(State(app): State<App>, visit: Visit, Path(text): Path<String>, Form(form): Form<RestForm>) -> Result<Response, Failure> {
    let asked = (form.minutes.parse().unwrap_or_default(), form.taken.parse().unwrap_or_default());
    act(&app, &visit, &text, move |tx, ticket| take_time(tx, ticket, asked)).await
}

/// POST /turn/{pass}/readiness
async fn ready(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> Result<Response, Failure> {
    act(&app, &visit, &text, be_ready).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PhoneForm {
    #[serde(default)]
    phone: String,
}

/// POST /turn/{pass}/phone
async fn phone(State(app): State<App>, visit: Visit, Path(text): Path<String>, Form(form): Form<PhoneForm>) -> Result<Response, Failure> {
    let (inside, typed) = (app.clone(), Answers::new().with("phone", &form.phone));
    let asked = move |tx: &mut Tx<'_>, ticket: Ticket| {
        let phone = Phone::parse(&form.phone).map_err(|wrong| invalid("phone", wrong.key()))?;
        nears::ask(tx, &inside, ticket, &phone)
    };
    act_on(&app, &visit, (&text, typed), asked).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tapped {
    score: i64,
}

/// POST /turn/{pass}/opinion
async fn tap(State(app): State<App>, visit: Visit, Path(text): Path<String>, Form(tapped): Form<Tapped>) -> Result<Response, Failure> {
    said(&app, &visit, &text, move |tx, ticket| opinion::rate(tx, &ticket, tapped.score)).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answered {
    question: String,
    said: YesOrNo,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum YesOrNo {
    Yes,
    No,
}

/// POST /turn/{pass}/answers
async fn say(State(app): State<App>, visit: Visit, Path(text): Path<String>, Form(form): Form<Answered>) -> Result<Response, Failure> {
    let inside = app.clone();
    let act = move |tx: &mut Tx<'_>, ticket: Ticket| opinion::answer(tx, &inside, &ticket, (&form.question, form.said == YesOrNo::Yes));
    said(&app, &visit, &text, act).await
}

/// What the customer says of their visit, and back to their page.
async fn said<F>(app: &App, visit: &Visit, text: &str, act: F) -> Result<Response, Failure>
where
    F: FnOnce(&mut Tx<'_>, Ticket) -> kernel::Result<()> + Send + 'static,
{
    let pass = Pass::read(text, app.keys()).ok_or(Error::NotFound("page"))?;
    let grant = Actor::anyone(visit.actor.lang).may(FOLLOW)?.within(pass.entity);
    let act = move |tx: &mut Tx<'_>| {
        let ticket = of_today(tx, pass)?;
        act(tx, ticket)
    };
    app.write(grant, act).await?;
    Ok(private(Redirect::to(&format!("/{}/turn/{text}", visit.actor.lang.code())).into_response()))
}
