//! Shaping: letters of one direction become glyphs, joined as the script asks.

use std::ops::Range;
use std::str::FromStr;

use harfrust::BufferClusterLevel;
use harfrust::Direction;
use harfrust::Language;
use harfrust::UnicodeBuffer;

use crate::Faces;
use crate::Setting;

/// A glyph at its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u32,
    /// How far the pen moves, in points.
    pub advance: f32,
    /// How far it is moved from the pen, to the right and up, in points.
    pub offset: (f32, f32),
    /// The letters it stands for, in bytes of the line's text.
    pub letters: Range<usize>,
}

/// Glyphs of one face and one direction, from left to right as they are seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Which face.
    pub face: usize,
    /// Whether it is read from the right.
    pub is_from_the_right: bool,
    /// The glyphs.
    pub glyphs: Vec<Glyph>,
}

impl Run {
    /// How wide it is, in points.
    pub fn width(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }
}

/// Splits a stretch of one direction by face. A letter stays with the face before it if that has it, so that marks and spaces are not torn off.
fn pieces(faces: &Faces, text: &str, range: Range<usize>, setting: &Setting) -> Vec<(Range<usize>, usize)> {
    let mut pieces: Vec<(Range<usize>, usize)> = Vec::new();
    for (at, letter) in text[range.clone()].char_indices() {
        let (begin, end) = (range.start + at, range.start + at + letter.len_utf8());
        let is_invisible = is_invisible(letter);
        match pieces.last_mut() {
            Some((piece, face)) if is_invisible || (!letter.is_alphanumeric() && faces.stays(*face, letter)) => piece.end = end,
            last => {
                let chosen = faces.of(letter, setting.weight).unwrap_or(0);
                match last {
                    Some((piece, face)) if *face == chosen => piece.end = end,
                    _ => pieces.push((begin..end, chosen)),
                }
            }
        }
    }
    pieces
}

/// Marks of direction and joiners: they have no shape of their own.
pub(crate) fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{061c}')
}

/// Shapes a stretch of one direction; what stands before and after it decides how its ends join.
pub(crate) fn shape(faces: &Faces, text: &str, range: Range<usize>, is_from_the_right: bool, setting: &Setting) -> Vec<Run> {
    let mut runs: Vec<Run> = pieces(faces, text, range, setting)
        .into_iter()
        .map(|(piece, face)| Run { face, is_from_the_right, glyphs: glyphs(faces, text, &piece, face, is_from_the_right, setting) })
        .collect();
    if is_from_the_right {
        runs.reverse();
    }
    runs
}

fn glyphs(faces: &Faces, text: &str, piece: &Range<usize>, face: usize, is_from_the_right: bool, setting: &Setting) -> Vec<Glyph> {
    let face = faces.face(face);
    let mut buffer = UnicodeBuffer::new();
    // A mark keeps its own letter, apart from the one below it.
    buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
    buffer.push_str(&text[piece.clone()]);
    buffer.set_pre_context(&text[..piece.start]);
    buffer.set_post_context(&text[piece.end..]);
    buffer.set_direction(if is_from_the_right { Direction::RightToLeft } else { Direction::LeftToRight });
    if let Some(language) = setting.tag.as_deref().and_then(|tag| Language::from_str(tag).ok()) {
        buffer.set_language(language);
    }
    buffer.guess_segment_properties();
    let shaped = face.shape(buffer);
    let scale = setting.size / face.units;
    let mut starts: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
    starts.sort_unstable();
    starts.dedup();
    let end = |start: usize| starts.get(starts.partition_point(|other| *other <= start)).copied().unwrap_or(piece.len());
    let placed = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
    placed
        .map(|(info, position)| {
            let start = info.cluster as usize;
            let points = |units: i32| scale * as_float(units);
            Glyph {
                id: info.glyph_id,
                advance: points(position.x_advance),
                offset: (points(position.x_offset), points(position.y_offset)),
                letters: piece.start + start..piece.start + end(start),
            }
        })
        .collect()
}

#[expect(clippy::cast_precision_loss, reason = "units of a font's design stay far under 2^24")]
fn as_float(units: i32) -> f32 {
    units as f32
}
