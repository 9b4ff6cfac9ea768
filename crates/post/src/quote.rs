//! The quoted originals under replies: folded away when read, kept short when written.

/// How much of an original goes out, in bytes.
const LARGEST: usize = 200_000;
/// How many levels of quotes go out.
const LEVELS: usize = 3;

/// Divides a text into what is new and the quoted original under it, marks and attribution included.
///
/// A text that is nothing but a quote, or that answers between quoted lines, is left whole.
pub fn split_quote(text: &str) -> (&str, Option<&str>) {
    let starts = line_starts(text);
    let line = |number: usize| &text[starts[number]..starts.get(number + 1).copied().unwrap_or(text.len())];
    let begins = (0..starts.len()).find(|number| begins_quote(*number, starts.len(), &line));
    let Some(at) = begins.map(|number| starts[number]) else { return (text, None) };
    let new = text[..at].trim_end();
    if new.is_empty() {
        return (text, None);
    }
    (new, Some(text[at..].trim_end()))
}

fn line_starts(text: &str) -> Vec<usize> {
    let mut starts = vec![0];
    starts.extend(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1));
    starts.pop_if(|at| *at == text.len() && *at > 0);
    starts
}

fn begins_quote<'a>(number: usize, count: usize, line: &impl Fn(usize) -> &'a str) -> bool {
    let here = trimmed(line(number));
    if is_divider(here) {
        return true;
    }
    let next = |steps: usize| if number + steps < count { trimmed(line(number + steps)) } else { "" };
    let opens = ["on ", "في ", "بتاريخ", "يوم "].iter().any(|start| here.to_lowercase().starts_with(start));
    if is_attribution(here) || opens && here.len() < 300 && is_attribution(&format!("{here} {}", next(1))) {
        return true;
    }
    if field(here) == Some(Field::From) {
        let kinds = (1..8).filter_map(|steps| field(next(steps)));
        return kinds.filter(|kind| *kind != Field::From).count() >= 2;
    }
    // A quote without attribution: only when nothing but quote follows to the end, and it is not what somebody passes on.
    is_marked(here)
        && !(0..number)
            .rev()
            .map(|other| trimmed(line(other)))
            .find(|before| !before.is_empty() && !is_marked(before))
            .is_some_and(is_passed_on)
        && (number..count).all(|other| is_marked(trimmed(line(other))) || trimmed(line(other)).is_empty())
}

fn trimmed(line: &str) -> &str {
    let marks = |letter: char| {
        letter.is_whitespace()
            || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '*')
    };
    line.trim_matches(marks)
}

fn is_marked(line: &str) -> bool {
    line.starts_with('>')
}

/// `-----Original Message-----` and its like: dashes or underscores round known words, or the long line that Outlook draws.
fn is_divider(line: &str) -> bool {
    let words = line.trim_matches(['-', '_', '—', ' ']);
    if words.is_empty() {
        return line.len() >= 20 && line.bytes().all(|byte| byte == b'_');
    }
    let known = ["original message", "forwarded message", "الرسالة الأصلية", "رسالة أصلية", "رسالة معاد توجيهها", "الرسالة المعاد توجيهها"];
    line.starts_with("--") && known.contains(&words.to_lowercase().as_str())
}

/// `Begin forwarded message:` and its like, under which a program puts the letter that is passed on.
fn is_passed_on(line: &str) -> bool {
    let words = line.trim_end_matches(':').trim().to_lowercase();
    let known = [
        "begin forwarded message",
        "forwarded message",
        "بداية الرسالة المعاد توجيهها",
        "بدء الرسالة المعاد توجيهها",
        "رسالة معاد توجيهها",
    ];
    known.contains(&words.as_str())
}

/// `On … wrote:`, `في … كتب:` and the orders of words that mail programs use.
fn is_attribution(line: &str) -> bool {
    let line = trimmed(line);
    if line.chars().count() > 400 || line.starts_with('>') {
        return false;
    }
    let Some(words) = line.strip_suffix([':', '：']).map(trimmed) else { return false };
    let lower = words.to_lowercase();
    let english = (lower.starts_with("on ") || lower.contains('@') || lower.contains(char::is_numeric)) && lower.ends_with(" wrote");
    let verbs = ["كتب", "كتبت", "كتب/ت", "كتبَ", "كتب/كتبت"];
    let speaks = words.split_whitespace().any(|word| verbs.contains(&word.trim_matches(['،', ',', '\u{200f}', '\u{200e}'])));
    let dated = words.contains(|letter: char| letter.is_numeric());
    let arabic =
        speaks && dated && (["في ", "بتاريخ ", "يوم ", "بتاريخ:"].iter().any(|start| words.contains(start)) || words.contains('@'));
    english || arabic
}

