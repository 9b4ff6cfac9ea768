//! The page of the settings that may change while the installation runs: for whoever runs it, and for an entity's own.

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use http::StatusCode;
use kernel::Error;
use kernel::Permission;
use kernel::Role;
use serde::Deserialize;
use ui::Choice;
use ui::Page;

use super::ALL;
use super::Declared;
use super::Kind;
use super::Wrong;
use super::declared;
use super::running::SetAt;
use super::running::may_be_set;
use super::set;
use crate::Access;
use crate::App;
use crate::Failure;
use crate::Form;
use crate::Route;
use crate::Visit;
use crate::html;

/// Change settings while the installation runs: the operator its own, an administrator those of the entity.
pub const SETTINGS: Permission = Permission { key: "platform.settings", roles: &[Role::EntityAdministrator, Role::Operator] };

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/admin/settings", Access::May(SETTINGS), get(show)),
        Route::page(Method::POST, "/admin/settings", Access::May(SETTINGS), post(change)),
    ]
}

#[derive(Template)]
#[template(path = "ops/settings.html")]
struct SettingsPage {
    page: Page,
    rows: Vec<Row>,
}

/// A setting as the page shows it.
struct Row {
    key: &'static str,
    /// The name of its place on the page.
    place: String,
    what: String,
    allowed: String,
    /// What holds now.
    value: String,
    source: String,
    /// What stands in the field: what holds, or what was typed and cannot be taken.
    typed: String,
    /// The words to choose from; empty for a field to write in.
    choices: Vec<Choice>,
    is_number: bool,
    is_set_here: bool,
    error: String,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Typed {
    key: String,
    value: String,
    /// `yes` takes back what was set while running.
    back: String,
}

/// GET /admin/settings
async fn show(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    shown(&app, &visit, None).await
}

/// POST /admin/settings — a wrong value is shown again with the name, the value and what is allowed.
async fn change(State(app): State<App>, visit: Visit, Form(typed): Form<Typed>) -> Result<Response, Failure> {
    let (key, value) = (typed.key.clone(), if typed.back == "yes" { String::new() } else { typed.value.trim().to_owned() });
    let done = app.write(visit.actor.may(SETTINGS)?, move |tx| set(tx, &key, &value)).await;
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/{}/admin/settings#{}", visit.actor.lang.code(), place(&typed.key))).into_response()),
        Err(Error::Invalid(_)) => Ok((StatusCode::UNPROCESSABLE_ENTITY, shown(&app, &visit, Some(typed)).await?).into_response()),
        Err(error) => Err(error.into()),
    }
}

async fn shown(app: &App, visit: &Visit, wrong: Option<Typed>) -> Result<Response, Failure> {
    let page = app.desk_page(visit, "settings-title", "settings").await?;
    let settings = app.settings().clone();
    let of_entity = visit.actor.entity.is_some();
    let held = app
        .read(visit.actor.may(SETTINGS)?, move |tx| {
            let which = ALL.iter().filter(|setting| may_be_set(of_entity, setting.place));
            which.map(|setting| Ok((setting, settings.held(tx, setting.key)?))).collect::<kernel::Result<Vec<_>>>()
        })
        .await?;
    let rows = held.into_iter().map(|(setting, (value, at))| row(app, &page, setting, (value, at), wrong.as_ref())).collect();
    html(&SettingsPage { page, rows })
}

fn row(app: &App, page: &Page, setting: &'static Declared, (value, at): (String, SetAt), wrong: Option<&Typed>) -> Row {
    let typed = wrong.filter(|typed| typed.key == setting.key).map(|typed| typed.value.clone());
    let (key, args) = setting.kind.allowed();
    let choices = match setting.kind {
        Kind::Choice(words) => words.iter().map(|word| Choice::new(*word, called(page, word))).collect(),
        _ => Vec::new(),
    };
    let source = match at {
        SetAt::Start => match app.settings().source(setting.key) {
            "default" => page.t("settings-from-default"),
            "command line" => page.t("settings-from-command-line"),
            other => page.t1("settings-from", "source", other),
        },
        SetAt::Installation => page.t("settings-from-installation"),
        SetAt::Entity => page.t("settings-from-entity"),
    };
    let is_set_here = at == if page.desk.live.is_empty() { SetAt::Installation } else { SetAt::Entity };
    Row {
        key: setting.key,
        place: place(setting.key),
        what: page.t(&setting.word()),
        allowed: page.ta(key, &args),
        error: typed.as_ref().map(|typed| told(app, page, setting, typed)).unwrap_or_default(),
        typed: typed.unwrap_or_else(|| value.clone()),
        value: match setting.kind {
            _ if value.is_empty() => page.t("settings-empty"),
            Kind::Choice(_) => called(page, &value),
            _ => value,
        },
        source,
        choices,
        is_number: matches!(setting.kind, Kind::Number { .. } | Kind::Seconds { .. } | Kind::Bytes { .. }),
        is_set_here,
    }
}

/// A word of a choice in the reader's language, or as it stands in the file where there is no other.
fn called(page: &Page, word: &str) -> String {
    let key = format!("setting-choice-{word}");
    if page.words.has(&key) { page.t(&key) } else { word.to_owned() }
}

/// The same words as at a start: the name, the value and what is allowed.
fn told(app: &App, page: &Page, setting: &Declared, typed: &str) -> String {
    let source = page.t("settings-from-form");
    let wrong = Wrong { name: setting.key.into(), value: typed.into(), source, kind: declared(setting.key).map(|known| known.kind) };
    wrong.say(app.words(), page.lang)
}

/// The name of a setting's place on the page.
fn place(key: &str) -> String {
    format!("setting-{}", key.replace(['.', '_'], "-"))
}
