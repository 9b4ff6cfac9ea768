//! What a slice brings: a plain value, listed in the product's table of contents.

use futures::future::BoxFuture;
use kernel::EntityId;
use kernel::Lang;
use kernel::Permission;
use kernel::Recorded;
use kernel::Result;
use store::Hook;
use store::Migration;
use store::Tx;
use ui::Page;

use crate::App;
use crate::Bringing;
use crate::Deliverer;
use crate::Departures;
use crate::Job;
use crate::Route;
use crate::Whisper;
use crate::files::ServeFile;

/// A part of the product, whole: its routes, tables, words, rights, rules.
#[derive(Default)]
pub struct Slice {
    /// The stable name, which its permissions, words and tables share.
    pub key: &'static str,
    /// Every route, with who may take it.
    pub routes: Vec<Route>,
    /// Its tables.
    pub migrations: Vec<Migration>,
    /// Its words in both languages.
    pub locales: Vec<(Lang, &'static str)>,
    /// The rights that its acts need.
    pub permissions: Vec<Permission>,
    /// The channel that it is, if it is one.
    pub channel: Option<Channel>,
    /// The rules with which it judges clauses of the guide.
    pub rules: Vec<guide::Rule>,
    /// What else it does for clauses of the guide.
    pub means: Vec<guide::Means>,
    /// Says what its events prove of clauses; none where they say it all themselves.
    pub evidence: Option<Evidence>,
    /// Its places in the workspace's rail.
    pub navigation: Vec<Navigation>,
    /// Its places on the public pages.
    pub public: Vec<PublicPlace>,
    /// Where the public sees things of it; none for a slice whose things have no page of their own.
    pub leads: Option<Leads>,
    /// What looks at every transaction before its commit.
    pub hooks: Vec<Hook>,
    /// What carries its deliveries out.
    pub deliverers: Vec<Deliverer>,
    /// Its timed work.
    pub jobs: Vec<Job>,
    /// Serves files that people sent; none for a slice that keeps none.
    pub files: Option<ServeFile>,
    /// What it tells its own kind in other programs on the database for a moment.
    pub whispers: Vec<Whisper>,
    /// What an operator should be told of while it goes on serving.
    pub warnings: Vec<Warning>,
}

impl Slice {
    /// Its places in the rail.
    pub fn places(&self) -> impl Iterator<Item = &Navigation> {
        self.navigation.iter()
    }
}

/// Says what in an event keeps or breaks the clause with this id, in the language of the page: the word, the question. Nothing where the event
/// says it all, or is another slice's.
pub type Evidence = fn(&mut Tx<'_>, &Page, &str, &Recorded) -> Result<Vec<Evident>>;

/// What a finding is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evident {
    /// What it is, in a word or two.
    pub label: String,
    /// What stands there, as it was written.
    pub said: String,
}

/// The address, without the language, of the public page of a thing: by the code of its entity, its kind and its number. Nothing for what has none
/// here. An entity has one `writing`, the form in which customers write to it, whatever its number.
pub type Leads = fn(&str, &str, i64) -> Option<String>;

/// Something that an operator should see to, while the installation goes on serving.
#[derive(Clone, Copy)]
pub struct Warning {
    /// The stable name, which `/readyz` gives.
    pub key: &'static str,
    /// Whether it stands now.
    pub stands: fn(&mut Tx<'_>) -> Result<bool>,
}

/// A way to reach an entity. Code asks what a channel can do, never which one it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Channel {
    /// The stable name, as the register of clauses writes it.
    pub key: &'static str,
    /// The icon's name.
    pub icon: &'static str,
    /// The key of its name.
    pub label: &'static str,
    /// Whether the customer is present while it lasts, and has the employee's whole attention.
    pub is_live: bool,
    /// Whether a text reply can be sent through it.
    pub can_write: bool,
    /// Makes the place to write in a case of it; none where nothing is written.
    pub composer: Option<Composer>,
    /// The address, without the language, of the original of an entry by the kind and number that the channel gave it.
    pub original: Option<fn(&str, i64) -> String>,
    /// Says what became of texts that were sent; none where a text has arrived once it was written.
    pub departures: Option<Departures>,
    /// Lists the files that came or went with texts; none where texts are all there is.
    pub enclosures: Option<Enclosures>,
    /// Says what is known of who sent texts that came in; none where nothing is ever known.
    pub arrivals: Option<Arrivals>,
    /// Says who wrote texts that are not the customer's; none where only customers write.
    pub writers: Option<Writers>,
    /// Lists the originals that it keeps of a case; none where texts are all there is.
    pub originals: Option<Originals>,
    /// Takes what a customer wrote on a public page; none for a channel that takes no written messages.
    pub write_in: Option<WriteIn>,
    /// Makes cases answerable that another help desk had; none for a channel that needs nothing for that.
    pub bringing: Option<Bringing>,
}

/// The files of the texts with these numbers of the channel, in the language of the page.
pub type Enclosures = fn(&mut Tx<'_>, &Page, &[i64]) -> Result<Vec<(i64, Enclosure)>>;

/// A file that came or went with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosure {
    /// Its name, as it may be shown.
    pub name: String,
    /// What it is and how large, in words.
    pub about: String,
    /// Where it is to be had.
    pub href: String,
    /// Where it is to be had as a picture without hidden data; empty for what is none.
    pub picture: String,
    /// Why it cannot be opened, in words; empty for what can.
    pub closed: String,
    /// Whether it is closed because something was found in it.
    pub is_bad: bool,
    /// What is written in it, where that can be said beside the text: a meeting, a contact.
    pub told: Vec<Told>,
}

/// What a file says in itself, in the language of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What it is.
    pub heading: String,
    /// The icon before it.
    pub icon: &'static str,
    /// How it is marked: `info`, `warn`, `bad`.
    pub mark: &'static str,
    /// Labels and values.
    pub facts: Vec<(String, String)>,
    /// What to know of it; often empty.
    pub hint: String,
}

