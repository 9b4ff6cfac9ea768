//! The first account: made by whoever started the server and read the address it printed; there is no default password anywhere.

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use http::StatusCode;
use kernel::Error;
use kernel::Lang;
use kernel::Result as Outcome;
use kernel::Role;
use kernel::Secret;
use serde::Deserialize;
use ui::Answers;
use ui::Page;

use crate::App;
use crate::Caller;
use crate::Form;
use crate::Result;
use crate::Visit;
use crate::accounts::NewAccount;
use crate::accounts::account;
use crate::accounts::links;
use crate::accounts::links::Purpose;
use crate::accounts::opening;
use crate::accounts::store;
use crate::html;

/// A token for the address `/setup/{token}`, good for a day, while nobody has an account; nothing afterwards. An older token becomes void.
///
/// # Errors
/// What the database says.
pub fn setup_token(tx: &mut Tx<'_>) -> Outcome<Option<String>> {
    if store::any_account(tx)? {
        return Ok(None);
    }
    links::make(tx, None, Purpose::Setup).map(Some)
}

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct First {
    email: String,
    password: Secret<String>,
}

#[derive(Template)]
#[template(path = "accounts/setup.html")]
struct SetupPage {
    page: Page,
    answers: Answers,
    token: String,
    shortest: usize,
}

/// GET /setup/{token} — to the reader's language.
pub(crate) async fn front(Caller(actor): Caller, Path(token): Path<String>) -> Redirect {
    let token: String = token.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    Redirect::to(&format!("/{}/setup/{token}", actor.lang.code()))
}

/// GET /setup/{token}
pub(crate) async fn ask(State(app): State<App>, visit: Visit, Path(token): Path<String>) -> Result {
    let looked_at = token.clone();
    app.read(opening::grant(&visit)?, move |tx| links::opens_setup(tx, &looked_at)).await?;
    page(&app, &visit, token, Answers::new()).await
}

/// POST /setup/{token}
pub(crate) async fn set_up(State(app): State<App>, visit: Visit, Path(token): Path<String>, Form(sent): Form<First>) -> Result {
    let looked_at = token.clone();
    app.read(opening::grant(&visit)?, move |tx| links::opens_setup(tx, &looked_at)).await?;
    let email = sent.email.clone();
    match make(&app, &visit, token.clone(), sent).await {
        Err(Error::Invalid(errors)) => {
            let page = page(&app, &visit, token, Answers::new().with("email", email).wrong(errors)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        made => {
            made.map(|()| Redirect::to(&format!("/{}/sign-in?done=setup", visit.actor.lang.code())).into_response()).map_err(Into::into)
        }
    }
}

async fn make(app: &App, visit: &Visit, token: String, sent: First) -> Outcome<()> {
    app.policy().await?.judge("password", sent.password.reveal(), &[&sent.email])?;
    let hash = app.accounts().hash(sent.password).await?;
    let lang: Lang = visit.actor.lang;
    let act = move |tx: &mut Tx<'_>| {
        links::opens_setup(tx, &token)?;
        links::spend(tx, &token)?;
        let first = account::create(tx, NewAccount { email: sent.email, lang, password: Some(hash) })?;
        account::grant_role(tx, first, None, None, Role::Operator)
    };
    app.write(opening::grant(visit)?, act).await
}

async fn page(app: &App, visit: &Visit, token: String, answers: Answers) -> Result {
    html(&SetupPage { page: app.page(visit, "account-setup"), answers, token, shortest: app.policy().await?.shortest() })
}
