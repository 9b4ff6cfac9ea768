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

    pub(crate) const fn other(self) -> Direction {
        match self {
            Direction::Right => Direction::Left,
            Direction::Left => Direction::Right,
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

/// The direction of a text in a letter that runs along `base`: the other one only where hardly a word is of the letter's own, so that no
/// sentence turns round because it begins with a foreign name. Addresses and what holds digits do not count: they stand in texts of both.
pub(crate) fn of(text: &str, base: Direction) -> Direction {
    let is_counted = |word: &&str| !word.contains(|letter: char| letter.is_numeric() || letter == '@') && !word.contains("://");
    let directions: Vec<Direction> = text.split_whitespace().filter(is_counted).filter_map(first_strong).collect();
    let along = directions.iter().filter(|direction| **direction == base).count();
    if along * LEAST >= directions.len() { base } else { base.other() }
}

/// One word in so many makes a text of the letter's own direction.
const LEAST: usize = 3;

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
        let inner = without_ends(&line[from..to]);
        let start = from + line[from..to].len() - line[from..to].trim_start_matches(OPENING).len();
        if inner.is_empty() || is_bare_number(inner) {
            continue;
        }
        out.push(Run { text: &line[at..start], against: None });
        out.push(Run { text: inner, against: Some(base.other()) });
        at = start + inner.len();
    }
    out.push(Run { text: &line[at..], against: None });
    out.retain(|run| !run.text.is_empty());
    out
}

/// A line of plain text with isolates (U+2066, U+2067, U+2069) round what runs against it. Programs take a line's direction from its first
/// letter: where that would be the wrong one, a mark (U+200E, U+200F) stands before it. An address that stands alone has no marks, and none
/// directly behind it, where programs would take that for a part of the address: its isolate ends behind the next space, or with the line.
pub(crate) fn isolated(line: &str, base: Direction) -> String {
    if is_address(line.trim()) {
        return line.into();
    }
    let mut out = String::with_capacity(line.len() + 16);
    if first_strong(line).is_some_and(|taken| taken != base) {
        out.push(if base == Direction::Right { '\u{200f}' } else { '\u{200e}' });
    }
    let mut is_open = false;
    for run in runs(line, base) {
        if let Some(direction) = run.against {
            out.push(if direction == Direction::Left { '\u{2066}' } else { '\u{2067}' });
            out.push_str(run.text);
            is_open = run.text.split(' ').next_back().is_some_and(is_address);
            out.push_str(if is_open { "" } else { END });
        } else if is_open && let Some((before, behind)) = run.text.split_once(' ') {
            out.extend([before, " ", END, behind]);
            is_open = false;
        } else {
            out.push_str(run.text);
        }
    }
    out
}

/// Ends an isolate.
const END: &str = "\u{2069}";

/// Whether a word is an address in the web, which programs make into a link.
fn is_address(word: &str) -> bool {
    (word.starts_with("https://") || word.starts_with("http://")) && !word.contains(' ')
}

/// A stretch without the signs round it that are the sentence's. A bracket that was opened inside it is closed inside it.
fn without_ends(stretch: &str) -> &str {
    let inner = stretch.trim_start_matches(OPENING);
    let bare = inner.trim_end_matches(CLOSING);
    let closes = |(open, close): &(char, char)| bare.matches(*open).count() > bare.matches(*close).count();
    let Some((_, close)) = BRACKETS.iter().find(|pair| closes(pair)) else { return bare };
    let end = inner[bare.len()..].find(*close).map_or(bare.len(), |at| bare.len() + at + close.len_utf8());
    &inner[..end]
}

const BRACKETS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('«', '»')];
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
        assert_eq!(shown("الرسم 50% (30 BHD)."), "الرسم ⟦50% (30 BHD)⟧.");
        assert_eq!(shown("النموذج (Form 12 [A])، شكراً"), "النموذج (⟦Form 12 [A]⟧)، شكراً");
    }

    #[test]
    fn a_sentence_that_begins_with_a_foreign_name_does_not_turn_round() {
        let (right, left) = (Direction::Right, Direction::Left);
        assert_eq!(of("BenefitPay خدمة متاحة للجميع", right), right);
        assert_eq!(of("RQ-2026-000012", right), right);
        assert_eq!(of("الرابط https://a.example/b https://c.example/d", right), right);
        assert_eq!(of("Dear customer, bring the form «طلب» with you", right), left);
        assert_eq!(of("بطاقة الهوية is the identity card", left), left);
        assert_eq!(of("تم استلام طلبكم (form 12)", left), right);
        assert_eq!(isolated("BenefitPay خدمة متاحة", right), "\u{200f}\u{2066}BenefitPay\u{2069} خدمة متاحة");
        assert_eq!(isolated("خدمة متاحة", right), "خدمة متاحة");
        assert_eq!(isolated("17000000", right), "17000000", "a number that is copied has no mark in it");
        assert_eq!(isolated("بطاقة الهوية is the card", left), "\u{200e}\u{2067}بطاقة الهوية\u{2069} is the card");
        assert_eq!(isolated("", right), "");
    }

    #[test]
    fn an_address_in_the_web_is_followed_by_no_mark_that_could_become_a_part_of_it() {
        let shown = |line| isolated(line, Direction::Right);
        assert_eq!(shown("https://a.example/ar/secure/b"), "https://a.example/ar/secure/b");
        assert_eq!(shown("عبر https://a.example/b?c=d"), "عبر \u{2066}https://a.example/b?c=d");
        assert_eq!(shown("على https://a.example/b قبل الغد"), "على \u{2066}https://a.example/b \u{2069}قبل الغد");
        assert_eq!(shown("على https://a.example/b."), "على \u{2066}https://a.example/b.");
        assert_eq!(shown("على https://a.example/b، ثم"), "على \u{2066}https://a.example/b، \u{2069}ثم");
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
