//! Sends the customer on with a note and without a new wait: to another service, to one counter of the centre, or to one who leads it.

pub(crate) mod receive;

use std::time::Duration;

use ::store::Tx;
use desk::notices::tell_place;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Result;
use kernel::Role;
use kernel::invalid;
use kernel::refuse;
use org::ServiceId;
use platform::accounts;
use platform::sessions;
use ui::Choice;
use ui::Page;

use crate::call::own_ticket;
use crate::counter::Standing;
use crate::counter::office::office_of;
use crate::line::work;
use crate::scene;
use crate::serve::moved;
use crate::serve::said;
use crate::state::State;
use crate::store;
use crate::ticket::Sent;
use crate::ticket::Ticket;

/// What stands before the number of a counter, and of one who leads the centre, in the value of a choice.
const COUNTER: &str = "counter-";
const LEADER: &str = "leader-";

/// Where somebody is sent on to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Goal {
    /// Another service: whoever is next for it calls them.
    Service(ServiceId),
    /// One counter, or one who leads the centre: they alone call them.
    Only(Sent),
}

impl Goal {
    /// Reads what was chosen: `17`, `counter-3`, `leader-5`.
    ///
    /// # Errors
    /// `Invalid` for anything else.
    pub(crate) fn parse(chosen: &str) -> Result<Goal> {
        let wrong = || invalid("to", "centre-send-choose");
        if let Some(id) = chosen.strip_prefix(COUNTER) {
            return Ok(Goal::Only(Sent::Counter(id.parse().map_err(|_| wrong())?)));
        }
        if let Some(id) = chosen.strip_prefix(LEADER) {
            return Ok(Goal::Only(Sent::Leader(id.parse().map_err(|_| wrong())?)));
        }
        Ok(Goal::Service(chosen.parse().map_err(|_| wrong())?))
    }
}

/// Sends the customer on who is served by the one who acts; `idle` is how long a session lasts that nobody uses.
///
/// # Errors
/// `Invalid` without a note, or for a service that the centre does not offer; refused where nobody is served, and where nobody is at that counter
/// any more who could serve them.
pub(crate) fn send_on(tx: &mut Tx<'_>, (to, idle): (Goal, Duration), note: &str) -> Result<Ticket> {
    let mut ticket = own_ticket(tx)?;
    let (note, before) = (said(note, "note")?, ticket.service);
    match to {
        Goal::Service(service) => {
            to_service(tx, &mut ticket, (service, note))?;
            moved(tx, &mut ticket, "sent-on", before)?;
        }
        Goal::Only(whom) => {
            ticket.must_be_served()?;
            if !places(tx, &ticket, idle)?.iter().any(|place| place.whom == whom) {
                return Err(refuse("centre-send-gone").into());
            }
            ticket.send_to(whom, note, tx.now())?;
            moved(tx, &mut ticket, "sent-to", before)?;
            if let Sent::Leader(leader) = whom {
                tell(tx, leader, ticket.centre)?;
            }
        }
    }
    Ok(ticket)
}

/// Who leads the centre is told whom they are to see: from the floor where there is an office, and else from a counter.
fn tell(tx: &mut Tx<'_>, leader: EmployeeId, centre: CentreId) -> Result<()> {
    let floor = format!("/desk/centres/{centre}");
    let has_office = office_of(tx, centre)?.is_some();
    let (kind, place) = if has_office { ("customer-to-receive", floor.as_str()) } else { ("customer-sent", "/desk/counter") };
    tell_place(tx, leader, kind, (place, &Bilingual::default()))
}

fn to_service(tx: &mut Tx<'_>, ticket: &mut Ticket, (service, note): (ServiceId, String)) -> Result<()> {
    let offered = store::offered_one(tx, ticket.centre, service)?.filter(|offered| offered.is_offered);
    let offered = offered.ok_or_else(|| invalid("to", "centre-not-offered"))?;
    ticket.send_on((offered.queue, service), note, tx.now())?;
    match ticket.case {
        Some(case) => desk::visit::asks_for(tx, case, service),
        None => Ok(()),
    }
}

/// A counter, or one who leads the centre, to which somebody can be sent.
pub(crate) struct Place {
    whom: Sent,
    /// The number of the counter; none for who leads the centre.
    number: Option<u32>,
    /// Who is there.
    name: Bilingual,
}

