//! Replies leave through a mail server; what it says stands on the message.

use std::time::Duration;

use ::store::Tx;
use futures::FutureExt;
use futures::future::BoxFuture;
use kernel::Actor;
use kernel::Error;
use kernel::Grant;
use kernel::Id;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use platform::App;
use platform::deliveries;
use platform::deliveries::Deliverer;
use platform::deliveries::Delivery;
use platform::deliveries::Outcome;
use platform::deliveries::Pauses;
use platform::limits;
use platform::limits::Quota;
use platform::settings::Settings;
use post::Security;
use post::Sender;
use post::SmtpAccount;

use crate::concerned;
use crate::events::Delayed;
use crate::events::Delivered;
use crate::failing;
use crate::message::Message;
use crate::message::MessageId;
use crate::report;
use crate::signing;
use crate::store;

/// The kind of delivery that carries a message.
pub(crate) const OUTGOING: &str = "email";
/// Hand mail to the mail server.
pub(crate) const SEND: Permission = Permission { key: "email.send", roles: &[Role::System] };

/// Carries replies to the mail server, again and again for four days.
pub(crate) const DELIVERER: Deliverer = Deliverer {
    kind: OUTGOING,
    label: "email-deliveries",
    pauses: Pauses::MAIL,
    is_confidential: false,
    concerns: concerned::of_letter,
    deliver,
};

fn deliver(app: App, delivery: Delivery) -> BoxFuture<'static, Outcome> {
    async move { attempt(&app, &delivery).await.unwrap_or_else(|error| Outcome::Later(error.to_string())) }.boxed()
}

/// One attempt: the same bytes each time, so that a server that took them twice can see that they are one message. A key that has come
/// since signs it anew.
async fn attempt(app: &App, delivery: &Delivery) -> Result<Outcome> {
    let grant = Actor::system("mail-out", None).may(SEND)?;
    let grant = delivery.entity.map_or(grant.clone(), |entity| grant.within(entity));
    let id: MessageId = delivery.payload["message"].as_str().and_then(|id| id.parse().ok()).unwrap_or(Id::new(0));
    let (message, sender) = app.read(grant.clone(), move |tx| with_mailbox(tx, id)).await?;
    let raw = app.blobs().read(grant.clone(), &message.raw).await?;
    let departing = Departing { sender: Some(&sender), to: &message.correspondent, at: message.at };
    let outcome = hand_over(app, &grant, departing, &raw).await?;
    let written = outcome.clone();
    app.write_down(&grant, move |tx| write_down(tx, id, &written)).await?;
    Ok(outcome)
}

/// The envelope of a letter, and when it was written.
pub(crate) struct Departing<'a> {
    /// To whom it bounces back; without one nothing does.
    pub(crate) sender: Option<&'a str>,
    /// To whom it goes.
    pub(crate) to: &'a str,
    /// When it was written: the instant of its signature.
    pub(crate) at: Timestamp,
}

/// Signs a letter and hands it to the mail server of the settings.
///
/// # Errors
/// `Broken` when a key or the certificates of this machine cannot be read.
pub(crate) async fn hand_over(app: &App, grant: &Grant, departing: Departing<'_>, raw: &[u8]) -> Result<Outcome> {
    let Some(account) = account(app.settings()) else { return Ok(Outcome::Later("no mail server is set: mail.relay_host".into())) };
    let (inside, domain) = (app.clone(), departing.to.rsplit('@').next().unwrap_or_default().to_lowercase());
    let ours = signing::domain_of(raw);
    let look =
        move |tx: &mut Tx<'_>| Ok((wants_tls(tx, inside.settings(), &domain)?, relay_stands(tx)?, signing::keys_of(tx, ours.as_deref())?));
    let (must_be_encrypted, is_failing, keys) = app.read(grant.clone(), look).await?;
    let account = if must_be_encrypted && account.security == Security::None {
        SmtpAccount { security: Security::StartTls, ..account }
    } else {
        account
    };
    let (signed, server) = (signing::signed(app, &keys, raw, departing.at)?, Sender::new(&account)?);
    if let Some(waits) = hourly(app, grant).await? {
        return Ok(waits);
    }
    let outcome = server.send(departing.sender, &[departing.to], &signed).await;
    // The letter may have left: it must not go again because of this.
    if let Err(error) = note_relay(app, grant, &outcome, is_failing).await {
        tracing::warn!(%error, "whether the mail server works could not be written down; the next letter says it again");
    }
    let outcome = meant(outcome);
    if !matches!(outcome, Outcome::Sent(_))
        && let Err(error) = count(app, grant, -1).await
    {
        tracing::warn!(%error, "a letter that was not taken stays counted in its hour");
    }
    Ok(outcome)
}

/// What the server's word means for a delivery.
fn meant(outcome: post::Outcome) -> Outcome {
    let is_of_one = outcome.is_of_one();
    match outcome {
        post::Outcome::Sent { response } => Outcome::Sent(response),
        post::Outcome::Later { code, text } if is_of_one => Outcome::NotYet(coded(code, &text)),
        post::Outcome::Later { code, text } => Outcome::Later(coded(code, &text)),
        post::Outcome::Never { code, text } => Outcome::Never(coded(code, &text)),
    }
}

