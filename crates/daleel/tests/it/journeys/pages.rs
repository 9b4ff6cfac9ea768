//! Pages: each stands whole in both languages for whoever may see it.

use kernel::Lang;
use platform::Access;
use platform::Route;

use super::walls::PEOPLE;
use super::walls::ends;
use super::walls::routes;
use super::walls::things_of_the_first;
use crate::world::World;

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
    for route in routes().into_iter().filter(|route| route.is_page && route.method.is_safe() && ends(route)) {
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
