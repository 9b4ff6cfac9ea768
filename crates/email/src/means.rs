//! What else the channel really does for clauses of the guide, apart from judging them.

use guide::By;
use guide::Means;

/// What else the channel really does for clauses of the guide.
pub(crate) fn means() -> Vec<Means> {
    of_email().into_iter().chain(of_other_chapters()).collect()
}

const fn means_of(clause: &'static str, by: By, note: &'static str) -> Means {
    Means { clause, by, note }
}

fn of_email() -> Vec<Means> {
    vec![
        means_of("6.email.sla", By::Enforce, "email-means-sla"),
        means_of("6.email.sla", By::Measure, "email-means-sla"),
        means_of("6.email.subject", By::Enforce, "email-means-subject"),
        means_of("6.email.subject", By::Measure, "email-means-subject"),
        means_of("6.email.salutation", By::Assist, "email-means-salutation"),
        means_of("6.email.salutation", By::Measure, "email-means-salutation"),
        means_of("6.email.greeting-thanks", By::Assist, "email-means-greeting"),
        means_of("6.email.greeting-thanks", By::Measure, "email-means-greeting"),
        means_of("6.email.signature", By::Enforce, "email-means-signature"),
        means_of("6.email.signature", By::Measure, "email-means-signature"),
        means_of("6.email.font-size", By::Enforce, "email-means-font-size"),
        means_of("6.email.formal-correct", By::Assist, "email-means-correct"),
        means_of("6.email.formal-correct", By::Measure, "email-means-correct"),
        means_of("6.email.no-confidential", By::Enforce, "email-means-confidential"),
        means_of("6.email.no-confidential", By::Measure, "email-means-confidential"),
        means_of("6.email.no-ambiguity-slang", By::Assist, "email-means-slang"),
        means_of("6.email.no-ambiguity-slang", By::Measure, "email-means-plain"),
        means_of("6.email.choose-means", By::Assist, "email-means-call"),
        means_of("6.email.choose-means", By::Measure, "email-means-way"),
        means_of("6.email.teammate", By::Enforce, "email-means-teammate"),
        means_of("6.email.teammate", By::Measure, "email-means-teammate"),
        means_of("6.email.understand", By::Assist, "email-means-questions"),
        means_of("6.email.understand", By::Measure, "email-means-understand"),
        means_of("6.email.prepare-points", By::Assist, "email-means-points"),
        means_of("6.email.prepare-points", By::Measure, "email-means-prepared"),
        means_of("6.email.answers-all", By::Assist, "email-means-answers"),
        means_of("6.email.answers-all", By::Measure, "email-means-answers"),
        means_of("6.email.concise", By::Assist, "email-means-concise"),
        means_of("6.email.concise", By::Measure, "email-means-short"),
        means_of("6.email.forward-specialist", By::Assist, "email-means-forward"),
        means_of("6.email.forward-specialist", By::Measure, "email-means-handed"),
    ]
}

fn of_other_chapters() -> Vec<Means> {
    vec![
        means_of("4.during.verify-rather-than-guess", By::Enforce, "email-means-check"),
        means_of("4.during.verify-rather-than-guess", By::Measure, "email-means-check"),
        means_of("4.during.own-mistakes", By::Assist, "email-means-error"),
        means_of("4.during.own-mistakes", By::Measure, "email-means-blame"),
        means_of("2.duty.respect", By::Assist, "email-means-respect"),
        means_of("3.special.communication", By::Assist, "email-means-aids"),
        means_of("3.human.care", By::Assist, "email-means-follow-up"),
        means_of("7.measure-satisfaction", By::Survey, "email-means-survey"),
        means_of("7.measure-satisfaction", By::Measure, "email-means-response"),
        means_of("2.customer.surveys", By::Survey, "email-means-survey"),
        means_of("2.customer.surveys", By::Measure, "email-means-response"),
        means_of("2.duty.respect", By::Survey, "email-means-asked"),
        means_of("2.duty.attention", By::Survey, "email-means-asked"),
        means_of("3.human.attention", By::Survey, "email-means-asked"),
        means_of("3.special.positive-influence", By::Survey, "email-means-asked"),
        means_of("3.human.trust", By::Survey, "email-means-asked"),
        means_of("3.human.trust", By::Measure, "email-means-trust"),
        means_of("1.goal.satisfaction", By::Survey, "email-means-satisfied"),
        means_of("1.goal.satisfaction", By::Measure, "email-means-satisfied"),
        means_of("8.bilingual", By::Enforce, "email-means-language"),
        means_of("8.bilingual", By::Measure, "email-means-language"),
        means_of("2.duty.privacy", By::Enforce, "email-means-private"),
        means_of("2.duty.privacy", By::Measure, "email-means-private"),
    ]
}
