//! Who gets a case: the router's choice among the entity's people, given at once or offered, when it comes and whenever somebody is free again.

mod known;

use std::collections::HashMap;
use std::time::Duration;

use ::store::Tx;
use kernel::Actor;
use kernel::EmployeeId;
use kernel::Grant;
use kernel::Id;
use kernel::Lang;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use kernel::invalid;
use org::ServiceId;
use platform::App;
use routing::Attention;
use routing::Choice;
use routing::Hands;
use routing::Person;
use routing::Rules;
use routing::Skill;
use routing::Why;
use routing::Work;
use writing::Urgency;

use crate::Case;
use crate::assign::hand;
use crate::notices;
use crate::offers;
use crate::round;
use crate::store;
use crate::store::routing::Waiting;
use crate::work_events::RoutingChanged;

pub(crate) use known::known_to;

/// Say how the entity gives its work out.
pub const ROUTING: Permission = Permission { key: "desk.routing", roles: &[Role::EntityAdministrator] };
const WATCH: Permission = Permission { key: "desk.deal", roles: &[Role::System] };
/// How many cases one round deals out.
const ROUND: usize = 200;
/// How many cases that wait are read at once, and how often in one round.
const PAGE: u32 = 1000;
const PAGES: u32 = 50;

/// How an entity gives its work out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoutingRules {
    /// Whether a case is offered to a colleague, who takes it, rather than given at once.
    pub is_offered: bool,
    /// How many minutes an offer lasts, 1 to 1440.
    pub offer_minutes: i64,
    /// The most cases that wait for a reply which are given to one person, 1 to 1000; no limit when left out.
    pub most_open: Option<i64>,
    /// How many minutes what presses may go ahead of what came before it, 0 to 1440.
    pub held_back_minutes: i64,
}

impl Default for RoutingRules {
    fn default() -> RoutingRules {
        RoutingRules { is_offered: false, offer_minutes: 15, most_open: None, held_back_minutes: 240 }
    }
}

impl RoutingRules {
    fn for_router(self) -> Rules {
        let held_back = Duration::from_secs(self.held_back_minutes.unsigned_abs() * 60);
        Rules { most_filling: self.most_open.and_then(|most| u32::try_from(most).ok()), held_back, ..Rules::default() }
    }
}

/// How the transaction's entity gives its work out.
///
/// # Errors
/// What the database says.
pub fn routing_rules(tx: &mut Tx<'_>) -> Result<RoutingRules> {
    Ok(store::routing::rules(tx)?.unwrap_or_default())
}

/// Says how the entity gives its work out from now on.
///
/// # Errors
/// `Invalid` for a number out of its bounds.
pub fn set_routing(tx: &mut Tx<'_>, rules: &RoutingRules) -> Result<()> {
    let bounds = [
        ("minutes", rules.offer_minutes, 1, 1440),
        ("most", rules.most_open.unwrap_or(1), 1, 1000),
        ("bound", rules.held_back_minutes, 0, 1440),
    ];
    if let Some((field, ..)) = bounds.into_iter().find(|(_, value, least, most)| !(*least..=*most).contains(value)) {
        return Err(invalid(field, "desk-routing-number"));
    }
    if routing_rules(tx)? != *rules {
        store::routing::save_rules(tx, rules)?;
        let entity = tx.entity()?;
        tx.record(RoutingChanged { entity: entity.get(), is_offered: rules.is_offered })?;
    }
    Ok(())
}

/// The stable name of a reason.
pub(crate) const fn reason(why: Why) -> &'static str {
    match why {
        Why::KnowsCustomer => "knows-customer",
        Why::LeastInHand => "fewest-open",
        Why::StandsIn => "stands-in",
        Why::NobodyQualified => "nobody-qualified",
        Why::NobodyPresent => "nobody-present",
        Why::NobodyFree => "nobody-free",
    }
}

/// Work that comes by a lasting channel, as the router sees it.
pub(crate) fn work(id: i64, (channel, lang, service): (&str, Lang, Option<ServiceId>), urgency: Urgency, since: Timestamp) -> Work {
    let rate = match urgency {
        Urgency::Ordinary => 100,
        Urgency::Soon => 150,
        Urgency::Urgent => 300,
    };
    let needs = Skill { service: service.map(Id::get), channel: channel.into(), lang };
    Work { id, needs, attention: Attention::Fills, since, rate, passed: Vec::new(), known_to: Vec::new() }
}

