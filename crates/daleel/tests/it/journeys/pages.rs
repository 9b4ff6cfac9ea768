//! Pages: each stands whole in both languages for whoever may see it, with what the demonstration has to show on it.

use std::collections::BTreeSet;

use kernel::Lang;
use kernel::Role;
use platform::Route;
use scraper::Html;
use scraper::Selector;
use testkit::Answer;
use testkit::Visitor;

use super::walk::found_by;
use super::walk::given;
use super::walk::may_open;
use super::walk::pages;
use super::walls::PEOPLE;
use crate::world::World;

/// What is wrong with an answer, in words.
fn faults(link: &str, answer: &Answer, lang: Lang) -> Vec<String> {
    if answer.status == 303 {
        let leads_to = answer.leads_to();
        return if leads_to.starts_with(&format!("/{}/", lang.code())) { Vec::new() } else { vec![format!("leads to {leads_to}")] };
    }
    // The way on of somebody who is halfway through signing in is over for everybody else; who sets nothing up has no such page.
    if answer.status == 410 || answer.status == 404 && link == "/admin" {
        return Vec::new();
    }
    if answer.status != 200 {
        return vec![format!("answers {}", answer.status)];
    }
    let mut wrong = Vec::new();
    // What has no words shows its key in these brackets.
    for sign in ['⟦', '⟧'] {
        if answer.body.contains(sign) {
            wrong.push("lacks words".to_owned());
        }
    }
    // The letter of a stranger is shown by itself, as they wrote it, without our frame round it.
    if !answer.body.starts_with("<!") || link.ends_with("/body") {
        return wrong;
    }
    if !answer.body.contains(&format!("<html lang=\"{}\" dir=\"{}\"", lang.code(), lang.dir())) {
        wrong.push("is in another language".to_owned());
    }
    let page = Html::parse_document(&answer.body);
    let titles = page.select(&Selector::parse("h1").unwrap()).count();
    if titles != 1 {
        wrong.push(format!("has {titles} first headings"));
    }
    let said: String = page.select(&Selector::parse("body").unwrap()).flat_map(|body| body.text().collect::<Vec<_>>()).collect();
    wrong.extend(["undefined", "NaN", "[object"].iter().filter(|word| said.contains(**word)).map(|word| format!("says {word}")));
    wrong.extend(ui::lint::html(&answer.body));
    wrong
}

/// Everything that somebody may open is opened; answers the kinds of pages that were.
fn opened_by(visitor: &mut Visitor, (name, roles): (&str, &[Role]), given: &[String], wrong: &mut Vec<String>) -> BTreeSet<&'static str> {
    let all: Vec<Route> = pages().into_iter().filter(|route| may_open(route, roles)).collect();
    let found = found_by(visitor, &all, given);
    for link in found.values().flatten() {
        for lang in Lang::ALL {
            let answer = visitor.get(&format!("/{}{link}", lang.code())).unwrap();
            wrong.extend(faults(link, &answer, lang).into_iter().map(|fault| format!("{name} {} {link} {fault}", lang.code())));
        }
    }
    found.into_keys().collect()
}

#[test]
fn every_page_is_whole_in_both_languages_for_everybody_who_may_open_it() {
    let world = World::filled();
    let running = world.serve();
    let mut wrong = Vec::new();
    let mut seen = opened_by(&mut Visitor::new(running.http()), ("anyone", &[]), &given(&world, &running), &mut wrong);
    for (email, roles) in PEOPLE {
        let mut visitor = world.signed_in(&running, email);
        seen.extend(opened_by(&mut visitor, (email, roles), &[], &mut wrong));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(seen.len() >= 75, "{} kinds of pages were opened: {seen:#?}", seen.len());
}

#[test]
fn what_is_set_up_once_in_a_while_stands_behind_one_place_of_the_rail() {
    let world = World::filled();
    let running = world.serve();
    let look = |who: &str, path: &str| world.signed_in(&running, who).get(path).unwrap();
    let rail = |page: &str| {
        let rail = page.split_once("<nav id=\"rail\"").and_then(|(_, rest)| rest.split_once("</nav>")).unwrap().0.to_owned();
        rail.split("<a ").skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    let leads_to = |links: &[String], href: &str| links.iter().any(|link| link.starts_with(&format!("href=\"{href}\"")));

    let links = rail(&look("huda@rsa.example", "/en/desk/cases").body);
    assert!(leads_to(&links, "/en/admin") && leads_to(&links, "/en/desk/cases") && !leads_to(&links, "/en/admin/calendar"), "{links:#?}");
    let gathered = look("huda@rsa.example", "/en/admin").body;
    for place in ["/en/admin/calendar", "/en/admin/routing", "/en/desk/mailboxes", "/en/desk/audit"] {
        assert!(gathered.contains(&format!("href=\"{place}\"")), "{place}");
    }
    let links = rail(&look("huda@rsa.example", "/en/admin/calendar").body);
    assert!(links.iter().any(|link| link.starts_with("href=\"/en/admin\"") && link.contains("aria-current")), "{links:#?}");

    let links = rail(&look("operator@gov.example", "/en/desk/audit").body);
    assert!(leads_to(&links, "/en/desk/audit") && !leads_to(&links, "/en/admin"), "few places stand in the rail themselves: {links:#?}");
    assert_eq!(look("fatima@rsa.example", "/en/admin").status, 404, "who sets nothing up has no such page");
}

#[test]
fn what_is_refused_stands_on_a_page_that_opens_again_and_in_the_other_language() {
    let world = World::filled();
    let running = world.serve();
    let mut huda = world.signed_in(&running, "huda@rsa.example");
    let refused = huda.post("/en/admin/calendar/holidays", &[("from", "")]).unwrap();
    assert_eq!(refused.status, 422, "{}", refused.body);
    assert!(refused.body.contains("href=\"/ar/admin/calendar\"") && refused.body.contains("data-at=\"/en/admin/calendar\""));
    let opened_again = huda.get("/en/admin/calendar/holidays").unwrap();
    assert_eq!((opened_again.status, opened_again.leads_to()), (303, "/en/admin/calendar"), "no address of ours leads to an empty page");

    let mut signed_out = Visitor::new(running.http());
    let sent = signed_out.post("/en/admin/calendar/holidays", &[("from", "")]).unwrap();
    let goes_on = [&sent.body, sent.leads_to()].concat();
    assert!(goes_on.contains("/en/sign-in?next=%2Fen%2Fadmin%2Fcalendar\""), "who signs in again comes to a page: {goes_on}");
}
