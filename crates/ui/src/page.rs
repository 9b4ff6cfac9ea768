//! What every page carries: the reader's language and words, who they are, where they are, and the helpers templates call.

use std::sync::Arc;

use jiff::tz::TimeZone;
use kernel::Arg;
use kernel::Lang;
use kernel::Timestamp;

use crate::Theme;
use crate::Value;
use crate::Words;
use crate::assets;
use crate::icons;

/// The value that each page template carries as its field `page`.
#[derive(Clone, Debug)]
pub struct Page {
    /// The words of the product.
    pub words: Arc<Words>,
    /// The reader's language.
    pub lang: Lang,
    /// What this page is, for the title and the heading.
    pub title: String,
    /// The current path and query, as asked for: `/ar/desk/inbox?view=mine`.
    pub path: String,
    /// The name of the entity whose page it is; empty for the whole government.
    pub entity: String,
    /// The address of a style sheet with the entity's colour; empty for the product's own. A colour needs a contrast of 4.5 with
    /// white, which `lint::contrast` tells.
    pub brand: String,
    /// Who is signed in.
    pub user: Option<User>,
    /// The sections the reader may open.
    pub nav: Vec<NavItem>,
    /// Links at the foot of public pages: charter, privacy, accessibility, complaints.
    pub footer: Vec<Link>,
    /// How the reader wants to see things.
    pub theme: Theme,
    /// The time at which the page is made.
    pub now: Timestamp,
    /// The zone in which times are shown.
    pub zone: TimeZone,
    /// What only the workspace has.
    pub desk: Desk,
}

/// Who is signed in, in words ready to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct User {
    /// The person's name.
    pub name: String,
    /// What they are: `موظفة خدمة العملاء`.
    pub role: String,
    /// The entity for which they act.
    pub entity: String,
}

impl User {
    /// The first letters of the first two names, for the round badge.
    pub fn initials(&self) -> String {
        let letters: Vec<String> = self.name.split_whitespace().take(2).filter_map(|name| name.chars().next()).map(String::from).collect();
        // Arabic letters would join into a syllable; Latin ones stand well together.
        letters.join(if self.name.is_ascii() { "" } else { " " })
    }
}

/// A section in the rail or menu.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NavItem {
    /// The stable name: `inbox`.
    pub key: String,
    /// The name to show.
    pub label: String,
    /// Its address, with the language prefix.
    pub href: String,
    /// Its icon's name.
    pub icon: String,
    /// Whether it is the section of this page.
    pub current: bool,
    /// How many things wait there; nothing is shown for 0.
    pub count: usize,
}

/// A text that leads somewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// The text to show.
    pub label: String,
    /// Its address; empty for the place where the reader is.
    pub href: String,
}

/// What the workspace frame shows. Everything is left out when empty.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// The address of the stream of live changes.
    pub live: String,
    /// The address of the search.
    pub search: String,
    /// The address that answers the command palette.
    pub palette: String,
    /// The address of the list of notices.
    pub notices: String,
    /// How many notices are unread.
    pub unread: usize,
    /// The address to which signing out is posted.
    pub sign_out: String,
    /// The reader's own page.
    pub profile: String,
    /// Whether the reader switched single-letter shortcuts off.
    pub letters_off: bool,
}

impl Page {
    /// A page of nobody in particular; the caller fills what it knows.
    pub fn new(words: Arc<Words>, lang: Lang, path: &str, now: Timestamp) -> Self {
        Self {
            words,
            lang,
            title: String::new(),
            path: path.into(),
            entity: String::new(),
            brand: String::new(),
            user: None,
            nav: Vec::new(),
            footer: Vec::new(),
            theme: Theme::default(),
            now,
            zone: bahrain(),
            desk: Desk::default(),
        }
    }

    /// The same page under the title of this key.
    pub fn titled(mut self, key: &str) -> Self {
        self.title = self.t(key);
        self
    }

    /// The text of a key.
    pub fn t(&self, key: &str) -> String {
        self.words.say(self.lang, key, &[])
    }

    /// The text of a key with the count `$n`, which chooses the plural form.
    pub fn tn(&self, key: &str, n: impl Value) -> String {
        self.words.say(self.lang, key, &[("n", n.arg())])
    }

    /// The text of a key with one value.
    pub fn t1(&self, key: &str, name: &str, value: impl Value) -> String {
        self.words.say(self.lang, key, &[(name, value.arg())])
    }

    /// The text of a key with two values.
    pub fn t2(&self, key: &str, first: &str, value: impl Value, second: &str, other: impl Value) -> String {
        self.words.say(self.lang, key, &[(first, value.arg()), (second, other.arg())])
    }

    /// The text of a key with any values.
    pub fn ta(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.words.say(self.lang, key, args)
    }

    /// A number in the reader's digits, grouped from 10,000 on.
    pub fn number(&self, n: impl Value) -> String {
        match n.arg() {
            Arg::Number(number) => self.words.number(self.lang, number),
            Arg::Text(text) => self.words.in_digits(self.lang, &text),
        }
    }

    /// What a browser shows as the title: page, entity, product.
    pub fn full_title(&self) -> String {
        let site = self.t("ui-site");
        let parts = [self.title.as_str(), self.entity.as_str(), site.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" — ")
    }

    /// An address of the product in the reader's language: `/desk` becomes `/ar/desk`.
    pub fn href(&self, path: &str) -> String {
        format!("/{}{path}", self.lang.code())
    }

    /// The address of this page in the other language.
    pub fn other_lang_href(&self) -> String {
        let other = self.lang.other().code();
        let prefix = format!("/{}", self.lang.code());
        match self.path.strip_prefix(&prefix) {
            Some(rest) if rest.is_empty() || rest.starts_with(['/', '?']) => format!("/{other}{rest}"),
            _ => format!("/{other}/"),
        }
    }

    /// The address of an asset by its plain path.
    pub fn asset(&self, path: &str) -> String {
        assets::asset_url(path)
    }

    /// An icon as decoration; what it means is said by a word beside it or a label.
    pub fn icon(&self, name: &str) -> icons::Icon {
        icons::icon(name)
    }
}

/// The zone of Bahrain; three hours ahead of UTC all year, also where the machine has no zone files.
pub fn bahrain() -> TimeZone {
    TimeZone::get("Asia/Bahrain").unwrap_or_else(|_| TimeZone::fixed(jiff::tz::offset(3)))
}
