//! What is looked at while a reply is written and again when it is sent: spelling, slang, confidential data, the fixed parts.

use std::collections::BTreeSet;
use std::sync::Arc;

use ::store::Tx;
use desk::Case;
use kernel::Lang;
use kernel::Result;
use platform::settings::Settings;
use writing::Speller;
use writing::checks::BLAMES_OTHERS;
use writing::checks::Context;
use writing::checks::Kind;
use writing::checks::Remark;
use writing::confidential::Leak;
use writing::subject::Problem;

use crate::house::House;
use crate::house::Kept;
use crate::letter;
use crate::marked;
use crate::marked::Mark;
use crate::marked::Of;
use crate::points::Point;
use crate::store;
use crate::weights::Check;

/// The setting that says from which round of writing on the entity wants a call instead.
pub(crate) const CALL_AFTER: &str = "mail.call_after_rounds";

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
    pub(crate) long: usize,
    pub(crate) blaming: usize,
    pub(crate) shifting: usize,
    pub(crate) words: usize,
    pub(crate) leaks: usize,
    pub(crate) questions: usize,
    pub(crate) unanswered: usize,
    pub(crate) is_house_style: bool,
    /// From which round of writing on the entity wants a call instead; 0 where it does not.
    pub(crate) call_after: u64,
    /// What stops it in this entity.
    pub(crate) stops: BTreeSet<Check>,
    /// Whether a question that stays open stops it, too.
    pub(crate) must_answer_all: bool,
    /// The words, phrases and questions that the counts are of.
    pub(crate) marks: Vec<Mark>,
}

impl Counted {
    /// With what the entity says of calls.
    pub(crate) fn with_calls(self, tx: &mut Tx<'_>, settings: &Settings) -> Result<Counted> {
        Ok(Counted { call_after: settings.number_now(tx, CALL_AFTER)?, ..self })
    }

    /// Whether confidential data stands in it that stops it.
    pub(crate) fn is_secret(&self) -> bool {
        [Check::Confidential, Check::Doubtful].iter().any(|check| self.stops.contains(check))
    }

    /// With the customer's questions and those that are left open.
    pub(crate) fn with_points(mut self, rules: &Rules, points: &[Point]) -> Counted {
        self.questions = points.len();
        let open = points.iter().filter(|point| !point.is_answered);
        let open = marked::all(Of::Unanswered, open.map(|point| rules.house.covered(&point.text)));
        self.unanswered = open.len();
        self.marks.extend(open);
        if self.must_answer_all && self.unanswered > 0 {
            self.stops.insert(Check::Questions);
        }
        self
    }
}

/// What an employee's reply in a case is held against.
pub(crate) struct Rules {
    speller: Speller,
    house: Arc<House>,
}

impl Rules {
    /// The rules for who acts, in a case: its customer's name is right as it is written.
    pub(crate) fn read(tx: &mut Tx<'_>, case: &Case) -> Result<Rules> {
        let house = Arc::new(House::read(tx)?);
        Rules::of(tx, case, house)
    }

    /// The same, with what is kept in mind of the entity.
    pub(crate) fn kept(tx: &mut Tx<'_>, case: &Case, (kept, since): (&Kept, u64)) -> Result<Rules> {
        let house = kept.house(tx, since)?;
        Rules::of(tx, case, house)
    }

    /// The same for what leaves: what stops it is as it stands now.
    pub(crate) fn binding(tx: &mut Tx<'_>, case: &Case, (kept, since): (&Kept, u64)) -> Result<Rules> {
        let house = kept.house(tx, since)?.as_of_now(tx)?;
        Rules::of(tx, case, Arc::new(house))
    }

    fn of(tx: &mut Tx<'_>, case: &Case, house: Arc<House>) -> Result<Rules> {
        let customer = letter::customer(tx, case)?.map(|customer| customer.name).unwrap_or_default();
        let own = store::own_words(tx)?;
        let speller = house.speller.with_words(own.iter().map(String::as_str).chain(customer.split_whitespace()));
        Ok(Rules { speller, house })
    }

