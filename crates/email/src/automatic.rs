//! Letters that go out by themselves about a case: from its mailbox, to the one who wrote, bound to the case, the same bytes at each attempt.

use ::store::Tx;
use desk::Case;
use kernel::Arg;
use kernel::Result;
use kernel::Timestamp;
use platform::App;
use post::Address;
use post::Bond;
use post::Draft;
use post::Machine;
use post::Towards;

use crate::key::reply_key;
use crate::message::MessageId;
use crate::store;

/// What a letter says; its words are `subject` and `text`, whose values are all of these.
pub(crate) struct Automatic<'a> {
    /// Tells it from other letters about the case.
    pub(crate) name: String,
    /// The key of its subject.
    pub(crate) subject: &'static str,
    /// The keys of its paragraphs.
    pub(crate) text: &'a [&'static str],
    /// The values of its words beside `entity` and `reference`.
    pub(crate) args: Vec<(&'static str, Arg)>,
    /// When it was wanted.
    pub(crate) at: Timestamp,
}

/// The letter to the sender of a message and its bytes; nothing when the address cannot be written to.
///
/// # Errors
/// What the database says.
pub(crate) fn letter(
    tx: &mut Tx<'_>,
    app: &App,
    case: &Case,
    answered: MessageId,
    said: &Automatic<'_>,
) -> Result<Option<(String, Vec<u8>)>> {
    let Some(message) = store::message(tx, answered)? else { return Ok(None) };
    let Some(mailbox) = store::mailbox(tx, message.mailbox)? else { return Ok(None) };
    let (Some(from), Some(to)) = (Address::parse(&mailbox.address), Address::parse(&message.correspondent)) else { return Ok(None) };
    let key = reply_key(app.keys());
    let bond = Bond { mailbox: &mailbox.address, correspondent: &message.correspondent, towards: Towards::Customer };
    let Some(message_id) = key.message_id(&bond, case.id.get(), &said.name) else { return Ok(None) };
    let name = mailbox.name.get(case.lang);
    let mut args = vec![("entity", name.into()), ("reference", case.reference.as_str().into())];
    args.extend(said.args.iter().cloned());
    let say = |word: &&str| app.words().say_plain(case.lang, word, &args);
    let follow = crate::letter::follow_line(tx, app.words(), app.public_url(), case.lang, case)?;
    let paragraphs: Vec<String> = said.text.iter().map(say).chain([follow]).collect();
    let draft = Draft {
        lang: case.lang,
        from: from.named(name),
        reply_to: key.reply_address(&bond, case.id.get()).and_then(|address| Address::parse(&address)),
        to: vec![to],
        cc: Vec::new(),
        subject: say(&said.subject),
        message_id,
        in_reply_to: (!message.message_id.is_empty()).then(|| message.message_id.clone()),
        references: Vec::new(),
        date: said.at,
        automatic: Some(Machine::Answers),
        text: paragraphs.join("\n\n"),
        quoted: None,
        files: Vec::new(),
    };
    Ok(Some((message.correspondent, draft.to_bytes()?)))
}

/// An instant as letters write it: `24/11/2026 10:06`, in Bahrain.
pub(crate) fn moment(at: Timestamp) -> Arg {
    at.to_zoned(ui::bahrain()).strftime("%d/%m/%Y %H:%M").to_string().into()
}
