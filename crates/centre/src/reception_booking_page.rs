//! The form with which the reception books for a customer who stands there or calls.

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use http::StatusCode;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::fresh_token;
use platform::html;
use platform::number;
use platform::private;
use ui::Answers;
use ui::Page;

use crate::appointment::Need;
use crate::board_page::SECTION;
use crate::booking_form::RECEPTION;
use crate::booking_form::Typed;
use crate::booking_page::Chosen;
use crate::booking_page::FormWords;
use crate::booking_page::Which;
use crate::booking_page::book_once;
use crate::bookings_page::offer;
use crate::issue::RECEIVE;
use crate::issue::must_reach;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(RECEIVE);
    vec![
        Route::page(Method::GET, "/desk/centres/{id}/booking/{service}/{from}", may, get(ask)),
        Route::page(Method::POST, "/desk/centres/{id}/booking/{service}", may, post(send)),
    ]
}

/// To who receives the customer.
const OF_ANOTHER: FormWords = FormWords {
    name: "centre-reception-name",
    autocomplete: "off",
    phone: "centre-reception-phone",
    phone_hint: "centre-reception-phone-hint",
    email: "centre-reception-email",
    needs: "centre-reception-needs",
    matter_hint: "centre-reception-matter-hint",
    used: "centre-reception-use",
};

#[derive(Template)]
#[template(path = "reception_booking.html")]
struct FormPage {
    page: Page,
    here: String,
    chosen: Chosen,
    words: FormWords,
    needs: Vec<(&'static str, &'static str)>,
    answers: Answers,
    key: String,
}

/// GET /desk/centres/{id}/booking/{service}/{from}
async fn ask(State(app): State<App>, visit: Visit, Path((id, service, from)): Path<(String, String, String)>) -> Result<Response, Failure> {
    // The customer's language is asked for: that of whoever serves says nothing about it.
    let answers = Answers::new().with("from", &from);
    Ok(shown(&app, &visit, (number(&id)?, number(&service)?), (answers, fresh_token(""))).await?.1)
}

/// The form; and whether its time is free.
async fn shown(app: &App, visit: &Visit, which: Which, (answers, key): (Answers, String)) -> Result<(bool, Response), Failure> {
    let look = move |tx: &mut Tx<'_>| must_reach(tx, which.0).and_then(|_| offer(tx, which, None));
    let offer = app.read(visit.actor.may(RECEIVE)?, look).await?;
    let page = app.desk_page(visit, "centre-reception-details", SECTION).await?;
    let shown = FormPage {
        here: page.href(&format!("/desk/centres/{}/booking/{}", which.0, which.1)),
        chosen: Chosen::of(&page, &offer, &answers),
        words: OF_ANOTHER,
        needs: Need::ALL.map(|need| (need.key(), need.mark())).into(),
        answers,
        key,
        page,
    };
    Ok((shown.chosen.is_free, private(html(&shown)?)))
}

/// POST /desk/centres/{id}/booking/{service}
async fn send(
    State(app): State<App>,
    visit: Visit,
    Path((id, service)): Path<(String, String)>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let which: Which = (number(&id)?, number(&service)?);
    let (inside, form) = (app.clone(), typed.clone());
    let act = move |tx: &mut Tx<'_>| {
        must_reach(tx, which.0)?;
        let wish = form.read(which, RECEPTION, "")?;
        book_once(&inside, tx, (which, wish))
    };
    match app.write(visit.actor.may(RECEIVE)?, act).await {
        Ok(booked) => {
            let page = format!("/{}/desk/centres/{}/appointments/{}?told=booked", visit.actor.lang.code(), booked.centre, booked.id);
            Ok(private(Redirect::to(&page).into_response()))
        }
        Err(error) => {
            let (status, answers) = corrected(typed.answers(), error)?;
            let key = if typed.key.is_empty() { fresh_token("") } else { typed.key };
            let (is_free, mut response) = shown(&app, &visit, which, (answers, key)).await?;
            *response.status_mut() = if is_free { status } else { StatusCode::CONFLICT };
            Ok(response)
        }
    }
}
