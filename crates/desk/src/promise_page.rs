//! Promises on the page of a case: what the customer was told, and the form that makes or keeps a promise.

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use http::Method;
use kernel::Result;
use kernel::Timestamp;
use kernel::invalid;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::number;
use serde::Deserialize;
use ui::Choice;
use ui::Page;

use crate::Case;
use crate::case_acts::after;
use crate::case_page::Kept;
use crate::converse::WORK;
use crate::moment::read_moment;
use crate::promise::Promised;
use crate::promise::keep_promise;
use crate::promise::make_promise;
use crate::promise::promises_of;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::POST, "/desk/cases/{id}/promises", Access::May(WORK), post(make)),
        Route::page(Method::POST, "/desk/cases/{id}/promises/{promise}/keeping", Access::May(WORK), post(keep)),
    ]
}

/// A promise as it is shown.
pub(crate) struct Shown {
    pub(crate) text: String,
    pub(crate) due: Timestamp,
    pub(crate) is_open: bool,
    pub(crate) is_kept: bool,
    /// Whether the customer has not been told of it.
    pub(crate) is_to_be_told: bool,
    pub(crate) action: String,
}

/// What can be chosen in the form of a new promise.
pub(crate) struct Times {
    pub(crate) kinds: Vec<Choice>,
    pub(crate) tomorrow: String,
}

impl Times {
    pub(crate) fn new(page: &Page) -> Times {
        let today = page.now.to_zoned(page.zone.clone()).date();
        Times {
            kinds: Promised::ALL.map(|what| Choice::new(what.key(), page.t(&format!("desk-promise-{}", what.key())))).into(),
            tomorrow: today.tomorrow().unwrap_or(today).to_string(),
        }
    }
}

/// The promises of a case.
pub(crate) fn shown(tx: &mut Tx<'_>, page: &Page, case: &Case) -> Result<Vec<Shown>> {
    let promises = promises_of(tx, case.id)?.into_iter();
    let show = |promise: crate::Promise| Shown {
        text: page.t(&format!("desk-promise-{}", promise.what.key())),
        due: promise.due_at,
        is_open: promise.is_open(),
        is_kept: promise.kept_at.is_some(),
        is_to_be_told: promise.is_to_be_told(),
        action: page.href(&format!("{}/promises/{}/keeping", case.path(), promise.id)),
    };
    Ok(promises.map(show).collect())
}

#[derive(Deserialize)]
struct PromiseForm {
    #[serde(default)]
    what: String,
    /// `25/11/2026`
    #[serde(default)]
    date: String,
    /// `14:00`
    #[serde(default)]
    time: String,
}

impl PromiseForm {
    /// The instant that was told, in Bahrain.
    fn due(&self) -> Result<Timestamp> {
        read_moment(&self.date, &self.time, "desk-promise-when")
    }
}

/// POST /desk/cases/{id}/promises
async fn make(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<PromiseForm>) -> Result<Response, Failure> {
    let id = number(&id)?;
    let what = Promised::parse(&form.what).ok_or_else(|| invalid("what", "desk-promise-when"));
    let done = match what.and_then(|what| Ok((what, form.due()?))) {
        Ok((what, due)) => app.write(visit.actor.may(WORK)?, move |tx| make_promise(tx, id, what, due).map(drop)).await,
        Err(error) => Err(error),
    };
    after(&app, &visit, id, done, Kept::default()).await
}

/// POST /desk/cases/{id}/promises/{promise}/keeping
async fn keep(State(app): State<App>, visit: Visit, Path((id, promise)): Path<(String, String)>) -> Result<Response, Failure> {
    let (id, promise) = (number(&id)?, number(&promise)?);
    let done = app.write(visit.actor.may(WORK)?, move |tx| keep_promise(tx, id, promise)).await;
    after(&app, &visit, id, done, Kept::default()).await
}
