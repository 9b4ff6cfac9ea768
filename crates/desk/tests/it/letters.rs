//! A channel of these stories alone: letters on paper that somebody brings in and answers.

use calendar::ServiceLevel;
use desk::Case;
use desk::Contact;
use desk::EntryKind;
use desk::NewCase;
use desk::Said;
use guide::Judgement;
use guide::Rule;
use kernel::About;
use kernel::EntityId;
use kernel::Event;
use kernel::Lang;
use platform::Channel;
use platform::Slice;
use serde::Serialize;
use store::Tx;

use crate::people::Person;
use crate::world::World;

const CHANNEL: Channel = Channel {
    key: "letter",
    icon: "mail",
    label: "ui-send",
    is_live: false,
    can_write: true,
    composer: Some(|_, _, case| Ok(format!("<form id=\"letter\" action=\"/letters/{case}\"></form>"))),
    original: None,
    departures: None,
    enclosures: None,
    arrivals: None,
    writers: None,
    originals: None,
    write_in: None,
    bringing: None,
};

/// The channel as a part of the product.
pub fn slice() -> Slice {
    Slice { key: "letters", channel: Some(CHANNEL), ..Slice::default() }
}

/// Answers that say nothing are found missed.
pub const ANSWERS_ARE_WRITTEN: Rule = Rule {
    clause: "6.email.formal-correct",
    version: 1,
    on: &["letter.answered"],
    judge: |facts| {
        let answer = facts.last("letter.answered")?;
        let is_written = answer.data["words"].as_i64().unwrap_or(0) > 0;
        Some(Judgement::met_if(is_written, &[answer]).of_employee(guide::employee_of(answer)))
    },
    kept_by: "",
    broken_by: "",
};

#[derive(Serialize)]
struct Answered {
    case: i64,
    interaction: i64,
    words: usize,
}
impl Event for Answered {
    const KIND: &'static str = "letter.answered";
    fn about(&self) -> About {
        About::interaction(self.case, self.interaction)
    }
}

impl World {
    /// A letter comes in from a customer.
    pub async fn letter(&self, entity: EntityId, from: &'static str, text: &'static str) -> Case {
        self.act(entity, move |tx| receive(tx, from, text)).await
    }

    /// The same by a way on which a reply is owed so soon.
    pub async fn letter_within(&self, entity: EntityId, from: &'static str, level: ServiceLevel) -> Case {
        self.act(entity, move |tx| receive_within(tx, (from, "How long does it take?"), level)).await
    }

    /// The same in Arabic.
    pub async fn arabic_letter(&self, entity: EntityId, from: &'static str, text: &'static str) -> Case {
        self.act(entity, move |tx| {
            let customer = meet(tx, from)?;
            Ok(desk::open_case(tx, NewCase { first_words: text.into(), lang: Lang::Ar, ..new(Some(customer)) })?.0)
        })
        .await
    }

    /// So many letters come in from people whom nobody knows.
    pub async fn letters(&self, entity: EntityId, many: usize) {
        self.act(entity, move |tx| (0..many).try_for_each(|_| desk::open_case(tx, new(None)).map(drop))).await;
    }

    /// A machine's letter comes in: nobody waits for a reply.
    pub async fn machine_letter(&self, entity: EntityId, text: &'static str) -> Case {
        self.act(entity, move |tx| {
            let (mut case, interaction) = desk::open_quiet_case(tx, new(None))?;
            desk::say(tx, &mut case, Said { interaction: Some(interaction), ..said(EntryKind::Stranger, "Machine", text) })?;
            Ok(case)
        })
        .await
    }

    /// The customer of a case writes another letter.
    pub async fn writes_again(&self, case: &Case, text: &'static str) {
        let id = case.id;
        self.act(crate::world::WORKS, move |tx| {
            let mut case = desk::store::case(tx, id)?.unwrap();
            desk::customer_wrote(tx, &mut case, ServiceLevel::email_default())?;
            desk::say(tx, &mut case, said(EntryKind::In, "Yousef", text)).map(drop)
        })
        .await;
    }

    /// Somebody answers a letter.
    pub async fn answers(&self, who: &Person, case: &Case, text: &'static str) {
        let id = case.id;
        let actor = kernel::Actor {
            who: kernel::Who::Employee(who.id),
            entity: Some(crate::world::WORKS),
            roles: [kernel::Role::Employee].into(),
            ..kernel::Actor::anyone(Lang::Ar)
        };
        let write = move |tx: &mut Tx<'_>| {
            let mut case = desk::store::case(tx, id)?.unwrap();
            let interaction = desk::store::newest_interaction(tx, id)?.unwrap();
            desk::entity_answered(tx, &mut case)?;
            desk::say(tx, &mut case, said(EntryKind::Out, "Mona", text))?;
            tx.record(Answered { case: id.get(), interaction: interaction.get(), words: text.split_whitespace().count() })?;
            Ok(())
        };
        self.app.write(actor.may(desk::WORK).unwrap(), write).await.unwrap();
    }
}

fn new(customer: Option<kernel::CustomerId>) -> NewCase {
    NewCase {
        kind: "matter",
        channel: "letter",
        subject: "Licence".into(),
        first_words: String::new(),
        lang: Lang::En,
        customer,
        service: None,
        level: ServiceLevel::email_default(),
    }
}

fn meet(tx: &mut Tx<'_>, from: &str) -> kernel::Result<kernel::CustomerId> {
    let contact = Contact { kind: "email", value: format!("{}@example.com", from.to_lowercase()), name: from.into(), lang: Lang::En };
    Ok(desk::meet(tx, &contact)?.id)
}

fn receive(tx: &mut Tx<'_>, from: &str, text: &str) -> kernel::Result<Case> {
    receive_within(tx, (from, text), ServiceLevel::email_default())
}

fn receive_within(tx: &mut Tx<'_>, (from, text): (&str, &str), level: ServiceLevel) -> kernel::Result<Case> {
    let customer = meet(tx, from)?;
    let new = NewCase { first_words: text.into(), level, ..new(Some(customer)) };
    let (mut case, interaction) = desk::open_case(tx, new)?;
    desk::say(tx, &mut case, Said { interaction: Some(interaction), ..said(EntryKind::In, from, text) })?;
    Ok(case)
}

fn said(kind: EntryKind, author: &str, text: &str) -> Said {
    Said::new(kind, "letter", author, text)
}
