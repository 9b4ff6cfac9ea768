//! GET /desk/me/security: how one's account is protected and where it is signed in.

use ::store::Tx;
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use http::HeaderMap;
use http::StatusCode;
use kernel::EmployeeId;
use kernel::Error;
use kernel::FieldError;
use kernel::Secret;
use serde::Deserialize;
use ui::Answers;
use ui::Page;

use super::back;
use super::browser;
use super::compare_own;
use super::is_confirmed;
use super::session;
use crate::App;
use crate::Form;
use crate::Query;
use crate::Result;
use crate::Session;
use crate::Visit;
use crate::access::OWN_ACCOUNT;
use crate::accounts::factors;
use crate::accounts::factors::KnownPasskey;
use crate::accounts::oidc;
use crate::accounts::oidc::Provider;
use crate::accounts::store;
use crate::html;
use crate::store::confirm_session;
use crate::store::session_id;
use crate::store::sessions_of;

/// What was just done, for a word at the top.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    #[serde(default)]
    done: String,
}

/// The password, shown again.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Confirm {
    password: Secret<String>,
}

#[derive(Template)]
#[template(path = "accounts/security.html")]
struct SecurityPage {
    page: Page,
    answers: Answers,
    done: String,
    shortest: usize,
    can_passkeys: bool,
    known: Known,
}

/// What is known of the account.
struct Known {
    email: String,
    is_confirmed: bool,
    has_app: bool,
    codes_left: i64,
    passkeys: Vec<KnownPasskey>,
    sessions: Vec<Session>,
    current: i64,
    providers: Vec<Linked>,
}

/// A provider of the entity, and whether it vouches for this account.
struct Linked {
    provider: Provider,
    is_linked: bool,
}

impl Known {
    /// What setting an app up is called: the first time, or anew.
    fn app_label(&self) -> &'static str {
        if self.has_app { "account-app-renew" } else { "account-app-start" }
    }

    /// The browser and the machine by the names that people know.
    fn browser(&self, session: &Session) -> String {
        browser::named(&session.agent)
    }

    /// Whether this line of the list is the browser that looks at it.
    fn is_current(&self, session: &Session) -> bool {
        session.id.get() == self.current
    }
}

/// GET /desk/me/security
pub(crate) async fn look(State(app): State<App>, visit: Visit, headers: HeaderMap, Query(asked): Query<Asked>) -> Result {
    show(&app, &visit, &headers, Vec::new(), asked.done).await
}

/// POST /desk/me/security/confirm
pub(crate) async fn confirm(State(app): State<App>, visit: Visit, headers: HeaderMap, Form(sent): Form<Confirm>) -> Result {
    let session = session(&app, &headers)?;
    if let Err(error) = compare_own(&app, &visit, "password", sent.password).await? {
        return wrong(&app, &visit, &headers, vec![error]).await;
    }
    app.write(visit.actor.may(OWN_ACCOUNT)?, move |tx| confirm_session(tx, &session)).await?;
    Ok(back(&visit, ""))
}

/// The page again, with what must be corrected.
pub(crate) async fn wrong(app: &App, visit: &Visit, headers: &HeaderMap, errors: Vec<FieldError>) -> Result {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, show(app, visit, headers, errors, String::new()).await?).into_response())
}

async fn show(app: &App, visit: &Visit, headers: &HeaderMap, errors: Vec<FieldError>, done: String) -> Result {
    let (account, session) = (visit.actor.employee()?, session(app, headers)?);
    let known = app.read(visit.actor.may(OWN_ACCOUNT)?, move |tx| read(tx, account, &session)).await?;
    let page = app.desk_page(visit, "account-security", "me").await?;
    // Only words that are there: what stands in the address is not shown.
    let done = Some(format!("account-done-{done}")).filter(|key| !done.is_empty() && app.words().has(key)).unwrap_or_default();
    let (shortest, can_passkeys) = (app.policy().await?.shortest(), app.accounts().passkeys().is_some());
    html(&SecurityPage { page, answers: Answers::new().wrong(errors), done, shortest, can_passkeys, known })
}

fn read(tx: &mut Tx<'_>, account: EmployeeId, session: &[u8]) -> kernel::Result<Known> {
    Ok(Known {
        email: store::account(tx, account)?.ok_or(Error::NotFound("account"))?.email,
        is_confirmed: is_confirmed(tx, session)?,
        has_app: factors::store::totp(tx, account)?.is_some(),
        codes_left: factors::store::count_recovery_codes(tx, account)?,
        passkeys: factors::store::passkeys(tx, account)?,
        sessions: sessions_of(tx, account)?,
        current: session_id(tx, session)?.map_or(0, kernel::Id::get),
        providers: linked(tx, account)?,
    })
}

fn linked(tx: &mut Tx<'_>, account: EmployeeId) -> kernel::Result<Vec<Linked>> {
    let Ok(entity) = tx.entity() else { return Ok(Vec::new()) };
    let vouching = oidc::store::issuers_of(tx, account)?;
    let linked = |provider: Provider| Linked { is_linked: vouching.contains(&provider.issuer), provider };
    Ok(oidc::store::of_entity(tx, entity)?.into_iter().map(linked).collect())
}
