//! Cases and customers of another help desk: a file is tried before anything is made of it, brought in small steps, and undone as a whole.

mod api;
mod begin;
mod bring;
mod events;
mod fields;
mod import;
mod import_page;
mod list_page;
mod moment;
mod people;
mod row;
mod run;
mod store;
mod try_out;
mod undo;
mod words;

use kernel::Lang;
use platform::Navigation;
use platform::Slice;

pub use begin::Begun;
pub use begin::IMPORT;
pub use begin::Offered;
pub use begin::begin;
pub use begin::offered;
pub use begin::place_called;
pub use begin::start;
pub use fields::Kind;
pub use import::ImportId;
pub use run::run_all;
pub use try_out::Fault;
pub use try_out::Trial;
pub use try_out::try_out;

/// Import as a part of the product.
pub fn slice() -> Slice {
    Slice {
        key: "exchange",
        routes: [list_page::routes(), import_page::routes(), api::routes()].concat(),
        migrations: vec![
            migration(1, "imports", include_str!("../migrations/0001_imports.sql")),
            migration(2, "imports by bytes", include_str!("../migrations/0002_imports_by_bytes.sql")),
        ],
        locales: vec![(Lang::Ar, include_str!("../locales/ar.ftl")), (Lang::En, include_str!("../locales/en.ftl"))],
        permissions: vec![IMPORT],
        navigation: vec![Navigation {
            key: list_page::SECTION,
            label: "exchange-imports",
            href: "/admin/imports",
            icon: "upload",
            permission: IMPORT,
            order: 91,
            is_setting: true,
        }],
        jobs: vec![run::JOB],
        ..Slice::default()
    }
}

const fn migration(number: u32, name: &'static str, sql: &'static str) -> ::store::Migration {
    ::store::Migration { part: "exchange", number, name, sql }
}
