//! What a service needs and in which steps, sent to the customer who is served in their language: by text message or by letter, as they can be
//! reached (4.during.explain-steps).

use std::time::Duration;

use ::store::Tx;
use desk::Case;
use desk::EntryKind;
use desk::Said;
use kernel::Error;
use kernel::Event;
use kernel::Phone;
use kernel::Result;
use kernel::refuse;
use org::ServiceGuide;
use platform::App;
use platform::deliveries;
use platform::deliveries::Text;

use crate::call::seen_ticket;
use crate::ticket::Ticket;
use crate::told;
use crate::told::Way;
use crate::told_day::proposed;
use crate::visit_events::ServiceExplained;

/// A text message with more signs than this is cut into more parts than are sent: that is a letter.
const MOST_SIGNS: usize = 400;
/// What is to be brought is of use for so long.
const LASTS: Duration = Duration::from_secs(24 * 3600);
/// So many of the times at which a visit's service was shown or sent are looked at.
const LOOKED_AT: u32 = 50;

/// Sends it to the customer who is served. The same to the same number or address in the same visit is sent once.
///
/// # Errors
/// Refused where nobody is served or somebody else than was looked at, the catalogue says nothing of the service, the customer cannot be reached so,
/// or it is too long for a text message.
pub(super) fn send(tx: &mut Tx<'_>, app: &App, (seen, way): (&str, Way)) -> Result<Ticket> {
    let ticket = seen_ticket(tx, seen)?;
    ticket.must_be_served()?;
    let guide = org::store::service_guide(tx, ticket.service)?.ok_or_else(|| refuse("centre-explain-nothing"))?;
    let id = ticket.case.ok_or_else(|| refuse("centre-nobody-in-hand"))?;
    let mut case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    let (phone, address) = told::reached(tx, app, &case)?;
    let text = words(tx, app, (&ticket, &case, &guide))?;
    let (to, shown) = match way {
        Way::Text => {
            phone.as_ref().map(|phone| (phone.as_str().to_owned(), phone.masked())).ok_or_else(|| refuse("centre-told-no-phone"))?
        }
        _ => address.map(|address| (address.clone(), address)).ok_or_else(|| refuse("centre-told-no-address"))?,
    };
    let mark = app.keys().keyed_hash("centre.explained-to", &to);
    if was_sent(tx, &ticket, (way, &mark))? {
        return Ok(ticket);
    }
    match phone.filter(|_| way == Way::Text) {
        Some(phone) => by_text(tx, (&ticket, &case), (phone, &text))?,
        None => by_letter(tx, app, (&ticket, to, &text))?,
    }
    keep(tx, app, (&ticket, &mut case), (way, shown, text))?;
    super::record(tx, &ticket, (way.key(), mark))?;
    Ok(ticket)
}

/// What is written to the customer, in their language.
fn words(tx: &mut Tx<'_>, app: &App, (ticket, case, guide): (&Ticket, &Case, &ServiceGuide)) -> Result<String> {
    let lang = ticket.lang;
    let entity = org::store::own_entity(tx)?.ok_or(Error::NotFound("entity"))?;
    let service = org::store::service(tx, ticket.service)?.ok_or(Error::NotFound("service"))?;
    let until = proposed(tx, case)?.last().map(|day| told::day(app, lang, day.ends)).unwrap_or_default();
    let say = |key: &str| app.words().say_plain(lang, key, &[]);
    let mut parts = vec![format!("{}: {}", entity.name.get(lang), service.name.get(lang))];
    let documents: Vec<String> = guide.documents(lang).into_iter().map(|line| format!("- {line}")).collect();
    let steps: Vec<String> = guide.steps(lang).into_iter().enumerate().map(|(place, line)| format!("{}. {line}", place + 1)).collect();
    for (key, lines) in [("centre-explain-documents", documents), ("centre-explain-steps", steps)] {
        if !lines.is_empty() {
            parts.push(format!("{}:\n{}", say(key), lines.join("\n")));
        }
    }
    let facts = [
        ("centre-explain-conditions", guide.conditions.get(lang)),
        ("centre-explain-fee", guide.fee.get(lang)),
        ("centre-explain-until", until.as_str()),
        ("centre-paper-reference", case.reference.as_str()),
    ];
    parts.extend(facts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| format!("{}: {text}", say(key))));
    Ok(parts.join("\n"))
}

/// Whether it went to them in this visit already.
fn was_sent(tx: &mut Tx<'_>, ticket: &Ticket, (way, mark): (Way, &str)) -> Result<bool> {
    let Some(case) = ticket.case else { return Ok(false) };
    let explained = tx.events_of_kind((case.get(), ServiceExplained::KIND), 0, LOOKED_AT)?;
    let is_it = |data: &serde_json::Value| data["service"] == ticket.service.get() && data["how"] == way.key() && data["to"] == mark;
    Ok(explained.iter().any(|one| is_it(&one.data)))
}

fn by_text(tx: &mut Tx<'_>, (ticket, case): (&Ticket, &Case), (to, text): (Phone, &str)) -> Result<()> {
    if text.encode_utf16().count() > MOST_SIGNS {
        return Err(refuse("centre-explain-long").into());
    }
    let (key, until) = (format!("centre-explained-{}", tx.new_id::<()>().get()), tx.now() + LASTS);
    let text = Text { to, lang: ticket.lang, text: text.to_owned(), until, case: Some(case.id.get()) };
    deliveries::enqueue_text(tx, key, &text).map(drop)
}

fn by_letter(tx: &mut Tx<'_>, app: &App, (ticket, to, text): (&Ticket, String, &str)) -> Result<()> {
    let key = format!("centre-explained-{}", tx.new_id::<()>().get());
    let subject = app.words().say_plain(ticket.lang, "centre-explain", &[]);
    let letter = told::as_letter(tx, app, (to, ticket.lang), (subject, text.to_owned()))?;
    deliveries::enqueue_letter(tx, key, &letter).map(drop)
}

/// What was sent stands on the case, with where it went. It is no answer yet.
fn keep(tx: &mut Tx<'_>, app: &App, (ticket, case): (&Ticket, &mut Case), (way, shown, text): (Way, String, String)) -> Result<()> {
    let key = if way == Way::Text { "centre-explained-by-text" } else { "centre-explained-by-letter" };
    let sent = app.words().say_plain(ticket.lang, key, &[("to", shown.into())]);
    let said = Said::by_me(tx, case.lang, (EntryKind::Out, desk::INTERIM), format!("{sent}\n{text}"))?;
    desk::say(tx, case, Said { interaction: ticket.interaction, ..said }).map(drop)
}
