//! A customer's personal number: sealed where it is kept, found again by a keyed hash, masked on screen, and each reveal is an event.

use ::store::Keys;
use ::store::Tx;
use kernel::CustomerId;
use kernel::Error;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::invalid;

use crate::CaseId;
use crate::Customer;
use crate::events::NumberKept;
use crate::events::NumberRevealed;
use crate::store;

/// See a customer's personal number, with a reason that stays on the case.
pub const REVEAL: Permission = Permission { key: "desk.reveal-number", roles: &[Role::Employee, Role::Supervisor, Role::CentreManager] };

/// The digits of a personal number.
const DIGITS: usize = 9;
/// How many of its last digits are shown.
const SHOWN: usize = 3;

fn context(customer: CustomerId) -> String {
    format!("customer.number:{customer}")
}

/// Nine ASCII digits from what was typed in any of the three scripts, with or without spaces; nothing if it is no such number.
pub fn read_number(text: &str) -> Option<String> {
    let digits: Option<String> = text.chars().filter(|c| !c.is_whitespace() && *c != '-').map(ascii_digit).collect();
    digits.filter(|digits| digits.len() == DIGITS)
}

fn ascii_digit(c: char) -> Option<char> {
    let zero = ['0', '٠', '۰'].into_iter().find(|zero| (*zero as u32..*zero as u32 + 10).contains(&(c as u32)))?;
    char::from_digit(c as u32 - zero as u32, 10)
}

/// Keeps the personal number of a case's customer.
///
/// # Errors
/// `Invalid` when it has not nine digits; `NotFound` for a case without a customer.
pub fn keep_number(tx: &mut Tx<'_>, keys: &Keys, case: CaseId, text: &str) -> Result<()> {
    let customer = customer_of(tx, case)?;
    let number = read_number(text).ok_or_else(|| invalid("number", "desk-number-digits"))?;
    let sealed = keys.seal(&context(customer), &number);
    store::keep_number(tx, customer, &sealed, &keys.keyed_hash("customer.number", &number))?;
    tx.record(NumberKept { case: case.get(), customer: customer.get() })?;
    Ok(())
}

/// Opens the personal number of a case's customer, and records who asked and why.
///
/// # Errors
/// `Invalid` without a reason; `NotFound` where none is kept.
pub fn reveal_number(tx: &mut Tx<'_>, keys: &Keys, case: CaseId, reason: &str) -> Result<String> {
    if reason.trim().is_empty() {
        return Err(invalid("reason", "desk-reason-needed"));
    }
    let customer = customer_of(tx, case)?;
    let sealed = store::sealed_number(tx, customer)?.ok_or(Error::NotFound("personal number"))?;
    let number = keys.open(&context(customer), &sealed)?;
    tx.record(NumberRevealed { case: case.get(), customer: customer.get(), note: reason.trim().into() })?;
    Ok(number)
}

/// The number with all but its last three digits hidden; empty where none is kept.
///
/// # Errors
/// What the database or the key says.
pub fn masked_number(tx: &mut Tx<'_>, keys: &Keys, customer: CustomerId) -> Result<String> {
    let Some(sealed) = store::sealed_number(tx, customer)? else { return Ok(String::new()) };
    let number = keys.open(&context(customer), &sealed)?;
    Ok(masked(&number))
}

fn masked(number: &str) -> String {
    let hidden = number.chars().count().saturating_sub(SHOWN);
    number.chars().enumerate().map(|(place, digit)| if place < hidden { '•' } else { digit }).collect()
}

/// The customer whose personal number this is.
///
/// # Errors
/// What the database says.
pub fn customer_by_number(tx: &mut Tx<'_>, keys: &Keys, number: &str) -> Result<Option<Customer>> {
    store::customer_by_number(tx, &keys.keyed_hash("customer.number", number))
}

fn customer_of(tx: &mut Tx<'_>, case: CaseId) -> Result<CustomerId> {
    let case = store::case(tx, case)?.ok_or(Error::NotFound("case"))?;
    case.customer.ok_or(Error::NotFound("customer"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_in_the_digits_of_all_three_scripts() {
        assert_eq!(read_number("٨٧٠١ 12345").as_deref(), Some("870112345"));
        assert_eq!(read_number("۸۷۰۱۱۲۳۴۵").as_deref(), Some("870112345"));
        assert_eq!(read_number("87011234"), None);
        assert_eq!(read_number("87011234x"), None);
    }

    #[test]
    fn all_but_the_last_three_digits_are_hidden() {
        assert_eq!(masked("870112345"), "••••••345");
    }
}
