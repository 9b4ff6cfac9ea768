//! The phone numbers of a customer that somebody has made sure of: a number that was only written down may be anybody's.

use ::store::Tx;
use kernel::Error;
use kernel::Phone;
use kernel::Result;
use kernel::invalid;

use super::phone_events::PhoneConfirmed;
use crate::CaseId;
use crate::store;

/// How an employee has made sure of it is told in so many letters.
const TOLD: std::ops::RangeInclusive<usize> = 10..=500;
const KIND: &str = "phone";

/// The numbers of the customer of a case of which somebody has made sure; none for a case without a customer.
///
/// # Errors
/// What the database says.
pub fn proven_phones(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<Phone>> {
    let Some(customer) = store::case(tx, case)?.and_then(|case| case.customer) else { return Ok(Vec::new()) };
    let contacts = store::contacts(tx, customer)?.into_iter();
    let proven = contacts.filter(|(kind, _, is_proven)| kind == KIND && *is_proven);
    Ok(proven.filter_map(|(_, number, _)| Phone::parse(&number).ok()).collect())
}

/// An employee says how they have made sure that the customer of a case has a phone, which text messages about confidential things may
/// then go to.
///
/// # Errors
/// `Invalid` for what is no mobile number, for one of another customer, and for fewer than ten letters or more than 500; refused for a
/// colleague's case; `NotFound` for a case of another entity, or one without a customer.
pub fn prove_phone(tx: &mut Tx<'_>, id: CaseId, (typed, how): (&str, &str)) -> Result<Phone> {
    let (me, how) = (tx.actor().employee()?, how.trim());
    let case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    case.must_be_owned_by(me)?;
    let customer = case.customer.ok_or(Error::NotFound("customer"))?;
    let phone = Phone::parse(typed).map_err(|wrong| invalid("phone", wrong.key()))?;
    if !TOLD.contains(&how.chars().count()) {
        return Err(invalid("how", "desk-phone-how-needed"));
    }
    let known = store::customer_by_contact(tx, KIND, phone.as_str())?;
    if known.is_some_and(|known| known.id != customer) {
        return Err(invalid("phone", "desk-phone-other"));
    }
    if !proven_phones(tx, case.id)?.contains(&phone) {
        store::insert_contact(tx, customer, KIND, phone.as_str())?;
        store::prove_contact(tx, KIND, phone.as_str())?;
        tx.record(PhoneConfirmed { case: case.id.get(), customer: customer.get(), phone: phone.masked(), note: how.into() })?;
    }
    Ok(phone)
}
