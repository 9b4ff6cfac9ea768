//! What an event counts for. Nothing is looked up: the event says all, so that the same events always give the same figures.

use kernel::Recorded;

use crate::figures::fact::Fact;
use crate::figures::fact::Took;
use crate::figures::fact::day_of;
use crate::figures::measure::Measure;
use crate::figures::measure::Time;
use crate::figures::quality;
use crate::figures::sums::Hour;
use crate::figures::sums::Sums;

/// A case in which its customer writes within so many days of its closing was not settled.
const REOPENED_DAYS: i64 = 14;

/// Adds what an event counts for.
pub(crate) fn count(sums: &mut Sums, event: &Recorded) {
    let Some(entity) = event.entity else { return };
    let fact = Fact { event, entity: entity.get() };
    match event.kind.as_str() {
        "desk.case-opened" => fact.opened(sums),
        "desk.customer-wrote" => fact.wrote(sums),
        "desk.entity-answered" => fact.answered(sums),
        // Before there were figures answers did not say whether they came in time: what was missed then has nothing to stand beside.
        "desk.case-late" if fact.is_sorted() => fact.add(sums, "owner", fact.day("due_at"), &[(Measure::Late, 1)]),
        // A missed due time is taken back where it was counted.
        "desk.due-changed" if fact.number("late_at").is_some() => fact.add(sums, "owner", fact.day("late_at"), &[(Measure::Late, -1)]),
        "desk.case-closed" => fact.closed(sums, fact.at(), 1),
        // What another help desk had closed was never counted here.
        "desk.case-reopened" if fact.event.data["is_counted"] == false => {}
        "desk.case-reopened" => fact.closed(sums, fact.number("closed_at").unwrap_or_else(|| fact.at()), -1),
        "desk.case-assigned" => fact.assigned(sums),
        "desk.promise-ended" => {
            let measure = if fact.is("is_kept") { Measure::PromisesKept } else { Measure::PromisesBroken };
            fact.add(sums, "owner", fact.today(), &[(measure, 1)]);
        }
        _ => {}
    }
    quality::count(&fact, sums);
}

impl Fact<'_> {
    fn opened(&self, sums: &mut Sums) {
        // What was written in another case counted there.
        let is_waiting = self.number("due_at").unwrap_or(0) != 0 && self.number("from_case").is_none();
        self.add(sums, "owner", self.today(), &[(Measure::Opened, 1), (Measure::Received, i64::from(is_waiting))]);
        self.hour(sums, self.at(), Hour { received: i64::from(is_waiting), ..Hour::default() });
    }

    fn wrote(&self, sums: &mut Sums) {
        let days = self.number("closed_at").map(|closed| (self.at() - closed) / 86_400_000);
        let later = days.is_some_and(|days| days >= REOPENED_DAYS);
        self.add(sums, "owner", self.today(), &[(Measure::Received, 1), (Measure::ReopenedLater, i64::from(later))]);
        // What came back counts for the day of the closing, so that it is a part of what was closed then.
        if days.is_some() && !later {
            self.add(sums, "owner", self.day("closed_at"), &[(Measure::Reopened, 1)]);
        }
        self.hour(sums, self.at(), Hour { received: 1, ..Hour::default() });
    }

    fn answered(&self, sums: &mut Sums) {
        let waited = [self.number("clock_seconds").unwrap_or(0), self.number("working_seconds").unwrap_or(0)];
        let in_time = self.event.data["is_in_time"].as_bool();
        let mut counts = vec![(Measure::Answered, 1), (Measure::InTime, i64::from(in_time == Some(true)))];
        let is_first = self.is("is_first") && in_time.is_some();
        if is_first {
            counts.extend([(Measure::FirstReplies, 1), (Measure::FirstClock, waited[0]), (Measure::FirstWorking, waited[1])]);
            self.took(sums, "employee", self.today(), Took { times: [Time::FirstClock, Time::FirstWorking], seconds: waited, by: 1 });
        }
        self.add(sums, "employee", self.today(), &counts);
        // Whoever answers before the clock was looked at is late all the same.
        if in_time == Some(false) && !self.is("was_late") {
            self.add(sums, "employee", self.day("due_at"), &[(Measure::Late, 1)]);
        }
        self.hour(sums, self.at(), Hour { answered: 1, ..Hour::default() });
    }

    fn closed(&self, sums: &mut Sums, at: i64, by: i64) {
        let day = day_of(at);
        let taken = [self.number("clock_seconds").unwrap_or(0), self.number("working_seconds").unwrap_or(0)];
        let mut counts = vec![(Measure::Closed, by)];
        if self.is("is_answered") {
            counts.extend([(Measure::Settled, by), (Measure::SettledClock, by * taken[0]), (Measure::SettledWorking, by * taken[1])]);
            self.took(sums, "owner", day, Took { times: [Time::SettledClock, Time::SettledWorking], seconds: taken, by });
        }
        self.add(sums, "owner", day, &counts);
        self.hour(sums, at, Hour { closed: by, ..Hour::default() });
    }

    fn assigned(&self, sums: &mut Sums) {
        let by_person = ["chosen", "taken-over"].iter().any(|reason| self.event.data["reason"] == *reason);
        let from = self.number("from");
        if by_person && from.is_some() && from != self.number("owner") {
            self.add(sums, "from", self.today(), &[(Measure::HandedOver, 1)]);
        }
        // A hand-over that was undone is taken back where it counted: whoever had handed it over has it again.
        if self.number("handed_at").is_some() {
            self.add(sums, "owner", self.day("handed_at"), &[(Measure::HandedOver, -1)]);
        }
    }
}

