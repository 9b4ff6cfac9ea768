//! The English article before a vowel and before a consonant: `a application`, `an form`, `a hour`.

use crate::clause::Clause;

/// The other article, where the word behind it asks for it.
pub(crate) fn meant(clause: &Clause<'_>, at: usize) -> Option<String> {
    let (word, next) = (clause.word(at), clause.next(at, 1));
    if !matches!(word, "a" | "an") || next.chars().count() < 3 || !next.chars().all(|ch| ch.is_ascii_lowercase() || ch == '\'') {
        return None;
    }
    // Capitals are spelt out or not, as one likes: "an NGO", "a UN agency"; and "A" may name something.
    let is_name = clause.as_written(at + 1).chars().skip(1).any(char::is_uppercase)
        || (word == "a" && clause.as_written(at) == "A" && !clause.before(at, 1).is_empty());
    // What has no vowel is spelt out: `an https address`.
    if is_name || !next.contains(['a', 'e', 'i', 'o', 'u', 'y']) {
        return None;
    }
    let right = if begins_with_vowel(next) { "an" } else { "a" };
    (right != word).then(|| right.to_owned())
}

/// Says whether a word sounds as if it began with a vowel.
fn begins_with_vowel(word: &str) -> bool {
    let is = |starts: &[&str]| starts.iter().any(|start| word.starts_with(start));
    if is(&["hour", "honest", "honour", "honor", "heir"]) {
        return true;
    }
    let is_spoken_with_y =
        is(&["uni", "use", "usa", "usu", "uti", "eu", "ura", "ute", "ubi", "ure"]) && !is(&["unin", "unim", "unid", "unit's"]);
    word.starts_with(['a', 'e', 'i', 'o', 'u']) && !is_spoken_with_y && !is(&["one", "once", "ouija"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clause;

    fn told(text: &str) -> Option<String> {
        clause::told(text, meant).into_iter().next().map(|(_, meant)| meant)
    }

    #[test]
    fn the_article_goes_by_the_sound() {
        for (text, right) in [("a application", "an"), ("an form", "a"), ("within a hour", "an"), ("an university", "a"), ("a error", "an")]
        {
            assert_eq!(told(text).as_deref(), Some(right), "{text}");
        }
        for text in [
            "an hour",
            "a university",
            "a European office",
            "a one-year permit",
            "an unimportant form",
            "an MRI scan",
            "a UN office",
            "Annex A and",
            "a unit",
            "an heir",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
