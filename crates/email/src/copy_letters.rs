//! Copies of a reply as letters of their own: each bears a bond of its own, so that what is written back comes into the case as somebody
//! else's word, and none bears the customer's code.

use ::store::Prepared;
use ::store::Tx;
use desk::Case;
use desk::CaseId;
use desk::InteractionId;
use futures::FutureExt;
use futures::future::BoxFuture;
use kernel::Actor;
use kernel::Error;
use kernel::Id;
use kernel::Lang;
use kernel::Result;
use kernel::broken;
use kernel::invalid;
use platform::App;
use platform::deliveries;
use platform::deliveries::Deliverer;
use platform::deliveries::Delivery;
use platform::deliveries::NewDelivery;
use platform::deliveries::Outcome;
use platform::deliveries::Pauses;
use post::Address;
use post::Bond;
use post::Bounce;
use post::Draft;
use post::Enclosure;
use post::Fate;
use post::Towards;

use crate::concerned;
use crate::copies::Person;
use crate::copy_events::CopyWent;
use crate::copy_events::ReplyCopied;
use crate::deliver;
use crate::deliver::Departing;
use crate::deliver::SEND;
use crate::key::reply_key;
use crate::mailbox::Mailbox;
use crate::message::Message;
use crate::message::MessageId;
use crate::store;
use crate::store::copies;

/// Marks ids of copies.
pub(crate) enum CopyKind {}
/// Names a copy.
pub(crate) type CopyId = Id<CopyKind>;

const KIND: &str = "email-copy";

/// Carries copies to the mail server.
pub(crate) const DELIVERER: Deliverer = Deliverer {
    kind: KIND,
    label: "email-copies-out",
    pauses: Pauses::MAIL,
    is_confidential: false,
    concerns: concerned::of_letter,
    deliver: carry,
};

/// A copy that left or is on its way.
#[derive(Clone, Debug)]
pub(crate) struct SentCopy {
    pub(crate) id: CopyId,
    /// The reply of which it is one.
    pub(crate) message: MessageId,
    /// Who gets it.
    pub(crate) person: Person,
    /// Its `Message-ID`, without angle brackets.
    pub(crate) letter: String,
    /// The SHA-256 of its bytes.
    pub(crate) raw: String,
    /// `waiting`, `sent`, `failed`, `late`.
    pub(crate) state: String,
    /// What the other server said last.
    pub(crate) state_note: String,
}

/// A copy before it is certain that it may leave, without the files that go with it.
struct CopyLetter {
    id: CopyId,
    person: Person,
    draft: Draft,
}

/// The copies of a reply, and the files that go with each.
pub(crate) struct Copied {
    letters: Vec<CopyLetter>,
    files: Vec<Enclosure>,
}

impl Copied {
    /// Writes the copies of a letter that bears no files: its words without the way to follow the case, and without what it quotes.
    pub(crate) fn write(
        tx: &mut Tx<'_>,
        app: &App,
        (case, mailbox): (&Case, &Mailbox),
        (draft, text): (&Draft, &str),
        (people, files): (Vec<Person>, Vec<Enclosure>),
    ) -> Result<Copied> {
        let letters = people.into_iter().map(|person| one(tx.new_id(), app, (case, mailbox), (draft, text), person));
        Ok(Copied { letters: letters.collect::<Result<_>>()?, files })
    }

    /// Brings their bytes to where they are kept, one after the other: so many files are never in memory at once, nor in a transaction.
    pub(crate) async fn prepare(self, app: &App) -> Result<Vec<(SentCopy, Prepared)>> {
        let (mut prepared, mut files) = (Vec::new(), self.files);
        for CopyLetter { id, person, draft } in self.letters {
            let mut draft = Draft { files, ..draft };
            let encoded = tokio::task::spawn_blocking(move || (draft.to_bytes(), std::mem::take(&mut draft.files), draft.message_id)).await;
            let (bytes, back, letter) = encoded.map_err(broken("writing a copy"))?;
            files = back;
            let raw = app.blobs().prepare(bytes?).await?;
            let (message, state) = (Id::new(0), "waiting".to_owned());
            let hash = raw.hash.clone();
            prepared.push((SentCopy { id, message, person, letter, raw: hash, state, state_note: String::new() }, raw));
        }
        Ok(prepared)
    }
}

fn one(id: CopyId, app: &App, (case, mailbox): (&Case, &Mailbox), (draft, text): (&Draft, &str), person: Person) -> Result<CopyLetter> {
    let unreadable = || invalid("copy_to", "email-address-unreadable");
    let key = reply_key(app.keys());
    let bond = Bond { mailbox: &mailbox.address, correspondent: &person.address, towards: Towards::Copied };
    let answers = key.reply_address(&bond, case.id.get()).and_then(|address| Address::parse(&address));
    let to = Address::parse(&person.address).ok_or_else(unreadable)?;
    let draft = Draft {
        to: vec![to.named(person.name.clone())],
        cc: Vec::new(),
        reply_to: answers.map(|address| address.named(mailbox.name.get(draft.lang))),
        message_id: key.message_id(&bond, case.id.get(), &id.to_string()).ok_or_else(unreadable)?,
        text: format!("{}\n\n{text}", first_line(app, case, draft.lang, &person)),
        quoted: None,
        ..draft.clone()
    };
    Ok(CopyLetter { id, person, draft })
}

