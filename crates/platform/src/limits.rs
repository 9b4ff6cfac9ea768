//! Limits: how often an address, an account or a token may ask, and what an entity may use in a day. A limit answers with what it is.

mod address;
mod buckets;
mod door;
mod quota;
mod store;

pub use address::ClientAddress;
pub use address::Network;
pub use buckets::Class;
pub use quota::Quota;
pub use quota::has_room;
pub use quota::keep;
pub use quota::next_day;
pub use quota::next_hour;
pub use quota::take;
pub use quota::write_calls;

pub(crate) use address::Peer;
pub(crate) use address::find;
pub(crate) use buckets::Buckets;
pub(crate) use door::TooMany;
pub(crate) use door::check;
pub(crate) use door::too_many;
pub(crate) use quota::Calls;

pub(crate) const MIGRATION: ::store::Migration =
    ::store::Migration { part: "platform", number: 21, name: "usage", sql: include_str!("../migrations/0021_usage.sql") };
