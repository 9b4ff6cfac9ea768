//! Offers: a case is held out to one colleague, who takes it, passes it on, or lets the time go by; then the next is asked.

use std::time::Duration;

use ::store::Tx;
use kernel::Actor;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Id;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use kernel::refuse;
use platform::App;

use crate::Awaits;
use crate::Case;
use crate::CaseId;
use crate::State;
use crate::notices;
use crate::round;
use crate::route;
use crate::route::RoutingRules;
use crate::store;
use crate::store::routing;
use crate::work_events::CaseOffered;
use crate::work_events::OfferEnded;

const WATCH: Permission = Permission { key: "desk.watch-offers", roles: &[Role::System] };
/// How many offers one round ends.
const ROUND: u32 = 500;

/// A case that is held out to a colleague.
#[derive(Clone, Debug)]
pub(crate) struct Offer {
    pub(crate) id: i64,
    pub(crate) case: CaseId,
    pub(crate) to: EmployeeId,
    pub(crate) offered_at: Timestamp,
    pub(crate) until_at: Timestamp,
}

/// Offers a case that nobody owns to a colleague.
pub(crate) fn offer(tx: &mut Tx<'_>, case: &Case, to: EmployeeId, rules: RoutingRules) -> Result<()> {
    let now = tx.now();
    let until_at = now + Duration::from_secs(rules.offer_minutes.unsigned_abs() * 60);
    let offer = Offer { id: tx.new_id::<()>().get(), case: case.id, to, offered_at: now, until_at };
    routing::insert_offer(tx, &offer)?;
    let interaction = store::newest_interaction(tx, case.id)?;
    tx.record(CaseOffered {
        case: case.id.get(),
        interaction: interaction.map(Id::get),
        colleague: to.get(),
        until_at: until_at.as_millisecond(),
    })?;
    notices::tell(tx, to, "offered", Some(case.id))
}

/// Ends the open offer of a case, if there is one: `taken`, `passed`, `lapsed`, `withdrawn`.
fn end(tx: &mut Tx<'_>, offer: &Offer, reason: &'static str) -> Result<bool> {
    let is_ended = routing::end_offer(tx, offer.id, reason)?;
    if is_ended {
        tx.record(OfferEnded { case: offer.case.get(), colleague: offer.to.get(), reason })?;
    }
    Ok(is_ended)
}

/// A case that is settled, went to another entity or became part of another is offered no more.
pub(crate) fn withdraw(tx: &mut Tx<'_>, case: CaseId) -> Result<()> {
    match routing::open_offer(tx, case)? {
        Some(offer) => end(tx, &offer, "withdrawn").map(drop),
        None => Ok(()),
    }
}

/// A case that has an owner is offered no more.
pub(crate) fn owned(tx: &mut Tx<'_>, case: CaseId, owner: EmployeeId) -> Result<()> {
    match routing::open_offer(tx, case)? {
        Some(offer) => end(tx, &offer, if offer.to == owner { "taken" } else { "withdrawn" }).map(drop),
        None => Ok(()),
    }
}

/// Passes on what was offered to the one who acts: the next colleague is asked at once. A second click changes nothing.
///
/// # Errors
/// Refused when it is not offered to them; `NotFound` for a case of another entity.
pub fn pass_offer(tx: &mut Tx<'_>, id: CaseId) -> Result<()> {
    let me = tx.actor().employee()?;
    let case = store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
    match routing::open_offer(tx, case.id)?.filter(|offer| offer.to == me) {
        Some(offer) => {
            end(tx, &offer, "passed")?;
            next(tx, case)
        }
        None if routing::passed(tx, case.id)?.contains(&me) => Ok(()),
        None => Err(refuse("desk-offer-not-yours").into()),
    }
}

/// Asks the next colleague, if there is one.
fn next(tx: &mut Tx<'_>, mut case: Case) -> Result<()> {
    let is_waiting = case.state == State::Open && case.awaits == Awaits::Employee;
    if case.owner.is_some() || !is_waiting || routing::open_offer(tx, case.id)?.is_some() {
        return Ok(());
    }
    let rules = route::routing_rules(tx)?;
    let proposed = store::proposals::of_case(tx, case.id)?.filter(|proposal| !proposal.is_settled).and_then(|proposal| proposal.service);
    let asked = (case.channel.as_str(), case.lang, case.service.or(proposed));
    let work = routing_work(tx, &case, asked)?;
    let choice = route::choose(tx, &work, rules)?;
    route::carry_out(tx, &mut case, choice, rules)
}

fn routing_work(tx: &mut Tx<'_>, case: &Case, asked: (&str, kernel::Lang, Option<org::ServiceId>)) -> Result<::routing::Work> {
    let (passed, known_to) = (routing::passed(tx, case.id)?, route::known_to(tx, case.customer, case.id)?);
    Ok(::routing::Work { passed, known_to, ..route::work(case.id.get(), asked, case.urgency, case.countdown.started()) })
}

/// Lets every offer whose time is over go to the next colleague; answers how many.
///
/// # Errors
/// What the database says.
pub async fn end_offers(app: &App) -> Result<usize> {
    let clock = Actor::system("router", None);
    let now = app.now();
    let over = app.read(clock.may(WATCH)?, move |tx| routing::lapsed(tx, now, ROUND)).await?;
    for (entity, case) in &over {
        let case = *case;
        round::each(app, clock.may(WATCH)?.within(*entity), case.get(), move |tx| lapse(tx, case)).await?;
    }
    Ok(over.len())
}

/// Looks again inside the transaction: it may have been taken meanwhile.
fn lapse(tx: &mut Tx<'_>, id: CaseId) -> Result<()> {
    let now = tx.now();
    let Some(offer) = routing::open_offer(tx, id)?.filter(|offer| offer.until_at <= now) else { return Ok(()) };
    if end(tx, &offer, "lapsed")?
        && let Some(case) = store::case(tx, id)?.filter(|case| case.id == id)
    {
        next(tx, case)?;
    }
    Ok(())
}
