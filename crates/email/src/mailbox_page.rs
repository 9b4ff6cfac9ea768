//! The page of the entity's mailboxes: the agreement of each, whether it takes mail, where its mail is fetched from.

use platform::number;
use std::collections::BTreeMap;
use std::time::Duration;

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use calendar::Measure;
use calendar::ServiceLevel;
use http::Method;
use kernel::Bilingual;
use kernel::Error;
use kernel::Result;
use kernel::Timestamp;
use kernel::invalid;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::html;
use serde::Deserialize;
use ui::Answers;
use ui::Choice;
use ui::Page;

use crate::mailbox::Mailbox;
use crate::mailbox::MailboxId;
use crate::mailboxes::save_mailbox;
use crate::skipped;
use crate::skipped::Passed;
use crate::source::MANAGE;
use crate::source::Source;
use crate::store;
use crate::token::Tokens;

/// The key of the mailboxes in the rail.
pub(crate) const SECTION: &str = "mailboxes";
/// The most mailboxes that the page shows.
const MOST: u32 = 200;
/// The longest agreement, in hours: thirty days.
const LONGEST: u64 = 720;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(MANAGE);
    vec![
        Route::page(Method::GET, "/desk/mailboxes", may, get(show)),
        Route::page(Method::POST, "/desk/mailboxes", may, post(add)),
        Route::page(Method::POST, "/desk/mailboxes/acknowledgement", may, post(acknowledge)),
        Route::page(Method::POST, "/desk/mailboxes/{id}", may, post(change)),
    ]
}

#[derive(Template)]
#[template(path = "mailboxes.html")]
struct MailboxesPage {
    page: Page,
    boxes: Vec<Shown>,
    measures: Vec<Choice>,
    securities: Vec<Choice>,
    logins: Vec<Choice>,
    ends: Vec<Choice>,
    acknowledges: bool,
    typed: Typed,
}

struct Shown {
    mailbox: Mailbox,
    name: String,
    path: String,
    hours: u64,
    agreement: String,
    source: Option<Source>,
    tokens: Option<Tokens>,
    fetched: String,
    trouble: String,
    since: String,
    skipped: Vec<Passed>,
}

/// What stands beside a mailbox: where its mail is fetched from, how that is entered, and what did not come.
type Beside = (Option<Source>, Option<Tokens>, Vec<Passed>);

/// GET /desk/mailboxes
async fn show(State(app): State<App>, visit: Visit) -> std::result::Result<Response, Failure> {
    shown(&app, &visit, Typed::default()).await
}

/// A form that was refused (`new`, the number of a mailbox, or that and `/source`), with what was typed.
#[derive(Default)]
pub(crate) struct Typed {
    pub(crate) place: String,
    pub(crate) answers: Answers,
}

/// Makes the page, also after one of its forms was refused.
async fn shown(app: &App, visit: &Visit, typed: Typed) -> std::result::Result<Response, Failure> {
    let page = app.desk_page(visit, "email-mailboxes", SECTION).await?;
    let inside = app.clone();
    let (rows, acknowledges) = app
        .read(visit.actor.may(MANAGE)?, move |tx| {
            let boxes = store::mailboxes(tx, None, MOST)?;
            let rows = boxes.into_iter().map(|mailbox| Ok((beside(tx, mailbox.id)?, mailbox))).collect::<Result<Vec<_>>>()?;
            Ok((rows, inside.settings().now(tx, "mail.acknowledge")? == "yes"))
        })
        .await?;
    let choices = |keys: &[&str], label: &str| keys.iter().map(|key| Choice::new(*key, page.t(&format!("{label}-{key}")))).collect();
    html(&MailboxesPage {
        boxes: rows.into_iter().map(|(beside, mailbox)| Shown::new(&page, mailbox, beside)).collect(),
        measures: choices(&["clock", "working"], "email-measure"),
        securities: choices(&["tls", "starttls", "none"], "email-security"),
        logins: ["password", "refresh", "client"].map(|key| Choice::new(key, page.t(&format!("email-login-{key}")))).into(),
        ends: choices(&["seen", "move", "nothing"], "email-afterwards"),
        acknowledges,
        typed,
        page,
    })
}

fn beside(tx: &mut Tx<'_>, mailbox: MailboxId) -> Result<Beside> {
    let source = store::source(tx, mailbox)?;
    let skipped = if source.is_some() { store::faults::passed(tx, mailbox, skipped::MOST)? } else { Vec::new() };
    Ok((source, store::tokens::of(tx, mailbox)?, skipped))
}

impl MailboxesPage {
    /// Whether a form was refused and is shown again.
    fn is_refused(&self, place: impl AsRef<str>) -> bool {
        self.typed.place == place.as_ref()
    }

    /// What stands in a field: as it was typed in a form that was refused, else as it is known.
    fn value(&self, place: impl AsRef<str>, name: impl AsRef<str>, known: impl std::fmt::Display) -> String {
        if self.is_refused(place) { self.typed.answers.value(name.as_ref()).to_owned() } else { known.to_string() }
    }

    /// What must be corrected in a field.
    fn error(&self, place: impl AsRef<str>, name: impl AsRef<str>) -> String {
        if self.is_refused(place) { self.typed.answers.error(&self.page, name.as_ref()) } else { String::new() }
    }
}

