//! What an event counts for beyond what came and went: what customers say, whether one contact was enough, how hand-overs and replies turned
//! out, for what clocks stood still.

use crate::figures::fact::Fact;
use crate::figures::measure::Measure;
use crate::figures::sums::Sums;

/// The reasons for which a clock stands still, with where their seconds count: by the clock, in working time.
const STOPS: [(&str, Measure, Measure); 4] = [
    ("waiting-for-customer", Measure::StoppedCustomer, Measure::StoppedCustomerWorking),
    ("agreed-date", Measure::StoppedAgreed, Measure::StoppedAgreedWorking),
    ("incident", Measure::StoppedIncident, Measure::StoppedIncidentWorking),
    ("force-majeure", Measure::StoppedForce, Measure::StoppedForceWorking),
];
/// The least of five with which a customer is satisfied.
const SATISFIED: i64 = 4;
/// What is counted as left in a reply.
const FAULTS: [&str; 4] = ["misspelt", "colloquial", "vague", "blaming"];

/// Adds what an event counts for. What channels say in the same words counts alike, whichever they are.
pub(super) fn count(fact: &Fact<'_>, sums: &mut Sums) {
    match fact.event.kind.as_str() {
        "desk.contact-ended" => {
            let first = i64::from(fact.event.data["step"] == "settled");
            fact.add(sums, "owner", fact.day("closed_at"), &[(Measure::Contacts, 1), (Measure::FirstContacts, first)]);
        }
        "desk.entity-answered" if fact.number("handed_by").is_some() => {
            fact.add_handed(sums, "handed_by", fact.today(), &[(Measure::HandedAnswered, 1)]);
        }
        "desk.case-assigned" if fact.is("is_returned") => fact.add_handed(sums, "owner", fact.today(), &[(Measure::HandedReturned, 1)]),
        // A hand-over that was undone never came back: that is taken back where it counted.
        "desk.case-assigned" if fact.number("returned_at").is_some() => {
            fact.add_handed(sums, "from", fact.day("returned_at"), &[(Measure::HandedReturned, -1)]);
        }
        "desk.clock-resumed" => stopped(fact, sums),
        other => match other.split_once('.').map(|(_, what)| what) {
            Some("opinion-asked") => fact.add(sums, "employee", fact.day("asked_at"), &[(Measure::OpinionsAsked, 1)]),
            Some("opinion-given") => told(fact, sums),
            Some("reply-sent") => written(fact, sums),
            _ => {}
        },
    }
}

fn stopped(fact: &Fact<'_>, sums: &mut Sums) {
    let Some((_, clock, working)) = STOPS.into_iter().find(|(reason, ..)| fact.event.data["stopped_for"] == *reason) else { return };
    let seconds = |field| fact.number(field).unwrap_or(0);
    fact.add(sums, "owner", fact.today(), &[(clock, seconds("clock_seconds")), (working, seconds("working_seconds"))]);
}

fn told(fact: &Fact<'_>, sums: &mut Sums) {
    let Some(score) = fact.number("score") else { return };
    let good = i64::from(score >= SATISFIED);
    let counts = [(Measure::OpinionsGiven, 1), (Measure::OpinionsGood, good), (Measure::OpinionPoints, score)];
    fact.add(sums, "employee", fact.day("asked_at"), &counts);
}

/// A reply of which it is not known how long it is says nothing of its language.
fn written(fact: &Fact<'_>, sums: &mut Sums) {
    let Some(words) = fact.number("words").filter(|words| *words > 0) else { return };
    let faults: i64 = FAULTS.into_iter().filter_map(|field| fact.number(field)).sum();
    let clean = i64::from(faults == 0);
    let counts = [(Measure::Written, 1), (Measure::WrittenClean, clean), (Measure::Words, words), (Measure::Faults, faults)];
    fact.add(sums, "employee", fact.today(), &counts);
}

#[cfg(test)]
mod tests {
    use kernel::EntityId;
    use kernel::Recorded;
    use kernel::Timestamp;
    use serde_json::Value;
    use serde_json::json;

    use super::*;
    use crate::figures::measure::Counts;
    use crate::figures::measure::Cut;
    use crate::figures::sums::Place;

    /// The 24th of November at noon, in Bahrain.
    const TODAY: i64 = 20_781;

    fn event(kind: &str, data: Value) -> Recorded {
        Recorded {
            seq: 1,
            at: "2026-11-24T09:00:00Z".parse::<Timestamp>().unwrap(),
            entity: Some(EntityId::new(7)),
            actor: "employee:12".into(),
            kind: kind.into(),
            case: Some(1),
            interaction: Some(2),
            thing: None,
            data,
        }
    }

    fn of(event: &Recorded) -> Sums {
        let mut sums = Sums::default();
        count(&Fact { event, entity: 7 }, &mut sums);
        sums
    }

