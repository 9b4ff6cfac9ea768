//! The rules of how a message is taken up: read and prepared, answered in the right way, handed to whoever knows.

use guide::Facts;
use guide::Judgement;
use guide::Rule;
use guide::employee_of;
use kernel::Recorded;

use super::ASSIGNED;
use super::CALLED;
use super::SENT;
use super::number;

const RECEIVED: &str = "email.received";
const SETTLED: &str = "email.points-settled";
const REFERRED: &str = "desk.case-referred";
const REFERRAL_FAILED: &str = "desk.referral-failed";
const HANDED_AROUND: &str = "desk.handed-around";
const ANSWERED: &str = "desk.entity-answered";

pub(super) const RULES: [Rule; 4] = [
    Rule {
        // Since the second version settling some of the questions shows nothing.
        version: 2,
        ..Rule::new(
            "6.email.understand",
            &[SETTLED, SENT, RECEIVED],
            understands,
            "whoever_settles_what_a_message_asks_before_answering_has_understood_it",
            "a_customer_who_must_ask_the_same_again_was_not_understood",
        )
    },
    Rule::new(
        "6.email.prepare-points",
        &[SETTLED, SENT],
        prepares,
        "points_that_are_settled_before_the_reply_were_prepared",
        "a_reply_that_leaves_open_what_nobody_settled_was_not_prepared",
    ),
    Rule::new(
        "6.email.choose-means",
        &[SENT, CALLED],
        chooses_means,
        "a_call_that_reached_the_customer_chose_the_right_way",
        "writing_again_and_again_without_a_call_chose_the_wrong_way",
    ),
    Rule::new(
        "6.email.forward-specialist",
        &[ASSIGNED, REFERRED, REFERRAL_FAILED, HANDED_AROUND, ANSWERED],
        hands_to_who_knows,
        "a_case_that_is_handed_with_a_note_to_somebody_qualified_keeps_the_clause",
        "a_case_that_is_handed_to_somebody_who_is_not_qualified_breaks_the_clause",
    ),
];

/// All that the messages asked was settled by whoever answered, and the customer did not have to ask the same again. A reply alone does not show
/// that the message was understood.
fn understands(facts: &Facts<'_>) -> Option<Judgement> {
    let sent: Vec<&Recorded> = facts.of_kind(SENT).collect();
    if sent.is_empty() {
        return None;
    }
    let again: Vec<&Recorded> = facts.of_kind(RECEIVED).filter(|message| number(message, "repeated") > 0).collect();
    if let Some(newest) = again.last() {
        // It is of whoever had answered before; where that answer is not of this conversation, it is nobody's.
        let answered = sent.iter().copied().rfind(|reply| reply.seq < newest.seq);
        let evidence: Vec<&Recorded> = again.into_iter().chain(answered).collect();
        return Some(Judgement::missed(&evidence).of_employee(answered.and_then(employee_of)));
    }
    let asked: Vec<&Recorded> = sent.iter().filter(|reply| number(reply, "questions") > 0).copied().collect();
    let settled: Vec<&Recorded> = sent.iter().filter_map(|reply| settled_before(facts, reply)).collect();
    let is_whole = |reply: &&Recorded| settled_before(facts, reply).is_some_and(|settled| is_of_all(facts, settled));
    let is_seen = !settled.is_empty() && asked.iter().all(is_whole) && settled.iter().all(|settled| is_of_all(facts, settled));
    Some(if is_seen { Judgement::met(&settled) } else { Judgement::not_observed(&sent) })
}

/// Whether as many questions were settled as the message was seen to ask: one of several shows nothing of the others.
fn is_of_all(facts: &Facts<'_>, settled: &Recorded) -> bool {
    let message = facts.of_kind(RECEIVED).find(|message| number(message, "message") == number(settled, "message"));
    message.is_none_or(|message| number(settled, "points") >= number(message, "questions"))
}

