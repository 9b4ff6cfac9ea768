//! A reply: composed from records so that nothing the guide asks for is forgotten, checked, sent once, judged from what was sent.

use calendar::Spent;
use desk::Awaits;
use desk::Case;
use desk::CaseId;
use desk::Customer;
use desk::EntryKind;
use desk::Said;
use kernel::Error;
use kernel::Gender;
use kernel::Lang;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::invalid;
use kernel::refuse;
use platform::App;
use platform::deliveries;
use platform::deliveries::NewDelivery;
use post::Address;
use post::Bond;
use post::Draft;
use post::Quoted;
use post::ReplyKey;
use post::Towards;
use ::store::Prepared;
use ::store::Tx;
use writing::address::Name;
use writing::address::Parts;
use writing::address::Signer;

use crate::checks;
use crate::checks::Counted;
use crate::deliver::OUTGOING;
use crate::events::ReplySent;
use crate::key::reply_key;
use crate::mailbox::Mailbox;
use crate::message::Message;
use crate::message::MessageId;
use crate::store;

/// Answer customers by email.
pub const REPLY: Permission =
    Permission { key: "email.reply", roles: &[Role::Employee, Role::Supervisor, Role::CentreManager] };

/// What the employee wrote.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The subject.
    pub subject: String,
    /// The text between greeting and closing.
    pub body: String,
    /// The language of the reply.
    pub lang: Lang,
    /// The version of the case on which it was written.
    pub seen: i64,
    /// Why confidential data goes out all the same; empty when none does.
    pub override_reason: String,
}

/// Sends a reply: when it answers, the reply is durable and on its way.
///
/// # Errors
/// `Invalid` fields, refused by the guide's rules, `Conflict` when the customer or a colleague wrote meanwhile.
pub async fn send_reply(app: &App, grant: kernel::Grant, case: CaseId, reply: Reply) -> Result<MessageId> {
    let key = reply_key(app.keys());
    let public_url = app.public_url().to_owned();
    let words = app.words().clone();
    let (looked, wanted) = (grant.clone(), reply.clone());
    let letter = app.read(looked, move |tx| write_letter(tx, &key, &words, &public_url, case, &wanted)).await?;
    let prepared = app.blobs().prepare(letter.bytes.clone()).await?;
    app.write(grant, move |tx| post_letter(tx, case, &reply, &letter, &prepared)).await
}

/// A reply as it will leave, before it is certain that it may.
struct Letter {
    message: MessageId,
    mailbox: Mailbox,
    to: String,
    message_id: String,
    text: String,
    counted: Counted,
    bytes: Vec<u8>,
}

fn write_letter(tx: &mut Tx<'_>, key: &ReplyKey, words: &ui::Words, public_url: &str, id: CaseId, reply: &Reply) -> Result<Letter> {
    let case = may_answer(tx, id, reply)?;
    let newest = store::newest_in(tx, id)?.ok_or_else(|| refuse("email-nobody-to-answer"))?;
    let mailbox = store::mailbox(tx, newest.mailbox)?.ok_or(Error::NotFound("mailbox"))?;
    let composed = compose(tx, &case, &mailbox, reply.lang, &reply.body)?;
    let counted = checks::count(tx, reply.lang, &reply.body, &composed.text, &reply.subject)?;
    let message: MessageId = tx.new_id();
    let bond = Bond { mailbox: &mailbox.address, correspondent: &newest.correspondent, towards: Towards::Customer };
    let message_id = key.message_id(&bond, id.get(), &message.to_string()).ok_or_else(|| invalid("to", "email-address-unreadable"))?;
    let from = Address::parse(&mailbox.address).ok_or_else(|| invalid("to", "email-address-unreadable"))?;
    let to = Address::parse(&newest.correspondent).ok_or_else(|| refuse("email-nobody-to-answer"))?;
    let follow = follow_line(tx, words, public_url, reply.lang, &case)?;
    let draft = Draft {
        lang: reply.lang,
        from: from.clone().named(mailbox.name.get(reply.lang)),
        reply_to: key.reply_address(&bond, id.get()).and_then(|address| Address::parse(&address)).map(|address| address.named(mailbox.name.get(reply.lang))),
        to: vec![to.named(newest.correspondent_name.clone())],
        cc: Vec::new(),
        subject: reply.subject.trim().into(),
        message_id: message_id.clone(),
        in_reply_to: (!newest.message_id.is_empty()).then(|| newest.message_id.clone()),
        references: (!newest.message_id.is_empty()).then(|| newest.message_id.clone()).into_iter().collect(),
        date: tx.now(),
        automatic: None,
        text: format!("{}\n\n{follow}", composed.text),
        quoted: quoted(tx, words, reply.lang, &newest)?,
        files: Vec::new(),
    };
    let bytes = draft.to_bytes()?;
    Ok(Letter { message, mailbox, to: newest.correspondent, message_id, text: composed.text, counted, bytes })
}

