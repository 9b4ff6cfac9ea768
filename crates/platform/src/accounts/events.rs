//! What can happen to an account. Never a secret, a code or a token.

use ::store::Tx;
use kernel::About;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Event;
use kernel::Id;
use kernel::Result;
use kernel::Role;
use serde::Serialize;

use crate::accounts::store;

/// Writes the event's name and says that it is about its account.
fn about(account: EmployeeId) -> About {
    About::thing("account", account.get())
}

/// Records what happened to an account. A sign-in stands outside every wall: it belongs to the trail of the entity that the person serves,
/// when there is one alone.
///
/// # Errors
/// What the database says.
pub(crate) fn record<E: Event>(tx: &mut Tx<'_>, event: E) -> Result<i64> {
    let entity = match (tx.entity().ok(), event.about().thing) {
        (None, Some(("account", account))) => served_alone(tx, EmployeeId::new(account))?,
        (entity, _) => entity,
    };
    tx.record_in(entity, event)
}

fn served_alone(tx: &mut Tx<'_>, account: EmployeeId) -> Result<Option<EntityId>> {
    let mut entities: Vec<i64> = store::all_roles(tx, account)?.into_iter().map(|(entity, _)| entity).collect();
    entities.dedup();
    Ok(match entities[..] {
        [entity] if entity != 0 => Some(EntityId::new(entity)),
        _ => None,
    })
}

/// An account was made.
#[derive(Serialize)]
pub(crate) struct Created {
    pub(crate) account: EmployeeId,
}

impl Event for Created {
    const KIND: &'static str = "account.created";
    fn about(&self) -> About {
        about(self.account)
    }
}

/// Someone signed in.
#[derive(Serialize)]
pub(crate) struct SignedIn {
    pub(crate) account: EmployeeId,
    /// What proved it: `password`, `passkey`, `provider`.
    pub(crate) by: &'static str,
    /// The entity for which they act; 0 for none.
    pub(crate) of_entity: i64,
    pub(crate) is_strong: bool,
    pub(crate) address: String,
    pub(crate) agent: String,
}

impl Event for SignedIn {
    const KIND: &'static str = "account.signed-in";
    fn about(&self) -> About {
        about(self.account)
    }
}

/// Signing in was refused.
#[derive(Serialize)]
pub(crate) struct Refused {
    /// None when no account has the address that was given.
    pub(crate) account: Option<EmployeeId>,
    /// `password`, `second-factor`, `passkey`, `provider`, `held` (too many tries).
    pub(crate) why: &'static str,
    pub(crate) address: String,
}

impl Event for Refused {
    const KIND: &'static str = "account.refused";
    fn about(&self) -> About {
        self.account.map_or(About::nothing(), about)
    }
}

/// A person signed out.
#[derive(Serialize)]
pub(crate) struct SignedOut {
    pub(crate) account: EmployeeId,
}

impl Event for SignedOut {
    const KIND: &'static str = "account.signed-out";
    fn about(&self) -> About {
        about(self.account)
    }
}

/// Sessions of an account were ended from elsewhere.
#[derive(Serialize)]
pub(crate) struct SessionsEnded {
    pub(crate) account: EmployeeId,
    /// `password-changed`, `disabled`, `by-owner`, `second-factor-reset`, `roles-changed`.
    pub(crate) why: &'static str,
    pub(crate) ended: u64,
}

impl Event for SessionsEnded {
    const KIND: &'static str = "account.sessions-ended";
    fn about(&self) -> About {
        about(self.account)
    }
}

/// A password was set.
#[derive(Serialize)]
pub(crate) struct PasswordChanged {
    pub(crate) account: EmployeeId,
}

impl Event for PasswordChanged {
    const KIND: &'static str = "account.password-changed";
    fn about(&self) -> About {
        about(self.account)
    }
}

/// A way to sign in was added or taken away.
#[derive(Serialize)]
pub(crate) struct FactorChanged {
    pub(crate) account: EmployeeId,
    /// `totp`, `passkey`, `recovery-codes`, `recovery-code`, `provider`.
    pub(crate) factor: &'static str,
    /// `added`, `removed`, `renewed`, `used`, `reset`.
    pub(crate) change: &'static str,
}

impl Event for FactorChanged {
    const KIND: &'static str = "account.factor-changed";
    fn about(&self) -> About {
        about(self.account)
    }
}

/// A role was given or withdrawn.
#[derive(Serialize)]
pub(crate) struct RoleChanged {
    pub(crate) account: EmployeeId,
    pub(crate) of_entity: i64,
    pub(crate) of_centre: i64,
    pub(crate) role: Role,
    pub(crate) is_granted: bool,
}

impl Event for RoleChanged {
    const KIND: &'static str = "account.role-changed";
    fn about(&self) -> About {
        about(self.account)
    }
}

/// An account was closed or opened again.
#[derive(Serialize)]
pub(crate) struct StateChanged {
    pub(crate) account: EmployeeId,
    pub(crate) state: &'static str,
}

impl Event for StateChanged {
    const KIND: &'static str = "account.state-changed";
    fn about(&self) -> About {
        about(self.account)
    }
}

/// A link was made that opens something once.
#[derive(Serialize)]
pub(crate) struct LinkMade {
    pub(crate) account: Option<EmployeeId>,
    /// `reset`, `invitation`, `setup`.
    pub(crate) purpose: &'static str,
}

impl Event for LinkMade {
    const KIND: &'static str = "account.link-made";
    fn about(&self) -> About {
        self.account.map_or(About::nothing(), about)
    }
}

/// A program was given a token.
#[derive(Serialize)]
pub(crate) struct TokenMade {
    pub(crate) account: EmployeeId,
    pub(crate) token: Id<crate::accounts::TokenKind>,
    pub(crate) name: String,
}

impl Event for TokenMade {
    const KIND: &'static str = "account.token-made";
    fn about(&self) -> About {
        about(self.account)
    }
}

/// A session moved to another entity of the same person.
#[derive(Serialize)]
pub(crate) struct EntityChosen {
    pub(crate) account: EmployeeId,
    pub(crate) of_entity: i64,
}

impl Event for EntityChosen {
    const KIND: &'static str = "account.entity-chosen";
    fn about(&self) -> About {
        about(self.account)
    }
}

/// An entity's identity provider was entered, changed, switched or removed.
#[derive(Serialize)]
pub(crate) struct ProviderChanged {
    pub(crate) provider: i64,
    /// `saved`, `on`, `off`, `removed`.
    pub(crate) change: &'static str,
}

impl Event for ProviderChanged {
    const KIND: &'static str = "account.provider-changed";
    fn about(&self) -> About {
        About::thing("identity-provider", self.provider)
    }
}
