//! The page of the entity's calendar: the week's hours, holidays by circular, Ramadan. Each change reckons the running clocks anew.

use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use calendar::Calendar;
use calendar::Date;
use calendar::Holiday;
use calendar::Hours;
use calendar::Period;
use calendar::Season;
use calendar::Standing;
use calendar::Week;
use calendar::Weekday;
use http::Method;
use kernel::Result;
use kernel::invalid;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::html;
use serde::Deserialize;
use ui::Page;

use crate::calendars::CALENDAR;
use crate::calendars::change_calendar;
use crate::calendars::of_entity;

/// The key of the calendar in the rail.
pub(crate) const SECTION: &str = "calendar";

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(CALENDAR);
    vec![
        Route::page(Method::GET, "/admin/calendar", may, get(show)),
        Route::page(Method::POST, "/admin/calendar/week", may, post(set_week)),
        Route::page(Method::POST, "/admin/calendar/holidays", may, post(add_holiday)),
        Route::page(Method::POST, "/admin/calendar/holidays/{date}/removal", may, post(remove_holiday)),
        Route::page(Method::POST, "/admin/calendar/seasons", may, post(add_season)),
        Route::page(Method::POST, "/admin/calendar/seasons/{date}/removal", may, post(remove_season)),
    ]
}

#[derive(Template)]
#[template(path = "calendar.html")]
struct CalendarPage {
    page: Page,
    week: Vec<DayShown>,
    holidays: Vec<DateShown>,
    seasons: Vec<DateShown>,
}

struct DayShown {
    field: String,
    label: String,
    hours: String,
}

struct DateShown {
    dates: String,
    name: String,
    circular: String,
    standing: String,
    is_certain: bool,
    hours: String,
    removal: String,
}

/// GET /admin/calendar
async fn show(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let page = app.desk_page(&visit, "desk-calendar", SECTION).await?;
    let calendar = app.read(visit.actor.may(CALENDAR)?, of_entity).await?;
    let week = days().map(|day| DayShown {
        field: calendar::weekday_key(day).into(),
        label: page.t(&format!("calendar-weekday-{}", calendar::weekday_key(day))),
        hours: written(calendar.week().on(day)),
    });
    let holidays = calendar.holidays().iter().map(|day| holiday(&page, day)).collect();
    let seasons = calendar.seasons().iter().map(|one| season(&page, one)).collect();
    html(&CalendarPage { week: week.collect(), holidays, seasons, page })
}

fn days() -> impl Iterator<Item = Weekday> {
    Weekday::Sunday.cycle_forward().take(7)
}

/// Hours as people type them: `07:00-14:15`.
fn written(hours: &Hours) -> String {
    hours.periods().iter().map(Period::to_string).collect::<Vec<_>>().join(", ")
}

fn holiday(page: &Page, day: &Holiday) -> DateShown {
    DateShown {
        dates: date(page, day.date),
        name: day.name(page.lang).into(),
        circular: day.circular.clone().unwrap_or_default(),
        standing: page.t(&format!("calendar-standing-{}", day.standing.key())),
        is_certain: day.standing == Standing::Confirmed,
        hours: String::new(),
        removal: page.href(&format!("/admin/calendar/holidays/{}/removal", day.date)),
    }
}

fn season(page: &Page, season: &Season) -> DateShown {
    DateShown {
        dates: format!("{} – {}", date(page, season.from), date(page, season.to)),
        name: season.name(page.lang).into(),
        circular: season.circular.clone().unwrap_or_default(),
        standing: page.t(&format!("calendar-standing-{}", season.standing.key())),
        is_certain: season.standing == Standing::Confirmed,
        hours: written(season.week.on(Weekday::Sunday)),
        removal: page.href(&format!("/admin/calendar/seasons/{}/removal", season.from)),
    }
}

fn date(page: &Page, date: Date) -> String {
    date.at(12, 0, 0, 0).to_zoned(page.zone.clone()).map(|noon| page.date(noon.timestamp())).unwrap_or_default()
}

