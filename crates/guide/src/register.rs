//! The register: the guide's 165 clauses in eight chapters, read once from the files beside it.

use std::collections::HashMap;
use std::sync::LazyLock;

use kernel::Lang;
use serde::Deserialize;
use serde::Serialize;

use crate::By;
use crate::Clause;
use crate::Duty;
use crate::Stage;

/// The version of the register that findings carry. It changes when a clause's meaning does.
pub const REGISTER_VERSION: &str = "unified-guide/1";

const FILES: [&str; 8] = [
    include_str!("../clauses/1-goals.toml"),
    include_str!("../clauses/2-charter.toml"),
    include_str!("../clauses/3-capability.toml"),
    include_str!("../clauses/4-centres.toml"),
    include_str!("../clauses/5-calls.toml"),
    include_str!("../clauses/6-virtual-channels.toml"),
    include_str!("../clauses/7-complaints.toml"),
    include_str!("../clauses/8-general-rules.toml"),
];

/// A chapter of the guide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Chapter {
    /// 1 to 8.
    pub number: u8,
    /// The title in English.
    pub en: String,
    /// The title in Arabic.
    pub ar: String,
}

impl Chapter {
    /// The title in the reader's language.
    pub fn title(&self, lang: Lang) -> &str {
        match lang {
            Lang::Ar => &self.ar,
            Lang::En => &self.en,
        }
    }

    /// The chapter's clauses, in the guide's order.
    pub fn clauses(&self) -> impl Iterator<Item = &'static Clause> {
        let number = self.number;
        register().iter().filter(move |clause| clause.chapter == number)
    }
}

/// All clauses, in the guide's order.
pub fn register() -> &'static [Clause] {
    &READ.clauses
}

/// The clause of this id.
pub fn clause(id: &str) -> Option<&'static Clause> {
    READ.places.get(id).map(|place| &READ.clauses[*place])
}

/// The eight chapters, in order.
pub fn chapters() -> &'static [Chapter] {
    &READ.chapters
}

struct Register {
    chapters: Vec<Chapter>,
    clauses: Vec<Clause>,
    places: HashMap<String, usize>,
}

static READ: LazyLock<Register> = LazyLock::new(|| {
    let mut read = Register { chapters: Vec::new(), clauses: Vec::new(), places: HashMap::new() };
    for file in FILES.map(parse) {
        read.chapters.push(Chapter { number: file.chapter, en: file.en, ar: file.ar });
        for entry in file.clauses {
            read.places.insert(entry.id.clone(), read.clauses.len());
            read.clauses.push(entry.clause(file.chapter));
        }
    }
    read
});

fn parse(text: &str) -> ChapterFile {
    toml::from_str(text).expect("the files are part of the binary, and a test reads them all")
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChapterFile {
    chapter: u8,
    en: String,
    ar: String,
    #[serde(rename = "clause")]
    clauses: Vec<Entry>,
}

/// A clause as its file writes it: the chapter stands once, at the file's head.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: String,
    stage: Stage,
    actor: Duty,
    channels: Vec<String>,
    by: Vec<By>,
    en: String,
    ar: String,
    does_en: String,
    does_ar: String,
}

impl Entry {
    fn clause(self, chapter: u8) -> Clause {
        let Entry { id, stage, actor, channels, by, en, ar, does_en, does_ar } = self;
        Clause { id, chapter, stage, actor, channels, by, en, ar, does_en, does_ar }
    }
}