/// The rules that must hold when a reply is written and again when it is posted.
fn may_answer(tx: &mut Tx<'_>, id: CaseId, reply: &Reply) -> Result<Case> {
    let case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    case.must_be_owned_by(tx.actor().employee()?)?;
    case.must_be_version(reply.seen)?;
    if reply.body.trim().is_empty() {
        return Err(invalid("body", "email-body-empty"));
    }
    if let Some(problem) = writing::subject::problem(&reply.subject) {
        return Err(invalid("subject", checks::subject_key(problem)));
    }
    if !checks::leaks(&reply.subject, &reply.body).is_empty() && reply.override_reason.trim().is_empty() {
        return Err(refuse("email-confidential").by("6.email.no-confidential").into());
    }
    Ok(case)
}

/// Puts the guide's parts round what the employee wrote.
pub(crate) fn compose(tx: &mut Tx<'_>, case: &Case, mailbox: &Mailbox, lang: Lang, body: &str) -> Result<writing::address::Reply> {
    let me = tx.actor().employee()?;
    let employee = org::store::employee(tx, me)?.ok_or(Error::NotFound("employee"))?;
    let entity = org::store::own_entity(tx)?.ok_or(Error::NotFound("entity"))?;
    let customer = match case.customer {
        Some(id) => desk::store::customer(tx, id)?,
        None => None,
    };
    let name = customer.as_ref().and_then(|customer| name_in(lang, customer));
    Ok(writing::address::compose(&Parts {
        lang,
        name: name.map(|full| Name { full, title: None }),
        gender: customer.as_ref().and_then(|customer| customer.gender).map(grammatical),
        body,
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

/// A customer's name where it is written in the reply's letters; a name in other letters would be a guess.
fn name_in(lang: Lang, customer: &Customer) -> Option<&str> {
    let name = customer.name.trim();
    (!name.is_empty() && !name.contains('@') && writing::language(name) == lang).then_some(name)
}

fn grammatical(gender: Gender) -> writing::address::Gender {
    match gender {
        Gender::Female => writing::address::Gender::Female,
        Gender::Male => writing::address::Gender::Male,
    }
}

/// Where the customer follows the case: reference, code and address, in the reply's language.
fn follow_line(tx: &mut Tx<'_>, words: &ui::Words, public_url: &str, lang: Lang, case: &Case) -> Result<String> {
    let entity = org::store::own_entity(tx)?.ok_or(Error::NotFound("entity"))?;
    let address = format!("{public_url}/{}/follow?entity={}", lang.code(), entity.code);
    let args = [("reference", case.reference.as_str().into()), ("code", case.access_code.as_str().into()), ("address", address.into())];
    Ok(words.say_plain(lang, "email-follow", &args))
}

fn quoted(tx: &mut Tx<'_>, words: &ui::Words, lang: Lang, newest: &Message) -> Result<Option<Quoted>> {
    let entries = desk::store::entries(tx, newest.case, Some(newest.entry + 1), 1)?;
    let Some(entry) = entries.into_iter().find(|entry| entry.id == newest.entry) else { return Ok(None) };
    let day = entry.at.to_zoned(ui::bahrain()).strftime("%d/%m/%Y %H:%M").to_string();
    let attribution = words.say_plain(lang, "email-quoted", &[("when", day.into()), ("who", entry.author.into())]);
    Ok(Some(Quoted { attribution, text: entry.text }))
}

/// Everything that a sent reply changes, at once: conversation, clock, message, delivery, the event that the rules judge.
fn post_letter(tx: &mut Tx<'_>, id: CaseId, reply: &Reply, letter: &Letter, raw: &Prepared) -> Result<MessageId> {
    let mut case = may_answer(tx, id, reply)?;
    let me = tx.actor().employee()?;
    let now = tx.now();
    let spent = spent(tx, &case)?;
    let is_in_time = (case.awaits == Awaits::Employee).then(|| case.due_at.is_none_or(|due| now <= due));
    let interaction = desk::store::newest_interaction(tx, id)?.ok_or(Error::NotFound("interaction"))?;
    desk::entity_answered(tx, &mut case)?;
    let author = org::store::employee(tx, me)?.map(|employee| employee.name.get(reply.lang).to_owned()).unwrap_or_default();
    let said = Said {
        interaction: Some(interaction),
        kind: EntryKind::Out,
        channel: crate::KEY,
        author,
        author_id: Some(me),
        text: letter.text.clone(),
        quoted: String::new(),
        source: Some(("message", letter.message.get())),
    };
    let entry = desk::say(tx, &mut case, said)?;
    tx.keep(raw)?;
    store::insert_message(tx, &outgoing(tx, letter, reply, raw, (id, interaction, entry.id)))?;
    store::drop_draft(tx, id)?;
    deliveries::enqueue(
        tx,
        NewDelivery {
            kind: OUTGOING,
            key: letter.message.to_string(),
            destination: letter.to.rsplit('@').next().unwrap_or_default().into(),
            payload: serde_json::json!({ "message": letter.message }),
            not_before: None,
        },
    )?;
    tx.record(sent(letter, reply, (id, interaction), is_in_time, spent))?;
    Ok(letter.message)
}

/// How long the customer has waited, in both kinds of seconds.
fn spent(tx: &mut Tx<'_>, case: &Case) -> Result<Spent> {
    let calendar = desk::calendars::of_entity(tx)?;
    Ok(case.countdown.spent(tx.now(), &calendar))
}

fn outgoing(tx: &Tx<'_>, letter: &Letter, reply: &Reply, raw: &Prepared, ids: (CaseId, desk::InteractionId, i64)) -> Message {
    Message {
        id: letter.message,
        mailbox: letter.mailbox.id,
        case: ids.0,
        interaction: ids.1,
        entry: ids.2,
        is_out: true,
        raw: raw.hash.clone(),
        size: raw.size,
        message_id: letter.message_id.clone(),
        correspondent: letter.to.clone(),
        correspondent_name: String::new(),
        subject: reply.subject.trim().into(),
        automatic: String::new(),
        faults: Vec::new(),
        attachments: Vec::new(),
        state: "waiting".into(),
        state_note: String::new(),
        at: tx.now(),
    }
}

fn sent(letter: &Letter, reply: &Reply, ids: (CaseId, desk::InteractionId), is_in_time: Option<bool>, spent: Spent) -> ReplySent {
    let counted = &letter.counted;
    ReplySent {
        case: ids.0.get(),
        interaction: ids.1.get(),
        message: letter.message.get(),
        is_in_time,
        clock_seconds: spent.clock_seconds,
        working_seconds: spent.working_seconds,
        subject_problem: counted.subject_problem,
        has_salutation: counted.has_salutation,
        has_greeting: counted.has_greeting,
        has_thanks: counted.has_thanks,
        has_closing: counted.has_closing,
        has_signature: counted.has_signature,
        misspelt: counted.misspelt,
        colloquial: counted.colloquial,
        leaks: counted.leaks,
        override_reason: reply.override_reason.trim().into(),
        is_house_style: true,
    }
}
