//! The page on which a centre gets hours of its own: what lies outside of them is shown before anything changes.

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use calendar::Calendar;
use calendar::Hours;
use calendar::Season;
use calendar::Week;
use calendar::Weekday;
use calendar::weekday_key;
use http::Method;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::Error;
use kernel::FieldError;
use org::Centre;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::html;
use platform::number;
use ui::Answers;
use ui::Page;

use crate::appointment::Appointment;
use crate::appointment::AppointmentId;
use crate::board_page::SECTION;
use crate::hours::OwnHours;
use crate::hours::set_hours;
use crate::issue::must_reach;
use crate::set_up::SET_UP;
use crate::store;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(SET_UP);
    vec![
        Route::page(Method::GET, "/desk/centres/{id}/hours", may, get(show)),
        Route::page(Method::POST, "/desk/centres/{id}/hours", may, post(set)),
    ]
}

/// What is called by this before a weekday holds in seasons.
pub(crate) const SEASON: &str = "season-";
/// The appointments that may be called off, as they were shown.
const SEEN: &str = "seen";
/// Follow the entity again.
const FOLLOW: &str = "follow";

struct Known {
    centre: Centre,
    own: Option<OwnHours>,
    entity: Calendar,
    services: Vec<(org::ServiceId, Bilingual)>,
}

fn known(tx: &mut Tx<'_>, id: CentreId) -> kernel::Result<Known> {
    Ok(Known {
        centre: must_reach(tx, id)?,
        own: store::own_hours(tx, id)?,
        entity: desk::calendars::of_entity(tx)?,
        services: org::store::services(tx)?.into_iter().map(|one| (one.id, one.name)).collect(),
    })
}

/// A weekday as it is typed.
struct Day {
    field: String,
    label: String,
    hours: String,
    error: String,
    /// When the entity serves then, in a sentence; empty where it has no such week.
    entity: String,
}

/// An appointment that lies outside.
struct Outside {
    at: String,
    service: String,
    reference: String,
}

#[derive(Template)]
#[template(path = "hours.html")]
struct HoursPage {
    page: Page,
    path: String,
    has_own: bool,
    week: Vec<Day>,
    in_seasons: Vec<Day>,
    /// The seasons of the entity, with their dates.
    seasons: Vec<String>,
    outside: Vec<Outside>,
    /// What was typed, to be sent once more with what was shown.
    again: Vec<(String, String)>,
    answers: Answers,
}

impl HoursPage {
    /// Whether anything is said of seasons.
    fn has_season(&self) -> bool {
        self.in_seasons.iter().any(|day| !day.hours.is_empty() || !day.error.is_empty())
    }
}

/// GET /desk/centres/{id}/hours
async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    shown(&app, &visit, number(&id)?, (Answers::new(), Vec::new(), Vec::new())).await
}

type Fields = Vec<(String, String)>;

async fn shown(
    app: &App,
    visit: &Visit,
    id: CentreId,
    (answers, outside, again): (Answers, Vec<Appointment>, Fields),
) -> Result<Response, Failure> {
    let mut page = app.desk_page(visit, "centre-hours-page", SECTION).await?;
    let known = app.read(visit.actor.may(SET_UP)?, move |tx| known(tx, id)).await?;
    page.title = page.t1("centre-hours-page-of", "centre", known.centre.name.get(page.lang));
    let service = |one: &Appointment| known.services.iter().find(|(id, _)| *id == one.service).map(|(_, name)| name.get(page.lang));
    let outside = outside.iter().map(|one| Outside {
        at: page.datetime(one.time.from),
        service: service(one).unwrap_or_default().to_owned(),
        reference: one.reference.clone(),
    });
    let own = known.own.as_ref();
    // Seasons that are over say nothing about the next one.
    let today = page.now.to_zoned(page.zone.clone()).date();
    let (usual, season) = (known.entity.week(), known.entity.seasons().iter().find(|season| season.to >= today).map(|season| &season.week));
    html(&HoursPage {
        path: page.href(&format!("/desk/centres/{id}")),
        has_own: own.is_some(),
        week: days(&page, ("", &answers), (Some(own.map_or(usual, |own| &own.week)), Some(usual))),
        in_seasons: days(&page, (SEASON, &answers), (own.and_then(|own| own.in_seasons.as_ref()), season)),
        seasons: known.entity.seasons().iter().map(|season| dates(&page, season)).collect(),
        outside: outside.collect(),
        again,
        answers,
        page,
    })
}

