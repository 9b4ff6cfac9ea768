//! A pass: the signed part of an address that opens one ticket, or one appointment, to whoever holds it.

use std::time::Duration;

use ::store::Keys;
use ::store::Tx;
use hex::decode;
use hex::encode;
use kernel::EntityId;
use kernel::Error;
use kernel::Id;
use kernel::Result;

use crate::appointment::Appointment;
use crate::appointment::AppointmentId;
use crate::store;
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

/// The appointment of an entity that a pass opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct AppointmentPass {
    pub(crate) entity: EntityId,
    pub(crate) appointment: AppointmentId,
}

/// What the digits of a ticket are made under.
const DIGITS: &str = "centre.ticket-digits";
const APPOINTMENT: &str = "centre.appointment";
/// So long after its time an appointment is still shown, and what was handed in for it kept.
pub(crate) const OPEN: Duration = Duration::from_secs(30 * 24 * 3600);

/// The appointment that a pass opens, until a month after its time: what is forwarded does not open somebody's matter for ever.
///
/// # Errors
/// `NotFound` for one that is no more, or not open any more.
pub(crate) fn own(tx: &mut Tx<'_>, id: AppointmentId) -> Result<Appointment> {
    let now = tx.now();
    let is_open = |one: &Appointment| one.time.to.checked_add(OPEN).is_ok_and(|last| now < last);
    store::appointment(tx, id)?.filter(is_open).ok_or(Error::NotFound("page"))
}

impl AppointmentPass {
    /// The pass as it stands in an address.
    pub(crate) fn sign(self, keys: &Keys) -> String {
        signed(keys, APPOINTMENT, (self.entity, self.appointment.get()))
    }

    /// Reads a pass; nothing when it was not signed here.
    pub(crate) fn read(text: &str, keys: &Keys) -> Option<AppointmentPass> {
        let (entity, appointment) = opened(text, keys, APPOINTMENT)?;
        Some(AppointmentPass { entity, appointment: Id::new(appointment) })
    }
}

impl Pass {
    /// The pass as it stands in an address.
    pub(crate) fn sign(self, keys: &Keys) -> String {
        signed(keys, PURPOSE, (self.entity, self.ticket.get()))
    }

    /// The eight digits that stand for it on paper, where nothing reads its code: no number that is called out in the hall, and nobody guesses them.
    pub(crate) fn digits(self, keys: &Keys) -> String {
        let mac = keys.mac(DIGITS, format!("{}-{}", self.entity, self.ticket).as_bytes());
        let number = mac.iter().take(8).fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
        format!("{:08}", number % 100_000_000)
    }

    /// Reads a pass; nothing when it was not signed here.
    pub(crate) fn read(text: &str, keys: &Keys) -> Option<Pass> {
        let (entity, ticket) = opened(text, keys, PURPOSE)?;
        Some(Pass { entity, ticket: Id::new(ticket) })
    }
}

/// Names something of an entity in a way that nobody else can.
fn signed(keys: &Keys, purpose: &str, (entity, thing): (EntityId, i64)) -> String {
    let said = format!("{entity}-{thing}");
    let mac = keys.mac(purpose, said.as_bytes());
    format!("{said}-{}", encode(&mac[..BYTES]))
}

fn opened(text: &str, keys: &Keys, purpose: &str) -> Option<(EntityId, i64)> {
    let (said, mac) = text.rsplit_once('-')?;
    let given = decode(mac).ok().filter(|given| given.len() == BYTES)?;
    let (entity, thing) = said.split_once('-')?;
    // Another signature of the same length shows nobody how far the right one begins.
    let right = keys.mac(purpose, said.as_bytes());
    let is_right = keys.is_mac(COMPARED, &right[..BYTES], &keys.mac(COMPARED, &given));
    Some((Id::new(entity.parse().ok()?), thing.parse().ok()?)).filter(|_| is_right)
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
        let digits = pass.digits(&keys);
        assert!(digits.len() == 8 && digits.bytes().all(|digit| digit.is_ascii_digit()), "{digits}");
        assert_ne!(Pass { ticket: Id::new(383_512_059), ..pass }.digits(&keys), digits);
        assert_eq!(AppointmentPass::read(&text, &keys), None, "what opens a ticket opens no appointment");
        let other = AppointmentPass { entity: Id::new(7), appointment: Id::new(383_512_058) };
        assert_eq!(AppointmentPass::read(&other.sign(&keys), &keys), Some(other));
    }
}
