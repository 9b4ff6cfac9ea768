//! A person who serves, and what they have in hand.

use kernel::EmployeeId;

use crate::Attention;
use crate::Rules;
use crate::Skill;
use crate::Work;

/// What a person has in hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hands {
    /// Customers at the counter, on the phone or on video.
    pub whole: u32,
    /// Chats.
    pub shared: u32,
    /// Cases that wait for a reply of the entity.
    pub filling: u32,
    /// Open cases altogether, also those that wait for the customer or were put aside.
    pub open: u32,
}

/// A person who serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: EmployeeId,
    /// What they are qualified for.
    pub skills: Vec<Skill>,
    /// Whether they are present.
    pub is_present: bool,
    /// The colleague who takes over when they are away.
    pub back_up: Option<EmployeeId>,
    /// Who stands in for them now, while they are away; none where nobody does.
    pub stand_in: Option<EmployeeId>,
    /// What they have in hand, offers that are open to them included.
    pub hands: Hands,
}

impl Person {
    /// Whether they are qualified for it.
    pub fn is_qualified(&self, work: &Work) -> bool {
        self.skills.iter().any(|skill| skill.is_enough_for(&work.needs))
    }

    /// Whether they have room for it: whole attention stays whole, and limits hold.
    pub fn has_room(&self, work: &Work, rules: &Rules) -> bool {
        let is_within = rules.most_filling.is_none_or(|most| self.hands.filling < most);
        match work.attention {
            _ if self.hands.whole > 0 => false,
            Attention::Whole => self.hands.shared == 0,
            Attention::Shared => self.hands.shared < rules.most_shared,
            Attention::Fills => is_within,
        }
    }

    /// Takes it in hand.
    pub(crate) fn take(&mut self, work: &Work) {
        match work.attention {
            Attention::Whole => self.hands.whole += 1,
            Attention::Shared => self.hands.shared += 1,
            Attention::Fills => {
                self.hands.filling += 1;
                self.hands.open += 1;
            }
        }
    }

    /// By what the less burdened come first; at a tie the one longest in the house.
    pub(crate) fn burden(&self) -> (u32, u32, u32, EmployeeId) {
        (self.hands.whole + self.hands.shared, self.hands.open, self.hands.filling, self.id)
    }
}
