//! The rules of the guide's chapter on written messages: which events keep or break which clause.

mod chapters;
mod opinions;
mod ways;

use guide::Facts;
use guide::Judgement;
use guide::Rule;
use kernel::Recorded;

const SENT: &str = "email.reply-sent";
const LATE: &str = "desk.case-late";
const DUE_CHANGED: &str = "desk.due-changed";
const ASSIGNED: &str = "desk.case-assigned";
const CALLED: &str = "email.called-instead";
const DELIVERED: &str = "email.delivered";

/// The rules, each with the story that keeps it and the one that breaks it.
const RULES: [Rule; 12] = [
    // Since a call that reached the customer is a reply, too, a correction of the calendar takes a missed time back, and a letter that did not
    // arrive is none, the same events are judged otherwise.
    Rule {
        version: 4,
        ..Rule::new(
            "6.email.sla",
            &[SENT, LATE, CALLED, DUE_CHANGED, DELIVERED],
            in_time,
            "a_reply_within_24_hours_keeps_the_agreement",
            "a_reply_after_24_hours_breaks_the_agreement",
        )
    },
    Rule::new(
        "6.email.subject",
        &[SENT],
        subject,
        "a_reply_with_a_specific_subject_keeps_the_clause",
        "a_copied_reply_with_a_generic_subject_breaks_the_clause",
    ),
    Rule::new(
        "6.email.salutation",
        &[SENT],
        salutation,
        "a_composed_reply_addresses_the_customer",
        "a_reply_without_a_salutation_breaks_the_clause",
    ),
    Rule::new(
        "6.email.greeting-thanks",
        &[SENT],
        greeting,
        "a_composed_reply_greets_and_thanks",
        "a_reply_without_thanks_breaks_the_clause",
    ),
    Rule::new(
        "6.email.signature",
        &[SENT],
        signature,
        "a_composed_reply_is_signed_in_its_language",
        "a_reply_without_a_signature_breaks_the_clause",
    ),
    Rule::new("6.email.font-size", &[SENT], house_style, "a_reply_leaves_in_the_house_style", "a_reply_in_another_size_breaks_the_clause"),
    Rule::new("6.email.formal-correct", &[SENT], correct, "a_reply_without_errors_keeps_the_clause", "a_misspelt_reply_breaks_the_clause"),
    Rule::new(
        "6.email.no-confidential",
        &[SENT],
        confidential,
        "a_reply_without_confidential_data_keeps_the_clause",
        "an_overridden_reply_with_a_personal_number_breaks_the_clause",
    ),
    Rule::new(
        "6.email.answers-all",
        &[SENT],
        answers_all,
        "a_reply_that_answers_each_question_keeps_the_clause",
        "a_reply_that_leaves_a_question_open_breaks_the_clause",
    ),
    Rule::new(
        "6.email.no-ambiguity-slang",
        &[SENT],
        plain,
        "a_reply_in_plain_words_keeps_the_clause",
        "a_reply_with_slang_breaks_the_clause",
    ),
    Rule::new(
        "6.email.concise",
        &[SENT],
        concise,
        "a_reply_in_short_sentences_keeps_the_clause",
        "a_reply_whose_sentence_has_no_end_breaks_the_clause",
    ),
    Rule::new(
        "6.email.teammate",
        &[ASSIGNED],
        teammate,
        "a_case_with_a_back_up_keeps_the_clause",
        "a_case_without_a_back_up_breaks_the_clause",
    ),
];

/// The rules of the channel.
pub(crate) fn rules() -> Vec<Rule> {
    RULES.into_iter().chain(ways::RULES).chain(chapters::RULES).chain(opinions::RULES).collect()
}

/// What answered the customer: replies, and calls that reached them.
fn answers<'f>(facts: &Facts<'f>) -> impl Iterator<Item = &'f Recorded> {
    let (sent, called) = (facts.of_kind(SENT).collect::<Vec<_>>(), facts.of_kind(CALLED).collect::<Vec<_>>());
    sent.into_iter().chain(called)
}

/// Every reply of the conversation went out by its due time, and none is overdue. One that did not arrive shows nothing.
fn in_time(facts: &Facts<'_>) -> Option<Judgement> {
    let (passed, taken_back) = desk::missed_times(facts);
    let late: Vec<&Recorded> = passed.into_iter().chain(answers(facts).filter(|sent| sent.data["is_in_time"] == false)).collect();
    let (lost, in_time): (Vec<_>, Vec<_>) =
        answers(facts).filter(|sent| sent.data["is_in_time"] == true).partition(|sent| is_lost(facts, sent));
    let nothing: Vec<&Recorded> = taken_back.into_iter().chain(lost).collect();
    match (late.is_empty(), in_time.is_empty(), nothing.is_empty()) {
        (false, ..) => Some(Judgement::missed(&late)),
        (true, false, _) => Some(Judgement::met(&in_time)),
        (true, true, false) => Some(Judgement::not_observed(&nothing)),
        (true, true, true) => None,
    }
}

/// Whether a letter is known not to have reached the customer.
fn is_lost(facts: &Facts<'_>, sent: &Recorded) -> bool {
    let is_of_it = |word: &Recorded| word.data["message"] == sent.data["message"] && word.data["is_taken"] == false;
    sent.kind == SENT && facts.of_kind(DELIVERED).any(is_of_it)
}

/// Each reply satisfies a test; those that do not are the evidence of a miss.
fn each_reply(facts: &Facts<'_>, is_kept: impl Fn(&Recorded) -> bool) -> Option<Judgement> {
    each_of(facts.of_kind(SENT), is_kept)
}

/// The same of some replies alone.
fn each_of<'f>(replies: impl Iterator<Item = &'f Recorded>, is_kept: impl Fn(&Recorded) -> bool) -> Option<Judgement> {
    let (kept, broken): (Vec<&Recorded>, Vec<&Recorded>) = replies.partition(|sent| is_kept(sent));
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

/// No sentence was left that cannot be read in one breath. What was sent before they were counted shows nothing.
fn concise(facts: &Facts<'_>) -> Option<Judgement> {
    each_of(facts.of_kind(SENT).filter(|sent| sent.data["long"].is_u64()), |sent| sent.data["long"] == 0)
}

fn confidential(facts: &Facts<'_>) -> Option<Judgement> {
    each_reply(facts, |sent| sent.data["leaks"] == 0)
}

/// A number of an event; none where it is so old that it does not say.
fn number(event: &Recorded, field: &str) -> u64 {
    event.data[field].as_u64().unwrap_or(0)
}

/// Each reply to a message with questions leaves none of them open. Where nothing was asked, there is nothing to judge.
fn answers_all(facts: &Facts<'_>) -> Option<Judgement> {
    let asked: Vec<&Recorded> = facts.of_kind(SENT).filter(|sent| number(sent, "questions") > 0).collect();
    let open: Vec<&Recorded> = asked.iter().copied().filter(|sent| number(sent, "unanswered") > 0).collect();
    match (asked.is_empty(), open.is_empty()) {
        (true, _) => None,
        (false, true) => Some(Judgement::met(&asked)),
        (false, false) => Some(Judgement::missed(&open)),
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
