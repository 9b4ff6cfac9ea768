//! Whether a customer must ask again what they had asked before the newest answer: then they were not understood (6.email.understand).

use ::store::Tx;
use desk::CaseId;
use kernel::Result;

/// Those of some questions, which were found before, that their writer had asked in their last words before the newest answer of the case.
pub(crate) fn asked_again(tx: &mut Tx<'_>, case: CaseId, new: &[String]) -> Result<Vec<String>> {
    if new.is_empty() {
        return Ok(Vec::new());
    }
    let Some(before) = desk::store::asked_before_answer(tx, case)? else { return Ok(Vec::new()) };
    let old = writing::questions::find(&before);
    Ok(new.iter().filter(|one| old.iter().any(|other| writing::asks_the_same(one, &other.text))).cloned().collect())
}
