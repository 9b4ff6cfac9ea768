//! Lines: a text is cleaned, given its order of seeing, and broken where the script allows, so that no line is wider than its measure.

use std::collections::BTreeSet;
use std::ops::Range;

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;
use unicode_bidi::Level;
use unicode_bidi::ParagraphBidiInfo;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::Direction;
use crate::Faces;
use crate::Run;
use crate::Text;
use crate::Weight;
use crate::shape;
use crate::shape::is_invisible;

/// How a text is set.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// The size of its letters, in points.
    pub size: f32,
    /// How heavy they are.
    pub weight: Weight,
    /// Where its lines begin.
    pub direction: Direction,
    /// Its language, which may choose forms of its own.
    pub tag: Option<String>,
}

/// One line, from left to right as it is seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What it says, in the order of reading.
    pub text: String,
    /// Its glyphs.
    pub runs: Vec<Run>,
    /// How wide it is, in points.
    pub width: f32,
}

/// What a width may be over its measure before the line counts as too wide, in points.
const TOLERANCE: f32 = 0.01;

/// Sets a text in lines no wider than a measure in points. What no face has a letter for is left out and added to `missing`.
pub fn set(faces: &Faces, text: &Text, setting: &Setting, measure: f32, missing: &mut BTreeSet<char>) -> Vec<Line> {
    let clean = cleaned(faces, &text.words, setting.weight, missing);
    let paragraphs = clean.lines().map(str::trim).filter(|paragraph| !paragraph.is_empty());
    paragraphs.flat_map(|paragraph| Paragraph::read(faces, paragraph, setting).lines(measure)).collect()
}

/// Letters that were written in their shapes become letters again; spaces of every kind become one; controls go; what no face has is noted.
fn cleaned(faces: &Faces, text: &str, weight: Weight, missing: &mut BTreeSet<char>) -> String {
    let mut clean = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push('\n'),
            _ if letter.is_whitespace() && letter != '\u{a0}' => {
                if !clean.ends_with([' ', '\n']) {
                    clean.push(' ');
                }
            }
            // A mark of the order of bytes says nothing; a soft hyphen would need a hyphen where it breaks a line.
            '\u{feff}' | '\u{ad}' => {}
            _ if letter.is_control() => {}
            _ if is_invisible(letter) => clean.push(letter),
            _ => match covered(faces, letter, weight) {
                Some(letters) => clean += &letters,
                None => {
                    missing.insert(letter);
                }
            },
        }
    }
    clean
}

/// The letter, or what it is put together from, if there is a face for it.
fn covered(faces: &Faces, letter: char, weight: Weight) -> Option<String> {
    let is_shape = matches!(letter, '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}');
    let once = || std::iter::once(letter);
    let forms = [if is_shape { None } else { Some(letter.to_string()) }, Some(once().nfkc().collect()), Some(once().nfkd().collect())];
    forms.into_iter().flatten().find(|form: &String| form.chars().all(|part| part == ' ' || faces.of(part, weight).is_some()))
}

/// A text without line breaks, with all that its lines are made from.
struct Paragraph<'a> {
    faces: &'a Faces,
    text: &'a str,
    setting: &'a Setting,
    bidi: ParagraphBidiInfo<'a>,
    /// Where the script lets a line end, in bytes, ascending; the last is the end.
    breaks: Vec<usize>,
    /// Where a cluster begins, for words that are longer than a line.
    clusters: Vec<usize>,
    /// How far the pen is before each byte, in the order of reading, in points.
    pen: Vec<f32>,
}

impl<'a> Paragraph<'a> {
    fn read(faces: &'a Faces, text: &'a str, setting: &'a Setting) -> Paragraph<'a> {
        let level = match setting.direction {
            Direction::RightToLeft => Level::rtl(),
            Direction::LeftToRight => Level::ltr(),
        };
        let bidi = ParagraphBidiInfo::new(text, Some(level));
        let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
        let breaks = segmenter.segment_str(text).filter(|at| *at > 0).collect();
        let mut paragraph = Paragraph { faces, text, setting, bidi, breaks, clusters: Vec::new(), pen: Vec::new() };
        paragraph.measure();
        paragraph
    }

    /// Shapes the whole text once, in the order of reading, to know where the pen is before each letter.
    fn measure(&mut self) {
        let mut advances = vec![0.0; self.text.len() + 1];
        let mut begin = 0;
        while begin < self.text.len() {
            let level = self.bidi.levels[begin];
            let end = self.bidi.levels[begin..].iter().position(|other| *other != level).map_or(self.text.len(), |length| begin + length);
            for run in shape::shape(self.faces, self.text, begin..end, level.is_rtl(), self.setting) {
                for glyph in run.glyphs {
                    advances[glyph.letters.start] += glyph.advance;
                    if !self.text[glyph.letters.clone()].starts_with(is_combining_mark) {
                        self.clusters.push(glyph.letters.start);
                    }
                }
            }
            begin = end;
        }
        self.clusters.push(self.text.len());
        self.clusters.sort_unstable();
        self.clusters.dedup();
        let before = |pen: &mut f32, advance: f32| Some(std::mem::replace(pen, *pen + advance));
        self.pen = advances.into_iter().scan(0.0, before).collect();
    }

    fn lines(&self, measure: f32) -> Vec<Line> {
        let (mut lines, mut begin) = (Vec::new(), 0);
        while begin < self.text.len() {
            let (line, next) = self.line(begin, measure);
            lines.extend(line);
            begin = next;
        }
        lines
    }

    /// The line that begins here, none if it would hold nothing but spaces, and where the next one begins.
    fn line(&self, begin: usize, measure: f32) -> (Option<Line>, usize) {
        for ends in [&self.breaks, &self.clusters] {
            let first = ends.partition_point(|end| *end <= begin);
            let fits = |end: &usize| self.pen[begin + self.text[begin..*end].trim_end().len()] - self.pen[begin] <= measure + TOLERANCE;
            let mut count = ends[first..].partition_point(fits);
            // What was measured in the whole text may be a little wider on a line of its own.
            while count > 0 {
                let end = ends[first + count - 1];
                let line = self.line_of(begin..end);
                if line.as_ref().is_none_or(|line| line.width <= measure + TOLERANCE) {
                    return (line, end);
                }
                count -= 1;
            }
        }
        // Not even one letter fits: it stands alone, so that the text goes on.
        let end = self.clusters[self.clusters.partition_point(|end| *end <= begin)];
        (self.line_of(begin..end), end)
    }

    fn line_of(&self, range: Range<usize>) -> Option<Line> {
        let seen = range.start..range.start + self.text[range].trim_end().len();
        if seen.is_empty() {
            return None;
        }
        let (levels, stretches) = self.bidi.visual_runs(seen.clone());
        let shaped = stretches.into_iter().flat_map(|stretch| {
            let is_from_the_right = levels[stretch.start].is_rtl();
            shape::shape(self.faces, self.text, stretch, is_from_the_right, self.setting)
        });
        let mut runs: Vec<Run> = shaped.collect();
        for letters in runs.iter_mut().flat_map(|run| &mut run.glyphs).map(|glyph| &mut glyph.letters) {
            *letters = letters.start - seen.start..letters.end - seen.start;
        }
        let width = runs.iter().map(Run::width).sum();
        Some(Line { text: self.text[seen].to_owned(), runs, width })
    }
}
