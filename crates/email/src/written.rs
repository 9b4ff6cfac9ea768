//! What stands in the composer's form, as a browser sends it with or without scripts.

use kernel::Lang;
use kernel::Phone;
use kernel::Result;
use kernel::invalid;
use serde::Deserialize;

use crate::copies::Copies;
use crate::reply::Reply;
use crate::store::Draft;

/// So many canned replies of one reply are counted.
const CANNED: usize = 20;

/// What stands in the composer: sent, kept as a draft, or looked at, always the whole form.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Written {
    pub(crate) subject: String,
    pub(crate) body: String,
    pub(crate) lang: Lang,
    pub(crate) version: i64,
    #[serde(default)]
    pub(crate) override_reason: String,
    /// What the employee said of the points by hand: `0+ 2-`.
    #[serde(default)]
    pub(crate) points: String,
    /// What the message asks, one question a line, where it was written beside the reply.
    #[serde(default)]
    pub(crate) asked: Option<String>,
    /// Whether whoever sends it saw which questions stay open: the script of the composer shows them itself.
    #[serde(default)]
    pub(crate) open_seen: String,
    /// The numbers of the canned replies that were put in, with spaces between.
    #[serde(default)]
    pub(crate) canned: String,
    /// Whether those whom the customer copied get a copy.
    #[serde(default)]
    pub(crate) copy_all: String,
    /// Whether whoever stands in gets one.
    #[serde(default)]
    pub(crate) copy_back_up: String,
    /// The colleagues and units that get one, by names and addresses.
    #[serde(default)]
    pub(crate) copy_to: String,
    /// Whether the form asked who gets a copy.
    #[serde(default)]
    pub(crate) copies_seen: String,
    /// When to send later: `opening`, or `chosen` with the day and the time.
    #[serde(default)]
    pub(crate) when: String,
    #[serde(default)]
    pub(crate) send_day: String,
    #[serde(default)]
    pub(crate) send_time: String,
    /// `end` where the case is closed with the reply.
    #[serde(default)]
    pub(crate) then: String,
    /// The phone that gets the codes of a secure message; empty where the address does.
    #[serde(default)]
    pub(crate) code_to: String,
    /// When the draft that a script of the page knows was kept; 0 for none. Without it, what is typed here counts.
    #[serde(default)]
    pub(crate) known: Option<i64>,
    /// The language into which the fixed parts are to change.
    #[serde(default)]
    pub(crate) switch: Option<Lang>,
}

/// The phone that gets the codes of a secure message; none where nothing is written.
///
/// # Errors
/// `Invalid` for what is no mobile number.
pub(crate) fn code_phone(typed: &str) -> Result<Option<Phone>> {
    let read = (!typed.trim().is_empty()).then(|| Phone::parse(typed)).transpose();
    read.map_err(|wrong| invalid("code_to", wrong.key()))
}

impl Written {
    /// What is kept of it while it is written.
    pub(crate) fn draft(&self) -> Draft {
        Draft { subject: self.subject.clone(), body: self.body.clone(), lang: self.lang }
    }

    /// The phone that gets the codes of a secure message, if one does.
    ///
    /// # Errors
    /// `Invalid` for what is no mobile number.
    pub(crate) fn code_phone(&self) -> Result<Option<Phone>> {
        code_phone(&self.code_to)
    }

    /// Who gets a copy.
    pub(crate) fn copies(&self) -> Copies {
        Copies { all: self.copy_all == "yes", back_up: self.copy_back_up == "yes", to: self.copy_to.trim().into() }
    }

    /// The same as it is kept; nothing where the form did not ask.
    pub(crate) fn chosen(&self) -> Option<String> {
        (!self.copies_seen.is_empty()).then(|| self.copies().written())
    }

    /// What is sent.
    pub(crate) fn reply(self) -> Reply {
        let copies = self.copies();
        Reply {
            subject: self.subject,
            body: self.body,
            lang: self.lang,
            seen: self.version,
            override_reason: self.override_reason,
            canned: self.canned.split_whitespace().filter_map(|id| id.parse().ok()).take(CANNED).collect(),
            points: self.points,
            with_files: true,
            copies,
        }
    }
}
