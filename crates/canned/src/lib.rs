//! Canned replies: what employees write again and again, once for all, in both languages, looked at again in time.

mod api;
mod canned;
mod edit_page;
mod events;
mod list_page;
mod offer;
mod pick;
mod save;
mod store;
mod text;

use kernel::Lang;
use platform::Navigation;
use platform::Slice;

pub use canned::Canned;
pub use canned::CannedId;
pub use canned::CannedKind;
pub use offer::count_uses;
pub use offer::gap_in;
pub use pick::USE;
pub use save::MANAGE;
pub use save::save_canned;
pub use text::Fault;
pub use text::Field;
pub use text::Part;
pub use text::beginning;
pub use text::check;
pub use text::fill;

/// Canned replies as a part of the product.
pub fn slice() -> Slice {
    Slice {
        key: "canned",
        routes: [list_page::routes(), edit_page::routes(), pick::routes(), api::routes()].concat(),
        migrations: vec![::store::Migration {
            part: "canned",
            number: 1,
            name: "canned replies",
            sql: include_str!("../migrations/0001_canned_replies.sql"),
        }],
        locales: vec![(Lang::Ar, include_str!("../locales/ar.ftl")), (Lang::En, include_str!("../locales/en.ftl"))],
        permissions: vec![USE, MANAGE],
        navigation: vec![Navigation {
            key: list_page::SECTION,
            label: "canned-replies",
            href: "/desk/canned",
            icon: "message-square",
            permission: MANAGE,
            order: 87,
            is_setting: true,
        }],
        ..Slice::default()
    }
}
