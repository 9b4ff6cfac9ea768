//! Signing in with a passkey: alone, when it says itself whose it is, or after the password.

use ::store::Tx;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use http::HeaderMap;
use kernel::EmployeeId;
use kernel::broken;
use kernel::refuse;
use serde::Serialize;
use serde_json::json;
use webauthn_rs::prelude::AuthenticationResult;
use webauthn_rs::prelude::DiscoverableAuthentication;
use webauthn_rs::prelude::Passkey;
use webauthn_rs::prelude::PasskeyAuthentication;
use webauthn_rs::prelude::PublicKeyCredential;

use crate::App;
use crate::Json;
use crate::Visit;
use crate::accounts::Account;
use crate::accounts::AccountState;
use crate::accounts::cookies;
use crate::accounts::events;
use crate::accounts::events::Refused;
use crate::accounts::factors;
use crate::accounts::factors::KnownPasskey;
use crate::accounts::next::local;
use crate::accounts::opening;
use crate::accounts::opening::Entering;
use crate::accounts::opening::Opened;
use crate::accounts::opening::Proof;
use crate::accounts::passkeys::answered;
use crate::accounts::passkeys::engine;
use crate::accounts::second;
use crate::accounts::steps;
use crate::accounts::steps::Step;
use crate::accounts::store;
use crate::sessions::Browser;

/// Where the page wants to go afterwards; what else its form holds is not read.
#[derive(serde::Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    next: String,
}

/// POST /sign-in/passkey/start
pub(crate) async fn start(State(app): State<App>, visit: Visit, Json(wanted): Json<Wanted>) -> Response {
    answered(&app, &visit, begin(&app, &visit, wanted).await)
}

async fn begin(app: &App, visit: &Visit, wanted: Wanted) -> kernel::Result<Response> {
    let (options, state) = engine(app)?.start_discoverable_authentication().map_err(broken("asking for a passkey"))?;
    let (state, next) = (kept(&state)?, local(&wanted.next, ""));
    let token = app.write(opening::grant(visit)?, move |tx| steps::begin(tx, None, "passkey", state, &next)).await?;
    let mut response = axum::Json(options).into_response();
    cookies::set_step(app, response.headers_mut(), &token);
    Ok(response)
}

/// POST /sign-in/second/passkey/start
pub(crate) async fn start_second(State(app): State<App>, visit: Visit, headers: HeaderMap) -> Response {
    answered(&app, &visit, begin_second(&app, &visit, &headers).await)
}

async fn begin_second(app: &App, visit: &Visit, headers: &HeaderMap) -> kernel::Result<Response> {
    let digest = steps::digest(app, headers).ok_or(refuse("account-step-over"))?;
    let again = app.clone();
    let act = move |tx: &mut Tx<'_>| {
        let (account, _) = second::waiting(tx, &digest)?.ok_or(refuse("account-step-over"))?;
        let passkeys = factors::store::passkeys(tx, account)?.iter().map(KnownPasskey::credential).collect::<kernel::Result<Vec<_>>>()?;
        let (options, state) = engine(&again)?.start_passkey_authentication(&passkeys).map_err(|_| refuse("account-passkey-failed"))?;
        store::set_step_state(tx, &digest, &kept(&state)?)?;
        Ok(options)
    };
    Ok(axum::Json(app.write(opening::grant(visit)?, act).await?).into_response())
}

fn kept(state: &impl Serialize) -> kernel::Result<String> {
    serde_json::to_string(state).map_err(broken("keeping a passkey's ceremony"))
}

/// POST /sign-in/passkey/finish and /sign-in/second/passkey/finish
pub(crate) async fn finish(
    State(app): State<App>,
    visit: Visit,
    browser: Browser,
    headers: HeaderMap,
    Json(shown): Json<PublicKeyCredential>,
) -> Response {
    answered(&app, &visit, open(&app, &visit, browser, &headers, shown).await)
}

async fn open(app: &App, visit: &Visit, browser: Browser, headers: &HeaderMap, shown: PublicKeyCredential) -> kernel::Result<Response> {
    let digest = steps::digest(app, headers).ok_or(refuse("account-step-over"))?;
    let (again, entering) = (app.clone(), Entering::of(app, headers, browser));
    let act = move |tx: &mut Tx<'_>| {
        let Some(step) = store::step(tx, &digest)? else { return Ok(Err("account-step-over")) };
        // Used up by any answer: a ceremony is never tried twice.
        if step.kind == "passkey" {
            store::delete_step(tx, &digest).map(drop)?
        } else {
            store::set_step_state(tx, &digest, "")?
        }
        let judged = judge(tx, &again, &step, &shown)?;
        let Some((account, proof)) = judged else {
            events::record(tx, Refused { account: step.account, why: "passkey", address: entering.address() })?;
            return Ok(Err("account-passkey-failed"));
        };
        store::delete_step(tx, &digest)?;
        opening::open(tx, account, proof, entering).map(|opened| Ok((opened, step.next)))
    };
    let (opened, next): (Opened, String) = app.write(opening::grant(visit)?, act).await?.map_err(refuse)?;
    let mut response = axum::Json(json!({ "href": opening::destination(visit, &opened, &next) })).into_response();
    cookies::set_session(app, response.headers_mut(), opened.token());
    cookies::clear_step(app, response.headers_mut());
    Ok(response)
}

/// Whose passkey it is and that it is right; nothing for any fault.
fn judge(tx: &mut Tx<'_>, app: &App, step: &Step, shown: &PublicKeyCredential) -> kernel::Result<Option<(EmployeeId, Proof)>> {
    let account = match step.account {
        Some(account) => account,
        None => match engine(app)?.identify_discoverable_authentication(shown) {
            Ok((user, _)) => EmployeeId::new(i64::try_from(user.as_u128()).unwrap_or_default()),
            Err(_) => return Ok(None),
        },
    };
    if !store::account(tx, account)?.is_some_and(|known: Account| known.state == AccountState::Active) {
        return Ok(None);
    }
    let known = factors::store::passkeys(tx, account)?;
    let known = known.iter().map(|known| known.credential().map(|passkey| (known.id, passkey))).collect::<kernel::Result<Vec<_>>>()?;
    let shown_id: &[u8] = shown.raw_id.as_ref();
    let Some((id, mut passkey)) = known.into_iter().find(|(_, passkey)| is_named(passkey, shown_id)) else { return Ok(None) };
    let Some(result) = verify(app, step, shown, &passkey)? else { return Ok(None) };
    passkey.update_credential(&result);
    factors::store::passkey_used(tx, id, &kept(&passkey)?)?;
    Ok(Some((account, if step.account.is_some() { Proof::PasswordAndSecond } else { Proof::Passkey })))
}

fn is_named(passkey: &Passkey, id: &[u8]) -> bool {
    let own: &[u8] = passkey.cred_id().as_ref();
    own == id
}

fn verify(app: &App, step: &Step, shown: &PublicKeyCredential, passkey: &Passkey) -> kernel::Result<Option<AuthenticationResult>> {
    if step.kind == "passkey" {
        let state: DiscoverableAuthentication = serde_json::from_str(&step.state).map_err(broken("reading a passkey's ceremony"))?;
        return Ok(engine(app)?.finish_discoverable_authentication_v2(shown, state, passkey).ok());
    }
    let Ok(state) = serde_json::from_str::<PasskeyAuthentication>(&step.state) else { return Ok(None) };
    Ok(engine(app)?.finish_passkey_authentication(shown, &state).ok())
}
