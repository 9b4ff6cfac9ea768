//! A letter to be sent, and its bytes: the same draft gives the same bytes, so that a retry is the same message.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;
use kernel::invalid;
use sha2::Digest;
use sha2::Sha256;

use crate::Address;
use crate::bidi;
use crate::field;
use crate::file_name;
use crate::page;
use crate::quote;

/// A letter to be sent.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The language of the letter.
    pub lang: Lang,
    /// The mailbox, with its name in that language.
    pub from: Address,
    /// Where the answer shall go: the mailbox with a signed token.
    pub reply_to: Option<Address>,
    /// To whom; at least one.
    pub to: Vec<Address>,
    /// To whom also.
    pub cc: Vec<Address>,
    /// The subject.
    pub subject: String,
    /// The id of this letter, without angle brackets; kept over all attempts to send it.
    pub message_id: String,
    /// The id of the message that it answers.
    pub in_reply_to: Option<String>,
    /// The ids of the thread, oldest first.
    pub references: Vec<String>,
    /// When it was written.
    pub date: Timestamp,
    /// Whether a machine wrote it, and why.
    pub automatic: Option<Machine>,
    /// The text; an empty line divides paragraphs.
    pub text: String,
    /// The message that it answers, to be quoted under it.
    pub quoted: Option<Quoted>,
    /// Files to go with it.
    pub files: Vec<Enclosure>,
}

/// Why a machine writes (RFC 3834).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Machine {
    /// In answer to a message.
    Answers,
    /// By itself: a reminder, a change of state.
    Notifies,
}

/// What is quoted under a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The line over it, in the language of the letter: when who wrote.
    pub attribution: String,
    /// The original text. At most 200 kB of it and three levels of quotes go out.
    pub text: String,
}

/// A file to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosure {
    /// Its name.
    pub name: String,
    /// Its media type; one that is not written `type/subtype` is sent as `application/octet-stream`.
    pub kind: String,
    /// The file.
    pub bytes: Vec<u8>,
}

