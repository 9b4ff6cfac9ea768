//! The page of replies that left although a check stopped them: to be looked at by somebody else, and seen by who sent them.

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::Error;
use kernel::Permission;
use kernel::Result;
use kernel::Role;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Query;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::html;
use serde::Deserialize;
use ui::Answers;
use ui::Page;

use crate::reviews::REVIEW;
use crate::reviews::Review;
use crate::reviews::ReviewId;
use crate::reviews::Stand;
use crate::reviews::decide;
use crate::store;

/// The key of the page in the rail.
pub(crate) const SECTION: &str = "reply-reviews";
const PATH: &str = "/desk/reply-reviews";
/// How many of each a page shows.
const ROWS: u32 = 30;

/// See which of one's own replies are looked at, or, with `REVIEW`, those of all.
pub(crate) const SEE: Permission =
    Permission { key: "email.see-reviews", roles: &[Role::Employee, Role::Supervisor, Role::CentreManager, Role::QualityReviewer] };

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, PATH, Access::May(SEE), get(show)),
        Route::page(Method::POST, "/desk/reply-reviews/{id}", Access::May(REVIEW), post(say)),
    ]
}

#[derive(Template)]
#[template(path = "reviews.html")]
struct ReviewsPage {
    page: Page,
    may_review: bool,
    waiting: Vec<Shown>,
    more: String,
    talked: Vec<Shown>,
    more_talked: String,
    own: Vec<Shown>,
    /// The review whose form was refused.
    refused: String,
    answers: Answers,
}

impl ReviewsPage {
    /// What was typed of a review whose form was refused.
    fn typed(&self, id: impl AsRef<str>) -> &str {
        if self.refused == id.as_ref() { self.answers.value(&format!("{}-note", self.refused)) } else { "" }
    }
}

/// A review as it is shown.
struct Shown {
    id: String,
    action: String,
    employee: String,
    reference: String,
    subject: String,
    case: String,
    what: String,
    reason: String,
    when: String,
    stand: String,
    mark: &'static str,
    note: String,
    /// Whether the one who looks may say something of it.
    may_say: bool,
    is_open: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    after: i64,
    /// After which of those that are to be talked about.
    talk: i64,
}

/// GET /desk/reply-reviews
async fn show(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> std::result::Result<Response, Failure> {
    shown(&app, &visit, asked, (String::new(), Answers::new())).await
}

async fn shown(app: &App, visit: &Visit, asked: Asked, (refused, answers): (String, Answers)) -> std::result::Result<Response, Failure> {
    let page = app.desk_page(visit, "email-reviews", SECTION).await?;
    let frame = page.clone();
    let read = app.read(visit.actor.may(SEE)?, move |tx| {
        let me = tx.actor().employee()?;
        let own = store::reviews_of(tx, me, ROWS)?;
        rows(tx, &frame, own)
    });
    let (own, may_review) = (read.await?, visit.actor.can(REVIEW));
    let theirs = async |stand, after| {
        if may_review { of_others(app, visit, page.clone(), (stand, after)).await } else { Ok((Vec::new(), None)) }
    };
    let (waiting, next) = theirs(Stand::Open, asked.after).await?;
    let (talked, next_talked) = theirs(Stand::Discuss, asked.talk).await?;
    // The next page of one list leaves the other where it is.
    let link = |after: i64, talk: i64| format!("{}?after={after}&talk={talk}", page.href(PATH));
    let more = next.map(|last| link(last.get(), asked.talk)).unwrap_or_default();
    let more_talked = next_talked.map(|last| link(asked.after, last.get())).unwrap_or_default();
    html(&ReviewsPage { page, may_review, waiting, more, talked, more_talked, own, refused, answers })
}

/// Those of others that stand so, read with the right to review, which may reach one centre alone, and after which the next page begins.
async fn of_others(app: &App, visit: &Visit, page: Page, (stand, after): (Stand, i64)) -> Result<(Vec<Shown>, Option<ReviewId>)> {
    app.read(visit.actor.may(REVIEW)?, move |tx| {
        let found = store::reviews(tx, stand, after, ROWS)?;
        let more = found.last().filter(|_| found.len() == ROWS as usize).map(|last| last.id);
        Ok((rows(tx, &page, found)?, more))
    })
    .await
}

fn rows(tx: &mut Tx<'_>, page: &Page, all: Vec<Review>) -> Result<Vec<Shown>> {
    let me = tx.actor().employee()?;
    let may_review = tx.actor().can(REVIEW);
    let row = |review: Review| {
        let employee = org::store::employee(tx, review.employee)?.map(|one| one.name.get(page.lang).to_owned()).unwrap_or_default();
        let what = review.kinds.split(' ').map(|kind| page.t(&format!("email-checked-{kind}"))).collect::<Vec<_>>().join(" · ");
        let mark = match review.stand {
            Stand::Accepted => "ok",
            Stand::Open | Stand::Discuss => "warn",
            Stand::Discussed => "info",
        };
        Ok(Shown {
            id: review.id.to_string(),
            action: page.href(&format!("{PATH}/{}", review.id)),
            case: page.href(&format!("/desk/cases/{}", review.case)),
            employee,
            what,
            when: page.when(review.at),
            stand: page.t(&format!("email-review-{}", review.stand.key())),
            mark,
            may_say: may_review && review.employee != me && matches!(review.stand, Stand::Open | Stand::Discuss),
            is_open: review.stand == Stand::Open,
            reference: review.reference,
            subject: review.subject,
            reason: review.reason,
            note: review.note,
        })
    };
    all.into_iter().map(row).collect()
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Said {
    /// `accepted`, `discuss`, `discussed`.
    stand: String,
    note: String,
}

/// POST /desk/reply-reviews/{id}
async fn say(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
    Form(said): Form<Said>,
) -> std::result::Result<Response, Failure> {
    let number = id.parse().map_err(|_| Error::NotFound("review"))?;
    let next = Stand::parse(&said.stand).filter(|stand| *stand != Stand::Open).ok_or(Error::NotFound("review"))?;
    let answers = Answers::new().with("note", said.note.clone());
    match app.write(visit.actor.may(REVIEW)?, move |tx| decide(tx, number, next, &said.note)).await {
        Ok(()) => Ok(Redirect::to(&format!("/{}{PATH}", visit.actor.lang.code())).into_response()),
        Err(error) => {
            let (status, answers) = corrected(answers, error)?;
            Ok((status, shown(&app, &visit, Asked::default(), (id.clone(), answers.named(&format!("{id}-")))).await?).into_response())
        }
    }
}
