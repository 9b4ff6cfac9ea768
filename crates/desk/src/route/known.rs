//! Who knows a customer: whoever has another case of theirs in hand.

use ::store::Tx;
use kernel::CustomerId;
use kernel::EmployeeId;
use kernel::Result;

use crate::CaseId;
use crate::store;

/// So many open cases among the newest of one customer still make a customer whom somebody knows.
const MOST_OF_ONE: usize = 10;

/// Who has open ones of a customer's newest other cases in hand, whoever has the newest first. A sender of very many is no one customer whom
/// somebody knows: a flood of letters is not all given to one.
pub(crate) fn known_to(tx: &mut Tx<'_>, customer: Option<CustomerId>, except: CaseId) -> Result<Vec<EmployeeId>> {
    let Some(customer) = customer else { return Ok(Vec::new()) };
    let owners = store::routing::owners_of_customer(tx, customer, except)?;
    let mut known = Vec::new();
    if owners.len() <= MOST_OF_ONE {
        for owner in owners {
            if !known.contains(&owner) {
                known.push(owner);
            }
        }
    }
    Ok(known)
}
