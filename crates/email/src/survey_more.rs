//! The question that follows the rating: one of five, each case in its turn, answered with one tap. It asks for what no event shows: whether
//! the customer was respected, attended to, could trust what they were told (chapters 2 and 3 of the guide).

use ::store::Tx;
use desk::Case;
use desk::CaseId;
use kernel::Error;
use kernel::Id;
use kernel::Result;
use kernel::invalid;
use platform::App;

use crate::store::surveys;
use crate::survey;
use crate::survey::Survey;
use crate::survey_events::QuestionAnswered;

/// One of the questions.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Question {
    /// The clause of which its answer is evidence.
    pub(crate) clause: &'static str,
    /// The key of its words.
    pub(crate) words: &'static str,
}

const QUESTIONS: [Question; 5] = [
    Question { clause: "2.duty.respect", words: "email-survey-asks-respect" },
    Question { clause: "2.duty.attention", words: "email-survey-asks-expectations" },
    Question { clause: "3.human.attention", words: "email-survey-asks-attention" },
    Question { clause: "3.human.trust", words: "email-survey-asks-trust" },
    Question { clause: "3.special.positive-influence", words: "email-survey-asks-influence" },
];

/// The question for a case: by the number in its reference, so that each is asked as often as the others and a page that is opened again
/// asks the same. A case that became part of another has another reference then: the answer says which question it answers.
pub(crate) fn question(reference: &str) -> Question {
    let number: usize = reference.rsplit('-').next().and_then(|number| number.parse().ok()).unwrap_or(0);
    QUESTIONS[number % QUESTIONS.len()]
}

/// The clause about which the customer of the case of this reference is asked.
pub fn survey_clause(reference: &str) -> &'static str {
    question(reference).clause
}

/// The answer to the question about a clause: the first one counts, every other changes nothing. It stands in the case between colleagues.
///
/// # Errors
/// `Invalid` for a clause of none of the questions; `NotFound` where nothing was rated.
pub(crate) fn answer(tx: &mut Tx<'_>, app: &App, id: CaseId, (clause, is_yes): (&str, bool)) -> Result<()> {
    let question = QUESTIONS.into_iter().find(|one| one.clause == clause).ok_or_else(|| invalid("question", "email-survey-other"))?;
    let asked = surveys::survey(tx, id)?.filter(|asked| asked.score.is_some()).ok_or(Error::NotFound("survey"))?;
    if asked.said.is_some() {
        return Ok(());
    }
    let case: Case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    let employee = asked.employee.map(Id::get);
    surveys::save_survey(tx, &Survey { said: Some(is_yes), ..asked })?;
    let (words, said) = (app.words(), if is_yes { "yes" } else { "no" });
    let answer = words.say_plain(case.lang, &format!("email-survey-{said}"), &[]);
    survey::say(tx, id, &format!("{} {answer}", words.say_plain(case.lang, question.words, &[])))?;
    let interaction = desk::store::newest_interaction(tx, id)?.map(Id::get);
    tx.record(QuestionAnswered { case: id.get(), interaction, clause: question.clause, said, employee }).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_cases_that_follow_each_other_are_asked_five_questions() {
        let mut asked: Vec<&str> = (731..736).map(|number| question(&format!("RSA-2026-000{number}")).clause).collect();
        asked.sort_unstable();
        asked.dedup();
        assert_eq!(asked.len(), QUESTIONS.len());
        assert_eq!(question("a reference of another system").clause, QUESTIONS[0].clause);
    }
}
