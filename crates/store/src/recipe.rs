//! How a text whose files lie elsewhere is put together again: a line with the version, a line for each file, an empty line, and then what
//! is left of the text, unless that is large and lies elsewhere too.

use std::fmt::Write as _;

use memchr::memchr;

use crate::carried::Lines;
use crate::carried::Shape;

/// The version of this layout. Another is refused, not guessed at.
const VERSION: &str = "1";
/// Where the rest of the text lies when it lies here.
const HERE: &str = "here";

/// What is left of a text without these files.
pub(crate) fn rest(text: &[u8], files: &[(Lines, String)]) -> Vec<u8> {
    let (mut rest, mut from) = (Vec::new(), 0);
    for (lines, _) in files {
        rest.extend_from_slice(&text[from..lines.at.start]);
        from = lines.at.end;
    }
    rest.extend_from_slice(&text[from..]);
    rest
}

/// What is left of a text: here, or under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rest<'r> {
    Here(&'r [u8]),
    Named(&'r str),
}

/// Writes down how a text is put together of its files, each under its name, and its rest.
pub(crate) fn write(files: &[(Lines, String)], rest: Rest<'_>) -> Vec<u8> {
    let (place, here): (&str, &[u8]) = match rest {
        Rest::Here(bytes) => (HERE, bytes),
        Rest::Named(name) => (name, b""),
    };
    let mut head = format!("{VERSION} {place}\n");
    let mut gone = 0;
    for (Lines { at, shape }, name) in files {
        writeln!(head, "{} {} {} {name}", at.start - gone, shape.line, shape.end.len()).expect("a string takes everything");
        gone += at.len();
    }
    [head.as_bytes(), b"\n", here].concat()
}

/// How a text is put together.
#[derive(Debug)]
pub(crate) struct Recipe<'r> {
    pub(crate) rest: Rest<'r>,
    pub(crate) files: Vec<Missing>,
}

/// A file of a text: before which byte of the rest it stands, how it is written, and its name.
#[derive(Debug)]
pub(crate) struct Missing {
    at: usize,
    shape: Shape,
    pub(crate) name: String,
}

impl<'r> Recipe<'r> {
    /// Reads a recipe; nothing when it is none of this version.
    pub(crate) fn read(bytes: &'r [u8]) -> Option<Self> {
        let mut left = bytes;
        let place = line(&mut left)?.strip_prefix(VERSION)?.strip_prefix(' ')?;
        let mut files = Vec::new();
        loop {
            match line(&mut left)? {
                "" => break,
                row => files.push(Missing::read(row)?),
            }
        }
        Some(Self { rest: if place == HERE { Rest::Here(left) } else { Rest::Named(place) }, files })
    }
}

/// Takes the first line off.
fn line<'r>(left: &mut &'r [u8]) -> Option<&'r str> {
    let (row, behind) = left.split_at(memchr(b'\n', left)?);
    *left = &behind[1..];
    std::str::from_utf8(row).ok()
}

impl Missing {
    fn read(row: &str) -> Option<Self> {
        let mut words = row.split(' ');
        let (at, line, end, name) = (words.next()?, words.next()?, words.next()?, words.next()?);
        let end = if end == "2" { "\r\n" } else { "\n" };
        Some(Self { at: at.parse().ok()?, shape: Shape::new(line.parse().ok()?, end)?, name: name.to_owned() })
    }
}

/// A text that is put together, file by file.
pub(crate) struct Joining<'r> {
    rest: &'r [u8],
    from: usize,
    text: Vec<u8>,
}

/// Room is made beforehand for so many bytes at most, whatever a row says.
const ROOM: u64 = 64 << 20;

impl<'r> Joining<'r> {
    /// Begins a text of so many bytes.
    pub(crate) fn of(rest: &'r [u8], size: u64) -> Self {
        Self { rest, from: 0, text: Vec::with_capacity(usize::try_from(size.min(ROOM)).unwrap_or(0)) }
    }

