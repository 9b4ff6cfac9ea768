//! Whom whoever sits at a counter, or is about to, may call: those whose service and language are theirs. Where no service is, nobody is called to
//! them, which they are told before they sit down.

use std::collections::BTreeSet;

use ::store::Tx;
use kernel::Actor;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::Result;
use ui::Page;

use crate::KEY;
use crate::call::person;
use crate::counter::Counter;
use crate::line::work;
use crate::set_up::SET_UP;
use crate::sit::Seat;
use crate::store;
use crate::ticket::Ticket;
use crate::ticket::TicketId;

/// Whom they may call, as it is known.
#[derive(Default)]
pub(super) struct Yours {
    /// The centres of which no service is theirs.
    none_at: Vec<(CentreId, Bilingual)>,
    /// Those who wait or were put aside and are theirs to call.
    mine: BTreeSet<TicketId>,
}

/// The same for the template.
pub(super) struct Shown {
    /// What is said of each centre of which no service is theirs, and where that is set; empty for who may not set it.
    pub(super) none_at: Vec<(String, String)>,
    /// Whether anybody can be called to them.
    pub(super) may_call: bool,
}

impl Yours {
    /// Of whoever is about to sit down at one of these counters.
    pub(super) fn before(tx: &mut Tx<'_>, seats: &[Seat]) -> Result<Yours> {
        let mut centres: Vec<(CentreId, Bilingual)> = Vec::new();
        for seat in seats {
            if !centres.iter().any(|(id, _)| *id == seat.counter.centre) {
                centres.push((seat.counter.centre, seat.centre.clone()));
            }
        }
        Ok(Yours { none_at: without_services(tx, centres)?, mine: BTreeSet::new() })
    }

    /// Of whoever sits at a counter of a centre with this name, and has nobody in hand. To an office nobody is called from the line anyway.
    pub(super) fn at(tx: &mut Tx<'_>, (counter, centre): (&Counter, &Bilingual), here: [&[Ticket]; 2]) -> Result<Yours> {
        let (me, rules, now) = (person(tx)?, store::rules(tx, counter.centre)?, tx.now());
        let mine = here.into_iter().flatten().filter(|ticket| me.is_qualified(&work(ticket, rules, now)));
        let mine = mine.map(|ticket| ticket.id).collect();
        let centres = if counter.is_office() { Vec::new() } else { vec![(counter.centre, centre.clone())] };
        Ok(Yours { none_at: without_services(tx, centres)?, mine })
    }

    /// Whether somebody who waits or was put aside is theirs to call.
    pub(super) fn may_call(&self, ticket: TicketId) -> bool {
        self.mine.contains(&ticket)
    }

    pub(super) fn shown(&self, page: &Page, actor: &Actor) -> Shown {
        let reached = actor.centres(SET_UP);
        let may_set = |id: CentreId| actor.can(SET_UP) && (reached.is_empty() || reached.contains(&id));
        let said = |(id, name): &(CentreId, Bilingual)| {
            let href = if may_set(*id) { page.href(&format!("/desk/centres/{id}/serving")) } else { String::new() };
            (page.t1("centre-none-yours", "centre", name.get(page.lang)), href)
        };
        Shown { none_at: self.none_at.iter().map(said).collect(), may_call: self.none_at.is_empty() || !self.mine.is_empty() }
    }
}

/// Those of the centres of which the one who acts is qualified for no service.
fn without_services(tx: &mut Tx<'_>, centres: Vec<(CentreId, Bilingual)>) -> Result<Vec<(CentreId, Bilingual)>> {
    let me = tx.actor().employee()?;
    let own: Vec<_> = org::store::skills(tx, me)?.into_iter().filter(|skill| skill.channel == KEY).map(|skill| skill.service).collect();
    let mut without = Vec::new();
    // Whoever serves every service needs no look at what each centre offers.
    for centre in centres.into_iter().filter(|_| !own.contains(&None)) {
        let offered = store::offered(tx, centre.0)?;
        if !offered.iter().any(|one| one.is_offered && own.contains(&Some(one.service))) {
            without.push(centre);
        }
    }
    Ok(without)
}
