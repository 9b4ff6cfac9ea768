//! The customer in hand, as whoever sits at the counter sees them: who, what, what was promised, how they are reached, and what the guide asks
//! of this moment in the language of the customer.

mod moments;
mod owing;

use ::store::Tx;
use desk::Case;
use desk::visit::recognise;
use desk::visit::recognise::Candidate;
use kernel::Result;
use org::ServiceId;
use platform::App;
use ui::Choice;
use ui::Page;

use self::moments::Moment;
use self::moments::Seen;
use self::moments::moments;
use self::owing::Owed;
use self::owing::Owing;
use crate::board_page::so_long;
use crate::board_page::speaks;
use crate::booked::Booked;
use crate::booked::Kept;
use crate::booked::kept;
use crate::papers::Paper;
use crate::papers::Papers;
use crate::papers::papers;
use crate::serving_acts::MINUTES;
use crate::store;
use crate::ticket::State as At;
use crate::ticket::Ticket;
use crate::told;
use crate::told::Way;
use crate::told_day::ToldDay;
use crate::told_day::proposed;

/// So many other matters of the customer are shown.
const OTHERS: usize = 5;

/// What is known of whoever was called or is served.
pub(crate) struct Known {
    ticket: Ticket,
    most_calls: u32,
    case: Option<Case>,
    /// The days that are proposed for what remains.
    days: Vec<ToldDay>,
    customer: Option<desk::Customer>,
    contacts: Vec<String>,
    others: Vec<desk::Listed>,
    candidates: Vec<Candidate>,
    /// Whether they can be sent a text message, and a letter.
    reached: (bool, bool),
    owing: Owing,
    colleagues: Vec<org::Employee>,
    abuse: bool,
    /// What was told when the visit was booked.
    booked: Option<Kept>,
    papers: Papers,
    seen: Seen,
    /// What the catalogue says of the service.
    guide: Option<org::ServiceGuide>,
}

/// Reads it; `who` is looked for among those who are known.
pub(crate) fn known(tx: &mut Tx<'_>, app: &App, (ticket, who): (Ticket, &str)) -> Result<Known> {
    let most_calls = store::rules(tx, ticket.centre)?.most_calls;
    let case = ticket.case.map_or(Ok(None), |id| desk::store::case(tx, id))?;
    let booked = kept(tx, &ticket)?;
    let mut known = Known { booked, ..Known::of(ticket, most_calls) };
    let Some(case) = case else { return Ok(known) };
    known.days = proposed(tx, &case)?;
    // Whoever booked may have written anybody's number: it only says whom to ask for.
    let booked = known.booked.as_ref().filter(|_| case.customer.is_none()).map_or("", Kept::reached).to_owned();
    let who = if who.is_empty() { &booked } else { who };
    known.candidates =
        recognise::candidates(tx, app.keys(), who)?.into_iter().filter(|one| Some(one.customer.id) != case.customer).collect();
    if let Some(id) = case.customer {
        known.customer = desk::store::customer(tx, id)?;
        known.contacts = desk::store::contacts(tx, id)?.into_iter().map(|(_, value, _)| value).collect();
        known.others = recognise::matters_of(tx, id)?.into_iter().filter(|other| other.id != case.id).take(OTHERS).collect();
    }
    let (phone, address) = told::reached(tx, app, &case)?;
    known.reached = (phone.is_some(), address.is_some());
    known.owing = Owing::read(tx, case.id)?;
    known.colleagues = desk::may_be_asked(tx, case.id)?;
    known.abuse = desk::visit::is_abuse_open(tx, case.id)?;
    let lang = tx.actor().lang;
    known.papers = papers(tx, (&known.ticket, known.booked.as_ref()), lang)?;
    known.guide = org::store::service_guide(tx, known.ticket.service)?;
    let is_guided = known.guide.as_ref().is_some_and(|guide| !guide.steps(known.ticket.lang).is_empty());
    known.seen = Seen::read(tx, &known.ticket, (case.customer.is_some(), &known.papers, is_guided))?;
    known.case = Some(case);
    Ok(known)
}

