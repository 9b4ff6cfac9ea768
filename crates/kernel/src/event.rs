//! What happened: recorded once, in the transaction that makes it true.

use serde::Serialize;
use serde_json::Value;

use crate::EntityId;
use crate::Timestamp;

/// What an event is about, so that it is found again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct About {
    /// The case on whose timeline it stands.
    pub case: Option<i64>,
    /// The interaction that the guide's rules judge.
    pub interaction: Option<i64>,
    /// The thing itself: its kind and number, such as `("mailbox", 7)`.
    pub thing: Option<(&'static str, i64)>,
}

impl About {
    /// Nothing in particular: the installation.
    pub const fn nothing() -> Self {
        Self { case: None, interaction: None, thing: None }
    }

    /// A thing that is neither a case nor an interaction.
    pub const fn thing(kind: &'static str, id: i64) -> Self {
        Self { case: None, interaction: None, thing: Some((kind, id)) }
    }

    /// A case.
    pub const fn case(id: i64) -> Self {
        Self { case: Some(id), interaction: None, thing: None }
    }

    /// An interaction of a case.
    pub const fn interaction(case: i64, interaction: i64) -> Self {
        Self { case: Some(case), interaction: Some(interaction), thing: None }
    }
}

/// Something that can happen. Its fields are what a rule or a reader later needs, and never a secret or an identity number.
pub trait Event: Serialize {
    /// The stable name, `slice.what-happened`: `email.reply-sent`.
    const KIND: &'static str;

    /// What it is about.
    fn about(&self) -> About;
}

/// An event as it stands in the table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Recorded {
    /// The place in the one stream of the installation; without gaps.
    pub seq: i64,
    /// When it was recorded.
    pub at: Timestamp,
    /// The entity in which it happened; none for the installation itself.
    pub entity: Option<EntityId>,
    /// Who acted, as `Who::key` writes it.
    pub actor: String,
    /// The stable name.
    pub kind: String,
    /// The case, if any.
    pub case: Option<i64>,
    /// The interaction, if any.
    pub interaction: Option<i64>,
    /// The thing: kind and number, if any.
    pub thing: Option<(String, i64)>,
    /// The event's own fields.
    pub data: Value,
}
