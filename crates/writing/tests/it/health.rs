//! How well sentences about somebody's health are told from harmless ones (`bench/writing/health.txt`), with the floors that are held.

use writing::confidential::LeakKind;
use writing::confidential::find;

const SENTENCES: &str = include_str!("../../../../bench/writing/health.txt");

/// What a part of the set comes to: how many of the sentences about a person are found, and which others are called so.
#[derive(Default)]
struct Score {
    about_a_person: usize,
    missed: Vec<&'static str>,
    harmless: usize,
    false_alarms: Vec<&'static str>,
}

fn score(part: &str) -> Score {
    let text = SENTENCES.split("@@ ").find_map(|text| text.strip_prefix(part)).expect("the part is there");
    let mut score = Score::default();
    for line in text.lines().filter(|line| !line.is_empty()) {
        let (sign, sentence) = line.split_once(' ').expect("a sign stands before a sentence");
        let is_found = find(sentence, &[]).iter().any(|leak| leak.kind == LeakKind::Health);
        match (sign, is_found) {
            ("+", _) => {
                score.about_a_person += 1;
                score.missed.extend((!is_found).then_some(sentence));
            }
            (_, true) => score.false_alarms.push(sentence),
            _ => {}
        }
        score.harmless += usize::from(sign == "-");
    }
    score
}

#[expect(clippy::print_stdout, reason = "the figures are the test's purpose")]
fn assert_part(part: &str, all: (usize, usize), missed: usize, false_alarms: usize) {
    let score = score(part);
    println!("{part}: missed {} of {}: {:#?}", score.missed.len(), score.about_a_person, score.missed);
    println!("{part}: false {} of {}: {:#?}", score.false_alarms.len(), score.harmless, score.false_alarms);
    assert_eq!((score.about_a_person, score.harmless), all);
    assert!(score.missed.len() <= missed && score.false_alarms.len() <= false_alarms, "{part}");
}

#[test]
fn what_is_said_of_somebodys_health_is_found_and_clinics_and_campaigns_are_left_alone() {
    assert_part("development", (40, 46), 1, 0);
}

#[test]
fn what_is_said_of_somebodys_health_in_other_wordings_is_found() {
    assert_part("held-back", (26, 24), 0, 0);
}

#[test]
fn what_is_said_of_somebodys_health_in_sentences_written_after_the_rules_is_found() {
    assert_part("afterwards", (14, 14), 2, 0);
}
