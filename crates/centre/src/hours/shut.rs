//! That nobody is received in a centre now, and why, in both languages: whoever stands before a screen in its hall has pressed nothing yet.

use ::store::Tx;
use kernel::CentreId;
use kernel::Lang;
use kernel::Result;
use kernel::Timestamp;
use platform::App;
use ui::Page;

use super::opens_at;
use crate::issue::today;
use crate::outside::closed_until;
use crate::state::State;
use crate::store;

/// Why nobody is received in a centre.
pub(crate) enum Shut {
    /// Its day was closed.
    Over,
    /// Its hours begin then.
    Until(Timestamp),
}

impl Shut {
    /// Looks at a centre; nothing while it is open.
    ///
    /// # Errors
    /// What the database says.
    pub(crate) fn of(tx: &mut Tx<'_>, centre: CentreId) -> Result<Option<Shut>> {
        let day = today(tx);
        if store::closed_day(tx, centre, &day)?.is_some() {
            return Ok(Some(Shut::Over));
        }
        Ok(opens_at(tx, centre)?.map(Shut::Until))
    }

    /// The same for the screens of its hall: whoever waits there, is served or was put aside has still to be served, whatever the hours say.
    ///
    /// # Errors
    /// What the database says.
    pub(crate) fn of_hall(tx: &mut Tx<'_>, centre: CentreId) -> Result<Option<Shut>> {
        let day = today(tx);
        let here = store::tickets_in(tx, (centre, &day), &[State::Waiting, State::Called, State::Serving, State::Parked])?;
        if here.is_empty() { Shut::of(tx, centre) } else { Ok(None) }
    }

    /// In both languages, the one that is named first.
    pub(crate) fn words(&self, app: &App, first: Lang) -> Vec<(Lang, String)> {
        let said = |lang: Lang| {
            let page = Page::new(app.words().clone(), lang, "", app.now());
            match self {
                Shut::Over => (lang, page.t("centre-day-closed")),
                Shut::Until(opens) => (lang, closed_until(&page, *opens)),
            }
        };
        vec![said(first), said(first.other())]
    }
}
