//! The page on which a centre says what can be booked, how it takes those who booked, and when it takes nobody.

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use calendar::weekday_key;
use http::Method;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::EmployeeId;
use org::Centre;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Query;
use platform::Route;
use platform::Visit;
use platform::html;
use platform::number;
use serde::Deserialize;
use ui::Answers;
use ui::Choice;
use ui::Page;

use crate::blocks::Block;
use crate::board_page::SECTION;
use crate::bookable::AppointmentRules;
use crate::bookable::Bookable;
use crate::issue::must_reach;
use crate::set_up::SET_UP;
use crate::store;
use crate::times;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::GET, "/desk/centres/{id}/appointments/set-up", Access::May(SET_UP), get(show))]
}

/// What is known of the appointments of a centre.
struct Known {
    centre: Centre,
    bookables: Vec<Bookable>,
    /// How many are qualified for each of them.
    able: Vec<usize>,
    services: Vec<(org::ServiceId, Bilingual)>,
    people: Vec<(EmployeeId, Bilingual)>,
    rules: AppointmentRules,
    blocks: Vec<Block>,
}

fn known(tx: &mut Tx<'_>, id: CentreId) -> kernel::Result<Known> {
    let (centre, now) = (must_reach(tx, id)?, tx.now());
    let services = org::store::services(tx)?.into_iter().filter(|service| service.is_offered);
    let people = org::store::employees(tx)?.into_iter().filter(|one| one.centre.is_none_or(|of| of == id));
    let bookables = store::bookables(tx, id)?;
    let able = bookables.iter().map(|one| Ok(times::able(tx, one.centre, one.service)?.len())).collect::<kernel::Result<_>>()?;
    Ok(Known {
        centre,
        bookables,
        able,
        services: services.map(|service| (service.id, service.name)).collect(),
        people: people.map(|one| (one.id, one.name)).collect(),
        rules: store::appointment_rules(tx, id)?,
        blocks: store::blocks_after(tx, id, now)?,
    })
}

/// A service that can be booked.
struct Row {
    service: String,
    name: String,
    minutes: u32,
    with: String,
    /// How many are qualified for what is done at a counter, in words; empty where somebody is met.
    able: String,
    /// Whether that is nobody.
    is_nobody: bool,
    is_open: bool,
}

/// A stretch without appointments.
struct Stretch {
    id: String,
    from: String,
    to: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "appointment_set_up.html")]
struct SetUpPage {
    page: Page,
    path: String,
    rows: Vec<Row>,
    services: Vec<Choice>,
    people: Vec<Choice>,
    weekdays: Vec<(&'static str, String)>,
    stretches: Vec<Stretch>,
    answers: Answers,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// The service whose terms stand in the form.
    service: String,
}

/// GET /desk/centres/{id}/appointments/set-up
async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    shown(&app, &visit, number(&id)?, Answers::new().with("service", asked.service)).await
}

pub(crate) async fn shown(app: &App, visit: &Visit, id: CentreId, typed: Answers) -> Result<Response, Failure> {
    let mut page = app.desk_page(visit, "centre-appointments-set-up", SECTION).await?;
    let known = app.read(visit.actor.may(SET_UP)?, move |tx| known(tx, id)).await?;
    page.title = page.t1("centre-appointments-set-up-of", "centre", known.centre.name.get(page.lang));
    let lang = page.lang;
    let name = |id| known.services.iter().find(|(one, _)| *one == id).map(|(_, name)| name.get(lang).to_owned()).unwrap_or_default();
    let person = |id| known.people.iter().find(|(one, _)| Some(*one) == id).map(|(_, name)| name.get(lang).to_owned());
    let row = |(one, able): (&Bookable, &usize)| Row {
        service: one.service.to_string(),
        name: name(one.service),
        minutes: one.lasts_minutes,
        with: person(one.employee).unwrap_or_else(|| page.tn("centre-at-counters", one.at_once)),
        able: if one.employee.is_some() { String::new() } else { page.tn("centre-able", *able) },
        is_nobody: one.employee.is_none() && *able == 0,
        is_open: one.is_open,
    };
    let stretch = |block: &Block| Stretch {
        id: block.id.to_string(),
        from: page.datetime(block.time.from),
        to: page.datetime(block.time.to),
        reason: block.reason.get(lang).into(),
    };
    let choose = |key: &str| Choice::new("", page.t(key));
    let services = known.services.iter().map(|(id, name)| Choice::new(id.to_string(), name.get(lang)));
    let people = known.people.iter().map(|(id, name)| Choice::new(id.to_string(), name.get(lang)));
    html(&SetUpPage {
        path: page.href(&format!("/desk/centres/{id}")),
        rows: known.bookables.iter().zip(&known.able).map(row).collect(),
        services: [choose("centre-choose-service")].into_iter().chain(services).collect(),
        people: [choose("centre-nobody-in-particular")].into_iter().chain(people).collect(),
        weekdays: store::week().map(|day| (weekday_key(day), page.t(&format!("calendar-weekday-{}", weekday_key(day))))).collect(),
        stretches: known.blocks.iter().map(stretch).collect(),
        answers: as_it_is(typed, &known),
        page,
    })
}

/// What was typed and refused stands; what was not typed is as it is, or as most have it.
fn as_it_is(typed: Answers, known: &Known) -> Answers {
    let chosen = known.bookables.iter().find(|one| one.service.to_string() == typed.value("service"));
    let number = |pick: fn(&Bookable) -> u32, usual: u32| chosen.map_or(usual, pick).to_string();
    let rules = known.rules;
    let mut stands = vec![
        ("lasts", number(|one| one.lasts_minutes, 15)),
        ("at_once", number(|one| one.at_once, 1)),
        ("notice", number(|one| one.notice_minutes, 60)),
        ("ahead", number(|one| one.ahead_days, 30)),
        ("hours", chosen.map(|one| store::written(&one.hours)).unwrap_or_default()),
        ("employee", chosen.and_then(|one| one.employee).map(|id| id.to_string()).unwrap_or_default()),
        ("bring_ar", chosen.map(|one| one.bring.ar.clone()).unwrap_or_default()),
        ("bring_en", chosen.map(|one| one.bring.en.clone()).unwrap_or_default()),
        ("open", if chosen.is_none_or(|one| one.is_open) { "yes".into() } else { String::new() }),
        ("early", rules.early_minutes.to_string()),
        ("grace", rules.grace_minutes.to_string()),
        ("remind", rules.remind_hours.to_string()),
        ("most_open", rules.most_open.to_string()),
    ];
    stands.extend(chosen.into_iter().flat_map(|one| one.days.iter().map(|day| (weekday_key(*day), "yes".to_owned()))));
    typed.over(stands)
}
