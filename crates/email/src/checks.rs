//! What is looked at while a reply is written and again when it is sent: spelling, slang, confidential data, the fixed parts.

use ::store::Tx;
use kernel::Lang;
use kernel::Result;
use writing::Speller;
use writing::checks::Context;
use writing::checks::Kind;
use writing::checks::Remark;
use writing::confidential::Leak;
use writing::subject::Problem;

use crate::points::Point;
use crate::store;

/// What a sent reply is judged by.
#[derive(Clone, Debug)]
pub(crate) struct Counted {
    pub(crate) subject_problem: &'static str,
    pub(crate) has_salutation: bool,
    pub(crate) has_greeting: bool,
    pub(crate) has_thanks: bool,
    pub(crate) has_closing: bool,
    pub(crate) has_signature: bool,
    pub(crate) misspelt: usize,
    pub(crate) colloquial: usize,
    pub(crate) leaks: usize,
    pub(crate) questions: usize,
    pub(crate) unanswered: usize,
    pub(crate) is_house_style: bool,
}

impl Counted {
    /// With the customer's questions and those that are left open.
    pub(crate) fn with_points(self, points: &[Point]) -> Counted {
        Counted { questions: points.len(), unanswered: points.iter().filter(|point| !point.is_answered).count(), ..self }
    }
}

/// Looks at the whole reply as it leaves.
pub(crate) fn count(tx: &mut Tx<'_>, lang: Lang, body: &str, whole: &str, subject: &str) -> Result<Counted> {
    let remarks = remarks(tx, lang, body)?;
    Ok(counted(&remarks, body, whole, subject))
}

/// Looks at the copy of a reply that left elsewhere, where nothing is certain: also at the size of its letters.
pub(crate) fn count_copy(tx: &mut Tx<'_>, lang: Lang, text: &str, subject: &str, html: Option<&str>, customer: &str) -> Result<Counted> {
    let remarks = remarks_knowing(tx, lang, text, customer)?;
    let is_house_style = html.is_none_or(crate::letter_size::is_suitable);
    Ok(Counted { is_house_style, ..counted(&remarks, text, text, subject) })
}

fn counted(remarks: &[Remark], body: &str, whole: &str, subject: &str) -> Counted {
    let found = writing::address::recognise(whole);
    let of = |kind: fn(&Kind) -> bool| remarks.iter().filter(|remark| kind(&remark.kind)).count();
    Counted {
        subject_problem: writing::subject::problem(subject).map_or("", subject_key),
        has_salutation: found.salutation.is_some(),
        has_greeting: found.greeting.is_some(),
        has_thanks: found.thanks.is_some(),
        has_closing: found.closing.is_some(),
        has_signature: found.signature.is_some(),
        misspelt: of(|kind| matches!(kind, Kind::Spelling)),
        colloquial: of(|kind| matches!(kind, Kind::Slang)),
        leaks: leaks(subject, body).len(),
        questions: 0,
        unanswered: 0,
        is_house_style: true,
    }
}

/// The remarks on what an employee is writing, with the entity's own words known.
pub(crate) fn remarks(tx: &mut Tx<'_>, lang: Lang, body: &str) -> Result<Vec<Remark>> {
    remarks_knowing(tx, lang, body, "")
}

/// The same where a customer's name is right as it is written, too.
fn remarks_knowing(tx: &mut Tx<'_>, lang: Lang, body: &str, customer: &str) -> Result<Vec<Remark>> {
    let words = store::known_words(tx)?;
    let names = people(tx)?;
    let known = words.iter().chain(&names).map(String::as_str).chain(customer.split_whitespace());
    let speller = Speller::shared().with_words(known);
    Ok(writing::checks::check(
        body,
        &Context { lang, customer: None, gender: None, speller: &speller, slang: &[], patterns: &[], is_whole: false },
    ))
}

/// The names of colleagues, services and the entity, which are right as they are written.
fn people(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let employees = org::store::employees(tx)?;
    let services = org::store::services(tx)?;
    let names = employees.iter().map(|employee| &employee.name).chain(services.iter().map(|service| &service.name));
    Ok(names.flat_map(|name| [&name.ar, &name.en]).flat_map(|name| name.split_whitespace().map(str::to_owned)).collect())
}

/// Confidential data in the subject or the text.
pub(crate) fn leaks(subject: &str, body: &str) -> Vec<Leak> {
    let mut found = writing::confidential::find(subject, &[]);
    found.extend(writing::confidential::find(body, &[]));
    found
}

/// The key of the text that says what is wrong with a subject.
pub(crate) const fn subject_key(problem: Problem) -> &'static str {
    match problem {
        Problem::Empty => "email-subject-empty",
        Problem::Generic => "email-subject-generic",
        Problem::TooLong => "email-subject-long",
    }
}
