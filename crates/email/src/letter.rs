//! The letter that a reply becomes: the guide's parts round what the employee wrote, the way to follow the case, the message it answers.

use ::store::Tx;
use desk::Case;
use desk::Customer;
use kernel::Error;
use kernel::Lang;
use kernel::Result;
use kernel::invalid;
use kernel::refuse;
use platform::App;
use post::Address;
use post::Bond;
use post::Draft;
use post::Enclosure;
use post::Quoted;
use post::Standing;
use post::Towards;
use writing::address::Name;
use writing::address::Parts;
use writing::address::Signer;

use crate::answerable;
use crate::checks::Counted;
use crate::checks::Rules;
use crate::copies;
use crate::copies::Person;
use crate::copy_letters::Copied;
use crate::file_words;
use crate::house::Kept;
use crate::key::reply_key;
use crate::looked_through::LookedThrough;
use crate::looked_through::look_through;
use crate::mailbox::Mailbox;
use crate::message::Enclosed;
use crate::message::Message;
use crate::message::MessageId;
use crate::open_points;
use crate::open_points::Left;
use crate::points::Point;
use crate::points::points;
use crate::reply::Reply;
use crate::sending::Sending;
use crate::store;

/// A reply as it will leave, before it is certain that it may.
pub(crate) struct Letter {
    pub(crate) message: MessageId,
    pub(crate) mailbox: Mailbox,
    pub(crate) to: String,
    pub(crate) message_id: String,
    pub(crate) text: String,
    pub(crate) counted: Counted,
    pub(crate) enclosed: Vec<Enclosed>,
    pub(crate) bytes: Vec<u8>,
    /// What its files are called and say, as far as the search finds it.
    pub(crate) file_words: String,
    /// What it leaves open of what was asked; nothing of what goes before an answer.
    pub(crate) left: Option<Left>,
    /// What looking through the case has shown, beside the message that is answered, where that copied somebody.
    pub(crate) looked: Option<(MessageId, LookedThrough)>,
}

/// Writes the letter to the one who wrote last, and what others get of it.
///
/// # Errors
/// Refused when nobody is there to answer; `NotFound` without a record of the employee.
pub(crate) fn write(
    tx: &mut Tx<'_>,
    (app, known): (&App, (&Kept, u64)),
    case: &Case,
    sending: &Sending,
    files: Vec<Enclosure>,
) -> Result<(Letter, Copied)> {
    let reply = &sending.reply;
    let newest = answerable::newest_in(tx, case.id)?.ok_or_else(|| refuse("email-nobody-to-answer"))?;
    let mailbox = store::mailbox(tx, newest.mailbox)?.ok_or(Error::NotFound("mailbox"))?;
    let composed = compose(tx, case, &mailbox, reply.lang, &reply.body)?;
    let rules = Rules::binding(tx, case, known)?;
    let points = if sending.is_interim { Vec::new() } else { points(tx, case.id, sending.written(), &reply.points)? };
    let counted = counted(tx, app, (&rules, sending, &composed.text), &points)?;
    let left = open_points::left(tx, case.id, &newest, &points)?;
    let looked = if copies::circle(tx, &newest)?.is_empty() { None } else { Some((newest.id, look_through(tx, case.id)?)) };
    let people = copies::resolve(tx, (case, &newest), (&reply.copies, reply.lang))?;
    let size = files.iter().map(|file| file.bytes.len()).sum();
    let file_words = file_words::of_enclosures(&files);
    let is_secret = counted.is_secret() || !people.is_empty() && rules.has_secret(&file_words);
    let whole = [&reply.subject, &composed.text, &file_words];
    copies::must_be_harmless(&people, (is_secret, size), (&whole, &case.access_code))?;
    let message: MessageId = tx.new_id();
    let mut draft = draft(tx, app, (case, &mailbox, &newest), (reply, message, &composed.text), (&people, files))?;
    let enclosed = |file: &Enclosure| Enclosed { name: file.name.clone(), kind: file.kind.clone(), size: file.bytes.len(), content: None };
    let enclosed = draft.files.iter().map(enclosed).collect();
    let bytes = draft.to_bytes()?;
    let files = std::mem::take(&mut draft.files);
    let copied = Copied::write(tx, app, (case, &mailbox), (&draft, &composed.text), (people, files))?;
    let (to, message_id, text) = (newest.correspondent, draft.message_id, composed.text);
    Ok((Letter { message, mailbox, to, message_id, text, counted, enclosed, bytes, file_words, left, looked }, copied))
}

/// What the reply is judged by.
fn counted(tx: &mut Tx<'_>, app: &App, (rules, sending, whole): (&Rules, &Sending, &str), points: &[Point]) -> Result<Counted> {
    let reply = &sending.reply;
    let counted = rules.count(reply.lang, &reply.body, whole, &reply.subject).with_calls(tx, app.settings())?;
    // What goes before the answer leaves the questions open.
    Ok(if sending.is_interim { counted } else { counted.with_points(rules, points) })
}

