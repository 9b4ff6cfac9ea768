//! The page from which a centre prints: name plates, cards, and notices for the hall and the door.

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use http::Method;
use kernel::Bilingual;
use kernel::CentreId;
use org::Centre;
use org::Service;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Route;
use platform::Visit;
use platform::html;
use platform::number;
use ui::Choice;
use ui::Page;

use super::sheets::FIRST;
use super::sheets::Named;
use super::sheets::named;
use crate::board_page::SECTION;
use crate::issue::must_reach;
use crate::set_up::SET_UP;
use crate::store;

pub(super) fn routes() -> Vec<Route> {
    vec![Route::page(Method::GET, "/desk/centres/{id}/prints", Access::May(SET_UP), get(show))]
}

/// What can be printed.
struct Known {
    centre: Centre,
    people: Vec<Named>,
    counters: Vec<u32>,
    /// The services that the centre offers and of whose documents the catalogue says something.
    services: Vec<Service>,
}

fn known(tx: &mut Tx<'_>, id: CentreId) -> kernel::Result<Known> {
    let (centre, offered) = (must_reach(tx, id)?, store::offered(tx, id)?);
    let mut services = Vec::new();
    for service in org::store::services(tx)?.into_iter().filter(|one| offered.iter().any(|offered| offered.service == one.id)) {
        if org::store::service_guide(tx, service.id)?.is_some_and(|guide| !guide.documents(FIRST).is_empty()) {
            services.push(service);
        }
    }
    let counters = store::counters(tx, id)?.into_iter().map(|counter| counter.number).collect();
    Ok(Known { people: named(tx, id)?, counters, services, centre })
}

/// A notice: what it is, what it is for, and where it is on A4 and on A3, if it is.
struct Notice {
    label: String,
    about: String,
    a4: String,
    a3: String,
}

#[derive(Template)]
#[template(path = "prints.html")]
struct PrintsPage {
    page: Page,
    path: String,
    people: Vec<Choice>,
    counters: Vec<Choice>,
    /// Those of whom no title is written in both languages.
    untitled: String,
    notices: Vec<Notice>,
    services: Vec<Choice>,
}

/// GET /desk/centres/{id}/prints
async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let mut page = app.desk_page(&visit, "centre-sheets", SECTION).await?;
    let known = app.read(visit.actor.may(SET_UP)?, move |tx| known(tx, id)).await?;
    let lang = page.lang;
    page.title = page.t1("centre-sheets-of", "centre", known.centre.name.get(lang));
    let path = page.href(&format!("/desk/centres/{id}"));
    let whole = |name: &Bilingual| !name.ar.is_empty() && !name.en.is_empty();
    let untitled: Vec<&str> = known.people.iter().filter(|one| !whole(&one.title)).map(|one| one.name.get(lang)).collect();
    let all = (!known.people.is_empty()).then(|| Choice::new("", page.t("centre-sheets-all")));
    let people = known.people.iter().map(|one| Choice::new(one.id.to_string(), one.name.get(lang)));
    let counter = |number: &u32| Choice::new(number.to_string(), page.t1("centre-counter-of", "number", i64::from(*number)));
    let seat = Choice::new("", page.t("centre-sheets-seat"));
    html(&PrintsPage {
        people: all.into_iter().chain(people).collect(),
        counters: [seat].into_iter().chain(known.counters.iter().map(counter)).collect(),
        untitled: untitled.join(" · "),
        notices: notices(&page, &path),
        services: known.services.iter().map(|one| Choice::new(one.id.to_string(), one.name.get(lang))).collect(),
        path,
        page,
    })
}

fn notices(page: &Page, path: &str) -> Vec<Notice> {
    let on = |what: &str, paper: &str| format!("{path}/prints/notices?what={what}&paper={paper}");
    let notice = |what: &str, label: &str, about: &str| Notice {
        label: page.t(label),
        about: page.t(about),
        a4: on(what, "a4"),
        a3: on(what, "a3"),
    };
    vec![
        notice("hours", "centre-notice-hours", "centre-notice-hours-about"),
        notice("priority", "centre-notice-priority", "centre-notice-priority-about"),
        notice("opinion", "centre-notice-opinion", "centre-notice-opinion-about"),
        Notice {
            label: page.t("centre-joining-poster"),
            about: page.t("centre-notice-joining-about"),
            a4: format!("{path}/poster"),
            a3: String::new(),
        },
    ]
}