/// The originals of a case by its number, oldest first.
pub type Originals = fn(&mut Tx<'_>, i64) -> Result<Vec<OriginalFile>>;

/// Something as it came or went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginalFile {
    /// The name of its file: `in-12.eml`.
    pub name: String,
    /// Its bytes, by their hash.
    pub hash: String,
    /// How many they are.
    pub size: u64,
}

/// What is known of the texts with these numbers of the channel, of who sent them or how they left; of one that is not listed nothing need be
/// said.
pub type Arrivals = fn(&mut Tx<'_>, &[i64]) -> Result<Vec<(i64, Arrival)>>;

/// What is known of a text: of who sent one that came in, of how one of ours left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// The key of a few words.
    pub words: &'static str,
    /// How they are marked: `ok`, `warn`, `bad`.
    pub mark: &'static str,
    /// The icon before them.
    pub icon: &'static str,
}

/// Who wrote the texts with these numbers of the channel that are not the customer's, of those who can be answered.
pub type Writers = fn(&mut Tx<'_>, &[i64]) -> Result<Vec<(i64, Writer)>>;

/// Somebody other than the customer of a case, who wrote in it and can be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writer {
    /// The kind of the address: `email`.
    pub kind: &'static str,
    /// Where they are reached.
    pub address: String,
    /// Their name, as they wrote it; often empty.
    pub name: String,
}

/// Takes a written message from a public page and answers with the number of its case. The same key twice is one message: the
/// second answer is the first one's case.
pub type WriteIn = fn(App, Written) -> BoxFuture<'static, Result<i64>>;

/// What a customer wrote on a public page. Its address is not proven by being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The entity to which it is written.
    pub entity: EntityId,
    /// The case to which it belongs, opened by its customer with a code; none for a new matter.
    pub case: Option<i64>,
    /// The name as typed; empty when the case tells it.
    pub name: String,
    /// The mail address as typed, in small letters; empty when the case tells it.
    pub address: String,
    /// The language in which it was written.
    pub lang: Lang,
    /// The service it concerns, if chosen.
    pub service: Option<i64>,
    /// What it is about.
    pub subject: String,
    /// What was written.
    pub text: String,
    /// Names this sending of the form, so that a second press of the button does nothing twice.
    pub key: String,
}

/// Makes the HTML of the place to write in a case: from the open transaction, the page it stands on, and the case's number.
pub type Composer = fn(&mut Tx<'_>, &Page, i64) -> Result<String>;

/// A place in the workspace's rail.
#[derive(Clone, Copy, Debug)]
pub struct Navigation {
    /// The stable name, by which a page says where it is.
    pub key: &'static str,
    /// The key of its label.
    pub label: &'static str,
    /// The address without the language: `/desk/inbox`.
    pub href: &'static str,
    /// The icon's name.
    pub icon: &'static str,
    /// Shown to those who hold this right.
    pub permission: Permission,
    /// Its place among the others, smallest first.
    pub order: u16,
    /// It is set up once in a while: where the rail would be long, it stands on the page of the administration instead.
    pub is_setting: bool,
}

impl Navigation {
    /// The same place, among what is set up once in a while.
    pub const fn setting(self) -> Self {
        Self { is_setting: true, ..self }
    }
}

/// A place of the public pages, linked at the foot of each of them.
#[derive(Clone, Copy, Debug)]
pub struct PublicPlace {
    /// The stable name, by which a page says where it is.
    pub key: &'static str,
    /// The key of its label.
    pub label: &'static str,
    /// The address without the language: `/charter`.
    pub href: &'static str,
    /// Whether it also stands at the head of each page.
    pub is_main: bool,
    /// Its place among the others, smallest first.
    pub order: u16,
}