/// The letter to the customer; its text names those whom the customer had copied and who get a copy, and nobody of the entity.
fn draft(
    tx: &mut Tx<'_>,
    app: &App,
    (case, mailbox, newest): (&Case, &Mailbox, &Message),
    (reply, message, text): (&Reply, MessageId, &str),
    (people, files): (&[Person], Vec<Enclosure>),
) -> Result<Draft> {
    let unreadable = || invalid("to", "email-address-unreadable");
    let key = reply_key(app.keys());
    let bond = Bond { mailbox: &mailbox.address, correspondent: &newest.correspondent, towards: Towards::Customer };
    let name = mailbox.name.get(reply.lang);
    let to = Address::parse(&newest.correspondent).ok_or_else(|| refuse("email-nobody-to-answer"))?;
    let answers = (!newest.message_id.is_empty()).then(|| newest.message_id.clone());
    let copied = copied_line(app.words(), reply.lang, people);
    let follow = follow_line(tx, app.words(), app.public_url(), reply.lang, case)?;
    Ok(Draft {
        lang: reply.lang,
        from: Address::parse(&mailbox.address).ok_or_else(unreadable)?.named(name),
        reply_to: key.reply_address(&bond, case.id.get()).and_then(|address| Address::parse(&address)).map(|address| address.named(name)),
        to: vec![to.named(newest.correspondent_name.clone())],
        // It bears the code and the customer's bond: an answer to all would hand both to those who are named in a header.
        cc: Vec::new(),
        subject: reply.subject.trim().into(),
        message_id: key.message_id(&bond, case.id.get(), &message.to_string()).ok_or_else(unreadable)?,
        in_reply_to: answers.clone(),
        references: answers.into_iter().collect(),
        date: tx.now(),
        automatic: None,
        text: if copied.is_empty() { format!("{text}\n\n{follow}") } else { format!("{text}\n\n{copied}\n\n{follow}") },
        quoted: quoted(tx, app.words(), reply.lang, newest)?,
        files,
    })
}

/// Who gets a copy as well of those whom the customer had copied; nothing where nobody does.
fn copied_line(words: &ui::Words, lang: Lang, people: &[Person]) -> String {
    let others: Vec<String> = people.iter().filter(|one| !one.is_colleague).map(Person::shown).collect();
    if others.is_empty() {
        return String::new();
    }
    let separator = if lang == Lang::Ar { "، " } else { ", " };
    words.say_plain(lang, "email-copied-line", &[("who", others.join(separator).into())])
}

/// Puts the guide's parts round what the employee wrote.
pub(crate) fn compose(tx: &mut Tx<'_>, case: &Case, mailbox: &Mailbox, lang: Lang, body: &str) -> Result<writing::address::Reply> {
    let me = tx.actor().employee()?;
    let employee = org::store::employee(tx, me)?.ok_or(Error::NotFound("employee"))?;
    let entity = org::store::own_entity(tx)?.ok_or(Error::NotFound("entity"))?;
    let customer = customer(tx, case)?;
    let name = customer.as_ref().and_then(|customer| name_in(lang, customer));
    Ok(writing::address::compose(&Parts {
        lang,
        name: name.map(|full| Name { full, title: None }),
        gender: customer.as_ref().and_then(|customer| customer.gender),
        body,
        time: Some(tx.now().to_zoned(ui::bahrain()).time()),
        signer: Signer {
            name: employee.name.get(lang),
            title: employee.title.get(lang),
            department: employee.department.get(lang),
            entity: entity.name.get(lang),
            phone: if employee.phone.is_empty() { &entity.phone } else { &employee.phone },
            email: Some(&mailbox.address),
        },
    }))
}

/// The customer of a case, if one is known.
pub(crate) fn customer(tx: &mut Tx<'_>, case: &Case) -> Result<Option<Customer>> {
    match case.customer {
        Some(id) => desk::store::customer(tx, id),
        None => Ok(None),
    }
}

/// A customer's name where it is written in the reply's letters; a name in other letters would be a guess.
fn name_in(lang: Lang, customer: &Customer) -> Option<&str> {
    let name = customer.name.trim();
    (!name.is_empty() && !name.contains('@') && writing::language(name) == lang).then_some(name)
}

/// Where the customer follows the case: reference, code and address, in the letter's language.
pub(crate) fn follow_line(tx: &mut Tx<'_>, words: &ui::Words, public_url: &str, lang: Lang, case: &Case) -> Result<String> {
    let entity = org::store::own_entity(tx)?.ok_or(Error::NotFound("entity"))?;
    let address = format!("{public_url}/{}/follow?entity={}", lang.code(), entity.code);
    let args = [("reference", case.reference.as_str().into()), ("code", case.access_code.as_str().into()), ("address", address.into())];
    Ok(words.say_plain(lang, "email-follow", &args))
}

fn quoted(tx: &mut Tx<'_>, words: &ui::Words, lang: Lang, newest: &Message) -> Result<Option<Quoted>> {
    // What another service sent to be proved, and what somebody may have forged, is not carried on in our name.
    if newest.is_verification || newest.standing == Standing::Refuted.key() {
        return Ok(None);
    }
    let entries = desk::store::entries(tx, newest.case, Some(newest.entry + 1), 1)?;
    let Some(entry) = entries.into_iter().find(|entry| entry.id == newest.entry) else { return Ok(None) };
    let day = entry.at.to_zoned(ui::bahrain()).strftime("%d/%m/%Y %H:%M").to_string();
    let attribution = words.say_plain(lang, "email-quoted", &[("when", day.into()), ("who", entry.author.into())]);
    Ok(Some(Quoted { attribution, text: entry.text }))
}
