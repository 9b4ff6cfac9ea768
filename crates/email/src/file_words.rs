//! By which words a message is found through its files: what they are called, what plain text says, what meetings and contacts hold. Files of
//! messages that came before an upgrade are read in small steps, behind everybody's back.

use std::time::Duration;

use ::store::Tx;
use futures::FutureExt;
use kernel::Actor;
use kernel::EntityId;
use kernel::Error;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use platform::App;
use platform::Job;
use platform::jobs::Lease;
use platform::jobs::WORK;
use platform::jobs::When;
use post::Attachment;
use post::Content;
use post::Enclosure;
use serde_json::Value;

use crate::message::Message;
use crate::message::MessageId;
use crate::reading;
use crate::store;
use crate::store::file_words;

/// So many bytes of one text are read.
const OF_ONE: usize = 64 * 1024;
/// So many bytes of all files of a message together.
const OF_ALL: usize = 256 * 1024;
/// So many messages one round passes, and of those with files so many are read.
pub(crate) const PASSED: u32 = 2_000;
pub(crate) const READ: u32 = 40;

/// Read the files of messages for the search.
const INDEX: Permission = Permission { key: "email.index-files", roles: &[Role::System] };

/// Reads what there was before the search knew of files.
pub(crate) const JOB: Job =
    Job { key: "email.file-words", when: When::Every(Duration::from_secs(20)), run: |app, lease| timed(app, lease).boxed() };

/// The words of files that came.
pub(crate) fn of_files(files: &[Attachment], contents: &[Option<Content>]) -> String {
    let mut words = Words::default();
    for (file, content) in files.iter().zip(contents) {
        let name = file.name.as_deref().unwrap_or_default();
        words.add(name, OF_ONE);
        match content {
            Some(content) => words.add(&said(content), OF_ONE),
            None if is_plain(file.sniffed, name) => words.add(&text(&file.bytes), OF_ONE),
            None => {}
        }
    }
    words.text
}

/// The words of files that leave.
pub(crate) fn of_enclosures(files: &[Enclosure]) -> String {
    let mut words = Words::default();
    for file in files {
        words.add(&file.name, OF_ONE);
        if is_plain(&file.kind, &file.name) {
            words.add(&text(&file.bytes), OF_ONE);
        }
    }
    words.text
}

#[derive(Default)]
struct Words {
    text: String,
}

impl Words {
    fn add(&mut self, more: &str, most: usize) {
        let left = OF_ALL.saturating_sub(self.text.len()).min(most);
        self.text.push('\n');
        self.text.push_str(&more[..more.floor_char_boundary(left)]);
    }
}

/// The beginning of a text, in the character set that its bytes show.
fn text(bytes: &[u8]) -> String {
    post::read_text(&bytes[..bytes.len().min(OF_ONE)])
}

/// Whether a file is plain text: by its bytes, or by its name where they are letters of an older character set.
fn is_plain(kind: &str, name: &str) -> bool {
    let name = name.to_lowercase();
    ["text/plain", "text/calendar", "text/vcard"].contains(&kind)
        || kind == "application/octet-stream" && [".txt", ".csv"].iter().any(|ending| name.ends_with(ending))
}

/// Every text that stands in a meeting or a contact.
fn said(content: &Content) -> String {
    let mut all = Vec::new();
    gather(&serde_json::to_value(content).unwrap_or_default(), &mut all);
    all.join("\n")
}

fn gather(value: &Value, all: &mut Vec<String>) {
    match value {
        Value::String(text) => all.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| gather(value, all)),
        Value::Object(fields) => fields.values().for_each(|value| gather(value, all)),
        _ => {}
    }
}

async fn timed(app: App, lease: Lease) -> Result<()> {
    step(&app).await?;
    app.write(Actor::system("jobs", None).may(WORK)?, move |tx| lease.finish(tx)).await
}

/// One step; answers whether anything is left.
async fn step(app: &App) -> Result<bool> {
    let clock = Actor::system("clock", None);
    let Some((some, reached)) = app.read(clock.may(INDEX)?, file_words::next).await? else { return Ok(false) };
    for (entity, message) in some {
        match read_again(app, &clock, entity, message).await {
            Err(error @ (Error::Busy(_) | Error::ReadOnly(_))) => return Err(error),
            // One whose bytes cannot be read holds up no other.
            Err(error) => tracing::warn!(%error, %message, "the files of a message are found by nothing"),
            Ok(()) => {}
        }
    }
    app.write(clock.may(INDEX)?, move |tx| file_words::reach(tx, reached)).await?;
    Ok(true)
}

async fn read_again(app: &App, clock: &Actor, entity: EntityId, id: MessageId) -> Result<()> {
    let grant = clock.may(INDEX)?.within(entity);
    let message = app.read(grant.clone(), move |tx| store::message(tx, id)?.ok_or(Error::NotFound("message"))).await?;
    let raw = app.blobs().read(grant.clone(), &message.raw).await?;
    let words = reading::read(raw.into()).await?.file_words;
    app.write(grant, move |tx| find_also(tx, &message, &words)).await
}

/// Makes the entry of a message findable by its files.
fn find_also(tx: &mut Tx<'_>, message: &Message, words: &str) -> Result<()> {
    let Some(case) = desk::store::case(tx, message.case)? else { return Ok(()) };
    let entry = desk::store::entries(tx, message.case, Some(message.entry + 1), 1)?.pop();
    match entry.filter(|entry| entry.id == message.entry) {
        Some(entry) => desk::store::make_findable(tx, &case, &entry, words),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_to_its_bound_and_never_in_the_middle_of_a_letter() {
        let long = "ب".repeat(OF_ALL);
        let file = |name: &str| Enclosure { name: name.into(), kind: "text/plain".into(), bytes: long.clone().into_bytes() };
        let words = of_enclosures(&[file("a.txt"), file("b.txt"), file("c.txt"), file("d.txt"), file("e.txt"), file("f.txt")]);
        assert!(words.len() <= OF_ALL + 12 && words.contains("b.txt"), "{}", words.len());
        assert_eq!(text("رخصة".as_bytes()), "رخصة");
        assert_eq!(text(&[0xd1, 0xce, 0xd5, 0xc9, b' ', b'1', b'2', b'3', b'4']), "رخصة 1234", "Arabic Windows");
        assert!(is_plain("application/octet-stream", "LIST.TXT") && !is_plain("application/pdf", "list.txt"));
    }
}
