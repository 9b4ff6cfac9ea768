//! Going to a provider and coming back. These are GETs because the standard's redirects are; the way out changes nothing here.

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use http::HeaderMap;
use kernel::Error;
use kernel::Lang;
use kernel::refuse;
use serde::Deserialize;
use serde_json::Value;

use super::Provider;
use super::ProviderId;
use super::flow::Journey;
use super::flow::Purpose;
use super::link;
use super::provider;
use super::roles;
use super::store;
use crate::App;
use crate::Query;
use crate::Result;
use crate::Visit;
use crate::accounts::AccountState;
use crate::accounts::cookies;
use crate::accounts::events;
use crate::accounts::events::Refused;
use crate::accounts::links;
use crate::accounts::next::local;
use crate::accounts::opening;
use crate::accounts::opening::Entering;
use crate::accounts::opening::Proof;
use crate::accounts::own;
use crate::accounts::sign_in;
use crate::actor::cookie;
use crate::sessions::Browser;

/// Where to go afterwards, and the invitation that is accepted, if one is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Wanted {
    #[serde(default)]
    next: String,
    #[serde(default)]
    invitation: String,
}

/// What a provider sends a person back with.
#[derive(Deserialize)]
pub(crate) struct Returned {
    #[serde(default)]
    code: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    iss: String,
}

/// GET /sign-in/with/{provider}
pub(crate) async fn leave(State(app): State<App>, visit: Visit, Path(id): Path<ProviderId>, Query(wanted): Query<Wanted>) -> Result {
    let purpose = if wanted.invitation.is_empty() { Purpose::SignIn } else { Purpose::Invitation(wanted.invitation) };
    go(&app, &visit, id, purpose, local(&wanted.next, "")).await
}

/// GET /desk/me/security/link/{provider}
pub(crate) async fn leave_to_link(State(app): State<App>, visit: Visit, headers: HeaderMap, Path(id): Path<ProviderId>) -> Result {
    let (account, session) = (visit.actor.employee()?, own::session(&app, &headers)?);
    let may_set_out = move |tx: &mut Tx<'_>| {
        own::demand_confirmed(tx, &session)?;
        vouches_for(tx, id, account)
    };
    app.read(opening::grant(&visit)?, may_set_out).await?;
    go(&app, &visit, id, Purpose::Link(account), String::new()).await
}

/// The provider of an entity has a word to say of those who work there, and of nobody else.
fn vouches_for(tx: &mut Tx<'_>, id: ProviderId, account: kernel::EmployeeId) -> kernel::Result<()> {
    let provider = store::provider(tx, id)?;
    let places = crate::accounts::store::all_roles(tx, account)?;
    let is_theirs = provider.is_some_and(|known| places.iter().any(|(entity, _)| *entity == known.entity.get()));
    if is_theirs { Ok(()) } else { Err(Error::NotFound("identity-provider")) }
}

/// GET /sign-in/with/{provider}/end — after signing out here, there too.
pub(crate) async fn end(State(app): State<App>, visit: Visit, Path(id): Path<ProviderId>) -> Result {
    let home = format!("/{}/sign-in", visit.actor.lang.code());
    let known = known(&app, &visit, id).await?;
    Ok(Redirect::to(&provider::end(&app, &known).await?.unwrap_or(home)).into_response())
}

async fn known(app: &App, visit: &Visit, id: ProviderId) -> kernel::Result<Provider> {
    app.read(opening::grant(visit)?, move |tx| store::provider(tx, id)).await?.ok_or(Error::NotFound("identity-provider"))
}

async fn go(app: &App, visit: &Visit, id: ProviderId, purpose: Purpose, next: String) -> Result {
    let known = known(app, visit, id).await?;
    let question = provider::ask(app, &known).await?;
    let journey = Journey::new(app, id, purpose, &question, (visit.actor.lang, next));
    let mut response = Redirect::to(&question.url).into_response();
    cookies::set_journey(app, response.headers_mut(), &journey.sealed(app)?);
    Ok(response)
}

/// GET /sign-in/callback?code=&state=&iss=
pub(crate) async fn come_back(
    State(app): State<App>,
    mut visit: Visit,
    browser: Browser,
    headers: HeaderMap,
    Query(returned): Query<Returned>,
) -> Response {
    let journey = cookie(&headers, &cookies::journey_name(&app)).and_then(|cookie| Journey::open(&app, cookie, &returned.state));
    visit.actor.lang = journey.as_ref().map_or(visit.actor.lang, |journey| journey.lang);
    let arrived = match journey {
        Some(journey) => arrive(&app, &visit, browser, &headers, journey, returned).await,
        None => Err(refuse("account-step-over").into()),
    };
    let mut response = match arrived {
        Ok(response) => response,
        Err(error) => sign_in::refused(&app, &visit, &error).await,
    };
    cookies::clear_journey(&app, response.headers_mut());
    response
}

