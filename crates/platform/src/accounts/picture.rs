//! The picture that an authenticator app reads: a QR code as one path of SVG, without a style of its own.

use kernel::Result;
use kernel::broken;
use qrcode::Color;
use qrcode::QrCode;

/// The four white modules that readers need round a code.
const MARGIN: usize = 4;

/// A QR code ready for a template: its side in modules, margin included, and the path of its dark modules.
#[derive(Clone, Debug)]
pub(crate) struct Picture {
    pub(crate) side: usize,
    pub(crate) path: String,
}

impl Picture {
    /// Draws a text.
    pub(crate) fn of(text: &str) -> Result<Self> {
        let code = QrCode::new(text).map_err(broken("drawing a QR code"))?;
        let width = code.width();
        let dark = code.to_colors().into_iter().enumerate().filter(|(_, color)| *color == Color::Dark);
        let path = dark.map(|(place, _)| format!("M{} {}h1v1h-1z", place % width + MARGIN, place / width + MARGIN)).collect();
        Ok(Self { side: width + 2 * MARGIN, path })
    }
}
