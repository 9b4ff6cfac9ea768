//! What is done to a customer from the page of a case: a correction, the personal number kept or shown.

use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use http::Method;
use kernel::Gender;
use kernel::Lang;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::number;
use serde::Deserialize;

use crate::case_acts::after;
use crate::case_page;
use crate::case_page::AskedCase;
use crate::case_page::Kept;
use crate::converse::WORK;
use crate::customer::Correction;
use crate::customer::correct_customer;
use crate::customer::phone_page;
use crate::number::REVEAL;
use crate::number::keep_number;
use crate::number::reveal_number;

pub(crate) fn routes() -> Vec<Route> {
    let own = vec![
        Route::page(Method::POST, "/desk/cases/{id}/customer", Access::May(WORK), post(correct)),
        Route::page(Method::POST, "/desk/cases/{id}/personal-number", Access::May(WORK), post(keep)),
        Route::page(Method::POST, "/desk/cases/{id}/personal-number/reveals", Access::May(REVEAL), post(reveal)),
    ];
    [own, phone_page::routes()].concat()
}

#[derive(Deserialize)]
struct CorrectionForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    gender: String,
    #[serde(default)]
    lang: String,
}

/// POST /desk/cases/{id}/customer
async fn correct(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<CorrectionForm>,
) -> Result<Response, Failure> {
    let id = number(&id)?;
    let lang = Lang::parse(&form.lang).unwrap_or(visit.actor.lang);
    let correction = Correction { name: form.name, gender: Gender::parse(&form.gender), lang };
    let done = app.write(visit.actor.may(WORK)?, move |tx| correct_customer(tx, id, &correction).map(drop)).await;
    after(&app, &visit, id, done, Kept::default()).await
}

#[derive(Deserialize)]
struct NumberForm {
    #[serde(default)]
    number: String,
}

/// POST /desk/cases/{id}/personal-number
async fn keep(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<NumberForm>) -> Result<Response, Failure> {
    let (id, keys) = (number(&id)?, app.keys().clone());
    let done = app.write(visit.actor.may(WORK)?, move |tx| keep_number(tx, &keys, id, &form.number)).await;
    after(&app, &visit, id, done, Kept::default()).await
}

#[derive(Deserialize)]
struct RevealForm {
    #[serde(default, alias = "number-reason")]
    reason: String,
}

/// POST /desk/cases/{id}/personal-number/reveals — the number stands on this one answer and nowhere else.
async fn reveal(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<RevealForm>) -> Result<Response, Failure> {
    let (id, keys) = (number(&id)?, app.keys().clone());
    let shown = app.write(visit.actor.may(REVEAL)?, move |tx| reveal_number(tx, &keys, id, &form.reason)).await;
    match shown {
        Ok(revealed) => {
            let path = format!("/{}/desk/cases/{id}", visit.actor.lang.code());
            let asked = AskedCase { tab: "customer".into(), ..AskedCase::default() };
            case_page::render(&app, &Visit { path, ..visit }, id, asked, Kept { revealed, ..Kept::default() }).await
        }
        Err(error) => after(&app, &visit, id, Err(error), Kept::default()).await,
    }
}
