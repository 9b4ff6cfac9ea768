//! The rules of the guide's chapter on written messages: which events keep or break which clause.

use guide::Facts;
use guide::Judgement;
use guide::Rule;
use kernel::EmployeeId;
use kernel::Recorded;

const SENT: &str = "email.reply-sent";
const LATE: &str = "desk.case-late";
const ASSIGNED: &str = "desk.case-assigned";
const CALLED: &str = "email.called-instead";
const INTERIM: &str = "email.interim-sent";
const SECURE: &str = "email.secure-sent";
const OPINION: &str = "email.opinion-given";
const PROMISE_ENDED: &str = "desk.promise-ended";

/// The rules, each with the story that keeps it and the one that breaks it.
const RULES: [Rule; 17] = [
    // Since a call that reached the customer is a reply, too, the same events are judged otherwise.
    Rule {
        version: 2,
        ..rule(
            "6.email.sla",
            &[SENT, LATE, CALLED],
            in_time,
            "a_reply_within_24_hours_keeps_the_agreement",
            "a_reply_after_24_hours_breaks_the_agreement",
        )
    },
    rule(
        "6.email.subject",
        &[SENT],
        subject,
        "a_reply_with_a_specific_subject_keeps_the_clause",
        "a_copied_reply_with_a_generic_subject_breaks_the_clause",
    ),
    rule(
        "6.email.salutation",
        &[SENT],
        salutation,
        "a_composed_reply_addresses_the_customer",
        "a_reply_without_a_salutation_breaks_the_clause",
    ),
    rule("6.email.greeting-thanks", &[SENT], greeting, "a_composed_reply_greets_and_thanks", "a_reply_without_thanks_breaks_the_clause"),
    rule(
        "6.email.signature",
        &[SENT],
        signature,
        "a_composed_reply_is_signed_in_its_language",
        "a_reply_without_a_signature_breaks_the_clause",
    ),
    rule("6.email.font-size", &[SENT], house_style, "a_reply_leaves_in_the_house_style", "a_reply_in_another_size_breaks_the_clause"),
    rule("6.email.formal-correct", &[SENT], correct, "a_reply_without_errors_keeps_the_clause", "a_misspelt_reply_breaks_the_clause"),
    rule(
        "6.email.no-confidential",
        &[SENT],
        confidential,
        "a_reply_without_confidential_data_keeps_the_clause",
        "an_overridden_reply_with_a_personal_number_breaks_the_clause",
    ),
    rule(
        "6.email.answers-all",
        &[SENT],
        answers_all,
        "a_reply_that_answers_each_question_keeps_the_clause",
        "a_reply_that_leaves_a_question_open_breaks_the_clause",
    ),
    rule("6.email.no-ambiguity-slang", &[SENT], plain, "a_reply_in_plain_words_keeps_the_clause", "a_reply_with_slang_breaks_the_clause"),
    rule(
        "4.during.verify-rather-than-guess",
        &[INTERIM, PROMISE_ENDED],
        verified,
        "what_was_to_be_checked_is_answered_by_the_time_told",
        "what_was_to_be_checked_and_not_answered_in_time_breaks_the_clause",
    ),
    rule(
        "4.during.own-mistakes",
        &[INTERIM, PROMISE_ENDED],
        put_right,
        "an_error_of_ours_is_owned_and_put_right_by_the_time_told",
        "an_error_of_ours_that_is_not_put_right_in_time_breaks_the_clause",
    ),
    rule(
        "3.human.trust",
        &[PROMISE_ENDED],
        promises_kept,
        "a_promise_that_is_kept_keeps_the_clause",
        "a_promise_whose_time_passes_breaks_the_clause",
    ),
    rule("6.email.teammate", &[ASSIGNED], teammate, "a_case_with_a_back_up_keeps_the_clause", "a_case_without_a_back_up_breaks_the_clause"),
    rule(
        "8.bilingual",
        &[SENT],
        in_their_language,
        "a_reply_in_the_customers_language_keeps_the_clause",
        "a_reply_in_another_language_breaks_it",
    ),
    rule(
        "2.duty.privacy",
        &[SENT, SECURE],
        private,
        "confidential_data_behind_a_code_keeps_the_clause",
        "confidential_data_that_leaves_openly_breaks_the_clause",
    ),
    rule(
        "1.goal.satisfaction",
        &[OPINION],
        satisfied,
        "a_customer_who_is_satisfied_keeps_the_clause",
        "a_customer_who_is_not_satisfied_breaks_it",
    ),
];

/// The rules of the channel.
pub(crate) fn rules() -> Vec<Rule> {
    RULES.into()
}

const fn rule(
    clause: &'static str,
    on: &'static [&'static str],
    judge: fn(&Facts<'_>) -> Option<Judgement>,
    kept_by: &'static str,
    broken_by: &'static str,
) -> Rule {
    Rule { clause, version: 1, on, judge, kept_by, broken_by }
}

/// What answered the customer: replies, and calls that reached them.
fn answers<'f>(facts: &Facts<'f>) -> impl Iterator<Item = &'f Recorded> {
    let (sent, called) = (facts.of_kind(SENT).collect::<Vec<_>>(), facts.of_kind(CALLED).collect::<Vec<_>>());
    sent.into_iter().chain(called)
}

/// Every reply of the conversation went out by its due time, and none is overdue.
fn in_time(facts: &Facts<'_>) -> Option<Judgement> {
    let late: Vec<&Recorded> = facts.of_kind(LATE).chain(answers(facts).filter(|sent| sent.data["is_in_time"] == false)).collect();
    if !late.is_empty() {
        return Some(Judgement::missed(&late));
    }
    let in_time: Vec<&Recorded> = answers(facts).filter(|sent| sent.data["is_in_time"] == true).collect();
    (!in_time.is_empty()).then(|| Judgement::met(&in_time))
}

