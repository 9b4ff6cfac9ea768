//! Notices in the workspace: their page, and their number in the frame.

use ::store::Tx;
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Introduction;
use platform::Route;
use platform::Visit;
use platform::html;
use ui::Page;

use crate::store::notices;

/// See one's own notices and findings.
pub const OWN_WORK: Permission = Permission {
    key: "desk.own-work",
    roles: &[Role::Employee, Role::Supervisor, Role::CentreManager, Role::ContentEditor, Role::EntityAdministrator, Role::QualityReviewer],
};

/// How many notices the page shows.
const ROWS: u32 = 50;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/desk/notices", Access::May(OWN_WORK), get(show)),
        Route::page(Method::POST, "/desk/notices/reading", Access::May(OWN_WORK), post(read)),
    ]
}

/// How someone who is signed in is introduced in the workspace's frame: as the organisation knows them, with their unread notices.
///
/// # Errors
/// What the database says.
pub fn introduce(tx: &mut Tx<'_>) -> Result<Introduction> {
    let known = org::introduce(tx)?;
    let is_inside = tx.entity().is_ok() && tx.actor().employee().is_ok();
    let unread = if is_inside { notices::unread(tx)? } else { 0 };
    Ok(Introduction { unread, ..known })
}

#[derive(Template)]
#[template(path = "notices.html")]
struct NoticesPage {
    page: Page,
    rows: Vec<Row>,
    is_any_new: bool,
}

struct Row {
    text: String,
    href: String,
    reference: String,
    at: Timestamp,
    icon: &'static str,
    is_new: bool,
}

/// GET /desk/notices
async fn show(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let page = app.desk_page(&visit, "desk-notices", "notices").await?;
    let notices = app.read(visit.actor.may(OWN_WORK)?, |tx| notices::newest(tx, ROWS)).await?;
    let row = |notice: crate::Notice| Row {
        text: match notice.said.get(page.lang) {
            "" => page.t(&format!("desk-notice-{}", notice.kind)),
            said => said.to_owned(),
        },
        href: match notice.case {
            Some(case) => page.href(&format!("/desk/cases/{case}")),
            None if !notice.place.is_empty() => page.href(&notice.place),
            None if notice.kind == "gaps" => page.href("/desk/coverage"),
            None => place(&app, &notice.kind).map_or_else(String::new, |place| page.href(place)),
        },
        reference: notice.reference,
        at: notice.at,
        icon: icon(&notice.kind),
        is_new: !notice.is_read,
    };
    let rows: Vec<Row> = notices.into_iter().map(row).collect();
    let is_any_new = rows.iter().any(|row| row.is_new);
    html(&NoticesPage { page, rows, is_any_new })
}

/// Where a notice without a case leads: its kind begins with the key of a place in the rail.
fn place(app: &App, kind: &str) -> Option<&'static str> {
    let key = kind.split('-').next()?;
    app.slices().iter().flat_map(|slice| slice.places()).find(|place| place.key == key).map(|place| place.href)
}

fn icon(kind: &str) -> &'static str {
    match kind {
        "abuse-reported" | "abuse-waits" | "organisation-abuse" => "shield-alert",
        "abuse-guided" | "abuse-closed" | "relieved" => "shield-check",
        "late" | "promise-broken" | "escalated" | "handed-around" | "referral-failed" | "long-waits" | "urgent-need" => "triangle-alert",
        kind if kind.ends_with("-fail") || kind.ends_with("-skipped") => "triangle-alert",
        kind if kind.ends_with("-work") => "circle-check",
        "customer-wrote" => "message-square",
        "mentioned" => "at-sign",
        "calendar-changed" | "gaps" | "time-runs" | "clock-runs" => "calendar-clock",
        "follow-up" => "send-horizontal",
        "woken" => "alarm-clock",
        "merged" => "merge",
        "asked" | "answered" | "unanswered" => "circle-help",
        "undone" => "undo-2",
        "offered" | "nobody-took" => "hand-heart",
        _ => "user-check",
    }
}

/// POST /desk/notices/reading — all of them have been read.
async fn read(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    app.write(visit.actor.may(OWN_WORK)?, notices::mark_read).await?;
    Ok(Redirect::to(&format!("/{}/desk/notices", visit.actor.lang.code())).into_response())
}
