//! The board for programs.

use axum::extract::State;
use axum::response::IntoResponse;
use axum::routing::get;
use http::Method;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Result;
use platform::Route;
use platform::api::schema;
use schemars::JsonSchema;
use serde::Serialize;

use crate::BOARD;
use crate::board::Board;
use crate::board::Part;
use crate::board::Person;
use crate::board::Row;
use crate::board::board;

pub(crate) fn routes() -> Vec<Route> {
    let api = Api { summary: "oversight-does-board", answer: Some(schema::<BoardItem>), ..Api::default() };
    vec![Route::plain(Method::GET, "/api/v1/board", Access::May(BOARD), get(show)).described(api)]
}

/// The board.
#[derive(Serialize, JsonSchema)]
struct BoardItem {
    /// Open cases, those put aside among them.
    open: i64,
    /// Of these, in the hands of colleagues who have left.
    left: i64,
    /// Whose due time has passed without a reply.
    late: i64,
    /// That nobody owns.
    unassigned: i64,
    /// That wait for the customer.
    answered: i64,
    /// That are put aside.
    snoozed: i64,
    /// Words of customers today.
    received_today: i64,
    /// Answers today.
    answered_today: i64,
    /// Closed today.
    closed_today: i64,
    /// The first cases of `late`, `soon`, `unassigned` and `answered`.
    parts: Vec<PartItem>,
    /// Who serves.
    people: Vec<PersonItem>,
}

/// Some cases, the most urgent first.
#[derive(Serialize, JsonSchema)]
struct PartItem {
    /// `late`, `soon`, `unassigned`, `answered`.
    key: &'static str,
    /// The cases.
    cases: Vec<CaseItem>,
    /// Whether there are more.
    has_more: bool,
}

/// A case.
#[derive(Serialize, JsonSchema)]
struct CaseItem {
    /// Its id.
    id: String,
    /// What people call it.
    reference: String,
    /// What it is about.
    subject: String,
    /// Who answers for it.
    owner: Option<String>,
    /// When a reply is due.
    due_at: Option<String>,
    /// When something last happened in it.
    moved_at: String,
}

/// Someone who serves.
#[derive(Serialize, JsonSchema)]
struct PersonItem {
    /// The employee's id.
    id: String,
    /// The name, in the caller's language.
    name: String,
    /// Whether they are away.
    is_away: bool,
    /// Open and not put aside.
    in_hand: i64,
    /// Of these, late.
    late: i64,
    /// Waiting for the customer.
    answered: i64,
    /// Put aside.
    snoozed: i64,
    /// Answers today.
    answered_today: i64,
    /// The reference of the case in which something happened last.
    newest: Option<String>,
}

fn case(row: &Row) -> CaseItem {
    CaseItem {
        id: row.case.id.to_string(),
        reference: row.case.reference.clone(),
        subject: row.case.subject.clone(),
        owner: row.owner.clone(),
        due_at: row.case.due_at.map(|due| due.to_string()),
        moved_at: row.case.moved_at.to_string(),
    }
}

fn person(person: &Person) -> PersonItem {
    PersonItem {
        id: person.id.to_string(),
        name: person.name.clone(),
        is_away: person.is_away,
        in_hand: person.in_hand(),
        late: person.load.late,
        answered: person.load.answered,
        snoozed: person.load.snoozed,
        answered_today: person.answered_today,
        newest: person.newest.as_ref().map(|case| case.reference.clone()),
    }
}

fn item(board: &Board) -> BoardItem {
    let today = board.today();
    let part = |part: &Part| PartItem { key: part.key, cases: part.rows.iter().map(case).collect(), has_more: part.has_more };
    BoardItem {
        open: board.load.open,
        left: board.left.open,
        late: board.load.late,
        unassigned: board.unassigned,
        answered: board.load.answered,
        snoozed: board.load.snoozed,
        received_today: today.received,
        answered_today: today.answered,
        closed_today: today.closed,
        parts: board.parts.iter().map(part).collect(),
        people: board.people.iter().map(person).collect(),
    }
}

/// GET /api/v1/board
async fn show(State(app): State<App>, Caller(actor): Caller) -> Result {
    let board = app.read(actor.may(BOARD)?, |tx| board(tx, None)).await?;
    Ok(axum::Json(item(&board)).into_response())
}
