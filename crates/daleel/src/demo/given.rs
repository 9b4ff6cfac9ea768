//! Cases that were written elsewhere: taken in with their answers, without mail, to measure with.

use calendar::ServiceLevel;
use desk::Contact;
use desk::EntryKind;
use desk::NewCase;
use desk::Said;
use kernel::Lang;
use kernel::Result;
use serde::Deserialize;
use store::Tx;

/// A case of the file.
#[derive(Debug, Deserialize)]
pub struct Given {
    lang: String,
    from_name: String,
    from_address: String,
    subject: String,
    body: String,
    replies: Vec<String>,
    status: Status,
}

/// How a case of the file stands. Whoever wrote it elsewhere may have answered what the file does not show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Status {
    /// Being worked on: whoever did not write last has the turn.
    Open,
    /// The customer has the turn.
    Pending,
    /// Answered and settled.
    Resolved,
    /// Settled.
    Closed,
}

/// Takes cases in, one after the other.
pub fn take_in(tx: &mut Tx<'_>, cases: &[Given]) -> Result<()> {
    cases.iter().try_for_each(|given| one(tx, given))
}

fn one(tx: &mut Tx<'_>, given: &Given) -> Result<()> {
    let lang = Lang::parse(&given.lang).unwrap_or(Lang::Ar);
    let contact = Contact { kind: "email", value: given.from_address.to_lowercase(), name: given.from_name.clone(), lang };
    let customer = desk::meet(tx, &contact)?;
    let new = NewCase {
        kind: "matter",
        channel: email::KEY,
        subject: given.subject.clone(),
        first_words: String::new(),
        lang,
        customer: Some(customer.id),
        service: None,
        level: ServiceLevel::email_default(),
    };
    let (mut case, interaction) = desk::open_case(tx, new)?;
    // Whoever is not waited for was answered elsewhere, where the file does not show how.
    if given.replies.is_empty() && given.status != Status::Open {
        desk::entity_answered(tx, &mut case)?;
    }
    let said = |kind, author: &str, text: &str| Said { interaction: Some(interaction), ..Said::new(kind, email::KEY, author, text) };
    desk::say(tx, &mut case, said(EntryKind::In, &given.from_name, &given.body))?;
    for reply in &given.replies {
        desk::entity_answered(tx, &mut case)?;
        desk::say(tx, &mut case, said(EntryKind::Out, "", reply))?;
    }
    if matches!(given.status, Status::Resolved | Status::Closed) { desk::settle(tx, &mut case) } else { Ok(()) }
}