/// Chooses who gets work, among those whom the database knows to be qualified.
pub(crate) fn choose(tx: &mut Tx<'_>, work: &Work, rules: RoutingRules) -> Result<Choice> {
    let qualified = org::store::qualified(tx, &work.needs.channel, work.needs.lang, work.needs.service.map(Id::new))?;
    let people = people(tx, qualified.into_iter().map(|id| (id, vec![work.needs.clone()])).collect(), rules)?;
    own_back_up(tx, routing::choose(work, &people, &rules.for_router()))
}

/// The back-up of an owner's record goes before the router's, where they may serve.
fn own_back_up(tx: &mut Tx<'_>, choice: Choice) -> Result<Choice> {
    let Some(owner) = choice.owner.filter(|_| choice.why != Why::StandsIn) else { return Ok(choice) };
    let own = org::store::employee(tx, owner)?.and_then(|employee| employee.back_up);
    let own = own.map_or(Ok(None), |own| Ok::<_, kernel::Error>(org::store::serves(tx, own)?.then_some(own)))?;
    Ok(Choice { back_up: own.or(choice.back_up), ..choice })
}

/// People as the router sees them now: those who are qualified, and who stands in for those of them who are away.
fn people(tx: &mut Tx<'_>, skilled: Vec<(EmployeeId, Vec<Skill>)>, rules: RoutingRules) -> Result<Vec<Person>> {
    let now = tx.now();
    let away = org::store::absences_at(tx, now)?;
    let (loads, engaged) = (store::all_loads(tx)?, store::engaged::all(tx)?);
    // What is offered is in nobody's hands yet, but holds a place in them.
    let offered = if rules.is_offered { store::routing::offered_to_each(tx)? } else { Vec::new() };
    let hands = |id: EmployeeId| {
        let open = offered.iter().find(|(to, _)| *to == id).map_or(0, |(_, open)| *open);
        let load = loads.iter().find(|load| load.owner == Some(id));
        let (all, working) = load.map_or((0, 0), |load| (load.open, load.open - load.snoozed - load.answered));
        let count = |number: i64| u32::try_from(number).unwrap_or(0);
        Hands { whole: u32::from(engaged.contains(&id)), filling: count(working + open), open: count(all + open), ..Hands::default() }
    };
    let mut people = Vec::new();
    for (id, skills) in skilled {
        let is_present = !away.iter().any(|absence| absence.employee == id);
        let stand_in = if is_present { None } else { org::stand_in(tx, id, now)?.filter(|other| *other != id) };
        people.push(Person { id, skills, is_present, back_up: None, stand_in, hands: hands(id) });
    }
    let stand_ins: Vec<EmployeeId> = people.iter().filter_map(|person| person.stand_in).collect();
    for id in stand_ins {
        if !people.iter().any(|person| person.id == id) {
            people.push(Person { id, skills: Vec::new(), is_present: true, back_up: None, stand_in: None, hands: hands(id) });
        }
    }
    Ok(people)
}

/// Gives an unowned case to the one who was chosen, or offers it, as the entity wants.
pub(crate) fn carry_out(tx: &mut Tx<'_>, case: &mut Case, choice: Choice, rules: RoutingRules) -> Result<()> {
    let Some(owner) = choice.owner else { return Ok(()) };
    let is_refused_by_all = store::routing::passed(tx, case.id)?.contains(&owner);
    if rules.is_offered && !is_refused_by_all {
        return offers::offer(tx, case, owner, rules);
    }
    case.back_up = choice.back_up;
    hand(tx, case, Some(owner), if is_refused_by_all { "nobody-took" } else { reason(choice.why) }, "")?;
    notices::tell(tx, owner, "assigned", Some(case.id))?;
    if is_refused_by_all {
        notices::tell_supervisors(tx, case, "nobody-took")?;
    }
    Ok(())
}

