//! The text of a canned reply: what stands in braces becomes the customer's, and agrees with their gender.
//!
//! `{name}` is a value of the case; `{تفضّل|تفضّلي|يرجى التفضّل}` are the forms for a man, a woman, and somebody of whom neither is known.

use kernel::Gender;

/// A value that a text may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The customer's name.
    Name,
    /// The case's reference.
    Reference,
    /// The service that the case concerns.
    Service,
    /// Until when a reply is due.
    Due,
    /// The one who writes.
    Employee,
    /// The entity.
    Entity,
}

impl Field {
    /// All of them, in the order in which they are explained.
    pub const ALL: [Field; 6] = [Field::Name, Field::Reference, Field::Service, Field::Due, Field::Employee, Field::Entity];

    /// How it is written between braces.
    pub const fn key(self) -> &'static str {
        match self {
            Field::Name => "name",
            Field::Reference => "reference",
            Field::Service => "service",
            Field::Due => "due",
            Field::Employee => "employee",
            Field::Entity => "entity",
        }
    }

    fn parse(key: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.key() == key)
    }
}

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece<'t> {
    Plain(&'t str),
    Value(Field),
    /// For a man, for a woman, and where neither is known.
    Gendered([&'t str; 3]),
}

/// What is wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A brace without its other half.
    Brace,
    /// A name between braces that stands for nothing.
    Unknown(String),
    /// Forms that are not three, or one of them empty.
    Forms(String),
}

fn pieces(text: &str) -> Result<Vec<Piece<'_>>, Fault> {
    let (mut all, mut rest) = (Vec::new(), text);
    while let Some(open) = rest.find(['{', '}']) {
        let (plain, braced) = rest.split_at(open);
        let inside = braced.strip_prefix('{').ok_or(Fault::Brace)?;
        let (inside, after) = inside.split_once('}').ok_or(Fault::Brace)?;
        all.extend([Piece::Plain(plain), piece(inside)?]);
        rest = after;
    }
    all.push(Piece::Plain(rest));
    Ok(all)
}

fn piece(inside: &str) -> Result<Piece<'_>, Fault> {
    if inside.contains('{') {
        return Err(Fault::Brace);
    }
    if !inside.contains('|') {
        return Field::parse(inside.trim()).map(Piece::Value).ok_or_else(|| Fault::Unknown(inside.trim().into()));
    }
    let forms: Vec<&str> = inside.split('|').map(str::trim).collect();
    match forms.as_slice() {
        [he, she, they] if forms.iter().all(|form| !form.is_empty()) => Ok(Piece::Gendered([he, she, they])),
        _ => Err(Fault::Forms(inside.trim().into())),
    }
}

/// Looks whether a text can be filled.
///
/// # Errors
/// The first fault in it.
pub fn check(text: &str) -> Result<(), Fault> {
    pieces(text).map(drop)
}

/// Fills a text. A text that cannot be filled stays as it is: it was checked when it was saved.
pub fn fill(text: &str, gender: Option<Gender>, value: impl Fn(Field) -> String) -> String {
    let Ok(pieces) = pieces(text) else { return text.to_owned() };
    let form = match gender {
        Some(Gender::Male) => 0,
        Some(Gender::Female) => 1,
        None => 2,
    };
    let filled = pieces.iter().map(|piece| match piece {
        Piece::Plain(plain) => (*plain).to_owned(),
        Piece::Value(field) => value(*field),
        Piece::Gendered(forms) => forms[form].to_owned(),
    });
    filled.collect()
}

/// A part of the beginning of a text as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words that stand for themselves.
    Words(String),
    /// A value that each reply fills.
    Value(Field),
}

/// The beginning of a text, of about so many letters: with the forms for somebody of whom nothing is known, whole words, and a sign where it
/// goes on. A text that cannot be filled is shown as it is.
pub fn beginning(text: &str, most: usize) -> Vec<Part> {
    let (mut parts, mut left) = (Vec::new(), most);
    for piece in pieces(text).unwrap_or_else(|_| vec![Piece::Plain(text)]) {
        let words = match piece {
            Piece::Value(field) => {
                left = left.saturating_sub(field.key().len());
                parts.push(Part::Value(field));
                continue;
            }
            Piece::Plain(words) | Piece::Gendered([_, _, words]) => words,
        };
        if let Some((end, _)) = words.char_indices().nth(left) {
            let whole = words[..end].rfind(char::is_whitespace).unwrap_or(0);
            let ends = |letter: char| letter.is_whitespace() || matches!(letter, '.' | ',' | ';' | ':' | '،' | '؛');
            parts.push(Part::Words(format!("{}…", words[..whole].trim_end_matches(ends))));
            return parts;
        }
        left -= words.chars().count();
        parts.push(Part::Words(words.to_owned()));
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(text: &str, gender: Option<Gender>) -> String {
        fill(text, gender, |field| format!("<{}>", field.key()))
    }

    #[test]
    fn values_and_forms_take_their_places() {
        let text = "{عزيزي|عزيزتي|عميلنا العزيز} { name }، رقم طلبكم {reference}.";
        assert_eq!(filled(text, Some(Gender::Female)), "عزيزتي <name>، رقم طلبكم <reference>.");
        assert_eq!(filled(text, Some(Gender::Male)), "عزيزي <name>، رقم طلبكم <reference>.");
        assert_eq!(filled(text, None), "عميلنا العزيز <name>، رقم طلبكم <reference>.");
        assert_eq!(filled("no braces", None), "no braces");
    }

    #[test]
    fn the_beginning_ends_with_a_whole_word_and_never_inside_of_what_is_filled() {
        let text = "{يمكنكَ|يمكنكِ|يمكنكم} متابعة الطلب {reference} من الموقع";
        let words = |words: &str| Part::Words(words.into());
        let value = Part::Value(Field::Reference);
        assert_eq!(beginning(text, 90), [words(""), words("يمكنكم"), words(" متابعة الطلب "), value.clone(), words(" من الموقع")]);
        assert_eq!(beginning(text, 12), [words(""), words("يمكنكم"), words("…")]);
        assert_eq!(beginning(text, 34), [words(""), words("يمكنكم"), words(" متابعة الطلب "), value, words(" من…")]);
        assert_eq!(beginning("one {two", 5), [words("one…")], "what cannot be filled");
    }

    #[test]
    fn what_cannot_be_filled_is_named() {
        assert_eq!(check("{nmae}"), Err(Fault::Unknown("nmae".into())));
        assert_eq!(check("{}"), Err(Fault::Unknown(String::new())));
        assert_eq!(check("{he|she}"), Err(Fault::Forms("he|she".into())));
        assert_eq!(check("{he||they}"), Err(Fault::Forms("he||they".into())));
        for text in ["{name", "name}", "{a {name} b}", "}{"] {
            assert_eq!(check(text), Err(Fault::Brace), "{text}");
        }
    }
}
