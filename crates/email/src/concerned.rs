//! The case that a letter is about, for the page of deliveries: named to whoever looks after them, and a way there for those who read cases.

use ::store::Tx;
use desk::CaseId;
use desk::READ;
use kernel::Id;
use kernel::Result;
use platform::deliveries::Concerns;
use platform::deliveries::Wish;
use serde_json::Value;

use crate::store;
use crate::store::copies;

/// The case of a letter, by what its deliverer was given.
pub(crate) fn of_letter(tx: &mut Tx<'_>, wish: &Wish) -> Result<Concerns> {
    let Some(id) = case_of(tx, wish)? else { return Ok(Concerns::default()) };
    let Some(case) = desk::store::case(tx, id)? else { return Ok(Concerns::default()) };
    let href = if tx.actor().can(READ) { case.path() } else { String::new() };
    Ok(Concerns { label: case.reference, href, ..Concerns::default() })
}

fn case_of(tx: &mut Tx<'_>, wish: &Wish) -> Result<Option<CaseId>> {
    let named = |name: &str| number(&wish.payload[name]);
    if let Some(case) = named("case") {
        return Ok(Some(Id::new(case)));
    }
    let copied = named("copy").map(|copy| copies::copy(tx, Id::new(copy))).transpose()?.flatten().map(|copy| copy.message);
    if let Some(message) = copied.or_else(|| named("message").map(Id::new)) {
        return Ok(store::message(tx, message)?.map(|message| message.case));
    }
    // What a code opens is gone from what was sent; its key still begins with it.
    let secure = wish.key.split('-').next().and_then(|id| id.parse().ok());
    let secure = secure.map(|secure| store::secure(tx, Id::new(secure))).transpose()?.flatten();
    Ok(secure.map(|secure| secure.case))
}

/// Ids stand as text, so that no program rounds them; those of events stand as numbers.
fn number(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| value.as_str()?.parse().ok())
}
