//! What can be wrong in files of words: found when they are read, before anybody sees a gap.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt;

use fluent_syntax::ast::CallArguments;
use fluent_syntax::ast::Entry;
use fluent_syntax::ast::Expression;
use fluent_syntax::ast::InlineExpression;
use fluent_syntax::ast::Pattern;
use fluent_syntax::ast::PatternElement;
use fluent_syntax::ast::Variant;
use fluent_syntax::ast::VariantKey;
use kernel::Lang;

use super::Source;

/// The plural categories of CLDR that each language must spell out.
const ARABIC_FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
const ENGLISH_FORMS: [&str; 2] = ["one", "other"];

/// One thing that is wrong in a file of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The language of the file.
    pub lang: Lang,
    /// The name of the file.
    pub source: String,
    /// The key of the text.
    pub key: String,
    /// What is wrong.
    pub fault: Fault,
}

/// Kinds of things that can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The file cannot be read; says where and why.
    Syntax(String),
    /// The key has a text already, in the named file.
    Twice(String),
    /// The other language has it, this one has not.
    Missing,
    /// The values it uses differ between the languages: these stand in one only.
    Values(Vec<String>),
    /// It refers to a text or term that does not exist.
    Reference(String),
    /// A choice by number leaves these plural forms out.
    Plurals(Vec<&'static str>),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}: ", self.source, self.lang.code(), self.key)?;
        match &self.fault {
            Fault::Syntax(why) => f.write_str(why),
            Fault::Twice(other) => write!(f, "stands already in {other}"),
            Fault::Missing => f.write_str("is missing in this language"),
            Fault::Values(names) => write!(f, "uses other values than the other language: {}", names.join(", ")),
            Fault::Reference(name) => write!(f, "refers to {name}, which does not exist"),
            Fault::Plurals(forms) => write!(f, "leaves out the plural forms {}", forms.join(", ")),
        }
    }
}

/// A text as the check sees it.
struct Text {
    source: String,
    uses: Uses,
}

/// What a text uses.
#[derive(Default)]
struct Uses {
    values: BTreeSet<String>,
    references: BTreeSet<String>,
    plurals_left_out: BTreeSet<&'static str>,
}

type Texts = BTreeMap<String, Text>;

/// All keys, and all problems, of the sources.
pub(super) fn check(sources: &[Source]) -> (Vec<String>, Vec<Problem>) {
    let mut problems = Vec::new();
    let arabic = texts(sources, Lang::Ar, &mut problems);
    let english = texts(sources, Lang::En, &mut problems);
    inside(&arabic, Lang::Ar, &mut problems);
    inside(&english, Lang::En, &mut problems);
    missing(&arabic, &english, Lang::En, &mut problems);
    missing(&english, &arabic, Lang::Ar, &mut problems);
    values(&arabic, &english, &mut problems);
    (arabic.into_keys().filter(|key| !key.starts_with('-')).collect(), problems)
}

fn texts(sources: &[Source], lang: Lang, problems: &mut Vec<Problem>) -> Texts {
    let mut texts = Texts::new();
    for (_, source, ftl) in sources.iter().filter(|source| source.0 == lang) {
        let problem = |key: &str, fault| Problem { lang, source: (*source).into(), key: key.into(), fault };
        let resource = fluent_syntax::parser::parse(*ftl).unwrap_or_else(|(resource, errors)| {
            for error in errors {
                let line = ftl.get(..error.pos.start).unwrap_or_default().matches('\n').count() + 1;
                problems.push(problem(&format!("line {line}"), Fault::Syntax(error.to_string())));
            }
            resource
        });
        for (key, uses) in resource.body.iter().filter_map(|entry| entry_uses(entry, lang)) {
            if let Some(before) = texts.get(&key) {
                problems.push(problem(&key, Fault::Twice(before.source.clone())));
            }
            texts.insert(key, Text { source: (*source).into(), uses });
        }
    }
    texts
}

fn entry_uses(entry: &Entry<&str>, lang: Lang) -> Option<(String, Uses)> {
    let (key, pattern) = match entry {
        Entry::Message(message) => (message.id.name.to_owned(), message.value.as_ref()?),
        Entry::Term(term) => (format!("-{}", term.id.name), &term.value),
        _ => return None,
    };
    let mut uses = Uses::default();
    uses.pattern(pattern, lang);
    Some((key, uses))
}

