//! The customer has what was done before they leave (4.after.steps-taken): by text message, by letter, on paper, or told in words. What is sent
//! leads to where they say how it was.

pub(crate) mod kept;

use ::store::Tx;
use kernel::Error;
use kernel::Phone;
use kernel::Result;
use kernel::Timestamp;
use kernel::invalid;
use kernel::refuse;
use platform::App;
use platform::deliveries;
use platform::deliveries::Letter;
use platform::deliveries::Text;

use crate::complete::Done;
use crate::opinion;
use crate::store;
use crate::ticket::TicketId;
use crate::visit_events::OutcomeTold;

/// A text message about a visit is of no use after so long.
const TEXT_LASTS: std::time::Duration = std::time::Duration::from_secs(3600);

/// What a text message holds before it is too long to leave, in signs of sixteen bits: what was done leaves in any case.
const ROOM: usize = 400;

/// How a customer has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// A text message.
    Text,
    /// An email.
    Letter,
    /// A paper that is printed at the counter.
    Paper,
    /// Told in words, and nothing else: somebody chose that.
    Words,
}

impl Way {
    /// All ways, in the order of a list to choose from.
    pub(crate) const ALL: [Way; 4] = [Way::Text, Way::Letter, Way::Paper, Way::Words];

    /// The stable name.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Way::Text => "text",
            Way::Letter => "letter",
            Way::Paper => "paper",
            Way::Words => "words",
        }
    }

    /// Reads a stable name.
    pub(crate) fn parse(key: &str) -> Option<Way> {
        Way::ALL.into_iter().find(|way| way.key() == key)
    }
}

/// What a customer was told of a visit, and how they have it.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub(crate) id: i64,
    pub(crate) ticket: crate::ticket::TicketId,
    pub(crate) case: desk::CaseId,
    pub(crate) way: Way,
    /// Where it went, as far as that is shown; empty on paper and in words.
    pub(crate) shown: String,
    pub(crate) steps: String,
    /// When the rest should be finished.
    pub(crate) until: Option<Timestamp>,
    pub(crate) at: Timestamp,
}

/// Where a customer of a case can be sent something: a phone, where messages leave here at all, and an address of mail.
pub(crate) fn reached(tx: &mut Tx<'_>, app: &App, case: &desk::Case) -> Result<(Option<Phone>, Option<String>)> {
    let contacts = case.customer.map_or(Ok(Vec::new()), |customer| desk::store::contacts(tx, customer))?;
    let of = |kind: &str| contacts.iter().find(|(known, ..)| known == kind).map(|(_, value, _)| value.clone());
    let phone = of("phone").and_then(|phone| Phone::parse(&phone).ok()).filter(|_| deliveries::can_text(app.settings()));
    Ok((phone, of("email")))
}

/// Tells it: what is sent leaves with this transaction, and never says what only the customer may see.
///
/// # Errors
/// `Invalid` where the steps name confidential data and would be sent, or the customer cannot be reached so.
pub(crate) fn tell(tx: &mut Tx<'_>, app: &App, (done, way): (&Done, Way)) -> Result<Told> {
    let case = desk::store::case(tx, done.case)?.ok_or(Error::NotFound("case"))?;
    let (id, at) = (tx.new_id::<()>().get(), tx.now());
    let mut told =
        Told { id, ticket: done.ticket, case: case.id, way, shown: String::new(), steps: done.steps.clone(), until: done.until, at };
    may_be_sent(way, &told.steps)?;
    let (phone, address) = reached(tx, app, &case)?;
    let key = format!("centre-told-{id}");
    match way {
        Way::Text => {
            let to = phone.ok_or_else(|| invalid("told", "centre-told-no-phone"))?;
            told.shown = to.masked();
            let text = Text {
                to,
                lang: case.lang,
                text: words(tx, app, (&case, &told), ("\n", ROOM))?,
                until: at + TEXT_LASTS,
                case: Some(case.id.get()),
            };
            deliveries::enqueue_text(tx, key, &text)?;
        }
        Way::Letter => {
            let to = address.ok_or_else(|| invalid("told", "centre-told-no-address"))?;
            told.shown.clone_from(&to);
            let subject = app.words().say_plain(case.lang, "centre-told-subject", &[("reference", case.reference.as_str().into())]);
            let said = words(tx, app, (&case, &told), ("\n\n", usize::MAX))?;
            let letter = as_letter(tx, app, (to, case.lang), (subject, said))?;
            deliveries::enqueue_letter(tx, key, &letter)?;
        }
        Way::Paper | Way::Words => {}
    }
    store::insert_told(tx, &told)?;
    let interaction = done.interaction.get();
    let (centre, ticket) = (done.centre.get(), done.ticket.get());
    tx.record(OutcomeTold { case: case.id.get(), interaction, centre, ticket, how: way.key() })?;
    Ok(told)
}

