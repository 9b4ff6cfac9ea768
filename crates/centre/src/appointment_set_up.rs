//! What is typed on the page on which a centre says what can be booked.

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::post;
use calendar::Hours;
use calendar::weekday_key;
use http::Method;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::invalid;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::number;
use serde::Deserialize;
use ui::Answers;

use crate::appointment_set_up_page::shown;
use crate::blocks::Block;
use crate::blocks::block;
use crate::blocks::unblock;
use crate::bookable::AppointmentRules;
use crate::bookable::Bookable;
use crate::let_book::let_book;
use crate::let_book::set_appointment_rules;
use crate::set_up::SET_UP;
use crate::set_up_page::count;
use crate::slots::Span;
use crate::store;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(SET_UP);
    vec![
        Route::page(Method::POST, "/desk/centres/{id}/appointments/services", may, post(services)),
        Route::page(Method::POST, "/desk/centres/{id}/appointments/rules", may, post(rules)),
        Route::page(Method::POST, "/desk/centres/{id}/blocks", may, post(add_block)),
        Route::page(Method::POST, "/desk/centres/{id}/blocks/{block}/removal", may, post(remove_block)),
    ]
}

/// Back to the page after an act, or the page with what must be corrected.
async fn act<F>(app: &App, visit: &Visit, id: CentreId, (typed, act): (Answers, F)) -> Result<Response, Failure>
where
    F: FnOnce(&mut Tx<'_>) -> kernel::Result<()> + Send + 'static,
{
    match app.write(visit.actor.may(SET_UP)?, act).await {
        Ok(()) => Ok(Redirect::to(&format!("/{}/desk/centres/{id}/appointments/set-up", visit.actor.lang.code())).into_response()),
        Err(error) => {
            let (status, answers) = corrected(typed, error)?;
            Ok((status, shown(app, visit, id, answers).await?).into_response())
        }
    }
}

/// The terms of a service, as they are typed; a weekday that is ticked is a field of its name.
type Fields = Vec<(String, String)>;

fn field<'f>(fields: &'f Fields, name: &str) -> &'f str {
    fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim())
}

fn answers(fields: &Fields, names: &[&'static str]) -> Answers {
    names.iter().fold(Answers::new(), |answers, name| answers.with(*name, field(fields, name)))
}

const OF_SERVICE: [&str; 17] = [
    "service",
    "lasts",
    "at_once",
    "notice",
    "ahead",
    "hours",
    "employee",
    "bring_ar",
    "bring_en",
    "open",
    "sunday",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
];

fn bookable(fields: &Fields, centre: CentreId) -> kernel::Result<Bookable> {
    let number = |name: &'static str, key: &'static str| count(field(fields, name), name, key);
    let employee = match field(fields, "employee") {
        "" => None,
        id => Some(id.parse().map_err(|_| invalid("employee", "centre-employee-choose"))?),
    };
    Ok(Bookable {
        centre,
        service: field(fields, "service").parse().map_err(|_| invalid("service", "centre-service-choose"))?,
        is_open: field(fields, "open") == "yes",
        lasts_minutes: number("lasts", "centre-lasts-wrong")?,
        at_once: number("at_once", "centre-at-once-wrong")?,
        notice_minutes: number("notice", "centre-notice-wrong")?,
        ahead_days: number("ahead", "centre-ahead-wrong")?,
        days: store::week().filter(|day| field(fields, weekday_key(*day)) == "yes").collect(),
        hours: Hours::read(field(fields, "hours")).map_err(|_| invalid("hours", "centre-hours-wrong"))?,
        employee,
        bring: Bilingual::new(field(fields, "bring_ar"), field(fields, "bring_en")),
    })
}

/// POST /desk/centres/{id}/appointments/services
async fn services(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(fields): Form<Fields>) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let typed = answers(&fields, &OF_SERVICE);
    act(&app, &visit, id, (typed, move |tx: &mut Tx<'_>| bookable(&fields, id).and_then(|one| let_book(tx, &one)))).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RulesForm {
    early: String,
    grace: String,
    remind: String,
    most_open: String,
}

impl RulesForm {
    fn read(&self) -> kernel::Result<AppointmentRules> {
        Ok(AppointmentRules {
            early_minutes: count(&self.early, "early", "centre-early-wrong")?,
            grace_minutes: count(&self.grace, "grace", "centre-grace-wrong")?,
            remind_hours: count(&self.remind, "remind", "centre-remind-wrong")?,
            most_open: count(&self.most_open, "most_open", "centre-most-open-wrong")?,
        })
    }
}

/// POST /desk/centres/{id}/appointments/rules
async fn rules(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<RulesForm>) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let typed = Answers::new().with("early", &form.early).with("grace", &form.grace);
    let typed = typed.with("remind", &form.remind).with("most_open", &form.most_open);
    act(&app, &visit, id, (typed, move |tx: &mut Tx<'_>| set_appointment_rules(tx, id, form.read()?))).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BlockForm {
    from_day: String,
    from_time: String,
    to_day: String,
    to_time: String,
    reason_ar: String,
    reason_en: String,
}

impl BlockForm {
    fn answers(&self) -> Answers {
        let said = Answers::new().with("from_day", &self.from_day).with("from_time", &self.from_time);
        let said = said.with("to_day", &self.to_day).with("to_time", &self.to_time);
        said.with("reason_ar", &self.reason_ar).with("reason_en", &self.reason_en)
    }

    fn read(&self, tx: &Tx<'_>, centre: CentreId) -> kernel::Result<Block> {
        let from = ui::read_moment(&self.from_day, &self.from_time).ok_or_else(|| invalid("from_day", "centre-block-when"))?;
        let to = ui::read_moment(&self.to_day, &self.to_time).ok_or_else(|| invalid("to_day", "centre-block-when"))?;
        let reason = Bilingual::new(self.reason_ar.trim(), self.reason_en.trim());
        Ok(Block { id: tx.new_id(), centre, time: Span { from, to }, reason })
    }
}

/// POST /desk/centres/{id}/blocks
async fn add_block(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<BlockForm>) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let typed = form.answers();
    let blocks = move |tx: &mut Tx<'_>| {
        let new = form.read(tx, id)?;
        block(tx, &new).map(drop)
    };
    act(&app, &visit, id, (typed, blocks)).await
}

/// POST /desk/centres/{id}/blocks/{block}/removal
async fn remove_block(State(app): State<App>, visit: Visit, Path((id, block)): Path<(String, String)>) -> Result<Response, Failure> {
    let (id, block) = (number(&id)?, number(&block)?);
    act(&app, &visit, id, (Answers::new(), move |tx: &mut Tx<'_>| unblock(tx, id, block))).await
}
