//! The people of these stories, signed in, each with a program's token of the same rights.

use kernel::Bilingual;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Lang;
use kernel::Role;
use org::Centre;
use org::Employee;
use org::Skill;
use platform::accounts;
pub use testkit::inside::Person;
use testkit::inside::address;

use crate::world::WORKS;
use crate::world::World;

impl World {
    /// Someone of an entity, with a role, qualified for mail in both languages when they serve customers.
    pub async fn person(&self, entity: EntityId, name: (&'static str, &'static str), role: Role) -> Person {
        let person = self.account(entity, name.1, (Lang::Ar, None, role)).await;
        let id = person.id;
        self.act(entity, move |tx| {
            org::save_employee(tx, &employee(id, name, &address(name.1, entity)))?;
            if role == Role::Employee {
                for lang in Lang::ALL {
                    org::qualify(tx, &Skill { employee: id, service: None, channel: email::KEY.into(), lang })?;
                }
            }
            Ok(())
        })
        .await;
        person
    }

    /// A centre of the Ministry of Works.
    pub async fn centre(&self, name: &'static str) -> CentreId {
        self.act(WORKS, move |tx| {
            let centre = Centre { id: tx.new_id(), name: Bilingual::new(name, name), place: Bilingual::default() };
            org::open_centre(tx, &centre)?;
            Ok(centre.id)
        })
        .await
    }

    /// Someone who works in a centre of the Ministry of Works and whose role reaches it alone.
    pub async fn person_at(&self, centre: CentreId, name: (&'static str, &'static str), role: Role) -> Person {
        let person = self.person(WORKS, name, role).await;
        let id = person.id;
        self.act(WORKS, move |tx| {
            accounts::grant_role(tx, id, Some(WORKS), Some(centre), role)?;
            accounts::withdraw_role(tx, id, Some(WORKS), None, role)?;
            let known = org::store::employee(tx, id)?.unwrap();
            org::save_employee(tx, &Employee { centre: Some(centre), ..known })
        })
        .await;
        person
    }

    /// Mona, who serves customers of the Ministry of Works.
    pub async fn mona(&self) -> Person {
        self.person(WORKS, ("منى", "Mona"), Role::Employee).await
    }

    /// Salem, her colleague.
    pub async fn salem(&self) -> Person {
        self.person(WORKS, ("سالم", "Salem"), Role::Employee).await
    }
}

fn employee(id: EmployeeId, name: (&str, &str), email: &str) -> Employee {
    Employee {
        title: Bilingual::new("موظف خدمة العملاء", "Customer service employee"),
        department: Bilingual::new("إدارة خدمة العملاء", "Customer Service Department"),
        phone: "+973 1700 1234".into(),
        ..Employee::new(id, Bilingual::new(name.0, name.1), email)
    }
}
