//! What the stories share: two entities, people who write and people who see to it that what is written stays right.

use std::ops::Deref;

use calendar::Date;
use calendar::ServiceLevel;
use canned::Canned;
use desk::CaseId;
use desk::Contact;
use desk::NewCase;
use kernel::Bilingual;
use kernel::EntityId;
use kernel::Gender;
use kernel::Lang;
use kernel::Role;
use kernel::Secret;
use org::Employee;
use org::Entity;
use org::ServiceId;
use platform::accounts;
use platform::accounts::NewAccount;
pub use testkit::inside::HEALTH;
pub use testkit::inside::Person;
use testkit::inside::Plan;
pub use testkit::inside::WORKS;

/// An installation with both entities.
pub struct World(testkit::inside::World);

impl Deref for World {
    type Target = testkit::inside::World;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

/// Tells a story on SQLite, and on PostgreSQL where it is installed.
pub fn on_each<S: Future<Output = ()>>(story: impl Fn(World) -> S) {
    testkit::inside::on_each(plan, async |world| {
        found(&world, WORKS, "MOW", Bilingual::new("وزارة الأشغال", "Ministry of Works")).await;
        found(&world, HEALTH, "MOH", Bilingual::new("وزارة الصحة", "Ministry of Health")).await;
        story(World(world)).await;
    });
}

fn plan() -> Plan {
    Plan {
        words: guide::words().into_iter().chain(calendar::words()).chain(writing::words()).collect(),
        introduce: desk::introduce,
        ..Plan::of([org::slice(), desk::slice(), canned::slice()])
    }
}

async fn found(world: &testkit::inside::World, entity: EntityId, code: &'static str, name: Bilingual) {
    let founded = Entity { id: entity, code: code.into(), name, phone: "+973 1700 0000".into(), site: String::new() };
    world.act(entity, move |tx| org::found_entity(tx, &founded)).await;
}

/// A canned reply that can be offered; the story changes what it is about.
pub fn status(tx: &store::Tx<'_>) -> Canned {
    Canned {
        id: tx.new_id(),
        shortcut: "status".into(),
        title: Bilingual::new("حالة الطلب", "Where a request stands"),
        text: Bilingual::new(
            "طلبكم {reference} قيد الدراسة، و{يمكنك|يمكنكِ|يمكنكم} متابعته يا {name}.",
            "Your request {reference} is being looked into, {name}.",
        ),
        service: None,
        review_on: Date::constant(2030, 1, 1),
        is_offered: true,
    }
}

impl World {
    /// Someone of an entity.
    pub async fn person(&self, entity: EntityId, name: (&'static str, &'static str), role: Role) -> Person {
        let password = self.app.accounts().hash(Secret::new("coffee by the old pier".into())).await.unwrap();
        self.act(entity, move |tx| {
            let email = format!("{}@{entity}.gov.bh", name.1.to_lowercase());
            let id = accounts::create(tx, NewAccount { email: email.clone(), lang: Lang::Ar, password: Some(password) })?;
            accounts::grant_role(tx, id, Some(entity), None, role)?;
            org::save_employee(
                tx,
                &Employee {
                    id,
                    centre: None,
                    name: Bilingual::new(name.0, name.1),
                    title: Bilingual::new("موظف خدمة العملاء", "Customer service employee"),
                    department: Bilingual::new("إدارة خدمة العملاء", "Customer Service Department"),
                    phone: String::new(),
                    email,
                    gender: None,
                    back_up: None,
                    letters_off: false,
                    is_active: true,
                },
            )?;
            let token = accounts::create_token(tx, id, Some(entity), "story", None)?;
            Ok(Person { id, entity: Some(entity), token })
        })
        .await
    }

    /// A case of Huda Ahmed, of whom it is known or not how she is addressed.
    pub async fn case(&self, gender: Option<Gender>, service: Option<ServiceId>) -> CaseId {
        self.act(WORKS, move |tx| {
            let contact = Contact { kind: "email", value: "huda@example.com".into(), name: "هدى أحمد".into(), lang: Lang::Ar };
            let customer = desk::meet(tx, &contact)?;
            let new = NewCase {
                kind: "matter",
                channel: "letters",
                subject: "رخصة بناء".into(),
                first_words: "متى تصدر الرخصة؟".into(),
                lang: Lang::Ar,
                customer: Some(customer.id),
                service,
                level: ServiceLevel::email_default(),
            };
            let (case, _) = desk::open_case(tx, new)?;
            let known = desk::Correction { name: "هدى أحمد".into(), gender, lang: Lang::Ar };
            desk::correct_customer(tx, case.id, &known)?;
            Ok(case.id)
        })
        .await
    }

    /// The texts that are offered in a case, the best first.
    pub async fn offered(&self, who: &Person, case: CaseId, asked: &str) -> Vec<String> {
        let page = self.get(who, &format!("/ar/desk/cases/{case}/canned?{asked}")).await;
        assert_eq!(page.status, 200, "{}", page.text);
        page.texts("button.canned__one small")
    }
}
