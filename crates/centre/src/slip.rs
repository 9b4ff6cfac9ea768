//! A ticket on paper: the number, what is waited for, and the code by which a telephone follows the turn.

use kernel::Bilingual;
use kernel::Lang;
use kernel::Result;
use kernel::broken;
use platform::App;
use print::Both;
use print::Faces;
use print::Fact;
use print::Value;

use crate::ticket::Ticket;

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
}

impl Slip {
    /// The paper of a roll of 80 mm as a document, which a browser prints.
    ///
    /// # Errors
    /// Broken where the words cannot be set.
    pub(crate) async fn document(self, app: &App) -> Result<Vec<u8>> {
        let (first, sheet) = (self.ticket.lang, self.sheet(app));
        let set = move || {
            let faces = Faces::own();
            print::pdf(&print::lay(&print::ticket(&sheet, first)?, faces), faces)
        };
        let set = tokio::task::spawn_blocking(set).await.map_err(broken("setting a ticket"))?;
        set.map_err(broken("setting a ticket"))
    }

    fn sheet(&self, app: &App) -> print::Ticket {
        let say = |key: &str| Both::new(app.words().say_plain(Lang::Ar, key, &[]), app.words().say_plain(Lang::En, key, &[]));
        let both = |name: &Bilingual| Both::new(name.ar.clone(), name.en.clone());
        let issued = self.ticket.issued.to_zoned(ui::bahrain());
        let fact = |key: &str, figures: String| Fact { label: say(key), value: Value::Figures(figures) };
        print::Ticket {
            centre: both(&self.centre),
            number: self.ticket.shown(),
            service: both(&self.service),
            facts: vec![
                fact("centre-slip-ahead", self.ahead.to_string()),
                fact("centre-slip-day", issued.strftime("%d/%m/%Y").to_string()),
                fact("centre-slip-time", issued.strftime("%H:%M").to_string()),
            ],
            follow: self.follow.clone(),
            code: None,
            scan: say("centre-slip-scan"),
            prepare: None,
        }
    }
}
