//! The second factor after the password: a code of the app, a recovery code, or a passkey.

use ::store::Keys;
use ::store::Tx;
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use http::HeaderMap;
use http::StatusCode;
use http::header::RETRY_AFTER;
use kernel::EmployeeId;
use kernel::FieldError;
use serde::Deserialize;
use ui::Answers;
use ui::Page;

use crate::App;
use crate::Form;
use crate::Result;
use crate::Visit;
use crate::accounts::events;
use crate::accounts::events::Refused;
use crate::accounts::factors;
use crate::accounts::guesses;
use crate::accounts::guesses::Subject;
use crate::accounts::opening;
use crate::accounts::opening::Entering;
use crate::accounts::opening::Opened;
use crate::accounts::opening::Proof;
use crate::accounts::sign_in;
use crate::accounts::steps;
use crate::accounts::steps::Step;
use crate::accounts::store;
use crate::html;
use crate::sessions::Browser;

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Code {
    pub(crate) code: String,
}

#[derive(Template)]
#[template(path = "accounts/second.html")]
struct SecondPage {
    page: Page,
    answers: Answers,
    with_codes: bool,
    with_passkeys: bool,
}

/// GET /sign-in/second
pub(crate) async fn ask(State(app): State<App>, visit: Visit, headers: HeaderMap) -> Result {
    page(&app, &visit, &headers, Vec::new()).await
}

/// POST /sign-in/second
pub(crate) async fn show(State(app): State<App>, visit: Visit, browser: Browser, headers: HeaderMap, Form(sent): Form<Code>) -> Result {
    let Some(digest) = steps::digest(&app, &headers) else { return sign_in::over(&app, &visit).await };
    let keys = app.accounts().keys().clone();
    let attempt = Attempt { digest, code: sent.code, entering: Entering::of(&app, &headers, browser) };
    match app.write(opening::grant(&visit)?, move |tx| attempt.judge(tx, &keys)).await? {
        Outcome::Open(opened, next) => Ok(opening::welcome(&app, &visit, &opened, &next)),
        Outcome::Over => sign_in::over(&app, &visit).await,
        Outcome::Wrong => {
            let errors = vec![FieldError { field: "code".into(), key: "account-code-wrong", args: Vec::new() }];
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&app, &visit, &headers, errors).await?).into_response())
        }
        Outcome::Held(seconds) => {
            let page = page(&app, &visit, &headers, vec![sign_in::held_error("code", seconds)]).await?;
            Ok((StatusCode::TOO_MANY_REQUESTS, [(RETRY_AFTER, seconds.to_string())], page).into_response())
        }
    }
}

enum Outcome {
    Open(Opened, String),
    Wrong,
    Held(u32),
    /// The step took too long or was used already.
    Over,
}

struct Attempt {
    digest: Vec<u8>,
    code: String,
    entering: Entering,
}

impl Attempt {
    /// The try is counted, the code compared and the session opened in one transaction.
    fn judge(self, tx: &mut Tx<'_>, keys: &Keys) -> kernel::Result<Outcome> {
        let Some((account, step)) = waiting(tx, &self.digest)? else { return Ok(Outcome::Over) };
        let address = self.entering.address();
        if let Err(seconds) = guesses::take(tx, &[Subject::second_factor(account)])? {
            events::record(tx, Refused { account: Some(account), why: "held", address })?;
            return Ok(Outcome::Held(seconds));
        }
        if !factors::take_code(tx, keys, account, &self.code)? {
            events::record(tx, Refused { account: Some(account), why: "second-factor", address })?;
            return Ok(Outcome::Wrong);
        }
        guesses::forgive(tx, &Subject::second_factor(account))?;
        store::delete_step(tx, &self.digest)?;
        let opened = opening::open(tx, account, Proof::PasswordAndSecond, self.entering)?;
        Ok(Outcome::Open(opened, step.next))
    }
}

/// Whose second factor is waited for under this digest.
pub(crate) fn waiting(tx: &mut Tx<'_>, digest: &[u8]) -> kernel::Result<Option<(EmployeeId, Step)>> {
    let step = store::step(tx, digest)?.filter(|step| step.kind == "second");
    Ok(step.and_then(|step| Some((step.account?, step))))
}

async fn page(app: &App, visit: &Visit, headers: &HeaderMap, errors: Vec<FieldError>) -> Result {
    let Some(digest) = steps::digest(app, headers) else { return sign_in::over(app, visit).await };
    let look = move |tx: &mut Tx<'_>| {
        let Some((account, _)) = waiting(tx, &digest)? else { return Ok(None) };
        let has_passkeys = !factors::store::passkeys(tx, account)?.is_empty();
        let has_codes = factors::store::totp(tx, account)?.is_some() || factors::store::count_recovery_codes(tx, account)? > 0;
        Ok(Some((has_codes, has_passkeys)))
    };
    let Some((with_codes, has_passkeys)) = app.read(opening::grant(visit)?, look).await? else { return sign_in::over(app, visit).await };
    let with_passkeys = has_passkeys && app.accounts().passkeys().is_some();
    html(&SecondPage { page: app.page(visit, "account-second"), answers: Answers::new().wrong(errors), with_codes, with_passkeys })
}
