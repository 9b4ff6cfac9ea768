//! Contacts that come as files (vCard: RFC 6350, RFC 2426 and what came before them).

use serde::Deserialize;
use serde::Serialize;

use crate::content_line;
use crate::content_line::Line;

/// So many contacts of a file are read.
const MOST: usize = 20;
/// So many telephones, or addresses, of one.
const EACH: usize = 8;

/// A person or an office, as whoever sent it describes them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// The name.
    pub name: String,
    /// Where they work.
    pub organisation: String,
    /// What they do there.
    pub title: String,
    /// Telephone numbers, as they are written.
    pub phones: Vec<String>,
    /// Mail addresses.
    pub mails: Vec<String>,
    /// Postal addresses, each on one line.
    pub addresses: Vec<String>,
}

/// Reads the contacts of a file; none when it is no such file.
pub(crate) fn read(bytes: &[u8]) -> Vec<Contact> {
    let mut all: Vec<Contact> = Vec::new();
    let mut is_inside = false;
    for line in content_line::read(bytes) {
        match (line.name.as_str(), line.raw().to_ascii_uppercase().as_str()) {
            ("BEGIN", "VCARD") if all.len() == MOST => break,
            ("BEGIN", "VCARD") => {
                all.push(Contact::default());
                is_inside = true;
            }
            ("END", "VCARD") => is_inside = false,
            _ => {
                if let Some(contact) = all.last_mut().filter(|_| is_inside) {
                    take(contact, &line);
                }
            }
        }
    }
    all.retain(|contact| *contact != Contact::default());
    all
}

fn take(contact: &mut Contact, line: &Line) {
    let add = |list: &mut Vec<String>, value: String| {
        if list.len() < EACH && !value.is_empty() && !list.contains(&value) {
            list.push(value);
        }
    };
    match line.name.as_str() {
        "FN" => contact.name = line.text(),
        "N" if contact.name.is_empty() => contact.name = ordered(&line.parts()),
        "ORG" => contact.organisation = joined(&line.parts(), " – "),
        "TITLE" | "ROLE" if contact.title.is_empty() => contact.title = line.text(),
        "TEL" => add(&mut contact.phones, bare(&line.text(), "tel:")),
        "EMAIL" => add(&mut contact.mails, bare(&line.text(), "mailto:")),
        "ADR" => add(&mut contact.addresses, joined(&line.parts(), "، ")),
        _ => {}
    }
}

/// Prefix, given name, further names, family name.
fn ordered(parts: &[String]) -> String {
    let part = |at: usize| parts.get(at).cloned().unwrap_or_default();
    joined(&[part(3), part(1), part(2), part(0)], " ")
}

fn joined(parts: &[String], between: &str) -> String {
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    parts.join(between)
}

fn bare(text: &str, scheme: &str) -> String {
    let is_scheme = text.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme));
    if is_scheme { text[scheme.len()..].to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_has_its_name_its_telephones_and_its_addresses() {
        let card = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:منى سلمان\r\nN:سلمان;منى;;;\r\nORG:وزارة الأشغال;الطرق\r\nTITLE:مهندسة\r\nTEL;TYPE=work;VALUE=uri:tel:+973-1700-0000\r\nitem1.TEL:+973 3900 0000\r\nEMAIL:mona@works.example\r\nADR:;;طريق 12;المنامة;;317;البحرين\r\nEND:VCARD\r\n";
        let found = read(card.as_bytes());
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].name.as_str(), found[0].organisation.as_str()), ("منى سلمان", "وزارة الأشغال – الطرق"));
        assert_eq!(found[0].phones, ["+973-1700-0000", "+973 3900 0000"]);
        assert_eq!(
            (found[0].mails.join(","), found[0].addresses.join(",")),
            ("mona@works.example".into(), "طريق 12، المنامة، 317، البحرين".into())
        );
    }

    #[test]
    fn a_file_of_a_thousand_contacts_gives_a_few_and_one_that_is_none_gives_nothing() {
        let card = "BEGIN:VCARD\nN:Salman;Mona\nEND:VCARD\n";
        assert_eq!(read(card.repeat(1000).as_bytes()).len(), MOST);
        assert_eq!(read(card.as_bytes())[0].name, "Mona Salman");
        assert!(read(b"FN:nobody\nTEL:1\n").is_empty());
        assert!(read(&[0xff; 4096]).is_empty());
    }
}
