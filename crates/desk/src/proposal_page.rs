//! What a message seems to ask for, on the page of its case: accepted with one key, or corrected.

use ::store::Tx;
use axum::Json;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use http::Method;
use kernel::Lang;
use kernel::Result;
use kernel::invalid;
use org::ServiceId;
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
use platform::number;
use schemars::JsonSchema;
use serde::Deserialize;
use ui::Choice;
use ui::Page;
use writing::Urgency;

use crate::Case;
use crate::State as Standing;
use crate::api_rows;
use crate::assign::must_be_in_hand;
use crate::case_acts::after;
use crate::case_page::Kept;
use crate::converse::WORK;
use crate::proposals::Settled;
use crate::proposals::settle_matter;
use crate::store::proposals;

pub(crate) fn routes() -> Vec<Route> {
    let work = Access::May(WORK);
    vec![
        Route::page(Method::POST, "/desk/cases/{id}/matter", work, post(settle)),
        Route::plain(Method::POST, "/api/v1/cases/{id}/matter", work, post(settle_by_program)).described(Api {
            summary: "desk-does-set-matter",
            body: Some(schema::<Matter>),
            answer: Some(schema::<api_rows::Case>),
            ..Api::default()
        }),
    ]
}

/// What the page of a case shows of its matter.
pub(crate) struct Proposing {
    /// What is proposed and not settled.
    pub(crate) open: Option<Proposed>,
    pub(crate) service: String,
    pub(crate) urgency: String,
    pub(crate) is_pressing: bool,
    pub(crate) may: bool,
    pub(crate) services: Vec<Choice>,
    pub(crate) urgencies: Vec<Choice>,
    pub(crate) langs: Vec<Choice>,
    /// What the form begins with: what is proposed, else what is known.
    pub(crate) chosen: [String; 3],
}

/// A proposal as it is shown.
pub(crate) struct Proposed {
    pub(crate) service: String,
    /// Empty when nothing presses.
    pub(crate) urgency: String,
    pub(crate) lang: String,
    /// The words of the message that say so.
    pub(crate) says: Vec<String>,
    /// The words of customers for whom colleagues chose the same, each with how many of them.
    pub(crate) past: Vec<(String, String)>,
}

impl Proposing {
    pub(crate) fn read(tx: &mut Tx<'_>, page: &Page, case: &Case) -> Result<Proposing> {
        let is_open = case.state == Standing::Open;
        let may = is_open && tx.actor().can(WORK) && must_be_in_hand(tx, case).is_ok();
        let services = org::store::services(tx)?;
        let name = |id: Option<ServiceId>| {
            let known = id.and_then(|id| services.iter().find(|service| service.id == id));
            known.map_or_else(|| page.t("desk-matter-none"), |service| service.name.get(page.lang).to_owned())
        };
        let unsettled = proposals::of_case(tx, case.id)?.filter(|proposal| !proposal.is_settled && is_open);
        let (service, urgency, lang) = unsettled.as_ref().map_or((case.service, case.urgency, case.lang), |proposal| {
            (proposal.service.or(case.service), proposal.urgency, proposal.lang)
        });
        let named = |urgency: Urgency| page.t(&format!("desk-urgency-{}", urgency.key()));
        let speaks = |lang: Lang| page.t(&format!("desk-filter-lang-{}", lang.code()));
        let open = unsettled.map(|proposal| Proposed {
            service: name(service),
            urgency: if urgency == Urgency::Ordinary { String::new() } else { named(urgency) },
            lang: if proposal.says.lang.is_empty() { String::new() } else { speaks(lang) },
            says: [proposal.says.service, proposal.says.urgency, proposal.says.lang].concat(),
            past: proposal.says.past.into_iter().map(|one| (one.word, learnt(page, one.chosen, one.of))).collect(),
        });
        let offered = services.iter().filter(|one| one.is_offered || Some(one.id) == case.service);
        let none = Choice::new("", page.t("desk-matter-none"));
        Ok(Proposing {
            open,
            service: name(case.service),
            urgency: named(case.urgency),
            is_pressing: case.urgency != Urgency::Ordinary,
            may,
            services: [none].into_iter().chain(offered.map(|one| Choice::new(one.id.to_string(), one.name.get(page.lang)))).collect(),
            urgencies: Urgency::ALL.map(|one| Choice::new(one.key(), named(one))).into(),
            langs: Lang::ALL.map(|one| Choice::new(one.code(), speaks(one))).into(),
            chosen: [service.map(|id| id.to_string()).unwrap_or_default(), urgency.key().into(), lang.code().into()],
        })
    }
}

/// For how many customers colleagues chose what is proposed.
fn learnt(page: &Page, chosen: u32, of: u32) -> String {
    page.t2("desk-matter-past-of", "chosen", i64::from(chosen), "n", i64::from(of))
}

/// What a case is about, as it is said.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Matter {
    /// A service's number; empty for none of them.
    #[serde(default, alias = "matter-service")]
    service: String,
    /// `ordinary`, `soon`, `urgent`.
    #[serde(alias = "matter-urgency")]
    urgency: String,
    /// `ar` or `en`.
    #[serde(alias = "matter-lang")]
    lang: String,
    /// The version of the case that was looked at.
    version: i64,
}

impl Matter {
    fn read(&self) -> Result<Settled> {
        let service = if self.service.is_empty() { None } else { Some(number(&self.service)?) };
        Ok(Settled {
            service,
            urgency: Urgency::parse(&self.urgency).ok_or_else(|| invalid("urgency", "desk-filter-unknown"))?,
            lang: Lang::parse(&self.lang).ok_or_else(|| invalid("lang", "desk-filter-unknown"))?,
            seen: self.version,
        })
    }
}

/// POST /desk/cases/{id}/matter
async fn settle(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(matter): Form<Matter>) -> Result<Response, Failure> {
    let id = number(&id)?;
    let done = match matter.read() {
        Ok(what) => app.write(visit.actor.may(WORK)?, move |tx| settle_matter(tx, id, &what).map(drop)).await,
        Err(error) => Err(error),
    };
    after(&app, &visit, id, done, Kept::default()).await
}

/// POST /api/v1/cases/{id}/matter
async fn settle_by_program(
    State(app): State<App>,
    Caller(actor): Caller,
    Path(id): Path<String>,
    Body(matter): Body<Matter>,
) -> Result<Json<api_rows::Case>, Failure> {
    let (id, what) = (number(&id)?, matter.read()?);
    let write = move |tx: &mut Tx<'_>| {
        settle_matter(tx, id, &what)?;
        api_rows::Case::read(tx, id)
    };
    Ok(Json(app.write(actor.may(WORK)?, write).await?))
}
