//! The organisation: entities, centres, services, employees, what they are qualified for, who is away and who stands in.

mod absence;
mod absence_page;
mod access;
mod employee;
mod employee_access;
mod employee_form;
mod employee_page;
mod employees_page;
mod entities_page;
mod entity;
mod entity_page;
mod events;
mod found;
mod founding;
mod guide_page;
mod introduce;
mod manage;
mod roles;
mod service_guide;
mod serving;
pub mod store;

use kernel::Lang;
use platform::Navigation;
use platform::Slice;

pub use absence::come_back;
pub use absence::enter_absence;
pub use absence::stand_in;
pub use absence::told_instead;
pub use access::close_account;
pub use access::open_account;
pub use access::recover;
pub use employee::Absence;
pub use employee::AbsenceKind;
pub use employee::Employee;
pub use employee::Skill;
pub use entity::Centre;
pub use entity::Entity;
pub use entity::Service;
pub use entity::ServiceId;
pub use entity::ServiceKind;
pub use found::add_service;
pub use found::change_entity;
pub use found::disqualify;
pub use found::found_entity;
pub use found::offer_service;
pub use found::open_centre;
pub use found::qualify;
pub use found::save_employee;
pub use found::word_service;
pub use founding::FOUND;
pub use introduce::introduce;
pub use introduce::name_of_entity;
pub use manage::ABSENCES;
pub use manage::MANAGE;
pub use roles::give_role;
pub use roles::take_role;
pub use service_guide::ServiceGuide;
pub use service_guide::guide_service;
pub use serving::SERVING;

/// The organisation as a part of the product.
pub fn slice() -> Slice {
    Slice {
        key: "org",
        routes: [
            entities_page::routes(),
            entity_page::routes(),
            guide_page::routes(),
            employees_page::routes(),
            employee_page::routes(),
            employee_access::routes(),
            absence_page::routes(),
        ]
        .concat(),
        migrations: vec![
            migration(1, "entities", include_str!("../migrations/0001_entities.sql")),
            migration(2, "service_words", include_str!("../migrations/0002_service_words.sql")),
            migration(3, "employee_addresses", include_str!("../migrations/0003_employee_addresses.sql")),
            migration(4, "service_guides", include_str!("../migrations/0004_service_guides.sql")),
            migration(5, "skills_of_employee", include_str!("../migrations/0005_skills_of_employee.sql")),
        ],
        locales: vec![(Lang::Ar, include_str!("../locales/ar.ftl")), (Lang::En, include_str!("../locales/en.ftl"))],
        permissions: vec![FOUND, MANAGE, ABSENCES],
        navigation: navigation(),
        ..Slice::default()
    }
}

const fn migration(number: u32, name: &'static str, sql: &'static str) -> ::store::Migration {
    ::store::Migration { part: "org", number, name, sql }
}

fn navigation() -> Vec<Navigation> {
    let place = |key, label, href, icon, permission, order| Navigation { key, label, href, icon, permission, order, is_setting: false };
    vec![
        place(founding::SECTION, "org-entities", "/admin/entities", "landmark", FOUND, 80).setting(),
        place(manage::SECTION, "org-organisation", "/admin/employees", "building-2", MANAGE, 85).setting(),
        place("absences", "org-tab-absences", "/admin/absences", "calendar-clock", ABSENCES, 84).setting(),
    ]
}