impl Uses {
    fn pattern(&mut self, pattern: &Pattern<&str>, lang: Lang) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression, lang);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>, lang: Lang) {
        match expression {
            Expression::Inline(inline) => self.inline(inline, lang),
            Expression::Select { selector, variants } => {
                self.inline(selector, lang);
                self.plurals_left_out.extend(forms_left_out(variants, lang));
                variants.iter().for_each(|variant| self.pattern(&variant.value, lang));
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>, lang: Lang) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.values.insert(id.name.into());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.references.insert(id.name.into());
            }
            InlineExpression::TermReference { id, arguments, .. } => {
                self.references.insert(format!("-{}", id.name));
                arguments.iter().for_each(|arguments| self.arguments(arguments, lang));
            }
            InlineExpression::FunctionReference { arguments, .. } => self.arguments(arguments, lang),
            InlineExpression::Placeable { expression } => self.expression(expression, lang),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn arguments(&mut self, arguments: &CallArguments<&str>, lang: Lang) {
        arguments.positional.iter().for_each(|argument| self.inline(argument, lang));
    }
}

/// The plural forms that a choice by number does not spell out; none for a choice by anything else.
fn forms_left_out(variants: &[Variant<&str>], lang: Lang) -> Vec<&'static str> {
    let keys: Vec<&str> = variants.iter().map(|variant| variant_key(&variant.key)).collect();
    if !keys.iter().any(|key| ARABIC_FORMS[..5].contains(key)) {
        return Vec::new();
    }
    let wanted: &[&str] = match lang {
        Lang::Ar => &ARABIC_FORMS,
        Lang::En => &ENGLISH_FORMS,
    };
    let stands = |form: &str| keys.contains(&form) || matches!((form, lang), ("zero", Lang::Ar)) && keys.contains(&"0");
    wanted.iter().copied().filter(|form| !stands(form)).collect()
}

fn variant_key<'a>(key: &VariantKey<&'a str>) -> &'a str {
    match key {
        VariantKey::Identifier { name } => name,
        VariantKey::NumberLiteral { value } => value,
    }
}

fn inside(texts: &Texts, lang: Lang, problems: &mut Vec<Problem>) {
    for (key, text) in texts {
        let mut report = |fault| problems.push(Problem { lang, source: text.source.clone(), key: key.clone(), fault });
        for name in text.uses.references.iter().filter(|name| !texts.contains_key(*name)) {
            report(Fault::Reference(name.clone()));
        }
        if !text.uses.plurals_left_out.is_empty() {
            report(Fault::Plurals(text.uses.plurals_left_out.iter().copied().collect()));
        }
    }
}

/// Terms are a language's own affair; only messages are compared.
fn missing(present: &Texts, absent: &Texts, lang: Lang, problems: &mut Vec<Problem>) {
    for (key, text) in present.iter().filter(|(key, _)| !key.starts_with('-') && !absent.contains_key(*key)) {
        problems.push(Problem { lang, source: text.source.clone(), key: key.clone(), fault: Fault::Missing });
    }
}

fn values(arabic: &Texts, english: &Texts, problems: &mut Vec<Problem>) {
    for (key, text) in arabic.iter().filter(|(key, _)| !key.starts_with('-')) {
        let Some(other) = english.get(key) else { continue };
        let differing: Vec<String> = text.uses.values.symmetric_difference(&other.uses.values).cloned().collect();
        if !differing.is_empty() {
            let source = text.source.clone();
            problems.push(Problem { lang: Lang::Ar, source, key: key.clone(), fault: Fault::Values(differing) });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(arabic: &'static str, english: &'static str) -> Vec<String> {
        check(&[(Lang::Ar, "a", arabic), (Lang::En, "e", english)]).1.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_text_in_one_language_only_is_a_problem() {
        assert_eq!(problems("yes = نعم\n", "yes = Yes\nno = No\n"), ["e (ar): no: is missing in this language"]);
    }

    #[test]
    fn other_values_than_the_other_language_are_a_problem() {
        assert_eq!(problems("hi = أهلاً { $name }\n", "hi = Hi\n"), ["a (ar): hi: uses other values than the other language: name"]);
    }

    #[test]
    fn a_key_twice_is_a_problem() {
        assert_eq!(problems("a = أ\na = ب\n", "a = A\n"), ["a (ar): a: stands already in a"]);
    }

    #[test]
    fn an_arabic_plural_without_its_dual_is_a_problem() {
        let arabic = "n = { $n ->\n [0] لا شيء\n [one] واحد\n [few] { $n } أيام\n [many] { $n } يوماً\n *[other] { $n } يوم\n}\n";
        let english = "n = { $n ->\n [one] One\n *[other] { $n }\n}\n";
        assert_eq!(problems(arabic, english), ["a (ar): n: leaves out the plural forms two"]);
    }

    #[test]
    fn a_broken_line_is_a_problem_with_its_number() {
        let found = problems("fine = حسن\nbroken\n", "fine = Fine\n");
        assert!(found[0].starts_with("a (ar): line 2: "), "{found:?}");
    }

    #[test]
    fn a_reference_to_nothing_is_a_problem() {
        assert_eq!(problems("a = { b }\n", "a = A\n"), ["a (ar): a: refers to b, which does not exist"]);
    }
}
