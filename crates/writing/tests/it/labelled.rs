//! Precision and recall on 120 labelled replies (`bench/writing/`), with the floors that are held.

use writing::Speller;
use writing::address::recognise;
use writing::confidential;
use writing::slang;

const ARABIC: &str = include_str!("../../../../bench/writing/replies-ar.txt");
const ENGLISH: &str = include_str!("../../../../bench/writing/replies-en.txt");

/// A reply as its labels describe it.
struct Labelled {
    parts: String,
    text: String,
    marks: Vec<(char, std::ops::Range<usize>)>,
}

fn labelled(set: &str) -> Vec<Labelled> {
    let replies = set.split("@@ ").skip(1).map(|reply| {
        let (parts, marked) = reply.split_once('\n').expect("a reply follows its labels");
        let mut text = String::new();
        let mut marks = Vec::new();
        for piece in marked.split('⟧') {
            let (before, inside) = piece.split_once('⟦').unwrap_or((piece, ""));
            text.push_str(before);
            if let Some((kind, word)) = inside.split_once('|') {
                marks.push((kind.chars().next().expect("a mark has a kind"), text.len()..text.len() + word.len()));
                text.push_str(word);
            }
        }
        Labelled { parts: parts.trim().to_owned(), text, marks }
    });
    replies.collect()
}

/// How often a check was right, wrong and silent.
#[derive(Default)]
struct Score {
    hits: usize,
    false_alarms: Vec<String>,
    misses: Vec<String>,
}

impl Score {
    fn precision(&self) -> f64 {
        ratio(self.hits, self.false_alarms.len())
    }

    fn recall(&self) -> f64 {
        ratio(self.hits, self.misses.len())
    }

    fn part(&mut self, is_there: bool, is_found: bool, text: &str) {
        let head = || text.lines().take(2).collect::<Vec<_>>().join(" / ");
        match (is_there, is_found) {
            (true, true) => self.hits += 1,
            (true, false) => self.misses.push(head()),
            (false, true) => self.false_alarms.push(head()),
            (false, false) => {}
        }
    }

    fn marks(&mut self, reply: &Labelled, kind: char, found: Vec<std::ops::Range<usize>>) {
        let wanted: Vec<_> = reply.marks.iter().filter(|(mark, _)| *mark == kind).map(|(_, range)| range.clone()).collect();
        let meets = |one: &std::ops::Range<usize>, other: &std::ops::Range<usize>| one.start < other.end && other.start < one.end;
        self.hits += wanted.iter().filter(|range| found.iter().any(|found| meets(found, range))).count();
        self.misses.extend(
            wanted.iter().filter(|range| !found.iter().any(|found| meets(found, range))).map(|range| reply.text[range.clone()].to_owned()),
        );
        let alarms = found.iter().filter(|found| !wanted.iter().any(|range| meets(found, range)));
        self.false_alarms.extend(alarms.map(|range| reply.text[range.clone()].to_owned()));
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of a small set")]
fn ratio(hits: usize, others: usize) -> f64 {
    if hits + others == 0 { 1.0 } else { hits as f64 / (hits + others) as f64 }
}

/// The checks in their order, each with the least precision and recall that is held.
const FLOORS: [(&str, f64, f64); 8] = [
    ("salutation", 0.95, 0.95),
    ("greeting", 0.95, 0.95),
    ("thanks", 0.95, 0.95),
    ("closing", 0.95, 0.95),
    ("signature", 0.95, 0.95),
    ("slang", 0.9, 0.9),
    ("confidential", 0.95, 0.95),
    ("spelling", 0.8, 0.85),
];

fn scores(set: &str) -> Vec<Score> {
    let mut scores: Vec<Score> = FLOORS.iter().map(|_| Score::default()).collect();
    for reply in labelled(set) {
        let found = recognise(&reply.text);
        let parts = [found.salutation, found.greeting, found.thanks, found.closing, found.signature];
        for ((letter, part), score) in "SGTCF".chars().zip(&parts).zip(&mut scores) {
            score.part(reply.parts.contains(letter), part.is_some(), &reply.text);
        }
        let slang: Vec<_> = slang::find(&reply.text).into_iter().filter(|slang| !slang.is_contraction).map(|slang| slang.range).collect();
        let wrong = Speller::shared().check(&reply.text, None).into_iter().map(|wrong| wrong.range);
        let wrong = wrong.filter(|range| !slang.iter().any(|slang| slang.start < range.end && range.start < slang.end)).collect();
        scores[5].marks(&reply, 's', slang);
        scores[6].marks(&reply, 'l', confidential::find(&reply.text, &[]).into_iter().map(|leak| leak.range).collect());
        scores[7].marks(&reply, 'm', wrong);
    }
    scores
}

#[expect(clippy::print_stdout, reason = "the figures are the test's purpose")]
fn assert_floors(language: &str, set: &str, count: usize, less: f64) {
    assert_eq!(labelled(set).len(), count);
    let scores = scores(set);
    for ((name, ..), score) in FLOORS.iter().zip(&scores) {
        println!("{language} {name}: precision {:.3}, recall {:.3}", score.precision(), score.recall());
        println!("    false alarms {:?}\n    misses {:?}", score.false_alarms, score.misses);
    }
    for ((name, precision, recall), score) in FLOORS.iter().zip(&scores) {
        assert!(score.precision() >= *precision - less && score.recall() >= *recall - less, "{language} {name}");
    }
}

#[test]
fn arabic_replies_are_judged_as_a_person_judges_them() {
    assert_floors("Arabic", ARABIC, 60, 0.0);
}

#[test]
fn english_replies_are_judged_as_a_person_judges_them() {
    assert_floors("English", ENGLISH, 60, 0.0);
}

/// Written after the lists, to see what they miss; the figures of the first run are in the set's README.
#[test]
fn unusual_wordings_are_judged_nearly_as_well() {
    assert_floors("Arabic, unusual", include_str!("../../../../bench/writing/unusual-ar.txt"), 12, 0.3);
    assert_floors("English, unusual", include_str!("../../../../bench/writing/unusual-en.txt"), 12, 0.3);
    assert_floors("Both, more unusual", include_str!("../../../../bench/writing/unusual-more.txt"), 12, 0.3);
}
