//! Who acts, for which entity, and what they may do: the key to the only door to the tables.

use std::collections::BTreeSet;
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
    /// What they are to that entity, as a whole or in some of its centres.
    pub roles: Arc<[Role]>,
    /// The roles that reach single centres alone, each with a centre.
    pub of_centres: Arc<[(Role, CentreId)]>,
    /// The language in which they are answered.
    pub lang: Lang,
    /// The request's id, for logs and error references.
    pub request: Arc<str>,
}

impl Actor {
    /// Someone who has not signed in.
    pub fn anyone(lang: Lang) -> Self {
        Self { who: Who::Anyone, entity: None, roles: Arc::new([Role::Public]), of_centres: Arc::new([]), lang, request: "".into() }
    }

    /// A part of Daleel that acts by itself, on one entity or on none.
    pub fn system(part: &'static str, entity: Option<EntityId>) -> Self {
        Self {
            who: Who::System(part),
            entity,
            roles: Arc::new([Role::System]),
            of_centres: Arc::new([]),
            lang: Lang::Ar,
            request: "".into(),
        }
    }

    /// Whether the permission is held.
    pub fn can(&self, permission: Permission) -> bool {
        self.roles.contains(&Role::System) || self.roles.iter().any(|role| permission.roles.contains(role))
    }

    /// The centres to which a permission is limited; empty where a role gives it for the whole entity.
    pub fn centres(&self, permission: Permission) -> Arc<[CentreId]> {
        let gives = |role: &Role| *role == Role::System || permission.roles.contains(role);
        let is_limited = |role: &Role| self.of_centres.iter().any(|(limited, _)| limited == role);
        if self.roles.iter().any(|role| gives(role) && !is_limited(role)) {
            return Arc::new([]);
        }
        let centres: BTreeSet<CentreId> = self.of_centres.iter().filter(|(role, _)| gives(role)).map(|(_, centre)| *centre).collect();
        centres.into_iter().collect()
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
            return Ok(Grant { actor: self.clone(), permission, reach, centres: self.centres(permission) });
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
    centres: Arc<[CentreId]>,
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

    /// The centres to which the right is limited; empty means the whole entity.
    pub fn centres(&self) -> &[CentreId] {
        &self.centres
    }

    /// The same right inside one entity, for the public pages and jobs, whose actor belongs to none. An employee's entity cannot be changed.
    pub fn within(mut self, entity: EntityId) -> Self {
        if self.actor.entity.is_none() {
            self.reach = Reach::Entity(entity);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const READ: Permission = Permission { key: "story.read", roles: &[Role::Employee, Role::Supervisor] };
    const ASSIGN: Permission = Permission { key: "story.assign", roles: &[Role::Supervisor] };
    const MANAMA: CentreId = CentreId::new(1);
    const MUHARRAQ: CentreId = CentreId::new(2);

    fn actor(roles: &[Role], of_centres: &[(Role, CentreId)]) -> Actor {
        let who = Who::Employee(EmployeeId::new(5));
        Actor { who, entity: Some(EntityId::new(7)), roles: roles.into(), of_centres: of_centres.into(), ..Actor::anyone(Lang::Ar) }
    }

    #[test]
    fn a_role_in_a_centre_gives_its_rights_there_and_nowhere_else() {
        let salem = actor(&[Role::Employee, Role::Supervisor], &[(Role::Supervisor, MANAMA)]);
        assert!(salem.may(READ).unwrap().centres().is_empty(), "he serves the whole entity");
        assert_eq!(salem.may(ASSIGN).unwrap().centres(), [MANAMA], "and leads one centre");
        let huda = actor(&[Role::Employee, Role::Supervisor], &[(Role::Employee, MUHARRAQ), (Role::Supervisor, MANAMA)]);
        assert_eq!(huda.may(READ).unwrap().centres(), [MANAMA, MUHARRAQ]);
        assert!(actor(&[Role::Employee], &[]).may(READ).unwrap().centres().is_empty());
        assert!(Actor::system("clock", None).may(READ).unwrap().centres().is_empty());
    }
}
