//! Another time for an appointment, in two steps and without a script: a time is chosen, and then asked about beside the one that is given up.

use kernel::Timestamp;
use ui::Page;

use super::Asked;
use super::Choosing;
use super::Offer;
use super::choosing;
use crate::booking_form::seconds;

/// A time that was chosen, before the appointment is moved to it.
pub(crate) struct Chosen {
    /// As it stands in a form.
    pub(crate) from: String,
    /// In words.
    pub(crate) after: String,
    /// The time that is given up for it, in words; empty where the centre has taken it back already.
    pub(crate) before: String,
    /// Where another one is chosen.
    pub(crate) back: String,
}

/// The times to which an appointment can be moved, or the one of them that was chosen. `before` is the time that is given up for it; none where the
/// centre called the appointment off: that time may be chosen again. `here` is the address of the page without its query.
pub(crate) fn choosing_anew(page: &mut Page, here: &str, (offer, before): (&Offer, Option<Timestamp>), asked: &Asked) -> Choosing {
    let from = seconds(&asked.from);
    let all = match from {
        Some(_) => choosing(page, here, offer, &Asked::day_of(&asked.from)),
        None => choosing(page, here, offer, asked),
    };
    let all = Choosing { here: here.to_owned(), ..all };
    let Some(from) = from else { return all };
    if before == Some(from) {
        return Choosing { said: "centre-move-same", ..all };
    }
    if !offer.days.iter().flat_map(|day| &day.free).any(|span| span.from == from) {
        return Choosing { said: "centre-move-taken", ..all };
    }
    let in_words = |at: Timestamp| page.t2("centre-at", "day", page.day(at).as_str(), "time", page.time(at).as_str());
    let chosen = Chosen {
        from: from.as_second().to_string(),
        after: in_words(from),
        before: before.map(in_words).unwrap_or_default(),
        back: format!("{here}?day={}", from.to_zoned(ui::bahrain()).date()),
    };
    page.title = page.t("centre-move");
    Choosing { chosen: Some(chosen), ..all }
}
