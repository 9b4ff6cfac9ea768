//! Who gets a copy of a reply beside the customer: those whom the customer had copied, the back-up, colleagues
//! (6.email.teammate). Whoever gets one gets neither the customer's code nor the address at which the customer answers.

use ::store::Tx;
use desk::Case;
use kernel::EmployeeId;
use kernel::Error;
use kernel::FieldError;
use kernel::Lang;
use kernel::Result;
use kernel::invalid;
use org::Employee;
use post::Address;
use post::Claim;
use post::Mail;
use post::Standing;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;
use writing::fold::fold;

use crate::mailbox::Mailbox;
use crate::message::Message;
use crate::store;
use crate::store::copies;

/// So many get a copy at most.
pub(crate) const MOST: usize = 20;
/// So many bytes of files leave with all copies of a reply together.
const LARGEST: usize = 60 * 1024 * 1024;

/// Who gets a copy of a reply, as whoever writes it chose.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Copies {
    /// Those whom the customer copied on the message that is answered.
    pub all: bool,
    /// Whoever stands in for the owner.
    pub back_up: bool,
    /// Names or addresses of colleagues, or addresses of some of those whom the customer copied, with commas between.
    pub to: String,
}

impl Copies {
    /// As it is kept.
    pub(crate) fn written(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what was kept; nobody where nothing was.
    pub(crate) fn read(written: &str) -> Copies {
        serde_json::from_str(written).unwrap_or_default()
    }
}

/// Somebody beside the customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Person {
    pub(crate) address: String,
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) is_colleague: bool,
}

impl Person {
    /// A colleague by name; anybody else with the address, for their name is only what a sender wrote.
    pub(crate) fn shown(&self) -> String {
        let name = post::shown(&self.name);
        match (name.is_empty(), self.is_colleague) {
            (true, _) => self.address.clone(),
            (false, true) => name,
            (false, false) => format!("{name} <{}>", self.address),
        }
    }
}

/// Those to whom a message went as well: neither its sender, nor a mailbox of ours, nor what bears a code.
pub(crate) fn beside(tx: &mut Tx<'_>, mailbox: &Mailbox, mail: &Mail) -> Result<Vec<Person>> {
    let from = mail.from.as_ref().map(|from| from.address.to_lowercase());
    let mut people: Vec<Person> = Vec::new();
    for one in mail.to.iter().chain(&mail.cc) {
        let address = one.address.to_lowercase();
        let is_known = Some(&address) == from.as_ref() || people.iter().any(|known| known.address == address);
        let is_ours = || address == mailbox.address || Claim::of_address(&address).is_some();
        if is_known || is_ours() || Address::parse(&address).is_none() || store::is_mailbox(tx, &address)? {
            continue;
        }
        people.push(Person { address, name: one.name.clone().unwrap_or_default(), is_colleague: false });
        // One more than may get a copy: that there are too many is said where somebody chooses.
        if people.len() > MOST {
            break;
        }
    }
    Ok(people)
}

/// Those whom a reply to this message may reach as well: nobody of a message that may be forged, or that only proves something elsewhere.
pub(crate) fn circle(tx: &mut Tx<'_>, message: &Message) -> Result<Vec<Person>> {
    if message.standing == Standing::Refuted.key() || message.is_verification {
        return Ok(Vec::new());
    }
    Ok(copies::circle(tx, message.id)?.into_iter().filter(|one| one.address != message.correspondent).collect())
}

/// Whoever stands in for the owner of a case.
pub(crate) fn back_up_of(tx: &mut Tx<'_>, case: &Case) -> Result<Option<EmployeeId>> {
    let own = match case.owner {
        Some(owner) => org::store::employee(tx, owner)?.and_then(|owner| owner.back_up),
        None => None,
    };
    Ok(case.back_up.or(own).filter(|id| Some(*id) != case.owner))
}

/// The same, where they have an address.
pub(crate) fn back_up(tx: &mut Tx<'_>, case: &Case, lang: Lang) -> Result<Option<Person>> {
    let Some(id) = back_up_of(tx, case)? else { return Ok(None) };
    Ok(org::store::employee(tx, id)?.filter(|one| one.is_active && !one.email.is_empty()).map(|one| colleague(&one, lang)))
}

fn colleague(one: &Employee, lang: Lang) -> Person {
    Person { address: one.email.trim().to_lowercase(), name: one.name.get(lang).to_owned(), is_colleague: true }
}

/// Who really gets a copy of a reply to this message, each once, and never its customer; colleagues by their names in a language.
///
/// # Errors
/// `Invalid` for a name that nobody here has or several have, for an address outside the house, and for too many.
pub(crate) fn resolve(tx: &mut Tx<'_>, (case, answered): (&Case, &Message), (wanted, lang): (&Copies, Lang)) -> Result<Vec<Person>> {
    let circle = circle(tx, answered)?;
    let mut all = if wanted.all { circle.clone() } else { Vec::new() };
    if wanted.back_up {
        all.extend(back_up(tx, case, lang)?);
    }
    all.extend(named(tx, &wanted.to, (&circle, lang))?);
    let mut people: Vec<Person> = Vec::new();
    for one in all {
        if one.address != answered.correspondent && !people.iter().any(|known| known.address == one.address) {
            people.push(one);
        }
    }
    if people.len() > MOST {
        return Err(wrong("email-copy-many", "n", MOST.to_string()));
    }
    // What a mailbox of ours gets comes back in as mail: whoever is named by such an address is no exception.
    for one in &people {
        if store::is_mailbox(tx, &one.address)? {
            return Err(wrong("email-copy-mailbox", "who", one.address.clone()));
        }
    }
    Ok(people)
}

