//! One block of headers: cut into fields within the limits, then read field by field.

use kernel::Timestamp;
use mail_parser::parsers::MessageStream;

use crate::Address;
use crate::Limits;
use crate::encoded_word;
use crate::fault::Fault;
use crate::fault::Faults;
use crate::file_name::without_controls;
use crate::media_type::MediaType;

/// The fields of one block, in their order, unfolded.
#[derive(Clone, Debug, Default)]
pub(crate) struct Headers {
    fields: Vec<(String, Vec<u8>)>,
    hint: Option<String>,
    list: usize,
}

impl Headers {
    /// Cuts `block` into fields. A line without a name is left out.
    pub(crate) fn read(block: &[u8], limits: &Limits, faults: &mut Faults) -> Self {
        let mut fields: Vec<(String, Vec<u8>)> = Vec::new();
        let mut read = 0;
        for (number, line) in block.split_inclusive(|byte| *byte == b'\n').enumerate() {
            let space = limits.header_bytes.saturating_sub(read);
            if number >= limits.header_lines || space == 0 {
                faults.add(Fault::TooManyHeaders);
                break;
            }
            if line.len() > space {
                faults.add(Fault::TooManyHeaders);
            }
            read += line.len();
            let line = line[..line.len().min(space)].trim_ascii_end();
            match (line.first(), fields.last_mut()) {
                (Some(b' ' | b'\t'), Some((_, value))) => {
                    value.push(b' ');
                    push_clean(line.trim_ascii_start(), value, faults);
                }
                _ => fields.extend(field(line, faults)),
            }
        }
        let mut headers = Self { fields, hint: None, list: limits.list };
        headers.hint = headers.media_type("content-type").and_then(|kind| Some(kind.parameter("charset")?.to_owned()));
        headers
    }

    /// The values of a field as text, first to last; `name` in small letters.
    pub(crate) fn texts(&self, name: &str) -> impl Iterator<Item = String> {
        self.raw(name).map(|value| without_controls(encoded_word::text(value, self.hint.as_deref()).trim()))
    }

    /// The first value of a field as text.
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        self.texts(name).next()
    }

    /// How often a field stands in the block.
    pub(crate) fn count(&self, name: &str) -> usize {
        self.raw(name).count()
    }

    /// Every field with its value as text, for keeping and for looking.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&str, String)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), without_controls(encoded_word::text(value, self.hint.as_deref()).trim())))
    }

    /// The addresses of the first such field.
    pub(crate) fn addresses(&self, name: &str, faults: &mut Faults) -> Vec<Address> {
        let Some(value) = self.structured(name) else { return Vec::new() };
        let parsed = MessageStream::new(value.as_bytes()).parse_address();
        let Some(parsed) = parsed.as_address() else { return Vec::new() };
        let mut found = parsed.iter().filter_map(|one| Address::read(one.name(), one.address()?));
        let list = found.by_ref().take(self.list).collect();
        if found.next().is_some() {
            faults.add(Fault::LongList);
        }
        list
    }

    /// The message ids of the first such field, without angle brackets. Of too many the first and the last ones are kept.
    pub(crate) fn ids(&self, name: &str, faults: &mut Faults) -> Vec<String> {
        let text = self.text(name).unwrap_or_default();
        let mut ids: Vec<_> =
            text.split(|letter: char| letter.is_whitespace() || matches!(letter, '<' | '>' | ',')).filter(|id| id.contains('@')).collect();
        if ids.len() > self.list {
            faults.add(Fault::LongList);
            ids.drain(1..=ids.len() - self.list);
        }
        ids.into_iter().map(Into::into).collect()
    }

    /// The date of the message, if it is one between 1990 and 2099.
    pub(crate) fn date(&self) -> Option<Timestamp> {
        let value = self.structured("date")?;
        let parsed = MessageStream::new(value.as_bytes()).parse_date();
        let date = parsed.as_datetime().filter(|date| date.is_valid() && (1990..=2099).contains(&date.year))?;
        Timestamp::from_second(date.to_timestamp()).ok()
    }

    /// A content type or disposition with its parameters.
    pub(crate) fn media_type(&self, name: &str) -> Option<MediaType> {
        self.raw(name).next().map(|value| MediaType::read(value, self.hint.as_deref()))
    }

    fn raw(&self, name: &str) -> impl Iterator<Item = &[u8]> {
        self.fields.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.as_slice())
    }

    fn structured(&self, name: &str) -> Option<String> {
        let value = self.raw(name).next()?;
        Some(encoded_word::in_utf8(value, self.hint.as_deref()) + "\r\n")
    }
}

fn field(line: &[u8], faults: &mut Faults) -> Option<(String, Vec<u8>)> {
    let colon = line.iter().position(|byte| *byte == b':')?;
    let name = line[..colon].trim_ascii();
    if name.is_empty() || !name.iter().all(u8::is_ascii_graphic) {
        return None;
    }
    let mut value = Vec::with_capacity(line.len() - colon);
    push_clean(line[colon + 1..].trim_ascii_start(), &mut value, faults);
    Some((String::from_utf8_lossy(name).to_ascii_lowercase(), value))
}

fn push_clean(line: &[u8], value: &mut Vec<u8>, faults: &mut Faults) {
    for &byte in line {
        match byte {
            0 => {
                faults.add(Fault::ZeroByte);
                value.extend_from_slice("\u{fffd}".as_bytes());
            }
            b'\r' | b'\n' => value.push(b' '),
            _ => value.push(byte),
        }
    }
}
