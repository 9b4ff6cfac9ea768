//! The faces that sheets are set in: the project's own family, and what a caller adds for further alphabets.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;
use std::sync::LazyLock;
use std::sync::Mutex;
use std::sync::PoisonError;

use harfrust::Direction;
use harfrust::GlyphBuffer;
use harfrust::Language;
use harfrust::Script;
use harfrust::ShapeOptions;
use harfrust::ShapePlan;
use harfrust::ShaperData;
use harfrust::UnicodeBuffer;
use skrifa::FontRef;
use skrifa::MetadataProvider;
use skrifa::instance::LocationRef;
use skrifa::instance::Size;

use crate::Fault;

/// How heavy letters are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Weight {
    /// For reading.
    #[default]
    Regular,
    /// For what is seen first.
    Bold,
}

/// What a plan for shaping depends on.
type Kind = (bool, Script, Option<Language>);
/// Plans that are kept; a sheet needs a few.
const MOST_PLANS: usize = 64;

/// One font file, ready to be set.
pub(crate) struct Face {
    data: Cow<'static, [u8]>,
    shaping: ShaperData,
    /// Plans are costly to make, and the same for most texts.
    plans: Mutex<HashMap<Kind, Arc<ShapePlan>>>,
    /// The letters that it has.
    letters: HashSet<char>,
    weight: Weight,
    /// Units of the design in an em.
    pub(crate) units: f32,
    /// The height above the line, and the depth below it, in ems.
    pub(crate) ascent: f32,
    pub(crate) descent: f32,
}

impl Face {
    fn read(data: Cow<'static, [u8]>, weight: Weight) -> Result<Face, Fault> {
        let font = FontRef::from_index(&data, 0).map_err(|_| Fault::NotAFont)?;
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        let letters: HashSet<char> = font.charmap().mappings().filter_map(|(code, _)| char::from_u32(code)).collect();
        if metrics.units_per_em == 0 || letters.is_empty() {
            return Err(Fault::NotAFont);
        }
        let units = f32::from(metrics.units_per_em);
        let (ascent, descent, shaping) = (metrics.ascent / units, -metrics.descent / units, ShaperData::new(&font));
        let plans = Mutex::default();
        Ok(Face { data, shaping, plans, letters, weight, units, ascent, descent })
    }

    /// The font's tables. They were read once, so they can be read again.
    pub(crate) fn font(&self) -> FontRef<'_> {
        FontRef::from_index(&self.data, 0).expect("the tables were read when the face was added")
    }

    /// Turns letters, whose direction and script are known, into glyphs.
    pub(crate) fn shape(&self, letters: UnicodeBuffer) -> GlyphBuffer {
        let font = self.font();
        let shaper = self.shaping.shaper(&font).build();
        let (direction, script, language) = (letters.direction(), letters.script(), letters.language());
        let mut plans = self.plans.lock().unwrap_or_else(PoisonError::into_inner);
        if plans.len() > MOST_PLANS {
            plans.clear();
        }
        let make = || Arc::new(ShapePlan::new(&shaper, direction, Some(script), language.as_ref(), &[]));
        let kind = (direction == Direction::RightToLeft, script, language.clone());
        let plan = plans.entry(kind).or_insert_with(make).clone();
        drop(plans);
        shaper.shape(letters, ShapeOptions::new().plan(Some(&plan)))
    }

    pub(crate) fn data(&self) -> &[u8] {
        &self.data
    }

    fn has(&self, letter: char) -> bool {
        self.letters.contains(&letter)
    }
}

/// The faces in the order in which they are asked for a letter.
pub struct Faces {
    faces: Vec<Face>,
}

impl fmt::Debug for Faces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} faces", self.faces.len())
    }
}

const REGULAR: &[u8] = include_bytes!("../fonts/IBMPlexSansArabic-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../fonts/IBMPlexSansArabic-Bold.ttf");

impl Faces {
    /// The project's own family, read once: Arabic with Persian and Urdu letters, and Latin.
    pub fn own() -> &'static Faces {
        static OWN: LazyLock<Faces> = LazyLock::new(Faces::new);
        &OWN
    }

    /// The project's own family, to add further faces to.
    pub fn new() -> Faces {
        let own = [(REGULAR, Weight::Regular), (BOLD, Weight::Bold)];
        let read = |(data, weight)| Face::read(Cow::Borrowed(data), weight).expect("the project's own fonts can be read");
        Faces { faces: own.map(read).into() }
    }

    /// Adds a face (OpenType or TrueType) that is asked for what the others don't have.
    ///
    /// # Errors
    /// When the bytes are no font that can be read.
    pub fn with(mut self, data: Vec<u8>, weight: Weight) -> Result<Faces, Fault> {
        self.faces.push(Face::read(Cow::Owned(data), weight)?);
        Ok(self)
    }

    pub(crate) fn face(&self, index: usize) -> &Face {
        &self.faces[index]
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Face> {
        self.faces.iter()
    }

    /// The first face that has a letter, of the weight that is wanted before any other.
    pub(crate) fn of(&self, letter: char, weight: Weight) -> Option<usize> {
        let having = || self.faces.iter().enumerate().filter(|(_, face)| face.has(letter));
        having().find(|(_, face)| face.weight == weight).or_else(|| having().next()).map(|(index, _)| index)
    }

    /// Whether a face, which stood for the letter before, can also take this one.
    pub(crate) fn stays(&self, index: usize, letter: char) -> bool {
        self.faces[index].has(letter)
    }

    /// The face that gives a weight its lines.
    pub(crate) fn leading(&self, weight: Weight) -> &Face {
        self.faces.iter().find(|face| face.weight == weight).unwrap_or(&self.faces[0])
    }
}

impl Default for Faces {
    fn default() -> Self {
        Faces::new()
    }
}
