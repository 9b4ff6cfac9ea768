//! What some files say in themselves, so that they need not be opened to be understood: invitations and contacts.

use serde::Deserialize;
use serde::Serialize;

use crate::Attachment;
use crate::Contact;
use crate::Invitation;
use crate::contact;
use crate::invitation;

/// What is written in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// Meetings.
    Invitation(Invitation),
    /// People.
    Contacts(Vec<Contact>),
}

/// What is written in each file of a message, in their order; of what says the same again, and of all other files, nothing.
pub fn contents(files: &[Attachment]) -> Vec<Option<Content>> {
    let mut known: Vec<Option<Content>> = Vec::new();
    for file in files {
        let content = content(file).filter(|content| !known.iter().flatten().any(|other| says_again(content, other)));
        known.push(content);
    }
    known
}

fn content(file: &Attachment) -> Option<Content> {
    let name = file.name.as_deref().unwrap_or_default().to_lowercase();
    let begins = |text: &str| {
        let bytes = file.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&file.bytes).trim_ascii_start();
        bytes.get(..text.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(text.as_bytes()))
    };
    let is_calendar = ["text/calendar", "application/ics"].contains(&file.declared.as_str()) || name.ends_with(".ics");
    if is_calendar && begins("BEGIN:VCALENDAR") {
        return invitation::read(&file.bytes).map(Content::Invitation);
    }
    let is_card = ["text/vcard", "text/x-vcard", "text/directory"].contains(&file.declared.as_str()) || name.ends_with(".vcf");
    let contacts = if is_card && begins("BEGIN:VCARD") { contact::read(&file.bytes) } else { Vec::new() };
    (!contacts.is_empty()).then_some(Content::Contacts(contacts))
}

fn says_again(one: &Content, other: &Content) -> bool {
    match (one, other) {
        (Content::Invitation(one), Content::Invitation(other)) => one.repeats(other),
        _ => one == other,
    }
}
