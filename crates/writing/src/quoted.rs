//! Which lines of a message its writer wrote, and which only repeat an earlier one.

use std::ops::Range;

use crate::fold::fold;
use crate::words::trimmed;

/// The lines that are the writer's own, without the empty ones: nothing after the mark of a repeated message, nothing behind `>`.
pub(crate) fn own_lines(text: &str) -> Vec<Range<usize>> {
    let mut own = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        let Some(range) = trimmed(text, range) else { continue };
        let line = &text[range.clone()];
        if begins_quote(line) {
            break;
        }
        if !line.starts_with(['>', '|']) {
            own.push(range);
        }
    }
    own
}

/// Where the writer's own part ends, in bytes.
pub(crate) fn own_end(text: &str) -> usize {
    own_lines(text).last().map_or(0, |line| line.end)
}

/// The marks that mail programs put before the message that is answered, in both languages.
const MARKS: [&str; 14] = [
    "original message",
    "forwarded message",
    "begin forwarded",
    "الرساله الاصليه",
    "رساله اصليه",
    "رساله معاد توجيهها",
    "رساله محوله",
    "from:",
    "من:",
    "sent:",
    "sent from my",
    "ارسلت من",
    "تم الارسال من",
    "________",
];

fn begins_quote(line: &str) -> bool {
    let short: String = line.chars().take(200).collect();
    let folded = fold(&short);
    let bare = folded.trim_start_matches(['-', '*', ' ']);
    let is_wrote = (bare.starts_with("on ") && bare.ends_with("wrote:"))
        || (bare.ends_with(':')
            && ["كتب", "كتبت"].iter().any(|wrote| bare.split(' ').any(|word| word == *wrote))
            && bare.contains(char::is_numeric));
    is_wrote || MARKS.iter().any(|mark| bare.starts_with(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_repeated_is_left_out_in_both_languages() {
        let own = |text: &str| own_lines(text).into_iter().map(|line| text[line].to_owned()).collect::<Vec<_>>();
        for mark in [
            "On Tue, 24 Nov 2026 at 09:00, Ali <ali@example.bh> wrote:",
            "في الثلاثاء، ٢٤ نوفمبر ٢٠٢٦ كتب علي:",
            "-----Original Message-----",
            "----- الرسالة الأصلية -----",
            "From: Ali",
            "من: علي",
        ] {
            assert_eq!(own(&format!("نعم\n\n> قديم\nشكراً\n{mark}\nالسلام عليكم")), ["نعم", "شكراً"], "{mark}");
        }
    }
}
