//! What the stories share: two entities, their administrators, somebody who works, and files of another help desk.

use std::ops::Deref;

use kernel::Bilingual;
use kernel::EntityId;
use kernel::Lang;
use kernel::Role;
use org::Employee;
use org::Entity;
use org::Service;
use serde_json::Value;
use serde_json::json;
use store::Tx;
use testkit::inside::Founding;
pub use testkit::inside::HEALTH;
pub use testkit::inside::Person;
use testkit::inside::Plan;
pub use testkit::inside::WORKS;
use testkit::inside::address;

use crate::letters;

/// A file of four cases: one that waits, one that was answered, one that is closed, and one of a line nobody can understand.
pub const CASES: &str = "\u{feff}رقم الطلب;الموضوع;الوصف;الرد;اسم العميل;البريد الإلكتروني;الحالة;الخدمة;الموظف;تاريخ الإنشاء;تاريخ الإغلاق\r\n\
    T-1;رخصة بناء;متى تصدر الرخصة؟;;هدى أحمد;huda@example.com;مفتوح;رخص البناء;منى;22/11/2026 10:00;\r\n\
    T-2;Street light;The lamp is broken;We are on it;John Smith;john@example.com;pending;Lamps;;20/11/2026 09:00;\r\n\
    T-3;حفرة في الطريق;حفرة أمام البيت;أُصلحت;هدى أحمد;huda@example.com;مغلق;;;01/03/2026 08:00;05/03/2026 12:30\r\n\
    T-4;بلا تاريخ;نص;;علي;ali@example;ربما;;;أمس;\r\n";

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
        words: guide::words().into_iter().chain(calendar::words()).chain(writing::words()).chain(table::words()).collect(),
        introduce: desk::introduce,
        judging: Some(desk::judging(desk::slice().rules)),
        ..Plan::of([org::slice(), desk::slice(), letters::slice(), exchange::slice()])
    }
}

fn found(tx: &mut Tx<'_>, Founding { id, code, name }: Founding) -> kernel::Result<()> {
    org::found_entity(tx, &Entity { id, code: code.into(), name, phone: String::new(), site: String::new() })?;
    let name = Bilingual::new("رخص البناء", "Building permits");
    org::add_service(tx, &Service { id: tx.new_id(), name, words: String::new(), is_offered: true })
}

impl World {
    /// Someone of an entity.
    pub async fn person(&self, entity: EntityId, name: (&'static str, &'static str), role: Role) -> Person {
        let person = self.account(entity, name.1, (Lang::Ar, None, role)).await;
        let words = Bilingual::new("موظف", "Employee");
        let known = Employee::new(person.id, Bilingual::new(name.0, name.1), address(name.1, entity));
        let known = Employee { title: words.clone(), department: words, ..known };
        self.act(entity, move |tx| org::save_employee(tx, &known)).await;
        person
    }

    /// Hands a file over and lets it be tried; answers the import.
    pub async fn hands_over(&self, who: &Person, kind: &str, csv: &str) -> Value {
        let goes_on = if kind == "cases" { "office@works.gov.bh" } else { "" };
        let body = json!({ "kind": kind, "system": "Old Desk", "goes_on": goes_on, "file_name": "old.csv", "csv": csv });
        let (status, import) = self.program(who, "POST", "/api/v1/imports", Some(body)).await;
        assert_eq!(status, 200, "{import}");
        import
    }

    /// Lets an import run to its end; answers how it stands then.
    pub async fn brings(&self, who: &Person, import: &Value) -> Value {
        self.does(who, import, "start").await
    }

    /// The same for undoing it.
    pub async fn undoes(&self, who: &Person, import: &Value) -> Value {
        self.does(who, import, "undoing").await
    }

    async fn does(&self, who: &Person, import: &Value, act: &str) -> Value {
        let path = format!("/api/v1/imports/{}", import["id"].as_str().unwrap());
        let (status, begun) = self.program(who, "POST", &format!("{path}/{act}"), None).await;
        assert_eq!(status, 200, "{begun}");
        self.after(2).await;
        self.program(who, "GET", &path, None).await.1
    }

    /// The cases of a list of the one who looks.
    pub async fn cases(&self, who: &Person, view: &str) -> Vec<Value> {
        let (status, page) = self.program(who, "GET", &format!("/api/v1/cases?view={view}"), None).await;
        assert_eq!(status, 200, "{page}");
        page["items"].as_array().unwrap().clone()
    }
}