/// Whether what was done can go that way: what only the customer may see is not sent.
///
/// # Errors
/// `Invalid` where the steps name confidential data.
pub(crate) fn may_be_sent(way: Way, steps: &str) -> Result<()> {
    let is_sent = matches!(way, Way::Text | Way::Letter);
    if is_sent && !writing::confidential::find(steps, &[]).is_empty() { Err(invalid("steps", "centre-told-confidential")) } else { Ok(()) }
}

/// What is written to the customer, in their language, and apart from it where they say how it was, as far as there is room.
fn words(tx: &mut Tx<'_>, app: &App, (case, told): (&desk::Case, &Told), (apart, room): (&str, usize)) -> Result<String> {
    let entity = org::store::own_entity(tx)?.ok_or_else(|| refuse("centre-nobody-in-hand"))?;
    let args = [
        ("entity", entity.name.get(case.lang).into()),
        ("steps", sentences(&told.steps).into()),
        ("reference", case.reference.as_str().into()),
        ("day", told.until.map_or_else(String::new, |at| day(app, case.lang, at)).into()),
    ];
    let key = if told.until.is_some() { "centre-told-goes-on" } else { "centre-told-settled" };
    let done = app.words().say_plain(case.lang, key, &args);
    with_opinion(tx, app, (told.ticket, case.lang), (done, "centre-told-rate"), (apart, room))
}

/// What is said, and apart from it where its customer says how it was, as long as that can be said and there is room.
fn with_opinion(
    tx: &mut Tx<'_>,
    app: &App,
    (ticket, lang): (TicketId, kernel::Lang),
    (said, asks): (String, &str),
    (apart, room): (&str, usize),
) -> Result<String> {
    let asked = |link: String| app.words().say_plain(lang, asks, &[("link", link.into())]);
    let both = opinion::address(tx, app, ticket)?.map(|link| format!("{said}{apart}{}", asked(link)));
    Ok(both.filter(|both| both.encode_utf16().count() <= room).unwrap_or(said))
}

/// What was done as sentences: something follows it, and whoever serves may have left its last stop out. None stands behind an address, which programs
/// would make a part of it.
pub(crate) fn sentences(steps: &str) -> String {
    let steps = steps.trim();
    let is_address = steps.rsplit(char::is_whitespace).next().is_some_and(|word| word.contains("://"));
    let is_ended = is_address || steps.ends_with(['.', '!', '?', '؟', '…', ':', '؛']);
    if is_ended { steps.to_owned() } else { format!("{steps}.") }
}

/// What is said to a customer, as a letter in the name of the entity: between a greeting and its regards.
pub(crate) fn as_letter(
    tx: &mut Tx<'_>,
    app: &App,
    (to, lang): (String, kernel::Lang),
    (subject, said): (String, String),
) -> Result<Letter> {
    let entity = org::store::own_entity(tx)?.ok_or(Error::NotFound("entity"))?;
    let from = entity.name.get(lang).to_owned();
    let say = |key: &str| app.words().say_plain(lang, key, &[("entity", from.as_str().into())]);
    let text = [say("centre-letter-greeting"), said, say("centre-letter-farewell")].join("\n\n");
    Ok(Letter { to, lang, from, subject, text, calendar: None })
}

/// A day as a customer reads it, with its weekday.
pub(crate) fn day(app: &App, lang: kernel::Lang, at: Timestamp) -> String {
    ui::Page::new(app.words().clone(), lang, "", at).day(at)
}

/// The ticket of a telling, for who reaches its centre.
pub(crate) fn of(tx: &mut Tx<'_>, id: i64) -> Result<Told> {
    let told = store::told(tx, id)?.ok_or(Error::NotFound("telling"))?;
    let ticket = store::ticket(tx, told.ticket)?.ok_or(Error::NotFound("telling"))?;
    crate::issue::must_reach(tx, ticket.centre).map_err(|_| Error::NotFound("telling"))?;
    Ok(told)
}

/// What a text on a page says of a telling.
pub(crate) fn summed(told: &Told) -> (&'static str, String) {
    let key = match told.way {
        Way::Text => "centre-went-text",
        Way::Letter => "centre-went-letter",
        Way::Paper => "centre-went-paper",
        Way::Words => "centre-went-words",
    };
    (key, told.shown.clone())
}

/// Where it is printed: `roll` or `a4`.
pub(crate) fn path(id: i64, paper: &str) -> String {
    format!("/desk/counter/tellings/{id}/{paper}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_ends_with_a_stop_and_with_one_alone() {
        for (said, read) in [
            ("The permit was renewed", "The permit was renewed."),
            ("The permit was renewed. ", "The permit was renewed."),
            ("رُوجعت المستندات", "رُوجعت المستندات."),
            ("هل وصلتكم الرخصة؟", "هل وصلتكم الرخصة؟"),
            ("Renewed (until 2027)", "Renewed (until 2027)."),
            ("The map is at https://works.example/map", "The map is at https://works.example/map"),
        ] {
            assert_eq!(sentences(said), read);
        }
    }
}
