//! Passkeys: registering one, taking one away, and the JSON that a browser's script exchanges for both.

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use http::HeaderMap;
use kernel::EmployeeId;
use kernel::Error;
use kernel::broken;
use kernel::refuse;
use serde::Deserialize;
use serde_json::json;
use webauthn_rs::Webauthn;
use webauthn_rs::prelude::PasskeyRegistration;
use webauthn_rs::prelude::RegisterPublicKeyCredential;
use webauthn_rs::prelude::Uuid;

use crate::App;
use crate::Json;
use crate::Result;
use crate::Visit;
use crate::accounts::cookies;
use crate::accounts::events;
use crate::accounts::events::FactorChanged;
use crate::accounts::factors::store;
use crate::accounts::own::app::demand_another;
use crate::accounts::own::back;
use crate::accounts::own::change;
use crate::accounts::steps;
use crate::failure;

/// The name under which a passkey is listed.
#[derive(Deserialize)]
pub(crate) struct Label {
    #[serde(default)]
    name: String,
}

/// POST /desk/me/security/passkeys/start
pub(crate) async fn start(State(app): State<App>, visit: Visit, headers: HeaderMap, Json(label): Json<Label>) -> Response {
    answered(&app, &visit, begin(&app, &visit, &headers, label).await)
}

async fn begin(app: &App, visit: &Visit, headers: &HeaderMap, label: Label) -> kernel::Result<Response> {
    let (account, again) = (visit.actor.employee()?, app.clone());
    let act = move |tx: &mut Tx<'_>, _| {
        let known = store::passkeys(tx, account)?
            .iter()
            .map(|known| known.credential().map(|passkey| passkey.cred_id().clone()))
            .collect::<kernel::Result<Vec<_>>>()?;
        let email = crate::accounts::store::account(tx, account)?.ok_or(Error::SignedOut)?.email;
        let registration = engine(&again)?.start_passkey_registration(user(account), &email, &email, Some(known));
        let (options, state) = registration.map_err(broken("beginning a passkey"))?;
        let mut options = serde_json::to_value(options).map_err(broken("beginning a passkey"))?;
        // Kept on the device where it can be, so that it also signs in without an address.
        options["publicKey"]["authenticatorSelection"]["residentKey"] = "preferred".into();
        let name: String = label.name.trim().chars().take(60).collect();
        let state = serde_json::to_string(&(name, state)).map_err(broken("keeping a passkey's ceremony"))?;
        Ok((options, steps::begin(tx, Some(account), "register", state, "")?))
    };
    let (options, token) = change(app, visit, headers, act).await?;
    let mut response = axum::Json(options).into_response();
    cookies::set_step(app, response.headers_mut(), &token);
    Ok(response)
}

/// POST /desk/me/security/passkeys/finish
pub(crate) async fn finish(
    State(app): State<App>,
    visit: Visit,
    headers: HeaderMap,
    Json(made): Json<RegisterPublicKeyCredential>,
) -> Response {
    answered(&app, &visit, keep(&app, &visit, &headers, made).await)
}

async fn keep(app: &App, visit: &Visit, headers: &HeaderMap, made: RegisterPublicKeyCredential) -> kernel::Result<Response> {
    let digest = steps::digest(app, headers).ok_or(refuse("account-step-over"))?;
    let again = app.clone();
    let act = move |tx: &mut Tx<'_>, account: EmployeeId| {
        let step = crate::accounts::store::step(tx, &digest)?.filter(|step| step.kind == "register" && step.account == Some(account));
        let step = step.ok_or(refuse("account-step-over"))?;
        crate::accounts::store::delete_step(tx, &digest)?;
        let (name, state): (String, PasskeyRegistration) =
            serde_json::from_str(&step.state).map_err(broken("reading a passkey's ceremony"))?;
        let passkey = engine(&again)?.finish_passkey_registration(&made, &state).map_err(|_| refuse("account-passkey-failed"))?;
        let credential = serde_json::to_string(&passkey).map_err(broken("keeping a passkey"))?;
        store::insert_passkey(tx, account, passkey.cred_id(), &credential, &name)?;
        events::record(tx, FactorChanged { account, factor: "passkey", change: "added" })
    };
    change(app, visit, headers, act).await?;
    let href = format!("/{}/desk/me/security?done=passkey", visit.actor.lang.code());
    Ok(axum::Json(json!({ "href": href })).into_response())
}

/// POST /desk/me/security/passkeys/{id}/remove
pub(crate) async fn remove(State(app): State<App>, visit: Visit, headers: HeaderMap, Path(id): Path<i64>) -> Result {
    let rules = app.policy().await?;
    let act = move |tx: &mut Tx<'_>, account: EmployeeId| {
        if store::delete_passkey(tx, account, id)? == 0 {
            return Err(Error::NotFound("passkey"));
        }
        demand_another(tx, account, &rules)?;
        events::record(tx, FactorChanged { account, factor: "passkey", change: "removed" })
    };
    change(&app, &visit, &headers, act).await?;
    Ok(back(&visit, "passkey-removed"))
}

/// What judges passkeys; refuses where the installation's address has no name for them.
pub(crate) fn engine(app: &App) -> kernel::Result<&Webauthn> {
    app.accounts().passkeys().ok_or_else(|| refuse("account-passkey-failed").into())
}

/// The name under which an authenticator keeps a person: nothing that tells who they are.
pub(crate) fn user(account: EmployeeId) -> Uuid {
    Uuid::from_u128(u128::from(account.get().unsigned_abs()))
}

/// The answer for the script: what it asked for, or what to say.
pub(crate) fn answered(app: &App, visit: &Visit, outcome: kernel::Result<Response>) -> Response {
    outcome.unwrap_or_else(|error| failure::problem(app, visit.actor.lang, &error, &visit.actor.request))
}
