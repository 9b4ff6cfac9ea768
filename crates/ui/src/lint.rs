//! What is wrong in markup and style sheets, for the tests of every crate that shows something.

mod css;
mod html;
mod markup;

pub use css::contrast;
pub use css::css;
pub use css::tokens;
pub use html::html;
