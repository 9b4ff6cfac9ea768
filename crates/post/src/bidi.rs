//! Keeps references, addresses and numbers in their order inside a line of the other direction.

/// The direction of a line or of a stretch of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    Right,
    Left,
}

impl Direction {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Direction::Right => "rtl",
            Direction::Left => "ltr",
        }
    }

    /// Where a line of this direction begins, in the word that old mail programs know.
    pub(crate) const fn start(self) -> &'static str {
        match self {
            Direction::Right => "right",
            Direction::Left => "left",
        }
    }
}

/// A stretch of a line; one with a direction runs against the line's.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Run<'a> {
    pub(crate) text: &'a str,
    pub(crate) against: Option<Direction>,
}

/// The direction of the first letter that has one.
pub(crate) fn first_strong(text: &str) -> Option<Direction> {
    text.chars().find_map(strong)
}

/// Cuts a line into stretches along and against `base`. Numbers with signs or spaces (telephones, references) run left to right.
pub(crate) fn runs(line: &str, base: Direction) -> Vec<Run<'_>> {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    let mut joined = false;
    for (from, to) in words(line) {
        match (opposes(&line[from..to], base), spans.last_mut()) {
            (Some(true), Some(last)) if joined => last.1 = to,
            (Some(true), _) => spans.push((from, to)),
            (Some(false), _) => {}
            (None, _) => continue,
        }
        joined = opposes(&line[from..to], base) == Some(true) && !line[from..to].ends_with(CLOSING);
    }
    let mut out = Vec::new();
    let mut at = 0;
    for (from, to) in spans {
        let inner = line[from..to].trim_end_matches(CLOSING).trim_start_matches(OPENING);
        let start = from + line[from..to].len() - line[from..to].trim_start_matches(OPENING).len();
        if inner.is_empty() || is_bare_number(inner) {
            continue;
        }
        out.push(Run { text: &line[at..start], against: None });
        out.push(Run { text: inner, against: Some(if base == Direction::Right { Direction::Left } else { Direction::Right }) });
        at = start + inner.len();
    }
    out.push(Run { text: &line[at..], against: None });
    out.retain(|run| !run.text.is_empty());
    out
}

/// A line of plain text with isolates (U+2066, U+2067, U+2069) round what runs against it.
pub(crate) fn isolated(line: &str, base: Direction) -> String {
    let mut out = String::with_capacity(line.len() + 16);
    for run in runs(line, base) {
        let mark = match run.against {
            Some(Direction::Left) => "\u{2066}",
            Some(Direction::Right) => "\u{2067}",
            None => "",
        };
        out.push_str(mark);
        out.push_str(run.text);
        out.push_str(if mark.is_empty() { "" } else { "\u{2069}" });
    }
    out
}

const CLOSING: [char; 12] = ['.', ',', ':', ';', '!', '?', ')', ']', '،', '؛', '؟', '»'];
const OPENING: [char; 4] = ['(', '[', '«', '"'];

fn words(line: &str) -> impl Iterator<Item = (usize, usize)> {
    let start = line.as_ptr() as usize;
    line.split_whitespace().map(move |word| {
        let from = word.as_ptr() as usize - start;
        (from, from + word.len())
    })
}

/// Whether a word runs against the line; none for a word of neither direction.
fn opposes(word: &str, base: Direction) -> Option<bool> {
    let number = word.chars().any(|letter| letter.is_ascii_digit());
    match (first_strong(word), base) {
        (Some(direction), _) => Some(direction != base),
        (None, Direction::Right) => number.then_some(true),
        (None, Direction::Left) => None,
    }
}

/// A lone number shows the same in either direction.
fn is_bare_number(text: &str) -> bool {
    text.chars().all(|letter| letter.is_ascii_digit())
}

fn strong(letter: char) -> Option<Direction> {
    match letter {
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => {
            (letter.is_alphabetic() && !('\u{660}'..='\u{669}').contains(&letter)).then_some(Direction::Right)
        }
        _ => letter.is_alphabetic().then_some(Direction::Left),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_a_telephone_and_a_reference_keep_their_order_in_arabic() {
        let shown = |line| isolated(line, Direction::Right).replace('\u{2066}', "⟦").replace('\u{2069}', "⟧");
        assert_eq!(shown("راسلونا على help@entity.example."), "راسلونا على ⟦help@entity.example⟧.");
        assert_eq!(shown("اتصلوا بالرقم +973 1700 0000، شكراً"), "اتصلوا بالرقم ⟦+973 1700 0000⟧، شكراً");
        assert_eq!(shown("مرجع الطلب (RQ-2026-00012) قائم"), "مرجع الطلب (⟦RQ-2026-00012⟧) قائم");
        assert_eq!(shown("خلال 3 أيام"), "خلال 3 أيام");
    }

    #[test]
    fn arabic_words_stay_together_in_english() {
        assert_eq!(isolated("Bring the بطاقة الهوية with you", Direction::Left), "Bring the \u{2067}بطاقة الهوية\u{2069} with you");
        assert_eq!(isolated("Call +973 1700 0000", Direction::Left), "Call +973 1700 0000");
    }

    #[test]
    fn nothing_of_a_line_is_lost() {
        for line in ["", "  a  ب  ", "«x» ؟", "ا b, c د 1-2"] {
            let joined: String = runs(line, Direction::Right).iter().map(|run| run.text).collect();
            assert_eq!(joined, line);
        }
    }
}
