//! The place of the composer where whoever writes chooses who gets a copy. That those whom the customer had copied get one is proposed where
//! the customer's address is proved and nothing confidential stands in the case; elsewhere it is a choice, and the place says why.

use std::time::Duration;

use ::store::Tx;
use askama::Template;
use desk::Case;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Result;
use kernel::Timestamp;
use post::Standing;
use ui::Page;

use crate::answerable;
use crate::copies::Copies;
use crate::copies::MOST;
use crate::copies::Person;
use crate::copies::back_up;
use crate::copies::back_up_of;
use crate::copies::circle;
use crate::copies::resolve;
use crate::looked_through::look_through;
use crate::message::Message;
use crate::second_look::Look;
use crate::store;

/// To more than so many nobody sends a copy unless somebody has chosen it.
const FEW: usize = 3;

/// Who may get a copy, and who is chosen.
#[derive(Template)]
#[template(path = "copying.html")]
pub(crate) struct Copying<'p> {
    page: &'p Page,
    /// Those whom the customer copied.
    people: Vec<Person>,
    /// Whoever stands in for the owner.
    back_up: Option<Person>,
    /// The keys of who is there and who is not: the one who stands in, now and tomorrow, and oneself tomorrow.
    there: Vec<&'static str>,
    chosen: Copies,
    /// The key of why they are not chosen by themselves; empty where they are.
    caution: &'static str,
}

impl<'p> Copying<'p> {
    pub(crate) fn read(tx: &mut Tx<'_>, page: &'p Page, (case, newest): (&Case, &Message)) -> Result<Copying<'p>> {
        let people = circle(tx, newest)?;
        let caution = if people.is_empty() { "" } else { caution(tx, (case, newest), people.len())? };
        let proposed = || Copies { all: !people.is_empty() && caution.is_empty(), ..Copies::default() };
        let chosen = store::copies::chosen(tx, case.id)?.map_or_else(proposed, |kept| Copies::read(&kept));
        let there = there(tx, case)?;
        Ok(Copying { page, back_up: back_up(tx, case, page.lang)?, there, chosen, caution, people })
    }

    /// Whether there is something to decide that should not be overlooked.
    fn is_open(&self) -> bool {
        !self.people.is_empty() || self.chosen != Copies::default()
    }
}

/// Whether the one who stands in is at work, and who of both is away tomorrow: whoever writes today may not be there for the answer.
fn there(tx: &mut Tx<'_>, case: &Case) -> Result<Vec<&'static str>> {
    let Some(id) = back_up_of(tx, case)? else { return Ok(Vec::new()) };
    let now = tx.now();
    let (today, away) = (now.to_zoned(ui::bahrain()).date(), org::store::absences_between(tx, now, now + TWO_DAYS)?);
    let is_away_now = away.iter().any(|one| one.employee == id && one.begins_at <= now);
    let tomorrow = today.tomorrow().unwrap_or(today);
    let day = |at: Timestamp| at.to_zoned(ui::bahrain()).date();
    // What ends at midnight has nothing of the day that begins then.
    let is_of_tomorrow = |one: &org::Absence| day(one.begins_at) <= tomorrow && day(one.ends_at - Duration::from_millis(1)) >= tomorrow;
    let is_away_tomorrow = |who: Option<EmployeeId>| away.iter().any(|one| Some(one.employee) == who && is_of_tomorrow(one));
    let theirs = is_away_tomorrow(Some(id)).then_some("email-copy-away-tomorrow");
    let own = is_away_tomorrow(case.owner).then_some("email-copy-your-absence");
    let now = if is_away_now { "email-copy-away" } else { "email-copy-at-work" };
    Ok([Some(now), theirs, own].into_iter().flatten().collect())
}

/// Tomorrow is over by then.
const TWO_DAYS: Duration = Duration::from_secs(48 * 3600);

/// Why those whom the customer copied do not get a copy by themselves.
fn caution(tx: &mut Tx<'_>, (case, newest): (&Case, &Message), people: usize) -> Result<&'static str> {
    if people > MOST {
        return Ok("email-copy-caution-most");
    }
    if look_through(tx, case.id)?.is_secret {
        return Ok("email-copy-caution-confidential");
    }
    if newest.standing != Standing::Proved.key() {
        return Ok("email-copy-caution-unproved");
    }
    if people > FEW {
        return Ok("email-copy-caution-many");
    }
    // Whoever writes for the first time could use us to write to whomever they name.
    Ok(if desk::store::came_before(tx, case)? { "" } else { "email-copy-caution-new" })
}

/// Who gets a copy of what waits for a second look, each in such words.
pub(crate) fn told(tx: &mut Tx<'_>, look: &Look, shown: fn(&Person) -> String) -> Result<Vec<String>> {
    let (wanted, lang) = (&look.reply.copies, tx.actor().lang);
    // Of a secure message nobody gets one, whatever was chosen.
    if look.is_secure || *wanted == Copies::default() {
        return Ok(Vec::new());
    }
    let (Some(case), Some(newest)) = (desk::store::case(tx, look.case)?, answerable::newest_in(tx, look.case)?) else {
        return Ok(Vec::new());
    };
    // Who was named may have left since: the list of what waits opens all the same.
    let people = match resolve(tx, (&case, &newest), (wanted, lang)) {
        Err(Error::Invalid(_)) => return Ok(vec![wanted.to.clone()]),
        people => people?,
    };
    Ok(people.iter().map(shown).collect())
}
