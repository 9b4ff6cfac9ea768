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
use org::Employee;
use org::Entity;
use org::ServiceId;
use store::Tx;
use testkit::inside::Founding;
pub use testkit::inside::HEALTH;
pub use testkit::inside::Person;
use testkit::inside::Plan;
pub use testkit::inside::WORKS;
use testkit::inside::address;

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
    testkit::inside::on_each_founded(plan, found, async |world| story(World(world)).await);
}

fn plan() -> Plan {
    Plan {
        words: guide::words().into_iter().chain(calendar::words()).chain(writing::words()).collect(),
        introduce: desk::introduce,
        ..Plan::of([org::slice(), desk::slice(), canned::slice()])
    }
}

fn found(tx: &mut Tx<'_>, Founding { id, code, name }: Founding) -> kernel::Result<()> {
    org::found_entity(tx, &Entity { id, code: code.into(), name, phone: "+973 1700 0000".into(), site: String::new() })
}

/// A canned reply that can be offered; the story changes what it is about.
pub fn status(tx: &Tx<'_>) -> Canned {
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
        let person = self.account(entity, name.1, (Lang::Ar, None, role)).await;
        let known = Employee {
            title: Bilingual::new("موظف خدمة العملاء", "Customer service employee"),
            department: Bilingual::new("إدارة خدمة العملاء", "Customer Service Department"),
            ..Employee::new(person.id, Bilingual::new(name.0, name.1), address(name.1, entity))
        };
        self.act(entity, move |tx| org::save_employee(tx, &known)).await;
        person
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