/// What a copy must not carry: confidential data, the customer's code, and more files than a server can hand out many times over.
///
/// # Errors
/// `Invalid` with what is to be changed.
pub(crate) fn must_be_harmless(people: &[Person], (is_secret, files): (bool, usize), (texts, code): (&[&String], &str)) -> Result<()> {
    if people.is_empty() {
        return Ok(());
    }
    if is_secret {
        return Err(invalid("copy_to", "email-copy-confidential"));
    }
    let code = bare(code);
    if !code.is_empty() && texts.iter().any(|text| bare(text).contains(&code)) {
        return Err(invalid("copy_to", "email-copy-code"));
    }
    if files.saturating_mul(people.len()) > LARGEST {
        return Err(invalid("copy_to", "email-copy-large"));
    }
    Ok(())
}

/// A text without what people write between or around the letters of a code.
fn bare(text: &str) -> String {
    fold(text).chars().filter(|one| one.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn wrong(key: &'static str, name: &'static str, value: String) -> Error {
    Error::Invalid(vec![FieldError { field: "copy_to".into(), key, args: vec![(name, value.into())] }])
}

/// The colleagues who were written down, by names or addresses, and those of the circle of whom an address was.
fn named(tx: &mut Tx<'_>, text: &str, (circle, lang): (&[Person], Lang)) -> Result<Vec<Person>> {
    let wanted: Vec<&str> = text.split([',', '،', ';', '؛', '\n']).map(str::trim).filter(|one| !one.is_empty()).collect();
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let employees = org::store::employees(tx)?;
    let mut people = Vec::new();
    for one in wanted {
        let known = |employees: &[Employee]| called(one, employees).map(|found| colleague(found, lang));
        people.push(if one.contains('@') { addressed(tx, one, (&employees, circle), lang)? } else { known(&employees)? });
    }
    Ok(people)
}

fn addressed(tx: &mut Tx<'_>, written: &str, (employees, circle): (&[Employee], &[Person]), lang: Lang) -> Result<Person> {
    let unreadable = || wrong("email-copy-unknown", "who", written.into());
    let address = Address::parse(written).ok_or_else(unreadable)?;
    let wanted = address.address.to_lowercase();
    if let Some(one) = employees.iter().find(|one| one.email.trim().eq_ignore_ascii_case(&wanted)) {
        return Ok(colleague(one, lang));
    }
    if store::is_mailbox(tx, &wanted)? {
        return Err(wrong("email-copy-mailbox", "who", wanted));
    }
    let copied = circle.iter().find(|one| one.address == wanted);
    copied.cloned().ok_or_else(|| wrong("email-copy-outside", "who", wanted))
}

/// The colleague with this name, or with a name that begins so where only one has.
fn called<'e>(written: &str, employees: &'e [Employee]) -> Result<&'e Employee> {
    let wanted = fold(written);
    let names = |one: &Employee| [fold(&one.name.ar), fold(&one.name.en)];
    let whole: Vec<&Employee> = employees.iter().filter(|one| names(one).contains(&wanted)).collect();
    let begins = |one: &&Employee| names(one).iter().any(|name| name.strip_prefix(&wanted).is_some_and(|rest| rest.starts_with(' ')));
    let fitting = if whole.is_empty() { employees.iter().filter(begins).collect() } else { whole };
    match fitting.as_slice() {
        [] => Err(wrong("email-copy-unknown", "who", written.into())),
        [one] if one.email.trim().is_empty() => Err(wrong("email-copy-no-address", "who", written.into())),
        [one] => Ok(one),
        _ => Err(wrong("email-copy-unclear", "who", written.into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person() -> Person {
        Person { address: "omar@example.com".into(), name: "Omar".into(), is_colleague: false }
    }

    #[test]
    fn a_copy_carries_neither_confidential_data_nor_the_customers_code() {
        let people = [person()];
        assert!(must_be_harmless(&people, (false, 10), (&[&"Your permit is ready.".into()], "K7QF-22")).is_ok());
        assert!(must_be_harmless(&people, (true, 0), (&[], "K7QF-22")).is_err(), "confidential data");
        for code in ["K7QF-22", "k7qf22", "K7 QF 22", "K7QF\u{2011}22"] {
            let written = format!("Open it with {code}.");
            assert!(must_be_harmless(&people, (false, 0), (&[&written], "K7QF-22")).is_err(), "{code}");
            assert!(must_be_harmless(&people, (false, 0), (&[&String::new(), &written], "K7QF-22")).is_err(), "{code} elsewhere");
        }
        assert!(must_be_harmless(&people, (false, LARGEST + 1), (&[], "K7QF-22")).is_err(), "too much for one act");
        assert!(must_be_harmless(&[], (true, LARGEST + 1), (&[&"K7QF-22".into()], "K7QF-22")).is_ok(), "nobody gets one");
    }

    #[test]
    fn who_is_no_colleague_is_shown_with_the_address() {
        let colleague = |name: &str, is_colleague| Person { name: name.into(), is_colleague, ..person() };
        assert_eq!(colleague("Mona  Ali", true).shown(), "Mona Ali");
        assert_eq!(colleague("Mona\r\nAli", false).shown(), "Mona Ali <omar@example.com>", "as a sender may call somebody");
        let turned = colleague("\u{202e}Mona\u{200f} \u{2067}Ali\u{2069}\u{2069}", false).shown();
        assert_eq!(turned, "Mona Ali <omar@example.com>", "without marks that turn what stands beside it");
        assert_eq!(colleague(" ", false).shown(), "omar@example.com");
    }

    #[test]
    fn what_was_chosen_comes_back_as_it_was_kept() {
        let chosen = Copies { all: true, back_up: false, to: "هدى، permits@works.example".into() };
        assert_eq!(Copies::read(&chosen.written()), chosen);
        assert_eq!(Copies::read(""), Copies::default());
    }
}