/// Each reply that leaves a question open had its points settled before: otherwise they were not prepared. What answers everything without
/// shows nothing of it.
fn prepares(facts: &Facts<'_>) -> Option<Judgement> {
    let asked: Vec<&Recorded> = facts.of_kind(SENT).filter(|reply| number(reply, "questions") > 0).collect();
    let settled: Vec<&Recorded> = facts.of_kind(SENT).filter_map(|reply| settled_before(facts, reply)).collect();
    let is_left = |reply: &&&Recorded| number(reply, "unanswered") > 0 && settled_before(facts, reply).is_none();
    let unprepared: Vec<&Recorded> = asked.iter().filter(is_left).copied().collect();
    match (unprepared.is_empty(), settled.is_empty(), asked.is_empty()) {
        (false, ..) => Some(Judgement::missed(&unprepared)),
        (true, false, _) => Some(Judgement::met(&settled)),
        (true, true, false) => Some(Judgement::not_observed(&asked)),
        (true, true, true) => None,
    }
}

/// The newest settling of points between the reply before and this one.
fn settled_before<'f>(facts: &Facts<'f>, reply: &Recorded) -> Option<&'f Recorded> {
    let earlier = facts.of_kind(SENT).rfind(|other| other.seq < reply.seq).map_or(0, |other| other.seq);
    facts.of_kind(SETTLED).rfind(|settled| settled.seq > earlier && settled.seq < reply.seq)
}

/// A call instead of one more letter was the right way where it reached the customer. Writing was the wrong one where it went on for as many
/// rounds as the entity allows and nobody called. Before that, events do not show which way was the better one.
fn chooses_means(facts: &Facts<'_>) -> Option<Judgement> {
    let called: Vec<&Recorded> = facts.of_kind(CALLED).collect();
    let rounds: Vec<&Recorded> = facts.of_kind(SENT).filter(|sent| sent.data["is_in_time"].is_boolean()).collect();
    let is_too_many = |(place, reply): &(usize, &&Recorded)| {
        let most = number(reply, "call_after");
        most > 0 && *place as u64 + 1 >= most && !called.iter().any(|call| call.seq < reply.seq)
    };
    if let Some((place, _)) = rounds.iter().enumerate().find(is_too_many) {
        return Some(Judgement::missed(&rounds[..=place]));
    }
    let reached: Vec<&Recorded> = called.into_iter().filter(|call| call.data["is_reached"] == true).collect();
    match (reached.is_empty(), rounds.is_empty()) {
        (false, _) => Some(Judgement::met(&reached)),
        (true, false) => Some(Judgement::not_observed(&rounds)),
        (true, true) => None,
    }
}

/// Who handed the case over did so with a note, and somebody qualified answered. Handed from one to the next, or answered by somebody who is not
/// qualified, it came to no specialist. What another entity answers is not seen here, and what could not be carried there is no person's act.
fn hands_to_who_knows(facts: &Facts<'_>) -> Option<Judgement> {
    let handed: Vec<&Recorded> = facts.events.iter().filter(|event| is_handed(facts, event)).collect();
    let last = *handed.last()?;
    let by = employee_of(last);
    let astray: Vec<&Recorded> = facts.of_kind(HANDED_AROUND).collect();
    if !astray.is_empty() {
        return Some(Judgement::missed(&[handed, astray].concat()).of_employee(by));
    }
    if let Some(failed) = facts.after(last).find(|event| event.kind == REFERRAL_FAILED) {
        return Some(Judgement::not_observed(&[last, failed]).of_employee(by));
    }
    let answer = facts.after(last).find(|event| event.kind == ANSWERED && event.data["is_qualified"].is_boolean());
    let has_note = last.data["note"].as_str().is_some_and(|note| !note.trim().is_empty());
    let judgement = match answer {
        Some(answer) if answer.data["is_qualified"] == false => Judgement::missed(&[last, answer]),
        Some(answer) if has_note => Judgement::met(&[last, answer]),
        _ => Judgement::not_observed(&handed),
    };
    Some(judgement.of_employee(by))
}

/// A hand-over by a person's word that was not taken back: to a colleague or to another entity.
fn is_handed(facts: &Facts<'_>, event: &Recorded) -> bool {
    let at = event.at.as_millisecond();
    let is_given = event.kind == ASSIGNED && event.data["reason"] == "chosen" && event.data["from"].is_number();
    let undone = || facts.of_kind(ASSIGNED).any(|later| later.seq > event.seq && later.data["handed_at"] == at);
    event.kind == REFERRED || is_given && !undone()
}
