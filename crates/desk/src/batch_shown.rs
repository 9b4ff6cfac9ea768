//! What was just done to several cases, over the list: how many, which not and why, and the way back.

use ::store::Tx;
use kernel::Result;
use ui::Page;

use crate::CaseId;
use crate::store::batches;
use crate::store::lists;

/// What was just done.
pub(crate) struct Told {
    pub(crate) text: String,
    /// What was left as it was, and why.
    pub(crate) left_out: Vec<Left>,
    /// The one case to which it was done: its number, its reference and where it is; empty where there were several.
    pub(crate) one: Option<(CaseId, String, String)>,
    /// Where it is undone; empty when it cannot be any more.
    pub(crate) undoing: String,
}

/// A case that was left as it was.
pub(crate) struct Left {
    pub(crate) href: String,
    pub(crate) reference: String,
    pub(crate) why: String,
}

/// What the one who looks did, by the number in the address; nothing for another's.
pub(crate) fn told(tx: &mut Tx<'_>, page: &Page, batch: &str) -> Result<Option<Told>> {
    let (Ok(id), Ok(me)) = (batch.parse(), tx.actor().employee()) else { return Ok(None) };
    let Some(batch) = batches::one(tx, id)?.filter(|batch| batch.by == me) else { return Ok(None) };
    let cases: Vec<CaseId> = batches::remembered(tx, id)?.into_iter().map(|(case, ..)| case).collect();
    let done = cases.len();
    let one = match cases.as_slice() {
        [one] => lists::one(tx, *one)?.map(|case| (*one, case.reference, page.href(&format!("/desk/cases/{one}")))),
        _ => None,
    };
    let is_undone = batch.undone_at.is_some();
    let changed = if is_undone { done.saturating_sub(batch.left_out.len()) } else { done };
    let key = if is_undone { "desk-batch-undone".to_owned() } else { format!("desk-batch-done-{}", batch.act) };
    let mut left_out = Vec::with_capacity(batch.left_out.len());
    for (case, why) in &batch.left_out {
        let reference = lists::one(tx, *case)?.map(|case| case.reference).unwrap_or_default();
        left_out.push(Left { href: page.href(&format!("/desk/cases/{case}")), reference, why: page.t(why) });
    }
    let may = done > 0 && batch.may_be_undone(page.now);
    let undoing = if may { page.href(&format!("/desk/batches/{id}/undoing")) } else { String::new() };
    Ok(Some(Told { text: page.tn(&key, changed), left_out, one, undoing }))
}
