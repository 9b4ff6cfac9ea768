//! The papers that sheets are made for.

/// Points (1/72 inch) in a millimetre.
pub(crate) const POINTS: f32 = 72.0 / 25.4;

/// A paper with its margin, in millimetres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paper {
    /// Its width.
    pub width: f32,
    /// Its height, or none for a roll, which is cut where the sheet ends.
    pub height: Option<f32>,
    /// What stays empty at each side.
    pub margin: f32,
}

impl Paper {
    /// A roll of 80 mm: the 72 mm that its head of 576 dots can reach.
    pub const ROLL: Paper = Paper { width: 72.0, height: None, margin: 1.5 };
    /// A4, upright.
    pub const A4: Paper = Paper { width: 210.0, height: Some(297.0), margin: 15.0 };
    /// A3, upright.
    pub const A3: Paper = Paper { width: 297.0, height: Some(420.0), margin: 21.0 };
    /// A badge in the size of a card.
    pub const BADGE: Paper = Paper { width: 86.0, height: Some(54.0), margin: 5.0 };
    /// A plate for a desk or a door.
    pub const PLATE: Paper = Paper { width: 200.0, height: Some(60.0), margin: 6.0 };

    /// The same paper lying on its side.
    pub fn turned(self) -> Paper {
        match self.height {
            Some(height) => Paper { width: height, height: Some(self.width), ..self },
            None => self,
        }
    }

    /// The width between the margins, in points.
    pub fn measure(self) -> f32 {
        (self.width - 2.0 * self.margin).max(1.0) * POINTS
    }
}
