//! The page of a message: who wrote it, what was wrong with it, its formatted text behind glass, and the way to its original.

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use desk::READ;
use http::Method;
use kernel::Error;
use kernel::Result;
use platform::Access;
use platform::App;
use platform::Copied;
use platform::Enclosure;
use platform::Failure;
use platform::Route;
use platform::Visit;
use platform::deliveries::own_wait;
use platform::html;
use platform::number;
use post::Address;
use post::Mail;
use ui::Page;

use crate::copied;
use crate::enclosures;
use crate::message::Message;
use crate::message::MessageId;
use crate::message_files;
use crate::secure_acts;
use crate::sender_facts;
use crate::store;
use crate::store::scans;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::GET, "/desk/messages/{id}", Access::May(READ), get(show))]
}

/// The address of the original of an entry, without the language.
pub(crate) fn address(_kind: &str, id: i64) -> String {
    format!("/desk/messages/{id}")
}

#[derive(Template)]
#[template(path = "message.html")]
struct MessagePage {
    page: Page,
    case: String,
    facts: Vec<(String, String)>,
    /// Who else got it, and what became of each copy.
    copies: Vec<Copied>,
    warnings: Vec<String>,
    files: Vec<Enclosure>,
    original: String,
    /// Why the original stays closed; empty when it does not.
    closed: String,
    body: String,
    /// The secure message to which it leads, if it does.
    secure: Option<secure_acts::Shown>,
}

/// GET /desk/messages/{id}
async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> std::result::Result<Response, Failure> {
    shown(&app, &visit, number(&id)?, |_| ()).await
}

/// Makes the page, with what an act changed about the secure message on it.
pub(crate) async fn shown(
    app: &App,
    visit: &Visit,
    id: MessageId,
    change: impl FnOnce(&mut secure_acts::Shown),
) -> std::result::Result<Response, Failure> {
    let mut page = app.desk_page(visit, "email-message", "inbox").await?;
    let frame = app.page(visit, "email-message");
    let read = app.read(visit.actor.may(READ)?, move |tx| {
        let (message, secure) = (find(tx, id)?, secure_acts::shown(tx, &frame, id)?);
        Ok((message, secure, scans::scans(tx, &[id.get()])?.pop(), copied::of(tx, &[id.get()])?))
    });
    let (message, mut secure, scan, copies) = read.await?;
    if let Some(secure) = &mut secure {
        change(secure);
    }
    let mail = message_files::parsed(app, visit.actor.may(READ)?, &message.raw).await?;
    let place = page.href(&format!("/desk/messages/{id}"));
    let shown = |(at, file)| enclosures::shown(&page, (id.get(), at), file, scan.as_ref());
    let files = message.attachments.iter().enumerate().map(shown).collect();
    let closed = scan.as_ref().and_then(|scan| scan.closes(None));
    if !message.subject.trim().is_empty() {
        page.title.clone_from(&message.subject);
    }
    html(&MessagePage {
        case: page.href(&format!("/desk/cases/{}#entry-{}", message.case, message.entry)),
        facts: facts(&page, (&message, &mail)),
        copies: copies.into_iter().map(|(_, copy)| Copied { answer: in_words(&page, &copy.answer), ..copy }).collect(),
        warnings: warnings(&page, &message, &mail),
        files,
        original: format!("{place}/original"),
        closed: closed.map(|closed| closed.words(&page)).unwrap_or_default(),
        body: format!("{place}/body"),
        secure,
        page,
    })
}

/// A message of a case that the reader may read.
pub(crate) fn find(tx: &mut Tx<'_>, id: MessageId) -> Result<Message> {
    let message = store::message(tx, id)?.ok_or(Error::NotFound("message"))?;
    desk::store::case(tx, message.case)?.ok_or(Error::NotFound("message"))?;
    Ok(message)
}

fn facts(page: &Page, (message, mail): (&Message, &Mail)) -> Vec<(String, String)> {
    let list = |all: &[Address]| all.iter().map(written).collect::<Vec<_>>().join("، ");
    let date = mail.date.map(|date| page.datetime(date)).unwrap_or_default();
    let state = page.t(&format!("email-state-{}", message.state));
    let note = in_words(page, &message.state_note);
    let state = if note.is_empty() { state } else { format!("{state} — {note}") };
    let all = [
        ("email-from", mail.from.as_ref().map(written).unwrap_or_default()),
        ("email-answers-to", list(&mail.reply_to)),
        ("email-to", list(&mail.to)),
        ("email-cc", list(&mail.cc)),
        ("email-date", date),
        ("email-kept-at", page.datetime(message.at)),
        ("email-state", state),
    ];
    let written = all.into_iter().filter(|(_, value)| !value.is_empty()).map(|(label, value)| (page.t(label), value));
    written.chain(sender_facts::facts(page, message)).collect()
}

/// What a server said, or our own reason where it waits for us.
fn in_words(page: &Page, answer: &str) -> String {
    own_wait(page, answer).unwrap_or_else(|| answer.to_owned())
}

fn written(address: &Address) -> String {
    // Isolated, so that its signs stay on their sides beside a name of the other direction, and no mark in the name ends that.
    let name = address.name.as_deref().map(post::shown).unwrap_or_default();
    if name.is_empty() { address.address.clone() } else { format!("{name} \u{2068}<{}>\u{2069}", address.address) }
}

/// What the reader should know before believing it.
fn warnings(page: &Page, message: &Message, mail: &Mail) -> Vec<String> {
    let mut all = Vec::new();
    if !message.is_out {
        all.extend(sender_facts::warnings(page, message));
        all.extend(is_elsewhere(mail).then(|| page.t("email-answers-elsewhere")));
        all.extend((!message.automatic.is_empty()).then(|| page.t(&format!("email-automatic-{}", message.automatic))));
    }
    let fault = |fault: &String| {
        let (key, name) = fault.split_once(':').unwrap_or((fault, ""));
        page.t1(&format!("email-fault-{key}"), "name", name)
    };
    all.extend(message.faults.iter().map(fault));
    all
}

/// Whether answers are wanted at an address that is not the sender's.
fn is_elsewhere(mail: &Mail) -> bool {
    let from = mail.from.as_ref().map(|from| from.address.to_lowercase());
    mail.reply_to.iter().any(|address| Some(address.address.to_lowercase()) != from)
}
