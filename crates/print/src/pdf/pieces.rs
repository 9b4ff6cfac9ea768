//! A line in pieces that are written in the order of reading, so that whoever reads the document by machine meets the words in their order.
//!
//! Most readers take the glyphs of a word from left to right and turn them round where the script is read from the right. So that this gives
//! back what was written, such a word holds one glyph for each letter, none of which stands further left than the one before it: the second
//! letter of a ligature, and a mark, are letters of a blank that takes no room; marks, and what has more letters, are drawn as shapes.

use std::ops::Range;

use krilla::text::GlyphId;
use krilla::text::KrillaGlyph;
use skrifa::MetadataProvider;
use skrifa::instance::LocationRef;
use skrifa::instance::Size;
use unicode_normalization::char::is_combining_mark;

use crate::Faces;
use crate::Glyph;
use crate::Line;
use crate::Run;

/// Glyphs of one face that are written together.
pub(super) struct Piece {
    /// How far right of the line's beginning it stands, in points.
    pub(super) x: f32,
    /// Which face.
    pub(super) face: usize,
    /// What is written as text.
    pub(super) glyphs: Vec<KrillaGlyph>,
    /// What is drawn as a shape.
    pub(super) shapes: Vec<KrillaGlyph>,
    /// Its first letter's place in the text.
    begin: usize,
}

/// The words of a line, in the order of reading.
pub(super) fn pieces(line: &Line, size: f32, faces: &Faces) -> Vec<Piece> {
    let (mut pieces, mut pen) = (Vec::new(), 0.0);
    for run in &line.runs {
        let blank = Some(()).filter(|()| run.is_from_the_right).and_then(|()| blank(faces, run.face));
        for glyphs in words(run, &line.text) {
            let begin = glyphs.iter().map(|glyph| glyph.letters.start).min().unwrap_or(0);
            let mut piece = Piece { x: pen, face: run.face, glyphs: Vec::new(), shapes: Vec::new(), begin };
            match blank {
                Some(blank) => piece.write(glyphs, blank, &line.text, size),
                None => piece.glyphs.extend(glyphs.iter().map(|glyph| written(glyph, size))),
            }
            pen += glyphs.iter().map(|glyph| glyph.advance).sum::<f32>();
            pieces.push(piece);
        }
    }
    pieces.sort_by_key(|piece| piece.begin);
    pieces
}

/// A run's words, from left to right. Where the run is read from the right, signs between letters are words too: which side of a word they
/// belong to is not for the reader to guess.
fn words<'a>(run: &'a Run, text: &'a str) -> impl Iterator<Item = &'a [Glyph]> {
    let first = |glyph: &Glyph| text[glyph.letters.clone()].chars().next().unwrap_or(' ');
    let is_sign = move |glyph: &Glyph| !first(glyph).is_alphanumeric() && !is_combining_mark(first(glyph));
    run.glyphs.chunk_by(move |one, next| if run.is_from_the_right { is_sign(one) == is_sign(next) } else { first(one) != ' ' })
}

fn written(glyph: &Glyph, size: f32) -> KrillaGlyph {
    let (right, up) = glyph.offset;
    KrillaGlyph::new(GlyphId::new(glyph.id), glyph.advance / size, right / size, up / size, 0.0, glyph.letters.clone(), None)
}

impl Piece {
    /// Writes a word that is read from the right. A glyph's marks stand before it, as seen from the left, and take no room.
    fn write(&mut self, glyphs: &[Glyph], blank: u32, text: &str, size: f32) {
        let mut pen = 0.0;
        let mut marks: Vec<&Glyph> = Vec::new();
        for glyph in glyphs {
            if glyph.advance == 0.0 {
                marks.push(glyph);
                continue;
            }
            let end = marks.iter().map(|mark| mark.letters.end).fold(glyph.letters.end, usize::max);
            let letters = text[glyph.letters.start..end].char_indices();
            let letters: Vec<Range<usize>> = letters.map(|(at, letter)| at..at + letter.len_utf8()).collect();
            let letters = letters.into_iter().map(|range| glyph.letters.start + range.start..glyph.letters.start + range.end);
            self.write_letters(glyph, &letters.collect::<Vec<_>>(), blank, pen, size);
            for mark in marks.drain(..) {
                self.draw(mark, pen, size);
            }
            pen += glyph.advance;
        }
        // Marks without a letter below them are letters of their own.
        self.glyphs.extend(marks.into_iter().map(|mark| written(mark, size)));
    }

    /// Writes a glyph that stands for letters in the order of reading, so that readers find each of them left of the one before.
    fn write_letters(&mut self, glyph: &Glyph, letters: &[Range<usize>], blank: u32, pen: f32, size: f32) {
        let stand = |letters: &Range<usize>, advance: f32, right: f32| {
            written(&Glyph { id: blank, advance, offset: (right, 0.0), letters: letters.clone() }, size)
        };
        match letters {
            [] => {}
            [own] => self.glyphs.push(written(&Glyph { letters: own.clone(), ..glyph.clone() }, size)),
            [own, other] => {
                self.glyphs.push(stand(other, 0.0, -STEP * size));
                self.glyphs.push(written(&Glyph { letters: own.clone(), ..glyph.clone() }, size));
            }
            many => {
                let part = glyph.advance / as_float(many.len());
                self.glyphs.extend(many.iter().rev().map(|letters| stand(letters, part, 0.0)));
                self.draw(glyph, pen, size);
            }
        }
    }

    /// Draws a glyph as a shape.
    fn draw(&mut self, glyph: &Glyph, pen: f32, size: f32) {
        // Shapes have no room of their own, so that each is placed from the beginning of the word.
        let offset = (pen + glyph.offset.0, glyph.offset.1);
        self.shapes.push(written(&Glyph { offset, advance: 0.0, ..glyph.clone() }, size));
    }
}

/// How far left of its letter a blank stands, in ems: readers take what begins less than a tenth from another for the same letter printed
/// twice, and what lies over another by more than a fifth for a new word.
const STEP: f32 = 0.11;

#[expect(clippy::cast_precision_loss, reason = "letters of a ligature are few")]
fn as_float(count: usize) -> f32 {
    count as f32
}

/// A glyph without ink that stands for no space of the text, and is neither too narrow nor too wide for its step.
fn blank(faces: &Faces, face: usize) -> Option<u32> {
    let face = faces.face(face);
    let letters = face.font().charmap();
    let widths = face.font().glyph_metrics(Size::unscaled(), LocationRef::default());
    let unbroken = letters.map('\u{a0}').filter(|glyph| Some(*glyph) != letters.map(' '))?;
    let width = widths.advance_width(unbroken)? / face.units;
    (0.02..0.3).contains(&width).then(|| unbroken.to_u32())
}
