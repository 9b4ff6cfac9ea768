//! What customers are told of their appointments, by text message and by letter, in their language: each thing once, and nothing that is no
//! longer so.

use ::store::Tx;
use kernel::Arg;
use kernel::Error;
use kernel::Result;
use kernel::Timestamp;
use platform::App;
use platform::deliveries;
use platform::deliveries::Letter;
use platform::deliveries::Text;
use ui::Page;

use crate::appointment::Appointment;
use crate::bookable::lines;
use crate::ical;
use crate::own_appointment_page::Known;
use crate::own_appointment_page::known;
use crate::own_appointment_page::own_address;
use crate::store;
use crate::times;

/// So many messages about what somebody asked for go to one number or address in a day: nobody has proved yet whose it is, and anybody can write it into a form.
const MOST_OF_A_DAY: usize = 12;
const DAY: std::time::Duration = std::time::Duration::from_secs(24 * 3600);

/// What is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    /// A time was booked.
    Booked,
    /// It comes near.
    Reminder,
    /// Another time was chosen.
    Moved,
    /// It was given back.
    Cancelled,
    /// The centre cannot keep it.
    CalledOff,
}

/// A message that was to tell a customer something of an appointment.
pub(crate) struct Message {
    pub(crate) word: Word,
    /// The version of the appointment of which it tells.
    pub(crate) version: i64,
    /// Whether it is a text message, and not a letter.
    pub(crate) is_text: bool,
    /// How it stands: `waiting`, `leased`, `sent`, `failed`, `given-up`.
    pub(crate) state: String,
    /// When it was wanted.
    pub(crate) at: Timestamp,
}

impl Message {
    /// Whether it left, or is still to leave.
    pub(crate) fn leaves(&self) -> bool {
        ["waiting", "leased", "sent"].contains(&self.state.as_str())
    }
}

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It is still to leave.
    Waits,
    /// It left.
    Sent,
    /// Another one took its place before it left.
    Withdrawn,
    /// Its customer did not get it.
    Failed,
}

impl Fate {
    /// The stable name.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Fate::Waits => "waiting",
            Fate::Sent => "sent",
            Fate::Withdrawn => "withdrawn",
            Fate::Failed => "failed",
        }
    }
}

/// Messages in their order, each with what became of it. One that was given up and that no other took the place of did not arrive.
pub(crate) fn fates(messages: &[Message]) -> impl Iterator<Item = (&Message, Fate)> {
    messages.iter().enumerate().map(|(place, one)| {
        let is_last = messages[place + 1..].iter().all(|later| later.is_text != one.is_text);
        let fate = match one.state.as_str() {
            "waiting" | "leased" => Fate::Waits,
            "sent" => Fate::Sent,
            "given-up" if !is_last => Fate::Withdrawn,
            _ => Fate::Failed,
        };
        (one, fate)
    })
}

/// The keys of what is told: in a text message, above a letter, in it.
struct Keys {
    text: &'static str,
    subject: &'static str,
    letter: &'static str,
}

impl Word {
    /// All of them.
    const ALL: [Word; 5] = [Word::Booked, Word::Reminder, Word::Moved, Word::Cancelled, Word::CalledOff];

    /// Reads a stable name.
    pub(crate) fn parse(key: &str) -> Option<Word> {
        Word::ALL.into_iter().find(|word| word.key() == key)
    }

    /// The stable name: `called-off`.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Word::Booked => "booked",
            Word::Reminder => "reminder",
            Word::Moved => "moved",
            Word::Cancelled => "cancelled",
            Word::CalledOff => "called-off",
        }
    }

    /// The key of what it is called where those who receive customers look at what was told.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Word::Booked => "centre-word-booked",
            Word::Reminder => "centre-word-reminder",
            Word::Moved => "centre-word-moved",
            Word::Cancelled => "centre-word-cancelled",
            Word::CalledOff => "centre-word-called-off",
        }
    }

    fn keys(self) -> Keys {
        let keys = |text, subject, letter| Keys { text, subject, letter };
        match self {
            Word::Booked => keys("centre-text-booked", "centre-letter-booked-subject", "centre-letter-booked"),
            Word::Reminder => keys("centre-text-reminder", "centre-letter-reminder-subject", "centre-letter-reminder"),
            Word::Moved => keys("centre-text-moved", "centre-letter-moved-subject", "centre-letter-moved"),
            Word::Cancelled => keys("centre-text-cancelled", "centre-letter-cancelled-subject", "centre-letter-cancelled"),
            Word::CalledOff => keys("centre-text-called-off", "centre-letter-called-off-subject", "centre-letter-called-off"),
        }
    }

    /// Whether whoever has the page of the appointment asked for what is told, and could again and again.
    const fn is_asked_for(self) -> bool {
        matches!(self, Word::Booked | Word::Moved | Word::Cancelled)
    }

    /// Whether there is anything to bring, and to change.
    const fn stands(self) -> bool {
        matches!(self, Word::Booked | Word::Reminder | Word::Moved)
    }
}

