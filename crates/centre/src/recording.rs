//! Recorded speech of a hall (تسجيلات النداء): a clip for each part of what is said of a number, in each language; what a file is called by, and
//! whether it is sound that browsers play.

use std::collections::BTreeMap;

use kernel::Id;
use kernel::Lang;

use crate::counter::office;

/// Marks ids of recordings.
pub(crate) enum RecordingKind {}
/// Names a recording; whatever is put in its place has another name.
pub(crate) type RecordingId = Id<RecordingKind>;

/// The largest recording, in bytes: half a minute of speech, where a second is enough.
pub(crate) const LARGEST: usize = 512 * 1024;

/// A part of what is said of a number: numbers are said digit by digit, which is heard best in a hall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// «رقم», “Number”.
    Number,
    /// The letter of a queue, `A` to `Z`.
    Letter(char),
    /// `0` to `9`.
    Digit(char),
    /// «إلى الشباك», “counter”.
    Counter,
    /// «إلى مكتب مدير المركز», “to the centre manager’s office”.
    Office,
}

impl Part {
    /// The stable name, as files are called by: `number`, `a`, `7`, `counter`, `office`.
    pub(crate) fn key(self) -> String {
        match self {
            Part::Number => "number".into(),
            Part::Counter => "counter".into(),
            Part::Office => "office".into(),
            Part::Letter(letter) => letter.to_ascii_lowercase().into(),
            Part::Digit(digit) => digit.into(),
        }
    }

    /// Reads a stable name.
    pub(crate) fn parse(key: &str) -> Option<Part> {
        match (key, key.as_bytes()) {
            ("number", _) => Some(Part::Number),
            ("counter", _) => Some(Part::Counter),
            ("office", _) => Some(Part::Office),
            (_, [byte]) => Part::of_sign(char::from(*byte)),
            _ => None,
        }
    }

    fn of_sign(sign: char) -> Option<Part> {
        match sign {
            'a'..='z' | 'A'..='Z' => Some(Part::Letter(sign.to_ascii_uppercase())),
            '0'..='9' => Some(Part::Digit(sign)),
            _ => None,
        }
    }

    /// What is said of a number at a counter or in the office, in its order.
    pub(crate) fn of_call(number: &str, counter: u32) -> Vec<Part> {
        let signs = |text: &str| text.chars().filter_map(Part::of_sign).collect::<Vec<_>>();
        if counter == office::NUMBER {
            return [vec![Part::Number], signs(number), vec![Part::Office]].concat();
        }
        [vec![Part::Number], signs(number), vec![Part::Counter], signs(&counter.to_string())].concat()
    }

    /// What is needed for every number of queues with these letters.
    pub(crate) fn of_letters(letters: impl IntoIterator<Item = char>) -> Vec<Part> {
        let letters = letters.into_iter().map(Part::Letter);
        [Part::Number].into_iter().chain(letters).chain(('0'..='9').map(Part::Digit)).chain([Part::Counter]).collect()
    }
}

/// A recording as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Recording {
    /// Its id.
    pub(crate) id: RecordingId,
    /// The language.
    pub(crate) lang: Lang,
    /// What is said in it.
    pub(crate) part: Part,
    /// The hash under which its bytes are kept.
    pub(crate) hash: String,
    /// What it is: `audio/mpeg`, `audio/ogg`, `audio/wav`, `audio/mp4`.
    pub(crate) kind: String,
    /// How many bytes.
    pub(crate) size: u64,
}

/// The recordings of an entity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Recordings(BTreeMap<(Lang, Part), Recording>);

impl Recordings {
    pub(crate) fn of(all: Vec<Recording>) -> Recordings {
        Recordings(all.into_iter().map(|one| ((one.lang, one.part), one)).collect())
    }

    pub(crate) fn get(&self, lang: Lang, part: Part) -> Option<&Recording> {
        self.0.get(&(lang, part))
    }

    /// The parts that are there in a language.
    pub(crate) fn parts(&self, lang: Lang) -> impl Iterator<Item = Part> {
        self.0.keys().filter(move |(of, _)| *of == lang).map(|(_, part)| *part)
    }

    /// The recordings of all these parts in their order; none where one is missing.
    pub(crate) fn all(&self, lang: Lang, parts: &[Part]) -> Option<Vec<&Recording>> {
        parts.iter().map(|part| self.get(lang, *part)).collect()
    }
}

/// Of which language and which part a file is by its name: `ar-7.mp3`, `en_counter.wav`.
pub(crate) fn named(file: &str) -> Option<(Lang, Part)> {
    let name = file.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = ui::western(stem.trim()).to_lowercase();
    let (lang, part) = stem.split_once(['-', '_', ' '])?;
    let lang = Lang::ALL.into_iter().find(|one| one.code() == lang)?;
    Some((lang, Part::parse(part)?))
}

