//! How well the checks of a reply's text judge the marked replies, and how long they take (`bench/writing/README.md`).
mod tables;
mod times;

use std::fs;
use std::path::Path;

use anyhow::Context;
use anyhow::Result;
use writing::labelled;
use writing::labelled::Outcome;
use writing::labelled::Reply;

use super::document::replace;

/// What is read, measured and written.
#[derive(clap::Args, Clone)]
pub struct Plan {
    /// The folder of the marked replies.
    #[arg(long, default_value = "bench/writing/labelled")]
    pub folder: std::path::PathBuf,
    /// The document whose part "Writing checks" is replaced; nothing is written without this.
    #[arg(long)]
    pub into: Option<std::path::PathBuf>,
    /// Runs of each time.
    #[arg(long, default_value_t = 30)]
    pub runs: usize,
    /// Names what was missed and what was a false alarm in the parts that the checks are mended on.
    #[arg(long)]
    pub misses: bool,
}

/// A part of the set: which it is, and its replies by file.
pub struct Part {
    /// `development`, `held-back` …
    pub name: &'static str,
    /// Each file's name and replies.
    pub files: Vec<(&'static str, Vec<Reply>)>,
}

impl Part {
    /// All its replies.
    pub fn replies(&self) -> Vec<Reply> {
        self.files.iter().flat_map(|(_, replies)| replies.clone()).collect()
    }
}

const PARTS: [&str; 9] = [
    "development",
    "held-back",
    "held-back-second",
    "held-back-third",
    "held-back-fourth",
    "held-back-fifth",
    "held-back-sixth",
    "held-back-seventh",
    "afterwards",
];
/// Whose single faults may be looked at; of the others only figures.
const MENDED_ON: [&str; 5] = ["development", "held-back-second", "held-back-third", "held-back-fourth", "held-back-fifth"];
const FILES: [(&str, &str); 4] =
    [("ar.txt", "standard Arabic"), ("gulf.txt", "Arabic with dialect"), ("en.txt", "English"), ("mixed.txt", "mixed")];

/// Measures, prints the tables and puts them into the document.
pub fn run(plan: &Plan) -> Result<()> {
    let parts = PARTS.into_iter().map(|name| read(&plan.folder, name)).collect::<Result<Vec<_>>>()?;
    if plan.misses {
        parts.iter().filter(|part| MENDED_ON.contains(&part.name)).for_each(misses);
    }
    let times = times::measure(&parts, plan.runs);
    let text = tables::document(&parts, &times)?;
    println!("{text}");
    plan.into.as_deref().map_or(Ok(()), |document| replace(document, tables::HEADING, &text))
}

fn read(folder: &Path, name: &'static str) -> Result<Part> {
    let mut files = Vec::new();
    for (file, what) in FILES {
        let path = folder.join(name).join(file);
        if path.exists() {
            let set = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
            files.push((what, labelled::read(&set)));
        }
    }
    Ok(Part { name, files })
}

fn misses(part: &Part) {
    for judged in part.replies().iter().flat_map(Reply::judge).filter(|judged| judged.outcome != Outcome::Found) {
        println!("{}, {:?}, {}: {}", part.name, judged.outcome, judged.kind, judged.words);
    }
}
