//! The page that shows every component in the reader's language: what designers look at and what the tests render.

use std::time::Duration;

use askama::Template;
use kernel::FieldError;
use kernel::Timestamp;

use crate::Answers;
use crate::Choice;
use crate::Desk;
use crate::Link;
use crate::NavItem;
use crate::Page;
use crate::Point;
use crate::User;

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
    points: Vec<Point>,
    values: Vec<f64>,
}

/// The workspace frame, with an invented conversation.
#[derive(Template)]
#[template(path = "styleguide/desk.html")]
pub struct DeskGuide {
    page: Page,
    tabs: Vec<NavItem>,
    side_tabs: Vec<NavItem>,
    dues: Vec<Timestamp>,
}

/// The workspace as the style guide shows it, with an invented employee and sections.
pub fn desk_guide(page: Page) -> DeskGuide {
    let mut page = page.titled("ui-guide-talk");
    page.entity = page.t("ui-eg-entity");
    page.user = Some(User { name: page.t("ui-eg-employee"), role: page.t("ui-eg-role"), entity: page.entity.clone() });
    page.nav = sections(&page);
    page.desk = Desk {
        search: page.href("/desk/search"),
        notices: page.href("/desk/notices"),
        unread: 2,
        sign_out: page.href("/sign-out"),
        profile: page.href("/desk/me"),
        ..Desk::default()
    };
    DeskGuide { tabs: tabs(&page), side_tabs: side_tabs(&page), dues: dues(page.now), page }
}

fn sections(page: &Page) -> Vec<NavItem> {
    let section = |key: &str, icon: &str, count| NavItem {
        key: key.into(),
        label: page.t(&format!("ui-eg-section-{key}")),
        href: page.href(&format!("/desk/{key}")),
        icon: icon.into(),
        current: key == "inbox",
        count,
    };
    let sections =
        [("inbox", "inbox", 6), ("calls", "phone", 0), ("video", "video", 0), ("cases", "file-text", 0), ("customers", "users", 0)];
    let last = [("knowledge", "book-open", 0), ("settings", "settings", 0)];
    sections.iter().chain(&last).map(|(key, icon, count)| section(key, icon, *count)).collect()
}

fn side_tabs(page: &Page) -> Vec<NavItem> {
    let tab = |key: &str, current| NavItem { label: page.t(key), href: "#side".into(), current, ..NavItem::default() };
    vec![tab("ui-eg-side-guide", true), tab("ui-eg-side-customer", false), tab("ui-eg-side-history", false)]
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
        points: points(&page),
        values: vec![71.0, 74.0, 69.0, 80.0, 84.0, 82.0, 86.0],
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

fn points(page: &Page) -> Vec<Point> {
    let waits = [(8, 4), (9, 11), (10, 23), (11, 18), (12, 9), (13, 6)];
    waits.iter().map(|(hour, n)| Point::new(format!("{hour}:00"), f64::from(*n), page.number(*n))).collect()
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