    /// The remarks on what an employee is writing, each as it weighs here.
    pub(crate) fn remarks(&self, lang: Lang, body: &str) -> Vec<Remark> {
        let (slang, patterns) = (self.house.slang.as_slice(), self.house.patterns.as_slice());
        let context = Context { lang, customer: None, gender: None, speller: &self.speller, slang, patterns, is_whole: false };
        writing::checks::check(body, &context)
    }

    /// The same as they weigh in this entity.
    pub(crate) fn weighed(&self, lang: Lang, body: &str) -> Vec<Remark> {
        self.remarks(lang, body).into_iter().map(|remark| self.house.weights.weigh(remark)).collect()
    }

    /// Looks at the whole reply as it leaves.
    pub(crate) fn count(&self, lang: Lang, body: &str, whole: &str, subject: &str) -> Counted {
        let remarks = self.remarks(lang, body);
        let found = writing::address::recognise(whole);
        let of = |kind: fn(&Kind) -> bool| remarks.iter().filter(|remark| kind(&remark.kind)).count();
        let leaks = self.leaks(subject, body);
        let doubt = |leak: &Leak| if leak.is_certain { Check::Confidential } else { Check::Doubtful };
        let seen = remarks.iter().filter_map(Check::of).chain(leaks.iter().map(|(leak, _)| doubt(leak)));
        let stops = seen.filter(|check| self.house.weights.stops(*check)).collect();
        // A reply of which nothing is remarked is not looked through once more.
        let mut marks = if remarks.is_empty() { Vec::new() } else { marked::of_remarks(body, &self.house.covered(body), &remarks) };
        marks.extend(marked::all(Of::Leak, leaks.iter().map(|(_, covered)| covered.clone())));
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
            long: of(|kind| matches!(kind, Kind::LongSentence)),
            blaming: of(|kind| matches!(kind, Kind::Blame)),
            shifting: remarks.iter().filter(|remark| remark.key == BLAMES_OTHERS).count(),
            words: body.split_whitespace().count(),
            leaks: leaks.len(),
            questions: 0,
            unanswered: 0,
            is_house_style: true,
            call_after: 0,
            stops,
            must_answer_all: self.house.weights.stops(Check::Questions),
            marks,
        }
    }

    /// The same of a copy of a reply that left elsewhere: also at the size of its letters.
    pub(crate) fn count_copy(&self, lang: Lang, text: &str, subject: &str, html: Option<&str>) -> Counted {
        let is_house_style = html.is_none_or(crate::letter_size::is_suitable);
        Counted { is_house_style, ..self.count(lang, text, text, subject) }
    }

    /// Whether a question that stays open stops a reply.
    pub(crate) fn must_answer_all(&self) -> bool {
        self.house.weights.stops(Check::Questions)
    }

    /// Whether confidential data that stops a reply stands in its subject.
    pub(crate) fn has_secret(&self, subject: &str) -> bool {
        let doubtful = self.house.weights.stops(Check::Doubtful);
        self.leaks(subject, "").iter().any(|(leak, _)| leak.is_certain || doubtful)
    }

    /// Confidential data in the subject or the text, each with how it stands there when it is covered.
    fn leaks(&self, subject: &str, body: &str) -> Vec<(Leak, String)> {
        let of =
            |text| writing::confidential::find(text, self.house.patterns.as_slice()).into_iter().map(move |leak| (leak.masked(text), leak));
        of(subject).chain(of(body)).map(|(covered, leak)| (leak, covered)).collect()
    }
}

/// The key of the text that says what is wrong with a subject.
pub(crate) const fn subject_key(problem: Problem) -> &'static str {
    match problem {
        Problem::Empty => "email-subject-empty",
        Problem::Generic => "email-subject-generic",
        Problem::TooLong => "email-subject-long",
    }
}