    /// Puts the next file where it stands; nothing when there is no such place.
    pub(crate) fn put(&mut self, file: &Missing, bytes: &[u8]) -> Option<()> {
        self.text.extend_from_slice(self.rest.get(self.from..file.at)?);
        self.from = file.at;
        let text = &mut self.text;
        file.shape.write(bytes, |piece| {
            text.extend_from_slice(piece);
            true
        });
        Some(())
    }

    /// The whole text.
    pub(crate) fn end(mut self) -> Option<Vec<u8>> {
        self.text.extend_from_slice(self.rest.get(self.from..)?);
        Some(self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::carried;
    use crate::carried::tests::file;
    use crate::carried::tests::written;

    /// Takes a text apart and puts it together again; how many files it carried.
    fn there_and_back(text: &[u8], is_here: bool) -> usize {
        let found: Vec<(Lines, Vec<u8>)> =
            carried::find(text).into_iter().filter_map(|lines| Some((lines.clone(), lines.read(text)?))).collect();
        let named: Vec<(Lines, String)> = found.iter().enumerate().map(|(at, (lines, _))| (lines.clone(), format!("f{at}"))).collect();
        let rest = rest(text, &named);
        let place = if is_here { Rest::Here(&rest) } else { Rest::Named("elsewhere") };
        let written = write(&named, place);
        let recipe = Recipe::read(&written).unwrap();
        assert_eq!(recipe.rest, place);
        let names: Vec<&str> = recipe.files.iter().map(|missing| missing.name.as_str()).collect();
        assert_eq!(names, named.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>());
        let mut joining = Joining::of(&rest, text.len() as u64);
        recipe.files.iter().zip(&found).for_each(|(file, (_, bytes))| joining.put(file, bytes).unwrap());
        assert!(joining.end().unwrap() == text, "{} files", found.len());
        found.len()
    }

    #[test]
    fn a_text_comes_back_to_the_last_byte_wherever_its_files_stand() {
        let (one, other) = (written(&file(100_000), 76, "\r\n"), written(&file(70_001), 60, "\n"));
        let texts = [
            format!("{one}\r\n--b\r\n\r\n{other}\n\n{one}"),
            one.clone(),
            format!("head\r\n\r\n{one}\r\n{other}\r\n"),
            format!("\n\n{other}\n\nالنص العربي\n{one}\r\n\r\n"),
            "nothing here\n".repeat(9_000),
        ];
        let counts = texts.map(|text| [true, false].map(|is_here| there_and_back(text.as_bytes(), is_here)));
        assert_eq!(counts, [[3, 3], [1, 1], [2, 2], [2, 2], [0, 0]]);
    }

    #[test]
    fn whatever_is_changed_in_a_text_comes_back_changed() {
        let body = written(&file(80_000), 76, "\r\n");
        let text = format!("From: a\r\n\r\n--b\r\n\r\n{body}\r\n--b--\r\n").into_bytes();
        let mut chance: usize = 7;
        for _ in 0..400 {
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let (at, mut changed) = ((chance >> 33) % text.len(), text.clone());
            match chance >> 20 & 3 {
                0 => changed[at] = (chance >> 40) as u8,
                1 => drop(changed.remove(at)),
                2 => changed.insert(at, b"\r\n= A"[(chance >> 45) % 5]),
                _ => changed.truncate(at),
            }
            there_and_back(&changed, true);
        }
    }

    #[test]
    fn what_is_no_recipe_of_this_version_is_refused() {
        for text in [
            "",
            "\n",
            "no recipe",
            "2 here\n\nx",
            "1 here\n",
            "1 here\nx y z\n\n",
            "1 here\n1 0 2 f\n\nx",
            "1 here\n1 75 2 f\n\nx",
            "1 here\n1 76 2\n\n",
        ] {
            assert!(Recipe::read(text.as_bytes()).is_none(), "{text:?}");
        }
        let far = Recipe::read(b"1 here\n9 76 2 f\n\nx").unwrap();
        assert!(Joining::of(b"x", 9).put(&far.files[0], &[1]).is_none());
    }
}