/// A line of the block of fields that Outlook writes over an original.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    From,
    Sent,
    To,
    Subject,
}

fn field(line: &str) -> Option<Field> {
    let (name, _) = line.split_once(':')?;
    match trimmed(name).to_lowercase().as_str() {
        "from" | "من" | "المرسل" => Some(Field::From),
        "sent" | "date" | "تاريخ الإرسال" | "التاريخ" | "تم الإرسال" | "تاريخ" | "أرسلت" => {
            Some(Field::Sent)
        }
        "to" | "cc" | "إلى" | "الى" | "نسخة" | "نسخة إلى" => Some(Field::To),
        "subject" | "الموضوع" => Some(Field::Subject),
        _ => None,
    }
}

/// Marks each line as quoted one level deeper; lines of more than three levels and text beyond 200 kB stay out.
pub(crate) fn deepen(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(LARGEST));
    for line in text.trim_end().lines() {
        if depth(line) >= LEVELS {
            continue;
        }
        if out.len() + line.len() + 3 > LARGEST {
            out.push_str("> […]\n");
            break;
        }
        let line: String = line.chars().filter(|letter| !letter.is_control() || *letter == '\t').collect();
        out.push_str(if line.starts_with('>') { ">" } else { "> " });
        out.push_str(&line);
        out.push('\n');
    }
    out
}

/// Takes one level of marks away, for a form that shows the level in another way.
pub(crate) fn lift(text: &str) -> String {
    let lifted = text.lines().map(|line| line.strip_prefix("> ").or_else(|| line.strip_prefix('>')).unwrap_or(line));
    lifted.collect::<Vec<_>>().join("\n")
}

fn depth(line: &str) -> usize {
    line.chars().take_while(|letter| matches!(letter, '>' | ' ')).filter(|letter| *letter == '>').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folds(new: &str, quoted: &str) {
        let text = format!("{new}\n\n{quoted}");
        assert_eq!(split_quote(&text), (new, Some(quoted)));
    }

    #[test]
    fn quotes_of_each_program_and_language_are_folded() {
        folds("شكراً لكم", "> السلام\n> عليكم");
        folds("Thanks", "On Tue, 24 Nov 2026 at 10:00, Contact <c@e.example> wrote:\n> hello");
        folds("Thanks", "On Tue, 24 Nov 2026 at 10:00, Contact Centre of the Entity\n<c@e.example> wrote:\n> hello");
        folds("شكراً", "في الثلاثاء، 24 نوفمبر 2026 في 10:00 ص تمت كتابة ما يلي بواسطة كتب مركز الاتصال <c@e.example>:\n> مرحبا");
        folds("شكراً", "\u{200f}في ٢٤ نوفمبر ٢٠٢٦، كتب مركز الاتصال:\nمرحبا");
        folds("Thanks", "-----Original Message-----\nFrom: c@e.example\nhello");
        folds("شكراً", "----- الرسالة الأصلية -----\nمن: c@e.example\nمرحبا");
        folds("Thanks", "From: Contact <c@e.example>\nSent: Tuesday\nTo: Mona\nSubject: x\n\nhello");
        folds("شكراً", "من: مركز الاتصال <c@e.example>\nتاريخ الإرسال: الثلاثاء\nإلى: منى\nالموضوع: طلب\n\nمرحبا");
        folds("Thanks", "________________________________\nFrom: c@e.example");
    }

    #[test]
    fn what_is_no_quote_stays_whole() {
        for text in [
            "> only a quote",
            "Please see.\n\nBegin forwarded message:\n\n> From: the bank\n> Your card is blocked.",
            "From: my house it is far\nand the road is long",
            "في 2026 كتبت لكم رسالة ولم أتلق ردا",
            "My letter:\n> quoted\nand my answer",
            "",
        ] {
            assert_eq!(split_quote(text), (text, None));
        }
    }

    #[test]
    fn thirty_round_trips_do_not_make_a_letter_grow() {
        let (mut text, mut sizes) = ("first".to_owned(), Vec::new());
        for round in 0..30 {
            text = format!("reply {round:02}\n\nOn 2026-11-24, x wrote:\n{}", deepen(&text));
            sizes.push(text.len());
        }
        assert!(sizes[29] * 10 <= sizes[5] * 11, "{sizes:?}");
    }

    #[test]
    fn an_original_of_a_megabyte_is_cut() {
        let quoted = deepen(&"line of text\n".repeat(100_000));
        assert!(quoted.len() <= LARGEST + 10 && quoted.ends_with("> […]\n"));
    }
}
