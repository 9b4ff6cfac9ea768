//! How long those who wait still will, as an interval: the hours ahead are played by the router's own order, and corrected by what came of
//! earlier estimates (4.before.no-long-wait).

use std::collections::BTreeMap;

use ::store::Tx;
use kernel::Lang;
use kernel::Result;
use org::ServiceId;
use routing::Wait;
use routing::expected_waits;
use ui::Page;

use crate::scene::Scene;
use crate::state::State;
use crate::store;
use crate::ticket::Ticket;
use crate::ticket::TicketId;

/// Below this nobody is told a number, in seconds: it would be over before it is read.
const SOON: u32 = 180;
const MINUTE: u32 = 60;
/// The widest interval that is told, in seconds.
const WIDEST: u32 = 90 * MINUTE;
/// By so much more than its beginning an interval is wide, in seconds: its ends alone tell nobody what to do until then.
const WIDE: u32 = 60 * MINUTE;

/// What is expected of a wait from now on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Estimate {
    /// As it was played.
    pub(crate) raw: Wait,
    /// Corrected by what came of earlier ones: what a customer is told.
    pub(crate) told: Wait,
}

/// What is expected of all who wait in a centre; nothing of those whom nobody present can serve.
pub(crate) fn of_all(scene: &Scene) -> BTreeMap<TicketId, Estimate> {
    let floor = scene.floor(scene.turns(), &scene.counters);
    let waits = expected_waits(&floor, scene.seed());
    let told = |(ticket, raw): (&Ticket, Option<Wait>)| Some((ticket.id, corrected(scene, raw?)));
    scene.waiting.iter().zip(waits).filter_map(told).collect()
}

/// What is expected of one who waits.
pub(crate) fn of_ticket(tx: &mut Tx<'_>, ticket: &Ticket) -> Result<Option<Wait>> {
    // Whoever booked is called at the time that they know.
    if ticket.state != State::Waiting || ticket.since > tx.now() {
        return Ok(None);
    }
    let scene = Scene::of(tx, ticket.centre)?;
    Ok(of_all(&scene).get(&ticket.id).map(|estimate| estimate.told).filter(says_something))
}

/// An interval of hours tells nobody when to come: whoever is told no time knows as much.
pub(crate) fn says_something(wait: &Wait) -> bool {
    wait.width() <= WIDEST
}

/// What somebody has to expect who comes now, for each service that a centre offers; nothing of those that nobody present can serve.
pub(crate) fn of_new(tx: &mut Tx<'_>, scene: &Scene, lang: Lang) -> Result<BTreeMap<ServiceId, Wait>> {
    let offered = store::offered(tx, scene.centre())?.into_iter().filter(|one| one.is_offered);
    let wait = |service: ServiceId| {
        let turns = scene.with_new(service, lang);
        let raw = expected_waits(&scene.floor(&turns, &scene.counters), scene.seed()).pop().flatten()?;
        Some((service, Some(corrected(scene, raw).told).filter(says_something)?))
    };
    Ok(offered.filter_map(|one| wait(one.service)).collect())
}

fn corrected(scene: &Scene, raw: Wait) -> Estimate {
    Estimate { raw, told: scene.experience().calibration.corrected(&raw) }
}

/// An interval in words, in numbers that nobody takes for more exact than they are: `10 to 20 minutes`. Of a wide one the middle is told, which half
/// of those who wait do not reach, and its end, which holds as often as before.
pub(crate) fn in_words(page: &Page, wait: Wait) -> String {
    if wait.most < SOON {
        return page.t("centre-wait-soon");
    }
    if wait.width() > wait.least + WIDE && wait.likely >= SOON {
        let (likely, most) = (round(whole_minutes(wait.likely)), round_up(wait.most.div_ceil(MINUTE)));
        return page.t2("centre-wait-about", "likely", span(page, likely), "most", span(page, most));
    }
    let (least, most) = (round_down(wait.least / MINUTE), round_up(wait.most.div_ceil(MINUTE)));
    match (least, most) {
        (0, most) if most < 60 => page.tn("centre-wait-up-to-minutes", most),
        (0, most) => page.t1("centre-wait-up-to", "most", span(page, most)),
        (least, most) if most < 60 => page.t2("centre-wait-minutes", "least", least, "most", most),
        (least, most) => page.t2("centre-wait-between", "least", span(page, least), "most", span(page, most)),
    }
}

fn span(page: &Page, minutes: u32) -> String {
    page.duration_after(i64::from(minutes * MINUTE))
}

const fn whole_minutes(seconds: u32) -> u32 {
    (seconds + MINUTE / 2) / MINUTE
}

fn round(minutes: u32) -> u32 {
    round_down(minutes + step(minutes) / 2)
}

fn round_down(minutes: u32) -> u32 {
    minutes - minutes % step(minutes)
}

fn round_up(minutes: u32) -> u32 {
    minutes.next_multiple_of(step(minutes))
}

/// From ten minutes on fives are told, from an hour on tens.
const fn step(minutes: u32) -> u32 {
    match minutes {
        0..10 => 1,
        10..60 => 5,
        _ => 10,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kernel::Timestamp;
    use ui::Words;

    use super::*;
    use crate::contents::locales;

    fn said(lang: Lang, (least, likely, most): (u32, u32, u32)) -> String {
        let own = locales().into_iter().map(|(lang, text)| (lang, "centre", text));
        let words = Words::build(&ui::SOURCES.into_iter().chain(own).collect::<Vec<_>>()).unwrap();
        let page = Page::new(Arc::new(words), lang, "/", Timestamp::UNIX_EPOCH);
        let wait = Wait { least: least * MINUTE, likely: likely * MINUTE, most: most * MINUTE };
        in_words(&page, wait).replace(['\u{2068}', '\u{2069}'], "")
    }

    #[test]
    fn of_a_wide_interval_the_middle_and_the_end_are_told_and_of_any_other_its_ends() {
        for (wait, told) in [
            ((9, 42, 99), "about 40 minutes, up to 1 hour 40 minutes"),
            ((0, 21, 75), "about 20 minutes, up to 1 hour 20 minutes"),
            ((0, 2, 75), "up to 1 hour 20 minutes"),
            ((40, 60, 110), "40 minutes to 1 hour 50 minutes"),
            ((10, 15, 20), "10 to 20 minutes"),
        ] {
            assert_eq!(said(Lang::En, wait), told);
        }
        assert_eq!(said(Lang::Ar, (9, 42, 99)), "نحو 40 دقيقة، وقد يصل إلى ساعة و40 دقيقة");
    }

    #[test]
    fn numbers_are_told_as_roughly_as_they_are_known_and_the_interval_never_becomes_narrower() {
        let told: Vec<(u32, u32)> = [(7, 8), (11, 13), (12, 57), (58, 61), (83, 121)].map(|(a, b)| (round_down(a), round_up(b))).into();
        assert_eq!(told, [(7, 8), (10, 15), (10, 60), (55, 70), (80, 130)]);
    }
}
