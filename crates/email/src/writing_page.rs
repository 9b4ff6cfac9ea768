//! The page of what an entity's replies are held against: its words, what it holds confidential, what it does not want, what stops.

use std::collections::BTreeMap;

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::Error;
use kernel::Result;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::html;
use platform::settings;
use ui::Answers;
use ui::Choice;
use ui::Page;

use crate::store;
use crate::weights::Check;
use crate::weights::Weights;
use crate::writing_rules;
use crate::writing_rules::RULES;

/// The key of the page in the rail.
pub(crate) const SECTION: &str = "writing-rules";
const PATH: &str = "/desk/writing";
/// The settings of the second look.
const LOOK: [&str; 3] = ["mail.second_look", "mail.second_look_minutes", "mail.second_look_then"];

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(RULES);
    vec![
        Route::page(Method::GET, PATH, may, get(show)),
        Route::page(Method::POST, "/desk/writing/{what}", may, post(change)),
        Route::page(Method::POST, "/desk/writing/{what}/removal", may, post(remove)),
    ]
}

#[derive(Template)]
#[template(path = "writing_rules.html")]
struct WritingPage {
    page: Page,
    words: Vec<String>,
    shapes: Vec<String>,
    plain: Vec<(String, String)>,
    /// Each check that the entity weighs: its name in the form, its name in words, whether it stops.
    checks: Vec<(&'static str, String, bool)>,
    /// Whether replies wait for a second look, for how many minutes, and what then.
    look: [String; 3],
    thens: Vec<Choice>,
    /// Whether customers are asked for their opinion.
    asks: bool,
    answers: Answers,
}

impl WritingPage {
    /// The minutes of the second look: as they were typed where that was refused.
    fn minutes(&self) -> &str {
        if self.answers.error(&self.page, "minutes").is_empty() { &self.look[1] } else { self.answers.value("minutes") }
    }
}

/// GET /desk/writing
async fn show(State(app): State<App>, visit: Visit) -> std::result::Result<Response, Failure> {
    shown(&app, &visit, Answers::new()).await
}

async fn shown(app: &App, visit: &Visit, answers: Answers) -> std::result::Result<Response, Failure> {
    let page = app.desk_page(visit, "email-writing-rules", SECTION).await?;
    let inside = app.clone();
    let read = move |tx: &mut Tx<'_>| {
        let [mut wish, mut minutes, mut then] = [String::new(), String::new(), String::new()];
        for (key, place) in LOOK.into_iter().zip([&mut wish, &mut minutes, &mut then]) {
            *place = inside.settings().now(tx, key)?;
        }
        let known = (store::known_words(tx)?, store::shapes(tx)?, store::plain_words(tx)?);
        Ok((known, Weights::read(tx)?, [wish, minutes, then], store::surveys::asks(tx)?))
    };
    let ((words, shapes, plain), weights, look, asks) = app.read(visit.actor.may(RULES)?, read).await?;
    let thens = ["up", "send"].map(|then| Choice::new(then, page.t(&format!("email-look-then-{then}")))).into();
    let checks = Check::WEIGHED.map(|check| (check.key(), page.t(&check.word()), weights.stops(check)));
    html(&WritingPage { page, words, shapes, plain, checks: checks.into(), look, thens, asks, answers })
}

type Typed = BTreeMap<String, String>;

fn value<'t>(typed: &'t Typed, name: &str) -> &'t str {
    typed.get(name).map_or("", String::as_str)
}

/// POST /desk/writing/{what}
async fn change(
    State(app): State<App>,
    visit: Visit,
    Path(what): Path<String>,
    Form(typed): Form<Typed>,
) -> std::result::Result<Response, Failure> {
    let answers =
        ["words", "shape", "word", "plain", "minutes"].into_iter().fold(Answers::new(), |all, name| all.with(name, value(&typed, name)));
    let act = move |tx: &mut Tx<'_>| set(tx, &what, &typed);
    match app.write(visit.actor.may(RULES)?, act).await {
        Ok(()) => Ok(back(&visit)),
        Err(error) => {
            let (status, answers) = corrected(answers, error)?;
            Ok((status, shown(&app, &visit, answers).await?).into_response())
        }
    }
}

fn set(tx: &mut Tx<'_>, what: &str, typed: &Typed) -> Result<()> {
    match what {
        "words" => writing_rules::add_words(tx, value(typed, "words")),
        "shapes" => writing_rules::add_shape(tx, value(typed, "shape")),
        "plain-words" => writing_rules::save_plain_word(tx, value(typed, "word"), value(typed, "plain")),
        "weights" => writing_rules::weigh(tx, &typed.keys().map(String::as_str).collect::<Vec<_>>()),
        "survey" => writing_rules::ask_customers(tx, value(typed, "survey") == "yes"),
        "second-look" => {
            let wish = if value(typed, "wish") == "yes" { "yes" } else { "no" };
            settings::set(tx, LOOK[0], wish)?;
            settings::set(tx, LOOK[1], value(typed, "minutes").trim())
                .map_err(|_| kernel::invalid("minutes", "email-look-minutes-number"))?;
            settings::set(tx, LOOK[2], value(typed, "then")).map_err(|_| Error::NotFound("page"))
        }
        _ => Err(Error::NotFound("page")),
    }
}

/// POST /desk/writing/{what}/removal
async fn remove(
    State(app): State<App>,
    visit: Visit,
    Path(what): Path<String>,
    Form(typed): Form<Typed>,
) -> std::result::Result<Response, Failure> {
    let act = move |tx: &mut Tx<'_>| match what.as_str() {
        "words" => writing_rules::drop_word(tx, value(&typed, "word")),
        "shapes" => writing_rules::drop_shape(tx, value(&typed, "shape")),
        "plain-words" => writing_rules::drop_plain_word(tx, value(&typed, "word")),
        _ => Err(Error::NotFound("page")),
    };
    app.write(visit.actor.may(RULES)?, act).await?;
    Ok(back(&visit))
}

fn back(visit: &Visit) -> Response {
    Redirect::to(&format!("/{}{PATH}", visit.actor.lang.code())).into_response()
}
