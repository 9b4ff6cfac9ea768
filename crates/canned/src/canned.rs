//! A canned reply (الرد الجاهز): a pair of texts that says the same in both languages, with the day on which it is to be looked at again.

use calendar::Date;
use kernel::Bilingual;
use kernel::FieldError;
use kernel::Id;
use kernel::Result;
use org::ServiceId;

use crate::text::Fault;
use crate::text::check;

/// The kind of thing that a canned reply's id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CannedKind;
/// The id of a canned reply.
pub type CannedId = Id<CannedKind>;

/// The longest text, in characters.
pub(crate) const LONGEST: usize = 4_000;
/// The longest title, in characters.
const LONGEST_TITLE: usize = 80;
/// The longest shortcut, in characters.
const LONGEST_SHORTCUT: usize = 20;

/// A canned reply of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Canned {
    /// Its id.
    pub id: CannedId,
    /// What is typed to have it: short, without spaces, its own within the entity.
    pub shortcut: String,
    /// What it is called.
    pub title: Bilingual,
    /// What it says, with placeholders.
    pub text: Bilingual,
    /// The service it is about; nothing for one that suits all.
    pub service: Option<ServiceId>,
    /// The day on which it must be looked at again, in Bahrain.
    pub review_on: Date,
    /// Whether it is offered while writing.
    pub is_offered: bool,
}

impl Canned {
    /// Whether it can be offered: whole in both languages, and nothing in it that cannot be filled.
    ///
    /// # Errors
    /// `Invalid` with each field that must be corrected.
    pub(crate) fn must_be_whole(&self) -> Result<()> {
        let pair = |of: &Bilingual| [of.ar.clone(), of.en.clone()];
        let titles = pair(&self.title).into_iter().zip(["title_ar", "title_en"]).filter_map(|(title, field)| title_fault(field, &title));
        let texts = pair(&self.text).into_iter().zip(["text_ar", "text_en"]).filter_map(|(text, field)| text_fault(field, &text));
        let wrong: Vec<FieldError> = shortcut_fault(&self.shortcut).into_iter().chain(titles).chain(texts).collect();
        if wrong.is_empty() { Ok(()) } else { Err(kernel::Error::Invalid(wrong)) }
    }
}

fn wrong(field: &str, key: &'static str) -> FieldError {
    FieldError { field: field.to_owned().into(), key, args: Vec::new() }
}

fn shortcut_fault(shortcut: &str) -> Option<FieldError> {
    let is_one_word = !shortcut.is_empty() && shortcut.chars().all(|c| c.is_alphanumeric() || c == '-');
    (!is_one_word || shortcut.chars().count() > LONGEST_SHORTCUT).then(|| wrong("shortcut", "canned-shortcut-word"))
}

fn title_fault(field: &str, title: &str) -> Option<FieldError> {
    let length = title.trim().chars().count();
    (length == 0 || length > LONGEST_TITLE).then(|| wrong(field, "canned-title-needed"))
}

fn text_fault(field: &str, text: &str) -> Option<FieldError> {
    let length = text.trim().chars().count();
    if length == 0 || length > LONGEST {
        return Some(wrong(field, "canned-text-needed"));
    }
    let (key, what) = match check(text).err()? {
        Fault::Brace => ("canned-brace", String::new()),
        Fault::Unknown(name) => ("canned-unknown", name),
        Fault::Forms(forms) => ("canned-forms", forms),
    };
    Some(FieldError { args: vec![("what", what.into())], ..wrong(field, key) })
}