/// What it is, before anything else of it is read.
fn first_line(app: &App, case: &Case, lang: Lang, person: &Person) -> String {
    let reference = ("reference", case.reference.as_str().into());
    if !person.is_colleague {
        return app.words().say_plain(lang, "email-copy-line", &[reference]);
    }
    let address = format!("{}/{}{}", app.public_url(), lang.code(), case.path());
    app.words().say_plain(lang, "email-copy-line-colleague", &[reference, ("address", address.into())])
}

/// The copies become true with the reply.
pub(crate) fn post(tx: &mut Tx<'_>, (case, message): (CaseId, MessageId), copies: &[(SentCopy, Prepared)]) -> Result<()> {
    if copies.is_empty() {
        return Ok(());
    }
    for (copy, raw) in copies {
        tx.keep(raw)?;
        copies::insert_copy(tx, &SentCopy { message, ..copy.clone() })?;
        let destination = copy.person.address.rsplit('@').next().unwrap_or_default().into();
        let payload = serde_json::json!({ "copy": copy.id });
        deliveries::enqueue(tx, NewDelivery { kind: KIND, key: copy.id.to_string(), destination, payload, not_before: None })?;
    }
    let interaction: Option<InteractionId> = desk::store::newest_interaction(tx, case)?;
    let colleagues = copies.iter().filter(|(copy, _)| copy.person.is_colleague).count();
    tx.record(ReplyCopied {
        case: case.get(),
        interaction: interaction.map(Id::get),
        message: message.get(),
        colleagues,
        others: copies.len() - colleagues,
    })?;
    Ok(())
}

fn carry(app: App, delivery: Delivery) -> BoxFuture<'static, Outcome> {
    async move { attempt(&app, &delivery).await.unwrap_or_else(|error| Outcome::Later(error.to_string())) }.boxed()
}

async fn attempt(app: &App, delivery: &Delivery) -> Result<Outcome> {
    let grant = Actor::system("mail-out", None).may(SEND)?.within(delivery.entity.ok_or(Error::NotFound("entity"))?);
    let id: CopyId = delivery.payload["copy"].as_str().and_then(|id| id.parse().ok()).unwrap_or(Id::new(0));
    let (copy, sender, at) = app.read(grant.clone(), move |tx| found(tx, id)).await?;
    let raw = app.blobs().read(grant.clone(), &copy.raw).await?;
    let departing = Departing { sender: Some(&sender), to: &copy.person.address, at };
    let outcome = deliver::hand_over(app, &grant, departing, &raw).await?;
    let written = outcome.clone();
    app.write_down(&grant, move |tx| {
        let copy = copies::copy(tx, id)?.ok_or(Error::NotFound("copy"))?;
        match &written {
            Outcome::Sent(answer) => went(tx, &copy, ("sent", answer)),
            Outcome::Later(answer) | Outcome::NotYet(answer) | Outcome::Waits { answer, .. } => {
                copies::set_copy_state(tx, id, ("waiting", answer))
            }
            Outcome::Never(answer) => went(tx, &copy, ("failed", answer)),
        }
    })
    .await?;
    Ok(outcome)
}

/// It went on, and whoever looks at the reply sees how far. What it had come to before, as where a server says again that it is late, is
/// nothing new.
fn went(tx: &mut Tx<'_>, copy: &SentCopy, (state, answer): (&'static str, &str)) -> Result<()> {
    copies::set_copy_state(tx, copy.id, (state, answer))?;
    if copy.state == state {
        return Ok(());
    }
    let message = store::message(tx, copy.message)?.ok_or(Error::NotFound("message"))?;
    tx.record(CopyWent { case: message.case.get(), message: message.id.get(), state }).map(drop)
}

fn found(tx: &mut Tx<'_>, id: CopyId) -> Result<(SentCopy, String, kernel::Timestamp)> {
    let copy = copies::copy(tx, id)?.ok_or(Error::NotFound("copy"))?;
    let message: Message = store::message(tx, copy.message)?.ok_or(Error::NotFound("message"))?;
    let mailbox = store::mailbox(tx, message.mailbox)?.ok_or(Error::NotFound("mailbox"))?;
    Ok((copy, mailbox.address, message.at))
}

/// A report about a copy stands on the copy: the customer has got the reply all the same.
pub(crate) fn reported(tx: &mut Tx<'_>, copy: &SentCopy, bounce: &Bounce) -> Result<()> {
    let (state, failure) = match bounce.fate(&copy.person.address) {
        Fate::Failed(failure) => ("failed", failure),
        Fate::Late(failure) if copy.state != "failed" => ("late", failure),
        Fate::Late(_) | Fate::Gone => return Ok(()),
    };
    went(tx, copy, (state, &failure.words()))
}
