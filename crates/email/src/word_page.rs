//! The words that somebody has said are right as they write them: added at a marked word, seen and removed here.

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use http::StatusCode;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::html;
use serde::Deserialize;
use ui::Answers;
use ui::Page;

use crate::reply::REPLY;
use crate::store;
use crate::writing_rules::add_own_word;

const PATH: &str = "/desk/words";

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(REPLY);
    vec![
        Route::page(Method::GET, PATH, may, get(show)),
        Route::page(Method::POST, PATH, may, post(add)),
        Route::page(Method::POST, "/desk/words/removal", may, post(remove)),
        Route::page(Method::POST, "/desk/known-words", may, post(learn)),
    ]
}

#[derive(Template)]
#[template(path = "words.html")]
struct WordsPage {
    page: Page,
    words: Vec<String>,
    answers: Answers,
}

/// GET /desk/words
async fn show(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    shown(&app, &visit, Answers::new()).await
}

async fn shown(app: &App, visit: &Visit, answers: Answers) -> Result<Response, Failure> {
    let page = app.desk_page(visit, "email-words", "inbox").await?;
    let words = app.read(visit.actor.may(REPLY)?, store::own_words).await?;
    html(&WordsPage { page, words, answers })
}

/// A word that is right as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Word {
    word: String,
}

/// POST /desk/words
async fn add(State(app): State<App>, visit: Visit, Form(typed): Form<Word>) -> Result<Response, Failure> {
    let answers = Answers::new().with("word", typed.word.clone());
    match app.write(visit.actor.may(REPLY)?, move |tx| add_own_word(tx, &typed.word)).await {
        Ok(()) => Ok(back(&visit)),
        Err(error) => {
            let (status, answers) = corrected(answers, error)?;
            Ok((status, shown(&app, &visit, answers).await?).into_response())
        }
    }
}

/// POST /desk/words/removal
async fn remove(State(app): State<App>, visit: Visit, Form(typed): Form<Word>) -> Result<Response, Failure> {
    app.write(visit.actor.may(REPLY)?, move |tx| store::drop_own_word(tx, &typed.word)).await?;
    Ok(back(&visit))
}

/// POST /desk/known-words — from the composer, which goes on.
async fn learn(State(app): State<App>, visit: Visit, Form(known): Form<Word>) -> Result<Response, Failure> {
    app.write(visit.actor.may(REPLY)?, move |tx| add_own_word(tx, &known.word)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn back(visit: &Visit) -> Response {
    Redirect::to(&format!("/{}{PATH}", visit.actor.lang.code())).into_response()
}
