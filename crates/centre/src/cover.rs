//! What a centre keeps while people take breaks: how many open counters at least, and somebody for each service where it wants that. Pure.

use std::time::Duration;

use kernel::EmployeeId;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;
use kernel::invalid;
use org::ServiceId;

use crate::counter::MOST_COUNTERS;
use crate::slots::Span;

/// The longest break that may be asked for, in minutes, and how many lengths there are at most.
const LONGEST: u32 = 120;
const MOST_LENGTHS: usize = 8;

/// What stays at the open counters beside their number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keeps {
    /// Nothing more.
    Number,
    /// Somebody who is qualified for each service.
    Services,
    /// Somebody who is qualified for each service in each language.
    Languages,
}

impl Keeps {
    /// Each, in the order in which they are offered.
    pub(crate) const ALL: [Keeps; 3] = [Keeps::Number, Keeps::Services, Keeps::Languages];

    /// The stable name: `services`.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Keeps::Number => "number",
            Keeps::Services => "services",
            Keeps::Languages => "languages",
        }
    }

    /// Reads a stable name.
    pub(crate) fn parse(key: &str) -> Option<Keeps> {
        Keeps::ALL.into_iter().find(|keeps| keeps.key() == key)
    }
}

/// What a centre keeps while people take breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cover {
    /// How many counters stay open at least: 0 to 200.
    pub(crate) least_open: u32,
    /// What else stays.
    pub(crate) keeps: Keeps,
    /// The lengths that may be asked for, in minutes, the shortest first.
    pub(crate) lengths: Vec<u32>,
}

impl Default for Cover {
    fn default() -> Self {
        Self { least_open: 1, keeps: Keeps::Number, lengths: vec![5, 10, 15, 30] }
    }
}

/// Somebody at an open counter, and what they are qualified for there; no service means all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Server {
    pub(crate) who: EmployeeId,
    pub(crate) skills: Vec<(Option<ServiceId>, Lang)>,
}

impl Server {
    fn serves(&self, service: ServiceId, lang: Option<Lang>) -> bool {
        let suits = |(known, spoken): &(Option<ServiceId>, Lang)| {
            known.is_none_or(|known| known == service) && lang.is_none_or(|lang| lang == *spoken)
        };
        self.skills.iter().any(suits)
    }
}

/// What would be missing if somebody left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Missing {
    /// So many counters would be open, and so many should be.
    Counters { left: u32, least: u32 },
    /// Nobody would be qualified for this service.
    Service(ServiceId),
    /// Nobody would be qualified for this service in this language.
    Language(ServiceId, Lang),
}

/// What is to be kept, and for which services people may come.
pub(crate) struct Kept<'k> {
    pub(crate) cover: &'k Cover,
    pub(crate) services: &'k [ServiceId],
    /// How many counters the centre has.
    pub(crate) counters: usize,
}

impl Cover {
    /// Whether it may stand as it is.
    ///
    /// # Errors
    /// `Invalid` for more counters than a centre has, for no length or too many, and for one of nothing or of more than two hours.
    pub(crate) fn check(&self) -> Result<()> {
        if self.least_open > MOST_COUNTERS {
            return Err(invalid("least_open", "centre-least-open-wrong"));
        }
        let is_wrong =
            self.lengths.is_empty() || self.lengths.len() > MOST_LENGTHS || self.lengths.iter().any(|one| !(1..=LONGEST).contains(one));
        if is_wrong { Err(invalid("lengths", "centre-lengths-wrong")) } else { Ok(()) }
    }
}

