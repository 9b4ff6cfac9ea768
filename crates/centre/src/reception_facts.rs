//! What stands of an appointment on the page of the reception, in words: never more than the reception needs.

use std::collections::BTreeSet;

use ::store::Tx;
use kernel::Bilingual;
use kernel::Lang;
use kernel::Result;
use ui::Page;

use crate::appointment::Appointment;
use crate::appointment::Need;
use crate::appointment::Standing;
use crate::appointment_words::Fate;
use crate::appointment_words::Message;
use crate::appointment_words::fates;
use crate::appointment_words::messages;
use crate::board_page::speaks;
use crate::bookable::lines;
use crate::booking_page::NEW;
use crate::day_plan_page::stands;
use crate::own_appointment_page::Known;
use crate::own_appointment_page::known;
use crate::papers::handed_in::HandedIn;
use crate::reception_appointment_page::Landed;
use crate::store;

/// What is read of an appointment.
pub(crate) struct Read {
    pub(crate) known: Known,
    /// Whom its customer meets.
    pub(crate) with: Option<Bilingual>,
    pub(crate) messages: Vec<Message>,
    /// What its customer handed in beforehand.
    handed: Vec<HandedIn>,
}

/// Something to bring.
pub(crate) struct Brought {
    /// What it is, in the reader's language; in that of the appointment where the centre asks for it no more.
    pub(crate) text: String,
    /// Whether the customer has it ready.
    pub(crate) is_ready: bool,
    /// What they called the files that they handed in of it.
    pub(crate) files: Vec<String>,
}

impl Read {
    /// Reads what belongs to an appointment.
    pub(crate) fn of(tx: &mut Tx<'_>, one: Appointment) -> Result<Read> {
        let with = one.employee.map_or(Ok(None), |employee| org::store::employee(tx, employee))?.map(|employee| employee.name);
        let (messages, handed) = (messages(tx, &one)?, store::handed_in(tx, one.id)?);
        Ok(Read { known: known(tx, one)?, with, messages, handed })
    }

    /// What is to be brought, in the order of the list, and then what was handed in of what the centre asks for no more.
    pub(crate) fn brought(&self, lang: Lang) -> Vec<Brought> {
        let (one, bring) = (&self.known.one, &self.known.bring);
        let kept: Vec<&str> = lines(bring.get(one.lang)).collect();
        let asked = lines(bring.get(lang)).zip(kept.iter().copied());
        let gone: BTreeSet<&str> = self.handed.iter().map(|file| file.paper.as_str()).filter(|paper| !kept.contains(paper)).collect();
        let brought = |(text, kept): (&str, &str)| Brought {
            text: text.to_owned(),
            is_ready: one.brings.lines().any(|line| line == kept),
            files: self.handed.iter().filter(|file| file.paper == kept).map(|file| file.name.clone()).collect(),
        };
        asked.chain(gone.into_iter().map(|paper| (paper, paper))).map(brought).collect()
    }

    /// Why the centre could not keep it; none where it does.
    pub(crate) fn reason(&self) -> Option<&Bilingual> {
        self.known.reason.as_ref().filter(|_| self.known.one.standing == Standing::CalledOff)
    }
}

/// An appointment in words.
pub(crate) struct Facts {
    pub(crate) reference: String,
    pub(crate) words: &'static str,
    pub(crate) mark: &'static str,
    pub(crate) when: String,
    pub(crate) service: String,
    /// Whom its customer meets; empty for what is done at a counter.
    pub(crate) with: String,
    pub(crate) name: String,
    /// The number and the address, as far as the reception needs them to know them again.
    pub(crate) reached: Vec<String>,
    pub(crate) lang: String,
    pub(crate) needs: Vec<&'static str>,
    /// The key of the words for where it was booked; empty where that was not written down.
    pub(crate) origin: &'static str,
    pub(crate) booked: String,
    /// Why the centre could not keep it.
    pub(crate) reason: String,
    pub(crate) papers: Vec<Brought>,
    /// Whether files were handed in, which whoever serves opens.
    pub(crate) has_files: bool,
    /// Whether its customer is still to come, and how early and how late they may.
    pub(crate) is_expected: bool,
    pub(crate) early: u32,
    pub(crate) grace: u32,
}

