//! Whose an address is that mail comes for, asked once for each recipient of each message.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::PoisonError;

use ::store::Tx;
use kernel::Actor;
use kernel::EntityId;
use kernel::Result;
use kernel::Timestamp;
use platform::App;

use crate::mailbox::MailboxId;
use crate::receive::RECEIVE;
use crate::store;

/// What was found holds for so long. The act that takes a message in looks again.
const FRESH_MILLIS: i64 = 10_000;
/// So many addresses; then all are forgotten.
const KNOWN: usize = 1_024;

/// Whose an address is: the entity of its open mailbox.
///
/// # Errors
/// What the database says.
pub async fn entity_of(app: &App, address: &str) -> Result<Option<EntityId>> {
    Ok(look_up(app, address).await?.map(|(entity, _)| entity))
}

async fn look_up(app: &App, address: &str) -> Result<Option<Holder>> {
    let address = address.to_owned();
    let look = move |tx: &mut Tx<'_>| Ok(store::open_mailbox(tx, &address)?.map(|mailbox| (mailbox.entity, mailbox.id)));
    app.read(Actor::system("mail-intake", None).may(RECEIVE)?, look).await
}

/// The same as it was found a moment ago, so that busy mailboxes are not looked for again with each message. That an address is nobody's is
/// always looked for.
///
/// # Errors
/// As `entity_of`.
pub async fn entity_of_lately(app: &App, address: &str) -> Result<Option<EntityId>> {
    let (found, now) = (app.remembered(Found::default), app.now());
    if let Some((entity, _)) = found.of(address, now) {
        return Ok(Some(entity));
    }
    let holder = look_up(app, address).await?;
    if let Some(holder) = holder {
        found.keep(address, holder, now);
    }
    Ok(holder.map(|(entity, _)| entity))
}

/// The mailbox of an address, if it was found a moment ago.
pub(crate) fn mailbox_lately(app: &App, address: &str) -> Option<MailboxId> {
    app.remembered(Found::default).of(address, app.now()).map(|(_, mailbox)| mailbox)
}

/// Whose an address is: the entity's, and which mailbox.
type Holder = (EntityId, MailboxId);

/// Addresses that were found, and when.
#[derive(Default)]
struct Found(Mutex<HashMap<String, (Holder, Timestamp)>>);

impl Found {
    fn of(&self, address: &str, now: Timestamp) -> Option<Holder> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (holder, at) = known.get(address)?;
        let age = now.as_millisecond() - at.as_millisecond();
        (0..FRESH_MILLIS).contains(&age).then_some(*holder)
    }

    fn keep(&self, address: &str, holder: Holder, now: Timestamp) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= KNOWN {
            known.clear();
        }
        known.insert(address.into(), (holder, now));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_holds_for_ten_seconds_and_not_when_the_clock_went_back() {
        let at = |seconds: i64| Timestamp::from_second(1_800_000_000 + seconds).unwrap();
        let found = Found::default();
        found.keep("contact@works.example", (EntityId::new(1), MailboxId::new(1)), at(0));
        let known = |seconds| found.of("contact@works.example", at(seconds)).is_some();
        assert_eq!([-1, 0, 9, 10].map(known), [false, true, true, false]);
        assert!(found.of("other@works.example", at(0)).is_none());
    }
}