/// Whether the mail server is known not to work; none where nobody would be told.
fn relay_stands(tx: &mut Tx<'_>) -> Result<Option<bool>> {
    if tx.entity().is_ok() { store::faults::relay(tx).map(|known| Some(known.is_some())) } else { Ok(None) }
}

/// Writes down that the mail server works no longer, or again.
async fn note_relay(app: &App, grant: &Grant, outcome: &post::Outcome, is_failing: Option<bool>) -> Result<()> {
    let why = match outcome {
        post::Outcome::Never { code: None, .. } => return Ok(()),
        post::Outcome::Later { code, text } if code.is_none_or(is_about_us) => Some(coded(*code, text)),
        _ => None,
    };
    if is_failing.is_none_or(|known| known == why.is_some()) {
        return Ok(());
    }
    app.write(grant.clone(), move |tx| failing::handed(tx, why.as_deref())).await
}

/// A code that says nothing of a letter: the server is closing, or does not let us in.
const fn is_about_us(code: u16) -> bool {
    matches!(code, 421 | 454 | 500..=504 | 530 | 534 | 535 | 538)
}

/// Whether mail to a domain leaves over an encrypted connection only.
fn wants_tls(tx: &mut Tx<'_>, settings: &Settings, domain: &str) -> Result<bool> {
    let named = settings.now(tx, "mail.tls_domains")?;
    Ok(named.split([',', ' ']).map(str::trim).any(|name| name == "*" || name.eq_ignore_ascii_case(domain)))
}

/// Counts a letter against what the entity may send in an hour; what is more waits, and its state says so.
async fn hourly(app: &App, grant: &Grant) -> Result<Option<Outcome>> {
    match count(app, grant, 1).await {
        Ok(()) => Ok(None),
        Err(Error::Refused(_)) => {
            let inside = app.clone();
            let allowed = app.read(grant.clone(), move |tx| inside.settings().number_now(tx, "quota.mails_per_hour")).await?;
            Ok(Some(Outcome::Waits { until: limits::next_hour(app.now()), answer: deliveries::hourly(allowed) }))
        }
        Err(error) => Err(error),
    }
}

/// Counts letters of an entity in this hour, or takes them back. Letters of the installation itself are nobody's.
async fn count(app: &App, grant: &Grant, letters: i64) -> Result<()> {
    let inside = app.clone();
    let taken = move |tx: &mut Tx<'_>| {
        if tx.entity().is_ok() { limits::take(tx, inside.settings(), Quota::MailsAnHour, letters) } else { Ok(()) }
    };
    app.write(grant.clone(), taken).await
}

fn with_mailbox(tx: &mut Tx<'_>, id: MessageId) -> Result<(Message, String)> {
    let message = store::message(tx, id)?.ok_or(Error::NotFound("message"))?;
    let mailbox = store::mailbox(tx, message.mailbox)?.ok_or(Error::NotFound("mailbox"))?;
    Ok((message, mailbox.address))
}

fn coded(code: Option<u16>, text: &str) -> String {
    code.map_or_else(|| text.to_owned(), |code| format!("{code} {text}"))
}

/// The server's word stands on the message; the first that asks for patience and the final one are events. What it had come to before, as
/// where that it left was written down already, is nothing new.
fn write_down(tx: &mut Tx<'_>, id: MessageId, outcome: &Outcome) -> Result<()> {
    let message = store::message(tx, id)?.ok_or(Error::NotFound("message"))?;
    let (state, answer, is_taken) = match outcome {
        Outcome::Sent(answer) => ("sent", answer, Some(true)),
        Outcome::Later(answer) | Outcome::NotYet(answer) | Outcome::Waits { answer, .. } => ("waiting", answer, None),
        Outcome::Never(answer) => ("failed", answer, Some(false)),
    };
    store::set_state(tx, message.id, state, answer)?;
    let (case, interaction, id) = (message.case.get(), message.interaction.get(), message.id.get());
    let is_told = !message.state_note.is_empty() && !deliveries::is_own_wait(&message.state_note);
    if is_taken.is_none() && !is_told && !deliveries::is_own_wait(answer) {
        tx.record(Delayed { case, interaction, message: id, answer: answer.clone() })?;
    }
    if let Some(is_taken) = is_taken.filter(|_| message.state != state) {
        tx.record(Delivered { case, interaction, message: id, is_taken, answer: answer.clone() })?;
        if !is_taken {
            report::refused(tx, &message, answer)?;
            report::did_not_arrive(tx, &message)?;
        }
    }
    Ok(())
}

/// The mail server of the settings, if one is named.
fn account(settings: &Settings) -> Option<SmtpAccount> {
    let mail = &settings.mail;
    let security = match mail.relay_security.as_str() {
        "tls" => Security::Tls,
        "none" => Security::None,
        _ => Security::StartTls,
    };
    let public_host = settings.public_url.split("://").nth(1).and_then(|rest| rest.split(['/', ':']).next()).unwrap_or("localhost");
    Some(SmtpAccount {
        host: mail.relay_host.clone()?,
        port: mail.relay_port,
        security,
        credentials: mail.relay_user.clone().zip(mail.relay_password.clone()),
        greeting: public_host.into(),
        trust: None,
        patience: Duration::from_secs(30),
    })
}
