//! The MIME tree of a message, found in one pass over its lines: the work grows with the message, never with how it is nested.

use std::ops::Range;

use memchr::memchr;
use memchr::memmem;

use crate::Limits;
use crate::fault::Fault;
use crate::fault::Faults;
use crate::header::Headers;

/// A part of the tree. A message inside a message is a leaf: it is kept whole and never entered.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) headers: Headers,
    pub(crate) body: Range<usize>,
    pub(crate) parent: Option<usize>,
    /// The subtype, for a multipart with a boundary that was found.
    pub(crate) multipart: Option<String>,
}

/// A multipart whose end has not been seen yet.
struct Open {
    boundary: Vec<u8>,
    part: usize,
}

/// Cuts a message into its parts, the root first.
pub(crate) fn cut(raw: &[u8], limits: &Limits, faults: &mut Faults) -> Vec<Part> {
    let mut cutter = Cutter { raw, limits, faults, parts: Vec::new(), open: Vec::new(), leaf: None };
    let mut at = cutter.begin_part(0, None);
    while let Some(from) = at.filter(|from| *from < raw.len()) {
        at = cutter.next_boundary(from);
    }
    cutter.close_leaf(raw.len());
    cutter.childless_multiparts_become_text();
    cutter.parts
}

struct Cutter<'a> {
    raw: &'a [u8],
    limits: &'a Limits,
    faults: &'a mut Faults,
    parts: Vec<Part>,
    open: Vec<Open>,
    leaf: Option<usize>,
}

impl Cutter<'_> {
    /// Reads a part's headers from `from`; gives where its body starts, or nothing when no more parts are read.
    fn begin_part(&mut self, from: usize, parent: Option<usize>) -> Option<usize> {
        if self.parts.len() >= self.limits.parts {
            self.faults.add(Fault::TooManyParts);
            return None;
        }
        let (block, body) = self.header_block(from);
        let headers = Headers::read(&self.raw[block], self.limits, self.faults);
        let kind = headers.media_type("content-type").filter(|kind| kind.kind() == "multipart");
        let boundary = kind.as_ref().and_then(|kind| kind.parameter("boundary")).map(|text| text.trim_end().as_bytes().to_vec());
        let number = self.parts.len();
        let mut part = Part { headers, body: body..self.raw.len(), parent, multipart: None };
        self.leaf = Some(number);
        match (kind, boundary.filter(|boundary| !boundary.is_empty())) {
            (Some(_), None) => self.faults.add(Fault::Boundary),
            (Some(_), Some(_)) if self.open.len() >= self.limits.depth => self.faults.add(Fault::TooDeep),
            (Some(kind), Some(boundary)) => {
                part.multipart = Some(kind.subtype().unwrap_or("mixed").to_owned());
                self.open.push(Open { boundary, part: number });
                self.leaf = None;
            }
            (None, _) => {}
        }
        self.parts.push(part);
        Some(body)
    }

    /// The block of headers at `from`, which ends at an empty line, at a boundary, or at a line that can be no header.
    fn header_block(&self, from: usize) -> (Range<usize>, usize) {
        let mut at = from;
        for line in self.raw[from..].split_inclusive(|byte| *byte == b'\n') {
            if line.trim_ascii_end().is_empty() {
                return (from..at, at + line.len());
            }
            if line.starts_with(b"--") && self.boundary_at(line).is_some() {
                return (from..at, at);
            }
            at += line.len();
        }
        (from..at, at)
    }

    /// Goes on from `from` to the next boundary line of an open multipart and begins or ends there what it says.
    fn next_boundary(&mut self, from: usize) -> Option<usize> {
        if self.open.is_empty() {
            return None;
        }
        let raw = self.raw;
        let first = raw[from..].starts_with(b"--").then_some(from);
        let later = memmem::find_iter(&raw[from..], b"\n--").map(|at| from + at + 1);
        for at in first.into_iter().chain(later) {
            let end = memchr(b'\n', &raw[at..]).map_or(raw.len(), |length| at + length + 1);
            let Some((level, last)) = self.boundary_at(&raw[at..end]) else { continue };
            self.close_leaf(at);
            self.open.truncate(level + 1);
            let parent = self.open[level].part;
            if last {
                self.open.truncate(level);
                return Some(end);
            }
            return self.begin_part(end, Some(parent));
        }
        None
    }

    /// Which open multipart a line divides, the innermost first, and whether it ends it.
    fn boundary_at(&self, line: &[u8]) -> Option<(usize, bool)> {
        let line = line[2..].trim_ascii_end();
        self.open.iter().enumerate().rev().find_map(|(level, open)| match line.strip_prefix(open.boundary.as_slice())? {
            b"" => Some((level, false)),
            b"--" => Some((level, true)),
            _ => None,
        })
    }

    /// Ends the running leaf before the line break that belongs to the boundary.
    fn close_leaf(&mut self, at: usize) {
        let Some(part) = self.leaf.take().and_then(|leaf| self.parts.get_mut(leaf)) else { return };
        let body = &self.raw[part.body.start.min(at)..at];
        let at_end = at == self.raw.len();
        let kept = body.strip_suffix(b"\n").map_or(body, |body| body.strip_suffix(b"\r").unwrap_or(body));
        part.body = part.body.start..part.body.start + if at_end { body.len() } else { kept.len() };
    }

    fn childless_multiparts_become_text(&mut self) {
        for number in 0..self.parts.len() {
            let childless = !self.parts.iter().skip(number + 1).any(|part| part.parent == Some(number));
            if self.parts[number].multipart.is_some() && childless {
                self.faults.add(Fault::Boundary);
                self.parts[number].multipart = None;
            }
        }
    }
}
