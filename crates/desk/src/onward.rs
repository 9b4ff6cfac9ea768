//! Where somebody goes on after an act on a case: in the list in which they work, at the same case or, once they have finished with it, at
//! the next one, as each of them wishes.

use ::store::Tx;
use axum::Json;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use kernel::Result;
use platform::App;
use platform::Failure;
use platform::Visit;
use serde_json::json;

use crate::BatchId;
use crate::CaseId;
use crate::case_acts::after;
use crate::case_page::AskedCase;
use crate::case_page::Kept;
use crate::lists::READ;
use crate::pane::Asked;
use crate::pane::ROWS;
use crate::picked::Picked;
use crate::ways;

/// The list in which somebody works, as the page says from which they come; nothing where it is no page of a case.
pub(crate) fn came_from(visit: &Visit) -> AskedCase {
    let (path, query) = visit.from.split_once('?').unwrap_or_default();
    let case = path.strip_prefix(&format!("/{}/desk/cases/", visit.actor.lang.code())).unwrap_or_default();
    let is_case = !case.is_empty() && case.split('/').next().is_some_and(|id| id.bytes().all(|byte| byte.is_ascii_digit()));
    if is_case { serde_urlencoded::from_str(query).unwrap_or_default() } else { AskedCase::default() }
}

/// Sends somebody on; a script of the page is told where.
pub(crate) fn go(visit: &Visit, path: &str) -> Response {
    if visit.wants_data { Json(json!({ "href": path })).into_response() } else { Redirect::to(path).into_response() }
}

/// Where somebody goes on who finishes with a case. It is looked up before the act, which may move the case in its list.
pub struct Onward {
    next: Next,
}

/// What comes after a case.
enum Next {
    /// The same one: so they wish, or no list stands beside it.
    Stay,
    /// The next one of the list, on its page of it.
    Case(CaseId, Asked),
    /// The list, in which nothing else stands.
    List(Asked),
}

impl Onward {
    /// What comes after a case in the list in which the one who acts works.
    ///
    /// # Errors
    /// `Forbidden` for whoever may not read cases; what the database says.
    pub async fn of(app: &App, visit: &Visit, case: CaseId) -> Result<Onward> {
        Onward::of_those(app, visit, case, |_, _| Ok(true)).await
    }

    /// The same of those cases of the list in which there is something to do for whoever works in it: a channel knows which of them wait
    /// for somebody else.
    ///
    /// # Errors
    /// As of `of`.
    pub async fn of_those(app: &App, visit: &Visit, case: CaseId, is_theirs: fn(&mut Tx<'_>, CaseId) -> Result<bool>) -> Result<Onward> {
        let list = came_from(visit).list();
        let next = match list.view.is_empty() {
            true => Next::Stay,
            false => app.read(visit.actor.may(READ)?, move |tx| next(tx, list, (case, is_theirs))).await?,
        };
        Ok(Onward { next })
    }

    /// After something that finishes with a case for now and can be taken back: closed, put aside.
    ///
    /// # Errors
    /// What cannot be told on the page: signed out, not found, broken.
    pub async fn done(self, app: &App, visit: &Visit, case: CaseId, done: Result<Option<BatchId>>) -> Result<Response, Failure> {
        match done {
            Ok(batch) => Ok(self.send(visit, case, ("batch", &batch.map(|id| id.to_string()).unwrap_or_default()))),
            Err(error) => after(app, visit, case, Err(error), Kept::default()).await,
        }
    }

    /// After a reply was sent.
    ///
    /// # Errors
    /// As of `done`.
    pub async fn sent(self, app: &App, visit: &Visit, case: CaseId, sent: Result<()>) -> Result<Response, Failure> {
        match sent {
            Ok(()) => Ok(self.send(visit, case, ("sent", &case.to_string()))),
            Err(error) => after(app, visit, case, Err(error), Kept::default()).await,
        }
    }

    /// The same case keeps its tab; the next one opens at the place to write.
    fn send(self, visit: &Visit, case: CaseId, (what, id): (&str, &str)) -> Response {
        let cases = format!("/{}/desk/cases", visit.actor.lang.code());
        let path = match self.next {
            Next::Stay => {
                let asked = came_from(visit);
                // Whoever stays sees what they sent; it need not be told.
                let told = if what == "sent" { "" } else { id };
                asked.address(&format!("{cases}/{case}"), &[("tab", &asked.tab), (what, told)])
            }
            Next::Case(next, list) => with(&list).address(&format!("{cases}/{next}"), &[("write", "reply"), (what, id)]),
            Next::List(list) => with(&list).address(&cases, &[(what, id)]),
        };
        go(visit, &path)
    }
}

fn with(list: &Asked) -> AskedCase {
    AskedCase { view: list.view.clone(), before: list.before.clone(), filter: list.filter.clone(), ..AskedCase::default() }
}

/// Whether a case is one that whoever asks may go on with.
type IsTheirs = fn(&mut Tx<'_>, CaseId) -> Result<bool>;

fn next(tx: &mut Tx<'_>, list: Asked, (case, is_theirs): (CaseId, IsTheirs)) -> Result<Next> {
    if !ways::of_employee(tx)?.goes_on {
        return Ok(Next::Stay);
    }
    let picked = Picked::of(tx, &list)?;
    let mark = (!list.before.is_empty()).then(|| list.before.parse()).transpose()?;
    let (rows, older) = picked.list(tx, mark, ROWS)?;
    let place = rows.iter().position(|row| row.id == case);
    for row in rows.iter().skip(place.map_or(0, |place| place + 1)) {
        if is_theirs(tx, row.id)? {
            return Ok(Next::Case(row.id, list));
        }
    }
    if let Some(older) = older {
        let list = Asked { before: older.to_string(), ..list };
        for row in picked.list(tx, Some(older), ROWS)?.0 {
            if is_theirs(tx, row.id)? {
                return Ok(Next::Case(row.id, list));
            }
        }
        return Ok(Next::List(list));
    }
    // The last one of a list is followed by the one before it.
    for row in rows.iter().take(place.unwrap_or(0)).rev() {
        if is_theirs(tx, row.id)? {
            return Ok(Next::Case(row.id, list));
        }
    }
    Ok(Next::List(list))
}
