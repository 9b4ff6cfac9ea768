//! What customers write on the public pages: it becomes a message like any other, with its raw bytes, its clock and its owner.

use ::store::Tx;
use futures::FutureExt;
use futures::future::BoxFuture;
use kernel::Actor;
use kernel::Error;
use kernel::Id;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::refuse;
use platform::App;
use platform::Written;
use post::Address;
use post::Bond;
use post::Draft;
use post::Proof;
use post::Towards;

use crate::key::reply_key;
use crate::mailbox::Mailbox;
use crate::receive;
use crate::receive::Taken;
use crate::store;

const TAKE: Permission = Permission { key: "email.write-in", roles: &[Role::System] };

/// Takes a message from a public page; answers its case.
pub(crate) fn write_in(app: App, written: Written) -> BoxFuture<'static, Result<i64>> {
    async move { take(&app, written).await }.boxed()
}

async fn take(app: &App, written: Written) -> Result<i64> {
    let grant = Actor::system("public-form", None).may(TAKE)?.within(written.entity);
    let key = reply_key(app.keys());
    let (mailbox, to, raw) = app.read(grant, move |tx| letter(tx, &key, &written)).await?;
    match receive::receive_for(app, mailbox.entity, &to, raw, Proof::default()).await? {
        Taken::Kept(_, case) => Ok(case.get()),
        Taken::Again(message) => {
            let grant = Actor::system("public-form", None).may(TAKE)?.within(mailbox.entity);
            let known = app.read(grant, move |tx| store::message(tx, message)).await?;
            known.map(|message| message.case.get()).ok_or(Error::NotFound("message"))
        }
        Taken::Nobody => Err(refuse("email-no-mailbox").into()),
    }
}

/// The message as a mail program would have sent it. The form's key is its id and it bears no date, so that the same sending gives the same bytes.
fn letter(tx: &mut Tx<'_>, key: &post::ReplyKey, written: &Written) -> Result<(Mailbox, String, Vec<u8>)> {
    let mailbox = mailbox(tx, written)?;
    let (name, address) = sender(tx, written)?;
    let from = Address::parse(&address).ok_or_else(|| kernel::invalid("address", "email-address-unreadable"))?;
    let bond = Bond { mailbox: &mailbox.address, correspondent: &address, towards: Towards::Customer };
    let to = written.case.and_then(|case| key.reply_address(&bond, case)).unwrap_or_else(|| mailbox.address.clone());
    let domain = mailbox.address.rsplit('@').next().unwrap_or("localhost");
    let draft = Draft {
        lang: written.lang,
        from: if name.is_empty() { from } else { from.named(name) },
        reply_to: None,
        to: vec![Address::parse(&mailbox.address).ok_or(Error::NotFound("mailbox"))?],
        cc: Vec::new(),
        subject: written.subject.clone(),
        message_id: format!("{}@form.{domain}", written.key),
        in_reply_to: None,
        references: Vec::new(),
        date: kernel::Timestamp::UNIX_EPOCH,
        automatic: None,
        text: written.text.clone(),
        quoted: None,
        files: Vec::new(),
    };
    Ok((mailbox, to, draft.to_bytes()?))
}

/// The mailbox of the service, else the first that is open.
fn mailbox(tx: &mut Tx<'_>, written: &Written) -> Result<Mailbox> {
    let open: Vec<Mailbox> = store::mailboxes(tx, None, 100)?.into_iter().filter(|mailbox| mailbox.is_open).collect();
    let of_service = open.iter().find(|mailbox| written.service.is_some() && mailbox.service.map(Id::get) == written.service);
    of_service.or(open.first()).cloned().ok_or_else(|| refuse("email-no-mailbox").into())
}

/// Who writes: as typed, or the customer of the case.
fn sender(tx: &mut Tx<'_>, written: &Written) -> Result<(String, String)> {
    let Some(case) = written.case else { return Ok((written.name.clone(), written.address.clone())) };
    let case = desk::store::case(tx, Id::new(case))?.ok_or(Error::NotFound("case"))?;
    let customer = case.customer.ok_or(Error::NotFound("customer"))?;
    let name = desk::store::customer(tx, customer)?.map(|customer| customer.name).unwrap_or_default();
    let contacts = desk::store::contacts(tx, customer)?;
    let address = contacts.into_iter().find(|(kind, _, _)| kind == "email").map(|(_, value, _)| value);
    Ok((name, address.ok_or_else(|| refuse("email-no-mailbox"))?))
}
