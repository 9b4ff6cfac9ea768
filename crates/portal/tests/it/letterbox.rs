//! A channel of these stories alone, which takes what is written on the public pages.

use calendar::ServiceLevel;
use desk::Contact;
use desk::EntryKind;
use desk::NewCase;
use desk::Said;
use futures::FutureExt;
use futures::future::BoxFuture;
use kernel::Actor;
use kernel::Id;
use kernel::Lang;
use kernel::Permission;
use kernel::Role;
use platform::App;
use platform::Arrival;
use platform::Channel;
use platform::Slice;
use platform::Written;
use store::Tx;

use crate::world::World;

const TAKE: Permission = Permission { key: "letterbox.take", roles: &[Role::System] };
const KEY: &str = "letterbox";
const SENT: &str = "letterbox-sending";

/// The channel as a part of the product.
pub fn slice() -> Slice {
    let channel = Channel {
        key: KEY,
        icon: "mail",
        label: "ui-send",
        is_live: false,
        can_write: false,
        composer: None,
        original: None,
        departures: None,
        enclosures: None,
        arrivals: Some(behind_a_code),
        writers: None,
        originals: None,
        write_in: Some(write_in),
        bringing: None,
    };
    Slice { key: KEY, channel: Some(channel), ..Slice::default() }
}

/// All that this channel sends stays behind a code.
fn behind_a_code(_: &mut Tx<'_>, ids: &[i64]) -> kernel::Result<Vec<(i64, Arrival)>> {
    Ok(ids.iter().map(|id| (*id, Arrival { words: "ui-send", mark: "info", icon: "lock" })).collect())
}

fn write_in(app: App, written: Written) -> BoxFuture<'static, kernel::Result<i64>> {
    async move {
        let grant = Actor::system(KEY, None).may(TAKE)?.within(written.entity);
        app.write(grant, move |tx| take(tx, &written)).await
    }
    .boxed()
}

fn take(tx: &mut Tx<'_>, written: &Written) -> kernel::Result<i64> {
    if let Some(known) = tx.search(SENT, &written.key, None, 1)?.pop() {
        return Ok(known);
    }
    let level = ServiceLevel::email_default();
    let (mut case, interaction) = match written.case {
        Some(id) => (desk::store::case(tx, Id::new(id))?.unwrap(), desk::store::newest_interaction(tx, Id::new(id))?.unwrap()),
        None => open(tx, written, level)?,
    };
    if written.case.is_some() {
        desk::customer_wrote(tx, &mut case, level)?;
    }
    desk::say(tx, &mut case, said(Some(interaction), EntryKind::In, &written.name, &written.text))?;
    if written.case.is_none() {
        tx.index(SENT, case.id.get(), &written.key)?;
    }
    Ok(case.id.get())
}

fn open(tx: &mut Tx<'_>, written: &Written, level: ServiceLevel) -> kernel::Result<(desk::Case, desk::InteractionId)> {
    let contact = Contact { kind: "email", value: written.address.clone(), name: written.name.clone(), lang: written.lang };
    let customer = desk::meet(tx, &contact)?;
    let new = NewCase {
        kind: "matter",
        channel: KEY,
        subject: written.subject.clone(),
        first_words: String::new(),
        lang: written.lang,
        customer: Some(customer.id),
        service: written.service.map(Id::new),
        level,
    };
    desk::open_case(tx, new)
}

fn said(interaction: Option<desk::InteractionId>, kind: EntryKind, author: &str, text: &str) -> Said {
    Said { interaction, ..Said::new(kind, KEY, author, text) }
}

impl World {
    /// A message stands in a case; its reference and code.
    pub async fn case(&self, text: &'static str) -> (desk::CaseId, String, String) {
        let written = Written {
            entity: crate::world::WORKS,
            case: None,
            name: "Yusuf Alnakheel".into(),
            address: "yusuf@example.com".into(),
            lang: Lang::En,
            service: None,
            subject: "Street light".into(),
            text: text.into(),
            key: format!("k{}", text.len()),
        };
        let case = self
            .act(crate::world::WORKS, move |tx| {
                let id = take(tx, &written)?;
                Ok(desk::store::case(tx, Id::new(id))?.unwrap())
            })
            .await;
        (case.id, case.reference, case.access_code)
    }

    /// A machine's mail opens a case of nobody; its reference and code.
    pub async fn case_of_nobody(&self, subject: &'static str, text: &'static str) -> (desk::CaseId, String, String) {
        let new = NewCase {
            kind: "matter",
            channel: KEY,
            subject: subject.into(),
            first_words: text.into(),
            lang: Lang::En,
            customer: None,
            service: None,
            level: ServiceLevel::email_default(),
        };
        self.act(crate::world::WORKS, move |tx| {
            let (case, interaction) = desk::open_quiet_case(tx, new)?;
            desk::say_first(tx, &case, said(Some(interaction), EntryKind::Stranger, "Sign-in", text))?;
            Ok((case.id, case.reference, case.access_code))
        })
        .await
    }

    /// The entity answers in a case, and a colleague leaves a note.
    pub async fn answered(&self, case: desk::CaseId, text: &'static str, note: &'static str) {
        self.act(crate::world::WORKS, move |tx| {
            let mut case = desk::store::case(tx, case)?.unwrap();
            desk::entity_answered(tx, &mut case)?;
            let source = Some((KEY, 7));
            desk::say(tx, &mut case, Said { source, ..said(None, EntryKind::Out, "Mona", text) })?;
            desk::say(tx, &mut case, said(None, EntryKind::Note, "Salem", note))?;
            desk::say(tx, &mut case, said(None, EntryKind::Stranger, "Somebody", "I am not the customer"))
        })
        .await;
    }
}
