//! What an entity's replies are held against, for programs.

use ::store::Tx;
use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::delete;
use axum::routing::get;
use axum::routing::put;
use http::Method;
use kernel::Error;
use kernel::Result as Outcome;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Json as Body;
use platform::Route;
use platform::api::schema;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::store;
use crate::weights::Check;
use crate::weights::Weights;
use crate::writing_rules;
use crate::writing_rules::RULES;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(RULES);
    let answering = |summary| Api { summary, answer: Some(schema::<Rules>), ..Api::default() };
    vec![
        Route::plain(Method::GET, "/api/v1/writing-rules", may, get(show)).described(answering("email-does-show-writing-rules")),
        Route::plain(Method::PUT, "/api/v1/writing-rules", may, put(set))
            .described(Api { body: Some(schema::<Change>), ..answering("email-does-set-writing-rules") }),
        Route::plain(Method::DELETE, "/api/v1/writing-rules/{what}/{word}", may, delete(remove))
            .described(answering("email-does-remove-writing-rule")),
    ]
}

/// What an entity's replies are held against.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "WritingRules")]
struct Rules {
    /// Words that are right here: names, places, products.
    words: Vec<String>,
    /// The shapes of what is confidential: `EMP-####`.
    shapes: Vec<String>,
    /// Words that are not wanted, each with what to write instead.
    plain_words: Vec<PlainWord>,
    /// The checks that stop a reply; the others only warn.
    stops: Vec<&'static str>,
    /// Whether customers are asked for their opinion when a case is closed.
    asks_customers: bool,
}

#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct PlainWord {
    word: String,
    /// What to write instead.
    plain: String,
}

impl Rules {
    fn read(tx: &mut Tx<'_>) -> Outcome<Rules> {
        let weights = Weights::read(tx)?;
        Ok(Rules {
            words: store::known_words(tx)?,
            shapes: store::shapes(tx)?,
            plain_words: store::plain_words(tx)?.into_iter().map(|(word, plain)| PlainWord { word, plain }).collect(),
            stops: Check::WEIGHED.into_iter().filter(|check| weights.stops(*check)).map(Check::key).collect(),
            asks_customers: store::surveys::asks(tx)?,
        })
    }
}

/// GET /api/v1/writing-rules
async fn show(State(app): State<App>, Caller(actor): Caller) -> Result<Json<Rules>, Failure> {
    Ok(Json(app.read(actor.may(RULES)?, Rules::read).await?))
}

#[derive(Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(rename = "WritingRulesChange")]
struct Change {
    /// Words to be known.
    words: Vec<String>,
    /// Shapes of what is confidential.
    shapes: Vec<String>,
    /// Words that are not wanted any more.
    plain_words: Vec<PlainWord>,
    /// Every check that shall stop a reply; the others then only warn.
    stops: Option<Vec<String>>,
    /// Whether customers are asked for their opinion when a case is closed.
    asks_customers: Option<bool>,
}

/// PUT /api/v1/writing-rules — all of it or nothing.
async fn set(State(app): State<App>, Caller(actor): Caller, Body(change): Body<Change>) -> Result<Json<Rules>, Failure> {
    let write = move |tx: &mut Tx<'_>| {
        if !change.words.is_empty() {
            writing_rules::add_words(tx, &change.words.join(" "))?;
        }
        change.shapes.iter().try_for_each(|shape| writing_rules::add_shape(tx, shape))?;
        change.plain_words.iter().try_for_each(|one| writing_rules::save_plain_word(tx, &one.word, &one.plain))?;
        if let Some(stops) = &change.stops {
            weigh(tx, stops)?;
        }
        change.asks_customers.map_or(Ok(()), |asks| writing_rules::ask_customers(tx, asks))?;
        Rules::read(tx)
    };
    Ok(Json(app.write(actor.may(RULES)?, write).await?))
}

fn weigh(tx: &mut Tx<'_>, stops: &[String]) -> Outcome<()> {
    let is_known = |stop: &String| Check::WEIGHED.iter().any(|check| check.key() == stop);
    if !stops.iter().all(is_known) {
        return Err(kernel::invalid("stops", "email-check-unknown"));
    }
    writing_rules::weigh(tx, &stops.iter().map(String::as_str).collect::<Vec<_>>())
}

/// DELETE /api/v1/writing-rules/{what}/{word}
async fn remove(State(app): State<App>, Caller(actor): Caller, Path((what, word)): Path<(String, String)>) -> Result<Json<Rules>, Failure> {
    let write = move |tx: &mut Tx<'_>| {
        match what.as_str() {
            "words" => writing_rules::drop_word(tx, &word)?,
            "shapes" => writing_rules::drop_shape(tx, &word)?,
            "plain-words" => writing_rules::drop_plain_word(tx, &word)?,
            _ => return Err(Error::NotFound("writing rule")),
        }
        Rules::read(tx)
    };
    Ok(Json(app.write(actor.may(RULES)?, write).await?))
}
