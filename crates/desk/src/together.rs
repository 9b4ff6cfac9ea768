//! What the page of a case shows of others: those that became parts of it, those it has to do with, those it could take in.

use std::collections::HashSet;

use ::store::Tx;
use kernel::Result;
use ui::Page;

use crate::Case;
use crate::CaseId;
use crate::State;
use crate::assign::must_be_in_hand;
use crate::batch_shown::Told;
use crate::batch_shown::told;
use crate::converse::WORK;
use crate::lists::Listed;
use crate::store;
use crate::store::lists;
use crate::store::together;

/// How many cases of the customer are offered.
const OFFERED: u32 = 20;
/// How many of its open ones are named above the conversation.
const SHOWN: usize = 3;
/// How many that the subject names.
const NAMED: usize = 3;

/// Other cases beside one.
pub(crate) struct Together {
    pub(crate) may: bool,
    pub(crate) may_merge: bool,
    /// Cases of the same customer that can become parts of this one.
    pub(crate) candidates: Vec<Other>,
    pub(crate) parts: Vec<Other>,
    /// Those of them that became parts of this one itself, and so can be parted from it.
    pub(crate) direct: Vec<String>,
    pub(crate) links: Vec<Other>,
    /// Cases that the subject names. Anybody can write a number: it joins nothing by itself, and is offered to whoever works on the case.
    pub(crate) named: Vec<Other>,
    /// Other open cases of the same customer that are neither parts nor linked: one matter may have become several.
    pub(crate) others: Vec<SameCustomer>,
    /// What was just done here and can be undone.
    pub(crate) told: Option<Told>,
}

/// Another case.
pub(crate) struct Other {
    pub(crate) id: String,
    pub(crate) reference: String,
    pub(crate) subject: String,
    pub(crate) href: String,
}

/// Another open case of the same customer.
pub(crate) struct SameCustomer {
    pub(crate) case: Other,
    /// Who answers for it; empty for nobody.
    pub(crate) owner: String,
    /// Whether it can become part of this one.
    pub(crate) may_merge: bool,
}

impl Together {
    pub(crate) fn read(tx: &mut Tx<'_>, page: &Page, case: &Case, batch: &str) -> Result<Together> {
        let may = tx.actor().can(WORK);
        let may_merge = may && case.state == State::Open && must_be_in_hand(tx, case).is_ok();
        let of_customer = match case.customer.filter(|_| may) {
            Some(customer) => lists::of_customer(tx, customer, OFFERED)?,
            None => Vec::new(),
        };
        let parts = together::parts(tx, case.id)?;
        let direct = together::direct_parts(tx, case.id)?.iter().map(ToString::to_string).collect();
        let links = together::links(tx, case.id)?;
        let named = if may { named(tx, case, &links)? } else { Vec::new() };
        let others =
            if case.state == State::Open { same_customer(tx, page, (case, may_merge), (&of_customer, &links))? } else { Vec::new() };
        let other = |listed: Listed| Other::of(page, listed);
        Ok(Together {
            may,
            may_merge,
            candidates: of_customer.into_iter().filter(|one| may_merge && one.id != case.id).map(other).collect(),
            others,
            direct,
            parts: lists::some(tx, &parts)?.into_iter().map(other).collect(),
            links: lists::some(tx, &links)?.into_iter().map(other).collect(),
            named: lists::some(tx, &named)?.into_iter().map(other).collect(),
            told: told(tx, page, batch)?,
        })
    }
}

impl Other {
    fn of(page: &Page, listed: Listed) -> Other {
        let href = page.href(&format!("/desk/cases/{}", listed.id));
        Other { href, id: listed.id.to_string(), reference: listed.reference, subject: listed.subject }
    }
}

/// The other open cases of a customer, but those that are known to have to do with the case.
fn same_customer(
    tx: &mut Tx<'_>,
    page: &Page,
    (case, may_merge): (&Case, bool),
    (of_customer, links): (&[Listed], &[CaseId]),
) -> Result<Vec<SameCustomer>> {
    let mut found = Vec::new();
    let is_other = |one: &&Listed| one.id != case.id && one.state == State::Open && !links.contains(&one.id);
    for listed in of_customer.iter().filter(is_other).take(SHOWN) {
        let owner = listed.owner.map_or(Ok(None), |owner| org::store::employee(tx, owner))?;
        let in_hand = store::case(tx, listed.id)?.is_some_and(|other| must_be_in_hand(tx, &other).is_ok());
        found.push(SameCustomer {
            case: Other::of(page, listed.clone()),
            owner: owner.map(|owner| owner.name.get(page.lang).to_owned()).unwrap_or_default(),
            may_merge: may_merge && in_hand,
        });
    }
    Ok(found)
}

/// The cases that a subject names and that are neither the case itself nor linked to it.
fn named(tx: &mut Tx<'_>, case: &Case, links: &[CaseId]) -> Result<Vec<CaseId>> {
    let mut found = Vec::new();
    for reference in references(&case.subject) {
        let other = store::case_by_reference(tx, &reference)?.map(|other| other.id);
        found.extend(other.filter(|other| *other != case.id && !links.contains(other) && !found.contains(other)));
    }
    Ok(found)
}

/// What in a text is written like a case's reference: `RSA-2026-000731`, in digits of any script.
fn references(text: &str) -> Vec<String> {
    let text = ui::western(text).to_uppercase();
    let is_one = |word: &&str| {
        let parts: Vec<&str> = word.split('-').collect();
        let digits = |part: &str| part.bytes().all(|sign| sign.is_ascii_digit());
        matches!(parts[..], [code, year, number] if code.len() >= 2 && year.len() == 4 && number.len() >= 3 && digits(year) && digits(number))
    };
    let words = text.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '-').map(|word| word.trim_matches('-')).filter(is_one);
    let mut seen = HashSet::new();
    words.filter(|word| seen.insert(*word)).take(NAMED).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_found_among_other_signs_and_nothing_else_is_one() {
        assert_eq!(references("Re: [rsa-2026-000731] متى؟"), ["RSA-2026-000731"]);
        assert_eq!(references("بخصوص MOW-٢٠٢٦-٠٠٠٠٠١، شكراً"), ["MOW-2026-000001"]);
        assert_eq!(references("call 2026-11-24 A-1-2 --- RSA-26-1 RSA-2026-"), [] as [String; 0]);
        let many: String = (100..150).map(|number| format!("AB-2026-{number} ")).collect();
        assert_eq!(references(&many).len(), NAMED);
        assert_eq!(references(&format!("{} -AB-2026-002-", "AB-2026-001 ".repeat(50))), ["AB-2026-001", "AB-2026-002"]);
    }
}
