//! The shared work: customers, cases, interactions, promises, findings, assignment, search, and the workspace round them.

mod assign;
pub mod calendars;
mod case;
mod converse;
mod customer;
mod events;
mod findings;
mod late;
mod notices;
mod open;
pub mod store;

use kernel::Lang;
use platform::Slice;

pub use assign::assign_case;
pub use assign::take_over;
pub use case::Awaits;
pub use case::Case;
pub use case::CaseId;
pub use case::CaseKind;
pub use case::Entry;
pub use case::EntryKind;
pub use case::InteractionId;
pub use case::InteractionKind;
pub use case::State;
pub use converse::Said;
pub use converse::add_note;
pub use converse::close_case;
pub use converse::customer_wrote;
pub use converse::entity_answered;
pub use converse::say;
pub use customer::Contact;
pub use customer::Customer;
pub use customer::meet;
pub use findings::Kept;
pub use findings::day_of;
pub use findings::dispute;
pub use findings::judging;
pub use findings::rule;
pub use late::mark_late;
pub use notices::Notice;
pub use notices::tell;
pub use open::NewCase;
pub use open::open_case;

/// The shared work as a part of the product.
pub fn slice() -> Slice {
    Slice {
        key: "desk",
        migrations: vec![::store::Migration { part: "desk", number: 1, name: "cases", sql: include_str!("../migrations/0001_cases.sql") }],
        locales: vec![(Lang::Ar, include_str!("../locales/ar.ftl")), (Lang::En, include_str!("../locales/en.ftl"))],
        ..Slice::default()
    }
}
