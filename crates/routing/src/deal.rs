//! What waits is dealt out, or one person asks for what is next.

use kernel::EmployeeId;
use kernel::Timestamp;

use crate::Choice;
use crate::Person;
use crate::Rules;
use crate::Work;
use crate::choose;
use crate::priority::ahead;
use crate::priority::order;

/// Work, and to whom it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dealt {
    /// The number of the work.
    pub work: i64,
    /// To whom, and why.
    pub choice: Choice,
}

/// Deals out what waits, the next first, each to one person; what nobody may take is left waiting. The same number is dealt once.
pub fn deal(waiting: &[Work], people: &[Person], rules: &Rules, now: Timestamp) -> Vec<Dealt> {
    let mut people = people.to_vec();
    let mut dealt: Vec<Dealt> = Vec::new();
    for place in order(waiting, now, rules) {
        let work = &waiting[place];
        if dealt.iter().any(|known| known.work == work.id) {
            continue;
        }
        let choice = choose(work, &people, rules);
        let Some(owner) = choice.owner else { continue };
        if let Some(person) = people.iter_mut().find(|person| person.id == owner) {
            person.take(work);
        }
        dealt.push(Dealt { work: work.id, choice });
    }
    dealt
}

/// What is next for one person, by its place: of what they are qualified for and have room for, that which stands first.
pub fn next_for(person: EmployeeId, waiting: &[Work], people: &[Person], rules: &Rules, now: Timestamp) -> Option<usize> {
    let person = people.iter().find(|one| one.id == person && one.is_present)?;
    let theirs = (0..waiting.len()).filter(|place| person.is_qualified(&waiting[*place]) && person.has_room(&waiting[*place], rules));
    theirs.min_by_key(|place| ahead(&waiting[*place], now, rules))
}