impl Draft {
    /// The bytes to send, lines ending in CR LF.
    ///
    /// # Errors
    /// `Invalid` when nobody is addressed, or an address or the message id cannot stand in a header.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        self.check()?;
        let mut out = self.fields();
        let boundary = self.boundary();
        if self.files.is_empty() {
            self.push_texts(&mut out, &boundary);
            return Ok(out.into_bytes());
        }
        field::push(&mut out, "Content-Type", &format!("multipart/mixed; boundary=\"files-{boundary}\""));
        out.push_str(&format!("\r\n--files-{boundary}\r\n"));
        self.push_texts(&mut out, &boundary);
        for file in &self.files {
            out.push_str(&format!("--files-{boundary}\r\n"));
            push_file(&mut out, file);
        }
        out.push_str(&format!("--files-{boundary}--\r\n"));
        Ok(out.into_bytes())
    }

    fn check(&self) -> Result<()> {
        let everyone = self.to.iter().chain(&self.cc).chain(&self.reply_to).chain([&self.from]);
        let stands = |address: &Address| Address::parse(&address.address).is_some();
        if self.to.is_empty() || !everyone.into_iter().all(stands) {
            return Err(invalid("to", "address-unreadable"));
        }
        if !field::is_message_id(&self.message_id) {
            return Err(invalid("message_id", "message-id-unreadable"));
        }
        Ok(())
    }

    fn fields(&self) -> String {
        let mut out = String::with_capacity(2048);
        field::push(&mut out, "Date", &self.date.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string());
        field::addresses(&mut out, "From", std::slice::from_ref(&self.from));
        field::addresses(&mut out, "Reply-To", self.reply_to.as_slice());
        field::addresses(&mut out, "To", &self.to);
        field::addresses(&mut out, "Cc", &self.cc);
        field::text(&mut out, "Subject", &self.subject);
        field::ids(&mut out, "Message-ID", [self.message_id.as_str()].into_iter());
        field::ids(&mut out, "In-Reply-To", self.in_reply_to.as_deref().into_iter());
        // The first and the last ones place a message in its thread; between them a long thread may lose some.
        let skipped = self.references.len().saturating_sub(30);
        let references = self.references.iter().take(1).chain(self.references.iter().skip(1 + skipped.saturating_sub(1)));
        field::ids(&mut out, "References", references.map(String::as_str));
        if let Some(machine) = self.automatic {
            let word = if machine == Machine::Answers { "auto-replied" } else { "auto-generated" };
            field::push(&mut out, "Auto-Submitted", word);
            field::push(&mut out, "X-Auto-Response-Suppress", "All");
        }
        field::push(&mut out, "Content-Language", self.lang.code());
        field::push(&mut out, "MIME-Version", "1.0");
        out
    }

    fn push_texts(&self, out: &mut String, boundary: &str) {
        let text = self.text.replace("\r\n", "\n").replace(|letter: char| letter.is_control() && letter != '\n' && letter != '\t', "");
        let text = unturned(&text);
        let original = self.quoted.as_ref().map(|quoted| (quoted.attribution.as_str(), quote::deepen(&unturned(&quoted.text))));
        let plain = self.plain(&text, original.as_ref().map(|(attribution, original)| (*attribution, original.as_str())));
        let unmarked = original.map(|(attribution, original)| (attribution, quote::lift(&original)));
        let html = page::write(
            self.lang,
            &self.subject,
            &text,
            unmarked.as_ref().map(|(attribution, original)| (*attribution, original.as_str())),
        );
        field::push(out, "Content-Type", &format!("multipart/alternative; boundary=\"texts-{boundary}\""));
        out.push_str("\r\n");
        for (kind, content) in [("plain", plain), ("html", html)] {
            out.push_str(&format!("--texts-{boundary}\r\nContent-Type: text/{kind}; charset=utf-8\r\n"));
            push_base64(out, content.replace('\n', "\r\n").as_bytes());
        }
        out.push_str(&format!("--texts-{boundary}--\r\n"));
    }

    /// The plain part, with isolates round what runs against its line.
    fn plain(&self, text: &str, quoted: Option<(&str, &str)>) -> String {
        let base = page::of(self.lang);
        let line = |line: &str| bidi::isolated(line, bidi::of(line, base));
        let mut lines: Vec<String> = text.trim_end().lines().map(line).collect();
        if let Some((attribution, original)) = quoted {
            lines.extend([String::new(), line(attribution)]);
            lines.extend(original.lines().map(str::to_owned));
        }
        lines.join("\n") + "\n"
    }

    /// Nobody who wrote the text or a file could know the message id, so none of them holds this line.
    fn boundary(&self) -> String {
        let digest = Sha256::digest(self.message_id.as_bytes());
        digest[..12].iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// A text without what turns a line round: the letter writes that itself.
fn unturned(text: &str) -> String {
    text.chars().filter(|letter| !matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')).collect()
}

fn push_file(out: &mut String, file: &Enclosure) {
    let token = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".+-_".contains(&byte));
    let stands = file.kind.split_once('/').is_some_and(|(kind, subtype)| token(kind) && token(subtype));
    // A message or multipart would have to be sent unencoded; as a plain file it arrives unharmed.
    let kind = if stands && !file.kind.starts_with("message/") && !file.kind.starts_with("multipart/") {
        &file.kind
    } else {
        "application/octet-stream"
    };
    let name = file_name::clean(&file.name).unwrap_or_else(|| "file".into());
    // A calendar is text, whose signs must be named (RFC 5545 §3.1.4).
    let signs = if kind == "text/calendar" { "; charset=utf-8" } else { "" };
    field::push(out, "Content-Type", &format!("{kind}{signs}{}", field::parameter("name", &name)));
    field::push(out, "Content-Disposition", &format!("attachment{}", field::parameter("filename", &name)));
    push_base64(out, &file.bytes);
}

fn push_base64(out: &mut String, bytes: &[u8]) {
    out.push_str("Content-Transfer-Encoding: base64\r\n\r\n");
    for line in bytes.chunks(57) {
        STANDARD.encode_string(line, out);
        out.push_str("\r\n");
    }
}
