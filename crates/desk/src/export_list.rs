//! A list of cases is taken away as it is filtered: as comma-separated values of any length, page by page, or as a workbook.

use ::store::Tx;
use axum::body::Body;
use axum::extract::State as Inside;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::get;
use bytes::Bytes;
use futures::stream;
use http::Method;
use kernel::Grant;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use kernel::Timestamp;
use kernel::refuse;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Channel;
use platform::Failure;
use platform::Query;
use platform::Route;
use platform::Visit;
use platform::csv;
use platform::xlsx;
use platform::xlsx::Cell;
use schemars::JsonSchema;
use serde::Deserialize;
use ui::Page;

use crate::Awaits;
use crate::State;
use crate::export_events::ListExported;
use crate::filter::Filter;
use crate::lists::Listed;
use crate::lists::Mark;
use crate::names::Names;
use crate::pane::Asked;
use crate::pane::channels;
use crate::picked::Picked;
use crate::store::exported;
use crate::store::exported::Further;
use crate::store::tags;

/// Take cases away: a list as it is filtered, or a case whole.
pub const EXPORT: Permission = Permission { key: "desk.export", roles: &[Role::Supervisor, Role::CentreManager] };

/// The cases that are read together: no more of a list than these is ever in memory.
const PAGE: u32 = 400;
/// A workbook is made in memory, and has at most so many rows.
const MOST_OF_WORKBOOK: usize = 20_000;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(EXPORT);
    vec![
        Route::page(Method::GET, "/desk/cases.csv", may, get(as_csv)),
        Route::page(Method::GET, "/desk/cases.xlsx", may, get(as_xlsx)),
        Route::plain(Method::GET, "/api/v1/cases.csv", may, get(program_csv)).described(Api {
            summary: "desk-does-export-list",
            query: Some(schema),
            ..Api::default()
        }),
    ]
}

fn schema() -> serde_json::Value {
    platform::api::schema::<AskedExport>()
}

#[derive(Default, Deserialize, JsonSchema)]
#[serde(default)]
struct AskedExport {
    /// `mine`, `team`, `unassigned`, `waiting`, `answered`, `snoozed`, `late`, `closed`, the number of a kept list, or `filter`.
    view: String,
    /// What the cases must be like, where the list is `filter`.
    #[serde(flatten)]
    filter: Filter,
}

/// GET /desk/cases.csv?view=…
async fn as_csv(Inside(app): Inside<App>, visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let page = app.page(&visit, "desk-export");
    Ok(streamed(&app, visit.actor.may(EXPORT)?, page, asked).await?)
}

/// GET /api/v1/cases.csv?view=…
async fn program_csv(Inside(app): Inside<App>, Caller(actor): Caller, Query(asked): Query<AskedExport>) -> Result<Response, Failure> {
    let page = Page::new(app.words().clone(), actor.lang, "/", app.now());
    let asked = Asked { view: asked.view, filter: asked.filter, ..Asked::default() };
    Ok(streamed(&app, actor.may(EXPORT)?, page, asked).await?)
}

/// GET /desk/cases.xlsx?view=…
async fn as_xlsx(Inside(app): Inside<App>, visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let (page, grant) = (app.page(&visit, "desk-export"), visit.actor.may(EXPORT)?);
    let mut next = begin(&app, grant.clone(), &asked, "xlsx").await?;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    while let Next::From(mark) = next {
        let (some, further) = read(&app, grant.clone(), &page, &asked, mark).await?;
        rows.extend(some);
        if rows.len() > MOST_OF_WORKBOOK {
            return Err(Failure(refuse("desk-export-long").with("n", MOST_OF_WORKBOOK).into()));
        }
        next = further;
    }
    let sheet = xlsx::Sheet { name: page.t("desk-export-sheet"), head: head(&page), rows };
    let answer = xlsx::answer("cases.xlsx", page.lang, &[sheet])?;
    Ok(answer.into_response())
}

/// Where a list goes on.
enum Next {
    From(Option<Mark>),
    End,
}

/// Looks whether the list is one, and records that it is taken away.
async fn begin(app: &App, grant: Grant, asked: &Asked, format: &'static str) -> Result<Next> {
    let asked = asked.clone();
    app.write(grant, move |tx| {
        let picked = Picked::of(tx, &asked)?;
        picked.list(tx, None, 1)?;
        tx.record(ListExported { list: picked.query(), format })?;
        Ok(Next::From(None))
    })
    .await
}