/// Tells the customer of an appointment something, wherever they are reached. What was to be told before and has not left is withdrawn. Their own
/// page says the same to those who have been told enough for a day.
///
/// # Errors
/// What the database says.
pub(crate) fn tell(app: &App, tx: &mut Tx<'_>, one: &Appointment, word: Word) -> Result<()> {
    let key = key(one, word);
    withdraw(tx, one, &key)?;
    let since = tx.now() - DAY;
    if word.is_asked_for() && store::many_messages(tx, one, since)? >= MOST_OF_A_DAY {
        return Ok(());
    }
    let (known, next) = (known(tx, one.clone())?, next(tx, one, word)?);
    let page = Page::new(app.words().clone(), one.lang, "", tx.now());
    let values = values(app, &page, &known, next);
    if let Some(phone) = one.phone.clone().filter(|_| deliveries::can_text(app.settings())) {
        let text = app.words().say_plain(one.lang, word.keys().text, &values);
        let until = if word.stands() { one.time.from } else { tx.now() + std::time::Duration::from_secs(3600) };
        let case = one.case.map(kernel::Id::get);
        let sent = deliveries::enqueue_text(tx, key.clone(), &Text { to: phone, lang: one.lang, text, until, case })?;
        store::insert_message(tx, one.id, sent)?;
    }
    if !one.email.is_empty() {
        let subject = app.words().say_plain(one.lang, word.keys().subject, &values);
        let (to, text) = (one.email.clone(), written(app, &known, word, &values));
        let from = known.entity.name.get(one.lang).to_owned();
        let letter = Letter { to, lang: one.lang, from, subject, text, calendar: Some(ical::written(app, &known)) };
        let sent = deliveries::enqueue_letter(tx, key, &letter)?;
        store::insert_message(tx, one.id, sent)?;
    }
    Ok(())
}

/// Tells it where an act has changed the appointment, which had this version before: a second press tells nothing.
///
/// # Errors
/// What the database says.
pub(crate) fn tell_change(app: &App, tx: &mut Tx<'_>, (before, one): (i64, &Appointment), word: Word) -> Result<()> {
    if one.version == before { Ok(()) } else { tell(app, tx, one, word) }
}

/// What tells the same of the same appointment has the same key.
fn key(one: &Appointment, word: Word) -> String {
    format!("appointment-{}-{}-{}", one.id, one.version, word.key())
}

/// What was or will be told of an appointment, the first one first.
pub(crate) fn messages(tx: &mut Tx<'_>, one: &Appointment) -> Result<Vec<Message>> {
    let before = format!("appointment-{}-", one.id);
    let mut messages = Vec::new();
    for (delivery, at) in store::messages_of(tx, one.id)? {
        let Some(((kind, key), state)) = deliveries::wish(tx, delivery)?.zip(deliveries::state(tx, delivery)?) else { continue };
        let Some((version, word)) = key.strip_prefix(&before).and_then(|rest| rest.split_once('-')) else { continue };
        let Some((version, word)) = version.parse().ok().zip(Word::parse(word)) else { continue };
        messages.push(Message { word, version, is_text: kind == deliveries::TEXT, state, at });
    }
    Ok(messages)
}

/// What has not left is not sent any more, but for what is told now: whoever presses twice is told once, and not never.
fn withdraw(tx: &mut Tx<'_>, one: &Appointment, told: &str) -> Result<()> {
    for (delivery, _) in store::messages_of(tx, one.id)? {
        if deliveries::wish(tx, delivery)?.is_some_and(|(_, key)| key == told) {
            continue;
        }
        deliveries::withdraw(tx, delivery)?;
    }
    Ok(())
}

/// The next free time, where the centre could not keep the one that was booked.
fn next(tx: &mut Tx<'_>, one: &Appointment, word: Word) -> Result<Option<Timestamp>> {
    if word != Word::CalledOff {
        return Ok(None);
    }
    let bookable = match times::open_one(tx, one.centre, one.service) {
        Err(Error::Refused(_)) => return Ok(None),
        bookable => bookable?,
    };
    let days = times::days(tx, &bookable, None)?;
    Ok(times::next_free(&days, one.time.from, 1).first().map(|span| span.from))
}

fn values(app: &App, page: &Page, known: &Known, next: Option<Timestamp>) -> Vec<(&'static str, Arg)> {
    let (one, lang) = (&known.one, known.one.lang);
    let at = |at: Timestamp| -> (String, String) { (page.day(at), page.time(at)) };
    let (day, time) = at(one.time.from);
    let next = next.map(at).map(|(day, time)| app.words().say_plain(lang, "centre-at", &[("day", day.into()), ("time", time.into())]));
    vec![
        ("name", one.name.as_str().into()),
        ("service", known.service.get(lang).into()),
        ("centre", known.centre.name.get(lang).into()),
        ("entity", known.entity.name.get(lang).into()),
        ("day", day.into()),
        ("time", time.into()),
        ("reference", one.reference.as_str().into()),
        ("next", next.unwrap_or_else(|| app.words().say_plain(lang, "centre-next-open", &[])).into()),
        ("link", own_address(app, known).into()),
    ]
}

/// A letter: what has happened, what to bring, and where the customer changes it. Nobody has proved yet whose the address is: of what was typed
/// into the form nothing stands in it, so that it carries no stranger's words.
fn written(app: &App, known: &Known, word: Word, values: &[(&'static str, Arg)]) -> String {
    let lang = known.one.lang;
    let say = |key: &str| app.words().say_plain(lang, key, values);
    let mut parts = vec![say("centre-letter-greeting"), say(word.keys().letter)];
    let list: Vec<String> = lines(known.bring.get(lang)).map(|line| format!("- {line}")).collect();
    if word.stands() && !list.is_empty() {
        parts.push(format!("{}:\n{}", say("centre-bring"), list.join("\n")));
    }
    if word.stands() {
        parts.push(say("centre-letter-change"));
    }
    parts.push(say("centre-letter-farewell"));
    parts.join("\n\n")
}
