//! What some files say in themselves, so that they need not be opened to be understood: invitations and contacts.

use serde::Deserialize;
use serde::Serialize;

use crate::Attachment;
use crate::Contact;
use crate::Invitation;
use crate::contact;
use crate::invitation;

/// Of so many files of a message it is said what is written in them; whoever sends more is understood by opening them.
const MOST: usize = 5;

/// What is written in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// Meetings.
    Invitation(Invitation),
    /// People.
    Contacts(Vec<Contact>),
}

/// What is written in each file of a message, in their order; of what says the same again, of all other files, and of what comes after the
/// first few, nothing.
pub fn contents(files: &[Attachment]) -> Vec<Option<Content>> {
    let mut known: Vec<Option<Content>> = Vec::new();
    for file in files {
        let is_enough = known.iter().flatten().count() >= MOST;
        let content = Some(file)
            .filter(|_| !is_enough)
            .and_then(content)
            .filter(|content| !known.iter().flatten().any(|other| says_again(content, other)));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Limits;
    use crate::Mail;

    #[test]
    fn of_many_files_only_the_first_few_are_said() {
        let card = |n: u32| {
            format!("--b\r\nContent-Type: text/vcard; name=c{n}.vcf\r\n\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ali {n}\r\nEND:VCARD\r\n")
        };
        let cards: String = (0..12).map(card).collect();
        let letter = format!("From: a@x.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n{cards}--b--\r\n");
        let files = Mail::parse(letter.as_bytes(), &Limits::default()).mail.attachments;
        let said = contents(&files);
        assert_eq!((files.len(), said.len(), said.iter().flatten().count()), (12, 12, MOST));
    }
}
