//! An address at which a customer receives nothing: marked where a server says so for good, until they write from it again.

use ::store::Tx;
use kernel::About;
use kernel::Event;
use kernel::Result;
use kernel::Timestamp;
use serde::Serialize;

use crate::Case;
use crate::CaseId;
use crate::store;

/// An address at which nothing arrives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedContact {
    /// The address.
    pub value: String,
    /// Since when.
    pub at: Timestamp,
    /// Why, by its stable name: `no-such-user`, `no-such-domain`, `closed`.
    pub why: String,
}

impl RefusedContact {
    /// The key of the words that say why.
    pub fn words(&self) -> String {
        format!("desk-contact-refused-{}", self.why)
    }
}

/// A server said that nothing arrives at an address of a case's customer.
#[derive(Serialize)]
pub struct ContactRefused {
    /// The case.
    pub case: i64,
    /// Why, by its stable name.
    pub why: String,
}
impl Event for ContactRefused {
    const KIND: &'static str = "desk.contact-refused";
    fn about(&self) -> About {
        About::case(self.case)
    }
}

/// Marks the address at which the customer of a case receives nothing. One that is marked already, or no customer's, stays as it is.
///
/// # Errors
/// What the database says.
pub fn contact_refused(tx: &mut Tx<'_>, case: CaseId, kind: &str, value: &str, why: &'static str) -> Result<()> {
    if store::refuse_contact(tx, kind, value, why)? > 0 {
        tx.record(ContactRefused { case: case.get(), why: why.into() })?;
    }
    Ok(())
}

/// The addresses of the customer of a case at which nothing arrives.
///
/// # Errors
/// What the database says.
pub fn refused_contacts(tx: &mut Tx<'_>, case: &Case) -> Result<Vec<RefusedContact>> {
    case.customer.map_or(Ok(Vec::new()), |customer| store::refused_contacts(tx, customer))
}
