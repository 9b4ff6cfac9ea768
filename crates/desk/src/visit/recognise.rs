//! Recognises the customer who stands before somebody: by a reference, an address, a phone, a personal number or a name, with the desk's own
//! search and behind its walls; or meets them for the first time.

mod events;

use self::events::CustomerRecognised;
use ::store::Keys;
use ::store::Tx;
use kernel::CustomerId;
use kernel::Error;
use kernel::Id;
use kernel::Lang;
use kernel::Phone;
use kernel::Result;
use kernel::invalid;

use crate::Case;
use crate::CaseId;
use crate::Contact;
use crate::Customer;
use crate::Listed;
use crate::meet;
use crate::search;
use crate::store;
use crate::store::lists;

/// So many customers are offered.
const MOST: usize = 5;
/// So many cases are looked at for them.
const CASES: usize = 20;
/// The longest name, in characters.
const LONGEST: usize = 120;

/// A customer who may be the one.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Who.
    pub customer: Customer,
    /// How they are reached.
    pub contacts: Vec<String>,
    /// Their case that was found.
    pub reference: String,
    /// What it is about.
    pub subject: String,
}

/// Who a customer says that they are.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// Their name.
    pub name: String,
    /// A phone, as typed; empty where they gave none.
    pub phone: String,
    /// An address of mail; empty where they gave none.
    pub email: String,
}

/// The customers whom a reference, an address, a phone, a personal number or a name may mean, of the cases that the right reaches.
///
/// # Errors
/// What the database says.
pub fn candidates(tx: &mut Tx<'_>, keys: &Keys, query: &str) -> Result<Vec<Candidate>> {
    let mut all: Vec<Candidate> = Vec::new();
    if query.trim().is_empty() {
        return Ok(all);
    }
    for listed in search::find(tx, keys, query, None, CASES)?.cases {
        let Some(id) = store::case(tx, listed.id)?.and_then(|case| case.customer) else { continue };
        if all.len() == MOST || all.iter().any(|known| known.customer.id == id) {
            continue;
        }
        let Some(customer) = store::customer(tx, id)? else { continue };
        let contacts = store::contacts(tx, id)?.into_iter().map(|(_, value, _)| value).collect();
        all.push(Candidate { customer, contacts, reference: listed.reference, subject: listed.subject });
    }
    Ok(all)
}

/// The newest matters of a customer that the right reaches.
///
/// # Errors
/// What the database says.
pub fn matters_of(tx: &mut Tx<'_>, customer: CustomerId) -> Result<Vec<Listed>> {
    lists::of_customer(tx, customer, u32::try_from(CASES).unwrap_or(u32::MAX))
}

/// The case is this customer's, who was found before.
///
/// # Errors
/// `NotFound` for a case or a customer that the right does not reach.
pub fn recognise(tx: &mut Tx<'_>, case: CaseId, customer: CustomerId) -> Result<Case> {
    if lists::of_customer(tx, customer, 1)?.is_empty() {
        return Err(Error::NotFound("customer"));
    }
    is_of(tx, case, customer, "found")
}

/// The case is the customer's who is reached at the phone or the address that they give; who is not known there is written down.
///
/// # Errors
/// `Invalid` where nothing is said, for what is no phone and no address, and for a phone and an address of two people; `NotFound` for a case
/// that the right does not reach.
pub fn meet_in_person(tx: &mut Tx<'_>, case: CaseId, (said, lang): (&Said, Lang)) -> Result<Case> {
    let name = said.name.trim();
    if name.chars().count() > LONGEST {
        return Err(invalid("name", "desk-recognise-name-long"));
    }
    let ways = ways(said)?;
    let mut known: Option<CustomerId> = None;
    for (field, kind, value) in &ways {
        let there = store::customer_by_contact(tx, kind, value)?.map(|customer| customer.id);
        if known.zip(there).is_some_and(|(one, other)| one != other) {
            return Err(invalid(field, "desk-recognise-two"));
        }
        known = known.or(there);
    }
    let customer = match (known, ways.first()) {
        (Some(id), _) => {
            must_be_theirs(tx, id, name)?;
            id
        }
        (None, Some((_, kind, value))) => meet(tx, &Contact { kind, value: value.clone(), name: name.into(), lang })?.id,
        (None, None) if name.is_empty() => return Err(invalid("name", "desk-recognise-nothing")),
        (None, None) => {
            let customer = Customer { id: tx.new_id(), name: name.into(), gender: None, lang, is_synthetic: false };
            store::insert_customer(tx, &customer)?;
            customer.id
        }
    };
    for (_, kind, value) in &ways {
        store::insert_contact(tx, customer, kind, value)?;
    }
    is_of(tx, case, customer, "said")
}

