//! Layouts as another crate uses them: what is not given leaves no trace, what is given is shown.

use std::sync::Arc;

use askama::Template;
use kernel::Lang;
use ui::Link;
use ui::NavItem;
use ui::Page;
use ui::User;
use ui::Words;

#[derive(Template)]
#[template(ext = "html", source = r#"{% extends "layout/public.html" %}{% block content %}<h1>{{ page.title }}</h1>{% endblock %}"#)]
struct Public {
    page: Page,
}

#[derive(Template)]
#[template(ext = "html", source = r#"{% extends "layout/print.html" %}{% block content %}<h1>{{ page.title }}</h1>{% endblock %}"#)]
struct Printed {
    page: Page,
}

#[derive(Template)]
#[template(ext = "html", source = r#"{% extends "layout/desk.html" %}{% block content %}<h1>{{ page.title }}</h1>{% endblock %}"#)]
struct Desk {
    page: Page,
}

fn page(lang: Lang) -> Page {
    let words = Arc::new(Words::build(&ui::SOURCES).unwrap());
    Page::new(words, lang, "/ar/", "2026-11-24T07:06:00Z".parse().unwrap()).titled("ui-guide-title")
}

#[test]
fn a_public_page_shows_the_links_that_are_given_and_no_others() {
    let bare = Public { page: page(Lang::Ar) }.render().unwrap();
    assert!(!bare.contains("<nav"));
    let mut page = page(Lang::Ar);
    page.footer = vec![Link { label: "الخصوصية".into(), href: "/ar/privacy".into() }];
    page.nav = vec![NavItem { label: "الخدمات".into(), href: "/ar/services".into(), current: true, ..NavItem::default() }];
    let given = Public { page }.render().unwrap();
    assert!(given.contains(r#"<a href="/ar/privacy">الخصوصية</a>"#));
    assert!(given.contains(r#"<a href="/ar/services" aria-current="page">الخدمات</a>"#));
    assert_eq!(ui::lint::html(&given), Vec::<String>::new());
}

#[test]
fn a_public_page_needs_no_script_library() {
    let html = Public { page: page(Lang::En) }.render().unwrap();
    assert!(!html.contains("htmx.min"), "only two small modules of our own");
    assert_eq!(html.matches("<script").count(), 2);
}

#[test]
fn a_desk_of_nobody_yet_has_no_menu_search_or_stream() {
    let html = Desk { page: page(Lang::En) }.render().unwrap();
    assert_eq!(ui::lint::html(&html), Vec::<String>::new());
    for absent in ["hx-sse:connect", "<cs-palette", "role=\"search\"", "class=\"menu\""] {
        assert!(!html.contains(absent), "{absent}");
    }
}

#[test]
fn a_desk_of_somebody_shows_who_and_listens_for_changes() {
    let mut page = page(Lang::Ar);
    page.user = Some(User { name: "فاطمة علي".into(), role: "مشرفة".into(), entity: String::new() });
    page.desk.live = "/ar/desk/live".into();
    page.desk.palette = "/ar/desk/palette".into();
    page.desk.letters_off = true;
    let html = Desk { page }.render().unwrap();
    assert!(html.contains(r#"hx-sse:connect="/ar/desk/live""#));
    assert!(html.contains(r#"<cs-palette data-url="/ar/desk/palette">"#));
    assert!(html.contains("data-letters-off"));
    assert!(html.contains(">ف ع</span>"));
    assert_eq!(ui::lint::html(&html), Vec::<String>::new());
}

#[test]
fn a_printed_page_says_when_it_was_printed() {
    let html = Printed { page: page(Lang::Ar) }.render().unwrap();
    assert!(html.contains("24 نوفمبر 2026، 10:06"));
    assert_eq!(ui::lint::html(&html), Vec::<String>::new());
}

#[test]
fn an_entity_s_colour_is_a_sheet_of_its_own() {
    let mut page = page(Lang::En);
    page.brand = "/e/7/brand.css".into();
    assert!(Public { page }.render().unwrap().contains(r#"<link rel="stylesheet" href="/e/7/brand.css">"#));
}
