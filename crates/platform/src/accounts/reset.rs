//! Setting a password by a link: after it was forgotten, or to accept an invitation. Every session of the account ends.

use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use http::StatusCode;
use kernel::EmployeeId;
use kernel::Error;
use kernel::FieldError;
use kernel::Secret;
use serde::Deserialize;
use ui::Answers;
use ui::Link;
use ui::Page;

use crate::App;
use crate::Form;
use crate::Result;
use crate::Visit;
use crate::accounts::Account;
use crate::accounts::account;
use crate::accounts::links;
use crate::accounts::links::Purpose;
use crate::accounts::oidc;
use crate::accounts::opening;
use crate::accounts::store;
use crate::html;

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPassword {
    password: Secret<String>,
}

#[derive(Template)]
#[template(path = "accounts/new_password.html")]
struct NewPasswordPage {
    page: Page,
    answers: Answers,
    action: String,
    email: String,
    shortest: usize,
    providers: Vec<Link>,
}

/// GET /sign-in/reset/{token}
pub(crate) async fn ask(State(app): State<App>, visit: Visit, Path(token): Path<String>) -> Result {
    page(&app, &visit, token, Purpose::Reset, Vec::new()).await
}

/// POST /sign-in/reset/{token}
pub(crate) async fn set(State(app): State<App>, visit: Visit, Path(token): Path<String>, Form(sent): Form<NewPassword>) -> Result {
    finish(&app, &visit, token, Purpose::Reset, sent).await
}

/// GET /sign-in/invitation/{token}
pub(crate) async fn ask_invited(State(app): State<App>, visit: Visit, Path(token): Path<String>) -> Result {
    page(&app, &visit, token, Purpose::Invitation, Vec::new()).await
}

/// POST /sign-in/invitation/{token}
pub(crate) async fn set_invited(State(app): State<App>, visit: Visit, Path(token): Path<String>, Form(sent): Form<NewPassword>) -> Result {
    finish(&app, &visit, token, Purpose::Invitation, sent).await
}

async fn finish(app: &App, visit: &Visit, token: String, purpose: Purpose, sent: NewPassword) -> Result {
    let account = known(app, visit, token.clone(), purpose).await?;
    match app.policy().await?.judge("password", sent.password.reveal(), &[&account.email]) {
        Err(Error::Invalid(errors)) => {
            let page = page(app, visit, token, purpose, errors).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
        judged => judged?,
    }
    let hash = app.accounts().hash(sent.password).await?;
    let set = move |tx: &mut ::store::Tx<'_>| {
        let account = links::account(tx, &token, purpose)?;
        links::spend(tx, &token)?;
        account::set_password(tx, account, &hash, None)
    };
    app.write(opening::grant(visit)?, set).await?;
    Ok(Redirect::to(&format!("/{}/sign-in?done=password", visit.actor.lang.code())).into_response())
}

async fn known(app: &App, visit: &Visit, token: String, purpose: Purpose) -> kernel::Result<Account> {
    let look = move |tx: &mut ::store::Tx<'_>| {
        let account = links::account(tx, &token, purpose)?;
        store::account(tx, account)?.ok_or(Error::NotFound("account"))
    };
    app.read(opening::grant(visit)?, look).await
}

async fn page(app: &App, visit: &Visit, token: String, purpose: Purpose, errors: Vec<FieldError>) -> Result {
    let account = known(app, visit, token.clone(), purpose).await?;
    let providers = if purpose == Purpose::Invitation { providers(app, visit, account.id, &token).await? } else { Vec::new() };
    let (title, path) = match purpose {
        Purpose::Invitation => ("account-invitation", "invitation"),
        _ => ("account-new-password", "reset"),
    };
    let page = app.page(visit, title);
    let action = page.href(&format!("/sign-in/{path}/{token}"));
    html(&NewPasswordPage {
        page,
        answers: Answers::new().wrong(errors),
        action,
        email: account.email,
        shortest: app.policy().await?.shortest(),
        providers,
    })
}

/// The providers of the entities to which someone is invited, in place of a password.
async fn providers(app: &App, visit: &Visit, account: EmployeeId, token: &str) -> kernel::Result<Vec<Link>> {
    let look = move |tx: &mut ::store::Tx<'_>| {
        let roles = store::all_roles(tx, account)?;
        Ok(oidc::store::all(tx)?
            .into_iter()
            .filter(|known| roles.iter().any(|(entity, _)| *entity == known.entity.get()))
            .collect::<Vec<_>>())
    };
    let known = app.read(opening::grant(visit)?, look).await?;
    let href = |id| format!("/{}/sign-in/with/{id}?invitation={token}", visit.actor.lang.code());
    Ok(known.into_iter().map(|provider| Link { href: href(provider.id), label: provider.name }).collect())
}
