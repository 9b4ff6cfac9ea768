//! The tree itself as the guards read it: its folders, its files, and what stands in them.

use std::path::Path;
use std::path::PathBuf;

use walkdir::WalkDir;

/// A file of the tree.
pub struct Source {
    /// Its path from the root, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// The root of the workspace.
pub fn root() -> PathBuf {
    std::fs::canonicalize(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")).expect("the crate stands in the workspace")
}

/// Every file under `crates` and `xtask` whose name ends so.
pub fn files(ending: &str) -> Vec<Source> {
    let root = root();
    let walk = ["crates", "xtask"].map(|folder| root.join(folder)).into_iter().flat_map(WalkDir::new);
    let found = walk.filter_map(Result::ok).filter(|entry| entry.file_type().is_file() && entry.path().to_string_lossy().ends_with(ending));
    let mut sources: Vec<Source> = found
        .map(|entry| Source {
            path: entry.path().strip_prefix(&root).expect("it was found there").display().to_string(),
            text: std::fs::read_to_string(entry.path()).expect("a source is text"),
        })
        .filter(|source| !source.path.contains("node_modules"))
        .collect();
    sources.sort_by(|one, other| one.path.cmp(&other.path));
    sources
}

/// The Rust files that become part of the product or of its tools, without tests.
pub fn production() -> Vec<Source> {
    let outside =
        |path: &str| path.contains("/tests/") || path.contains("/examples/") || path.contains("/testkit/") || path.contains("/peers/");
    files(".rs").into_iter().filter(|source| !outside(&source.path)).collect()
}

impl Source {
    /// The crate it belongs to.
    pub fn part(&self) -> &str {
        self.path.split('/').nth(usize::from(self.path.starts_with("crates/"))).unwrap_or("")
    }

    /// The text before the tests at its end.
    pub fn code(&self) -> &str {
        match self.text.find("\n#[cfg(test)]") {
            Some(at) => &self.text[..=at],
            None if self.text.starts_with("#[cfg(test)]") => "",
            None => &self.text,
        }
    }

    /// Every string literal of its code with the number of its line.
    pub fn literals(&self) -> Vec<(usize, String)> {
        literals(self.code())
    }
}

/// Every string literal of a Rust text with the number of its line; comments are passed over.
fn literals(text: &str) -> Vec<(usize, String)> {
    let bytes = text.as_bytes();
    let (mut at, mut found) = (0, Vec::new());
    while at < bytes.len() {
        let rest = &text.as_bytes()[at..];
        if rest.starts_with(b"//") {
            at += rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len());
        } else if rest.starts_with(b"'\"'") || rest.starts_with(b"b'\"'") {
            at += 3;
        } else if rest.starts_with(b"'\\") {
            at += 4;
        } else if let Some(raw) = raw_opening(rest).filter(|_| at == 0 || !bytes[at - 1].is_ascii_alphanumeric()) {
            let closing = format!("\"{}", "#".repeat(raw - 2));
            let end = text.get(at + raw..).and_then(|inside| inside.find(&closing)).map_or(bytes.len(), |end| at + raw + end);
            found.push((line(bytes, at), text.get(at + raw..end).unwrap_or("").to_owned()));
            at = end + closing.len();
        } else if rest[0] == b'"' {
            let mut end = at + 1;
            while end < bytes.len() && bytes[end] != b'"' {
                end += if bytes[end] == b'\\' { 2 } else { 1 };
            }
            found.push((line(bytes, at), text.get(at + 1..end).unwrap_or("").to_owned()));
            at = end + 1;
        } else {
            at += 1;
        }
    }
    found
}

/// The length of `r"`, `r#"`, … at the beginning.
fn raw_opening(rest: &[u8]) -> Option<usize> {
    let hashes = rest.strip_prefix(b"r")?.iter().take_while(|byte| **byte == b'#').count();
    (rest.get(1 + hashes) == Some(&b'"')).then_some(hashes + 2)
}

fn line(bytes: &[u8], at: usize) -> usize {
    bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1
}

/// Compares a document of the tree with what it must be; writes it instead when `DALEEL_WRITE` is set.
pub fn assert_document(path: &str, expected: &str) {
    let file = root().join(path);
    if std::env::var_os("DALEEL_WRITE").is_some() {
        std::fs::write(&file, expected).expect("the document can be written");
        return;
    }
    let stands = std::fs::read_to_string(&file).unwrap_or_default();
    let differing = stands.lines().zip(expected.lines()).find(|(stands, expected)| stands != expected);
    assert!(
        stands == expected,
        "{path} is not what the code says (first difference {differing:?}): DALEEL_WRITE=1 cargo test -p daleel --test it guards"
    );
}

/// A list of exceptions that stands beside a guard: each line a name, two spaces or a tab, and what is allowed and why.
pub fn exceptions(text: &'static str) -> Vec<(&'static str, &'static str)> {
    let lines = text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split_once("  ").map_or((line.trim(), ""), |(name, rest)| (name.trim(), rest.trim()))).collect()
}

#[test]
fn literals_are_told_from_comments_and_signs() {
    let found = literals("let a = \"one\"; // \"no\"\nlet b = r#\"t\"wo\"#; let c = '\"'; let d = \"th\\\"ree\";");
    assert_eq!(found, [(1, "one".to_owned()), (2, "t\"wo".to_owned()), (2, "th\\\"ree".to_owned())]);
}
