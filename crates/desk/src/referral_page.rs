//! Handing a case to another entity, on its page; and where it went or from where it came.

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use http::Method;
use kernel::Id;
use kernel::Result;
use kernel::Timestamp;
use kernel::refuse;
use platform::Access;
use platform::App;
use platform::Channel;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::number;
use serde::Deserialize;
use ui::Choice;
use ui::Page;

use crate::Awaits;
use crate::Case;
use crate::CaseId;
use crate::State as Standing;
use crate::assign::must_be_in_hand;
use crate::case_acts::after;
use crate::case_page::Kept;
use crate::converse::WORK;
use crate::pane::channels;
use crate::referrals::Refer;
use crate::referrals::handed_on;
use crate::referrals::refer_case;
use crate::store;
use crate::store::referrals;

pub(crate) fn routes() -> Vec<Route> {
    vec![Route::page(Method::POST, "/desk/cases/{id}/referral", Access::May(WORK), post(refer))]
}

/// What the page of a case shows of other entities.
pub(crate) struct Referring {
    /// The entities to which it can be handed; none where it cannot.
    pub(crate) entities: Vec<Choice>,
    /// Where it went.
    pub(crate) went: Option<Went>,
    /// From where it came: the entity and what it was called there.
    pub(crate) came: Option<(String, String)>,
}

/// Where a case went.
pub(crate) struct Went {
    pub(crate) entity: String,
    /// What it is called there; empty while it is under way.
    pub(crate) reference: String,
    pub(crate) at: Timestamp,
}

impl Referring {
    pub(crate) fn read(tx: &mut Tx<'_>, page: &Page, case: &Case, channel: Option<&Channel>) -> Result<Referring> {
        let own = tx.entity()?;
        let is_owed = case.state == Standing::Open && case.awaits == Awaits::Employee;
        let may = is_owed && carries(channel) && tx.actor().can(WORK) && must_be_in_hand(tx, case).is_ok();
        let others = if may { org::store::entities(tx)? } else { Vec::new() };
        let others = others.into_iter().filter(|entity| entity.id != own);
        let entities = others.map(|entity| Choice::new(entity.id.to_string(), entity.name.get(page.lang))).collect();
        // What was handed back is here again.
        let went = match handed_on(tx, case)? {
            Some(went) => {
                Some(Went { entity: referrals::name_of(tx, went.to, page.lang)?, reference: went.arrived.unwrap_or_default(), at: went.at })
            }
            None => None,
        };
        let came = match referrals::came_from(tx, case.id)? {
            Some(came) => Some((referrals::name_of(tx, came.from, page.lang)?, came.reference)),
            None => None,
        };
        Ok(Referring { entities, went, came })
    }
}

/// Whether a channel can bring what a customer wrote into another entity: it takes written messages.
fn carries(channel: Option<&Channel>) -> bool {
    channel.is_some_and(|channel| channel.write_in.is_some())
}

/// Hands a case to another entity, where its channel can carry it there.
pub(crate) fn refer_by_channel(tx: &mut Tx<'_>, id: CaseId, ask: &Refer, channels: &[Channel]) -> Result<Case> {
    let case = store::case(tx, id)?.ok_or(kernel::Error::NotFound("case"))?;
    if !carries(channels.iter().find(|channel| channel.key == case.channel)) {
        return Err(refuse("desk-refer-channel").into());
    }
    refer_case(tx, id, ask)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ReferForm {
    to: String,
    note: String,
    seen: i64,
}

/// POST /desk/cases/{id}/referral
async fn refer(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<ReferForm>) -> Result<Response, Failure> {
    let id = number(&id)?;
    let channels = channels(&app);
    let (note, to) = (form.note.clone(), form.to.parse().map_or(Id::new(0), Id::new));
    let act = move |tx: &mut Tx<'_>| refer_by_channel(tx, id, &Refer { to, note, seen: form.seen }, &channels).map(drop);
    let done = app.write(visit.actor.may(WORK)?, act).await;
    after(&app, &visit, id, done, Kept::of("refer", form.note, &form.to)).await
}
