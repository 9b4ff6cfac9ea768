//! The people of these stories, signed in, each with a program's token of the same rights.

use kernel::Bilingual;
use kernel::CentreId;
use kernel::EntityId;
use kernel::Lang;
use kernel::Role;
use kernel::Secret;
use org::Employee;
use platform::accounts;
use platform::accounts::NewAccount;
pub use testkit::inside::Person;

use crate::world::WORKS;
use crate::world::World;

impl World {
    /// Someone of an entity, with a role.
    pub async fn person(&self, entity: EntityId, name: &'static str, role: Role) -> Person {
        self.person_of(entity, None, (name, role)).await
    }

    /// Someone of a centre, whose role is limited to it.
    pub async fn person_of(&self, entity: EntityId, centre: Option<CentreId>, (name, role): (&'static str, Role)) -> Person {
        let person = self.account(entity, name, (Lang::En, centre, role)).await;
        let known = Employee { centre, ..Employee::new(person.id, Bilingual::new(name, name), "") };
        self.act(entity, move |tx| org::save_employee(tx, &known)).await;
        person
    }

    /// Someone who answers for service across the government, and belongs to no entity.
    pub async fn overseer(&self) -> Person {
        let password = self.app.accounts().hash(Secret::new("coffee by the old pier".into())).await.unwrap();
        self.act(WORKS, move |tx| {
            let id = accounts::create(tx, NewAccount { email: "oversight@gov.bh".into(), lang: Lang::En, password: Some(password) })?;
            accounts::grant_role(tx, id, None, None, Role::Oversight)?;
            let token = accounts::create_token(tx, id, None, "story", None)?;
            Ok(Person { id, entity: None, token })
        })
        .await
    }
}
