//! The hours of a centre, for programs: read, and set as on their page.

use ::store::Tx;
use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::get;
use axum::routing::post;
use calendar::weekday_key;
use http::Method;
use kernel::CentreId;
use kernel::invalid;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Json as Body;
use platform::Route;
use platform::api::schema;
use platform::number;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::appointment;
use crate::appointment::AppointmentId;
use crate::hours::OwnHours;
use crate::hours::set_hours;
use crate::hours_page::SEASON;
use crate::hours_page::hours;
use crate::issue::must_reach;
use crate::set_up::SET_UP;
use crate::store;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(SET_UP);
    vec![
        Route::plain(Method::GET, "/api/v1/centres/{id}/hours", may, get(show)).described(Api {
            summary: "centre-does-show-hours",
            answer: Some(schema::<Hours>),
            ..Api::default()
        }),
        Route::plain(Method::POST, "/api/v1/centres/{id}/hours", may, post(set)).described(Api {
            summary: "centre-does-set-hours",
            body: Some(schema::<Asked>),
            answer: Some(schema::<Hours>),
            ..Api::default()
        }),
    ]
}

/// The hours of each weekday, such as `07:00-12:00, 16:00-20:00`; empty where it is closed.
#[derive(Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct Week {
    sunday: String,
    monday: String,
    tuesday: String,
    wednesday: String,
    thursday: String,
    friday: String,
    saturday: String,
}

impl Week {
    fn of(week: &calendar::Week) -> Week {
        let [sunday, monday, tuesday, wednesday, thursday, friday, saturday] =
            [&week.sunday, &week.monday, &week.tuesday, &week.wednesday, &week.thursday, &week.friday, &week.saturday].map(store::written);
        Week { sunday, monday, tuesday, wednesday, thursday, friday, saturday }
    }

    fn read(&self, prefix: &str) -> kernel::Result<calendar::Week> {
        let typed = [&self.sunday, &self.monday, &self.tuesday, &self.wednesday, &self.thursday, &self.friday, &self.saturday];
        let mut week = calendar::Week::default();
        for (day, text) in store::week().zip(typed) {
            *week.on_mut(day) = hours(text, format!("{prefix}{}", weekday_key(day)))?;
        }
        Ok(week)
    }
}

/// When a centre is open.
#[derive(Serialize, JsonSchema)]
struct Hours {
    /// Whether the week is its own; the entity's if not.
    is_own: bool,
    week: Week,
    /// Its own week in seasons such as Ramadan; none where the entity's hours hold then.
    in_seasons: Option<Week>,
    /// The appointments outside the hours that were asked for; where there are any, nothing has changed.
    outside: Vec<Outside>,
}

/// An appointment that lies outside.
#[derive(Serialize, JsonSchema)]
struct Outside {
    id: String,
    /// As its customer says it.
    reference: String,
    /// When it begins, UTC.
    from: String,
}

impl From<appointment::Appointment> for Outside {
    fn from(one: appointment::Appointment) -> Self {
        Self { id: one.id.to_string(), reference: one.reference, from: one.time.from.to_string() }
    }
}

fn stands(tx: &mut Tx<'_>, id: CentreId, outside: Vec<appointment::Appointment>) -> kernel::Result<Hours> {
    let (own, entity) = (store::own_hours(tx, id)?, desk::calendars::of_entity(tx)?);
    Ok(Hours {
        is_own: own.is_some(),
        week: Week::of(own.as_ref().map_or(entity.week(), |own| &own.week)),
        in_seasons: own.as_ref().and_then(|own| own.in_seasons.as_ref()).map(Week::of),
        outside: outside.into_iter().map(Outside::from).collect(),
    })
}

/// GET /api/v1/centres/{id}/hours
async fn show(State(app): State<App>, Caller(actor): Caller, Path(id): Path<String>) -> Result<Json<Hours>, Failure> {
    let id: CentreId = number(&id)?;
    let read = move |tx: &mut Tx<'_>| {
        must_reach(tx, id)?;
        stands(tx, id, Vec::new())
    };
    Ok(Json(app.read(actor.may(SET_UP)?, read).await?))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Asked {
    /// The centre's own week; the entity's holds where it is left out.
    #[serde(default)]
    week: Option<Week>,
    /// Its own week in seasons; left out where the entity's hours hold then.
    #[serde(default)]
    in_seasons: Option<Week>,
    /// The appointments that may be called off, by their ids.
    #[serde(default)]
    call_off: Vec<String>,
}

impl Asked {
    fn own(&self) -> kernel::Result<Option<OwnHours>> {
        let Some(week) = &self.week else {
            // Whoever forgets the week does not mean to take the hours away.
            return if self.in_seasons.is_none() { Ok(None) } else { Err(invalid("week", "calendar-never-open")) };
        };
        let in_seasons = self.in_seasons.as_ref().map(|week| week.read(SEASON)).transpose()?;
        Ok(Some(OwnHours { week: week.read("")?, in_seasons }))
    }

    fn may_call_off(&self) -> kernel::Result<Vec<AppointmentId>> {
        self.call_off.iter().map(|id| id.parse().map_err(|_| invalid("call_off", "centre-appointment-unknown"))).collect()
    }
}

/// POST /api/v1/centres/{id}/hours
async fn set(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(asked): Body<Asked>,
) -> Result<Json<Hours>, Failure> {
    let id: CentreId = number(&id)?;
    let write = move |tx: &mut Tx<'_>| {
        must_reach(tx, id)?;
        let outside = set_hours(tx, (id, asked.own()?.as_ref()), &asked.may_call_off()?)?;
        stands(tx, id, outside)
    };
    Ok(app.write_answer(actor.may(SET_UP)?, write).await?)
}
