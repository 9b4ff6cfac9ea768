//! A pass: the signed part of an address that opens one ticket to whoever holds it.

use hex::decode;
use hex::encode;
use kernel::EntityId;
use kernel::Id;
use store::Keys;

use crate::ticket::TicketId;

const PURPOSE: &str = "centre.ticket";
/// So many bytes of the signature stand in the address: it is read from a small square of a printed ticket, and guessed by nobody.
const BYTES: usize = 16;

/// The ticket of an entity that a pass opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pass {
    pub(crate) entity: EntityId,
    pub(crate) ticket: TicketId,
}

impl Pass {
    /// The pass as it stands in an address.
    pub(crate) fn sign(self, keys: &Keys) -> String {
        let said = format!("{}-{}", self.entity, self.ticket);
        let mac = keys.mac(PURPOSE, said.as_bytes());
        format!("{said}-{}", encode(&mac[..BYTES]))
    }

    /// Reads a pass; nothing when it was not signed here.
    pub(crate) fn read(text: &str, keys: &Keys) -> Option<Pass> {
        let (said, mac) = text.rsplit_once('-')?;
        let given = decode(mac).ok().filter(|given| given.len() == BYTES)?;
        let (entity, ticket) = said.split_once('-')?;
        let pass = Pass { entity: Id::new(entity.parse().ok()?), ticket: Id::new(ticket.parse().ok()?) };
        // Another signature of the same length shows nobody how far the right one begins.
        let right = keys.mac(PURPOSE, said.as_bytes());
        keys.is_mac(COMPARED, &right[..BYTES], &keys.mac(COMPARED, &given)).then_some(pass)
    }
}

/// What two signatures are compared under.
const COMPARED: &str = "centre.ticket-compared";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pass_opens_its_ticket_and_with_any_sign_changed_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let keys = Keys::make(&folder.path().join("keys")).unwrap();
        let pass = Pass { entity: Id::new(7), ticket: Id::new(383_512_058) };
        let text = pass.sign(&keys);
        assert_eq!(Pass::read(&text, &keys), Some(pass));
        for place in 0..text.len() {
            let changed: String =
                text.chars().enumerate().map(|(at, c)| if at == place { if c == '8' { '9' } else { '8' } } else { c }).collect();
            assert_eq!(Pass::read(&changed, &keys), None, "{changed}");
        }
        assert_eq!(Pass::read(text.rsplit_once('-').unwrap().0, &keys), None);
    }
}
