//! From raw bytes to a message.

use std::borrow::Cow;

use crate::Address;
use crate::Attachment;
use crate::Automatic;
use crate::Limits;
use crate::Mail;
use crate::Parsed;
use crate::automatic;
use crate::body::Bodies;
use crate::bounce;
use crate::bounce::Bounce;
use crate::charset;
use crate::fault::Fault;
use crate::fault::Faults;
use crate::file_name;
use crate::header::Headers;
use crate::sniff::sniff;
use crate::transfer::Transfer;
use crate::tree;
use crate::tree::Part;

pub(crate) fn parse(raw: &[u8], limits: &Limits) -> Parsed {
    let mut faults = Faults::default();
    if raw.len() > limits.bytes {
        faults.add(Fault::OverSize);
    }
    let raw = &lines(&raw[..raw.len().min(limits.bytes)]);
    let parts = tree::cut(raw, limits, &mut faults);
    let mut reading = Reading { raw, limits, faults, parts: &parts, bodies: Bodies::default(), attachments: Vec::new(), report: None };
    for number in 0..parts.len() {
        reading.part(number);
    }
    let Reading { bodies, attachments, report, mut faults, .. } = reading;
    let headers = parts.into_iter().next().map(|root| root.headers).unwrap_or_default();
    let mail = assemble(headers, bodies, attachments, report, limits, &mut faults);
    Parsed { mail, faults: faults.into_vec() }
}

/// The message with line breaks: some old programs end each line by a lone carriage return.
fn lines(raw: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memchr(b'\n', raw).is_some() || memchr::memchr(b'\r', raw).is_none() {
        return Cow::Borrowed(raw);
    }
    Cow::Owned(raw.iter().map(|byte| if *byte == b'\r' { b'\n' } else { *byte }).collect())
}

struct Reading<'a> {
    raw: &'a [u8],
    limits: &'a Limits,
    faults: Faults,
    parts: &'a [Part],
    bodies: Bodies,
    attachments: Vec<Attachment>,
    report: Option<Bounce>,
}

impl Reading<'_> {
    fn part(&mut self, number: usize) {
        let part = &self.parts[number];
        if part.multipart.is_some() {
            return;
        }
        let kind = media_type(part, self.parts);
        let transfer = Transfer::named(&part.headers.text("content-transfer-encoding").unwrap_or_default());
        let (bytes, clean) = transfer.unwrap(&self.raw[part.body.clone()]);
        if !clean {
            self.faults.add(Fault::Encoding);
        }
        self.note_report(&kind, &bytes);
        match kind.as_str() {
            "text/plain" if self.is_body(part) => {
                let text = self.decode(part, &bytes);
                self.bodies.plain(self.alternative_of(part), text);
            }
            "text/html" if self.is_body(part) => {
                let html = self.decode(part, &bytes);
                self.bodies.html(self.alternative_of(part), html);
            }
            _ => self.attachments.push(attachment(&part.headers, kind, bytes.into_owned())),
        }
    }

    /// A text without a file's name and not sent as a file is something to read.
    fn is_body(&self, part: &Part) -> bool {
        let sent_as_file = part.headers.media_type("content-disposition").is_some_and(|disposition| disposition.value == "attachment");
        !sent_as_file && (file_name_of(&part.headers).is_none() || self.parts.len() == 1)
    }

    /// The nearest multipart above whose parts say the same in several ways.
    fn alternative_of(&self, part: &Part) -> Option<usize> {
        let mut above = part.parent;
        while let Some(number) = above {
            if self.parts[number].multipart.as_deref() == Some("alternative") {
                return Some(number);
            }
            above = self.parts[number].parent;
        }
        None
    }

    fn decode(&mut self, part: &Part, bytes: &[u8]) -> String {
        let label = part.headers.media_type("content-type").and_then(|kind| Some(kind.parameter("charset")?.to_owned()));
        if bytes.len() > self.limits.text_bytes {
            self.faults.add(Fault::LongText);
        }
        let decoded = charset::decode(&bytes[..bytes.len().min(self.limits.text_bytes)], label.as_deref());
        if !decoded.whole {
            let name: String = label.unwrap_or_else(|| "utf-8".into()).chars().filter(char::is_ascii_graphic).take(40).collect();
            self.faults.add(Fault::Charset(name));
        }
        if decoded.text.contains('\0') {
            self.faults.add(Fault::ZeroByte);
            return decoded.text.replace('\0', "\u{fffd}");
        }
        decoded.text
    }

    fn note_report(&mut self, kind: &str, bytes: &[u8]) {
        // A receipt for a letter that was read, or a complaint about one, has the same form and says nothing of its delivery.
        let root = &self.parts[0];
        let named = root.headers.media_type("content-type").and_then(|kind| Some(kind.parameter("report-type")?.to_ascii_lowercase()));
        let is_report = root.multipart.as_deref() == Some("report") && named.is_none_or(|named| named == "delivery-status");
        let is_status = ["message/delivery-status", "message/global-delivery-status"].contains(&kind);
        if !is_report || !(is_status || bounce::COPIES.contains(&kind)) {
            return;
        }
        let report = self.report.get_or_insert_default();
        if is_status {
            report.recipients = bounce::recipients(&String::from_utf8_lossy(&bytes[..bytes.len().min(256 << 10)]));
        } else {
            let headers = Headers::read(&bytes[..bytes.len().min(self.limits.header_bytes)], self.limits, &mut Faults::default());
            report.original = headers.ids("message-id", &mut Faults::default()).into_iter().next();
        }
    }
}

