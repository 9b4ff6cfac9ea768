//! How well replies that answer a question are told from those that don't (`bench/writing/answered.tsv`), with the floors that are held.

use writing::answers;

const PAIRS: &str = include_str!("../../../../bench/writing/answered.tsv");

#[expect(clippy::print_stdout, reason = "the figures are the test's purpose")]
fn assert_part(part: &str, all: (usize, usize), missed: usize, false_ticks: usize) {
    let text = PAIRS.split("@@ ").find_map(|text| text.strip_prefix(part)).expect("the part is there");
    let (mut count, mut open, mut wrong) = ((0, 0), Vec::new(), Vec::new());
    for line in text.lines().filter(|line| !line.is_empty()) {
        let (sign, pair) = line.split_once('\t').expect("a sign stands before a question");
        let (question, reply) = pair.split_once('\t').expect("a question stands before a reply");
        match (sign, answers(question, reply)) {
            ("+", false) => open.push(pair),
            ("-", true) => wrong.push(pair),
            _ => {}
        }
        if sign == "+" { count.0 += 1 } else { count.1 += 1 }
    }
    println!("{part}: left open {} of {}: {open:#?}", open.len(), count.0);
    println!("{part}: ticked falsely {} of {}: {wrong:#?}", wrong.len(), count.1);
    assert_eq!(count, all);
    assert!(open.len() <= missed && wrong.len() <= false_ticks, "{part}");
}

#[test]
fn a_plain_answer_ticks_its_question_off_and_what_passes_it_over_does_not() {
    assert_part("development", (37, 38), 2, 0);
}

#[test]
fn answers_in_other_wordings_are_mostly_seen_and_never_falsely() {
    assert_part("held-back", (24, 24), 2, 0);
}

#[test]
fn answers_that_were_written_after_the_rules_are_mostly_seen_and_seldom_falsely() {
    assert_part("afterwards", (25, 25), 6, 2);
}
