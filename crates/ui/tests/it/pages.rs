//! Every component and layout, rendered in both languages and read as a browser and as a person would.

use std::sync::Arc;

use askama::Template;
use kernel::Lang;
use scraper::Html;
use scraper::Selector;
use ui::Page;
use ui::Theme;
use ui::Words;

fn page(lang: Lang) -> Page {
    let words = Arc::new(Words::build(&ui::SOURCES).unwrap());
    Page::new(words, lang, &format!("/{}/styleguide?x=1", lang.code()), "2026-11-24T07:06:00Z".parse().unwrap())
}

/// All pages this crate can render by itself.
fn pages(lang: Lang) -> Vec<(&'static str, String)> {
    let missing = ui::ErrorPage::new(page(lang), &kernel::Error::NotFound("page"), "E-7F2K");
    vec![
        ("style guide", ui::style_guide(page(lang)).render().unwrap()),
        ("desk", ui::desk_guide(page(lang)).render().unwrap()),
        ("error", missing.render().unwrap()),
    ]
}

fn all(html: &str, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    Html::parse_document(html).select(&selector).map(|element| element.text().collect::<String>().trim().to_owned()).collect()
}

#[test]
fn no_page_breaks_a_rule_of_markup() {
    for lang in Lang::ALL {
        for (name, html) in pages(lang) {
            assert_eq!(ui::lint::html(&html), Vec::<String>::new(), "{name} in {}", lang.name());
        }
    }
}

#[test]
fn a_page_says_its_language_direction_and_title() {
    for (name, html) in pages(Lang::Ar) {
        assert!(html.starts_with("<!doctype html>\n<html lang=\"ar\" dir=\"rtl\""), "{name}");
        assert!(all(&html, "title")[0].ends_with(" — دليل"), "{name}");
    }
}

#[test]
fn the_first_thing_to_reach_by_keyboard_leads_to_the_content() {
    for (name, html) in pages(Lang::En) {
        assert_eq!(all(&html, "body > a:first-child[href='#main']"), ["Skip to content"], "{name}");
    }
}

#[test]
fn the_language_switch_keeps_the_page_and_its_query() {
    let html = ui::style_guide(page(Lang::Ar)).render().unwrap();
    assert_eq!(all(&html, "a.masthead__lang[href='/en/styleguide?x=1'][lang=en]"), ["English"]);
}

#[test]
fn an_arabic_page_speaks_no_english_and_an_english_page_no_arabic() {
    let html = ui::ErrorPage::new(page(Lang::En), &kernel::Error::Busy(60), "").render().unwrap();
    let shown = all(&html, "main").join(" ");
    assert!(!shown.chars().any(|letter| ('\u{0600}'..'\u{0700}').contains(&letter)), "{shown}");
    let html = ui::ErrorPage::new(page(Lang::Ar), &kernel::Error::Busy(60), "").render().unwrap();
    let shown = all(&html, "main").join(" ");
    assert!(!shown.chars().any(|letter| letter.is_ascii_alphabetic()), "{shown}");
}

#[test]
fn a_wrong_field_says_so_beside_it_and_in_the_summary() {
    let html = ui::style_guide(page(Lang::En)).render().unwrap();
    let message = "Write the whole email address, like name@example.com";
    assert_eq!(all(&html, ".summary a[href='#f-email']"), [message]);
    assert_eq!(all(&html, "#f-email-error"), [message]);
    assert_eq!(all(&html, "#f-email[aria-invalid=true][aria-describedby~='f-email-error']").len(), 1);
}

#[test]
fn a_person_s_choice_of_looks_stands_at_the_root() {
    let mut page = page(Lang::En);
    page.theme = Theme::parse("dark.contrast.large");
    let html = ui::style_guide(page).render().unwrap();
    assert_eq!(all(&html, "html[data-theme=dark][data-contrast=more][data-size=large]").len(), 1);
}

#[test]
fn what_a_person_wrote_is_escaped() {
    let mut page = page(Lang::En);
    page.entity = "<script>alert(1)</script>".into();
    let html = ui::style_guide(page).render().unwrap();
    assert!(!html.contains("<script>alert"));
}

#[test]
fn live_screens_keep_listening_in_a_background_tab() {
    let mut page = page(Lang::Ar);
    page.desk.live = "/ar/desk/live".into();
    let html = ui::desk_guide(page.clone()).render().unwrap();
    assert!(html.contains(r#""sse":{"pauseOnBackground":false"#));
    assert!(html.contains(r#""includeIndicatorCSS":false"#));
}
