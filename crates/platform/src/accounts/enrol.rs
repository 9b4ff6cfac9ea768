//! Setting up an authenticator app: in the middle of the first sign-in where a second factor is demanded, or later on one's own page.

use ::store::Keys;
use ::store::Tx;
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use http::HeaderMap;
use http::StatusCode;
use kernel::EmployeeId;
use kernel::Error;
use kernel::FieldError;
use kernel::Secret;
use ui::Answers;
use ui::Page;

use crate::App;
use crate::Form;
use crate::QrPicture;
use crate::Result;
use crate::Visit;
use crate::accounts::cookies;
use crate::accounts::factors;
use crate::accounts::guesses;
use crate::accounts::guesses::Subject;
use crate::accounts::next::local;
use crate::accounts::opening;
use crate::accounts::opening::Entering;
use crate::accounts::opening::Opened;
use crate::accounts::opening::Proof;
use crate::accounts::recovery_codes;
use crate::accounts::second::Code;
use crate::accounts::sign_in;
use crate::accounts::steps;
use crate::accounts::store;
use crate::accounts::totp;
use crate::html;
use crate::sessions::Browser;

#[derive(Template)]
#[template(path = "accounts/enrol.html")]
struct EnrolPage {
    page: Page,
    answers: Answers,
    action: String,
    is_first: bool,
    picture: QrPicture,
    secret: String,
}

/// The codes, shown once.
#[derive(Template)]
#[template(path = "accounts/recovery_codes.html")]
pub(crate) struct CodesPage {
    pub(crate) page: Page,
    pub(crate) codes: Vec<String>,
    pub(crate) next: String,
}

/// GET /sign-in/enrol
pub(crate) async fn ask(State(app): State<App>, visit: Visit, headers: HeaderMap) -> Result {
    page(&app, &visit, &headers, Vec::new()).await
}

/// POST /sign-in/enrol
pub(crate) async fn confirm(State(app): State<App>, visit: Visit, browser: Browser, headers: HeaderMap, Form(sent): Form<Code>) -> Result {
    let Some(digest) = steps::digest(&app, &headers) else { return sign_in::over(&app, &visit).await };
    let (keys, entering) = (app.accounts().keys().clone(), Entering::of(&app, &headers, browser));
    let act = move |tx: &mut Tx<'_>| {
        let confirmed = keep(tx, &keys, &digest, "enrol", &sent.code)?;
        let Confirmed::Kept(account, codes, next) = confirmed else { return Ok((confirmed, None)) };
        let opened = opening::open(tx, account, Proof::PasswordAndSecond, entering)?;
        Ok((Confirmed::Kept(account, codes, next), Some(opened)))
    };
    let (confirmed, opened) = app.write(opening::grant(&visit)?, act).await?;
    answer(&app, &visit, &headers, confirmed, opened).await
}

/// What became of the code that was to prove that the app is set up.
pub(crate) enum Confirmed {
    /// Kept: whose app it is, the recovery codes to show, where to go afterwards.
    Kept(EmployeeId, Vec<String>, String),
    /// The code is not right.
    Wrong,
    /// Too many codes were tried; the seconds to wait.
    Held(u32),
    /// The step took too long.
    Over,
}

/// Keeps the app of a step of this kind once one of its codes is right.
pub(crate) fn keep(tx: &mut Tx<'_>, keys: &Keys, digest: &[u8], kind: &str, typed: &str) -> kernel::Result<Confirmed> {
    let step = store::step(tx, digest)?.filter(|step| step.kind == kind);
    let Some((account, step)) = step.and_then(|step| Some((step.account?, step))) else { return Ok(Confirmed::Over) };
    if let Err(seconds) = guesses::take(tx, &[Subject::second_factor(account)])? {
        return Ok(Confirmed::Held(seconds));
    }
    let secret = factors::open_fresh(keys, account, &step.state)?;
    let now = tx.now();
    let Some(taken) = totp::step_of(&secret, typed, now, 0) else { return Ok(Confirmed::Wrong) };
    guesses::forgive(tx, &Subject::second_factor(account))?;
    factors::keep_totp(tx, keys, account, &secret, taken)?;
    let codes = recovery_codes::renew(tx, account)?;
    store::delete_step(tx, digest)?;
    Ok(Confirmed::Kept(account, codes, step.next))
}

/// Shows the recovery codes, or the page again with what is wrong.
pub(crate) async fn answer(app: &App, visit: &Visit, headers: &HeaderMap, confirmed: Confirmed, opened: Option<Opened>) -> Result {
    let (errors, status) = match confirmed {
        Confirmed::Kept(_, codes, next) => return kept(app, visit, codes, &next, opened),
        Confirmed::Over => return sign_in::over(app, visit).await,
        Confirmed::Wrong => {
            (vec![FieldError { field: "code".into(), key: "account-code-wrong", args: Vec::new() }], StatusCode::UNPROCESSABLE_ENTITY)
        }
        Confirmed::Held(seconds) => (vec![sign_in::held_error("code", seconds)], StatusCode::TOO_MANY_REQUESTS),
    };
    Ok((status, page(app, visit, headers, errors).await?).into_response())
}

fn kept(app: &App, visit: &Visit, codes: Vec<String>, next: &str, opened: Option<Opened>) -> Result {
    let next = match &opened {
        Some(opened) => opening::destination(visit, opened, next),
        None => local(next, &format!("/{}/desk/me/security", visit.actor.lang.code())),
    };
    let mut response = html(&CodesPage { page: app.page(visit, "account-codes"), codes, next })?;
    if let Some(opened) = opened {
        cookies::set_session(app, response.headers_mut(), opened.token());
    }
    cookies::clear_step(app, response.headers_mut());
    Ok(response)
}

async fn page(app: &App, visit: &Visit, headers: &HeaderMap, errors: Vec<FieldError>) -> Result {
    let Some(digest) = steps::digest(app, headers) else { return sign_in::over(app, visit).await };
    let keys = app.accounts().keys().clone();
    let Some((is_first, email, secret)) = app.read(opening::grant(visit)?, move |tx| waiting(tx, &keys, &digest)).await? else {
        return Ok(Redirect::to(&format!("/{}/sign-in", visit.actor.lang.code())).into_response());
    };
    let page = app.page(visit, "account-enrol");
    let picture = QrPicture::of(&totp::uri(&secret, &page.t("ui-site"), &email))?;
    let groups: Vec<&str> = secret.reveal().as_bytes().chunks(4).filter_map(|group| std::str::from_utf8(group).ok()).collect();
    let action = page.href(if is_first { "/sign-in/enrol" } else { "/desk/me/security/app" });
    html(&EnrolPage { answers: Answers::new().wrong(errors), action, is_first, picture, secret: groups.join(" "), page })
}

/// Whether it is part of a sign-in, whose app is being set up, and its secret.
fn waiting(tx: &mut Tx<'_>, keys: &Keys, digest: &[u8]) -> kernel::Result<Option<(bool, String, Secret<String>)>> {
    let step = store::step(tx, digest)?.filter(|step| step.kind.starts_with("enrol"));
    let Some((account, step)) = step.and_then(|step| Some((step.account?, step))) else { return Ok(None) };
    let email = store::account(tx, account)?.ok_or(Error::NotFound("account"))?.email;
    Ok(Some((step.kind == "enrol", email, factors::open_fresh(keys, account, &step.state)?)))
}