#[cfg(test)]
mod tests {
    use kernel::EntityId;
    use kernel::Timestamp;
    use serde_json::Value;
    use serde_json::json;

    use super::*;
    use crate::figures::measure::Counts;
    use crate::figures::measure::Cut;
    use crate::figures::sums::Place;

    fn event(kind: &str, mut data: Value) -> Recorded {
        data["sorts"] = json!({ "channel": "email", "lang": "ar", "service": 9, "centre": 4 });
        Recorded {
            seq: 1,
            at: "2026-11-24T22:30:00Z".parse::<Timestamp>().unwrap(),
            entity: Some(EntityId::new(7)),
            actor: "employee:12".into(),
            kind: kind.into(),
            case: Some(1),
            interaction: Some(2),
            thing: None,
            data,
        }
    }

    fn of(events: &[Recorded]) -> Sums {
        let mut sums = Sums::default();
        events.iter().for_each(|event| count(&mut sums, event));
        sums
    }

    fn at(sums: &Sums, cut: Cut, subject: &str, day: i64) -> Counts {
        sums.counts.get(&Place { entity: 7, cut, day, subject: subject.into() }).copied().unwrap_or_default()
    }

    /// The 25th of November in Bahrain, where it is half past one at night.
    const TODAY: i64 = 20_782;

    #[test]
    fn what_happens_at_night_counts_for_the_day_in_bahrain_and_in_every_place() {
        let sums = of(&[event("desk.case-opened", json!({ "owner": 12, "due_at": 1 }))]);
        for (cut, subject) in [
            (Cut::Entity, ""),
            (Cut::Employee, "12"),
            (Cut::Centre, "4"),
            (Cut::Service, "9"),
            (Cut::CentreService, "4/9"),
            (Cut::Channel, "email"),
            (Cut::Lang, "ar"),
        ] {
            assert_eq!(at(&sums, cut, subject, TODAY), Counts::of(&[(Measure::Opened, 1), (Measure::Received, 1)]), "{cut:?}");
        }
    }

    #[test]
    fn what_a_machine_sent_is_a_case_and_nobodys_word() {
        let sums = of(&[event("desk.case-opened", json!({ "owner": null, "due_at": 0 }))]);
        assert_eq!(at(&sums, Cut::Employee, "0", TODAY), Counts::of(&[(Measure::Opened, 1)]));
    }

    #[test]
    fn a_late_answer_is_late_once_whether_or_not_the_clock_was_looked_at_before() {
        let answer = |was_late: bool| {
            let yesterday = 1_795_000_000_000_i64;
            event(
                "desk.entity-answered",
                json!({ "employee": 12, "is_first": true, "is_in_time": false, "was_late": was_late, "due_at": yesterday,
                    "clock_seconds": 90_000, "working_seconds": 30_000 }),
            )
        };
        let late = event("desk.case-late", json!({ "owner": 12, "due_at": 1_795_000_000_000_i64 }));
        let due_day = day_of(1_795_000_000_000);
        for events in [vec![answer(false)], vec![late, answer(true)]] {
            let sums = of(&events);
            assert_eq!(at(&sums, Cut::Entity, "", due_day)[Measure::Late] + at(&sums, Cut::Entity, "", TODAY)[Measure::Late], 1);
            assert_eq!(at(&sums, Cut::Entity, "", TODAY)[Measure::InTime], 0);
        }
    }

    #[test]
    fn a_further_answer_nobody_waited_for_is_an_answer_and_no_reply() {
        let sums = of(&[event("desk.entity-answered", json!({ "employee": 12, "is_first": true, "is_in_time": null }))]);
        assert_eq!(at(&sums, Cut::Entity, "", TODAY), Counts::of(&[(Measure::Answered, 1)]));
        assert!(sums.times.is_empty());
    }

