//! The page of the keys with which the entity signs its mail: made, shown as the DNS record to publish, looked for, withdrawn.

use platform::number;
use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::html;
use ui::Answers;
use ui::Choice;
use ui::Page;

use crate::mailbox_page::SECTION;
use crate::signing;
use crate::signing_key::DkimKey;
use crate::signing_key::KeyState;
use crate::source::MANAGE;
use crate::store;

const PATH: &str = "/desk/signing-keys";

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(MANAGE);
    vec![
        Route::page(Method::GET, PATH, may, get(show)),
        Route::page(Method::POST, PATH, may, post(add)),
        Route::page(Method::POST, "/desk/signing-keys/{id}/check", may, post(check)),
        Route::page(Method::POST, "/desk/signing-keys/{id}/removal", may, post(withdraw)),
    ]
}

#[derive(Template)]
#[template(path = "signing_keys.html")]
struct SigningPage {
    page: Page,
    keys: Vec<Shown>,
    domains: Vec<Choice>,
    kinds: Vec<Choice>,
    answers: Answers,
}

/// A key as it is shown.
struct Shown {
    key: DkimKey,
    state: &'static str,
    mark: &'static str,
    /// What DNS held, or what is to be done; empty when there is nothing to say.
    said: String,
    /// How that is marked.
    said_mark: String,
    /// Since when it signs, or until when it is kept.
    time: String,
    path: String,
}

impl Shown {
    fn new(page: &Page, key: DkimKey) -> Shown {
        let (state, mark) = match key.state {
            KeyState::Waiting => ("email-key-waiting", "warn"),
            KeyState::Signing => ("email-key-signing", "ok"),
            KeyState::Retiring => ("email-key-retiring", ""),
            KeyState::Retired => ("email-key-retired", ""),
        };
        let (said, said_mark) = said(&key);
        let since = key.signs_since.map(|at| page.t1("email-key-since", "when", page.datetime(at)));
        let until = key.retires_at.map(|at| page.t1("email-key-until", "when", page.datetime(at)));
        Shown {
            time: if key.state == KeyState::Retiring { until } else { since }.unwrap_or_default(),
            path: page.href(&format!("{PATH}/{}", key.id)),
            said: if said.is_empty() { String::new() } else { page.t(said) },
            state,
            mark,
            said_mark: said_mark.into(),
            key,
        }
    }

    /// Whether its record is still to be seen.
    fn is_living(&self) -> bool {
        self.key.state != KeyState::Retired
    }

    /// When DNS was asked last.
    fn asked(&self, page: &Page) -> String {
        self.key.checked_at.map(|at| page.t1("email-key-checked", "when", page.when(at))).unwrap_or_default()
    }
}

/// What DNS held when it was asked, and what to do.
fn said(key: &DkimKey) -> (&'static str, &'static str) {
    match (key.state, key.found.as_str()) {
        (KeyState::Retired, _) => ("email-key-may-go", "info"),
        (_, "here") => ("email-key-here", "ok"),
        (_, "other") => ("email-key-other", "bad"),
        (_, "missing") => ("email-key-missing", "bad"),
        (_, "unknown") => ("email-key-unknown", "warn"),
        (KeyState::Waiting, _) => ("email-key-to-publish", "info"),
        _ => ("", ""),
    }
}

/// GET /desk/signing-keys
async fn show(State(app): State<App>, visit: Visit) -> std::result::Result<Response, Failure> {
    shown(&app, &visit, Answers::new()).await
}

async fn shown(app: &App, visit: &Visit, answers: Answers) -> std::result::Result<Response, Failure> {
    let page = app.desk_page(visit, "email-signing-keys", SECTION).await?;
    let look = |tx: &mut ::store::Tx<'_>| Ok((store::signing_keys(tx, signing::MOST)?, signing::domains(tx)?));
    let (keys, domains) = app.read(visit.actor.may(MANAGE)?, look).await?;
    let kinds = ["rsa", "ed25519"].map(|kind| Choice::new(kind, page.t(&format!("email-key-kind-{kind}"))));
    html(&SigningPage {
        keys: keys.into_iter().map(|key| Shown::new(&page, key)).collect(),
        domains: domains.into_iter().map(|domain| Choice::new(domain.clone(), domain)).collect(),
        kinds: kinds.into(),
        answers,
        page,
    })
}

/// POST /desk/signing-keys
async fn add(State(app): State<App>, visit: Visit, Form(form): Form<BTreeMap<String, String>>) -> std::result::Result<Response, Failure> {
    let value = |name: &str| form.get(name).map(String::as_str).unwrap_or_default();
    match signing::make_signing_key(&app, visit.actor.may(MANAGE)?, value("domain"), value("kind")).await {
        Ok(_) => Ok(back(&visit)),
        Err(error) => {
            let typed = Answers::new().with("domain", value("domain")).with("kind", value("kind"));
            let (status, answers) = corrected(typed, error)?;
            Ok((status, shown(&app, &visit, answers).await?).into_response())
        }
    }
}

/// POST /desk/signing-keys/{id}/check
async fn check(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> std::result::Result<Response, Failure> {
    signing::check_signing_key(&app, visit.actor.may(MANAGE)?, number(&id)?).await?;
    Ok(back(&visit))
}

/// POST /desk/signing-keys/{id}/removal
async fn withdraw(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> std::result::Result<Response, Failure> {
    let id = number(&id)?;
    app.write(visit.actor.may(MANAGE)?, move |tx| signing::withdraw_signing_key(tx, id)).await?;
    Ok(back(&visit))
}

fn back(visit: &Visit) -> Response {
    Redirect::to(&format!("/{}{PATH}", visit.actor.lang.code())).into_response()
}
