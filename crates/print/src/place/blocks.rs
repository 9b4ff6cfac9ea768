//! Each kind of block as pieces that can stand on a page.

use std::collections::BTreeSet;

use crate::Align;
use crate::Block;
use crate::Code;
use crate::Column;
use crate::Direction;
use crate::Faces;
use crate::Line;
use crate::Mark;
use crate::Passage;
use crate::Placed;
use crate::Setting;
use crate::Words;
use crate::lines;
use crate::paper::POINTS;

/// What is not torn apart by the end of a page; its marks are placed from its own top.
pub(super) struct Piece {
    pub(super) height: f32,
    pub(super) marks: Vec<Placed>,
}

/// Between texts on one line, and between columns, in points.
const GAP: f32 = 8.0;
/// A dash and what follows it, in points.
const DASH: (f32, f32) = (3.0, 3.0);

/// What is known while blocks are turned into pieces.
pub(super) struct Placer<'a> {
    faces: &'a Faces,
    scale: f32,
    passages: Vec<Passage>,
    missing: BTreeSet<char>,
    is_cut: bool,
}

impl<'a> Placer<'a> {
    pub(super) fn new(faces: &'a Faces, scale: f32) -> Placer<'a> {
        Placer { faces, scale, passages: Vec::new(), missing: BTreeSet::new(), is_cut: false }
    }

    pub(super) fn end(self) -> (Vec<Passage>, BTreeSet<char>, bool) {
        (self.passages, self.missing, self.is_cut)
    }

    /// The pieces of a block between a left side and a width.
    pub(super) fn pieces(&mut self, block: &Block, left: f32, width: f32) -> Vec<Piece> {
        match block {
            Block::Words(words) => self.words(words, left, width),
            Block::Across(from, cells) => vec![self.across(*from, cells, left, width)],
            Block::Columns(from, columns) => vec![self.columns(*from, columns, left, width)],
            Block::Rule { thick, is_dashed } => vec![self.rule(*thick, *is_dashed, left, width)],
            Block::Code(code) => vec![self.code(code, left, width)],
            Block::Space(high) => vec![Piece { height: high * POINTS * self.scale, marks: Vec::new() }],
        }
    }

    fn lines(&mut self, words: &Words, width: f32) -> Vec<Line> {
        let setting =
            Setting { size: words.size * self.scale, weight: words.weight, direction: words.text.direction, tag: words.text.tag.clone() };
        let mut lines = lines::set(self.faces, &words.text, &setting, width, &mut self.missing);
        let Some(most) = words.at_most.filter(|most| lines.len() > *most) else { return lines };
        self.is_cut = true;
        lines.truncate(most);
        if let Some(last) = lines.pop() {
            lines.extend(self.with_ellipsis(last, words, &setting, width));
        }
        lines
    }

    /// The line, as much of it as leaves room for the sign that more was said.
    fn with_ellipsis(&mut self, line: Line, words: &Words, setting: &Setting, width: f32) -> Option<Line> {
        let mut kept = line.text;
        loop {
            let text = crate::Text { words: format!("{}…", kept.trim_end()), ..words.text.clone() };
            let mut set = lines::set(self.faces, &text, setting, width, &mut self.missing);
            if set.len() <= 1 || kept.pop().is_none() {
                return set.pop();
            }
        }
    }

    fn passage(&mut self, words: &Words) -> usize {
        self.passages.push(Passage { text: words.text.clone(), heading: words.heading });
        self.passages.len() - 1
    }

    /// The words in the size at which they stand on one line, if they may be made that small.
    fn narrowed(&mut self, words: &Words, width: f32) -> Words {
        let natural = if words.least < 1.0 { self.natural(words) } else { 0.0 };
        let share = if natural > width { width / natural * 0.995 } else { 1.0 };
        let size = if share >= words.least { words.size * share } else { words.size };
        Words { size, ..words.clone() }
    }

    fn words(&mut self, words: &Words, left: f32, width: f32) -> Vec<Piece> {
        let words = &self.narrowed(words, width);
        let lines = self.lines(words, width);
        if lines.is_empty() {
            return Vec::new();
        }
        let passage = self.passage(words);
        lines.into_iter().map(|line| self.line(line, words, passage, left, width)).collect()
    }

    fn line(&self, line: Line, words: &Words, passage: usize, left: f32, width: f32) -> Piece {
        let size = words.size * self.scale;
        let (face, height) = (self.faces.leading(words.weight), words.leading * size);
        let y = (height - (face.ascent + face.descent) * size) / 2.0 + face.ascent * size;
        let is_at_right = match (words.align, words.text.direction) {
            (Align::Centre, _) => None,
            (Align::Start, Direction::RightToLeft) | (Align::End, Direction::LeftToRight) => Some(true),
            _ => Some(false),
        };
        let rest = width - line.width;
        let x = left + is_at_right.map_or(rest / 2.0, |at_right| if at_right { rest } else { 0.0 });
        Piece { height, marks: vec![Placed { x, y, mark: Mark::Line { line, size, passage } }] }
    }

    fn across(&mut self, from: Direction, cells: &[Words], left: f32, width: f32) -> Piece {
        let natural: Vec<f32> = cells.iter().map(|cell| self.natural(cell)).collect();
        let gaps = GAP * self.scale * as_float(cells.len().saturating_sub(1));
        let widths = shared(&natural, width - gaps);
        let rest = (width - widths.iter().sum::<f32>()) / as_float(cells.len().saturating_sub(1).max(1));
        let (mut piece, mut along) = (Piece { height: 0.0, marks: Vec::new() }, 0.0);
        for (at, (cell, own)) in cells.iter().zip(&widths).enumerate() {
            let x = left + if from == Direction::LeftToRight { along } else { width - along - own };
            let is_first = at == 0;
            let is_last = at + 1 == cells.len();
            let begins = if is_first { from } else { opposite(from) };
            let align = if !is_first && !is_last {
                Align::Centre
            } else if begins == cell.text.direction {
                Align::Start
            } else {
                Align::End
            };
            let cell = Words { align, ..cell.clone() };
            let stacked = Self::stacked(self.words(&cell, x, *own));
            piece.height = piece.height.max(stacked.height);
            piece.marks.extend(stacked.marks);
            along += own + rest;
        }
        piece
    }

    /// How wide a text would be on one line.
    fn natural(&mut self, words: &Words) -> f32 {
        self.lines(words, f32::MAX).iter().map(|line| line.width).fold(0.0, f32::max)
    }

    fn stacked(pieces: Vec<Piece>) -> Piece {
        let mut whole = Piece { height: 0.0, marks: Vec::new() };
        for piece in pieces {
            let down = whole.height;
            whole.marks.extend(piece.marks.into_iter().map(|placed| Placed { y: placed.y + down, ..placed }));
            whole.height += piece.height;
        }
        whole
    }

    fn columns(&mut self, from: Direction, columns: &[Column], left: f32, width: f32) -> Piece {
        let gap = GAP * self.scale;
        let free = (width - gap * as_float(columns.len().saturating_sub(1))).max(1.0);
        let shares: f32 = columns.iter().map(|column| column.share).sum();
        let mut along = 0.0;
        let mut stacks = Vec::new();
        for column in columns {
            let own = free * column.share / shares;
            let x = left + if from == Direction::LeftToRight { along } else { width - along - own };
            let pieces = column.blocks.iter().flat_map(|block| self.pieces(block, x, own)).collect();
            stacks.push(Self::stacked(pieces));
            along += own + gap;
        }
        let height = stacks.iter().map(|stack| stack.height).fold(0.0, f32::max);
        let lowered = stacks.into_iter().flat_map(|stack| {
            let down = (height - stack.height) / 2.0;
            stack.marks.into_iter().map(move |placed| Placed { y: placed.y + down, ..placed })
        });
        Piece { height, marks: lowered.collect() }
    }

    fn rule(&self, thick: f32, is_dashed: bool, left: f32, width: f32) -> Piece {
        let place = |x: f32, length: f32| Placed { x, y: 0.0, mark: Mark::Rule { length, thick } };
        let marks = if is_dashed {
            let (dash, step) = (DASH.0, DASH.0 + DASH.1);
            let begins = std::iter::successors(Some(0.0), |at| Some(at + step)).take_while(|at| at + dash <= width);
            begins.map(|at| place(left + at, dash)).collect()
        } else {
            vec![place(left, width)]
        };
        Piece { height: thick, marks }
    }

    fn code(&self, code: &Code, left: f32, width: f32) -> Piece {
        let side = (f32::from(code.side) * POINTS * self.scale.max(0.7)).min(width);
        let mark = Mark::Code { code: Box::new(code.clone()), side };
        Piece { height: side, marks: vec![Placed { x: left + (width - side) / 2.0, y: 0.0, mark }] }
    }
}

fn opposite(from: Direction) -> Direction {
    match from {
        Direction::RightToLeft => Direction::LeftToRight,
        Direction::LeftToRight => Direction::RightToLeft,
    }
}

/// What each gets of a width: what it needs where that is no more than its equal part, and the others share the rest.
fn shared(needed: &[f32], width: f32) -> Vec<f32> {
    let mut given: Vec<Option<f32>> = vec![None; needed.len()];
    loop {
        let rest = width - given.iter().flatten().sum::<f32>();
        let open = given.iter().filter(|own| own.is_none()).count();
        let part = rest / as_float(open.max(1));
        let modest = (0..needed.len()).filter(|at| given[*at].is_none() && needed[*at] <= part + 0.01).collect::<Vec<_>>();
        if modest.is_empty() {
            return given.into_iter().map(|own| own.unwrap_or(part.max(1.0))).collect();
        }
        for at in modest {
            given[at] = Some(needed[at]);
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "cells of a line are few")]
fn as_float(count: usize) -> f32 {
    count as f32
}