async fn arrive(
    app: &App,
    visit: &Visit,
    browser: Browser,
    headers: &HeaderMap,
    journey: Journey,
    returned: Returned,
) -> kernel::Result<Response> {
    let provider = known(app, visit, journey.provider).await?;
    // RFC 9207: an answer of another issuer than the one that was asked is an attack.
    if returned.code.is_empty() || !(returned.iss.is_empty() || returned.iss == provider.issuer) {
        return Err(refuse("account-provider-failed").into());
    }
    let claims = provider::exchange(app, &provider, returned.code, journey.nonce, journey.verifier).await?;
    match journey.purpose {
        Purpose::Link(account) => link_own(app, visit, provider, account, &claims).await,
        Purpose::Invitation(token) => {
            accept(app, visit, &provider, token, &claims).await?;
            open(app, visit, (browser, headers), provider, claims, &journey.next).await
        }
        Purpose::SignIn => open(app, visit, (browser, headers), provider, claims, &journey.next).await,
    }
}

fn subject(claims: &Value) -> kernel::Result<String> {
    let subject = claims["sub"].as_str().filter(|subject| !subject.is_empty());
    subject.map(str::to_owned).ok_or_else(|| refuse("account-provider-failed").into())
}

/// Only the person who set out comes back: the session must still be theirs.
async fn link_own(app: &App, visit: &Visit, provider: Provider, account: kernel::EmployeeId, claims: &Value) -> kernel::Result<Response> {
    if visit.actor.employee()? != account {
        return Err(Error::SignedOut);
    }
    let subject = subject(claims)?;
    app.write(visit.actor.may(crate::OWN_ACCOUNT)?, move |tx| link(tx, &provider.issuer, &subject, account)).await?;
    Ok(own::back(visit, "provider"))
}

/// The invitation says who it is; the provider's word is linked to that account.
async fn accept(app: &App, visit: &Visit, provider: &Provider, token: String, claims: &Value) -> kernel::Result<()> {
    let (subject, issuer, entity) = (subject(claims)?, provider.issuer.clone(), provider.entity.get());
    let act = move |tx: &mut Tx<'_>| {
        let account = links::account(tx, &token, links::Purpose::Invitation)?;
        if !crate::accounts::store::all_roles(tx, account)?.iter().any(|(of, _)| *of == entity) {
            return Err(refuse("account-provider-elsewhere").into());
        }
        links::spend(tx, &token)?;
        link(tx, &issuer, &subject, account)?;
        crate::accounts::store::set_state(tx, account, AccountState::Active).map(drop)
    };
    app.write(opening::grant(visit)?, act).await
}

async fn open(
    app: &App,
    visit: &Visit,
    (browser, headers): (Browser, &HeaderMap),
    provider: Provider,
    claims: Value,
    next: &str,
) -> kernel::Result<Response> {
    let (subject, known, address) = (subject(&claims)?, provider.clone(), browser.address.clone());
    let find = move |tx: &mut Tx<'_>| {
        let account = store::account_of(tx, &known.issuer, &subject)?;
        match account {
            Some(account) => roles::follow(tx, &known, account, &claims)?,
            None => events::record(tx, Refused { account: None, why: "provider", address }).map(drop)?,
        }
        Ok(account)
    };
    // Kept before the session is opened: a role that the provider withdrew stays withdrawn even when nothing is left to open.
    let account = app.write(opening::grant(visit)?, find).await?.ok_or(refuse("account-provider-unlinked"))?;
    let entering = Entering::of(app, headers, browser);
    let proof = Proof::Provider(provider.id.get(), provider.entity);
    let opened = app.write(opening::grant(visit)?, move |tx| opening::open(tx, account, proof, entering)).await?;
    Ok(opening::welcome(app, visit, &opened, next))
}

/// The page in the language that the person came from.
pub(crate) fn button(lang: Lang, provider: &Provider, next: &str) -> ui::Link {
    let query = if next.is_empty() { String::new() } else { format!("?next={}", crate::pages::encoded(next)) };
    ui::Link { label: provider.name.clone(), href: format!("/{}/sign-in/with/{}{query}", lang.code(), provider.id) }
}