/// Each reply satisfies a test; those that do not are the evidence of a miss.
fn each_reply(facts: &Facts<'_>, is_kept: impl Fn(&Recorded) -> bool) -> Option<Judgement> {
    let (kept, broken): (Vec<&Recorded>, Vec<&Recorded>) = facts.of_kind(SENT).partition(|sent| is_kept(sent));
    match (kept.is_empty(), broken.is_empty()) {
        (_, false) => Some(Judgement::missed(&broken)),
        (false, true) => Some(Judgement::met(&kept)),
        (true, true) => None,
    }
}

fn subject(facts: &Facts<'_>) -> Option<Judgement> {
    each_reply(facts, |sent| sent.data["subject_problem"] == "")
}

fn salutation(facts: &Facts<'_>) -> Option<Judgement> {
    each_reply(facts, |sent| sent.data["has_salutation"] == true)
}

fn greeting(facts: &Facts<'_>) -> Option<Judgement> {
    each_reply(facts, |sent| sent.data["has_greeting"] == true && sent.data["has_thanks"] == true)
}

fn signature(facts: &Facts<'_>) -> Option<Judgement> {
    each_reply(facts, |sent| sent.data["has_closing"] == true && sent.data["has_signature"] == true)
}

fn house_style(facts: &Facts<'_>) -> Option<Judgement> {
    each_reply(facts, |sent| sent.data["is_house_style"] == true)
}

fn correct(facts: &Facts<'_>) -> Option<Judgement> {
    each_reply(facts, |sent| sent.data["misspelt"] == 0 && sent.data["colloquial"] == 0)
}

/// No colloquial word was left, and no phrase that says not when, who or how much.
fn plain(facts: &Facts<'_>) -> Option<Judgement> {
    each_reply(facts, |sent| sent.data["colloquial"] == 0 && sent.data["vague"].as_u64().unwrap_or(0) == 0)
}

fn confidential(facts: &Facts<'_>) -> Option<Judgement> {
    each_reply(facts, |sent| sent.data["leaks"] == 0)
}

/// Each reply to a message with questions leaves none of them open. Where nothing was asked, there is nothing to judge.
fn answers_all(facts: &Facts<'_>) -> Option<Judgement> {
    let number = |sent: &Recorded, field: &str| sent.data[field].as_u64().unwrap_or(0);
    let asked: Vec<&Recorded> = facts.of_kind(SENT).filter(|sent| number(sent, "questions") > 0).collect();
    let open: Vec<&Recorded> = asked.iter().copied().filter(|sent| number(sent, "unanswered") > 0).collect();
    match (asked.is_empty(), open.is_empty()) {
        (true, _) => None,
        (false, true) => Some(Judgement::met(&asked)),
        (false, false) => Some(Judgement::missed(&open)),
    }
}

/// What was to be checked first was answered by the time that the customer was told.
fn verified(facts: &Facts<'_>) -> Option<Judgement> {
    of_interim(facts, "check")
}

/// What went wrong through us was owned, and put right by the time that the customer was told.
fn put_right(facts: &Facts<'_>) -> Option<Judgement> {
    of_interim(facts, "error")
}

/// The promises made in letters of a kind: each that has ended, with the letter that told it.
fn of_interim(facts: &Facts<'_>, kind: &str) -> Option<Judgement> {
    let told: Vec<&Recorded> = facts.of_kind(INTERIM).filter(|told| told.data["kind"] == kind).collect();
    let of_one = |ended: &&Recorded| told.iter().any(|told| told.data["promise"] == ended.data["promise"]);
    ended(facts.of_kind(PROMISE_ENDED).filter(of_one).collect(), &told)
}

/// The times that the customer was told were kept.
fn promises_kept(facts: &Facts<'_>) -> Option<Judgement> {
    ended(facts.of_kind(PROMISE_ENDED).collect(), &[])
}

fn ended(ended: Vec<&Recorded>, told: &[&Recorded]) -> Option<Judgement> {
    let (kept, broken): (Vec<&Recorded>, Vec<&Recorded>) = ended.into_iter().partition(|ended| ended.data["is_kept"] == true);
    match (kept.is_empty(), broken.is_empty()) {
        (_, false) => Some(Judgement::missed(&[broken, told.to_vec()].concat())),
        (false, true) => Some(Judgement::met(&[kept, told.to_vec()].concat())),
        (true, true) => None,
    }
}

/// The conversation has an owner and a back-up, by the newest word on it.
fn teammate(facts: &Facts<'_>) -> Option<Judgement> {
    let assigned = facts.last(ASSIGNED)?;
    if assigned.data["owner"].is_null() {
        return None;
    }
    Some(Judgement::met_if(!assigned.data["back_up"].is_null(), &[assigned]).of_employee(None))
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

/// The least of five with which a customer is satisfied: the share of these opinions is what is known as CSAT.
const SATISFIED: i64 = 4;

/// The customer said that they are satisfied. It counts for whoever had closed the case.
fn satisfied(facts: &Facts<'_>) -> Option<Judgement> {
    let opinion = facts.last(OPINION)?;
    let owner = opinion.data["employee"].as_i64().map(EmployeeId::new);
    Some(Judgement::met_if(opinion.data["score"].as_i64()? >= SATISFIED, &[opinion]).of_employee(owner))
}