impl Known {
    fn of(ticket: Ticket, most_calls: u32) -> Self {
        Self {
            ticket,
            most_calls,
            case: None,
            days: Vec::new(),
            customer: None,
            contacts: Vec::new(),
            others: Vec::new(),
            candidates: Vec::new(),
            reached: (false, false),
            owing: Owing::default(),
            colleagues: Vec::new(),
            abuse: false,
            booked: None,
            papers: Papers::default(),
            seen: Seen::default(),
            guide: None,
        }
    }

    /// As the page shows it; services have these names.
    pub(crate) fn shown(&self, app: &App, page: &Page, name: impl Fn(ServiceId) -> String) -> InHand {
        let (ticket, lang) = (&self.ticket, self.ticket.lang);
        InHand {
            id: ticket.id.to_string(),
            state: ticket.state,
            may_take_back: ticket.may_be_taken_back(page.now),
            number: ticket.shown(),
            service: name(ticket.service),
            lang: speaks(page, lang),
            has_priority: ticket.has_priority,
            waited: so_long(page, ticket.waited(page.now), Page::duration),
            served: so_long(page, ticket.served(page.now), Page::duration_after),
            calls: ticket.calls,
            may_recall: ticket.calls < self.most_calls,
            note: ticket.note.clone(),
            case: self.case.as_ref().map(|case| page.href(&case.path())).unwrap_or_default(),
            reference: self.case.as_ref().map(|case| case.reference.clone()).unwrap_or_default(),
            asked: moments(app, page, (&self.seen, lang), &self.papers),
            customer: self.customer.as_ref().map(|customer| customer.name.clone()),
            contacts: self.contacts.clone(),
            others: self.others.iter().map(|other| Other::of(page, other)).collect(),
            candidates: self.candidates.iter().map(|one| Found::of(page, one)).collect(),
            outcomes: outcomes(page, &self.days),
            ways: self.ways(page),
            way: self.way().key(),
            moments: self.moments(page),
            colleagues: self.colleagues(page),
            owed: self.owing.shown(page),
            abuse: self.abuse,
            booked: self.booked.as_ref().map(|booked| booked.shown(page, (ticket.state == At::Serving, &self.papers))),
            party: ticket.party.said(page),
            more: ticket.more.iter().map(|id| name(*id)).collect(),
            missing: self.papers.missing().join(" · "),
            papers: self.papers.all.clone(),
            guide: self.guide.as_ref().map(|guide| steps_and_fee(page, guide)),
        }
    }

    /// How the customer usually has it: by the shortest way on which they can be reached.
    fn way(&self) -> Way {
        match self.reached {
            (true, _) => Way::Text,
            (false, true) => Way::Letter,
            (false, false) => Way::Paper,
        }
    }

    fn ways(&self, page: &Page) -> Vec<Choice> {
        let (text, letter) = self.reached;
        let may = |way: &Way| match way {
            Way::Text => text,
            Way::Letter => letter,
            Way::Paper | Way::Words => true,
        };
        Way::ALL.into_iter().filter(may).map(|way| Choice::new(way.key(), page.t(&format!("centre-way-{}", way.key())))).collect()
    }

    /// By when something can be told: the customer waits for some minutes, or goes until a day.
    fn moments(&self, page: &Page) -> Vec<Choice> {
        let wait = MINUTES.iter().map(|minutes| Choice::new(format!("wait-{minutes}"), page.tn("centre-owed-wait", *minutes)));
        let days = self.days.iter().map(|day| Choice::new(&day.value, page.day(day.ends)).hinted(page.t("centre-owed-goes")));
        wait.chain(days).collect()
    }

    fn colleagues(&self, page: &Page) -> Vec<Choice> {
        let nobody = Choice::new("", page.t("centre-owed-myself"));
        [nobody].into_iter().chain(self.colleagues.iter().map(|one| Choice::new(one.id.to_string(), one.name.get(page.lang)))).collect()
    }
}

