//! Who acts, for which entity, and what they may do: the key to the only door to the tables.

use std::sync::Arc;

use crate::CentreId;
use crate::CustomerId;
use crate::EmployeeId;
use crate::EntityId;
use crate::Error;
use crate::Lang;
use crate::Permission;
use crate::Result;
use crate::Role;

/// The person or part that acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// Someone who has not signed in.
    Anyone,
    /// An employee, in a browser or through a program with the employee's token.
    Employee(EmployeeId),
    /// A customer who opened what is theirs.
    Customer(CustomerId),
    /// A part of Daleel: `mail-intake`, `clock`.
    System(&'static str),
}

impl Who {
    /// The name as events keep it: `employee:12`, `system:clock`.
    pub fn key(&self) -> String {
        match self {
            Who::Anyone => "anyone".into(),
            Who::Employee(id) => format!("employee:{id}"),
            Who::Customer(id) => format!("customer:{id}"),
            Who::System(part) => format!("system:{part}"),
        }
    }
}

/// How far an act reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The rows of one entity.
    Entity(EntityId),
    /// Rows that belong to no single entity, or figures over all of them.
    Everywhere,
}

/// Who acts, where, in which language, with which roles.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The person or part.
    pub who: Who,
    /// The entity for which they act now; none for the public, the operator and oversight.
    pub entity: Option<EntityId>,
    /// The centres to which the roles are limited; empty means the whole entity.
    pub centres: Arc<[CentreId]>,
    /// What they are to that entity.
    pub roles: Arc<[Role]>,
    /// The language in which they are answered.
    pub lang: Lang,
    /// The request's id, for logs and error references.
    pub request: Arc<str>,
}

impl Actor {
    /// Someone who has not signed in.
    pub fn anyone(lang: Lang) -> Self {
        Self { who: Who::Anyone, entity: None, centres: Arc::new([]), roles: Arc::new([Role::Public]), lang, request: "".into() }
    }

    /// A part of Daleel that acts by itself, on one entity or on none.
    pub fn system(part: &'static str, entity: Option<EntityId>) -> Self {
        Self { who: Who::System(part), entity, centres: Arc::new([]), roles: Arc::new([Role::System]), lang: Lang::Ar, request: "".into() }
    }

    /// Whether the permission is held.
    pub fn can(&self, permission: Permission) -> bool {
        self.roles.contains(&Role::System) || self.roles.iter().any(|role| permission.roles.contains(role))
    }

    /// The employee who acts.
    ///
    /// # Errors
    /// `SignedOut` when it is not an employee.
    pub fn employee(&self) -> Result<EmployeeId> {
        match self.who {
            Who::Employee(id) => Ok(id),
            _ => Err(Error::SignedOut),
        }
    }

    /// Takes the permission, without which no transaction opens. The act reaches the actor's entity, or everywhere if there is none.
    ///
    /// # Errors
    /// `SignedOut` for someone unknown, `Forbidden` for someone known without the permission.
    pub fn may(&self, permission: Permission) -> Result<Grant> {
        if self.can(permission) {
            let reach = self.entity.map_or(Reach::Everywhere, Reach::Entity);
            return Ok(Grant { actor: self.clone(), permission, reach });
        }
        Err(match self.who {
            Who::Anyone => Error::SignedOut,
            _ => Error::Forbidden(permission.key),
        })
    }
}

/// The proof that an actor holds a permission. `app.read` and `app.write` take nothing else.
#[derive(Clone, Debug)]
pub struct Grant {
    actor: Actor,
    permission: Permission,
    reach: Reach,
}

impl Grant {
    /// Who holds it.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// What it allows.
    pub fn permission(&self) -> Permission {
        self.permission
    }

    /// How far it reaches.
    pub fn reach(&self) -> Reach {
        self.reach
    }

    /// The same right inside one entity, for the public pages and jobs, whose actor belongs to none. An employee's entity cannot be changed.
    pub fn within(mut self, entity: EntityId) -> Self {
        if self.actor.entity.is_none() {
            self.reach = Reach::Entity(entity);
        }
        self
    }
}