/// The days of a week: what was typed, or else as it stands; and when the entity serves.
fn days(page: &Page, (prefix, typed): (&str, &Answers), (stands, entity): (Option<&Week>, Option<&Week>)) -> Vec<Day> {
    let day = |day: Weekday| {
        let field = format!("{prefix}{}", weekday_key(day));
        let stands = stands.map(|week| store::written(week.on(day))).unwrap_or_default();
        let name = page.t(&format!("calendar-weekday-{}", weekday_key(day)));
        Day {
            label: if prefix == SEASON { page.t1("centre-hours-season-day", "day", name.as_str()) } else { name },
            hours: if typed.is_filled(&field) { typed.value(&field).to_owned() } else { stands },
            error: typed.error(page, &field),
            entity: entity.map(|week| of_entity(page, &store::written(week.on(day)))).unwrap_or_default(),
            field,
        }
    };
    store::week().map(day).collect()
}

fn of_entity(page: &Page, hours: &str) -> String {
    let none = page.t("centre-hours-none");
    page.t1("centre-hours-of-entity", "hours", if hours.is_empty() { none.as_str() } else { hours })
}

fn dates(page: &Page, season: &Season) -> String {
    let date =
        |date: calendar::Date| date.at(12, 0, 0, 0).to_zoned(page.zone.clone()).map(|noon| page.date(noon.timestamp())).unwrap_or_default();
    format!("{}: {} – {}", season.name(page.lang), date(season.from), date(season.to))
}

fn field<'f>(fields: &'f Fields, name: &str) -> &'f str {
    fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim())
}

/// A week as it is typed; what is wrong with it stands beside its day.
fn week(fields: &Fields, prefix: &str) -> kernel::Result<Week> {
    let mut week = Week::default();
    for day in store::week() {
        let name = format!("{prefix}{}", weekday_key(day));
        *week.on_mut(day) = hours(field(fields, &name), name)?;
    }
    Ok(week)
}

/// Hours as they are typed; what is wrong with them stands beside their field.
pub(crate) fn hours(text: &str, name: String) -> kernel::Result<Hours> {
    Hours::read(&ui::western(text)).map_err(|error| match error {
        Error::Invalid(wrong) => Error::Invalid(wrong.into_iter().map(|one| FieldError { field: name.clone().into(), ..one }).collect()),
        Error::Refused(refusal) => Error::Invalid(vec![FieldError { field: name.into(), key: refusal.key, args: refusal.args }]),
        other => other,
    })
}

/// The hours that are typed; none to follow the entity again.
fn own(fields: &Fields) -> kernel::Result<Option<OwnHours>> {
    if field(fields, FOLLOW) == "yes" {
        return Ok(None);
    }
    let in_seasons = week(fields, SEASON)?;
    Ok(Some(OwnHours { week: week(fields, "")?, in_seasons: Some(in_seasons).filter(|week| !week.is_never_open()) }))
}

/// POST /desk/centres/{id}/hours
async fn set(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(fields): Form<Fields>) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let seen: Vec<AppointmentId> = field(&fields, SEEN).split(' ').filter_map(|one| one.parse().ok()).collect();
    let names: Vec<String> = store::week().flat_map(|day| ["", SEASON].map(|prefix| format!("{prefix}{}", weekday_key(day)))).collect();
    let typed = if field(&fields, FOLLOW) == "yes" {
        Answers::new()
    } else {
        names.iter().fold(Answers::new(), |answers, name| answers.with(name.clone(), field(&fields, name)))
    };
    let mut again: Fields = fields.iter().filter(|(name, _)| name == FOLLOW || names.contains(name)).cloned().collect();
    let done = app.write(visit.actor.may(SET_UP)?, move |tx| {
        must_reach(tx, id)?;
        set_hours(tx, (id, own(&fields)?.as_ref()), &seen)
    });
    match done.await {
        Ok(outside) if outside.is_empty() => {
            Ok(Redirect::to(&format!("/{}/desk/centres/{id}/hours", visit.actor.lang.code())).into_response())
        }
        Ok(outside) => {
            let ids: Vec<String> = outside.iter().map(|one| one.id.to_string()).collect();
            again.push((SEEN.into(), ids.join(" ")));
            Ok((http::StatusCode::CONFLICT, shown(&app, &visit, id, (typed, outside, again)).await?).into_response())
        }
        Err(error) => {
            let (status, answers) = corrected(typed, error)?;
            Ok((status, shown(&app, &visit, id, (answers, Vec::new(), Vec::new())).await?).into_response())
        }
    }
}