    #[test]
    fn a_closing_that_is_taken_back_leaves_no_trace() {
        let data = json!({ "owner": 12, "is_answered": true, "clock_seconds": 500, "working_seconds": 400,
            "closed_at": "2026-11-24T22:30:00Z".parse::<Timestamp>().unwrap().as_millisecond() });
        let sums = of(&[event("desk.case-closed", data.clone()), event("desk.case-reopened", data)]);
        assert!(sums.counts.values().all(Counts::is_empty) && sums.times.values().all(|n| *n == 0), "{sums:?}");
        assert!(sums.hours.values().all(|hour| *hour == Hour::default()), "{sums:?}");
    }

    #[test]
    fn a_case_is_handed_over_by_a_person_to_another_and_by_no_absence() {
        let assigned =
            |reason: &str, from: Option<i64>| event("desk.case-assigned", json!({ "reason": reason, "from": from, "owner": 13 }));
        let handed = [("chosen", Some(12)), ("taken-over", Some(12)), ("absence", Some(12)), ("chosen", None), ("chosen", Some(13))];
        let sums = of(&handed.map(|(reason, from)| assigned(reason, from)));
        assert_eq!(at(&sums, Cut::Employee, "12", TODAY)[Measure::HandedOver], 2);
        assert_eq!(at(&sums, Cut::Entity, "", TODAY)[Measure::HandedOver], 2);
    }

    #[test]
    fn a_hand_over_that_is_undone_after_midnight_is_taken_from_the_day_before_and_from_whoever_had_handed_it_over() {
        let undone =
            |handed_at: Value| event("desk.case-assigned", json!({ "reason": "undone", "from": 13, "owner": 12, "handed_at": handed_at }));
        let evening = "2026-11-24T20:58:00Z".parse::<Timestamp>().unwrap().as_millisecond();
        let sums = of(&[undone(json!(evening)), undone(Value::Null)]);
        let of_day = |employee: &str, day: i64| at(&sums, Cut::Employee, employee, day)[Measure::HandedOver];
        assert_eq!((of_day("12", TODAY - 1), of_day("12", TODAY), of_day("13", TODAY - 1)), (-1, 0, 0));
    }

    #[test]
    fn what_was_written_in_another_case_is_a_case_and_no_further_word() {
        let sums = of(&[event("desk.case-opened", json!({ "owner": 12, "due_at": 1, "from_case": 4 }))]);
        assert_eq!(at(&sums, Cut::Entity, "", TODAY), Counts::of(&[(Measure::Opened, 1)]));
        assert!(sums.hours.values().all(|hour| *hour == Hour::default()), "{sums:?}");
    }

    #[test]
    fn writing_again_within_fourteen_days_of_the_closing_reopens_it() {
        let now = event("desk.customer-wrote", json!({})).at.as_millisecond();
        let again = |days: i64| event("desk.customer-wrote", json!({ "owner": 12, "closed_at": now - days * 86_400_000 }));
        let sums = of(&[again(1), again(13), again(14), again(90)]);
        let on = |day: i64, measure: Measure| at(&sums, Cut::Entity, "", day)[measure];
        assert_eq!((on(TODAY, Measure::ReopenedLater), on(TODAY, Measure::Received), on(TODAY, Measure::Reopened)), (2, 4, 0));
        assert_eq!((on(TODAY - 1, Measure::Reopened), on(TODAY - 13, Measure::Reopened)), (1, 1), "for the day of the closing");
    }

    #[test]
    fn what_was_missed_before_answers_told_whether_they_came_in_time_is_not_counted_against_them() {
        let old = |kind: &str, data: Value| Recorded { data, ..event(kind, json!({})) };
        let late = old("desk.case-late", json!({ "case": 1, "due_at": 1_795_000_000_000_i64 }));
        let sums = of(&[late, old("desk.entity-answered", json!({ "case": 1, "employee": 12 }))]);
        let missed: i64 = sums.counts.values().map(|counts| counts[Measure::Late]).sum();
        assert_eq!((missed, at(&sums, Cut::Entity, "", TODAY)), (0, Counts::of(&[(Measure::Answered, 1)])));
    }

    #[test]
    fn an_event_of_an_older_version_counts_where_it_can() {
        let mut old = event("desk.case-closed", json!({}));
        old.data = json!({ "case": 1 });
        assert_eq!(at(&of(&[old]), Cut::Entity, "", TODAY), Counts::of(&[(Measure::Closed, 1)]));
    }
}
