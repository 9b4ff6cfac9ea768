//! Pages: each stands whole in both languages for whoever may see it.

use kernel::Lang;
use platform::Access;
use platform::Route;

use super::walls::PEOPLE;
use super::walls::ends;
use super::walls::routes;
use super::walls::things_of_the_first;
use crate::world::World;

/// A letter as somebody else wrote it, which stands in a frame of its own.
const BEHIND_GLASS: &str = "/desk/messages/{id}/body";

/// Someone who may see the page; the first of them is taken for a page that everybody sees.
fn reader(route: &Route) -> Option<&'static str> {
    match route.access {
        Access::May(permission) => {
            let may = |roles: &[_]| permission.roles.iter().any(|role| roles.contains(role));
            PEOPLE.iter().find(|(_, roles)| may(roles)).map(|(email, _)| *email)
        }
        _ => Some(PEOPLE[0].0),
    }
}

#[test]
fn every_page_is_whole_in_both_languages() {
    let world = World::filled();
    let running = world.serve();
    let things = things_of_the_first(&world, &running);
    let mut people: Vec<_> = PEOPLE.iter().map(|(email, _)| (*email, world.signed_in(&running, email))).collect();
    let (mut wrong, mut whole) = (Vec::new(), 0);
    let is_ours = |route: &Route| route.is_page && route.path != BEHIND_GLASS;
    for route in routes().into_iter().filter(|route| is_ours(route) && route.method.is_safe() && ends(route)) {
        let Some((_, visitor)) = reader(&route).and_then(|email| people.iter_mut().find(|(known, _)| *known == email)) else { continue };
        let id = things.iter().find(|(begin, _)| route.path.starts_with(begin)).map_or("1", |(_, id)| id.as_str());
        for lang in Lang::ALL {
            let path = route.path.split('/').map(|part| if part.starts_with('{') { id } else { part }).collect::<Vec<_>>().join("/");
            let answer = visitor.get(&format!("/{}{path}", lang.code())).unwrap();
            if !answer.body.starts_with("<!") {
                continue;
            }
            whole += 1;
            let opening = format!("<html lang=\"{}\" dir=\"{}\"", lang.code(), lang.dir());
            if !answer.body.contains(&opening) {
                wrong.push(format!("{} {path} is in another language", lang.code()));
            }
            // What has no words shows its key in these brackets.
            if answer.body.contains('⟦') {
                wrong.push(format!("{} {path} lacks words", lang.code()));
            }
            wrong.extend(ui::lint::html(&answer.body).into_iter().map(|finding| format!("{} {path}: {finding}", lang.code())));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(whole >= 60, "{whole} pages were seen");
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