/// The steps and the fee of a service, as the reader of the page reads them.
fn steps_and_fee(page: &Page, guide: &org::ServiceGuide) -> (Vec<String>, String) {
    (guide.steps(page.lang).into_iter().map(str::to_owned).collect(), guide.fee.get(page.lang).to_owned())
}

/// What may remain: nothing, something until a day that is proposed, or until another.
fn outcomes(page: &Page, days: &[ToldDay]) -> Vec<Choice> {
    let choice = |key: &str, label: &str, hint: &str| Choice::new(key, page.t(label)).hinted(page.t(hint));
    let told = |day: &ToldDay| {
        let label = if day.working == 0 { page.t("centre-until-today") } else { page.tn("centre-until-days", day.working) };
        Choice::new(&day.value, label).hinted(page.day(day.ends))
    };
    let settled = choice("settled", "centre-settled", "centre-settled-hint");
    let other = choice("goes-on", "centre-goes-on", "centre-goes-on-hint");
    [settled].into_iter().chain(days.iter().map(told)).chain([other]).collect()
}

/// The customer in hand, for the template.
pub(crate) struct InHand {
    pub(crate) id: String,
    pub(crate) state: At,
    /// Whether that the customer has come may have been a wrong key.
    pub(crate) may_take_back: bool,
    pub(crate) number: String,
    pub(crate) service: String,
    pub(crate) lang: String,
    pub(crate) has_priority: bool,
    pub(crate) waited: String,
    pub(crate) served: String,
    pub(crate) calls: u32,
    pub(crate) may_recall: bool,
    pub(crate) note: String,
    pub(crate) case: String,
    pub(crate) reference: String,
    /// What the guide asks, each thing as it stands now.
    pub(crate) asked: Vec<Moment>,
    /// Their name; none while it is not known who they are.
    pub(crate) customer: Option<String>,
    pub(crate) contacts: Vec<String>,
    pub(crate) others: Vec<Other>,
    pub(crate) candidates: Vec<Found>,
    pub(crate) outcomes: Vec<Choice>,
    pub(crate) ways: Vec<Choice>,
    pub(crate) way: &'static str,
    pub(crate) moments: Vec<Choice>,
    pub(crate) colleagues: Vec<Choice>,
    /// What the customer was promised and is still owed, by when.
    pub(crate) owed: Vec<Owed>,
    /// Whether abuse was reported and a supervisor has not ended that.
    pub(crate) abuse: bool,
    pub(crate) booked: Option<Booked>,
    /// Who comes with it and what they need.
    pub(crate) party: Vec<String>,
    /// The services that come after this one.
    pub(crate) more: Vec<String>,
    /// The documents that the service needs.
    pub(crate) papers: Vec<Paper>,
    /// Those that are missing, once somebody looked.
    pub(crate) missing: String,
    /// The steps and the fee of the service, where the catalogue says anything of it.
    pub(crate) guide: Option<(Vec<String>, String)>,
}

/// Another matter of the customer.
pub(crate) struct Other {
    pub(crate) href: String,
    pub(crate) subject: String,
    pub(crate) reference: String,
    pub(crate) is_open: bool,
}

impl Other {
    fn of(page: &Page, listed: &desk::Listed) -> Other {
        Other {
            href: page.href(&format!("/desk/cases/{}", listed.id)),
            subject: listed.subject.clone(),
            reference: listed.reference.clone(),
            is_open: listed.state == desk::State::Open,
        }
    }
}

/// Somebody who may be the customer.
pub(crate) struct Found {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) about: String,
}

impl Found {
    fn of(page: &Page, one: &Candidate) -> Found {
        let name = if one.customer.name.is_empty() { page.t("centre-customer-unnamed") } else { one.customer.name.clone() };
        let about = [one.contacts.join(" · "), one.reference.clone(), one.subject.clone()];
        let about: Vec<String> = about.into_iter().filter(|part| !part.is_empty()).collect();
        Found { id: one.customer.id.to_string(), name, about: about.join(" · ") }
    }
}