/// The head at once, then page after page as the reader takes them.
async fn streamed(app: &App, grant: Grant, page: Page, asked: Asked) -> Result<Response> {
    let begun = begin(app, grant.clone(), &asked, "csv").await?;
    let first = Bytes::from(format!("{}{}", csv::MARK, csv::line(head(&page))));
    let (app, begun) = (app.clone(), (Some(first), begun));
    let pages = stream::try_unfold(begun, move |(first, next)| {
        let (app, grant, page, asked) = (app.clone(), grant.clone(), page.clone(), asked.clone());
        async move {
            if let Some(first) = first {
                return Ok::<_, std::io::Error>(Some((first, (None, next))));
            }
            let Next::From(mark) = next else { return Ok(None) };
            // A cut answer is seen as one: nobody takes half a list for a whole one.
            let (rows, next) = read(&app, grant, &page, &asked, mark).await.map_err(std::io::Error::other)?;
            let text: String = rows.into_iter().map(csv::line).collect();
            Ok(Some((Bytes::from(text), (None, next))))
        }
    });
    Ok(csv::streamed("cases.csv", Body::from_stream(pages)))
}

/// The next cases of the list, a row each.
async fn read(app: &App, grant: Grant, page: &Page, asked: &Asked, mark: Option<Mark>) -> Result<(Vec<Vec<Cell>>, Next)> {
    let (page, asked, channels) = (page.clone(), asked.clone(), channels(app));
    app.read(grant, move |tx| {
        let (listed, next) = Picked::of(tx, &asked)?.list(tx, mark, PAGE)?;
        let next = next.map_or(Next::End, |mark| Next::From(Some(mark)));
        Ok((rows(tx, &page, listed, &channels)?, next))
    })
    .await
}

const COLUMNS: [&str; 15] = [
    "reference",
    "subject",
    "customer",
    "channel",
    "service",
    "lang",
    "urgency",
    "state",
    "turn",
    "owner",
    "tags",
    "opened",
    "moved",
    "due",
    "closed-at",
];

fn head(page: &Page) -> Vec<String> {
    COLUMNS.iter().map(|column| page.t(&format!("desk-export-{column}"))).collect()
}

fn rows(tx: &mut Tx<'_>, page: &Page, listed: Vec<Listed>, channels: &[Channel]) -> Result<Vec<Vec<Cell>>> {
    let ids: Vec<_> = listed.iter().map(|case| case.id).collect();
    let (further, marked) = (exported::further(tx, &ids)?, tags::of_cases(tx, &ids)?);
    let services = org::store::services(tx)?;
    let mut names = Names::new(page.lang);
    let mut rows = Vec::with_capacity(listed.len());
    for mut case in listed {
        if let Some(channel) = channels.iter().find(|channel| channel.key == case.channel) {
            case.channel = page.t(channel.label);
        }
        let tags: Vec<&str> = marked.iter().filter(|(id, _)| *id == case.id).map(|(_, tag)| tag.name.get(page.lang)).collect();
        let more = further.iter().find(|more| more.id == case.id);
        let service = more.and_then(|more| services.iter().find(|one| Some(one.id) == more.service));
        let owner = names.of_one(tx, case.owner)?;
        rows.push(row(page, case, (more, service.map(|one| one.name.get(page.lang)), owner, tags.join(" · "))));
    }
    Ok(rows)
}

fn row(page: &Page, case: Listed, (more, service, owner, tags): (Option<&Further>, Option<&str>, String, String)) -> Vec<Cell> {
    let time = |at: Option<Timestamp>| at.map_or(Cell::Nothing, |at| Cell::Moment(at.to_zoned(page.zone.clone()).datetime()));
    let word = |key: &str| page.t(&format!("desk-export-{key}"));
    let state = if case.is_snoozed { "snoozed" } else { case.state.key() };
    let turn = match (case.state, case.awaits) {
        (State::Closed, _) => String::new(),
        (State::Open, Awaits::Employee) => word("employee"),
        (State::Open, Awaits::Customer) => word("customer-turn"),
    };
    let texts = [
        case.reference,
        case.subject,
        case.customer,
        case.channel,
        service.unwrap_or_default().to_owned(),
        more.map(|more| more.lang.code().to_owned()).unwrap_or_default(),
        more.map(|more| page.t(&format!("desk-urgency-{}", more.urgency.key()))).unwrap_or_default(),
        word(state),
        turn,
        owner,
        tags,
    ];
    let times = [more.map(|more| more.opened_at), Some(case.moved_at), case.due_at, more.and_then(|more| more.closed_at)];
    texts.into_iter().map(Cell::Text).chain(times.into_iter().map(time)).collect()
}
