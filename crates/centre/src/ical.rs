//! An appointment as a file that calendars read (RFC 5545), in UTC, so that no clock can misread it; in the customer's language, which it names.

use kernel::Lang;
use kernel::Timestamp;
use platform::App;

use crate::appointment::Standing;
use crate::bookable::lines;
use crate::own_appointment_page::Known;
use crate::own_appointment_page::own_address;

/// The most octets of a line, without its end.
const LINE: usize = 75;

/// The file.
pub(crate) fn written(app: &App, known: &Known) -> String {
    let (one, lang) = (&known.one, known.one.lang);
    let own = own_address(app, known);
    let host = app.public_url().split("//").last().unwrap_or_default().split([':', '/']).next().unwrap_or_default().to_owned();
    let place = [known.centre.name.get(lang), known.centre.place.get(lang)].into_iter().filter(|part| !part.is_empty());
    let summary = app.words().say_plain(lang, "centre-calendar-summary", &[("service", known.service.get(lang).into())]);
    let status = if one.standing == Standing::Booked { "CONFIRMED" } else { "CANCELLED" };
    let said = |name: &str, text: &str| format!("{name};LANGUAGE={}:{}", lang.code(), escaped(text));
    let mut file = vec!["BEGIN:VCALENDAR".to_owned(), "VERSION:2.0".into(), "PRODID:-//Daleel//Appointments//EN".into()];
    file.extend(["CALSCALE:GREGORIAN".to_owned(), "BEGIN:VEVENT".into(), format!("UID:appointment-{}@{host}", one.id)]);
    file.push(format!("SEQUENCE:{}", one.version - 1));
    file.push(format!("DTSTAMP:{}", instant(app.now())));
    file.extend([format!("DTSTART:{}", instant(one.time.from)), format!("DTEND:{}", instant(one.time.to))]);
    file.push(said("SUMMARY", &summary));
    file.push(said("LOCATION", &place.collect::<Vec<_>>().join(if lang == Lang::Ar { "، " } else { ", " })));
    file.push(said("DESCRIPTION", &description(app, known, &own)));
    file.extend([format!("URL:{own}"), format!("STATUS:{status}")]);
    if let Some(sender) = app.settings().mail.sender.as_deref() {
        file.push(format!("ORGANIZER;CN=\"{}\":mailto:{sender}", known.entity.name.get(lang).replace('"', "")));
    }
    file.extend(["END:VEVENT".to_owned(), "END:VCALENDAR".into()]);
    file.iter().map(|line| folded(line)).collect()
}

fn description(app: &App, known: &Known, own: &str) -> String {
    let lang = known.one.lang;
    let say = |key: &str, args: &[(&str, kernel::Arg)]| app.words().say_plain(lang, key, args);
    let mut text = vec![say("centre-calendar-reference", &[("reference", known.one.reference.as_str().into())])];
    let list: Vec<String> = lines(known.bring.get(lang)).map(|line| format!("- {line}")).collect();
    if !list.is_empty() {
        text.push(say("centre-bring", &[]));
        text.extend(list);
    }
    text.push(own.to_owned());
    text.join("\n")
}

/// `20261125T060000Z`.
fn instant(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// A line and its end; a long one goes on in lines that begin with a space. No letter is cut in two.
fn folded(line: &str) -> String {
    let (mut text, mut used) = (String::new(), 0);
    for sign in line.chars() {
        if used + sign.len_utf8() > LINE {
            text.push_str("\r\n ");
            used = 1;
        }
        text.push(sign);
        used += sign.len_utf8();
    }
    text + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_longer_than_calendars_read_and_no_letter_is_cut() {
        let long = format!("SUMMARY;LANGUAGE=ar:{}", "موعد تجديد البطاقة ".repeat(9));
        let file = folded(&long);
        assert!(file.split("\r\n").all(|line| line.len() <= LINE), "{file}");
        assert_eq!(file.trim_end_matches("\r\n").replace("\r\n ", ""), long);
    }

    #[test]
    fn what_means_something_to_calendars_is_marked() {
        assert_eq!(escaped("a, b; c\\d\ne"), "a\\, b\\; c\\\\d\\ne");
    }
}
