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
use calendar::Weekday;
use http::Method;
use kernel::Result;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::html;
use ui::Answers;
use ui::Page;

use crate::calendar_forms::DatesForm;
use crate::calendar_forms::SEASON_FIELDS;
use crate::calendar_forms::WeekForm;
use crate::calendar_forms::read_date;
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
    /// What was typed and must be corrected, in each form.
    week_typed: Answers,
    holiday: Answers,
    season: Answers,
}

impl CalendarPage {
    /// What stands in the field for a season's hours at first.
    fn season_hours(&self) -> &str {
        if self.season.is_filled("season-hours") { self.season.value("season-hours") } else { "08:00-14:00" }
    }
}

struct DayShown {
    field: String,
    label: String,
    hours: String,
    error: String,
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
    shown(&app, &visit, Which::Week, Answers::new()).await
}

/// A form of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    Week,
    Holiday,
    Season,
}

async fn shown(app: &App, visit: &Visit, which: Which, typed: Answers) -> Result<Response, Failure> {
    let page = app.desk_page(visit, "desk-calendar", SECTION).await?;
    let of = |form: Which| if form == which { typed.clone() } else { Answers::new() };
    let week_typed = of(Which::Week);
    let calendar = app.read(visit.actor.may(CALENDAR)?, of_entity).await?;
    let week = days().map(|day| DayShown {
        field: calendar::weekday_key(day).into(),
        label: page.t(&format!("calendar-weekday-{}", calendar::weekday_key(day))),
        hours: match week_typed.value(calendar::weekday_key(day)) {
            "" if week_typed.is_filled(calendar::weekday_key(day)) => String::new(),
            "" => written(calendar.week().on(day)),
            typed => typed.into(),
        },
        error: week_typed.error(&page, calendar::weekday_key(day)),
    });
    let week = week.collect();
    let holidays = calendar.holidays().iter().map(|day| holiday(&page, day)).collect();
    let seasons = calendar.seasons().iter().map(|one| season(&page, one)).collect();
    html(&CalendarPage {
        week,
        holidays,
        seasons,
        holiday: of(Which::Holiday),
        season: of(Which::Season).named(SEASON_FIELDS),
        week_typed,
        page,
    })
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

/// Carries a change out and goes back to the page; a form with something to correct is shown again.
async fn change<C: FnOnce(&mut Calendar) -> Result<()> + Send + 'static>(
    app: &App,
    visit: &Visit,
    (which, typed): (Which, Answers),
    change: Result<C>,
) -> Result<Response, Failure> {
    let grant = visit.actor.may(CALENDAR)?;
    let done = match change {
        Ok(change) => app.write(grant, move |tx| change_calendar(tx, change)).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(_) => Ok(Redirect::to(&format!("/{}/admin/calendar", visit.actor.lang.code())).into_response()),
        Err(error) => {
            let (status, typed) = corrected(typed, error)?;
            Ok((status, shown(app, visit, which, typed).await?).into_response())
        }
    }
}

/// POST /admin/calendar/week
async fn set_week(State(app): State<App>, visit: Visit, Form(form): Form<WeekForm>) -> Result<Response, Failure> {
    let set = form.week().map(|week| move |calendar: &mut Calendar| calendar.set_week(week));
    change(&app, &visit, (Which::Week, form.answers()), set).await
}

/// POST /admin/calendar/holidays — a day is announced, or one that was estimated is confirmed.
async fn add_holiday(State(app): State<App>, visit: Visit, Form(form): Form<DatesForm>) -> Result<Response, Failure> {
    let answers = form.answers();
    let set = form.holiday().map(|holiday| {
        move |calendar: &mut Calendar| {
            calendar.set_holiday(holiday);
            Ok(())
        }
    });
    change(&app, &visit, (Which::Holiday, answers), set).await
}

/// POST /admin/calendar/holidays/{date}/removal
async fn remove_holiday(State(app): State<App>, visit: Visit, Path(date): Path<String>) -> Result<Response, Failure> {
    let date = read_date("date", &date)?;
    let remove = move |calendar: &mut Calendar| calendar.remove_holiday(date).map(drop).ok_or(kernel::Error::NotFound("holiday"));
    change(&app, &visit, (Which::Holiday, Answers::new()), Ok(remove)).await
}

/// POST /admin/calendar/seasons
async fn add_season(State(app): State<App>, visit: Visit, Form(form): Form<DatesForm>) -> Result<Response, Failure> {
    let answers = form.answers();
    let set = form.season().map(|season| move |calendar: &mut Calendar| calendar.set_season(season));
    change(&app, &visit, (Which::Season, answers), set).await
}

/// POST /admin/calendar/seasons/{date}/removal
async fn remove_season(State(app): State<App>, visit: Visit, Path(date): Path<String>) -> Result<Response, Failure> {
    let date = read_date("date", &date)?;
    let remove = move |calendar: &mut Calendar| calendar.remove_season(date).map(drop).ok_or(kernel::Error::NotFound("season"));
    change(&app, &visit, (Which::Season, Answers::new()), Ok(remove)).await
}