/// What a recording is by its content; nothing for what browsers do not play as sound.
pub(crate) fn kind(bytes: &[u8]) -> Option<&'static str> {
    let holds = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
    match post::sniff(bytes) {
        "audio/wav" => has_samples(bytes).then_some("audio/wav"),
        "audio/ogg" if holds(b"OpusHead") || holds(b"\x01vorbis") => Some("audio/ogg"),
        // Telephones record into a container that films have, too.
        "audio/mp4" | "video/mp4" if holds(b"soun") && !holds(b"vide") => Some("audio/mp4"),
        _ if is_mpeg(after_tag(bytes)) => Some("audio/mpeg"),
        _ => None,
    }
}

/// Whether a WAV file holds anything to be heard: a chunk of data that is not empty, and is there.
fn has_samples(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(12..).unwrap_or_default();
    while let Some((head, after)) = rest.split_at_checked(8) {
        let size = u32::from_le_bytes([head[4], head[5], head[6], head[7]]);
        if head.starts_with(b"data") {
            return size > 0 && !after.is_empty();
        }
        let Some(next) = usize::try_from(size).ok().and_then(|size| after.get(size + size % 2..)) else { break };
        rest = next;
    }
    false
}

/// What stands after the names and pictures at the head of a file (ID3v2.4, 3.1: the size is four times seven bits).
fn after_tag(bytes: &[u8]) -> &[u8] {
    match bytes {
        [b'I', b'D', b'3', _, _, flags, a, b, c, d, rest @ ..] => {
            let size = [a, b, c, d].into_iter().fold(0, |size, byte| size << 7 | usize::from(byte & 0x7f));
            let foot = if flags & 0x10 == 0 { 0 } else { 10 };
            rest.get(size + foot..).unwrap_or_default()
        }
        _ => bytes,
    }
}

/// Whether a frame of MPEG audio, layer III, stands at the beginning (ISO/IEC 11172-3, 2.4.2.3).
fn is_mpeg(bytes: &[u8]) -> bool {
    match bytes {
        [0xff, second, third, ..] => second & 0xe6 == 0xe2 && second & 0x18 != 0x08 && third & 0xf0 != 0xf0 && third & 0x0c != 0x0c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_name_however_it_is_written() {
        let known = [
            ("ar-7.mp3", Lang::Ar, Part::Digit('7')),
            ("AR_٧.MP3", Lang::Ar, Part::Digit('7')),
            ("en-counter.wav", Lang::En, Part::Counter),
            ("C:\\clips\\en a.ogg", Lang::En, Part::Letter('A')),
            ("ar-number", Lang::Ar, Part::Number),
        ];
        for (file, lang, part) in known {
            assert_eq!(named(file), Some((lang, part)), "{file}");
        }
        for file in ["", "7.mp3", "fr-7.mp3", "ar-10.mp3", "ar-.mp3", "ar-أ.mp3", "en-counter-2.wav", "archive.mp3"] {
            assert_eq!(named(file), None, "{file}");
        }
    }

    #[test]
    fn a_number_is_said_digit_by_digit_and_then_its_counter() {
        let keys = |number, counter| Part::of_call(number, counter).into_iter().map(Part::key).collect::<Vec<_>>().join(" ");
        assert_eq!(keys("A\u{a0}042", 7), "number a 0 4 2 counter 7");
        assert_eq!(keys("B\u{a0}1003", 12), "number b 1 0 0 3 counter 1 2");
        for part in Part::of_letters('A'..='Z') {
            assert_eq!(Part::parse(&part.key()), Some(part));
        }
    }

    #[test]
    fn what_is_no_sound_or_a_film_is_no_recording() {
        let taken: [(&[u8], &str); 6] = [
            (b"ID3\x04\0\0\0\0\0\x03TIT\xff\xfb\x90\x44", "audio/mpeg"),
            (b"\xff\xf3\x44\xc4", "audio/mpeg"),
            (b"RIFF\x14\0\0\0WAVEfmt \x03\0\0\0odd\0data\x01\0\0\0\x80", "audio/wav"),
            (b"OggS\0\x02........OpusHead", "audio/ogg"),
            (b"\0\0\0\x1cftypM4A \0\0\0\0....hdlr....soun", "audio/mp4"),
            (b"\0\0\0\x1cftypisom\0\0\0\0....hdlr....soun", "audio/mp4"),
        ];
        for (bytes, is) in taken {
            assert_eq!(kind(bytes), Some(is), "{}", String::from_utf8_lossy(bytes));
        }
        let refused: [&[u8]; 11] = [
            b"ID3\x04\0\0\0\0\0\0",
            b"ID3\x04\0\0\0\0\x7f\x7f\xff\xfb\x90\x44",
            b"RIFF\x24\0\0\0WAVEfmt ",
            b"RIFF\x0c\0\0\0WAVEdata\0\0\0\0",
            b"",
            b"seven",
            b"\x89PNG\r\n\x1a\n",
            b"<script>alert(1)</script>",
            b"OggS\0\x02........\x80theora",
            b"\0\0\0\x1cftypisom\0\0\0\0....hdlr....vide....soun",
            b"\xff\xf1\x50\x80",
        ];
        for bytes in refused {
            assert_eq!(kind(bytes), None, "{}", String::from_utf8_lossy(bytes));
        }
    }
}