/// The counters at which somebody else is ready who is qualified for what is asked for, by their numbers, and those who lead the centre now.
/// Nothing for a customer who is not served.
pub(crate) fn places(tx: &mut Tx<'_>, ticket: &Ticket, idle: Duration) -> Result<Vec<Place>> {
    let mut places = Vec::new();
    if ticket.state != State::Serving {
        return Ok(places);
    }
    let me = tx.actor().employee()?;
    let asks = work(ticket, store::rules(tx, ticket.centre)?, tx.now());
    for counter in store::counters(tx, ticket.centre)?.into_iter().filter(|counter| counter.standing == Standing::Open) {
        let Some(who) = counter.employee.filter(|who| *who != me) else { continue };
        if scene::person(tx, who)?.is_qualified(&asks) {
            places.push(Place { whom: Sent::Counter(counter.id), number: Some(counter.number), name: name_of(tx, who)? });
        }
    }
    for who in leaders(tx, ticket.centre, idle)?.into_iter().filter(|who| *who != me) {
        places.push(Place { whom: Sent::Leader(who), number: None, name: name_of(tx, who)? });
    }
    Ok(places)
}

/// Those who lead a centre, are not away and are signed in, each once.
pub(crate) fn leaders(tx: &mut Tx<'_>, centre: CentreId, idle: Duration) -> Result<Vec<EmployeeId>> {
    let (now, mut leaders) = (tx.now(), Vec::new());
    for who in reaching(tx, centre, &[Role::CentreManager, Role::Supervisor])? {
        if org::stand_in(tx, who, now)? == Some(who) && sessions::is_signed_in(tx, who, idle)? && is_here(tx, who, centre)? {
            leaders.push(who);
        }
    }
    Ok(leaders)
}

/// Those whose role reaches a centre, each once, in the order of the roles.
pub(crate) fn reaching(tx: &mut Tx<'_>, centre: CentreId, roles: &[Role]) -> Result<Vec<EmployeeId>> {
    let (entity, mut found) = (tx.entity()?, Vec::new());
    for role in roles {
        for (who, of) in accounts::holders(tx, entity, *role)? {
            if of.is_none_or(|of| of == centre) && !found.contains(&who) {
                found.push(who);
            }
        }
    }
    Ok(found)
}

/// Whether somebody who leads works in a centre or in none, and sits at no counter of another.
fn is_here(tx: &mut Tx<'_>, who: EmployeeId, centre: CentreId) -> Result<bool> {
    let works_here = org::store::employee(tx, who)?.is_some_and(|one| one.centre.is_none_or(|own| own == centre));
    Ok(works_here && store::counter_at(tx, who)?.is_none_or(|at| at.centre == centre))
}

/// What somebody is called.
pub(crate) fn name_of(tx: &mut Tx<'_>, who: EmployeeId) -> Result<Bilingual> {
    Ok(org::store::employee(tx, who)?.map(|who| who.name).unwrap_or_default())
}

/// Where the customer in hand can be sent, to choose from: the services of the centre, its counters, and those who lead it.
pub(crate) fn choices(page: &Page, services: &[(ServiceId, Bilingual)], places: &[Place]) -> Vec<Choice> {
    let choose = Choice::new("", page.t("centre-send-where-choose"));
    let service =
        |(id, name): &(ServiceId, Bilingual)| Choice::new(id.to_string(), page.t1("centre-send-service", "service", name.get(page.lang)));
    [choose].into_iter().chain(services.iter().map(service)).chain(places.iter().filter_map(|place| place.choice(page))).collect()
}

impl Place {
    fn choice(&self, page: &Page) -> Option<Choice> {
        let name = self.name.get(page.lang);
        match self.whom {
            Sent::Counter(id) => {
                let number = i64::from(self.number.unwrap_or_default());
                Some(Choice::new(format!("{COUNTER}{id}"), page.t2("centre-send-counter", "number", number, "name", name)))
            }
            Sent::Leader(id) => Some(Choice::new(format!("{LEADER}{id}"), page.t1("centre-send-leader", "name", name))),
            Sent::Nowhere | Sent::Back => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use kernel::Id;

    use super::*;

    #[test]
    fn what_is_chosen_is_a_service_a_counter_or_a_person_and_nothing_else() {
        assert_eq!(Goal::parse("17").unwrap(), Goal::Service(Id::new(17)));
        assert_eq!(Goal::parse("counter-3").unwrap(), Goal::Only(Sent::Counter(Id::new(3))));
        assert_eq!(Goal::parse("leader-5").unwrap(), Goal::Only(Sent::Leader(Id::new(5))));
        for wrong in ["", "counter-", "counter-x", "leader", "manager-5"] {
            assert!(Goal::parse(wrong).is_err(), "{wrong}");
        }
    }
}
