//! The statements on how work is given out, on offers, and on what waits for an owner.

use ::store::Row;
use ::store::Tx;
use kernel::CustomerId;
use kernel::EmployeeId;
use kernel::EntityId;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;
use org::ServiceId;

use crate::CaseId;
use crate::offers::Offer;
use crate::route::RoutingRules;

/// How the entity gives work out, if it said so.
pub(crate) fn rules(tx: &mut Tx<'_>) -> Result<Option<RoutingRules>> {
    let entity = tx.entity()?;
    let found = tx.recall(
        "select is_offered, offer_minutes, most_open, held_back_minutes from routing_rules where entity_id = $1",
        &[entity.into()],
        |row| {
            Ok(RoutingRules { is_offered: row.get(0)?, offer_minutes: row.get(1)?, most_open: row.get(2)?, held_back_minutes: row.get(3)? })
        },
    );
    Ok(found?.pop())
}

pub(crate) fn save_rules(tx: &mut Tx<'_>, rules: &RoutingRules) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into routing_rules (entity_id, is_offered, offer_minutes, most_open, held_back_minutes) values ($1, $2, $3, $4, $5)
         on conflict (entity_id) do update set is_offered = excluded.is_offered, offer_minutes = excluded.offer_minutes,
             most_open = excluded.most_open, held_back_minutes = excluded.held_back_minutes",
        &[entity.into(), rules.is_offered.into(), rules.offer_minutes.into(), rules.most_open.into(), rules.held_back_minutes.into()],
    )?;
    Ok(())
}

/// The entities in which something waits for an owner.
pub(crate) fn entities_that_wait(tx: &mut Tx<'_>) -> Result<Vec<EntityId>> {
    tx.query("select distinct entity_id from cases where owner_id is null and state = 'open' and awaits = 'employee'", &[], |row| {
        row.get(0)
    })
}

/// A case that waits for an owner, as far as the router asks of it.
pub(crate) struct Waiting {
    pub(crate) id: CaseId,
    pub(crate) opened_at: Timestamp,
    pub(crate) channel: String,
    pub(crate) lang: Lang,
    /// The service that it is of, or that is proposed for it.
    pub(crate) service: Option<ServiceId>,
}

/// Those that wait for an owner and are offered to nobody, those that came first at the front, from one of them on.
pub(crate) fn unowned(tx: &mut Tx<'_>, after: (Timestamp, CaseId), limit: u32) -> Result<Vec<Waiting>> {
    let entity = tx.entity()?;
    tx.query(
        "select c.id, c.opened_at, c.channel, c.lang, coalesce(c.service_id, p.service_id) from cases c
         left join proposals p on p.entity_id = $1 and p.case_id = c.id and p.settled_at is null
         where c.entity_id = $1 and c.owner_id is null and c.state = 'open' and c.awaits = 'employee' and (c.opened_at, c.id) > ($2, $3)
             and not exists (select 1 from offers o where o.entity_id = $1 and o.case_id = c.id and o.ended_at is null)
         order by c.opened_at, c.id limit $4",
        &[entity.into(), after.0.into(), after.1.into(), limit.into()],
        |row| Ok(Waiting { id: row.get(0)?, opened_at: row.get(1)?, channel: row.get(2)?, lang: row.get(3)?, service: row.get(4)? }),
    )
}

pub(crate) fn insert_offer(tx: &mut Tx<'_>, offer: &Offer) -> Result<()> {
    let entity = tx.entity()?;
    tx.execute(
        "insert into offers (id, entity_id, case_id, employee_id, offered_at, until_at) values ($1, $2, $3, $4, $5, $6)",
        &[offer.id.into(), entity.into(), offer.case.into(), offer.to.into(), offer.offered_at.into(), offer.until_at.into()],
    )?;
    Ok(())
}

fn offer(row: &Row) -> Result<Offer> {
    Ok(Offer { id: row.get(0)?, case: row.get(1)?, to: row.get(2)?, offered_at: row.get(3)?, until_at: row.get(4)? })
}

/// The offer of a case that is open.
pub(crate) fn open_offer(tx: &mut Tx<'_>, case: CaseId) -> Result<Option<Offer>> {
    let entity = tx.entity()?;
    tx.one(
        "select id, case_id, employee_id, offered_at, until_at from offers where entity_id = $1 and case_id = $2 and ended_at is null",
        &[entity.into(), case.into()],
        offer,
    )
}

/// Who has let an offer of a case pass.
pub(crate) fn passed(tx: &mut Tx<'_>, case: CaseId) -> Result<Vec<EmployeeId>> {
    let entity = tx.entity()?;
    tx.query(
        "select employee_id from offers where entity_id = $1 and case_id = $2 and outcome in ('passed', 'lapsed') order by id",
        &[entity.into(), case.into()],
        |row| row.get(0),
    )
}

/// Who owns what is open of a customer's newest cases but one, the newest first. Asked by key alone, so that letters of many customers that
/// come together are still written together.
pub(crate) fn owners_of_customer(tx: &mut Tx<'_>, customer: CustomerId, except: CaseId) -> Result<Vec<EmployeeId>> {
    let entity = tx.entity()?;
    let sql = "select id, owner_id, state from cases where entity_id = $1 and customer_id = $2 order by id desc limit 20";
    let newest: Vec<(CaseId, Option<EmployeeId>, String)> =
        tx.query(sql, &[entity.into(), customer.into()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let is_open = |state: &str| state == "open" || state == "snoozed";
    let others = newest.into_iter().filter(|(id, _, state)| *id != except && is_open(state));
    Ok(others.filter_map(|(_, owner, _)| owner).collect())
}

/// Ends an offer; answers whether it was open.
pub(crate) fn end_offer(tx: &mut Tx<'_>, id: i64, outcome: &str) -> Result<bool> {
    let (entity, now) = (tx.entity()?, tx.now());
    let changed = tx.execute(
        "update offers set ended_at = $3, outcome = $4 where entity_id = $1 and id = $2 and ended_at is null",
        &[entity.into(), id.into(), now.into(), outcome.into()],
    )?;
    Ok(changed == 1)
}

/// How many offers are open to each.
pub(crate) fn offered_to_each(tx: &mut Tx<'_>) -> Result<Vec<(EmployeeId, i64)>> {
    let entity = tx.entity()?;
    tx.query(
        "select employee_id, count(*) from offers where entity_id = $1 and ended_at is null group by employee_id",
        &[entity.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Offers whose time is over, in all entities: the clock's own list.
pub(crate) fn lapsed(tx: &mut Tx<'_>, now: Timestamp, limit: u32) -> Result<Vec<(EntityId, CaseId)>> {
    tx.query(
        "select entity_id, case_id from offers where ended_at is null and until_at <= $1 order by until_at limit $2",
        &[now.into(), limit.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}
