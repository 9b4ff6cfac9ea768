//! The fixed parts of a reply in the language's own form, composed and never forgotten (6.email.salutation, .greeting-thanks, .signature).

use jiff::civil::Time;
pub use kernel::Gender;
use kernel::Lang;

pub use crate::frame::Found;
use crate::frame::bare_body;
pub use crate::frame::recognise;
pub use crate::frame::without_opening;

/// A customer's name as it is written in the reply's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name<'a> {
    /// The name without a title.
    pub full: &'a str,
    /// A title that replaces Mr or Ms: الدكتورة, الشيخ, Dr.
    pub title: Option<&'a str>,
}

/// Who signs, with every part in the reply's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signer<'a> {
    /// The employee's name.
    pub name: &'a str,
    /// The job title.
    pub title: &'a str,
    /// The department.
    pub department: &'a str,
    /// The entity.
    pub entity: &'a str,
    /// The telephone number, as it is printed.
    pub phone: &'a str,
    /// The email address, if customers may write to it.
    pub email: Option<&'a str>,
}

/// What a reply is composed from.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    /// The reply's language.
    pub lang: Lang,
    /// The customer's name, where it is known.
    pub name: Option<Name<'a>>,
    /// The customer's gender, where it is known; it is never guessed from the name.
    pub gender: Option<Gender>,
    /// What the employee wrote.
    pub body: &'a str,
    /// The hour at which it is written, for the greeting, where that is known.
    pub time: Option<Time>,
    /// Who signs.
    pub signer: Signer<'a>,
}

/// A composed reply: its parts, and the whole as plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Title, name and honorific.
    pub salutation: String,
    /// The greeting, and thanks for getting in touch.
    pub opening: String,
    /// What the employee wrote, without fixed parts of their own at its ends.
    pub body: String,
    /// The closing greeting.
    pub closing: String,
    /// Name, title, department, entity and numbers.
    pub signature: String,
    /// All of it.
    pub text: String,
}

/// Title, name and honorific. Arabic takes `عميلنا العزيز` where the name or the gender is not known, the guide's own neutral form;
/// English takes the full name alone where the gender is not known.
pub fn salutation(lang: Lang, name: Option<Name<'_>>, gender: Option<Gender>) -> String {
    let name = name.filter(|name| !name.full.trim().is_empty());
    match (lang, name, gender) {
        (Lang::Ar, Some(name), Some(Gender::Male)) => format!("{}/ {} المحترم،", name.title.unwrap_or("السيد"), name.full.trim()),
        (Lang::Ar, Some(name), Some(Gender::Female)) => format!("{}/ {} المحترمة،", name.title.unwrap_or("السيدة"), name.full.trim()),
        (Lang::Ar, _, _) => "عميلنا العزيز،".to_owned(),
        (Lang::En, Some(name), gender) => {
            let title = name.title.or(gender.map(|gender| if gender == Gender::Male { "Mr" } else { "Ms" }));
            format!("Dear {}{}{},", title.unwrap_or_default(), if title.is_some() { " " } else { "" }, name.full.trim())
        }
        (Lang::En, None, _) => "Dear customer,".to_owned(),
    }
}

/// A greeting: by the hour where the time is given (morning until noon), else the one that writing begins with.
pub fn greeting(lang: Lang, time: Option<Time>) -> &'static str {
    match (lang, time.map(Time::hour)) {
        (Lang::Ar, None) => "السلام عليكم ورحمة الله وبركاته،",
        (Lang::Ar, Some(0..12)) => "صباح الخير،",
        (Lang::Ar, Some(_)) => "مساء الخير،",
        (Lang::En, None) => "We hope this message finds you well.",
        (Lang::En, Some(0..12)) => "Good morning.",
        (Lang::En, Some(12..17)) => "Good afternoon.",
        (Lang::En, Some(_)) => "Good evening.",
    }
}

/// Thanks for getting in touch.
pub const fn thanks(lang: Lang) -> &'static str {
    match lang {
        Lang::Ar => "نشكركم على تواصلكم معنا.",
        Lang::En => "Thank you for contacting us.",
    }
}

