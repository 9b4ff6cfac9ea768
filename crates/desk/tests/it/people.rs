//! The people of these stories, signed in, each with a program's token of the same rights.

use kernel::Bilingual;
use kernel::EntityId;
use kernel::Lang;
use kernel::Role;
use org::Employee;
use org::Skill;
pub use testkit::inside::Person;
use testkit::inside::address;

use crate::world::WORKS;
use crate::world::World;

impl World {
    /// Someone of an entity, with a role, qualified for letters in both languages when they serve customers.
    pub async fn person(&self, entity: EntityId, name: &'static str, role: Role) -> Person {
        let person = self.account(entity, name, (Lang::Ar, None, role)).await;
        let id = person.id;
        self.act(entity, move |tx| {
            let title = Bilingual::new("موظف خدمة العملاء", "Customer service employee");
            let known = Employee::new(id, Bilingual::new(name, name), address(name, entity));
            org::save_employee(tx, &Employee { title, ..known })?;
            if role == Role::Employee {
                for lang in Lang::ALL {
                    org::qualify(tx, &Skill { employee: id, service: None, channel: "letter".into(), lang })?;
                }
            }
            Ok(())
        })
        .await;
        person
    }

    /// Mona, who serves customers of the Ministry of Works.
    pub async fn mona(&self) -> Person {
        self.person(WORKS, "Mona", Role::Employee).await
    }

    /// Names who takes over for someone.
    pub async fn stands_in_for(&self, absent: &Person, back_up: &Person) {
        let (absent, back_up) = (absent.id, back_up.id);
        self.act(WORKS, move |tx| {
            let known = org::store::employee(tx, absent)?.unwrap();
            org::save_employee(tx, &Employee { back_up: Some(back_up), ..known })
        })
        .await;
    }
}
