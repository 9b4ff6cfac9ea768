//! A ticket on paper: the number, what is waited for, and the code by which a telephone follows the turn.

use ::store::Tx;
use kernel::Bilingual;
use kernel::Error;
use kernel::Lang;
use kernel::Result;
use kernel::broken;
use platform::App;
use print::Both;
use print::Fact;
use print::Value;

use crate::device::Device;
use crate::device::DeviceKind;
use crate::issue::centre_of;
use crate::line::place;
use crate::pass::Pass;
use crate::store;
use crate::ticket::Ticket;
use crate::ticket::shown;

/// What stands on a ticket's paper beside the ticket itself.
pub(crate) struct Slip {
    pub(crate) ticket: Ticket,
    pub(crate) centre: Bilingual,
    pub(crate) service: Bilingual,
    /// How many of its queue stand before it.
    pub(crate) ahead: usize,
    /// Where the turn is followed, without the language: `/turn/…`.
    pub(crate) turn: String,
    /// The same as the customer's telephone opens it.
    pub(crate) follow: String,
    /// The digits with which its visit is rated at a kiosk; none where the centre has no kiosk.
    digits: Option<String>,
}

impl Slip {
    /// What stands on a ticket's paper.
    ///
    /// # Errors
    /// `NotFound` for what is of another entity.
    pub(crate) fn of(tx: &mut Tx<'_>, app: &App, ticket: Ticket) -> Result<Slip> {
        let service = org::store::service(tx, ticket.service)?.ok_or(Error::NotFound("service"))?;
        let ahead = place(tx, &ticket)?.unwrap_or_default();
        let pass = Pass { entity: tx.entity()?, ticket: ticket.id };
        let turn = format!("/turn/{}", pass.sign(app.keys()));
        let is_kiosk = |device: &Device| device.kind == DeviceKind::Kiosk && device.revoked.is_none();
        let digits = store::devices(tx, ticket.centre)?.iter().any(is_kiosk).then(|| pass.digits(app.keys()));
        let follow = format!("{}/{}{turn}", app.public_url(), ticket.lang.code());
        Ok(Slip { centre: centre_of(tx, ticket.centre)?.name, service: service.name, ahead, turn, follow, digits, ticket })
    }

    /// The paper of a roll of 80 mm as it is laid out, in the customer's language first.
    ///
    /// # Errors
    /// Broken where the address to follow is too long for a code.
    pub(crate) fn sheet(&self, app: &App) -> Result<print::Sheet> {
        print::ticket(&self.said(app), self.ticket.lang).map_err(broken("setting a ticket"))
    }

    /// The digits with which its visit is rated at a kiosk, as they are read; empty where the centre has no kiosk.
    pub(crate) fn rate(&self) -> String {
        self.digits.as_ref().map(|digits| format!("{} {}", &digits[..4], &digits[4..])).unwrap_or_default()
    }

    fn said(&self, app: &App) -> print::Ticket {
        let say = |key: &str| in_both(app, key);
        let issued = self.ticket.issued.to_zoned(ui::bahrain());
        let fact = |key: &str, figures: String| Fact { label: say(key), value: Value::Figures(figures) };
        let rate = Some(self.rate()).filter(|digits| !digits.is_empty()).map(|digits| fact("centre-slip-rate", digits));
        let facts = [
            fact("centre-slip-ahead", self.ahead.to_string()),
            fact("centre-slip-day", issued.strftime("%d/%m/%Y").to_string()),
            fact("centre-slip-time", issued.strftime("%H:%M").to_string()),
        ];
        print::Ticket {
            centre: both(&self.centre),
            number: self.ticket.shown(),
            service: both(&self.service),
            facts: facts.into_iter().chain(rate).collect(),
            follow: self.follow.clone(),
            code: None,
            scan: say("centre-slip-scan"),
            prepare: None,
        }
    }
}

/// A text in both languages, as it is printed.
pub(crate) fn in_both(app: &App, key: &str) -> Both {
    Both::new(app.words().say_plain(Lang::Ar, key, &[]), app.words().say_plain(Lang::En, key, &[]))
}

/// A name in both languages, as it is printed.
pub(crate) fn both(name: &Bilingual) -> Both {
    Both::new(name.ar.clone(), name.en.clone())
}

/// A paper by which it is seen that a printer prints: both languages, a number, a code.
///
/// # Errors
/// Broken where the words cannot be set.
pub(crate) fn test_sheet(app: &App, centre: &Bilingual) -> Result<print::Sheet> {
    let test = print::Ticket {
        centre: both(centre),
        number: shown("A", 0),
        service: in_both(app, "centre-slip-test"),
        facts: Vec::new(),
        follow: app.public_url().into(),
        code: None,
        scan: in_both(app, "centre-slip-test-scan"),
        prepare: None,
    };
    print::ticket(&test, Lang::Ar).map_err(broken("setting a page to try a printer"))
}
