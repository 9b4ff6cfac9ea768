//! The hall display: the last calls and the counters to which they go, how many wait, in both languages and without any name. It says what it
//! shows, works without script, too, and says when its line is lost.

use ::store::Tx;
use askama::Template;
use axum::response::Response;
use kernel::Bilingual;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;
use platform::App;
use platform::Failure;
use platform::html;
use ui::Page;

use crate::both::both;
use crate::breaks::is_anybody_back_soon;
use crate::counter::Standing;
use crate::device::Device;
use crate::heard::LAST;
use crate::hours::Shut;
use crate::hours::changes_at;
use crate::issue::centre_of;
use crate::issue::today;
use crate::recording::Recordings;
use crate::spoken::Said;
use crate::store;
use crate::store::Call;
use crate::ticket::State;

/// So many calls are shown, the newest first.
const SHOWN: usize = 6;

/// What the hall is shown.
pub(crate) struct Hall {
    centre: Bilingual,
    /// Those that are shown, and behind them those whose customers are awaited still: where many are called at once each is said in its turn.
    calls: Vec<Call>,
    /// What of them can be heard as it was recorded.
    recordings: Recordings,
    /// Each queue's letter and name, and how many wait in it.
    waits: Vec<(String, Bilingual, usize)>,
    /// The numbers of the counters that serve, of its zone and of none where it stands in one.
    open: Vec<u32>,
    /// Whether none does, and somebody who does is back soon.
    resumes: bool,
    /// Why nobody is served, once no counter serves and nobody has still to be; none while the centre is open.
    shut: Option<Shut>,
    /// When that changes without anything that happens.
    until: Timestamp,
}

/// What a display shows now.
pub(crate) fn hall(tx: &mut Tx<'_>, device: &Device) -> Result<Hall> {
    let (centre, day) = (device.centre, today(tx));
    let waiting = store::tickets_in(tx, (centre, &day), &[State::Waiting])?;
    let is_shown = |id| device.queues.is_empty() || device.queues.contains(&id);
    let queues = store::queues(tx, centre)?.into_iter().filter(|queue| is_shown(queue.id));
    let waits = queues.map(|queue| {
        let many = waiting.iter().filter(|ticket| ticket.queue == queue.id && !ticket.sent.is_kept()).count();
        (queue.letter, queue.name, many)
    });
    let waits = waits.collect();
    let calls = calls(tx, device, &day)?;
    let open = open(tx, device)?;
    let shut = if open.is_empty() { Shut::of_hall(tx, centre)? } else { None };
    let resumes = open.is_empty() && is_anybody_back_soon(tx, centre, device.zone)?;
    let (until, recordings) = (changes_at(tx, centre)?, store::recordings(tx)?);
    Ok(Hall { centre: centre_of(tx, centre)?.name, calls, recordings, waits, open, resumes, shut, until })
}

/// The last calls of a day that a display shows and says: to its zone or to none, with the name of each counter's zone where the centre has several, which
/// whoever looks for a counter needs.
fn calls(tx: &mut Tx<'_>, device: &Device, day: &str) -> Result<Vec<Call>> {
    let are_several = store::zones(tx, device.centre)?.len() > 1;
    let calls = store::last_calls(tx, (device.centre, day), (&device.queues, device.zone), LAST)?.into_iter().enumerate();
    let calls = calls.filter(|(place, call)| *place < SHOWN || call.is_awaited);
    Ok(calls.map(|(_, call)| Call { zone: call.zone.filter(|_| are_several), ..call }).collect())
}

/// The numbers of the counters that serve, of a display's zone and of none where it stands in one.
fn open(tx: &mut Tx<'_>, device: &Device) -> Result<Vec<u32>> {
    let counters = store::counters(tx, device.centre)?.into_iter();
    Ok(counters.filter(|one| one.standing == Standing::Open && one.is_shown_in(device.zone)).map(|one| one.number).collect())
}

#[derive(Template)]
#[template(path = "display.html")]
struct DisplayPage {
    page: Page,
    device: String,
    hall: Hall,
    calls: Vec<Said>,
    /// That the centre is closed, in both languages; nothing while somebody is or may be served.
    closed: Vec<(Lang, String)>,
    clips: String,
    now_serving: Bilingual,
    go_to: Bilingual,
    go_to_office: Bilingual,
    office: Bilingual,
    nobody: Bilingual,
    before: Bilingual,
    counter: Bilingual,
    waiting: Bilingual,
    open: Bilingual,
    none_open: Bilingual,
    priority: Bilingual,
    lost: Bilingual,
    /// What to do while the line is lost.
    listen: Bilingual,
}

/// The page of a display.
pub(crate) fn shown(app: &App, page: Page, (device, hall): (&Device, Hall)) -> std::result::Result<Response, Failure> {
    let say = |key: &str| both(app, key, &[]);
    let none_open = say(if hall.resumes { "centre-display-soon" } else { "centre-display-none-open" });
    html(&DisplayPage {
        device: device.id.to_string(),
        calls: hall.calls.iter().map(|call| Said::of(app, &hall.recordings, call.clone())).collect(),
        closed: hall.shut.as_ref().map(|shut| shut.words(app, Lang::Ar)).unwrap_or_default(),
        clips: page.href("/device/recordings"),
        hall,
        now_serving: say("centre-display-now"),
        go_to: say("centre-display-go-to"),
        go_to_office: say("centre-turn-called-office"),
        office: say("centre-display-office"),
        nobody: say("centre-display-nobody"),
        before: say("centre-display-before"),
        counter: say("centre-display-counter"),
        waiting: say("centre-display-waiting"),
        open: say("centre-display-open"),
        none_open,
        priority: say("centre-display-priority"),
        lost: say("centre-device-lost"),
        listen: say("centre-offline-screen"),
        page,
    })
}
