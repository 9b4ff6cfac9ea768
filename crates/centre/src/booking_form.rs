//! What somebody types who books a time: its fields, their limits, and what must be corrected.

use kernel::CentreId;
use kernel::Error;
use kernel::FieldError;
use kernel::Lang;
use kernel::Phone;
use kernel::Result;
use kernel::Timestamp;
use org::ServiceId;
use serde::Deserialize;
use ui::Answers;

use crate::appointment::Need;
use crate::book::NewAppointment;

/// The most characters of a name.
const NAME: usize = 100;
/// The most characters of a mail address (RFC 5321).
const ADDRESS: usize = 254;
/// The most characters of what it is about.
const ABOUT: usize = 1_000;
/// Keys are made by the page; whatever is longer is none.
const KEY: usize = 64;

/// Who books for a customer that stands there or calls.
pub(crate) const RECEPTION: &str = "reception";

/// A booking as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Typed {
    /// The seconds since 1970 at which the visit begins.
    pub(crate) from: String,
    name: String,
    phone: String,
    email: String,
    lang: String,
    first: String,
    wheelchair: String,
    signing: String,
    reading: String,
    about: String,
    /// Made with the page: the same twice is one appointment.
    pub(crate) key: String,
}

impl Typed {
    /// What a program sends, as if it were typed.
    pub(crate) fn of_program(
        from: String,
        (name, phone, email): (String, String, String),
        (lang, about): (String, String),
        needs: &[String],
    ) -> Typed {
        let said = |need: Need| if needs.iter().any(|known| known == need.key()) { "yes".to_owned() } else { String::new() };
        let [first, wheelchair, signing, reading] = Need::ALL.map(said);
        Typed { from, name, phone, email, lang, first, wheelchair, signing, reading, about, key: String::new() }
    }

    /// Everything that was typed, to be shown again.
    pub(crate) fn answers(&self) -> Answers {
        let said = Answers::new().with("name", &self.name).with("phone", &self.phone).with("email", &self.email).with("lang", &self.lang);
        let said = said.with("first", &self.first).with("wheelchair", &self.wheelchair).with("signing", &self.signing);
        said.with("reading", &self.reading).with("about", &self.about).with("from", &self.from)
    }

    /// What it says.
    ///
    /// # Errors
    /// `Invalid` with every field that must be corrected.
    pub(crate) fn read(&self, (centre, service): (CentreId, ServiceId), by: &'static str, client: &str) -> Result<NewAppointment> {
        let mut wrong = Vec::new();
        let mut say = |field: &'static str, key: &'static str| wrong.push(FieldError { field: field.into(), key, args: Vec::new() });
        let [no_name, no_reach] = missing(by);
        let (name, about) = (one_line(&self.name), self.about.trim().to_owned());
        match name.chars().count() {
            0 => say("name", no_name),
            long if long > NAME => say("name", "centre-text-long"),
            _ => {}
        }
        let phone = match self.phone.trim() {
            "" => None,
            typed => Phone::parse(typed).map_err(|why| say("phone", why.key())).ok(),
        };
        let email = one_line(&self.email).to_lowercase();
        match email.as_str() {
            "" if self.phone.trim().is_empty() => say("phone", no_reach),
            "" => {}
            address if is_address(address) => {}
            _ => say("email", "centre-book-email"),
        }
        if about.chars().count() > ABOUT {
            say("about", "centre-text-long");
        }
        let lang = Lang::parse(&self.lang);
        if lang.is_none() {
            say("lang", "centre-book-lang");
        }
        let from = seconds(&self.from);
        if from.is_none() {
            say("from", "centre-time-choose");
        }
        if self.key.len() > KEY {
            say("name", "centre-text-long");
        }
        let Some((lang, from)) = lang.zip(from).filter(|_| wrong.is_empty()) else { return Err(Error::Invalid(wrong)) };
        let (by, key, client) = (by, self.key.trim().to_owned(), client.to_owned());
        Ok(NewAppointment { centre, service, from, name, phone, email, lang, needs: self.needs(), about, by, key, client })
    }

    fn needs(&self) -> Vec<Need> {
        let ticked = |need: &Need| {
            let field = match need {
                Need::First => &self.first,
                Need::Wheelchair => &self.wheelchair,
                Need::Signing => &self.signing,
                Need::Reading => &self.reading,
            };
            field == "yes"
        };
        Need::ALL.into_iter().filter(ticked).collect()
    }
}

/// What is said where the name or every way to reach the customer is missing: to the customer, or to whoever books for them.
fn missing(by: &str) -> [&'static str; 2] {
    if by == RECEPTION { ["centre-reception-no-name", "centre-reception-no-reach"] } else { ["centre-book-name", "centre-book-reach"] }
}

/// An instant as it stands in an address or a form: seconds since 1970.
pub(crate) fn seconds(text: &str) -> Option<Timestamp> {
    Timestamp::from_second(text.trim().parse().ok()?).ok()
}

/// What stands on one line, whatever was pasted into it.
fn one_line(text: &str) -> String {
    text.trim().chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Whether it has the shape of a mail address. Whether it is one is only known when something arrives.
fn is_address(text: &str) -> bool {
    let Some((name, host)) = text.rsplit_once('@') else { return false };
    let is_clean = text.chars().all(|c| !c.is_whitespace() && !"<>(),;:\"\\[]".contains(c));
    let mut labels = host.split('.');
    let has_host = host.contains('.') && labels.all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'));
    is_clean && has_host && !name.is_empty() && text.len() <= ADDRESS
}
