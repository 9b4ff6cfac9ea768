//! What people see, in both languages: words, pages, components, tokens, fonts, icons, and the lints that keep them right.

mod answers;
pub mod assets;
mod charts;
mod dates;
mod day;
mod errors;
mod icons;
mod links;
pub mod lint;
mod page;
mod style_guide;
mod theme;
mod value;
mod words;

use kernel::Lang;

pub use answers::Answers;
pub use answers::Choice;
pub use answers::SummaryLine;
pub use assets::Asset;
pub use assets::asset;
pub use assets::asset_url;
pub use charts::Point;
pub use day::read_day;
pub use day::read_moment;
pub use day::western;
pub use day::written_day;
pub use errors::ErrorPage;
pub use icons::Icon;
pub use icons::has_icon;
pub use icons::icon;
pub use links::linked;
pub use page::Desk;
pub use page::Link;
pub use page::NavItem;
pub use page::Page;
pub use page::User;
pub use page::bahrain;
pub use style_guide::DeskGuide;
pub use style_guide::StyleGuide;
pub use style_guide::desk_guide;
pub use style_guide::style_guide;
pub use theme::Shade;
pub use theme::Theme;
pub use value::Moment;
pub use value::Value;
pub use words::Digits;
pub use words::Fault;
pub use words::Problem;
pub use words::Source;
pub use words::Words;
pub use words::grouped;

/// The words of the frame, the components, dates and error pages.
pub const SOURCES: [Source; 2] = [
    (Lang::Ar, "ui/locales/ar.ftl", include_str!("../locales/ar.ftl")),
    (Lang::En, "ui/locales/en.ftl", include_str!("../locales/en.ftl")),
];
