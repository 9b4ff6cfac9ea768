//! The pages of what is done before an answer or instead of it: something to be checked, an error of ours, another time, a call.

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use desk::CaseId;
use http::Method;
use kernel::Error;
use kernel::Result;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::html;
use serde::Deserialize;
use ui::Answers;
use ui::Choice;
use ui::Page;

use crate::composer;
use crate::interim::Interim;
use crate::interim::Kind;
use crate::interim::send_interim;
use crate::older_view::Typing;
use crate::reply::OVERRIDE;
use crate::reply::REPLY;
use crate::weights::Weights;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(REPLY);
    vec![
        Route::page(Method::GET, "/desk/cases/{id}/interim/{kind}", may, get(show)),
        Route::page(Method::POST, "/desk/cases/{id}/interim/{kind}", may, post(send)),
    ]
}

#[derive(Template)]
#[template(path = "interim.html")]
struct InterimPage {
    page: Page,
    kind: Kind,
    /// What the page says of it, what its first field asks, and what the colleague is for.
    words: [String; 3],
    case: String,
    version: i64,
    reference: String,
    /// The language in which the customer reads it.
    letter: String,
    promises: Vec<Choice>,
    colleagues: Vec<Choice>,
    hours: Vec<Choice>,
    may_override: bool,
    answers: Answers,
    /// Whether the case changed since it was typed.
    is_older: bool,
}

/// GET /desk/cases/{id}/interim/{kind}
async fn show(State(app): State<App>, visit: Visit, Path((id, kind)): Path<(CaseId, String)>) -> std::result::Result<Response, Failure> {
    let kind = Kind::parse(&kind).ok_or(Error::NotFound("page"))?;
    shown(&app, &visit, (id, kind), None).await
}

async fn shown(app: &App, visit: &Visit, (id, kind): (CaseId, Kind), typed: Option<Typing>) -> std::result::Result<Response, Failure> {
    let page = app.desk_page(visit, kind.title(), "inbox").await?;
    let frame = page.clone();
    let (case, subject, (promises, colleagues), may_override) = app
        .read(visit.actor.may(REPLY)?, move |tx| {
            let case = desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?;
            let may_override = tx.actor().can(OVERRIDE) || Weights::read(tx)?.are_stricter();
            let subject = composer::subject(tx, &case, case.lang)?;
            Ok((case, subject, (promises(tx, &frame, id)?, colleagues(tx, &frame, id)?), may_override))
        })
        .await?;
    let tomorrow = page.now.to_zoned(page.zone.clone()).date().saturating_add(jiff::Span::new().days(1)).to_string();
    let blank = Answers::new().with("subject", subject).with("date", tomorrow).with("time", "12:00").with("hours", "4");
    let typing = typed.unwrap_or_else(|| Typing::anew(blank));
    let (version, is_older) = (typing.version(case.version), typing.is_older);
    html(&InterimPage {
        kind,
        words: ["text", "what", "colleague"].map(|part| said(&page, kind, part)),
        case: page.href(&case.path()),
        version,
        is_older,
        letter: page.t(&format!("email-letter-in-{}", case.lang.code())),
        reference: case.reference,
        promises,
        colleagues,
        may_override,
        hours: ["1", "4", "8", "16"]
            .map(|hours| Choice::new(hours, page.tn("email-interim-hours", hours.parse::<u64>().unwrap_or(1))))
            .into(),
        answers: typing.answers,
        page,
    })
}

/// A word of a page; where a time changes nobody else is asked.
fn said(page: &Page, kind: Kind, part: &str) -> String {
    if kind.is_later() && part == "colleague" { String::new() } else { page.t(&format!("email-interim-{}-{part}", kind.key())) }
}

/// The times that the customer was told and that have not come.
fn promises(tx: &mut Tx<'_>, page: &Page, case: CaseId) -> Result<Vec<Choice>> {
    let open = desk::promises_of(tx, case)?.into_iter().filter(desk::Promise::is_open);
    let choice = |promise: desk::Promise| {
        let label = format!("{} · {}", page.t(&format!("desk-promise-{}", promise.what.key())), page.datetime(promise.due_at));
        Choice::new(promise.id.to_string(), label)
    };
    Ok(open.map(choice).collect())
}

fn colleagues(tx: &mut Tx<'_>, page: &Page, case: CaseId) -> Result<Vec<Choice>> {
    let present = desk::may_be_asked(tx, case)?.into_iter();
    let nobody = Choice::new("", page.t("email-interim-nobody"));
    Ok([nobody].into_iter().chain(present.map(|one| Choice::new(one.id.to_string(), one.name.get(page.lang)))).collect())
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Typed {
    subject: String,
    what: String,
    remedy: String,
    promise: String,
    colleague: String,
    hours: String,
    date: String,
    time: String,
    version: i64,
    override_reason: String,
    /// `yes` of who has read what is new in the case.
    anew: String,
}

impl Typed {
    fn answers(&self) -> Answers {
        let texts = Answers::new().with("subject", &self.subject).with("what", &self.what).with("remedy", &self.remedy);
        let times = texts.with("date", &self.date).with("time", &self.time).with("hours", &self.hours);
        times.with("promise", &self.promise).with("colleague", &self.colleague).with("override_reason", &self.override_reason)
    }

    fn interim(self, kind: Kind, lang: kernel::Lang) -> Result<Interim> {
        let until = ui::read_moment(&self.date, &self.time).ok_or_else(|| kernel::invalid("date", "email-interim-when"))?;
        let colleague = match self.colleague.as_str() {
            "" => None,
            id => Some((id.parse().map_err(|_| Error::NotFound("employee"))?, self.hours.parse().unwrap_or(0))),
        };
        let promise = match self.promise.as_str() {
            "" => None,
            id => Some(id.parse().map_err(|_| Error::NotFound("promise"))?),
        };
        let (what, remedy, subject, override_reason) = (self.what, self.remedy, self.subject, self.override_reason);
        Ok(Interim { kind, what, remedy, until, promise, colleague, subject, lang, seen: self.version, override_reason })
    }
}

/// POST /desk/cases/{id}/interim/{kind}
async fn send(
    State(app): State<App>,
    visit: Visit,
    Path((id, kind)): Path<(CaseId, String)>,
    Form(typed): Form<Typed>,
) -> std::result::Result<Response, Failure> {
    let (kind, grant) = (Kind::parse(&kind).ok_or(Error::NotFound("page"))?, visit.actor.may(REPLY)?);
    let (answers, version) = (typed.answers(), typed.version);
    if !typed.anew.is_empty() {
        return shown(&app, &visit, (id, kind), Some(Typing::anew(answers))).await;
    }
    let lang = app.read(grant.clone(), move |tx| Ok(desk::store::case(tx, id)?.ok_or(Error::NotFound("case"))?.lang)).await?;
    let done = match typed.interim(kind, lang) {
        Ok(interim) => send_interim(&app, grant, id, interim).await.map(drop),
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/{}/desk/cases/{id}", visit.actor.lang.code())).into_response()),
        Err(error) => {
            let older = Typing::refused(Answers::new(), version, &error);
            let (status, answers) = corrected(answers, error)?;
            Ok((status, shown(&app, &visit, (id, kind), Some(Typing { answers, ..older })).await?).into_response())
        }
    }
}
