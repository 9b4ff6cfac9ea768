//! A visit to a kiosk, as its browser keeps it: which aids are on, and the ticket that was just given. It ends with the visit, by itself after a
//! while, and nothing of it is kept anywhere else.

use std::time::Duration;

use askama::Template;
use axum::response::Response;
use http::HeaderMap;
use http::HeaderValue;
use http::header::SET_COOKIE;
use kernel::Timestamp;
use platform::Failure;
use platform::cookie;
use platform::html;
use platform::private;

use crate::ticket::TicketId;

const COOKIE: &str = "daleel-kiosk";
/// So long after its last page a visit is over, also where nothing on the screen has wiped it.
const LASTS: Duration = Duration::from_secs(300);

/// What stands at a kiosk between two pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sitting {
    /// Larger text.
    pub(crate) is_large: bool,
    /// Black, white and one bright colour.
    pub(crate) is_strong: bool,
    /// Everything that is pressed stands in the lower part.
    pub(crate) is_low: bool,
    /// What stands on the screen is read aloud.
    pub(crate) is_aloud: bool,
    /// The ticket that was just given.
    pub(crate) ticket: Option<TicketId>,
}

impl Sitting {
    /// What the browser shows; nothing at the beginning of a visit, and nothing of one that was left.
    pub(crate) fn of(headers: &HeaderMap, now: Timestamp) -> Self {
        cookie(headers, COOKIE).and_then(|text| Sitting::parse(text, now)).unwrap_or_default()
    }

    fn parse(text: &str, now: Timestamp) -> Option<Self> {
        let parts: Vec<&str> = text.split('.').collect();
        let marked = |mark: char| parts.iter().find_map(|part| part.strip_prefix(mark)?.parse::<i64>().ok());
        let has = |name: &str| parts.contains(&name);
        let at = Timestamp::from_second(marked('@')?).ok()?;
        let is_over = now > at + LASTS;
        let ticket = marked('t').map(kernel::Id::new);
        let sitting = Self { is_large: has("large"), is_strong: has("strong"), is_low: has("low"), is_aloud: has("aloud"), ticket };
        Some(sitting).filter(|_| !is_over)
    }

    fn aids(self) -> [(bool, &'static str); 4] {
        [(self.is_large, "large"), (self.is_strong, "strong"), (self.is_low, "low"), (self.is_aloud, "aloud")]
    }

    fn written(self, now: Timestamp) -> String {
        let aids = self.aids().into_iter().filter(|(is_on, _)| *is_on).map(|(_, name)| name.to_owned());
        let rest = [self.ticket.map(|ticket| format!("t{ticket}")), Some(format!("@{}", now.as_second()))];
        aids.chain(rest.into_iter().flatten()).collect::<Vec<_>>().join(".")
    }

    /// The same visit with an aid switched on or off.
    pub(crate) fn switched(mut self, aid: &str) -> Self {
        match aid {
            "large" => self.is_large = !self.is_large,
            "strong" => self.is_strong = !self.is_strong,
            "low" => self.is_low = !self.is_low,
            "aloud" => self.is_aloud = !self.is_aloud,
            _ => {}
        }
        self
    }

    /// The classes of the page.
    pub(crate) fn classes(self) -> String {
        let on = self.aids().into_iter().filter(|(is_on, _)| *is_on).map(|(_, name)| format!("kiosk--{name}"));
        ["kiosk".to_owned()].into_iter().chain(on).collect::<Vec<_>>().join(" ")
    }

    /// Whether anything is to be wiped.
    pub(crate) fn is_begun(self) -> bool {
        self != Sitting::default()
    }

    /// Gives the browser what it shows from now on; nothing where the visit is over.
    pub(crate) fn keep(self, mut response: Response, now: Timestamp) -> Response {
        let (text, age) = if self.is_begun() { (self.written(now), "") } else { (String::new(), "; Max-Age=0") };
        let cookie = format!("{COOKIE}={text}; Path=/; HttpOnly; SameSite=Strict{age}");
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(SET_COOKIE, cookie);
        }
        private(response)
    }

    /// A page of the visit, with which it goes on.
    pub(crate) fn shows(self, page: &impl Template, now: Timestamp) -> Result<Response, Failure> {
        let shown = private(html(page)?);
        Ok(if self.is_begun() { self.keep(shown, now) } else { shown })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_visit_has_chosen_is_read_as_it_was_written_and_an_aid_goes_off_as_it_came_on() {
        let now = Timestamp::from_second(1_795_000_000).unwrap();
        let sitting = Sitting::default().switched("large").switched("low").switched("aloud");
        let sitting = Sitting { ticket: Some(kernel::Id::new(42)), ..sitting };
        assert_eq!(Sitting::parse(&sitting.written(now), now), Some(sitting));
        assert_eq!(Sitting::parse(&sitting.written(now), now + LASTS), Some(sitting));
        assert_eq!(
            Sitting::parse(&sitting.written(now), now + LASTS + Duration::from_secs(1)),
            None,
            "whoever comes next sees nothing of it"
        );
        assert_eq!(sitting.classes(), "kiosk kiosk--large kiosk--low kiosk--aloud");
        assert_eq!(sitting.switched("large").switched("low").switched("aloud").switched("nothing").classes(), "kiosk");
        assert!(["", "<script>.t-", "t42", "t42.@x"].iter().all(|text| Sitting::parse(text, now).is_none()));
    }
}