    fn at(sums: &Sums, cut: Cut, subject: &str, day: i64) -> Counts {
        sums.counts.get(&Place { entity: 7, cut, day, subject: subject.into() }).copied().unwrap_or_default()
    }

    #[test]
    fn an_opinion_counts_for_the_day_on_which_it_was_asked_for_in_whatever_channel() {
        let asked_at = "2026-11-20T09:00:00Z".parse::<Timestamp>().unwrap().as_millisecond();
        for kind in ["email.opinion-given", "chat.opinion-given"] {
            let sums = of(&event(kind, json!({ "score": 4, "employee": 12, "asked_at": asked_at })));
            let wanted = Counts::of(&[(Measure::OpinionsGiven, 1), (Measure::OpinionsGood, 1), (Measure::OpinionPoints, 4)]);
            assert_eq!(at(&sums, Cut::Employee, "12", TODAY - 4), wanted, "{kind}");
        }
        let poor = of(&event("email.opinion-given", json!({ "score": 3, "employee": 12 })));
        assert_eq!(at(&poor, Cut::Entity, "", TODAY)[Measure::OpinionsGood], 0);
    }

    #[test]
    fn a_reply_counts_by_its_words_and_an_older_one_that_does_not_tell_them_not_at_all() {
        let sent = |data: Value| of(&event("email.reply-sent", data));
        let sums = sent(json!({ "words": 40, "misspelt": 1, "blaming": 1, "employee": 12 }));
        let wanted = Counts::of(&[(Measure::Written, 1), (Measure::Words, 40), (Measure::Faults, 2)]);
        assert_eq!(at(&sums, Cut::Employee, "12", TODAY), wanted);
        assert_eq!(at(&sent(json!({ "words": 40, "misspelt": 0 })), Cut::Entity, "", TODAY)[Measure::WrittenClean], 1);
        assert!(sent(json!({ "misspelt": 3 })).counts.is_empty());
    }

    #[test]
    fn a_stop_counts_for_its_reason_in_both_kinds_of_time() {
        let resumed = |reason: &str| {
            event("desk.clock-resumed", json!({ "stopped_for": reason, "clock_seconds": 90, "working_seconds": 30, "owner": 12 }))
        };
        let sums = of(&resumed("incident"));
        let wanted = Counts::of(&[(Measure::StoppedIncident, 90), (Measure::StoppedIncidentWorking, 30)]);
        assert_eq!(at(&sums, Cut::Entity, "", TODAY), wanted);
        assert!(of(&resumed("nothing-known")).counts.is_empty());
    }

    #[test]
    fn a_contact_counts_for_the_day_of_the_closing_and_a_hand_over_for_whoever_handed_it_over() {
        let closed_at = "2026-11-17T09:00:00Z".parse::<Timestamp>().unwrap().as_millisecond();
        let ended = |step: &str| of(&event("desk.contact-ended", json!({ "owner": 12, "closed_at": closed_at, "step": step })));
        let first = |step| at(&ended(step), Cut::Employee, "12", TODAY - 7)[Measure::FirstContacts];
        assert_eq!((first("settled"), first("repeated")), (1, 0));
        let answered = of(&event("desk.entity-answered", json!({ "employee": 13, "handed_by": 12 })));
        assert_eq!(at(&answered, Cut::Employee, "12", TODAY), Counts::of(&[(Measure::HandedAnswered, 1)]));
        let returned = of(&event("desk.case-assigned", json!({ "owner": 12, "from": 13, "is_returned": true })));
        assert_eq!(at(&returned, Cut::Employee, "12", TODAY), Counts::of(&[(Measure::HandedReturned, 1)]));
    }

    #[test]
    fn what_became_of_a_hand_over_counts_in_the_centre_of_whoever_handed_it_over() {
        let sorts = json!({ "channel": "email", "lang": "ar", "service": null, "centre": 8 });
        let answered = json!({ "employee": 13, "handed_by": 12, "handed_centre": 7, "sorts": sorts });
        let returned = json!({ "owner": 12, "from": 13, "is_returned": true, "handed_centre": 7, "sorts": sorts });
        let undone = json!({ "from": 12, "owner": 13, "returned_at": 0, "handed_centre": 7, "sorts": sorts });
        for (kind, data, measure, by) in [
            ("desk.entity-answered", answered, Measure::HandedAnswered, 1),
            ("desk.case-assigned", returned, Measure::HandedReturned, 1),
            ("desk.case-assigned", undone, Measure::HandedReturned, -1),
        ] {
            let sums = of(&event(kind, data));
            let in_centre = |centre: &str| {
                let places = sums.counts.iter().filter(|(place, _)| place.cut == Cut::Centre && place.subject == centre);
                places.map(|(_, counts)| counts[measure]).sum::<i64>()
            };
            assert_eq!((in_centre("7"), in_centre("8")), (by, 0), "{kind}");
        }
    }
}