/// The declared type in small letters. A broken multipart is read as text; a part of a digest is a message.
fn media_type(part: &Part, parts: &[Part]) -> String {
    let in_digest = part.parent.is_some_and(|parent| parts[parent].multipart.as_deref() == Some("digest"));
    match part.headers.media_type("content-type") {
        Some(kind) if kind.kind() == "multipart" || kind.subtype().is_none() => "text/plain".into(),
        Some(kind) => kind.value,
        None if in_digest => "message/rfc822".into(),
        None => "text/plain".into(),
    }
}

fn file_name_of(headers: &Headers) -> Option<String> {
    let given = |field: &str, name: &str| Some(headers.media_type(field)?.parameter(name)?.to_owned());
    file_name::clean(&given("content-disposition", "filename").or_else(|| given("content-type", "name"))?)
}

fn attachment(headers: &Headers, declared: String, bytes: Vec<u8>) -> Attachment {
    let content_id = headers.text("content-id").map(|id| id.trim_matches(['<', '>', ' ']).to_owned()).filter(|id| !id.is_empty());
    let as_file = headers.media_type("content-disposition").is_some_and(|disposition| disposition.value == "attachment");
    let name = file_name_of(headers);
    Attachment { name, declared, sniffed: sniff(&bytes), inline: content_id.is_some() && !as_file, content_id, bytes }
}

/// What kind of machine sent it, if one did; of a report in prose, what it says.
fn machine(headers: &Headers, from: Option<&Address>, report: Option<Bounce>, (text, files): (&str, &[Attachment])) -> Automatic {
    let mut automatic = automatic::classify(headers, from, report);
    if automatic.is_personal() && automatic::is_refusal_in_prose(from, text) {
        automatic = Automatic::Bounce(Bounce::default());
    }
    if let Automatic::Bounce(bounce) = &mut automatic {
        bounce::fill(bounce, headers, text, files);
    }
    automatic
}

fn assemble(
    headers: Headers,
    bodies: Bodies,
    attachments: Vec<Attachment>,
    report: Option<Bounce>,
    limits: &Limits,
    faults: &mut Faults,
) -> Mail {
    let authors = headers.addresses("from", faults);
    if headers.count("from") != 1 || authors.len() != 1 {
        faults.add(Fault::Sender);
    }
    let date = headers.date();
    if date.is_none() {
        faults.add(Fault::Date);
    }
    let from = authors.into_iter().next();
    let (text, html) = bodies.finish(limits.text_bytes);
    let automatic = machine(&headers, from.as_ref(), report, (&text, &attachments));
    Mail {
        message_id: headers.ids("message-id", faults).into_iter().next(),
        in_reply_to: headers.ids("in-reply-to", faults),
        references: headers.ids("references", faults),
        automatic,
        asks_for_silence: automatic::asks_for_silence(&headers),
        from,
        sender: headers.addresses("sender", faults).into_iter().next(),
        reply_to: headers.addresses("reply-to", faults),
        to: headers.addresses("to", faults),
        cc: headers.addresses("cc", faults),
        subject: headers.text("subject").unwrap_or_default(),
        date,
        text,
        html,
        attachments,
        headers,
    }
}
