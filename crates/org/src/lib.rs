//! The organisation: entities, centres, services, employees, what they are qualified for, who is away and who stands in.

mod absence;
mod absence_page;
mod employee;
mod employee_form;
mod employee_page;
mod entities_page;
mod entity;
mod entity_page;
mod events;
mod found;
mod founding;
mod introduce;
mod manage;
pub mod store;

use kernel::Lang;
use platform::Navigation;
use platform::Slice;

pub use absence::come_back;
pub use absence::enter_absence;
pub use absence::stand_in;
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
pub use founding::FOUND;
pub use introduce::introduce;
pub use manage::ABSENCES;
pub use manage::MANAGE;

/// The organisation as a part of the product.
pub fn slice() -> Slice {
    Slice {
        key: "org",
        routes: [entities_page::routes(), entity_page::routes(), employee_page::routes(), absence_page::routes()].concat(),
        migrations: vec![::store::Migration {
            part: "org",
            number: 1,
            name: "entities",
            sql: include_str!("../migrations/0001_entities.sql"),
        }],
        locales: vec![(Lang::Ar, include_str!("../locales/ar.ftl")), (Lang::En, include_str!("../locales/en.ftl"))],
        permissions: vec![FOUND, MANAGE, ABSENCES],
        navigation: vec![
            Navigation {
                key: founding::SECTION,
                label: "org-entities",
                href: "/admin/entities",
                icon: "landmark",
                permission: FOUND,
                order: 80,
            },
            Navigation {
                key: manage::SECTION,
                label: "org-organisation",
                href: "/admin/employees",
                icon: "building-2",
                permission: MANAGE,
                order: 85,
            },
            Navigation {
                key: "absences",
                label: "org-tab-absences",
                href: "/admin/absences",
                icon: "calendar-clock",
                permission: ABSENCES,
                order: 84,
            },
        ],
        ..Slice::default()
    }
}
