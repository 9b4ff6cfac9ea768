//! The people of these stories, signed in, each with a program's token of the same rights.

use kernel::Bilingual;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Lang;
use kernel::Role;
use kernel::Secret;
use org::Employee;
use org::Skill;
use platform::accounts;
use platform::accounts::NewAccount;
pub use testkit::inside::Person;

use crate::world::WORKS;
use crate::world::World;

impl World {
    /// Someone of an entity, with a role, qualified for letters in both languages when they serve customers.
    pub async fn person(&self, entity: EntityId, name: &'static str, role: Role) -> Person {
        let password = self.app.accounts().hash(Secret::new("coffee by the old pier".into())).await.unwrap();
        self.act(entity, move |tx| {
            let email = format!("{}@{entity}.gov.bh", name.to_lowercase());
            let id = accounts::create(tx, NewAccount { email: email.clone(), lang: Lang::Ar, password: Some(password) })?;
            accounts::grant_role(tx, id, Some(entity), None, role)?;
            org::save_employee(tx, &employee(id, name, &email))?;
            if role == Role::Employee {
                for lang in Lang::ALL {
                    org::qualify(tx, &Skill { employee: id, service: None, channel: "letter".into(), lang })?;
                }
            }
            let token = accounts::create_token(tx, id, Some(entity), "story", None)?;
            Ok(Person { id, entity: Some(entity), token })
        })
        .await
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

fn employee(id: EmployeeId, name: &str, email: &str) -> Employee {
    Employee {
        id,
        centre: None,
        name: Bilingual::new(name, name),
        title: Bilingual::new("موظف خدمة العملاء", "Customer service employee"),
        department: Bilingual::default(),
        phone: String::new(),
        email: email.into(),
        gender: None,
        back_up: None,
        letters_off: false,
        is_active: true,
    }
}
