//! An urgent need: whoever serves goes at once, also from the only open counter. They say why, and whoever leads the floor is told in the same
//! moment; that the centre's cover is not kept stands with the break.

use ::store::Tx;
use desk::notices::tell_place;
use kernel::Arg;
use kernel::Bilingual;
use kernel::Lang;
use kernel::Result;
use kernel::refuse;
use ui::Words;

use super::Break;
use super::Stage;
use super::asked_now;
use super::left_counter;
use super::tell_granted;
use crate::break_line::SHORTEST;
use crate::break_line::go_on;
use crate::counter::Counter;
use crate::counter::Standing;
use crate::issue::today;
use crate::serve::said;
use crate::sit::must_have_nobody;
use crate::state::State;
use crate::store;
use crate::told::sentences;
use crate::warn::ahead::leaders;

impl Break {
    /// Whether its employee went at once, and nobody let them.
    pub(crate) fn is_urgent(&self) -> bool {
        self.grantor.is_none() && !self.reason.is_empty()
    }
}

/// The one who acts goes at once, whatever stays at the counters: nobody is called to theirs until they are back. A second press changes nothing.
///
/// # Errors
/// `Invalid` without a reason; refused while a customer is served or called, for who sits at no open counter, and in an office.
pub(crate) fn go_at_once(tx: &mut Tx<'_>, words: &Words, reason: &str) -> Result<Break> {
    let (me, counter) = (tx.actor().employee()?, left_counter(tx)?);
    let known = store::break_of(tx, me)?;
    if let Some(away) = known.as_ref().filter(|one| one.stage == Stage::Running) {
        return Ok(away.clone());
    }
    if counter.standing != Standing::Open {
        return Err(refuse("centre-counter-paused").into());
    }
    must_have_nobody(tx)?;
    let reason = said(reason, "urgent")?;
    let one = match known {
        Some(asked) => asked,
        None => {
            let shortest = store::cover(tx, counter.centre)?.lengths.into_iter().min().unwrap_or(SHORTEST);
            asked_now(tx, (counter.centre, shortest))?
        }
    };
    let one = Break { stage: Stage::Granted, grantor: None, reason, ..one };
    store::save_break(tx, &one)?;
    tell_granted(tx, &one, ("urgent", one.reason.clone()))?;
    go_on(tx, counter.centre)?;
    tell_leaders(tx, words, (&one, &counter))?;
    Ok(store::a_break(tx, one.id)?.unwrap_or(one))
}

/// Those who lead the floor are told who has gone and why, and how the hall stands now.
fn tell_leaders(tx: &mut Tx<'_>, words: &Words, (one, counter): (&Break, &Counter)) -> Result<()> {
    let (day, me) = (today(tx), one.employee);
    let who = org::store::employee(tx, me)?.map(|who| who.name).unwrap_or_default();
    let waiting = store::tickets_in(tx, (one.centre, &day), &[State::Waiting])?.len();
    let is_any_open = store::counters(tx, one.centre)?.iter().any(|other| other.standing == Standing::Open);
    let in_words = |lang: Lang| {
        let gone: [(&str, Arg); 3] =
            [("who", who.get(lang).into()), ("counter", i64::from(counter.number).into()), ("reason", sentences(&one.reason).into())];
        let hall = if is_any_open { "centre-urgent-others" } else { "centre-urgent-nobody" };
        let waits = words.say(lang, "centre-urgent-waiting", &[("n", waiting.into())]);
        [words.say(lang, "centre-urgent-told", &gone), words.say(lang, hall, &[]), waits].join(" ")
    };
    let (said, place) = (Bilingual::new(in_words(Lang::Ar), in_words(Lang::En)), format!("/desk/centres/{}", one.centre));
    for leader in leaders(tx, one.centre)?.into_iter().filter(|leader| *leader != me) {
        tell_place(tx, leader, "urgent-need", (&place, &said))?;
    }
    Ok(())
}
