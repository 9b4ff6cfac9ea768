//! A forgotten password: a link goes to the address in the account; whoever asks learns nothing about who has one.

use ::store::Tx;
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use http::StatusCode;
use http::header::RETRY_AFTER;
use kernel::FieldError;
use serde::Deserialize;
use ui::Answers;
use ui::Page;

use crate::App;
use crate::Form;
use crate::Pace;
use crate::Result;
use crate::Visit;
use crate::accounts::AccountState;
use crate::accounts::account::normal;
use crate::accounts::guesses;
use crate::accounts::guesses::Subject;
use crate::accounts::letters;
use crate::accounts::opening;
use crate::accounts::sign_in;
use crate::accounts::store;
use crate::html;
use crate::sessions::Browser;

/// What is sent: one address, as text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Address {
    email: String,
}

#[derive(Template)]
#[template(path = "accounts/forgotten.html")]
struct ForgottenPage {
    page: Page,
    answers: Answers,
    is_sent: bool,
}

/// GET /sign-in/forgotten
pub(crate) async fn ask(State(app): State<App>, visit: Visit) -> Result {
    page(&app, &visit, Vec::new(), false)
}

/// POST /sign-in/forgotten
pub(crate) async fn send(State(app): State<App>, visit: Visit, browser: Browser, Form(sent): Form<Address>) -> Result {
    let pace = Pace::begin();
    let (email, words) = (normal(&sent.email), app.clone());
    let taken = app.write(opening::grant(&visit)?, move |tx| write(&words, tx, &email, &browser.address)).await?;
    pace.keep().await;
    let Err(seconds) = taken else { return page(&app, &visit, Vec::new(), true) };
    let page = page(&app, &visit, vec![sign_in::held_error("email", seconds)], false)?;
    Ok((StatusCode::TOO_MANY_REQUESTS, [(RETRY_AFTER, seconds.to_string())], page).into_response())
}

/// One transaction and one answer, whether there is such an account or not.
fn write(app: &App, tx: &mut Tx<'_>, email: &str, from: &str) -> kernel::Result<Result<(), u32>> {
    let taken = guesses::take(tx, &[Subject::letter(email), Subject::network(from)])?;
    if taken.is_ok() {
        let account = store::account_by_email(tx, email)?;
        if let Some(account) = account.filter(|account| account.state != AccountState::Disabled) {
            letters::reset(app, tx, &account)?;
        }
    }
    Ok(taken)
}

fn page(app: &App, visit: &Visit, errors: Vec<FieldError>, is_sent: bool) -> Result {
    html(&ForgottenPage { page: app.page(visit, "account-forgotten"), answers: Answers::new().wrong(errors), is_sent })
}
