//! Work that waits, what it needs of a person, and the rules by which an entity gives it out.

use std::time::Duration;

use kernel::EmployeeId;
use kernel::Lang;
use kernel::Timestamp;

/// How much of a person something takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attention {
    /// All of it: a counter, a call, a video meeting.
    Whole,
    /// A part, up to a limit per person: a chat.
    Shared,
    /// What is left: it waits until there is time, as email does.
    Fills,
}

/// What a person is qualified for, or what work needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skill {
    /// The number of the service. In a person's skill none means every service; in work none means that no service is known.
    pub service: Option<i64>,
    /// The key of the channel.
    pub channel: String,
    /// The language.
    pub lang: Lang,
}

impl Skill {
    /// Whether it is enough for what work needs. Work of no known service is done by whoever serves its channel in its language.
    pub fn is_enough_for(&self, needed: &Skill) -> bool {
        let is_service = self.service.is_none() || needed.service.is_none() || self.service == needed.service;
        is_service && self.channel == needed.channel && self.lang == needed.lang
    }
}

/// Something that waits for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// Its number.
    pub id: i64,
    /// What it needs.
    pub needs: Skill,
    /// How much of a person it takes.
    pub attention: Attention,
    /// Since when it waits.
    pub since: Timestamp,
    /// How fast its wait counts, in per cent: 100 for everybody, more for those who have priority.
    pub rate: u32,
    /// Who has let an offer of it pass.
    pub passed: Vec<EmployeeId>,
    /// Who has another matter of the same customer in hand; whoever has the newest comes first.
    pub known_to: Vec<EmployeeId>,
}

/// How an entity gives work out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// How many chats one person has at once.
    pub most_shared: u32,
    /// How many cases that wait for the entity one person has, if there is a limit.
    pub most_filling: Option<u32>,
    /// How much later than anybody else something may have come and still go first.
    pub held_back: Duration,
    /// After which wait nobody who came later goes first any more, whatever their priority. This alone bounds how much longer anybody waits
    /// because of priority: `held_back` bounds who may go first, not how many. None where work may lie for days.
    pub firm_after: Option<Duration>,
}

impl Default for Rules {
    fn default() -> Rules {
        Rules { most_shared: 3, most_filling: None, held_back: Duration::from_secs(4 * 3600), firm_after: None }
    }
}
