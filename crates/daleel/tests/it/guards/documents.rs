//! Documents that the code writes: the reference of settings and of commands; and the stories that documents name.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use regex::Regex;
use ui::Words;
use walkdir::DirEntry;
use walkdir::WalkDir;

use crate::slices::slices;
use crate::slices::sources;
use crate::tree::assert_document;
use crate::tree::files;
use crate::tree::root;

#[test]
fn the_reference_of_settings_is_what_the_program_takes() {
    let words = Words::build(&sources(&slices())).unwrap();
    assert_document("docs/settings.md", &platform::settings::document(&words));
}

/// The help of a command and of everything under it.
fn help(path: &[&str]) -> String {
    let asked = Command::new(env!("CARGO_BIN_EXE_daleel")).args(path).arg("--help").env_remove("DALEEL_DATA_DIR").output().unwrap();
    let text = String::from_utf8(asked.stdout).unwrap();
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let name = ["daleel"].iter().chain(path).copied().collect::<Vec<_>>().join(" ");
    let mut document = format!("## {name}\n\n```text\n{}\n```\n\n", lines.join("\n"));
    let commands = lines.iter().skip_while(|line| **line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = commands.filter_map(|line| line.strip_prefix("  ")?.split(' ').next()).filter(|name| !name.is_empty() && *name != "help");
    names.for_each(|name| document += &help(&[path, &[name]].concat()));
    document
}

#[test]
fn the_reference_of_commands_is_what_the_program_says_of_itself() {
    let document = format!("# Commands · الأوامر\n\nWhat each says with `--help`.\n\n{}", help(&[]));
    assert_document("docs/commands.md", &format!("{}\n", document.trim_end()));
}

#[test]
fn every_story_that_a_document_names_is_there() {
    let story = Regex::new(r"`([a-z0-9]+(?:_[a-z0-9]+){2,})`").unwrap();
    let told = Regex::new(r"\bfn ([a-z0-9_]+)\(").unwrap();
    let sources = files(".rs");
    let there: BTreeSet<&str> =
        sources.iter().flat_map(|source| told.captures_iter(&source.text)).map(|found| found.extract::<1>().1[0]).collect();
    for document in ["docs/faults.md", "docs/holes.md", "SECURITY.md"] {
        let text = std::fs::read_to_string(root().join(document)).unwrap();
        let missing: Vec<&str> =
            story.captures_iter(&text).map(|found| found.extract::<1>().1[0]).filter(|name| !there.contains(name)).collect();
        assert_eq!(missing, [] as [&str; 0], "{document}");
    }
}

#[test]
fn every_dependency_has_its_reason() {
    let manifest: toml::Table = std::fs::read_to_string(root().join("Cargo.toml")).unwrap().parse().unwrap();
    let named = manifest["workspace"]["dependencies"].as_table().unwrap().iter().filter(|(_, value)| value.get("path").is_none());
    let named: BTreeSet<String> = named.map(|(name, _)| name.clone()).collect();
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let table = text.split("## Dependencies").nth(1).expect("the chapter is there");
    let rows = table.lines().filter_map(|line| line.strip_prefix("| ")?.split_once(" | "));
    let crates = rows.filter(|(names, reason)| !names.starts_with("**") && *names != "crate" && reason.len() > 5);
    let reasoned: BTreeSet<String> = crates.flat_map(|(names, _)| names.split(", ").map(str::to_owned).collect::<Vec<_>>()).collect();
    let difference: Vec<&String> = named.symmetric_difference(&reasoned).collect();
    assert!(difference.is_empty(), "these stand in Cargo.toml or in ARCHITECTURE.md alone: {difference:?}");
}

#[test]
fn every_file_that_a_document_links_to_is_there() {
    let link = Regex::new(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)").unwrap();
    let mut dead = Vec::new();
    for document in documents() {
        let text = std::fs::read_to_string(&document).unwrap();
        let folder = document.parent().unwrap();
        let links = link.captures_iter(&text).map(|found| found.extract::<1>().1[0].to_owned());
        dead.extend(links.filter(|to| !folder.join(to).exists()).map(|to| format!("{}: {to}", document.display())));
    }
    assert!(dead.is_empty(), "{dead:#?}");
}

#[test]
fn both_first_pages_say_of_each_chapter_what_the_code_says() {
    let slices = slices();
    let rules = slices.iter().flat_map(|slice| &slice.rules).map(|rule| rule.clause);
    let live: BTreeSet<&str> = rules.chain(slices.iter().flat_map(|slice| &slice.means).map(|means| means.clause)).collect();
    let of_chapter = |chapter: &guide::Chapter| {
        let clauses: Vec<_> = chapter.clauses().collect();
        (chapter.number, clauses.len(), clauses.iter().filter(|clause| live.contains(clause.id.as_str())).count())
    };
    let expected: Vec<(u8, usize, usize)> = guide::chapters().iter().map(of_chapter).collect();
    let row = Regex::new(r"(?m)^\| ([1-8]) [^|]+ \| (\d+) \| (\d+) \|").unwrap();
    for document in ["README.md", "README.ar.md"] {
        let text = std::fs::read_to_string(root().join(document)).unwrap();
        let numbers = |found: regex::Captures<'_>| (found[1].parse().unwrap(), found[2].parse().unwrap(), found[3].parse().unwrap());
        let said: Vec<(u8, usize, usize)> = row.captures_iter(&text).map(numbers).collect();
        assert_eq!(said, expected, "{document}: chapter, clauses, live");
    }
}

/// The documents of the whole tree, but those that belong to others.
fn documents() -> Vec<PathBuf> {
    let is_ours = |entry: &DirEntry| !["target", "node_modules", ".git", "vendor"].iter().any(|name| entry.file_name() == *name);
    let walk = WalkDir::new(root()).into_iter().filter_entry(is_ours).filter_map(Result::ok);
    walk.map(DirEntry::into_path).filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect()
}