/// The closing greeting.
pub const fn closing(lang: Lang) -> &'static str {
    match lang {
        Lang::Ar => "مع خالص التحية والتقدير،",
        Lang::En => "Kind regards,",
    }
}

/// Name, title, department, entity and numbers, one a line; an empty part has no line.
pub fn signature(lang: Lang, signer: &Signer<'_>) -> String {
    let (phone, email) = match lang {
        Lang::Ar => ("هاتف: ", "البريد الإلكتروني: "),
        Lang::En => ("Telephone: ", "Email: "),
    };
    let number = if signer.phone.trim().is_empty() { String::new() } else { format!("{phone}{}", in_order(signer.phone)) };
    let address = signer.email.filter(|address| !address.trim().is_empty()).map(|address| format!("{email}{}", address.trim()));
    let lines = [signer.name, signer.title, signer.department, signer.entity, &number, address.as_deref().unwrap_or_default()];
    let lines: Vec<_> = lines.into_iter().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// Composes a reply. Fixed parts that the employee wrote at the ends of the body are not said twice.
pub fn compose(parts: &Parts<'_>) -> Reply {
    let lang = parts.lang;
    let salutation = salutation(lang, parts.name, parts.gender);
    let opening = match lang {
        Lang::Ar if parts.time.is_some() => format!("{} {}\n{}", greeting(lang, None), greeting(lang, parts.time), thanks(lang)),
        Lang::Ar => format!("{}\n{}", greeting(lang, None), thanks(lang)),
        Lang::En => format!("{} {}", greeting(lang, parts.time), thanks(lang)),
    };
    let body = bare_body(parts.body).to_owned();
    let closing = closing(lang).to_owned();
    let signature = signature(lang, &parts.signer);
    let middle = if body.is_empty() { String::new() } else { format!("{body}\n\n") };
    let text = format!("{salutation}\n\n{opening}\n\n{middle}{closing}\n{signature}\n");
    Reply { salutation, opening, body, closing, signature, text }
}

/// A number that keeps its order inside Arabic lines: a mark at its front, and spaces that do not part its groups (UAX #9, W4 and W7).
fn in_order(number: &str) -> String {
    format!("\u{200E}{}", number.trim().replace(' ', "\u{A0}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARYAM: Name = Name { full: "مريم حسن", title: None };

    #[test]
    fn arabic_agrees_with_the_gender_and_is_neutral_without_one() {
        assert_eq!(salutation(Lang::Ar, Some(MARYAM), Some(Gender::Female)), "السيدة/ مريم حسن المحترمة،");
        assert_eq!(salutation(Lang::Ar, Some(Name { full: "علي", title: Some("الدكتور") }), Some(Gender::Male)), "الدكتور/ علي المحترم،");
        assert_eq!(salutation(Lang::Ar, Some(MARYAM), None), "عميلنا العزيز،");
        assert_eq!(salutation(Lang::Ar, None, Some(Gender::Female)), "عميلنا العزيز،");
    }

    #[test]
    fn english_takes_the_full_name_where_the_gender_is_unknown() {
        let name = Name { full: "Maryam Hasan", title: None };
        assert_eq!(salutation(Lang::En, Some(name), None), "Dear Maryam Hasan,");
        assert_eq!(salutation(Lang::En, Some(name), Some(Gender::Female)), "Dear Ms Maryam Hasan,");
        assert_eq!(salutation(Lang::En, Some(Name { title: Some("Dr"), ..name }), None), "Dear Dr Maryam Hasan,");
        assert_eq!(salutation(Lang::En, Some(Name { full: " ", title: None }), None), "Dear customer,");
    }

    #[test]
    fn the_day_is_greeted_by_its_hour() {
        let at = |hour| greeting(Lang::Ar, Some(jiff::civil::time(hour, 0, 0, 0)));
        assert_eq!((at(0), at(11), at(12), at(23)), ("صباح الخير،", "صباح الخير،", "مساء الخير،", "مساء الخير،"));
        assert_eq!(greeting(Lang::En, Some(jiff::civil::time(18, 0, 0, 0))), "Good evening.");
    }
}
