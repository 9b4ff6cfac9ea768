//! Letters from the installation's own address, such as a link to set a password, or what an entity tells whoever has an appointment, in its own
//! name: they leave through the same mail server.

use futures::FutureExt;
use futures::future::BoxFuture;
use kernel::Actor;
use kernel::Result;
use kernel::broken;
use platform::App;
use platform::deliveries::Concerns;
use platform::deliveries::Deliverer;
use platform::deliveries::Delivery;
use platform::deliveries::LETTER;
use platform::deliveries::Letter;
use platform::deliveries::Outcome;
use platform::deliveries::Pauses;
use post::Address;
use post::Draft;
use post::Enclosure;
use post::Machine;

use crate::budget;
use crate::deliver::SEND;

/// Carries letters; a link in one is good for a short time, so they are not tried for long.
pub(crate) const DELIVERER: Deliverer = Deliverer {
    kind: LETTER,
    label: "email-letters",
    pauses: Pauses::MESSAGE,
    is_confidential: true,
    concerns: Concerns::nothing,
    deliver,
};

fn deliver(app: App, delivery: Delivery) -> BoxFuture<'static, Outcome> {
    async move { attempt(&app, delivery).await.unwrap_or_else(|error| Outcome::Later(error.to_string())) }.boxed()
}

/// What a mail program offers to put into the receiver's calendar.
fn event(text: String) -> Enclosure {
    Enclosure { name: "appointment.ics".into(), kind: "text/calendar".into(), bytes: text.into_bytes() }
}

async fn attempt(app: &App, delivery: Delivery) -> Result<Outcome> {
    let letter: Letter = serde_json::from_value(delivery.payload.clone()).map_err(broken("reading a letter"))?;
    let Some(from) = app.settings().mail.sender.as_deref().and_then(Address::parse) else {
        return Ok(Outcome::Later("no sender is set: mail.sender".into()));
    };
    let Some(to) = Address::parse(&letter.to) else { return Ok(Outcome::Never("the address cannot be read".into())) };
    let own = || app.words().say_plain(letter.lang, "ui-site", &[]);
    let name = if letter.from.is_empty() { own() } else { letter.from };
    let draft = Draft {
        lang: letter.lang,
        message_id: format!("letter.{}@{}", delivery.id, from.domain()),
        from: from.named(name),
        reply_to: None,
        to: vec![to],
        cc: Vec::new(),
        subject: letter.subject,
        in_reply_to: None,
        references: Vec::new(),
        date: delivery.created_at,
        automatic: Some(Machine::Notifies),
        text: letter.text,
        quoted: None,
        files: letter.calendar.map(event).into_iter().collect(),
    };
    let grant = Actor::system("mail-out", None).may(SEND)?;
    let grant = delivery.entity.map_or(grant.clone(), |entity| grant.within(entity));
    budget::hand_over_asked_for(app, &grant, &delivery, &letter.to, &draft.to_bytes()?).await
}
