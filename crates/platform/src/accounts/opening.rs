//! Opening a session once everything that was asked has been shown: always under a new token, for one entity.

use std::time::Duration;

use ::store::Tx;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use http::HeaderMap;
use kernel::Actor;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Grant;
use kernel::Id;
use kernel::Result;
use kernel::refuse;

use crate::App;
use crate::Visit;
use crate::accounts::SIGN_IN;
use crate::accounts::cookies;
use crate::accounts::events::SignedIn;
use crate::accounts::next::local;
use crate::accounts::store;
use crate::actor::cookie;
use crate::actor::cookie_name;
use crate::pages::encoded;
use crate::sessions;
use crate::sessions::Browser;
use crate::sessions::Opening;

/// What proved who it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Proof {
    /// A password alone.
    Password,
    /// A password and a second factor.
    PasswordAndSecond,
    /// A passkey, which holds two factors in itself.
    Passkey,
    /// The provider of an entity: its number and the entity.
    Provider(i64, EntityId),
}

impl Proof {
    fn key(self) -> &'static str {
        match self {
            Proof::Password | Proof::PasswordAndSecond => "password",
            Proof::Passkey => "passkey",
            Proof::Provider(..) => "provider",
        }
    }
}

/// A session that has just been opened.
pub(crate) struct Opened {
    token: String,
    must_choose: bool,
}

/// The right to sign in, whoever the browser belonged to before.
pub(crate) fn grant(visit: &Visit) -> Result<Grant> {
    Actor { request: visit.actor.request.clone(), ..Actor::anyone(visit.actor.lang) }.may(SIGN_IN)
}

/// The browser that comes in: what is known of it, the session that it had before, how long the new one may last.
pub(crate) struct Entering {
    pub(crate) browser: Browser,
    before: Option<String>,
    lasts: Duration,
}

impl Entering {
    pub(crate) fn of(app: &App, headers: &HeaderMap, browser: Browser) -> Self {
        Self { browser, before: before(app, headers), lasts: app.settings().sessions.longest }
    }

    /// The network address from which it comes.
    pub(crate) fn address(&self) -> String {
        self.browser.address.clone()
    }
}

/// The token of the session that a browser has.
pub(crate) fn before(app: &App, headers: &HeaderMap) -> Option<String> {
    cookie(headers, cookie_name(app.public_url())).map(str::to_owned)
}

/// Opens a session; the one that the browser had before ends.
pub(crate) fn open(tx: &mut Tx<'_>, account: EmployeeId, proof: Proof, entering: Entering) -> Result<Opened> {
    let Entering { browser, before, lasts } = entering;
    let roles = store::all_roles(tx, account)?;
    let mut entities: Vec<i64> = roles.iter().map(|(entity, _)| *entity).collect();
    entities.dedup();
    let (provider, entity) = match proof {
        Proof::Provider(number, entity) => (number, entities.contains(&entity.get()).then_some(entity.get())),
        _ => (0, entities.iter().copied().find(|entity| *entity != 0).or(entities.first().copied())),
    };
    let entity = entity.ok_or(refuse("account-without-role"))?;
    if let Some(token) = before {
        sessions::end(tx, &token)?;
    }
    let is_strong = proof != Proof::Password;
    let opening = Opening { account, entity: (entity != 0).then(|| Id::new(entity)), is_strong, provider, lasts };
    let (address, agent) = (browser.address.clone(), browser.agent.clone());
    let signed_in = SignedIn { account, by: proof.key(), of_entity: entity, is_strong, address, agent };
    tx.record_in(opening.entity, signed_in)?;
    let token = sessions::begin(tx, opening, browser)?;
    Ok(Opened { token, must_choose: provider == 0 && entities.len() > 1 })
}

impl Opened {
    /// The token for the cookie.
    pub(crate) fn token(&self) -> &str {
        &self.token
    }
}

/// Where a person goes with a new session: to choose an entity first if they serve several.
pub(crate) fn destination(visit: &Visit, opened: &Opened, next: &str) -> String {
    let lang = visit.actor.lang.code();
    let next = local(next, &format!("/{lang}/desk"));
    if opened.must_choose { format!("/{lang}/desk/me/entity?next={}", encoded(&next)) } else { next }
}

/// Sends the browser on with its new cookie.
pub(crate) fn welcome(app: &App, visit: &Visit, opened: &Opened, next: &str) -> Response {
    let mut response = Redirect::to(&destination(visit, opened, next)).into_response();
    cookies::set_session(app, response.headers_mut(), &opened.token);
    cookies::clear_step(app, response.headers_mut());
    response
}
