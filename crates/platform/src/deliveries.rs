//! Deliveries: what must reach a place outside is written in the transaction that wants it, and tried until it arrives or is given up in the open.

mod concerns;
mod events;
mod letter;
mod own_wait;
mod page;
mod pauses;
mod push;
mod runner;
mod store;
mod text;
mod turns;

use ::store::Tx;
use futures::future::BoxFuture;
use kernel::EntityId;
use kernel::Id;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use serde_json::Value;

use crate::App;

pub use concerns::Concerns;
pub use concerns::Wish;
pub use letter::LETTER;
pub use letter::Letter;
pub use letter::enqueue_letter;
pub use own_wait::NO_ANSWER;
pub use own_wait::NO_ROOM;
pub use own_wait::daily_texts;
pub use own_wait::full_address;
pub use own_wait::hourly;
pub use own_wait::is_own_wait;
pub use own_wait::own_wait;
pub use pauses::Pauses;
pub use push::PUSH;
pub use push::Push;
pub use push::Subscription;
pub use push::can_push;
pub use push::enqueue_push;
pub use push::opened_push;
pub use push::push_client;
pub use runner::run;
pub use runner::run_due;
pub use text::TEXT;
pub use text::Text;
pub use text::can_text;
pub use text::enqueue_text;

pub(crate) use own_wait::GONE;
pub(crate) use own_wait::said;
pub(crate) use page::routes;
pub(crate) use store::counts;

pub(crate) const MIGRATION: ::store::Migration =
    ::store::Migration { part: "platform", number: 22, name: "deliveries", sql: include_str!("../migrations/0022_deliveries.sql") };
pub(crate) const PAUSES: ::store::Migration = ::store::Migration {
    part: "platform",
    number: 27,
    name: "delivery_pauses",
    sql: include_str!("../migrations/0027_delivery_pauses.sql"),
};
pub(crate) const LINES: ::store::Migration =
    ::store::Migration { part: "platform", number: 28, name: "delivery_lines", sql: include_str!("../migrations/0028_delivery_lines.sql") };

/// See what leaves the installation, try again, give up.
pub const DELIVERIES: Permission = Permission { key: "platform.deliveries", roles: &[Role::EntityAdministrator, Role::Operator] };
/// Carry out deliveries.
pub(crate) const DELIVER: Permission = Permission { key: "platform.deliver", roles: &[Role::System] };

/// Marks ids of deliveries.
pub enum DeliveryKind {}

/// Names a delivery.
pub type DeliveryId = Id<DeliveryKind>;

/// A delivery that is wanted.
#[derive(Clone, Debug)]
pub struct NewDelivery {
    /// What it is: the kind of a registered `Deliverer`.
    pub kind: &'static str,
    /// The same wish has the same key: a second one with it changes nothing.
    pub key: String,
    /// Where it goes, if an entity's deliveries to one place are made one after the other; empty if not.
    pub destination: String,
    /// What the deliverer needs.
    pub payload: Value,
    /// Not before this instant.
    pub not_before: Option<Timestamp>,
}

/// A delivery that a deliverer carries out now.
#[derive(Clone, Debug)]
pub struct Delivery {
    /// Its name.
    pub id: DeliveryId,
    /// The entity whose it is; none for the installation's own.
    pub entity: Option<EntityId>,
    /// The kind of its deliverer.
    pub kind: String,
    /// Its key: the same at each attempt, so that the receiver can see doubles.
    pub key: String,
    /// Where it goes.
    pub destination: String,
    /// What the deliverer needs.
    pub payload: Value,
    /// Which attempt this is, from 1.
    pub attempts: u32,
    /// When it was wanted.
    pub created_at: Timestamp,
    /// The number of the lease: a result under an older one is refused.
    pub(crate) fence: i64,
}

/// How an attempt ended; the text is what the other side said, without secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It arrived.
    Sent(String),
    /// It did not arrive and may later; its destination is left alone meanwhile.
    Later(String),
    /// The destination answers and put off this one alone: others may arrive.
    NotYet(String),
    /// It can never arrive.
    Never(String),
    /// It was not tried, because of a limit of the house: that counts as no attempt and holds up nobody else.
    Waits {
        /// When it is to be tried.
        until: Timestamp,
        /// Why, as `hourly` or `full_address` writes it.
        answer: String,
    },
}

