//! The words that every other part speaks: ids, time, language, who acts, what happened, what went wrong. No I/O.

mod actor;
mod clock;
mod error;
mod event;
mod id;
mod lang;
mod permission;
mod secret;

pub use actor::Actor;
pub use actor::Grant;
pub use actor::Reach;
pub use actor::Who;
pub use clock::Clock;
pub use clock::Timestamp;
pub use error::Arg;
pub use error::Error;
pub use error::FieldError;
pub use error::Refusal;
pub use error::Result;
pub use error::broken;
pub use error::invalid;
pub use error::refuse;
pub use event::About;
pub use event::Event;
pub use event::Recorded;
pub use id::CentreId;
pub use id::CustomerId;
pub use id::EmployeeId;
pub use id::EntityId;
pub use id::Id;
pub use lang::Lang;
pub use permission::Permission;
pub use permission::Role;
pub use secret::Secret;
