//! A customer's opinion of their visit: one tap behind their ticket's own address, and one question with yes or no. Opening the page counts
//! nothing: programs that look at addresses open them.

use std::time::Duration;

use ::store::Tx;
use desk::CaseId;
use desk::EntryKind;
use desk::Said;
use desk::Sorts;
use desk::visit::OpinionAsked;
use desk::visit::OpinionGiven;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Id;
use kernel::Result;
use kernel::Timestamp;
use kernel::invalid;
use platform::App;

use crate::KEY;
use crate::opinion_events::QuestionAnswered;
use crate::pass::Pass;
use crate::store;
use crate::ticket::State;
use crate::ticket::Ticket;
use crate::ticket::TicketId;

/// So long after its end a visit can be rated.
pub(crate) const LASTS: Duration = Duration::from_secs(7 * 24 * 3600);
/// The best that can be said.
const BEST: i64 = 5;
/// So bad an opinion is told to whoever answers for the case at once.
const BAD: i64 = 2;

/// What a customer said of a visit.
#[derive(Clone, Debug)]
pub(crate) struct Opinion {
    pub(crate) ticket: TicketId,
    pub(crate) case: CaseId,
    /// Who served.
    pub(crate) employee: Option<EmployeeId>,
    /// From 1 to 5.
    pub(crate) score: i64,
    /// Whether they said yes to the question that follows.
    pub(crate) said: Option<bool>,
    pub(crate) at: Timestamp,
}

/// One of the questions that follow the rating.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Question {
    /// The clause of which its answer is evidence.
    pub(crate) clause: &'static str,
    /// The key of its words.
    pub(crate) words: &'static str,
}

const QUESTIONS: [Question; 6] = [
    Question { clause: "4.during.respect-fairness", words: "centre-asks-respect" },
    Question { clause: "4.during.cheerful-expression", words: "centre-asks-cheerful" },
    Question { clause: "4.during.clear-language", words: "centre-asks-clear" },
    Question { clause: "4.during.positive-communication", words: "centre-asks-positive" },
    Question { clause: "4.after.offer-more-help", words: "centre-asks-more" },
    Question { clause: "4.during.greet", words: "centre-asks-greeted" },
];

/// The question for a ticket: by its number, so that each is asked as often as the others and a page that is opened again asks the same.
pub(crate) fn question(ticket: &Ticket) -> Question {
    QUESTIONS[ticket.number as usize % QUESTIONS.len()]
}

/// Whether a visit can be rated now.
pub(crate) fn may_be_rated(ticket: &Ticket, now: Timestamp) -> bool {
    ticket.state == State::Done && ticket.case.is_some() && ticket.ended.is_some_and(|ended| now < ended + LASTS)
}

/// Where the customer of a visit says how it was, as their telephone opens it: the page of their ticket. None where there is nothing to rate, as
/// long as another service is to come, and once it was rated.
pub(crate) fn address(tx: &mut Tx<'_>, app: &App, id: TicketId) -> Result<Option<String>> {
    let (entity, now) = (tx.entity()?, tx.now());
    let Some(ticket) = store::ticket(tx, id)?.filter(|ticket| may_be_rated(ticket, now)) else { return Ok(None) };
    if store::opinion(tx, id)?.is_some() {
        return Ok(None);
    }
    let pass = Pass { entity, ticket: id }.sign(app.keys());
    Ok(Some(format!("{}/{}/turn/{pass}", app.public_url(), ticket.lang.code())))
}

/// A visit is over: from now on it can be rated.
pub(crate) fn ask(tx: &mut Tx<'_>, ticket: &Ticket) -> Result<()> {
    let Some(id) = ticket.case else { return Ok(()) };
    let case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    let sorts = Sorts::of_employee(tx, &case, ticket.employee)?;
    let asked_at = tx.now().as_millisecond();
    store::insert_asked(tx, ticket.id)?;
    let (interaction, employee) = (ticket.interaction.map(Id::get), ticket.employee.map(Id::get));
    tx.record(OpinionAsked { case: id.get(), interaction, employee, asked_at, sorts }).map(drop)
}

/// A tap: the first one counts, every other changes nothing.
///
/// # Errors
/// `Invalid` for a number that is none of the five; `NotFound` for a visit that cannot be rated.
pub(crate) fn rate(tx: &mut Tx<'_>, ticket: &Ticket, score: i64) -> Result<()> {
    if !(1..=BEST).contains(&score) {
        return Err(invalid("score", "centre-opinion-score"));
    }
    let now = tx.now();
    let id = ticket.case.filter(|_| may_be_rated(ticket, now)).ok_or(Error::NotFound("page"))?;
    if store::opinion(tx, ticket.id)?.is_some() {
        return Ok(());
    }
    let case = desk::store::case(tx, id)?.ok_or(Error::NotFound("page"))?;
    let employee = ticket.employee;
    store::end_asked(tx, ticket.id)?;
    store::save_opinion(tx, &Opinion { ticket: ticket.id, case: case.id, employee, score, said: None, at: now })?;
    say(tx, id, &stars(score))?;
    let sorts = Sorts::of_employee(tx, &case, employee)?;
    tx.record(OpinionGiven {
        case: case.id.get(),
        interaction: ticket.interaction.map(Id::get),
        score,
        employee: employee.map(Id::get),
        asked_at: ticket.ended.unwrap_or(now).as_millisecond(),
        sorts,
    })?;
    match case.owner.filter(|_| score <= BAD) {
        Some(owner) => desk::tell(tx, owner, "opinion-bad", Some(case.id)),
        None => Ok(()),
    }
}

/// The answer to the question: the first one counts. It stands in the case between colleagues.
///
/// # Errors
/// `NotFound` where nothing was rated, or the question is another.
pub(crate) fn answer(tx: &mut Tx<'_>, app: &App, ticket: &Ticket, (clause, is_yes): (&str, bool)) -> Result<()> {
    let question = Some(question(ticket)).filter(|one| one.clause == clause).ok_or(Error::NotFound("page"))?;
    let opinion = store::opinion(tx, ticket.id)?.ok_or(Error::NotFound("page"))?;
    if opinion.said.is_some() {
        return Ok(());
    }
    let (case, employee) = (opinion.case, opinion.employee.map(Id::get));
    store::save_opinion(tx, &Opinion { said: Some(is_yes), ..opinion })?;
    let (words, said) = (app.words(), if is_yes { "yes" } else { "no" });
    let [asked, answered] =
        [question.words, if is_yes { "centre-opinion-yes" } else { "centre-opinion-no" }].map(|key| words.say_plain(ticket.lang, key, &[]));
    say(tx, case, &format!("{asked} {answered}"))?;
    let interaction = ticket.interaction.map(Id::get);
    tx.record(QuestionAnswered { case: case.get(), interaction, clause: question.clause, said, employee }).map(drop)
}

/// Puts it into the case between colleagues; the case stays as it is.
fn say(tx: &mut Tx<'_>, id: CaseId, text: &str) -> Result<()> {
    let mut case = desk::store::case(tx, id)?.ok_or(Error::NotFound("page"))?;
    desk::say(tx, &mut case, Said::new(EntryKind::Note, KEY, "", text)).map(drop)
}

/// The five, filled as far as was tapped: the same in every language.
fn stars(score: i64) -> String {
    let filled = usize::try_from(score).unwrap_or(0).min(5);
    format!("{}{} {score}/{BEST}", "★".repeat(filled), "☆".repeat(5 - filled))
}