impl Facts {
    /// Puts it into the reader's words.
    pub(crate) fn of(page: &Page, read: &Read) -> Facts {
        let (known, one, lang) = (&read.known, &read.known.one, page.lang);
        let (words, mark) = stands(one, page.now);
        let (day, time) = (page.day(one.time.from), page.time(one.time.from));
        Facts {
            reference: one.reference.clone(),
            words,
            mark,
            when: page.t2("centre-at", "day", day, "time", time),
            service: known.service.get(lang).into(),
            with: read.with.as_ref().map(|name| name.get(lang).to_owned()).unwrap_or_default(),
            name: one.name.clone(),
            reached: [phone(one), address(one)].into_iter().flatten().collect(),
            lang: speaks(page, one.lang),
            needs: one.needs.iter().map(|need: &Need| need.mark()).collect(),
            origin: origin(&one.origin),
            booked: page.datetime(one.booked),
            reason: read.reason().map(|reason| reason.get(lang).to_owned()).unwrap_or_default(),
            papers: read.brought(lang),
            has_files: !read.handed.is_empty(),
            is_expected: one.standing == Standing::Booked && page.now <= one.time.from,
            early: known.rules.early_minutes,
            grace: known.rules.grace_minutes,
        }
    }
}

/// The number to which text messages go, as far as it is shown.
pub(crate) fn phone(one: &Appointment) -> Option<String> {
    one.phone.as_ref().map(kernel::Phone::masked)
}

/// The address to which letters go, as far as it is shown: its first letter and its host.
pub(crate) fn address(one: &Appointment) -> Option<String> {
    let (name, host) = one.email.rsplit_once('@')?;
    Some(format!("{}•••@{host}", name.chars().next().map(String::from).unwrap_or_default()))
}

fn origin(key: &str) -> &'static str {
    match key {
        "web" => "centre-origin-web",
        "reception" => "centre-origin-reception",
        "program" => "centre-origin-program",
        _ => "",
    }
}

/// A message to the customer.
pub(crate) struct Told {
    pub(crate) what: &'static str,
    pub(crate) way: &'static str,
    pub(crate) words: &'static str,
    pub(crate) mark: &'static str,
    pub(crate) at: String,
}

impl Told {
    /// Puts messages into the reader's words, the first one first.
    pub(crate) fn all(page: &Page, messages: &[Message]) -> Vec<Told> {
        fates(messages).map(|(message, fate)| Told::of(page, message, fate)).collect()
    }

    fn of(page: &Page, message: &Message, fate: Fate) -> Told {
        let (words, mark) = match fate {
            Fate::Waits => ("centre-message-waits", ""),
            Fate::Sent => ("centre-message-sent", "ok"),
            Fate::Withdrawn => ("centre-message-withdrawn", ""),
            Fate::Failed => ("centre-message-failed", "bad"),
        };
        let way = if message.is_text { "centre-way-text" } else { "centre-way-letter" };
        Told { what: message.word.label(), way, words, mark, at: page.datetime(message.at) }
    }
}

/// What has just been done, and how its customer is told of it.
pub(crate) struct Done {
    pub(crate) title: String,
    pub(crate) told: String,
    /// Whether any message goes to its customer.
    pub(crate) is_told: bool,
}

/// What has just been done; none where nothing was. A second press does nothing, and finds what left for the first one, or in its place for what
/// came after it.
pub(crate) fn done(page: &Page, read: &Read, landed: &Landed) -> Option<Done> {
    let one = &read.known.one;
    let (since, title) = match (landed.told.as_str(), one.standing) {
        ("booked", Standing::Booked) => (NEW, "centre-reception-booked"),
        ("moved", Standing::Booked) => (one.stands_since, "centre-reception-moved"),
        ("cancelled", Standing::Cancelled) => (one.stands_since, "centre-cancelled"),
        _ => return None,
    };
    let of_that = |message: &&Message| message.version >= since && message.leaves();
    let leaves = |is_text: bool| read.messages.iter().filter(of_that).any(|message| message.is_text == is_text);
    let (told, is_told) = match (phone(one).filter(|_| leaves(true)), address(one).filter(|_| leaves(false))) {
        (Some(phone), Some(email)) => (page.t2("centre-reception-tells-both", "phone", phone, "email", email), true),
        (Some(phone), None) => (page.t1("centre-reception-tells-text", "phone", phone), true),
        (None, Some(email)) => (page.t1("centre-reception-tells-letter", "email", email), true),
        (None, None) => (page.t("centre-reception-tells-nobody"), false),
    };
    Some(Done { title: page.t(title), told, is_told })
}
