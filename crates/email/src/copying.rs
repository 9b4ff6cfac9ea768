//! The place of the composer where whoever writes chooses who gets a copy. That those whom the customer had copied get one is proposed where
//! the customer's address is proved and nothing confidential stands in the case; elsewhere it is a choice, and the place says why.

use ::store::Tx;
use askama::Template;
use desk::Case;
use desk::CaseId;
use kernel::Error;
use kernel::Result;
use post::Standing;
use ui::Page;
use writing::patterns::Patterns;

use crate::answerable;
use crate::copies::Copies;
use crate::copies::Person;
use crate::copies::back_up;
use crate::copies::circle;
use crate::copies::resolve;
use crate::message::Message;
use crate::store;

/// So many of a conversation's newest entries are looked through for confidential data.
const ENTRIES: u32 = 50;

/// Who may get a copy, and who is chosen.
#[derive(Template)]
#[template(path = "copying.html")]
pub(crate) struct Copying<'p> {
    page: &'p Page,
    /// Those whom the customer copied.
    people: Vec<Person>,
    /// Whoever stands in for the owner.
    back_up: Option<Person>,
    chosen: Copies,
    /// The key of why they are not chosen by themselves; empty where they are.
    caution: &'static str,
}

impl<'p> Copying<'p> {
    pub(crate) fn read(tx: &mut Tx<'_>, page: &'p Page, (case, newest): (&Case, &Message)) -> Result<Copying<'p>> {
        let people = circle(tx, newest)?;
        let caution = if people.is_empty() { "" } else { caution(tx, case.id, newest)? };
        let proposed = || Copies { all: !people.is_empty() && caution.is_empty(), ..Copies::default() };
        let chosen = store::copies::chosen(tx, case.id)?.map_or_else(proposed, |kept| Copies::read(&kept));
        Ok(Copying { page, back_up: back_up(tx, case)?, chosen, caution, people })
    }

    /// Whether there is something to decide that should not be overlooked.
    fn is_open(&self) -> bool {
        !self.people.is_empty() || self.chosen != Copies::default()
    }
}

/// Why those whom the customer copied do not get a copy by themselves.
fn caution(tx: &mut Tx<'_>, case: CaseId, newest: &Message) -> Result<&'static str> {
    if is_confidential(tx, case)? {
        return Ok("email-copy-caution-confidential");
    }
    Ok(if newest.standing == Standing::Proved.key() { "" } else { "email-copy-caution-unproved" })
}

/// Whether confidential data stands in what was said last in a case.
fn is_confidential(tx: &mut Tx<'_>, case: CaseId) -> Result<bool> {
    let shapes = store::shapes(tx)?.into_iter().filter(|shape| Patterns::new(std::slice::from_ref(shape)).is_ok());
    let patterns = Patterns::new(&shapes.collect::<Vec<_>>()).unwrap_or_default();
    let entries = desk::store::entries(tx, case, None, ENTRIES)?;
    Ok(entries.iter().any(|entry| !writing::confidential::find(&entry.text, patterns.as_slice()).is_empty()))
}

/// Who gets a copy of what waits for a second look, in words.
pub(crate) fn told(tx: &mut Tx<'_>, case: CaseId, wanted: &Copies) -> Result<String> {
    let (Some(case), Some(newest)) = (desk::store::case(tx, case)?, answerable::newest_in(tx, case)?) else { return Ok(String::new()) };
    // Who was named may have left since: the list of what waits opens all the same.
    let people = match resolve(tx, (&case, &newest), wanted) {
        Err(Error::Invalid(_)) => return Ok(wanted.to.clone()),
        people => people?,
    };
    let one = |person: &Person| if person.name.is_empty() { person.address.clone() } else { person.name.clone() };
    Ok(people.iter().map(one).collect::<Vec<_>>().join("، "))
}
