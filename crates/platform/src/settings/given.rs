//! What was given: the file, the environment and the command line, laid over the defaults, and what is wrong with it.

use std::collections::BTreeMap;
use std::fmt;

use kernel::Arg;
use kernel::Lang;
use ui::Words;

use super::declared::ALL;
use super::declared::Declared;
use super::declared::declared;
use super::kind::Kind;

/// Where the settings come from, weakest first: the file, the environment, the command line.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// The file's name, for messages, and its TOML text.
    pub file: Option<(String, String)>,
    /// Environment variables; those that do not begin with `DALEEL_` are passed over.
    pub environment: Vec<(String, String)>,
    /// What the command line says, by setting.
    pub command_line: Vec<(String, String)>,
}

/// A setting that cannot be taken. The binary says it and ends with exit code 78.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The setting's name as it was written.
    pub name: String,
    /// Its value; hidden when it is a secret.
    pub value: String,
    /// The file, the variable or the command line that gave it.
    pub source: String,
    /// What is allowed; none for a setting that there is not.
    pub kind: Option<Kind>,
}

impl Eq for Kind {}

impl Wrong {
    /// The message in a language: the name, the value, where it came from and what is allowed.
    pub fn say(&self, words: &Words, lang: Lang) -> String {
        let mut args: Vec<(&str, Arg)> =
            vec![("name", self.name.as_str().into()), ("value", self.value.as_str().into()), ("source", self.source.as_str().into())];
        let Some(kind) = self.kind else { return words.say_plain(lang, "settings-unknown", &args[..]) };
        let (key, values) = kind.allowed();
        args.push(("allowed", words.say_plain(lang, key, &values).into()));
        words.say_plain(lang, "settings-wrong", &args)
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={} ({})", self.name, self.value, self.source)
    }
}

/// A value and where it came from. It may be a secret, so it is never printed.
#[derive(Clone)]
pub(super) struct Value {
    pub(super) text: String,
    pub(super) source: String,
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)
    }
}

/// Lays everything over the defaults and judges it.
pub(super) fn judge(given: &Given) -> Result<BTreeMap<&'static str, Value>, Vec<Wrong>> {
    let mut values: BTreeMap<&'static str, Value> =
        ALL.iter().map(|setting| (setting.key, Value { text: setting.default.into(), source: "default".into() })).collect();
    let mut wrong = Vec::new();
    for (name, text, source) in flat(given, &mut wrong) {
        match declared(&name) {
            Some(setting) if text.is_empty() || setting.kind.takes(&text) => {
                values.insert(setting.key, Value { text, source });
            }
            known => wrong.push(refused(known, name, text, source)),
        }
    }
    let host = |text: &str| url::Url::parse(text).ok()?.host_str().map(|host| host.trim_end_matches('.').to_owned());
    let text = |key: &str| values.get(key).map_or("", |value| value.text.as_str());
    let pages = host(text("public_url")).or_else(|| host(&format!("http://{}", text("listen"))));
    if host(text("files_url")).is_some_and(|files| pages == Some(files)) {
        // A browser sends the pages' cookies to every port of their host.
        let value = values["files_url"].clone();
        wrong.push(refused(declared("files_url"), "files_url".into(), value.text, value.source));
    }
    if wrong.is_empty() { Ok(values) } else { Err(wrong) }
}

fn refused(setting: Option<&Declared>, name: String, value: String, source: String) -> Wrong {
    let hidden = setting.is_none_or(|setting| setting.kind.is_secret());
    Wrong { name, value: if hidden { "•••".into() } else { value }, source, kind: setting.map(|setting| setting.kind) }
}

/// Everything that was given as name, text and source, weakest first.
fn flat(given: &Given, wrong: &mut Vec<Wrong>) -> Vec<(String, String, String)> {
    let mut all = Vec::new();
    if let Some((file, text)) = &given.file {
        match text.parse::<toml::Table>() {
            Ok(table) => flatten("", &table, file, &mut all),
            // The parser's message repeats the offending line, which may hold a secret: only the place is told.
            Err(error) => {
                let line = error.span().map_or(0, |span| text[..span.start.min(text.len())].lines().count().max(1));
                wrong.push(Wrong { name: "TOML".into(), value: error.message().into(), source: format!("{file}:{line}"), kind: None });
            }
        }
    }
    for (variable, text) in &given.environment {
        let Some(rest) = variable.strip_prefix("DALEEL_") else { continue };
        all.push((rest.to_lowercase().replace("__", "."), text.clone(), variable.clone()));
    }
    all.extend(given.command_line.iter().map(|(name, text)| (name.clone(), text.clone(), "command line".into())));
    all
}

fn flatten(above: &str, table: &toml::Table, file: &str, all: &mut Vec<(String, String, String)>) {
    for (name, value) in table {
        let name = if above.is_empty() { name.clone() } else { format!("{above}.{name}") };
        match value {
            toml::Value::Table(inner) => flatten(&name, inner, file, all),
            other => all.push((name, plain(other), file.to_owned())),
        }
    }
}

fn plain(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}
