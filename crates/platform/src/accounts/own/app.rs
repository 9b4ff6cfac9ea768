//! The authenticator app and the recovery codes on one's own page.

use ::store::Tx;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use http::HeaderMap;
use kernel::EmployeeId;
use kernel::refuse;

use super::back;
use super::change;
use crate::App;
use crate::Form;
use crate::Result;
use crate::Visit;
use crate::accounts::Policy;
use crate::accounts::cookies;
use crate::accounts::enrol;
use crate::accounts::enrol::CodesPage;
use crate::accounts::events;
use crate::accounts::events::FactorChanged;
use crate::accounts::factors;
use crate::accounts::recovery_codes;
use crate::accounts::second::Code;
use crate::accounts::sign_in;
use crate::accounts::steps;
use crate::accounts::store;
use crate::html;

/// The kind of the step in which a person sets an app up later on.
const KIND: &str = "enrol-own";

/// POST /desk/me/security/app/start
pub(crate) async fn start(State(app): State<App>, visit: Visit, headers: HeaderMap) -> Result {
    let keys = app.accounts().keys().clone();
    let begin = move |tx: &mut Tx<'_>, account| steps::begin(tx, Some(account), KIND, factors::fresh_sealed(&keys, account)?, "");
    let token = change(&app, &visit, &headers, begin).await?;
    let mut response = Redirect::to(&format!("/{}/desk/me/security/app", visit.actor.lang.code())).into_response();
    cookies::set_step(&app, response.headers_mut(), &token);
    Ok(response)
}

/// POST /desk/me/security/app
pub(crate) async fn confirm(State(app): State<App>, visit: Visit, headers: HeaderMap, Form(sent): Form<Code>) -> Result {
    let Some(digest) = steps::digest(&app, &headers) else { return sign_in::over(&app, &visit).await };
    let keys = app.accounts().keys().clone();
    let keep = move |tx: &mut Tx<'_>, account: EmployeeId| {
        // The step must be this person's: a cookie that was planted is not.
        let is_own = store::step(tx, &digest)?.is_some_and(|step| step.account == Some(account));
        if is_own { enrol::keep(tx, &keys, &digest, KIND, &sent.code) } else { Ok(enrol::Confirmed::Over) }
    };
    let confirmed = change(&app, &visit, &headers, keep).await?;
    enrol::answer(&app, &visit, &headers, confirmed, None).await
}

/// POST /desk/me/security/app/remove
pub(crate) async fn remove(State(app): State<App>, visit: Visit, headers: HeaderMap) -> Result {
    let rules = app.policy().await?;
    let remove = move |tx: &mut Tx<'_>, account: EmployeeId| {
        if factors::store::delete_totp(tx, account)? == 0 {
            return Ok(());
        }
        demand_another(tx, account, &rules)?;
        events::record(tx, FactorChanged { account, factor: "totp", change: "removed" }).map(drop)
    };
    change(&app, &visit, &headers, remove).await?;
    Ok(back(&visit, "app-removed"))
}

/// POST /desk/me/security/codes
pub(crate) async fn renew_codes(State(app): State<App>, visit: Visit, headers: HeaderMap) -> Result {
    let codes = change(&app, &visit, &headers, recovery_codes::renew).await?;
    let page = app.page(&visit, "account-codes");
    let next = page.href("/desk/me/security");
    html(&CodesPage { page, codes, next })
}

/// Refuses to leave an account without a second factor where one is demanded.
pub(crate) fn demand_another(tx: &mut Tx<'_>, account: EmployeeId, rules: &Policy) -> kernel::Result<()> {
    let roles: Vec<kernel::Role> = store::all_roles(tx, account)?.into_iter().map(|(_, role)| role).collect();
    if rules.demands_second(&roles) && !factors::store::has_second_factor(tx, account)? {
        return Err(refuse("account-last-factor").into());
    }
    Ok(())
}
