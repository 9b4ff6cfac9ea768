//! Whose a phone is: the place where an employee says how they have made sure of it; for programs, too.

use askama::Template;
use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::Error;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Failure;
use platform::Form;
use platform::Json as Body;
use platform::Route;
use platform::Visit;
use platform::api::schema;
use platform::deliveries;
use platform::failure::corrected;
use platform::html;
use platform::number;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;
use ui::Answers;
use ui::Page;

use super::phones::prove_phone;
use super::phones::proven_phones;
use crate::CaseId;
use crate::converse::WORK;
use crate::store;

pub(crate) fn routes() -> Vec<Route> {
    let (may, one) = (Access::May(WORK), "/api/v1/cases/{id}/phone-proof");
    vec![
        Route::page(Method::GET, "/desk/cases/{id}/phone-proof", may, get(show)),
        Route::page(Method::POST, "/desk/cases/{id}/phone-proof", may, post(say)),
        Route::plain(Method::POST, one, may, post(send)).described(Api {
            summary: "desk-does-confirm-phone",
            body: Some(schema::<Told>),
            answer: Some(schema::<Proven>),
            ..Api::default()
        }),
    ]
}

#[derive(Template)]
#[template(path = "phone.html")]
struct PhonePage {
    page: Page,
    case: String,
    reference: String,
    /// Those of which somebody has made sure, most of each hidden.
    phones: Vec<String>,
    /// Whether text messages can leave here.
    can_text: bool,
    typed: Answers,
}

/// GET /desk/cases/{id}/phone-proof
async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    shown(&app, &visit, number(&id)?, Answers::new()).await
}

async fn shown(app: &App, visit: &Visit, id: CaseId, typed: Answers) -> Result<Response, Failure> {
    let page = app.desk_page(visit, "desk-phone", "inbox").await?;
    let read = app.read(visit.actor.may(WORK)?, move |tx| {
        let case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
        Ok((case.reference.clone(), case.path(), proven_phones(tx, case.id)?))
    });
    let (reference, path, phones) = read.await?;
    let phones = phones.iter().map(kernel::Phone::masked).collect();
    html(&PhonePage { case: page.href(&path), reference, phones, can_text: deliveries::can_text(app.settings()), typed, page })
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct PhoneForm {
    phone: String,
    how: String,
}

/// POST /desk/cases/{id}/phone-proof
async fn say(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<PhoneForm>) -> Result<Response, Failure> {
    let (id, typed): (CaseId, Answers) = (number(&id)?, Answers::new().with("phone", &form.phone).with("how", &form.how));
    match app.write(visit.actor.may(WORK)?, move |tx| prove_phone(tx, id, (&form.phone, &form.how))).await {
        Ok(_) => Ok(Redirect::to(&format!("/{}/desk/cases/{id}?write=reply", visit.actor.lang.code())).into_response()),
        Err(error) => {
            let (status, typed) = corrected(typed, error)?;
            Ok((status, shown(&app, &visit, id, typed).await?).into_response())
        }
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PhoneTold")]
struct Told {
    /// The number; eight digits are one of Bahrain, others need their country.
    phone: String,
    /// How the employee has made sure that it is the customer's; ten letters at least.
    how: String,
}

/// A phone of which somebody has made sure.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "PhoneProof")]
struct Proven {
    /// Its number with its country.
    phone: String,
}

/// POST /api/v1/cases/{id}/phone-proof
async fn send(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(told): Body<Told>,
) -> Result<Json<Proven>, Failure> {
    let id = number(&id)?;
    let phone = app.write(actor.may(WORK)?, move |tx| prove_phone(tx, id, (&told.phone, &told.how))).await?;
    Ok(Json(Proven { phone: phone.to_string() }))
}
