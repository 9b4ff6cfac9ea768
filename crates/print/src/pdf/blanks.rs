//! A font of blanks: what has neither ink nor a letter of its own can stand for any letter. A blank is a line without thickness, because
//! readers in browsers pass over what has no outline at all.

/// How many blanks it has; more letters than these are not carried in one document.
pub(super) const BLANKS: u16 = 255;
/// How wide each is, in ems: readers that find a tenth of an em between letters take it for a space.
const WIDTH: u16 = 236;
const EM: u16 = 1000;
/// The length of its line: enough to be seen by readers of the smallest letters, and too little for any eye.
const DASH: u16 = 4;
/// Its height above the line: in the strokes that join letters.
const HIGH: u16 = 40;

/// The font as an OpenType file. Its glyphs are 1 to `BLANKS`.
pub(super) fn font() -> Vec<u8> {
    let glyphs = BLANKS + 1;
    let count = usize::from(glyphs);
    let head = bytes(&[1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0, EM, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0]);
    let hhea = bytes(&[1, 0, 800, 0u16.wrapping_sub(200), 0, WIDTH, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, glyphs]);
    let maxp = bytes(&[1, 0, glyphs, 2, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0]);
    let hmtx = bytes(&[WIDTH, 0].repeat(count));
    let post = bytes(&[3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let name = name();
    // One contour of two points on the curve: a step up to (0, HIGH), and a step of DASH to the right.
    let steps = vec![0x35, 0x33, u8::try_from(DASH).unwrap_or(0), u8::try_from(HIGH).unwrap_or(0)];
    let glyph = [bytes(&[1, 0, HIGH, DASH, HIGH, 1, 0]), steps].concat();
    let loca = bytes(&(0..=glyphs).map(|at| at * u16::try_from(glyph.len() / 2).unwrap_or(0)).collect::<Vec<_>>());
    let glyf = glyph.repeat(count);
    file(&[
        (b"glyf", glyf),
        (b"head", head),
        (b"hhea", hhea),
        (b"hmtx", hmtx),
        (b"loca", loca),
        (b"maxp", maxp),
        (b"name", name),
        (b"post", post),
    ])
}

/// Its name, for those who list the fonts of a document.
fn name() -> Vec<u8> {
    let name: Vec<u16> = "Blanks".encode_utf16().collect();
    let length = u16::try_from(2 * name.len()).unwrap_or(0);
    let records = [1u16, 4, 6].map(|id| [3, 1, 0x409, id, length, 0]).concat();
    let begin = 6 + 2 * u16::try_from(records.len()).unwrap_or(0);
    bytes(&[vec![0, 3, begin], records, name].concat())
}

fn bytes(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

/// Tables behind their directory, each on a boundary of four bytes.
fn file(tables: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let count = u16::try_from(tables.len()).unwrap_or(0);
    let power = count.checked_ilog2().map_or(0, |power| u16::try_from(power).unwrap_or(0));
    let mut file = bytes(&[1, 0, count, 16 << power, power, 16 * count - (16 << power)]);
    let mut at = file.len() + 16 * tables.len();
    let mut bodies = Vec::new();
    for (tag, table) in tables {
        let mut body = table.clone();
        body.resize(table.len().next_multiple_of(4), 0);
        let sum = body.chunks(4).fold(0u32, |sum, word| sum.wrapping_add(u32::from_be_bytes([word[0], word[1], word[2], word[3]])));
        file.extend_from_slice(*tag);
        for number in [sum, u32::try_from(at).unwrap_or(0), u32::try_from(table.len()).unwrap_or(0)] {
            file.extend(number.to_be_bytes());
        }
        at += body.len();
        bodies.extend(body);
    }
    file.extend(bodies);
    file
}

#[cfg(test)]
mod tests {
    use skrifa::FontRef;
    use skrifa::GlyphId;
    use skrifa::MetadataProvider;
    use skrifa::instance::LocationRef;
    use skrifa::instance::Size;

    use super::*;

    #[test]
    fn the_font_can_be_read_and_every_glyph_is_as_wide_as_said_and_empty() {
        let data = font();
        let font = FontRef::new(&data).unwrap();
        let widths = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        for glyph in [1, 2, BLANKS] {
            assert_eq!(widths.advance_width(GlyphId::from(glyph)), Some(f32::from(WIDTH)));
            assert!(font.outline_glyphs().get(GlyphId::from(glyph)).is_some());
        }
        assert_eq!(widths.advance_width(GlyphId::from(BLANKS + 1)), None);
    }
}
