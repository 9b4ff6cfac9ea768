//! One's own turn, on one's own telephone: place, the counter when it is called, more time, and leaving the queue.

mod ways;

use std::time::Duration;

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use desk::Promised;
use http::Method;
use kernel::Actor;
use kernel::Bilingual;
use kernel::Error;
use kernel::Permission;
use kernel::Phone;
use kernel::Role;
use kernel::Timestamp;
use platform::Access;
use platform::App;
use platform::ClientAddress;
use platform::Failure;
use platform::Route;
use platform::Visit;
use platform::deliveries::can_push;
use platform::deliveries::can_text;
use platform::html;
use platform::live::Topic;
use platform::live::Watch;
use platform::live::watch;
use platform::private;
use routing::Wait;
use ui::Answers;
use ui::Page;

use self::ways::Offered;
use self::ways::Way;
use self::ways::go_to;
use self::ways::sent;
use self::ways::ways;
use crate::board_page::seconds;
use crate::estimate::in_words;
use crate::issue::today;
use crate::nears::NEAR;
use crate::opinion;
use crate::opinion::Opinion;
use crate::outlook::Lines;
use crate::pass::Pass;
use crate::rest::MINUTES;
use crate::rest::MOST;
use crate::set_up::zones::CalledTo;
use crate::state::State as At;
use crate::store;
use crate::ticket::Sent;
use crate::ticket::Ticket;

/// Follow one's own turn.
pub(crate) const FOLLOW: Permission = Permission { key: "centre.follow", roles: &[Role::Public] };

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/turn/{pass}", Access::Anyone, get(show)),
        Route::page(Method::GET, "/turn/{pass}/live", Access::Anyone, get(live)),
    ]
}

/// What is known of a turn to its customer.
struct Known {
    ticket: Ticket,
    centre: Bilingual,
    service: Bilingual,
    /// The services that come after it.
    more: Vec<Bilingual>,
    ahead: Option<usize>,
    expected: Option<Wait>,
    /// Where they were called to.
    goal: Option<CalledTo>,
    /// The number of the counter to which they were sent on.
    sent: Option<u32>,
    /// What the centre offers to whoever was not served; none for anybody else.
    offered: Option<Offered>,
    /// What they said of the visit.
    opinion: Option<Opinion>,
    /// By when the rest of the matter was promised, where something goes on.
    promised: Option<Timestamp>,
    /// The telephone that is told when the turn nears.
    phone: Option<Phone>,
    /// The names of the browsers that are told of it.
    pushes: Vec<String>,
}

fn known(tx: &mut Tx<'_>, lines: &Lines, pass: Pass) -> kernel::Result<Known> {
    let ticket = of_today(tx, pass)?;
    let centre = org::store::centre(tx, ticket.centre)?.ok_or(Error::NotFound("page"))?;
    let service = org::store::service(tx, ticket.service)?.ok_or(Error::NotFound("page"))?;
    let services = org::store::services(tx)?;
    let more = ticket.more.iter().filter_map(|id| services.iter().find(|one| one.id == *id)).map(|one| one.name.clone()).collect();
    let goal = CalledTo::of(tx, &ticket)?;
    let sent = match ticket.sent {
        Sent::Counter(id) => store::counter_of(tx, id)?.map(|counter| counter.number),
        _ => None,
    };
    let (opinion, promised, offered) = (store::opinion(tx, ticket.id)?, promised(tx, &ticket)?, Offered::of(tx, &ticket, &services)?);
    let (ahead, expected) = lines.turn(tx, &ticket)?;
    let phone = store::ticket_phone(tx, ticket.id)?;
    let pushes = store::pushes_of(tx, ticket.id)?.into_iter().map(|one| one.mark).collect();
    let (centre, service) = (centre.name, service.name);
    Ok(Known { pushes, phone, promised, offered, opinion, ahead, expected, centre, service, more, goal, sent, ticket })
}

/// The day that its customer was told at the counter; none while they are served, and none where it is settled.
fn promised(tx: &mut Tx<'_>, ticket: &Ticket) -> kernel::Result<Option<Timestamp>> {
    let Some(case) = ticket.case.filter(|_| ticket.state == At::Done) else { return Ok(None) };
    let open = desk::promises_of(tx, case)?.into_iter().filter(|promise| promise.is_open() && promise.what == Promised::Completion);
    Ok(open.map(|promise| promise.due_at).next_back())
}

