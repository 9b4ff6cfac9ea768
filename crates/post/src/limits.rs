//! How much of a message is read. Past a limit the message still arrives, with a fault that says what was left out.

/// The limits of reading one message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the raw message.
    pub bytes: usize,
    /// Parts of its MIME tree, the root included.
    pub parts: usize,
    /// Multiparts inside one another.
    pub depth: usize,
    /// Lines of one block of headers.
    pub header_lines: usize,
    /// Bytes of one block of headers.
    pub header_bytes: usize,
    /// Addresses of one field, and message ids of one field.
    pub list: usize,
    /// Bytes of the text, and of the HTML, that are decoded for reading.
    pub text_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 50 << 20, parts: 500, depth: 50, header_lines: 10_000, header_bytes: 1 << 20, list: 1_000, text_bytes: 2 << 20 }
    }
}
