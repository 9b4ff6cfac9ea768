//! Who may sign in and how it is proved: passwords, second factors, passkeys, an entity's own identity provider, links sent by mail.

mod account;
mod cookies;
mod enrol;
pub(crate) mod events;
mod factors;
mod guesses;
mod hashing;
mod next;
mod opening;
mod picture;
mod policy;
mod recovery_codes;
mod second;
mod sign_in;
mod sign_out;
mod steps;
mod store;
mod totp;

use ::store::Keys;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::Permission;
use kernel::Role;
use kernel::Secret;
use kernel::broken;
use webauthn_rs::Webauthn;
use webauthn_rs::WebauthnBuilder;

pub use account::Account;
pub use account::AccountState;
pub use account::NewAccount;
pub use account::create;
pub use account::create_token;
pub use account::disable;
pub use account::enable;
pub use account::grant_role;
pub use account::set_password;
pub use account::withdraw_role;
pub use factors::reset_second_factor;
pub use hashing::PasswordHash;
pub use policy::Demand;
pub use policy::Policy;

use crate::Access;
use crate::Route;
use hashing::Hashing;

/// Marks ids of programs' tokens.
pub enum TokenKind {}

/// Sign in: for whoever is not signed in yet.
pub(crate) const SIGN_IN: Permission = Permission { key: "platform.sign-in", roles: &[Role::Public] };

/// What signing in needs at hand while the product runs.
pub struct Accounts {
    policy: Policy,
    keys: Keys,
    hashing: Hashing,
    passkeys: Option<Webauthn>,
}

impl Accounts {
    /// Puts it together for the address under which people reach the installation. Passkeys need a name there: with a bare number none are offered.
    ///
    /// # Errors
    /// `Broken` when the address is none.
    pub fn new(policy: Policy, keys: Keys, public_url: &str) -> kernel::Result<Self> {
        let origin = url::Url::parse(public_url).map_err(broken("reading the public address"))?;
        let passkeys = origin.domain().and_then(|name| WebauthnBuilder::new(name, &origin).ok()?.rp_name("Daleel").build().ok());
        Ok(Self { hashing: Hashing::new(keys.clone())?, policy, keys, passkeys })
    }

    /// The rules for passwords and second factors.
    pub fn policy(&self) -> &Policy {
        &self.policy
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

    pub(crate) fn keys(&self) -> &Keys {
        &self.keys
    }

    pub(crate) fn passkeys(&self) -> Option<&Webauthn> {
        self.passkeys.as_ref()
    }
}

/// The addresses of signing in.
pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/sign-in", Access::Anyone, get(sign_in::ask)),
        Route::page(Method::POST, "/sign-in", Access::Anyone, post(sign_in::sign_in)),
        Route::page(Method::GET, "/sign-in/second", Access::Anyone, get(second::ask)),
        Route::page(Method::POST, "/sign-in/second", Access::Anyone, post(second::show)),
        Route::page(Method::GET, "/sign-in/enrol", Access::Anyone, get(enrol::ask)),
        Route::page(Method::POST, "/sign-in/enrol", Access::Anyone, post(enrol::confirm)),
        Route::page(Method::POST, "/sign-out", Access::Anyone, post(sign_out::sign_out)),
    ]
}