/// Carries a change out and goes back to the page.
async fn change(app: &App, visit: &Visit, change: impl FnOnce(&mut Calendar) -> Result<()> + Send + 'static) -> Result<Response, Failure> {
    app.write(visit.actor.may(CALENDAR)?, move |tx| change_calendar(tx, change)).await?;
    Ok(Redirect::to(&format!("/{}/admin/calendar", visit.actor.lang.code())).into_response())
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct WeekForm {
    sunday: String,
    monday: String,
    tuesday: String,
    wednesday: String,
    thursday: String,
    friday: String,
    saturday: String,
}

/// POST /admin/calendar/week
async fn set_week(State(app): State<App>, visit: Visit, Form(form): Form<WeekForm>) -> Result<Response, Failure> {
    let week = Week {
        sunday: Hours::read(&form.sunday)?,
        monday: Hours::read(&form.monday)?,
        tuesday: Hours::read(&form.tuesday)?,
        wednesday: Hours::read(&form.wednesday)?,
        thursday: Hours::read(&form.thursday)?,
        friday: Hours::read(&form.friday)?,
        saturday: Hours::read(&form.saturday)?,
    };
    change(&app, &visit, |calendar| calendar.set_week(week)).await
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct DatesForm {
    from: String,
    to: String,
    name_ar: String,
    name_en: String,
    circular: String,
    confirmed: String,
    hours: String,
}

impl DatesForm {
    fn standing(&self) -> Standing {
        if self.confirmed == "yes" { Standing::Confirmed } else { Standing::Estimated }
    }

    fn circular(&self) -> Option<String> {
        Some(self.circular.trim().to_owned()).filter(|circular| !circular.is_empty())
    }

    fn named(&self) -> Result<()> {
        if self.name_ar.trim().is_empty() || self.name_en.trim().is_empty() {
            return Err(invalid("name_ar", "desk-calendar-names"));
        }
        Ok(())
    }
}

fn read_date(field: &'static str, text: &str) -> Result<Date> {
    text.trim().parse().map_err(|_| invalid(field, "desk-calendar-date"))
}

/// POST /admin/calendar/holidays — a day is announced, or one that was estimated is confirmed.
async fn add_holiday(State(app): State<App>, visit: Visit, Form(form): Form<DatesForm>) -> Result<Response, Failure> {
    form.named()?;
    let (date, standing, circular) = (read_date("from", &form.from)?, form.standing(), form.circular());
    let holiday = Holiday { date, name_ar: form.name_ar, name_en: form.name_en, circular, standing };
    let set = move |calendar: &mut Calendar| {
        calendar.set_holiday(holiday);
        Ok(())
    };
    change(&app, &visit, set).await
}

/// POST /admin/calendar/holidays/{date}/removal
async fn remove_holiday(State(app): State<App>, visit: Visit, Path(date): Path<String>) -> Result<Response, Failure> {
    let date = read_date("date", &date)?;
    change(&app, &visit, move |calendar| calendar.remove_holiday(date).map(drop).ok_or(kernel::Error::NotFound("holiday"))).await
}

/// POST /admin/calendar/seasons
async fn add_season(State(app): State<App>, visit: Visit, Form(form): Form<DatesForm>) -> Result<Response, Failure> {
    form.named()?;
    let season = Season {
        from: read_date("from", &form.from)?,
        to: read_date("to", &form.to)?,
        standing: form.standing(),
        circular: form.circular(),
        week: Week::sunday_to_thursday(&Hours::read(&form.hours)?),
        name_ar: form.name_ar,
        name_en: form.name_en,
    };
    change(&app, &visit, |calendar| calendar.set_season(season)).await
}

/// POST /admin/calendar/seasons/{date}/removal
async fn remove_season(State(app): State<App>, visit: Visit, Path(date): Path<String>) -> Result<Response, Failure> {
    let date = read_date("date", &date)?;
    change(&app, &visit, move |calendar| calendar.remove_season(date).map(drop).ok_or(kernel::Error::NotFound("season"))).await
}