impl Kept<'_> {
    /// What is missing once somebody has left and these stay; nothing where cover is kept. What nobody had before is not missed.
    pub(crate) fn missing(&self, leaves: &Server, stay: &[&Server]) -> Option<Missing> {
        let left = u32::try_from(stay.len().min(self.counters)).unwrap_or(u32::MAX);
        let least = self.cover.least_open;
        if left < least {
            return Some(Missing::Counters { left, least });
        }
        let lost =
            |service: ServiceId, lang: Option<Lang>| leaves.serves(service, lang) && !stay.iter().any(|one| one.serves(service, lang));
        let mut services = self.services.iter().copied();
        match self.cover.keeps {
            Keeps::Number => None,
            Keeps::Services => services.find(|service| lost(*service, None)).map(Missing::Service),
            Keeps::Languages => {
                let each = services.flat_map(|service| Lang::ALL.map(|lang| (service, lang)));
                each.into_iter().find(|(service, lang)| lost(*service, Some(*lang))).map(|(service, lang)| Missing::Language(service, lang))
            }
        }
    }

    /// The first instant of a break at which cover would be missing, and what: with those who are there at its time, and the breaks of others.
    pub(crate) fn first_missing(
        &self,
        (leaves, time): (&Server, Span),
        there: &[Server],
        others: &[(EmployeeId, Span)],
    ) -> Option<(Timestamp, Missing)> {
        let beside: Vec<&(EmployeeId, Span)> = others.iter().filter(|(who, span)| *who != leaves.who && span.meets(&time)).collect();
        // Fewest are there at an instant at which a break begins.
        let mut begins: Vec<Timestamp> = beside.iter().map(|(_, span)| span.from.max(time.from)).chain([time.from]).collect();
        begins.sort_unstable();
        begins.into_iter().find_map(|at| {
            let is_away = |who: EmployeeId| beside.iter().any(|(other, span)| *other == who && span.from <= at && at < span.to);
            let stay: Vec<&Server> = there.iter().filter(|one| one.who != leaves.who && !is_away(one.who)).collect();
            self.missing(leaves, &stay).map(|missing| (at, missing))
        })
    }
}

/// How long so many minutes are.
pub(crate) fn minutes(many: u32) -> Duration {
    Duration::from_secs(u64::from(many) * 60)
}

#[cfg(test)]
mod tests {
    use kernel::Id;

    use super::*;

    const PERMITS: i64 = 1;
    const LIGHTING: i64 = 2;

    fn server(who: i64, skills: &[(Option<i64>, Lang)]) -> Server {
        Server { who: Id::new(who), skills: skills.iter().map(|(service, lang)| (service.map(Id::new), *lang)).collect() }
    }

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_second(minute * 60).unwrap()
    }

    #[test]
    fn what_stays_is_counted_and_each_service_keeps_somebody_where_the_centre_wants_it() {
        let services = [Id::new(PERMITS), Id::new(LIGHTING)];
        let (mona, salem) = (server(1, &[(None, Lang::Ar), (None, Lang::En)]), server(2, &[(Some(PERMITS), Lang::Ar)]));
        let missing = |least_open, keeps, stay: &[&Server]| {
            let cover = Cover { least_open, keeps, ..Cover::default() };
            Kept { cover: &cover, services: &services, counters: 9 }.missing(&mona, stay)
        };
        assert_eq!(missing(1, Keeps::Number, &[]), Some(Missing::Counters { left: 0, least: 1 }));
        assert_eq!(missing(1, Keeps::Number, &[&salem]), None);
        assert_eq!(missing(1, Keeps::Services, &[&salem]), Some(Missing::Service(Id::new(LIGHTING))));
        assert_eq!(missing(0, Keeps::Languages, &[&salem]), Some(Missing::Language(Id::new(PERMITS), Lang::En)));
        let cover = Cover { keeps: Keeps::Languages, ..Cover::default() };
        let kept = Kept { cover: &cover, services: &services, counters: 9 };
        assert_eq!(kept.missing(&salem, &[&mona]), None, "what whoever leaves could not do is not missed");
    }

    #[test]
    fn a_break_is_measured_at_each_instant_at_which_another_begins() {
        let there = [1, 2, 3].map(|who| server(who, &[(None, Lang::Ar)]));
        let cover = Cover { least_open: 1, ..Cover::default() };
        let kept = Kept { cover: &cover, services: &[], counters: 9 };
        let others = [(Id::new(2), Span { from: at(0), to: at(20) }), (Id::new(3), Span { from: at(10), to: at(30) })];
        let first = |from, to| kept.first_missing((&there[0], Span { from: at(from), to: at(to) }), &there, &others).map(|(at, _)| at);
        assert_eq!(first(5, 10), None, "the third one is still there");
        assert_eq!(first(5, 15), Some(at(10)));
        assert_eq!(first(20, 30), None, "the second one is back");
        let few = Kept { cover: &Cover { least_open: 2, ..Cover::default() }, services: &[], counters: 1 };
        assert!(
            few.first_missing((&there[0], Span { from: at(40), to: at(50) }), &there, &[]).is_some(),
            "nobody opens more counters than there are"
        );
    }
}
