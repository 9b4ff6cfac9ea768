//! To whom one piece of work goes: of those who are qualified, present and have room, whoever has another matter of the customer, else who
//! has the least in hand; or who stands in for one.

use kernel::EmployeeId;

use crate::Person;
use crate::Rules;
use crate::Work;

/// Why this one, or why nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Qualified, present, with room, and in whose hands another matter of the same customer is.
    KnowsCustomer,
    /// Qualified, present, and with the least in hand.
    LeastInHand,
    /// All who are qualified are away; this one stands in for one of them.
    StandsIn,
    /// Nobody is qualified.
    NobodyQualified,
    /// All who are qualified are away, and nobody stands in.
    NobodyPresent,
    /// All who are qualified and present have all that they may have.
    NobodyFree,
}

/// An owner, a back-up, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// To whom it goes.
    pub owner: Option<EmployeeId>,
    /// Who takes over when they are away.
    pub back_up: Option<EmployeeId>,
    /// Why.
    pub why: Why,
}

/// Chooses who gets work. Those who let it pass are asked again only when nobody else may be.
pub fn choose(work: &Work, people: &[Person], rules: &Rules) -> Choice {
    let qualified: Vec<&Person> = people.iter().filter(|person| person.is_qualified(work)).collect();
    let present: Vec<&Person> = qualified.iter().copied().filter(|person| person.is_present).collect();
    let free = ranked(&present, work, rules);
    if let Some(first) = free.first() {
        let why = if work.known_to.contains(&first.id) { Why::KnowsCustomer } else { Why::LeastInHand };
        // A back-up need not be free now, but must be another.
        let next = free.get(1).or_else(|| present.iter().find(|other| other.id != first.id)).map(|second| second.id);
        return Choice { owner: Some(first.id), back_up: first.back_up.or(next), why };
    }
    if !present.is_empty() {
        return Choice { owner: None, back_up: None, why: Why::NobodyFree };
    }
    let stand_ins: Vec<(&Person, &Person)> = qualified.iter().filter_map(|away| Some((*away, stand_in(away, people)?))).collect();
    let best = stand_ins.iter().filter(|(_, stand_in)| stand_in.has_room(work, rules)).min_by_key(|(_, stand_in)| stand_in.burden());
    match best {
        Some((away, stand_in)) => Choice { owner: Some(stand_in.id), back_up: Some(away.id), why: Why::StandsIn },
        None if !stand_ins.is_empty() => Choice { owner: None, back_up: None, why: Why::NobodyFree },
        None if qualified.is_empty() => Choice { owner: None, back_up: None, why: Why::NobodyQualified },
        None => Choice { owner: None, back_up: None, why: Why::NobodyPresent },
    }
}

/// Those with room, the one to be asked first at the front.
fn ranked<'p>(present: &[&'p Person], work: &Work, rules: &Rules) -> Vec<&'p Person> {
    let mut free: Vec<&Person> = present.iter().copied().filter(|person| person.has_room(work, rules)).collect();
    let known = |person: &Person| work.known_to.iter().position(|known| *known == person.id).unwrap_or(work.known_to.len());
    free.sort_by_key(|person| (work.passed.contains(&person.id), known(person), person.burden()));
    free
}

fn stand_in<'p>(away: &Person, people: &'p [Person]) -> Option<&'p Person> {
    people.iter().find(|person| Some(person.id) == away.stand_in && person.is_present)
}
