//! The page for signing in: an address and a password; known and unknown addresses get the same answer after the same work.

use ::store::Keys;
use ::store::Tx;
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use http::HeaderMap;
use http::StatusCode;
use http::header::RETRY_AFTER;
use kernel::Error;
use kernel::FieldError;
use kernel::Secret;
use serde::Deserialize;
use ui::Answers;
use ui::Link;
use ui::Page;

use crate::App;
use crate::Form;
use crate::Pace;
use crate::Query;
use crate::Result;
use crate::Visit;
use crate::accounts::Account;
use crate::accounts::AccountState;
use crate::accounts::Policy;
use crate::accounts::account::normal;
use crate::accounts::cookies;
use crate::accounts::events;
use crate::accounts::events::Refused;
use crate::accounts::factors;
use crate::accounts::guesses;
use crate::accounts::guesses::Subject;
use crate::accounts::hashing::Verdict;
use crate::accounts::next::local;
use crate::accounts::oidc;
use crate::accounts::oidc::ProviderId;
use crate::accounts::opening;
use crate::accounts::opening::Entering;
use crate::accounts::opening::Opened;
use crate::accounts::opening::Proof;
use crate::accounts::policy;
use crate::accounts::steps;
use crate::accounts::store;
use crate::html;
use crate::sessions::Browser;

/// Where to go afterwards, and what was just done: `password` set, `setup` finished.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    #[serde(default)]
    next: String,
    #[serde(default)]
    done: String,
    /// The provider whose session was left.
    ended: Option<ProviderId>,
}

/// What is sent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Credentials {
    email: String,
    password: Secret<String>,
    #[serde(default)]
    next: String,
}

#[derive(Template)]
#[template(path = "accounts/sign_in.html")]
struct SignInPage {
    page: Page,
    answers: Answers,
    next: String,
    done: &'static str,
    with_passkeys: bool,
    providers: Vec<Link>,
    ended: Option<Link>,
}

