//! The rules of other chapters that a conversation in writing gives evidence of.

use guide::Facts;
use guide::Judgement;
use guide::Rule;
use kernel::Recorded;

use super::SENT;
use super::number;
use super::opinions;
use super::opinions::QUESTION;

const INTERIM: &str = "email.interim-sent";
/// The same told in another way than by letter.
const OWED: &str = "desk.owed-told";
const SECURE: &str = "email.secure-sent";
const PROMISE_ENDED: &str = "desk.promise-ended";

pub(super) const RULES: [Rule; 5] = [
    Rule::new(
        "4.during.verify-rather-than-guess",
        &[INTERIM, OWED, PROMISE_ENDED],
        verified,
        "what_was_to_be_checked_is_answered_by_the_time_told",
        "what_was_to_be_checked_and_not_answered_in_time_breaks_the_clause",
    ),
    // Since phrases that put the fault on others are counted, the same events are judged otherwise.
    Rule {
        version: 2,
        ..Rule::new(
            "4.during.own-mistakes",
            &[INTERIM, OWED, PROMISE_ENDED, SENT],
            put_right,
            "an_error_of_ours_is_owned_and_put_right_by_the_time_told",
            "a_reply_that_puts_the_fault_on_a_colleague_breaks_the_clause",
        )
    },
    // Since customers are asked whether they trust what they were told, the same events are judged otherwise.
    Rule {
        version: 2,
        ..Rule::new(
            "3.human.trust",
            &[PROMISE_ENDED, QUESTION],
            trusted,
            "a_promise_that_is_kept_keeps_the_clause",
            "a_promise_whose_time_passes_breaks_the_clause",
        )
    },
    Rule::new(
        "8.bilingual",
        &[SENT],
        in_their_language,
        "a_reply_in_the_customers_language_keeps_the_clause",
        "a_reply_in_another_language_breaks_it",
    ),
    Rule::new(
        "2.duty.privacy",
        &[SENT, SECURE],
        private,
        "confidential_data_behind_a_code_keeps_the_clause",
        "confidential_data_that_leaves_openly_breaks_the_clause",
    ),
];

/// What was to be checked first was answered by the time that the customer was told.
fn verified(facts: &Facts<'_>) -> Option<Judgement> {
    of_interim(facts, "check")
}

/// What went wrong through us was owned, and put right by the time that the customer was told; no reply put the fault on colleagues, the
/// system or the procedures.
fn put_right(facts: &Facts<'_>) -> Option<Judgement> {
    let shifting: Vec<&Recorded> = facts.of_kind(SENT).filter(|sent| number(sent, "shifting") > 0).collect();
    if shifting.is_empty() { of_interim(facts, "error") } else { Some(Judgement::missed(&shifting)) }
}

/// The promises made before the answer, in letters or in words: each that has ended, with what told it.
fn of_interim(facts: &Facts<'_>, kind: &str) -> Option<Judgement> {
    let told: Vec<&Recorded> = facts.of_kind(INTERIM).chain(facts.of_kind(OWED)).filter(|told| told.data["kind"] == kind).collect();
    let of_one = |ended: &&Recorded| told.iter().any(|told| told.data["promise"] == ended.data["promise"]);
    ended(facts.of_kind(PROMISE_ENDED).filter(of_one).collect(), &told)
}

/// The times that the customer was told were kept, and they did not say, when asked, that they do not trust what they were told.
fn trusted(facts: &Facts<'_>) -> Option<Judgement> {
    let promises = ended(facts.of_kind(PROMISE_ENDED).collect(), &[]);
    let Some(answer) = opinions::answer(facts, "3.human.trust") else { return promises };
    if answer.data["said"] == "yes" { promises.or_else(|| Some(Judgement::met(&[answer]))) } else { Some(Judgement::missed(&[answer])) }
}

fn ended(ended: Vec<&Recorded>, told: &[&Recorded]) -> Option<Judgement> {
    let (kept, broken): (Vec<&Recorded>, Vec<&Recorded>) = ended.into_iter().partition(|ended| ended.data["is_kept"] == true);
    match (kept.is_empty(), broken.is_empty()) {
        (_, false) => Some(Judgement::missed(&[broken, told.to_vec()].concat())),
        (false, true) => Some(Judgement::met(&[kept, told.to_vec()].concat())),
        (true, true) => None,
    }
}

/// Each reply is in the language of its customer, as the case knew it then.
fn in_their_language(facts: &Facts<'_>) -> Option<Judgement> {
    let known: Vec<&Recorded> = facts.of_kind(SENT).filter(|sent| sent.data["customer_lang"].is_string()).collect();
    let (kept, broken): (Vec<&Recorded>, Vec<&Recorded>) =
        known.into_iter().partition(|sent| sent.data["lang"] == sent.data["customer_lang"]);
    match (kept.is_empty(), broken.is_empty()) {
        (_, false) => Some(Judgement::missed(&broken)),
        (false, true) => Some(Judgement::met(&kept)),
        (true, true) => None,
    }
}

/// Confidential data that had to be told was put behind a code, and none left openly. Where there was none, there is nothing to judge.
fn private(facts: &Facts<'_>) -> Option<Judgement> {
    let open: Vec<&Recorded> = facts.of_kind(SENT).filter(|sent| sent.data["leaks"].as_u64().unwrap_or(0) > 0).collect();
    let secure: Vec<&Recorded> = facts.of_kind(SECURE).collect();
    match (open.is_empty(), secure.is_empty()) {
        (false, _) => Some(Judgement::missed(&open)),
        (true, false) => Some(Judgement::met(&secure)),
        (true, true) => None,
    }
}