/// What waits for an owner and somebody may take now: nothing is written.
fn dealt(tx: &mut Tx<'_>) -> Result<Vec<(Case, Choice)>> {
    let (now, rules) = (tx.now(), routing_rules(tx)?);
    let skilled = skilled(tx)?;
    let people = people(tx, skilled, rules)?;
    let mut cases = Vec::new();
    let mut waiting = Vec::new();
    for one in placeable(tx, &people, rules)? {
        let Some(case) = store::case_anywhere(tx, one.id)?.filter(|case| case.id == one.id) else { continue };
        let asked = (one.channel.as_str(), one.lang, one.service);
        let passed = store::routing::passed(tx, one.id)?;
        let known_to = known_to(tx, case.customer, one.id)?;
        waiting.push(Work { passed, known_to, ..work(one.id.get(), asked, case.urgency, case.countdown.started()) });
        cases.push(case);
    }
    let mut dealt = Vec::new();
    for one in routing::deal(&waiting, &people, &rules.for_router(), now) {
        let Some(case) = cases.iter().find(|case| case.id.get() == one.work) else { continue };
        dealt.push((case.clone(), own_back_up(tx, one.choice)?));
    }
    Ok(dealt)
}

/// Those that somebody may take now, the first at the front, however many came before them for which nobody is there.
fn placeable(tx: &mut Tx<'_>, people: &[Person], rules: RoutingRules) -> Result<Vec<Waiting>> {
    let router = rules.for_router();
    let mut found = Vec::new();
    let mut known: HashMap<(String, Lang, Option<ServiceId>), bool> = HashMap::new();
    let mut after = (Timestamp::UNIX_EPOCH, Id::new(0));
    for _ in 0..PAGES {
        let page = store::routing::unowned(tx, after, PAGE)?;
        let Some(last) = page.last().filter(|_| found.len() < ROUND) else { break };
        after = (last.opened_at, last.id);
        for one in page {
            let asked = (one.channel.as_str(), one.lang, one.service);
            let may = known.entry((one.channel.clone(), one.lang, one.service)).or_insert_with(|| {
                let work = work(0, asked, Urgency::Ordinary, one.opened_at);
                routing::choose(&work, people, &router).owner.is_some()
            });
            if *may {
                found.push(one);
            }
        }
    }
    found.truncate(ROUND);
    Ok(found)
}

/// Everybody's skills.
fn skilled(tx: &mut Tx<'_>) -> Result<Vec<(EmployeeId, Vec<Skill>)>> {
    let mut skilled: Vec<(EmployeeId, Vec<Skill>)> = Vec::new();
    for skill in org::store::all_skills(tx)? {
        let known = Skill { service: skill.service.map(Id::get), channel: skill.channel, lang: skill.lang };
        match skilled.last_mut().filter(|(id, _)| *id == skill.employee) {
            Some((_, skills)) => skills.push(known),
            None => skilled.push((skill.employee, vec![known])),
        }
    }
    Ok(skilled)
}

/// Deals out what waits for an owner in every entity, as far as somebody is qualified, present and free; answers how many cases.
///
/// # Errors
/// What the database says.
pub async fn deal_waiting(app: &App) -> Result<usize> {
    let clock = Actor::system("router", None);
    let entities = app.read(clock.may(WATCH)?, store::routing::entities_that_wait).await?;
    let mut many = 0;
    for entity in entities {
        let grant = clock.may(WATCH)?.within(entity);
        match deal_in(app, grant).await {
            Ok(dealt) => many += dealt,
            Err(error) => round::left(error, entity.get())?,
        }
    }
    Ok(many)
}

/// Writes only where there is something to deal.
async fn deal_in(app: &App, grant: Grant) -> Result<usize> {
    if app.read(grant.clone(), dealt).await?.is_empty() { Ok(0) } else { app.write(grant, deal_now).await }
}

/// Looks again inside the transaction: somebody may have taken something meanwhile.
fn deal_now(tx: &mut Tx<'_>) -> Result<usize> {
    let rules = routing_rules(tx)?;
    let mut many = 0;
    for (mut case, choice) in dealt(tx)? {
        match tx.attempt(|tx| carry_out(tx, &mut case, choice, rules)) {
            Ok(()) => many += 1,
            Err(error) => round::left(error, case.id.get())?,
        }
    }
    Ok(many)
}
