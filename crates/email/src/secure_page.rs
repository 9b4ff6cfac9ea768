//! The public page of a secure message: a code goes to the customer's own address, and opens it once. It works without JavaScript.

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use futures::FutureExt;
use futures::future::BoxFuture;
use http::Method;
use http::StatusCode;
use kernel::Actor;
use kernel::Error;
use kernel::FieldError;
use kernel::Permission;
use kernel::Phone;
use kernel::Result;
use kernel::Role;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Pace;
use platform::Query;
use platform::Route;
use platform::Visit;
use platform::deliveries;
use platform::deliveries::Deliverer;
use platform::deliveries::Delivery;
use platform::deliveries::DeliveryId;
use platform::deliveries::NewDelivery;
use platform::deliveries::Outcome;
use platform::deliveries::Pauses;
use platform::deliveries::Text;
use platform::html;
use platform::limits::Class;
use platform::private;
use serde::Deserialize;
use ui::Answers;
use ui::Page;

use crate::automatic;
use crate::automatic::Automatic;
use crate::budget;
use crate::concerned;
use crate::deliver::SEND;
use crate::led;
use crate::led::Led;
use crate::secure::Secure;
use crate::secure::SecureId;
use crate::secure::read_pass;
use crate::secure_events::SecureCodeSent;
use crate::secure_events::SecureOpened;
use crate::secure_events::SecureRefused;
use crate::secure_files;
use crate::secure_files::Named;
use crate::secure_files::ticket;
use crate::store;

/// Open a secure message with the code that was sent for it.
pub(crate) const OPEN: Permission = Permission { key: "email.open-secure", roles: &[Role::Public] };

const KIND: &str = "email-secure-code";

/// Carries codes to the mail server. Nothing may bounce back from them; the code is wiped once it has left.
pub(crate) const DELIVERER: Deliverer = Deliverer {
    kind: KIND,
    label: "email-secure-codes-sent",
    pauses: Pauses::MAIL,
    is_confidential: true,
    concerns: concerned::of_letter,
    deliver: carry,
};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/secure/{pass}", Access::Anyone, get(show)),
        Route::page(Method::POST, "/secure/{pass}/codes", Access::Anyone, post(ask)).limited(Class::SignIn),
        // Counted as an attempt to sign in: a code opens what is someone's own.
        Route::page(Method::POST, "/secure/{pass}", Access::Anyone, post(open)).limited(Class::SignIn),
    ]
}

#[derive(Template)]
#[template(path = "secure.html")]
struct SecurePage {
    page: Page,
    action: String,
    /// The address or the phone that gets the code, most of it hidden.
    address: String,
    is_by_phone: bool,
    /// Until when it can be opened; empty when that is over.
    until: String,
    is_asked: bool,
    answers: Answers,
    /// The text, once it was opened.
    text: String,
    /// Its files then: name, size, address; and what lets them be taken.
    files: Vec<(String, String, String)>,
    ticket: (i64, String),
}

/// What a right code shows.
struct Opened {
    text: String,
    files: Vec<Named>,
    ticket: (i64, String),
}

fn led(app: &App, visit: &Visit, pass: &str) -> Result<Led<SecureId>> {
    led::led(visit, OPEN, read_pass(app.keys(), pass), &format!("/secure/{pass}"))
}

async fn page(app: &App, visit: &Visit, led: &Led<SecureId>) -> Result<SecurePage> {
    let id = led.to;
    let (found, entity) = app
        .read(led.grant.clone(), move |tx| {
            let found = store::secure(tx, id)?.ok_or(Error::NotFound("page"))?;
            Ok((found, org::store::own_entity(tx)?.ok_or(Error::NotFound("page"))?))
        })
        .await?;
    let mut page = app.public_page(visit, "email-secure-title", "secure");
    page.entity = entity.name.get(page.lang).into();
    Ok(SecurePage {
        action: led.action.clone(),
        address: found.phone.as_ref().map_or_else(|| hidden(&found.address), kernel::Phone::masked),
        is_by_phone: found.phone.is_some(),
        until: if found.is_open(page.now) { page.datetime(found.expires_at) } else { String::new() },
        is_asked: !found.code.digest.is_empty() && page.now < found.code.until,
        answers: Answers::new(),
        text: String::new(),
        files: Vec::new(),
        ticket: (0, String::new()),
        page,
    })
}

/// The first letter of an address and its server: who has it knows it again.
fn hidden(address: &str) -> String {
    let (local, server) = address.rsplit_once('@').unwrap_or((address, ""));
    format!("{}•••@{server}", local.chars().next().unwrap_or('•'))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    asked: String,
}

/// GET /secure/{pass}
async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(pass): Path<String>,
    Query(asked): Query<Asked>,
) -> std::result::Result<Response, Failure> {
    let led = led(&app, &visit, &pass)?;
    let shown = page(&app, &visit, &led).await?;
    Ok(private(html(&SecurePage { is_asked: shown.is_asked || !asked.asked.is_empty(), ..shown })?))
}

/// POST /secure/{pass}/codes
async fn ask(State(app): State<App>, visit: Visit, Path(pass): Path<String>) -> std::result::Result<Response, Failure> {
    let led = led(&app, &visit, &pass)?;
    let (inside, id, chance) = (app.clone(), led.to, platform::chance());
    app.write(led.grant, move |tx| {
        let mut found = store::secure(tx, id)?.ok_or(Error::NotFound("page"))?;
        let now = tx.now();
        let code = found.new_code(inside.keys(), chance, now)?;
        store::save_secure(tx, &found)?;
        send(tx, &inside, &found, &code)
    })
    .await?;
    Ok(private(Redirect::to(&format!("{}?asked=yes", led.action)).into_response()))
}