/// Carries out the deliveries of one kind. A part of the product registers it in its `Slice`.
#[derive(Clone, Copy)]
pub struct Deliverer {
    /// The kind.
    pub kind: &'static str,
    /// The key of its name on the page of deliveries.
    pub label: &'static str,
    /// How long it waits after each attempt, and when it gives up.
    pub pauses: Pauses,
    /// Whether its payload is wiped once it has arrived or was given up.
    pub is_confidential: bool,
    /// What one of them is about, for the page of deliveries.
    pub concerns: fn(&mut Tx<'_>, &Wish) -> Result<Concerns>,
    /// Makes one attempt; it is cut off after 50 seconds and then counts as `Later`.
    pub deliver: fn(App, Delivery) -> BoxFuture<'static, Outcome>,
}

/// Wants a delivery, in this transaction or not at all. It belongs to the transaction's entity.
///
/// # Errors
/// What the database says.
pub fn enqueue(tx: &mut Tx<'_>, delivery: NewDelivery) -> Result<DeliveryId> {
    let id = tx.new_id();
    if store::insert(tx, id, &delivery)? {
        return Ok(id);
    }
    store::known(tx, delivery.kind, &delivery.key)?.ok_or(kernel::Error::NotFound("delivery"))
}

/// Wants a delivery that cannot have been wanted before, because it is about something that this transaction has made: nobody waits to
/// learn that it is written.
///
/// # Errors
/// What the database says, also later in the act.
pub fn enqueue_first(tx: &mut Tx<'_>, delivery: &NewDelivery) -> Result<DeliveryId> {
    let id = tx.new_id();
    store::put(tx, id, delivery)?;
    Ok(id)
}

/// What a delivery of the transaction's entity is: its kind and its key.
///
/// # Errors
/// What the database says.
pub fn wish(tx: &mut Tx<'_>, id: DeliveryId) -> Result<Option<(String, String)>> {
    store::wish(tx, id)
}

/// How a delivery of the transaction's entity stands: `waiting`, `leased`, `sent`, `failed`, `given-up`; none where there is none.
///
/// # Errors
/// What the database says.
pub fn state(tx: &mut Tx<'_>, id: DeliveryId) -> Result<Option<String>> {
    store::state(tx, id)
}

/// Wants a delivery again that has come to an end, or at once if it waits.
///
/// # Errors
/// `NotFound` when there is none, or not yours; `Refused` when it is under way or has arrived.
pub fn retry(tx: &mut Tx<'_>, id: DeliveryId) -> Result<()> {
    let state = store::state(tx, id)?.ok_or(kernel::Error::NotFound("delivery"))?;
    if !["waiting", "failed", "given-up"].contains(&state.as_str()) {
        return Err(kernel::refuse("deliveries-cannot-retry").into());
    }
    let now = tx.now();
    store::move_by_hand(tx, id, &state, "waiting", now)?;
    tx.record(events::RetriedByHand { delivery: id })?;
    Ok(())
}

/// Writes down what the other side reports of a delivery that it had taken: that it arrived in the end, or that it never will.
///
/// # Errors
/// What the database says.
pub fn reported(tx: &mut Tx<'_>, id: DeliveryId, (has_arrived, answer): (bool, &str)) -> Result<()> {
    let Some((kind, state)) = store::reported(tx, id, (has_arrived, answer))? else { return Ok(()) };
    if state == "failed" {
        tx.record(events::Failed { delivery: id, kind, answer: answer.into() })?;
    }
    Ok(())
}

/// Gives a waiting delivery up.
///
/// # Errors
/// `NotFound` when there is none, or not yours; `Refused` when it does not wait.
pub fn give_up(tx: &mut Tx<'_>, id: DeliveryId) -> Result<()> {
    let state = store::state(tx, id)?.ok_or(kernel::Error::NotFound("delivery"))?;
    if state != "waiting" {
        return Err(kernel::refuse("deliveries-cannot-give-up").into());
    }
    end_waiting(tx, id, true)
}

fn end_waiting(tx: &mut Tx<'_>, id: DeliveryId, by_hand: bool) -> Result<()> {
    let now = tx.now();
    store::move_by_hand(tx, id, "waiting", "given-up", now)?;
    tx.record(events::GivenUp { delivery: id, by_hand }).map(drop)
}

/// Takes back what is wanted no more: where it still waits it leaves no more, and what it said and to whom is wiped.
///
/// # Errors
/// What the database says.
pub fn withdraw(tx: &mut Tx<'_>, id: DeliveryId) -> Result<()> {
    if store::state(tx, id)?.is_none_or(|state| state != "waiting") {
        return Ok(());
    }
    store::wipe(tx, id)?;
    end_waiting(tx, id, false)
}
