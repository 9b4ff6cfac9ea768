//! A counter as whoever sits there has it: a press, the page that it leads to, and whom it has after a press that was cut off.
use anyhow::Result;
use anyhow::ensure;

use super::browser::Browsers;
use crate::bench::http::Request;

/// A counter.
pub struct Desk {
    pub place: usize,
    pub cookie: String,
    /// The ticket that is served.
    pub ticket: Option<String>,
    /// Whether a press was cut off: its page says then whom it has.
    pub is_unsure: bool,
}

impl Desk {
    /// Whom a counter has, as its page says; whoever was called has come meanwhile.
    pub async fn finds(&mut self, browsers: &Browsers) -> Result<()> {
        let page = browsers.ask(Request::get("/en/desk/counter", &[]), Some(&self.cookie)).await?;
        let has_called = page.text.contains("/desk/counter/visit\"");
        let page = if has_called { self.presses(browsers, "visit", &[]).await? } else { page.text };
        self.ticket = page.split("name=\"ticket\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned);
        self.is_unsure = false;
        Ok(())
    }

    /// Presses a button at the counter; answers the page to which that leads.
    pub async fn presses(&self, browsers: &Browsers, what: &str, fields: &[(&str, &str)]) -> Result<String> {
        let done = browsers.ask(Request::form(&format!("/en/desk/counter/{what}"), fields), Some(&self.cookie)).await?;
        ensure!(done.status == 303, "{what} answered {}", done.status);
        let page = browsers.ask(Request::get(done.location, &[]), Some(&self.cookie)).await?;
        ensure!(page.status == 200, "the counter answered {}", page.status);
        Ok(page.text)
    }
}
