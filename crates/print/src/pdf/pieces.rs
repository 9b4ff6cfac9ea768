//! A line in pieces that are written in the order of reading, so that whoever reads the document by machine meets the words in their order.
//!
//! Most readers take the glyphs of a word from left to right and turn them round where the script is read from the right. So that this gives
//! back what was written, such a word holds one glyph for each letter, none of which stands further left than the one before it: the second
//! letter of a ligature, and a mark, are letters of a blank that takes no room; marks, and what has more letters, are drawn as shapes.

use std::ops::Range;

use krilla::text::GlyphId;
use krilla::text::KrillaGlyph;
use unicode_normalization::char::is_combining_mark;

use super::blanks::BLANKS;
use crate::Glyph;
use crate::Line;
use crate::Run;

/// What a piece is written with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// Letters of a face.
    Face(usize),
    /// Blanks that carry letters.
    Blank,
    /// Shapes of a face's glyphs.
    Shape(usize),
}

/// Glyphs that are written together.
pub(super) struct Piece {
    /// How far right of the line's beginning it stands, in points.
    pub(super) x: f32,
    pub(super) ink: Ink,
    pub(super) glyphs: Vec<KrillaGlyph>,
}

/// The letters that blanks of a document carry: the first is carried by the first blank.
pub(super) type Carried = Vec<char>;

/// The words of a line, in the order of reading.
pub(super) fn pieces(line: &Line, size: f32, carried: &mut Carried) -> Vec<Piece> {
    let (mut words, mut pen) = (Vec::new(), 0.0);
    for run in &line.runs {
        for glyphs in split(run, &line.text) {
            let mut word = Word { text: &line.text, size, face: run.face, carried, pieces: Vec::new(), shapes: Vec::new() };
            if run.is_from_the_right {
                word.turned(glyphs, pen);
            } else {
                glyphs.iter().fold(pen, |pen, glyph| word.write(glyph, pen));
            }
            let begin = glyphs.iter().map(|glyph| glyph.letters.start).min();
            words.push((begin, word.pieces.into_iter().chain(word.shapes)));
            pen += glyphs.iter().map(|glyph| glyph.advance).sum::<f32>();
        }
    }
    words.sort_by_key(|(begin, _)| *begin);
    words.into_iter().flat_map(|(_, pieces)| pieces).collect()
}

/// A run's words, from left to right. Where the run is read from the right, signs between letters are words too: which side of a word they
/// belong to is not for the reader to guess.
fn split<'a>(run: &'a Run, text: &'a str) -> impl Iterator<Item = &'a [Glyph]> {
    let first = |glyph: &Glyph| text[glyph.letters.clone()].chars().next().unwrap_or(' ');
    let is_sign = move |glyph: &Glyph| !first(glyph).is_alphanumeric() && !is_combining_mark(first(glyph));
    run.glyphs.chunk_by(move |one, next| if run.is_from_the_right { is_sign(one) == is_sign(next) } else { first(one) != ' ' })
}

/// A word while it is written.
struct Word<'a> {
    text: &'a str,
    size: f32,
    face: usize,
    carried: &'a mut Carried,
    pieces: Vec<Piece>,
    shapes: Vec<Piece>,
}

impl Word<'_> {
    /// Writes a word that is read from the right. A glyph's marks stand before it, as seen from the left, and take no room.
    fn turned(&mut self, glyphs: &[Glyph], begin: f32) {
        let (mut pen, mut marks) = (begin, Vec::new());
        for glyph in glyphs {
            if glyph.advance == 0.0 {
                marks.push(glyph);
                continue;
            }
            let end = marks.iter().map(|mark| mark.letters.end).fold(glyph.letters.end, usize::max);
            let letters = self.text[glyph.letters.start..end].char_indices();
            let letters = letters.map(|(at, letter)| glyph.letters.start + at..glyph.letters.start + at + letter.len_utf8());
            self.write_letters(glyph, &letters.collect::<Vec<_>>(), pen);
            marks.drain(..).for_each(|mark| self.draw(mark, pen));
            pen += glyph.advance;
        }
        // Marks without a letter below them are letters of their own.
        for mark in marks {
            self.write(mark, pen);
        }
    }

    /// Writes a glyph that stands for letters in the order of reading, so that readers find each of them left of the one before.
    fn write_letters(&mut self, glyph: &Glyph, letters: &[Range<usize>], pen: f32) {
        match letters {
            [] => {}
            [own] => {
                self.write(&Glyph { letters: own.clone(), ..glyph.clone() }, pen);
            }
            [own, other] => {
                self.carry(other, pen - STEP * self.size);
                self.write(&Glyph { letters: own.clone(), ..glyph.clone() }, pen);
            }
            many => {
                let part = glyph.advance / as_float(many.len());
                many.iter().rev().enumerate().for_each(|(at, letters)| self.carry(letters, pen + part * as_float(at)));
                self.draw(glyph, pen);
            }
        }
    }

    /// Writes a glyph with what was written before it, and moves the pen on.
    fn write(&mut self, glyph: &Glyph, pen: f32) -> f32 {
        let ink = Ink::Face(self.face);
        let written = written(glyph, self.size);
        match self.pieces.last_mut() {
            Some(piece) if piece.ink == ink => piece.glyphs.push(written),
            _ => self.pieces.push(Piece { x: pen, ink, glyphs: vec![written] }),
        }
        pen + glyph.advance
    }

    /// Gives a letter to a blank.
    fn carry(&mut self, letters: &Range<usize>, x: f32) {
        let letter = self.text[letters.clone()].chars().next().unwrap_or(' ');
        let at = self.carried.iter().position(|other| *other == letter).unwrap_or_else(|| {
            self.carried.push(letter);
            self.carried.len() - 1
        });
        let blank = u32::try_from(at + 1).unwrap_or(u32::MAX).min(BLANKS.into());
        let stands = Glyph { id: blank, advance: 0.0, offset: (0.0, 0.0), letters: letters.clone() };
        self.pieces.push(Piece { x, ink: Ink::Blank, glyphs: vec![written(&stands, self.size)] });
    }

    /// Draws a glyph as a shape.
    fn draw(&mut self, glyph: &Glyph, pen: f32) {
        self.shapes.push(Piece { x: pen, ink: Ink::Shape(self.face), glyphs: vec![written(glyph, self.size)] });
    }
}

fn written(glyph: &Glyph, size: f32) -> KrillaGlyph {
    let (right, up) = glyph.offset;
    KrillaGlyph::new(GlyphId::new(glyph.id), glyph.advance / size, right / size, up / size, 0.0, glyph.letters.clone(), None)
}

/// How far left of its letter a blank stands, in ems: readers take what begins less than a tenth from another for the same letter printed
/// twice, and what lies over another by more than a fifth for a new word.
const STEP: f32 = 0.11;

#[expect(clippy::cast_precision_loss, reason = "letters of a ligature are few")]
fn as_float(count: usize) -> f32 {
    count as f32
}
