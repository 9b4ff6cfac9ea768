//! The page that shows every component in the reader's language: what designers look at and what the tests render.

use std::time::Duration;

use askama::Template;
use kernel::FieldError;
use kernel::Timestamp;

use crate::Answers;
use crate::Choice;
use crate::Link;
use crate::NavItem;
use crate::Page;

/// The style guide, with invented examples.
#[derive(Template)]
#[template(path = "styleguide/index.html")]
pub struct StyleGuide {
    page: Page,
    trail: Vec<Link>,
    tabs: Vec<NavItem>,
    answers: Answers,
    kinds: Vec<Choice>,
    services: Vec<Choice>,
    dues: Vec<Timestamp>,
}

/// The style guide of a page's language and theme.
pub fn style_guide(page: Page) -> StyleGuide {
    let page = page.titled("ui-guide-title");
    StyleGuide {
        trail: trail(&page),
        tabs: tabs(&page),
        answers: answers(&page),
        kinds: choices(&page, &[("complaint", "ui-eg-complaint"), ("suggestion", "ui-eg-suggestion"), ("thanks", "ui-eg-thanks")]),
        services: choices(&page, &[("card", "ui-eg-service-card"), ("home", "ui-eg-service-home")]),
        dues: dues(page.now),
        page,
    }
}

fn trail(page: &Page) -> Vec<Link> {
    let home = Link { label: page.t("ui-site"), href: page.href("/") };
    vec![home, Link { label: page.title.clone(), href: String::new() }]
}

fn tabs(page: &Page) -> Vec<NavItem> {
    let tab = |key: &str, count, current| NavItem { label: page.t(key), href: "#places".into(), count, current, ..NavItem::default() };
    vec![tab("ui-eg-tab-mine", 6, true), tab("ui-eg-tab-team", 14, false), tab("ui-eg-tab-later", 0, false)]
}

fn answers(page: &Page) -> Answers {
    let wrong = FieldError { field: "email".into(), key: "ui-eg-email-wrong", args: Vec::new() };
    Answers::new().with("name", page.t("ui-eg-person-1")).with("email", "mona@example").with("phone", "3600 0000").wrong(vec![wrong])
}

fn choices(page: &Page, keys: &[(&str, &str)]) -> Vec<Choice> {
    keys.iter().map(|(value, key)| Choice::new(*value, page.t(key)).hinted(page.t(&format!("{key}-hint")))).collect()
}

/// Enough time, little time, too late.
fn dues(now: Timestamp) -> Vec<Timestamp> {
    vec![now + Duration::from_secs(22 * 3600), now + Duration::from_secs(35 * 60), now - Duration::from_secs(26 * 60)]
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kernel::Lang;

    use super::*;
    use crate::SOURCES;
    use crate::Words;

    #[test]
    fn the_style_guide_renders_in_both_languages() {
        let words = Arc::new(Words::build(&SOURCES).unwrap());
        for lang in Lang::ALL {
            let page = Page::new(words.clone(), lang, "/ar/styleguide", "2026-11-24T07:06:00Z".parse().unwrap());
            let html = style_guide(page).render().unwrap();
            assert!(html.contains(&format!("<html lang=\"{}\" dir=\"{}\"", lang.code(), lang.dir())));
        }
    }
}
