//! Who may sign in and how it is proved: passwords, second factors, passkeys, an entity's own identity provider, links sent by mail.

mod account;
mod cookies;
mod enrol;
pub(crate) mod events;
mod factors;
mod forgotten;
mod guesses;
mod hashing;
mod letters;
mod links;
mod next;
pub mod oidc;
mod opening;
mod own;
mod passkey_sign_in;
mod passkeys;
mod policy;
mod recovery_codes;
mod reset;
mod second;
mod setup;
mod sign_in;
mod sign_out;
mod steps;
mod store;
mod totp;

use ::store::Keys;
use axum::routing;
use axum::routing::post;
use http::Method;
use kernel::Permission;
use kernel::Role;
use kernel::Secret;
use kernel::broken;
use webauthn_rs::Webauthn;
use webauthn_rs::WebauthnBuilder;

pub use crate::actor::acting;
pub use account::Account;
pub use account::AccountState;
pub use account::NewAccount;
pub use account::all;
pub use account::claimed;
pub use account::create;
pub use account::create_token;
pub use account::disable;
pub use account::enable;
pub use account::find;
pub use account::get;
pub use account::grant_role;
pub use account::granted;
pub use account::grants;
pub use account::has_other;
pub use account::holders;
pub use account::roles;
pub use account::set_password;
pub use account::withdraw_role;
pub use factors::reset_second_factor;
pub use hashing::PasswordHash;
pub use letters::invitation_token;
pub use letters::invite;
pub use letters::recover;
pub use oidc::admin::PROVIDERS;
pub use own::entity::NameEntity;
pub use policy::Demand;
pub use policy::Policy;
pub use setup::setup_token;

use crate::Access;
use crate::Route;
use hashing::Hashing;

/// Marks ids of programs' tokens.
pub enum TokenKind {}

/// Sign in: for whoever is not signed in yet.
pub(crate) const SIGN_IN: Permission = Permission { key: "platform.sign-in", roles: &[Role::Public] };

/// What signing in needs at hand while the product runs.
pub struct Accounts {
    keys: Keys,
    hashing: Hashing,
    passkeys: Option<Webauthn>,
    name_entity: Option<NameEntity>,
}

impl Accounts {
    /// Puts it together for the address under which people reach the installation. Passkeys need a name there: with a bare number none are offered.
    ///
    /// # Errors
    /// `Broken` when the address is none.
    pub fn new(keys: Keys, public_url: &str) -> kernel::Result<Self> {
        let origin = url::Url::parse(public_url).map_err(broken("reading the public address"))?;
        let passkeys = origin.domain().and_then(|name| WebauthnBuilder::new(name, &origin).ok()?.rp_name("Daleel").build().ok());
        Ok(Self { hashing: Hashing::new(keys.clone())?, keys, passkeys, name_entity: None })
    }

    /// The same, with the names of entities, for people who serve several.
    pub fn naming_entities(mut self, name: NameEntity) -> Self {
        self.name_entity = Some(name);
        self
    }

    /// Turns a password into what is kept, on a thread of its own. It is not judged here.
    ///
    /// # Errors
    /// `Busy` when too many wait.
    pub async fn hash(&self, password: Secret<String>) -> kernel::Result<PasswordHash> {
        self.hashing.hash(password).await
    }

    pub(crate) fn hashing(&self) -> &Hashing {
        &self.hashing
    }

    pub(crate) fn name_entity(&self) -> Option<NameEntity> {
        self.name_entity
    }

    pub(crate) fn keys(&self) -> &Keys {
        &self.keys
    }

    pub(crate) fn passkeys(&self) -> Option<&Webauthn> {
        self.passkeys.as_ref()
    }
}

/// The addresses of signing in and of one's own account.
pub(crate) fn routes() -> Vec<Route> {
    let anyone = |method, path, handler| Route::page(method, path, Access::Anyone, handler);
    let own = |method, path, handler| Route::page(method, path, Access::SignedIn, handler);
    vec![
        anyone(Method::GET, "/sign-in", routing::get(sign_in::ask)),
        anyone(Method::POST, "/sign-in", post(sign_in::sign_in)),
        anyone(Method::POST, "/sign-in/passkey/start", post(passkey_sign_in::start)),
        anyone(Method::POST, "/sign-in/passkey/finish", post(passkey_sign_in::finish)),
        anyone(Method::GET, "/sign-in/second", routing::get(second::ask)),
        anyone(Method::POST, "/sign-in/second", post(second::show)),
        anyone(Method::POST, "/sign-in/second/passkey/start", post(passkey_sign_in::start_second)),
        anyone(Method::POST, "/sign-in/second/passkey/finish", post(passkey_sign_in::finish)),
        anyone(Method::GET, "/sign-in/enrol", routing::get(enrol::ask)),
        anyone(Method::POST, "/sign-in/enrol", post(enrol::confirm)),
        anyone(Method::GET, "/sign-in/with/{provider}", routing::get(oidc::pages::leave)),
        anyone(Method::GET, "/sign-in/with/{provider}/end", routing::get(oidc::pages::end)),
        Route::plain(Method::GET, "/sign-in/callback", Access::Anyone, routing::get(oidc::pages::come_back)),
        anyone(Method::GET, "/sign-in/forgotten", routing::get(forgotten::ask)),
        anyone(Method::POST, "/sign-in/forgotten", post(forgotten::send)),
        anyone(Method::GET, "/sign-in/reset/{token}", routing::get(reset::ask)),
        anyone(Method::POST, "/sign-in/reset/{token}", post(reset::set)),
        anyone(Method::GET, "/sign-in/invitation/{token}", routing::get(reset::ask_invited)),
        anyone(Method::POST, "/sign-in/invitation/{token}", post(reset::set_invited)),
        anyone(Method::GET, "/setup/{token}", routing::get(setup::ask)),
        anyone(Method::POST, "/setup/{token}", post(setup::set_up)),
        Route::plain(Method::GET, "/setup/{token}", Access::Anyone, routing::get(setup::front)),
        anyone(Method::POST, "/sign-out", post(sign_out::sign_out)),
        own(Method::GET, "/desk/me/security", routing::get(own::page::look)),
        own(Method::POST, "/desk/me/security/confirm", post(own::page::confirm)),
        own(Method::POST, "/desk/me/security/password", post(own::password::change)),
        own(Method::POST, "/desk/me/security/app/start", post(own::app::start)),
        own(Method::GET, "/desk/me/security/app", routing::get(enrol::ask)),
        own(Method::POST, "/desk/me/security/app", post(own::app::confirm)),
        own(Method::POST, "/desk/me/security/app/remove", post(own::app::remove)),
        own(Method::POST, "/desk/me/security/codes", post(own::app::renew_codes)),
        own(Method::POST, "/desk/me/security/passkeys/start", post(passkeys::start)),
        own(Method::POST, "/desk/me/security/passkeys/finish", post(passkeys::finish)),
        own(Method::POST, "/desk/me/security/passkeys/{id}/remove", post(passkeys::remove)),
        own(Method::POST, "/desk/me/security/sessions/{id}/end", post(own::sessions::end)),
        own(Method::POST, "/desk/me/security/sessions/end-others", post(own::sessions::end_others)),
        own(Method::GET, "/desk/me/security/link/{provider}", routing::get(oidc::pages::leave_to_link)),
        own(Method::GET, "/desk/me/entity", routing::get(own::entity::ask)),
        own(Method::POST, "/desk/me/entity", post(own::entity::choose)),
    ]
}
