//! A customer (عميل), known or not, and how they are met again. An address in a From line proves nothing.

mod phone_events;
pub(crate) mod phone_page;
mod phones;

use ::store::Tx;
use kernel::CustomerId;
use kernel::Error;
use kernel::Gender;
use kernel::Lang;
use kernel::Result;

use crate::CaseId;
use crate::events::CustomerSaved;
use crate::store;

pub use phones::proven_phones;

/// A citizen, resident or visitor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Customer {
    /// Their id.
    pub id: CustomerId,
    /// Their name as they write it; empty when unknown.
    pub name: String,
    /// How they are addressed, where they said so.
    pub gender: Option<Gender>,
    /// The language they write in.
    pub lang: Lang,
    /// Whether they were invented for the demonstration.
    pub is_synthetic: bool,
}

/// How somebody came to us.
#[derive(Clone, Debug)]
pub struct Contact {
    /// `email` or `phone`.
    pub kind: &'static str,
    /// The address in small letters, or the number with its country.
    pub value: String,
    /// The name they gave.
    pub name: String,
    /// The language they wrote in.
    pub lang: Lang,
}

/// Finds the customer who is reached there, or writes down a new one.
///
/// # Errors
/// What the database says.
pub fn meet(tx: &mut Tx<'_>, contact: &Contact) -> Result<Customer> {
    if let Some((mut known, is_refused)) = store::met_at(tx, contact.kind, &contact.value)? {
        if is_refused {
            store::accept_contact(tx, contact.kind, &contact.value)?;
        }
        if known.name.is_empty() && !contact.name.is_empty() {
            known.name.clone_from(&contact.name);
            store::save_customer(tx, &known)?;
        }
        return Ok(known);
    }
    let customer = Customer { id: tx.new_id(), name: contact.name.clone(), gender: None, lang: contact.lang, is_synthetic: false };
    store::insert_customer(tx, &customer)?;
    store::insert_contact(tx, customer.id, contact.kind, &contact.value)?;
    Ok(customer)
}

/// What is known better of a customer.
#[derive(Clone, Debug)]
pub struct Correction {
    /// Their name as they write it.
    pub name: String,
    /// How they are addressed, where they said so.
    pub gender: Option<Gender>,
    /// The language in which they are answered.
    pub lang: Lang,
}

/// Corrects what is known of the customer of a case.
///
/// # Errors
/// `NotFound` for a case of another entity, or one without a customer.
pub fn correct_customer(tx: &mut Tx<'_>, case: CaseId, correction: &Correction) -> Result<Customer> {
    let id = store::case(tx, case)?.and_then(|case| case.customer).ok_or(Error::NotFound("customer"))?;
    let known = store::customer(tx, id)?.ok_or(Error::NotFound("customer"))?;
    let name = correction.name.trim().to_owned();
    let corrected = Customer { name, gender: correction.gender, lang: correction.lang, ..known.clone() };
    if corrected != known {
        store::save_customer(tx, &corrected)?;
        tx.record(CustomerSaved { case: case.get(), customer: id.get() })?;
    }
    Ok(corrected)
}
