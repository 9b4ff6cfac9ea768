//! What the page of a counter says of the break of whoever sits there, alone: all that a page fetches by itself while a customer is served. Of the
//! visit and of where its customer could be sent nothing is read for it.

use askama::Template;
use axum::response::Response;
use platform::App;
use platform::Failure;
use platform::Visit;
use platform::html;
use platform::live::Wanted;
use ui::Page;

use crate::break_rows::BreakWords;
use crate::break_rows::OwnBreak;
use crate::counter::Counter;
use crate::sit::SERVE;
use crate::store;

/// The id of the part.
const PART: &str = "break";

#[derive(Template)]
#[template(path = "counter_break_alone.html")]
struct BreakPage {
    page: Page,
    topic: String,
    counter: Counter,
    own_break: Option<BreakWords>,
}

/// The part where a page wants nothing else of itself; none where the whole page is to be shown, as to whoever sits nowhere any more.
pub(super) async fn alone(app: &App, visit: &Visit, wanted: &Wanted) -> Result<Option<Response>, Failure> {
    if !wanted.is_only(PART) {
        return Ok(None);
    }
    let known = app.read(visit.actor.may(SERVE)?, |tx| {
        let me = tx.actor().employee()?;
        let Some(counter) = store::counter_at(tx, me)? else { return Ok(None) };
        let own = OwnBreak::read(tx, counter.centre)?;
        Ok(Some((counter, own)))
    });
    let Some((counter, own)) = known.await? else { return Ok(None) };
    let page = app.page(visit, "centre-break");
    let (topic, own_break) = (format!("centre:{}", counter.centre), Some(own.shown(&page)));
    html(&BreakPage { page, topic, counter, own_break }).map(Some)
}