/// GET /sign-in?next=
pub(crate) async fn ask(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> Result {
    if visit.actor.employee().is_ok() {
        let desk = format!("/{}/desk", visit.actor.lang.code());
        return Ok(Redirect::to(&local(&asked.next, &desk)).into_response());
    }
    let done = match asked.done.as_str() {
        "password" => "account-done-password-set",
        "setup" => "account-done-setup",
        _ => "",
    };
    page(&app, &visit, Answers::new(), Shown { next: asked.next, done, ended: asked.ended }).await
}

/// POST /sign-in
pub(crate) async fn sign_in(
    State(app): State<App>,
    visit: Visit,
    browser: Browser,
    headers: HeaderMap,
    Form(sent): Form<Credentials>,
) -> Result {
    let pace = Pace::begin();
    let email = normal(&sent.email);
    let (knocked_at, from) = (email.clone(), browser.address.clone());
    let account = match app.write(opening::grant(&visit)?, move |tx| knock(tx, &knocked_at, from)).await? {
        Ok(account) => account,
        Err(seconds) => {
            let page = held(&app, &visit, sent, seconds).await;
            pace.keep().await;
            return page;
        }
    };
    let is_bounded = sent.password.reveal().chars().count() <= policy::LONGEST;
    let kept =
        account.as_ref().filter(|account| is_bounded && account.state == AccountState::Active).and_then(|account| account.password.clone());
    let verdict = app.accounts().hashing().compare(sent.password.clone(), kept).await?;
    let (rules, keys) = (app.policy().await?, app.accounts().keys().clone());
    let judged = Judged { email, account, verdict, entering: Entering::of(&app, &headers, browser), next: sent.next.clone() };
    match app.write(opening::grant(&visit)?, move |tx| judge(tx, judged, &rules, &keys)).await? {
        Outcome::Wrong => {
            let page = wrong(&app, &visit, sent).await;
            pace.keep().await;
            page
        }
        Outcome::Step(token, path) => Ok(go_on(&app, &visit, &token, path)),
        Outcome::Open(opened) => Ok(opening::welcome(&app, &visit, &opened, &sent.next)),
    }
}

/// Counts the try and looks the account up. None is as good as one until the password was compared.
fn knock(tx: &mut Tx<'_>, email: &str, from: String) -> kernel::Result<Result<Option<Account>, u32>> {
    let account = store::account_by_email(tx, email)?;
    let taken = guesses::take(tx, &[Subject::password(email), Subject::network(&from)])?;
    if taken.is_err() {
        events::record(tx, Refused { account: account.as_ref().map(|account| account.id), why: "held", address: from })?;
    }
    Ok(taken.map(|()| account))
}

/// Everything that decides.
struct Judged {
    email: String,
    account: Option<Account>,
    verdict: Verdict,
    entering: Entering,
    next: String,
}

enum Outcome {
    Wrong,
    /// Something is still missing: the step's token, and the page that asks for it.
    Step(String, &'static str),
    Open(Opened),
}

fn judge(tx: &mut Tx<'_>, judged: Judged, rules: &Policy, keys: &Keys) -> kernel::Result<Outcome> {
    let address = judged.entering.address();
    let account = match (judged.account, &judged.verdict) {
        (Some(account), Verdict::Right | Verdict::RightAnew(_)) => account.id,
        (account, _) => {
            events::record(tx, Refused { account: account.map(|account| account.id), why: "password", address })?;
            return Ok(Outcome::Wrong);
        }
    };
    guesses::forgive(tx, &Subject::password(&judged.email))?;
    guesses::give_back(tx, &Subject::network(&address))?;
    if let Verdict::RightAnew(anew) = &judged.verdict {
        store::set_password(tx, account, anew.0.reveal())?;
    }
    if factors::store::has_second_factor(tx, account)? {
        let token = steps::begin(tx, Some(account), "second", String::new(), &judged.next)?;
        return Ok(Outcome::Step(token, "/sign-in/second"));
    }
    let roles: Vec<kernel::Role> = store::all_roles(tx, account)?.into_iter().map(|(_, role)| role).collect();
    if rules.demands_second(&roles) {
        let token = steps::begin(tx, Some(account), "enrol", factors::fresh_sealed(keys, account)?, &judged.next)?;
        return Ok(Outcome::Step(token, "/sign-in/enrol"));
    }
    opening::open(tx, account, Proof::Password, judged.entering).map(Outcome::Open)
}

/// The page from the start, for a sign-in that took too long.
pub(crate) async fn over(app: &App, visit: &Visit) -> Result {
    let errors = vec![FieldError { field: "email".into(), key: "account-step-over", args: Vec::new() }];
    let page = page(app, visit, Answers::new().wrong(errors), Shown::default()).await?;
    Ok((StatusCode::GONE, page).into_response())
}

/// The page for someone whom a provider could not bring in: what happened, and the other ways.
pub(crate) async fn refused(app: &App, visit: &Visit, error: &Error) -> Response {
    let Error::Refused(refusal) = error else { return crate::Failure(kernel::refuse("account-provider-failed").into()).into_response() };
    let errors = vec![FieldError { field: "email".into(), key: refusal.key, args: refusal.args.clone() }];
    match page(app, visit, Answers::new().wrong(errors), Shown::default()).await {
        Ok(page) => (StatusCode::CONFLICT, page).into_response(),
        Err(failure) => failure.into_response(),
    }
}

fn go_on(app: &App, visit: &Visit, token: &str, path: &str) -> Response {
    let mut response = Redirect::to(&format!("/{}{path}", visit.actor.lang.code())).into_response();
    cookies::set_step(app, response.headers_mut(), token);
    response
}

async fn wrong(app: &App, visit: &Visit, sent: Credentials) -> Result {
    let errors = vec![FieldError { field: "password".into(), key: "account-wrong", args: Vec::new() }];
    let page =
        page(app, visit, Answers::new().with("email", sent.email).wrong(errors), Shown { next: sent.next, ..Shown::default() }).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

async fn held(app: &App, visit: &Visit, sent: Credentials, seconds: u32) -> Result {
    let page = page(
        app,
        visit,
        Answers::new().with("email", sent.email).wrong(vec![held_error("password", seconds)]),
        Shown { next: sent.next, ..Shown::default() },
    )
    .await?;
    Ok((StatusCode::TOO_MANY_REQUESTS, [(RETRY_AFTER, seconds.to_string())], page).into_response())
}

/// Says when the next try is taken.
pub(crate) fn held_error(field: &'static str, seconds: u32) -> FieldError {
    let (key, n) = if seconds < 90 { ("account-held-seconds", seconds) } else { ("account-held-minutes", seconds.div_ceil(60)) };
    FieldError { field: field.into(), key, args: vec![("n", i64::from(n).into())] }
}

/// What else the page shows.
#[derive(Default)]
struct Shown {
    next: String,
    done: &'static str,
    ended: Option<ProviderId>,
}

async fn page(app: &App, visit: &Visit, answers: Answers, shown: Shown) -> Result {
    let known = app.read(opening::grant(visit)?, oidc::store::all).await?;
    let lang = visit.actor.lang;
    let providers = known.iter().map(|provider| oidc::pages::button(lang, provider, &local(&shown.next, ""))).collect();
    let left = known.iter().find(|provider| Some(provider.id) == shown.ended);
    let ended =
        left.map(|provider| Link { label: provider.name.clone(), href: format!("/{}/sign-in/with/{}/end", lang.code(), provider.id) });
    let (page, with_passkeys) = (app.page(visit, "account-sign-in"), app.accounts().passkeys().is_some());
    html(&SignInPage { page, answers, next: shown.next, done: shown.done, with_passkeys, providers, ended })
}
