//! What a counter was handed for the time without a line, as its browser shows it again: sealed, so that nobody says what they did with a line
//! that they were never handed, or at a counter where they did not sit.

use ::store::Keys;
use ::store::Tx;
use kernel::EmployeeId;
use kernel::Result;
use kernel::Timestamp;
use serde::Deserialize;
use serde::Serialize;

use crate::call::person;
use crate::counter::Counter;
use crate::day::KEPT;
use crate::line::in_order;
use crate::skip::Skip;
use crate::state::State;
use crate::store;
use crate::ticket::Ticket;

/// A number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Number {
    pub(crate) letter: String,
    pub(crate) number: u32,
}

impl Number {
    pub(crate) fn of(ticket: &Ticket) -> Number {
        Number { letter: ticket.letter.clone(), number: ticket.number }
    }

    fn is_of(&self, ticket: &Ticket) -> bool {
        (&self.letter, self.number) == (&ticket.letter, ticket.number)
    }
}

/// What a counter was handed: when, who was in hand, and whom it was to go on with, in their order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Handed {
    /// In milliseconds.
    pub(crate) now: i64,
    pub(crate) hand: Option<Number>,
    pub(crate) share: Vec<Number>,
    #[serde(default)]
    pub(crate) seal: String,
}

impl Handed {
    /// The same with the seal of whoever sits at a counter.
    pub(crate) fn sealed(self, keys: &Keys, (counter, me): (&Counter, EmployeeId)) -> Handed {
        let seal = self.seal_of(keys, (counter, me));
        Handed { seal, ..self }
    }

    /// What was handed to this person at this counter; none for what was not.
    pub(crate) fn checked(self, keys: &Keys, (counter, me): (&Counter, EmployeeId)) -> Option<Handed> {
        let seal = self.seal_of(keys, (counter, me));
        Some(self).filter(|handed| handed.seal == seal)
    }

    fn seal_of(&self, keys: &Keys, (counter, me): (&Counter, EmployeeId)) -> String {
        let text = serde_json::json!([counter.id.get(), me.get(), self.now, self.hand, self.share]);
        keys.keyed_hash("centre.counter-stock", &text.to_string())
    }

    /// When.
    pub(crate) fn at(&self) -> Timestamp {
        Timestamp::from_millisecond(self.now).unwrap_or(Timestamp::MIN)
    }

    /// The day whose numbers these are.
    pub(crate) fn day(&self) -> String {
        self.at().to_zoned(ui::bahrain()).date().to_string()
    }

    /// Whether what was handed is of no use for a call any more: its day was over by then, or it is older than what is kept of such visits.
    pub(crate) fn is_over(&self, called: Timestamp, now: Timestamp) -> bool {
        let day_of = |at: Timestamp| at.to_zoned(ui::bahrain()).date();
        day_of(called) > day_of(self.at()) || now > self.at() + KEPT
    }

    /// Whether a ticket was in hand then.
    pub(crate) fn has_in_hand(&self, ticket: &Ticket) -> bool {
        self.hand.as_ref().is_some_and(|hand| hand.is_of(ticket))
    }

    /// What a call of a ticket passed over, of those whom the counter was to go on with; nothing where it was its turn, was put aside or in hand.
    pub(crate) fn skip(
        &self,
        tx: &mut Tx<'_>,
        ticket: &Ticket,
        (counter, called, reason): (&Counter, Timestamp, String),
    ) -> Result<Option<Skip>> {
        if ticket.state != State::Waiting || self.has_in_hand(ticket) {
            return Ok(None);
        }
        let place = self.share.iter().position(|one| one.is_of(ticket));
        let mut before = Vec::new();
        for one in &self.share[..place.unwrap_or(self.share.len())] {
            let other = store::ticket_with_number(tx, (ticket.centre, &ticket.day), (&one.letter, one.number))?;
            let Some(other) = other.filter(|other| waited(other, called)) else { continue };
            // Who was sent on or went back to the line since it was handed out may have stood at another counter.
            if !store::was_at_a_counter(tx, other.id, (self.at(), called))? {
                before.push(other);
            }
        }
        if place.is_none() {
            // A number that a customer showed: where it would have stood among them.
            let rules = store::rules(tx, ticket.centre)?;
            let all = in_order(before.into_iter().chain([ticket.clone()]).collect(), rules, called);
            before = all.into_iter().take_while(|other| other.id != ticket.id).collect();
        }
        let Some(passed) = before.first().map(Ticket::shown) else { return Ok(None) };
        Ok(Some(Skip {
            number: ticket.shown(),
            passed,
            passed_many: u32::try_from(before.len()).unwrap_or(u32::MAX),
            counter: counter.number,
            employee: person(tx)?.id,
            reason,
            at: called,
        }))
    }
}

/// Whether somebody waited at an instant and did not let others go first then, as it is known now.
fn waited(ticket: &Ticket, at: Timestamp) -> bool {
    let until = ticket.called.or(ticket.ended).filter(|_| ticket.state != State::Waiting);
    until.is_none_or(|until| until > at) && !ticket.rests(at)
}