/// A ticket is followed on its day; one that was not served that day also later, for it says when the centre closed, and one whose visit can
/// still be rated.
pub(crate) fn of_today(tx: &mut Tx<'_>, pass: Pass) -> kernel::Result<Ticket> {
    let (day, now) = (today(tx), tx.now());
    let is_shown = |ticket: &Ticket| ticket.day == day || ticket.state == At::Unserved || opinion::may_be_rated(ticket, now);
    store::ticket(tx, pass.ticket)?.filter(is_shown).ok_or(Error::NotFound("page"))
}

#[derive(Template)]
#[template(path = "turn.html")]
struct TurnPage {
    page: Page,
    /// The turn's own address, under which its acts stand.
    path: String,
    number: String,
    state: At,
    centre: String,
    service: String,
    ahead: usize,
    /// How long the wait will still be; empty where nobody can say.
    expected: String,
    counter: u32,
    /// Whether they were called to the office of who leads the centre, and to no counter.
    is_at_office: bool,
    /// Where whoever is called goes.
    go_to: String,
    /// How long they have waited; empty in the first minute.
    waited: String,
    /// The services that come after the present one.
    more: String,
    /// Who comes with it and what they need.
    party: Vec<String>,
    /// Until when others go first; empty in its turn.
    rests: String,
    /// Where they were sent on to; empty in the line of a service.
    sent: String,
    /// The ways on, where they were not served.
    ways: Vec<Way>,
    /// How much time may be asked for, in minutes; nothing after the last time.
    minutes: &'static [u64],
    left: u32,
    /// How often more time was asked for.
    taken: u32,
    /// Whether a telephone can be told when the turn nears, and the one that is, of which only the end is shown.
    may_be_texted: bool,
    phone: String,
    /// The names of the browsers that are told of it; none where it cannot be.
    pushes: Option<String>,
    /// When it ended, and the day on which.
    ended: String,
    closed: String,
    /// The day by which the rest was promised; empty where nothing goes on.
    promised: String,
    /// Where its page hears of changes.
    live: String,
    /// Whether anything can still change.
    is_followed: bool,
    /// The five faces, where the visit can be rated and was not: the number, its face and its words.
    faces: Vec<(i64, &'static str, String)>,
    is_rated: bool,
    /// What is asked after that, with the clause that it asks about; none once it is answered.
    question: Option<(&'static str, String)>,
    answers: Answers,
}

/// The five faces, from the worst.
pub(crate) const FACES: [(i64, &str); 5] = [(1, "frown"), (2, "frown"), (3, "meh"), (4, "smile"), (5, "smile")];

/// What can be tapped.
pub(crate) fn faces(page: &Page) -> Vec<(i64, &'static str, String)> {
    FACES.into_iter().map(|(score, icon)| (score, icon, page.t(&format!("centre-face-{score}")))).collect()
}

/// GET /turn/{pass}
async fn show(State(app): State<App>, visit: Visit, Path(text): Path<String>) -> Result<Response, Failure> {
    shown(&app, &visit, &text, Answers::new()).await
}

pub(crate) async fn shown(app: &App, visit: &Visit, text: &str, answers: Answers) -> Result<Response, Failure> {
    let pass = Pass::read(text, app.keys()).ok_or(Error::NotFound("page"))?;
    let grant = Actor::anyone(visit.actor.lang).may(FOLLOW)?.within(pass.entity);
    let lines = app.remembered(Lines::default);
    let known = app.read(grant, move |tx| known(tx, &lines, pass)).await?;
    // Whose turn is near already needs no message that says so.
    let is_far = known.ahead.is_none_or(|ahead| ahead > NEAR);
    let may_be_texted = can_text(app.settings()) && known.ticket.state == At::Waiting && is_far;
    let pushes = (can_push(app) && known.ticket.state == At::Waiting).then(|| known.pushes.join(" "));
    let page = TurnPage { may_be_texted, pushes, ..turn(app.public_page(visit, "centre-turn", ""), text, (&known, answers)) };
    Ok(private(html(&page)?))
}

/// What is seen of a turn.
fn turn(mut page: Page, text: &str, (known, answers): (&Known, Answers)) -> TurnPage {
    let (ticket, lang, number) = (&known.ticket, page.lang, known.ticket.shown());
    page.title = page.t1("centre-turn-of", "number", number.as_str());
    let left = MOST.saturating_sub(ticket.rest.taken);
    TurnPage {
        path: page.href(&format!("/turn/{text}")),
        faces: if known.opinion.is_none() && opinion::may_be_rated(&known.ticket, page.now) { faces(&page) } else { Vec::new() },
        is_rated: known.opinion.is_some(),
        question: question(&page, known),
        go_to: go_to(&page, known),
        number,
        state: ticket.state,
        centre: known.centre.get(lang).into(),
        service: known.service.get(lang).into(),
        ahead: known.ahead.unwrap_or_default(),
        expected: known.expected.map(|wait| in_words(&page, wait)).unwrap_or_default(),
        counter: known.goal.as_ref().and_then(CalledTo::counter).unwrap_or_default(),
        is_at_office: matches!(known.goal, Some(CalledTo::Office)),
        waited: waited(&page, ticket),
        live: page.href(&format!("/turn/{text}/live")),
        // A page that says what was refused has no address of its own to look at anew.
        is_followed: !ticket.state.is_over() && answers.summary(&page).is_empty(),
        more: known.more.iter().map(|name| name.get(lang)).collect::<Vec<_>>().join(" · "),
        party: ticket.party.said(&page),
        rests: rests(&page, ticket),
        sent: sent(&page, known),
        ways: known.offered.as_ref().map(|offered| ways(&page, offered)).unwrap_or_default(),
        minutes: if left > 0 && matches!(ticket.state, At::Waiting | At::Called) { &MINUTES } else { &[] },
        left,
        taken: ticket.rest.taken,
        may_be_texted: false,
        phone: known.phone.as_ref().map(Phone::masked).unwrap_or_default(),
        pushes: None,
        ended: page.time(ticket.ended.unwrap_or(page.now)),
        closed: page.date(day_of(ticket)),
        promised: known.promised.map(|at| page.day(at)).unwrap_or_default(),
        answers,
        page,
    }
}

/// How long they have waited, in words; empty in the first minute.
fn waited(page: &Page, ticket: &Ticket) -> String {
    let waited = Some(seconds(ticket.waited(page.now))).filter(|waited| *waited >= 60);
    waited.map(|waited| page.duration(waited)).unwrap_or_default()
}

/// The day of a ticket, at noon: the night that ends what a day left behind belongs to the next.
fn day_of(ticket: &Ticket) -> Timestamp {
    ui::read_moment(&ticket.day, "12:00").unwrap_or(ticket.issued)
}

/// Until when others go first, in words; empty in its turn.
fn rests(page: &Page, ticket: &Ticket) -> String {
    let until = ticket.rest.until.filter(|_| ticket.rests(page.now));
    until.map(|until| page.t1("centre-turn-rests", "time", page.time(until).as_str())).unwrap_or_default()
}

/// What is asked of a visit that was rated, until it is answered.
fn question(page: &Page, known: &Known) -> Option<(&'static str, String)> {
    known.opinion.as_ref().filter(|opinion| opinion.said.is_none())?;
    let asked = opinion::question(&known.ticket);
    Some((asked.clause, page.t(asked.words)))
}

/// How often a page is told that its line stands.
const PULSE: Duration = Duration::from_secs(20);

/// GET /turn/{pass}/live — the ticket's own changes at once, and those of its centre, in which others are called, soon.
async fn live(State(app): State<App>, visit: Visit, address: ClientAddress, Path(text): Path<String>) -> Result<Response, Failure> {
    let pass = Pass::read(&text, app.keys()).ok_or(Error::NotFound("page"))?;
    let grant = Actor::anyone(visit.actor.lang).may(FOLLOW)?.within(pass.entity);
    let centre = app.read(grant, move |tx| Ok(of_today(tx, pass)?.centre)).await?;
    let topic = |kind: &str, id: i64| Some(Topic::of(pass.entity, kind, id));
    let (now, soon) = (topic("ticket", pass.ticket.get()), topic("centre", centre.get()));
    Ok(private(watch(&app, Watch { now, soon, pulse: PULSE, address: Some(address) })))
}