/// A phone that somebody says opens nobody else's record: who is kept there has no other name, and is within reach of whoever asks.
fn must_be_theirs(tx: &mut Tx<'_>, id: CustomerId, name: &str) -> Result<()> {
    let kept = store::customer(tx, id)?.map(|customer| writing::fold::fold(&customer.name)).unwrap_or_default();
    let said = writing::fold::fold(name);
    let is_named_so =
        kept.is_empty() || said.is_empty() || said.split_whitespace().any(|word| kept.split_whitespace().any(|own| own == word));
    let is_within_reach = tx.grant().centres().is_empty() || !lists::of_customer(tx, id, 1)?.is_empty();
    if is_named_so && is_within_reach { Ok(()) } else { Err(invalid("name", "desk-recognise-other")) }
}

/// What was given, by the field in which it stood: kind and value as they are kept.
fn ways(said: &Said) -> Result<Vec<(&'static str, &'static str, String)>> {
    let mut ways = Vec::new();
    if !said.phone.trim().is_empty() {
        let phone = Phone::parse(&said.phone).map_err(|wrong| invalid("phone", wrong.key()))?;
        ways.push(("phone", "phone", phone.as_str().to_owned()));
    }
    let email = said.email.trim().to_lowercase();
    if !email.is_empty() {
        ways.push((
            "email",
            "email",
            Some(email).filter(|email| is_address(email)).ok_or_else(|| invalid("email", "desk-recognise-email"))?,
        ));
    }
    Ok(ways)
}

/// Whether it has the shape of a mail address. Whether it is one is only known when something arrives.
fn is_address(text: &str) -> bool {
    let is_clean = text.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>(),;:\"\\[]".contains(c));
    let has_host = |host: &str| host.contains('.') && host.split('.').all(|label| !label.is_empty());
    is_clean
        && text.len() <= 254
        && text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.contains('@') && has_host(host))
}

fn is_of(tx: &mut Tx<'_>, id: CaseId, customer: CustomerId, how: &'static str) -> Result<Case> {
    let mut case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    if case.customer != Some(customer) {
        case.customer = Some(customer);
        store::save_case(tx, &mut case)?;
        let interaction = store::newest_interaction(tx, case.id)?.map(Id::get);
        tx.record(CustomerRecognised { case: case.id.get(), interaction, customer: customer.get(), how })?;
    }
    Ok(case)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_is_read_as_it_is_kept_and_what_is_none_is_said_beside_it() {
        let said = |phone: &str, email: &str| Said { phone: phone.into(), email: email.into(), ..Said::default() };
        let ways_of = |phone, email| ways(&said(phone, email)).map(|ways| ways.into_iter().map(|(_, _, value)| value).collect::<Vec<_>>());
        assert_eq!(ways_of("٣٩١٢ ٣٤٥٦", " Reem@Mail.example ").unwrap(), ["+97339123456", "reem@mail.example"]);
        for (phone, email) in [("12", ""), ("", "reem"), ("", "reem@mail"), ("", "a b@mail.example"), ("", "a@b@mail.example")] {
            assert!(ways_of(phone, email).is_err(), "{phone} {email}");
        }
    }
}
