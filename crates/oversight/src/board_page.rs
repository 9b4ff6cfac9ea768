//! The page of the board, kept up to date while it is looked at, and the act that helps: a case is given to whoever has room.

use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::routing::get;
use axum::routing::post;
use desk::NewOwner;
use http::Method;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Id;
use platform::Access;
use platform::App;
use platform::Form;
use platform::Query;
use platform::Result;
use platform::Route;
use platform::Visit;
use platform::failure;
use platform::html;
use serde::Deserialize;
use ui::Choice;
use ui::Page;
use ui::Point;

use crate::BOARD;
use crate::board::Board;
use crate::board::Giving;
use crate::board::Part;
use crate::board::Person;
use crate::board::Row;
use crate::board::SOON_MINUTES;
use crate::board::board;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/desk/board", Access::May(BOARD), get(show)),
        Route::page(Method::POST, "/desk/board/cases/{id}/owner", Access::May(desk::ASSIGN), post(give)),
    ]
}

/// What is asked of the board.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// The case that is to be given to somebody.
    give: String,
}

#[derive(Template)]
#[template(path = "board.html")]
struct Shown {
    page: Page,
    board: Board,
    tried: Tried,
    /// Who looks at it.
    me: Option<EmployeeId>,
}

/// What somebody tried to do, as it was written, and why it was refused.
#[derive(Default)]
struct Tried {
    refused: String,
    to: String,
    reason: String,
}

impl Shown {
    /// The address of the whole list of which a part shows the beginning.
    fn list(&self, part: &Part) -> String {
        let view = if part.key == "soon" { "waiting" } else { part.key };
        format!("{}?view={view}", self.page.href("/desk/cases"))
    }

    /// The address of the board with this case to be given.
    fn give(&self, row: &Row) -> String {
        format!("{}?give={}#give", self.page.href("/desk/board"), row.case.id)
    }

    fn case(&self, case: &desk::Listed) -> String {
        format!("{}/{}", self.page.href("/desk/cases"), case.id)
    }

    fn report(&self, person: &Person) -> String {
        format!("{}?of=employee:{}", self.page.href("/desk/reports"), person.id)
    }

    /// The colleagues to whom a case can be given, who has least in hand first: those who are qualified for it, else whoever serves. Oneself
    /// takes a case over on its own page, with a reason.
    fn takers(&self, giving: &Giving) -> Vec<Choice> {
        let is_here =
            |person: &&Person| person.may_serve && !person.is_away && Some(person.id) != giving.owner && Some(person.id) != self.me;
        let mut takers: Vec<&Person> = self.board.people.iter().filter(is_here).collect();
        if takers.iter().any(|person| giving.qualified.contains(&person.id)) {
            takers.retain(|person| giving.qualified.contains(&person.id));
        }
        takers.sort_by_key(|person| (person.in_hand(), person.load.late, person.name.clone()));
        let hint = |person: &Person| self.page.t2("oversight-board-load", "open", person.in_hand(), "late", person.load.late);
        takers.into_iter().map(|person| Choice { hint: hint(person), ..Choice::new(person.id.to_string(), &person.name) }).collect()
    }

    /// The words of customers by the hour of today.
    fn course(&self) -> Vec<Point> {
        let point = |(hour, came): (usize, &crate::figures::sums::Hour)| {
            let value = f64::from(i32::try_from(came.received).unwrap_or(i32::MAX));
            Point::new(format!("{hour}:00"), value, self.page.number(came.received))
        };
        self.board.hours.iter().enumerate().map(point).collect()
    }

    fn soon_hours(&self) -> i64 {
        SOON_MINUTES / 60
    }
}

/// GET /desk/board?give=…
async fn show(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> Result {
    render(&app, &visit, asked.give.parse().ok(), Tried::default()).await
}

async fn render(app: &App, visit: &Visit, give: Option<i64>, tried: Tried) -> Result {
    let board = app.read(visit.actor.may(BOARD)?, move |tx| board(tx, give.map(Id::new))).await?;
    let page = app.desk_page(visit, "oversight-board", "board").await?;
    html(&Shown { page, board, tried, me: visit.actor.employee().ok() })
}

#[derive(Deserialize)]
struct GiveForm {
    #[serde(default)]
    to: String,
    #[serde(default)]
    reason: String,
    seen: i64,
}

/// POST /desk/board/cases/{id}/owner
async fn give(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<GiveForm>) -> Result {
    let id: i64 = id.parse().map_err(|_| Error::NotFound("case"))?;
    let board = format!("/{}/desk/board", visit.actor.lang.code());
    let done = match form.to.parse().map(Id::new) {
        Ok(to) => {
            let ask = NewOwner { to, reason: form.reason.clone(), seen: form.seen };
            app.write(visit.actor.may(desk::ASSIGN)?, move |tx| desk::change_owner(tx, Id::new(id), &ask).map(drop)).await
        }
        Err(_) => Err(kernel::invalid("to", "oversight-board-whom")),
    };
    match done {
        Ok(()) => Ok(Redirect::to(&board).into_response()),
        Err(error @ (Error::Refused(_) | Error::Invalid(_) | Error::Conflict(_))) => {
            let told = failure::tell(&app, visit.actor.lang, &error);
            let fields: Vec<String> = told.fields.into_iter().map(|(_, text)| text).collect();
            let refused = if fields.is_empty() { told.detail } else { fields.join(" ") };
            let visit = Visit { path: board, ..visit };
            let page = render(&app, &visit, Some(id), Tried { refused, to: form.to, reason: form.reason }).await?;
            Ok((failure::status(&error), page).into_response())
        }
        Err(error) => Err(error.into()),
    }
}
