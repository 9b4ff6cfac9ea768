//! What is looked at while a reply is written and again when it is sent: spelling, slang, confidential data, the fixed parts.

use std::collections::BTreeSet;

use ::store::Tx;
use desk::Case;
use kernel::Lang;
use kernel::Result;
use writing::Speller;
use writing::checks::Context;
use writing::checks::Kind;
use writing::checks::Remark;
use writing::confidential::Leak;
use writing::patterns::Patterns;
use writing::subject::Problem;

use crate::letter;
use crate::points::Point;
use crate::store;
use crate::weights::Check;
use crate::weights::Weights;

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
    pub(crate) vague: usize,
    pub(crate) blaming: usize,
    pub(crate) leaks: usize,
    pub(crate) questions: usize,
    pub(crate) unanswered: usize,
    pub(crate) is_house_style: bool,
    /// What stops it in this entity.
    pub(crate) stops: BTreeSet<Check>,
    /// Whether a question that stays open stops it, too.
    pub(crate) must_answer_all: bool,
}

impl Counted {
    /// With the customer's questions and those that are left open.
    pub(crate) fn with_points(mut self, points: &[Point]) -> Counted {
        self.questions = points.len();
        self.unanswered = points.iter().filter(|point| !point.is_answered).count();
        if self.must_answer_all && self.unanswered > 0 {
            self.stops.insert(Check::Questions);
        }
        self
    }
}

/// What an entity's replies are held against: the words it knows, what it holds confidential, what it weighs.
pub(crate) struct Rules {
    speller: Speller,
    slang: Vec<(String, String)>,
    patterns: Patterns,
    weights: Weights,
}

impl Rules {
    /// The rules for who acts, in a case: its customer's name is right as it is written.
    pub(crate) fn read(tx: &mut Tx<'_>, case: &Case) -> Result<Rules> {
        let customer = letter::customer(tx, case)?.map(|customer| customer.name).unwrap_or_default();
        let (words, own) = (store::known_words(tx)?, store::own_words(tx)?);
        let names = names(tx)?;
        let known = words.iter().chain(&names).map(String::as_str).chain(customer.split_whitespace());
        let shapes = store::shapes(tx)?;
        Ok(Rules {
            speller: Speller::shared().with_words(known).with_words(own),
            slang: store::plain_words(tx)?,
            // Each was looked at when it was written down; one that cannot be read any more stops nothing.
            patterns: Patterns::new(&shapes).unwrap_or_default(),
            weights: Weights::read(tx)?,
        })
    }

    /// The remarks on what an employee is writing, each as it weighs here.
    pub(crate) fn remarks(&self, lang: Lang, body: &str) -> Vec<Remark> {
        let (slang, patterns) = (self.slang.as_slice(), self.patterns.as_slice());
        let context = Context { lang, customer: None, gender: None, speller: &self.speller, slang, patterns, is_whole: false };
        writing::checks::check(body, &context)
    }

    /// The same as they weigh in this entity.
    pub(crate) fn weighed(&self, lang: Lang, body: &str) -> Vec<Remark> {
        self.remarks(lang, body).into_iter().map(|remark| self.weights.weigh(remark)).collect()
    }

    /// Looks at the whole reply as it leaves.
    pub(crate) fn count(&self, lang: Lang, body: &str, whole: &str, subject: &str) -> Counted {
        let remarks = self.remarks(lang, body);
        let found = writing::address::recognise(whole);
        let of = |kind: fn(&Kind) -> bool| remarks.iter().filter(|remark| kind(&remark.kind)).count();
        let leaks = self.leaks(subject, body);
        let doubt = |leak: &Leak| if leak.is_certain { Check::Confidential } else { Check::Doubtful };
        let seen = remarks.iter().filter_map(Check::of).chain(leaks.iter().map(doubt));
        Counted {
            subject_problem: writing::subject::problem(subject).map_or("", subject_key),
            has_salutation: found.salutation.is_some(),
            has_greeting: found.greeting.is_some(),
            has_thanks: found.thanks.is_some(),
            has_closing: found.closing.is_some(),
            has_signature: found.signature.is_some(),
            misspelt: of(|kind| matches!(kind, Kind::Spelling)),
            colloquial: of(|kind| matches!(kind, Kind::Slang)),
            vague: of(|kind| matches!(kind, Kind::Vague)),
            blaming: of(|kind| matches!(kind, Kind::Blame)),
            leaks: leaks.len(),
            questions: 0,
            unanswered: 0,
            is_house_style: true,
            stops: seen.filter(|check| self.weights.stops(*check)).collect(),
            must_answer_all: self.weights.stops(Check::Questions),
        }
    }

    /// The same of a copy of a reply that left elsewhere: also at the size of its letters.
    pub(crate) fn count_copy(&self, lang: Lang, text: &str, subject: &str, html: Option<&str>) -> Counted {
        let is_house_style = html.is_none_or(crate::letter_size::is_suitable);
        Counted { is_house_style, ..self.count(lang, text, text, subject) }
    }

    /// Confidential data in the subject or the text.
    fn leaks(&self, subject: &str, body: &str) -> Vec<Leak> {
        let mut found = writing::confidential::find(subject, self.patterns.as_slice());
        found.extend(writing::confidential::find(body, self.patterns.as_slice()));
        found
    }
}

/// The names of colleagues, services, centres and the entity, which are right as they are written.
fn names(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let employees = org::store::employees(tx)?;
    let (services, centres, entity) = (org::store::services(tx)?, org::store::centres(tx)?, org::store::own_entity(tx)?);
    let people = employees.iter().flat_map(|employee| [&employee.name, &employee.title, &employee.department]);
    let places = services.iter().map(|service| &service.name).chain(centres.iter().map(|centre| &centre.name));
    let names = people.chain(places).chain(entity.iter().map(|entity| &entity.name));
    Ok(names.flat_map(|name| [&name.ar, &name.en]).flat_map(|name| name.split_whitespace().map(str::to_owned)).collect())
}

/// The key of the text that says what is wrong with a subject.
pub(crate) const fn subject_key(problem: Problem) -> &'static str {
    match problem {
        Problem::Empty => "email-subject-empty",
        Problem::Generic => "email-subject-generic",
        Problem::TooLong => "email-subject-long",
    }
}
