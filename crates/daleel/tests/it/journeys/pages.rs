//! Pages: each stands whole in both languages for whoever may see it, with what the demonstration has to show on it.

use std::collections::BTreeSet;

use kernel::Lang;
use kernel::Role;
use platform::Route;
use post::Limits;
use post::Mail;
use scraper::Html;
use scraper::Selector;
use testkit::Answer;
use testkit::Running;
use testkit::Visitor;

use super::walk::found_by;
use super::walk::links;
use super::walk::may_open;
use super::walk::pages;
use super::walls::PEOPLE;
use crate::world::World;

/// The letters that left lead to pages, too: the newest first, since what an old one leads to is over.
fn in_letters(world: &World) -> Vec<String> {
    let texts = world.sent().into_iter().map(|raw| Mail::parse(raw.as_bytes(), &Limits::default()).mail.text);
    let wanted: BTreeSet<String> = texts.flat_map(|text| links(&text)).collect();
    wanted.into_iter().rev().collect()
}

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

/// A citizen writes by the form: the receipt, and the case that it opens.
fn of_a_citizen(running: &Running) -> Vec<String> {
    let mut citizen = Visitor::new(running.http());
    let key = citizen.get("/en/e/rsa/write").unwrap().field("key").unwrap();
    let typed =
        [("name", "Reem"), ("email", "reem@people.example"), ("service", ""), ("subject", "Hours"), ("text", "When?"), ("key", &key)];
    let receipt = citizen.post("/en/e/rsa/write", &typed).unwrap().leads_to().to_owned();
    let page = citizen.get(&receipt).unwrap().body;
    let shown: Vec<&str> = page.split("<bdi><b>").skip(1).filter_map(|rest| rest.split("</b>").next()).collect();
    let case = citizen.post("/en/follow", &[("reference", shown[0]), ("code", shown[1])]).unwrap().leads_to().to_owned();
    [receipt, case].iter().map(|link| link[3..].to_owned()).collect()
}

#[test]
fn every_page_is_whole_in_both_languages_for_everybody_who_may_open_it() {
    let world = World::filled();
    let running = world.serve();
    let (mut given, mut wrong) = (in_letters(&world), Vec::new());
    given.extend(of_a_citizen(&running));
    let mut seen = opened_by(&mut Visitor::new(running.http()), ("anyone", &[]), &given, &mut wrong);
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