impl Shown {
    /// How its server is entered: `password`, `refresh`, `client`.
    fn login(&self) -> &'static str {
        match &self.tokens {
            None => "password",
            Some(tokens) if tokens.refresh.is_empty() => "client",
            Some(_) => "refresh",
        }
    }

    fn new(page: &Page, mailbox: Mailbox, (source, tokens, skipped): Beside) -> Shown {
        let hours = mailbox.level.allowed_seconds / 3600;
        let trouble = source.as_ref().map(|source| &source.trouble);
        let trouble = trouble.map(|said| if page.words.has(said) { page.t(said) } else { said.clone() });
        let fetched = source.as_ref().and_then(|source| source.fetched_at).map(|at| page.when(at));
        Shown {
            name: mailbox.name.get(page.lang).to_owned(),
            path: page.href(&format!("/desk/mailboxes/{}", mailbox.id)),
            hours,
            agreement: page.tn(&format!("email-agreement-{}", mailbox.level.measure.key()), hours),
            fetched: fetched.unwrap_or_default(),
            trouble: trouble.unwrap_or_default(),
            since: source.as_ref().map(|source| since(page, source)).unwrap_or_default(),
            skipped,
            source,
            tokens,
            mailbox,
        }
    }
}

/// Since when a source has not worked, and when it is tried again.
fn since(page: &Page, source: &Source) -> String {
    let at = |at: Option<Timestamp>| at.map(|at| page.when(at)).unwrap_or_default();
    page.t2("email-source-since", "since", at(source.failing_since).as_str(), "next", at(source.try_at).as_str())
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct MailboxForm {
    address: String,
    name_ar: String,
    name_en: String,
    hours: String,
    measure: String,
    open: String,
}

impl MailboxForm {
    fn level(&self) -> Result<ServiceLevel> {
        let hours = self.hours.trim().parse().ok().filter(|hours| (1..=LONGEST).contains(hours));
        let hours: u64 = hours.ok_or_else(|| invalid("hours", "email-hours-number"))?;
        let measure = Measure::parse(&self.measure).ok_or_else(|| invalid("measure", "email-source-choice"))?;
        Ok(ServiceLevel::new(Duration::from_secs(hours * 3600), measure))
    }

    fn name(&self) -> Bilingual {
        Bilingual::new(self.name_ar.trim(), self.name_en.trim())
    }

    fn answers(&self) -> Answers {
        let names = Answers::new().with("address", &self.address).with("name_ar", &self.name_ar).with("name_en", &self.name_en);
        names.with("hours", &self.hours).with("measure", &self.measure).with("open", &self.open)
    }
}

/// POST /desk/mailboxes
async fn add(State(app): State<App>, visit: Visit, Form(form): Form<MailboxForm>) -> std::result::Result<Response, Failure> {
    let typed = Typed { place: "new".into(), answers: form.answers() };
    act(&app, &visit, typed, move |tx| {
        let (id, entity, level) = (tx.new_id(), tx.entity()?, form.level()?);
        let address = form.address.trim().to_lowercase();
        if store::is_mailbox(tx, &address)? {
            return Err(invalid("address", "email-address-taken"));
        }
        save_mailbox(tx, &Mailbox { id, entity, address, name: form.name(), service: None, level, is_open: true })
    })
    .await
}

/// POST /desk/mailboxes/{id} — name, agreement, open or closed; the address stays.
async fn change(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<MailboxForm>,
) -> std::result::Result<Response, Failure> {
    let id = number(&id)?;
    let typed = Typed { place: id.to_string(), answers: form.answers() };
    act(&app, &visit, typed, move |tx| {
        let known = store::mailbox(tx, id)?.ok_or(Error::NotFound("mailbox"))?;
        save_mailbox(tx, &Mailbox { name: form.name(), level: form.level()?, is_open: form.open == "yes", ..known })
    })
    .await
}

/// POST /desk/mailboxes/acknowledgement
async fn acknowledge(
    State(app): State<App>,
    visit: Visit,
    Form(wish): Form<BTreeMap<String, String>>,
) -> std::result::Result<Response, Failure> {
    let value = if wish.get("acknowledge").is_some_and(|wish| wish == "yes") { "yes" } else { "no" };
    act(&app, &visit, Typed::default(), move |tx| platform::settings::set(tx, "mail.acknowledge", value)).await
}

/// Carries an act out and goes back to the page. A refusal stands in the form that was sent, beside what was typed.
pub(crate) async fn act<F>(app: &App, visit: &Visit, typed: Typed, act: F) -> std::result::Result<Response, Failure>
where
    F: FnOnce(&mut Tx<'_>) -> Result<()> + Send + 'static,
{
    match app.write(visit.actor.may(MANAGE)?, act).await {
        Ok(()) => Ok(Redirect::to(&format!("/{}/desk/mailboxes", visit.actor.lang.code())).into_response()),
        Err(error) => {
            let (status, answers) = corrected(typed.answers, error)?;
            Ok((status, shown(app, visit, Typed { answers, ..typed }).await?).into_response())
        }
    }
}
