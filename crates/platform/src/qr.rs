//! A QR code as one path of SVG, without a style of its own: for an authenticator app, or a telephone at a ticket.

use kernel::Result;
use kernel::broken;
use qrcode::Color;
use qrcode::QrCode;

/// The four white modules that readers need round a code.
const MARGIN: usize = 4;

/// A QR code ready for a template: its side in modules, margin included, and the path of its dark modules.
#[derive(Clone, Debug)]
pub struct QrPicture {
    /// Modules on each side.
    pub side: usize,
    /// The path of the dark modules.
    pub path: String,
}

impl QrPicture {
    /// Draws a text.
    ///
    /// # Errors
    /// When it is too long for a code.
    pub fn of(text: &str) -> Result<Self> {
        let code = QrCode::new(text).map_err(broken("drawing a QR code"))?;
        let width = code.width();
        let dark = code.to_colors().into_iter().enumerate().filter(|(_, color)| *color == Color::Dark);
        let path = dark.map(|(place, _)| format!("M{} {}h1v1h-1z", place % width + MARGIN, place / width + MARGIN)).collect();
        Ok(Self { side: width + 2 * MARGIN, path })
    }
}