fn send(tx: &mut Tx<'_>, app: &App, found: &Secure, code: &str) -> Result<()> {
    let destination = found.address.rsplit('@').next().unwrap_or_default().into();
    let payload = serde_json::json!({ "secure": found.id, "code": code });
    let key = format!("{}-{}", found.id, found.code.asked);
    match &found.phone {
        Some(phone) => text(tx, app, found, (phone, code))?,
        None => deliveries::enqueue(tx, NewDelivery { kind: KIND, key, destination, payload, not_before: None })?,
    };
    tx.record(SecureCodeSent { case: found.case.get(), message: found.message.get() })?;
    Ok(())
}

/// The code as a text message in the customer's language: never with the link, so that whoever sees the phone alone opens nothing.
fn text(tx: &mut Tx<'_>, app: &App, found: &Secure, (phone, code): (&Phone, &str)) -> Result<DeliveryId> {
    let case = desk::store::case(tx, found.case)?.ok_or(Error::NotFound("page"))?;
    let entity = org::store::own_entity(tx)?.ok_or(Error::NotFound("page"))?;
    let said = [("entity", entity.name.get(case.lang).into()), ("code", code.into())];
    let text = app.words().say_plain(case.lang, "email-secure-code-sms", &said);
    let text = Text { to: phone.clone(), lang: case.lang, text, until: found.code.until, case: Some(case.id.get()) };
    deliveries::enqueue_text(tx, format!("secure-{}-{}", found.id, found.code.asked), &text)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Typed {
    code: String,
}

/// POST /secure/{pass}
async fn open(
    State(app): State<App>,
    visit: Visit,
    Path(pass): Path<String>,
    Form(typed): Form<Typed>,
) -> std::result::Result<Response, Failure> {
    let (pace, led) = (Pace::begin(), led(&app, &visit, &pass)?);
    let (keys, id) = (app.keys().clone(), led.to);
    let opened = app.write(led.grant.clone(), move |tx| tried(tx, &keys, id, &typed.code)).await?;
    let shown = page(&app, &visit, &led).await?;
    if let Some(Opened { text, files, ticket }) = opened {
        let size = |bytes: u64| shown.page.t1("email-kilobytes", "n", bytes.div_ceil(1024));
        let files = files.into_iter().map(|one| (one.name, size(one.size), format!("{}/files/{}", led.action, one.id))).collect();
        return Ok(private(html(&SecurePage { text, files, ticket, ..shown })?));
    }
    let wrong = FieldError { field: "code".into(), key: "email-secure-wrong", args: Vec::new() };
    let page = html(&SecurePage { answers: Answers::new().wrong(vec![wrong]), is_asked: true, ..shown })?;
    pace.keep().await;
    Ok(private((StatusCode::UNPROCESSABLE_ENTITY, page).into_response()))
}

/// Tries a code; what it opens, if it was right. A wrong one is counted too.
fn tried(tx: &mut Tx<'_>, keys: &::store::Keys, id: SecureId, typed: &str) -> Result<Option<Opened>> {
    let mut found = store::secure(tx, id)?.ok_or(Error::NotFound("page"))?;
    let now = tx.now();
    let is_right = found.opens(keys, typed, now);
    store::save_secure(tx, &found)?;
    let (case, message) = (found.case.get(), found.message.get());
    if !is_right {
        tx.record(SecureRefused { case, message })?;
        return Ok(None);
    }
    tx.record(SecureOpened { case, message })?;
    let (text, files) = (found.text(keys)?, secure_files::named(tx, keys, id)?);
    Ok(Some(Opened { text, files, ticket: ticket(keys, id, now) }))
}

fn carry(app: App, delivery: Delivery) -> BoxFuture<'static, Outcome> {
    async move { attempt(&app, &delivery).await.unwrap_or_else(|error| Outcome::Later(error.to_string())) }.boxed()
}

async fn attempt(app: &App, delivery: &Delivery) -> Result<Outcome> {
    let entity = delivery.entity.ok_or(Error::NotFound("entity"))?;
    let grant = Actor::system("mail-out", None).may(SEND)?.within(entity);
    let id: SecureId = delivery.payload["secure"].as_str().and_then(|id| id.parse().ok()).ok_or(Error::NotFound("secure message"))?;
    let code = delivery.payload["code"].as_str().unwrap_or_default().to_owned();
    let (inside, at, name) = (app.clone(), delivery.created_at, delivery.key.clone());
    let made = app.read(grant.clone(), move |tx| {
        let Some(found) = store::secure(tx, id)? else { return Ok(None) };
        let Some(case) = desk::store::case(tx, found.case)? else { return Ok(None) };
        // A code that opens nothing any more is not sent: it would only be taken for the one that does.
        if tx.now() >= found.code.until {
            return Ok(None);
        }
        let said = Automatic {
            name: format!("secure-{name}"),
            subject: "email-secure-code-subject",
            text: &["email-secure-code-text", "email-secure-code-warning"],
            args: vec![("code", code.into())],
            at,
        };
        automatic::letter(tx, &inside, &case, found.message, &said)
    });
    match made.await? {
        Some((to, raw)) => budget::hand_over_asked_for(app, &grant, delivery, &to, &raw).await,
        None => Ok(Outcome::Never("its message or its address is gone, or its time is over".into())),
    }
}
