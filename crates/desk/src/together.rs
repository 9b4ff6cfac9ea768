//! What the page of a case shows of others: those that became parts of it, those it has to do with, those it could take in.

use ::store::Tx;
use kernel::Result;
use ui::Page;

use crate::Case;
use crate::State;
use crate::assign::must_be_in_hand;
use crate::batch_shown::Told;
use crate::batch_shown::told;
use crate::converse::WORK;
use crate::lists::Listed;
use crate::store::lists;
use crate::store::together;

/// How many cases of the customer are offered.
const OFFERED: u32 = 20;

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

impl Together {
    pub(crate) fn read(tx: &mut Tx<'_>, page: &Page, case: &Case, batch: &str) -> Result<Together> {
        let may = tx.actor().can(WORK);
        let may_merge = may && case.state == State::Open && must_be_in_hand(tx, case).is_ok();
        let of_customer = match case.customer.filter(|_| may_merge) {
            Some(customer) => lists::of_customer(tx, customer, OFFERED)?,
            None => Vec::new(),
        };
        let parts = together::parts(tx, case.id)?;
        let direct = together::direct_parts(tx, case.id)?.iter().map(ToString::to_string).collect();
        let links = together::links(tx, case.id)?;
        let other = |listed: Listed| Other {
            href: page.href(&format!("/desk/cases/{}", listed.id)),
            id: listed.id.to_string(),
            reference: listed.reference,
            subject: listed.subject,
        };
        Ok(Together {
            may,
            may_merge,
            candidates: of_customer.into_iter().filter(|one| one.id != case.id).map(other).collect(),
            direct,
            parts: lists::some(tx, &parts)?.into_iter().map(other).collect(),
            links: lists::some(tx, &links)?.into_iter().map(other).collect(),
            told: told(tx, page, batch)?,
        })
    }
}
