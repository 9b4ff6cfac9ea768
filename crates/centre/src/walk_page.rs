//! A walk on a phone: one item after the other, each with three large buttons; and what was found once it has ended.

use std::collections::BTreeMap;

use ::store::Tx;
use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use guide::Clause;
use http::Method;
use kernel::Bilingual;
use kernel::EmployeeId;
use kernel::Error;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Query;
use platform::Route;
use platform::Visit;
use platform::failure::corrected;
use platform::html;
use platform::number;
use serde::Deserialize;
use ui::Answers;
use ui::Page;

use crate::attest::ATTEST;
use crate::issue::must_reach;
use crate::issue::today;
use crate::store;
use crate::walk::Answer;
use crate::walk::INSPECT;
use crate::walk::Seen;
use crate::walk::Walk;
use crate::walk::WalkId;
use crate::walk::discard_walk;
use crate::walk::end_walk;
use crate::walk::items;
use crate::walk::note_down;
use crate::walk::who_sits;
use crate::walk_photo::MOST;
use crate::walk_photo::Photo;
use crate::walks_page::SECTION;
use crate::walks_page::is_shown;
use crate::walks_page::placed;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(INSPECT);
    vec![
        Route::page(Method::GET, "/desk/walks/{id}", may, get(show)),
        Route::page(Method::POST, "/desk/walks/{id}/items/{item}", may, post(say)),
        Route::page(Method::POST, "/desk/walks/{id}/end", may, post(end)),
        Route::page(Method::POST, "/desk/walks/{id}/removal", may, post(discard)),
    ]
}

pub(crate) struct Known {
    pub(crate) walk: Walk,
    centre: org::Centre,
    /// Who sits at the counter; of a walk that has ended, who sat there when it began.
    who: Option<org::Employee>,
    by: Option<org::Employee>,
    pub(crate) answers: Vec<Answer>,
    /// Who sat there when something else was written down.
    others: BTreeMap<EmployeeId, Bilingual>,
    pub(crate) photos: Vec<Photo>,
}

/// One's own walk; that of another, once it has ended and its day is over, for those who lead.
pub(crate) fn known(tx: &mut Tx<'_>, id: WalkId) -> kernel::Result<Known> {
    let (me, day) = (tx.actor().employee()?, today(tx));
    let walk = store::walk(tx, id)?.ok_or(Error::NotFound("walk"))?;
    let leads = tx.actor().can(ATTEST) && walk.ended.is_some() && is_shown(&walk, (me, &day));
    if walk.by != me && !leads {
        return Err(Error::NotFound("walk"));
    }
    let centre = must_reach(tx, walk.centre)?;
    let (answers, photos) = (store::answers(tx, id)?, store::photos(tx, id)?);
    let sits = if walk.ended.is_none() { who_sits(tx, &walk)? } else { walk.employee };
    let who = sits.map_or(Ok(None), |who| org::store::employee(tx, who))?;
    let mut others = BTreeMap::new();
    for id in answers.iter().filter_map(|answer| answer.employee).filter(|id| sits != Some(*id)) {
        others.insert(id, org::store::employee(tx, id)?.map(|who| who.name).unwrap_or_default());
    }
    let by = org::store::employee(tx, walk.by)?;
    Ok(Known { walk, centre, who, by, answers, photos, others })
}

/// An item of the walk as it stands.
struct Item {
    clause: &'static Clause,
    href: String,
    answer: Option<Answer>,
    /// Who sat there when it was written down, where that is another than who sits there.
    of: String,
    /// Where its photographs are.
    photos: Vec<String>,
    is_current: bool,
}

#[derive(Template)]
#[template(path = "walk.html")]
struct WalkPage {
    page: Page,
    path: String,
    place: String,
    by: String,
    /// When it was over; empty while it is open.
    ended: String,
    by_night: bool,
    items: Vec<Item>,
    /// The place of the item that is looked at; beyond the last when all were.
    current: usize,
    answered: usize,
    answers: Answers,
}

impl WalkPage {
    fn item(&self) -> Option<&Item> {
        self.items.get(self.current)
    }

    /// Whether the item that is looked at can have one more photograph.
    fn may_add(&self) -> bool {
        self.item().is_some_and(|item| item.photos.len() < MOST)
    }

    fn before(&self) -> &str {
        self.current.checked_sub(1).and_then(|place| self.items.get(place)).map(|item| item.href.as_str()).unwrap_or_default()
    }

    fn after(&self) -> &str {
        self.items.get(self.current + 1).map(|item| item.href.as_str()).unwrap_or_default()
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// The item that is looked at; the first that was not when left out.
    item: String,
}

/// GET /desk/walks/{id}
async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    shown(&app, &visit, (number(&id)?, &asked.item), Answers::new()).await
}

pub(crate) async fn shown(app: &App, visit: &Visit, (id, wanted): (WalkId, &str), answers: Answers) -> Result<Response, Failure> {
    let page = app.desk_page(visit, "centre-walk", SECTION).await?;
    let known = app.read(visit.actor.may(INSPECT)?, move |tx| known(tx, id)).await?;
    let path = page.href(&format!("/desk/walks/{id}"));
    let said = |clause: &Clause| known.answers.iter().find(|answer| answer.clause == clause.id);
    let all: Vec<&'static Clause> = items().collect();
    let current = all.iter().position(|clause| if wanted.is_empty() { said(clause).is_none() } else { clause.id == wanted });
    let current = current.unwrap_or(all.len());
    let item = |(place, clause): (usize, &&'static Clause)| Item {
        clause,
        href: format!("{path}?item={}", clause.id),
        answer: said(clause).cloned(),
        of: said(clause)
            .and_then(|answer| known.others.get(&answer.employee?))
            .map(|name| name.get(page.lang).to_owned())
            .unwrap_or_default(),
        photos: known.photos.iter().filter(|photo| photo.clause == clause.id).map(|photo| format!("{path}/photos/{}", photo.id)).collect(),
        is_current: place == current,
    };
    let items: Vec<Item> = all.iter().enumerate().map(item).collect();
    let before = items.get(current).and_then(|item| item.answer.as_ref()).map(|answer| answer.note.clone()).unwrap_or_default();
    let name = |one: &Option<org::Employee>| one.as_ref().map(|one| one.name.get(page.lang).to_owned()).unwrap_or_default();
    html(&WalkPage {
        place: placed(&page, known.centre.name.get(page.lang), (known.walk.counter, &name(&known.who))),
        by: name(&known.by),
        ended: known.walk.ended.map(|_| page.datetime(known.walk.over())).unwrap_or_default(),
        by_night: known.walk.by_night,
        answered: known.answers.len(),
        answers: if answers.is_filled("note") { answers } else { answers.with("note", before) },
        items,
        current,
        path,
        page,
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SayForm {
    #[serde(default)]
    said: String,
    #[serde(default)]
    note: String,
}

/// POST /desk/walks/{id}/items/{item}
async fn say(
    State(app): State<App>,
    visit: Visit,
    Path((id, item)): Path<(String, String)>,
    Form(form): Form<SayForm>,
) -> Result<Response, Failure> {
    let (id, typed): (WalkId, Answers) = (number(&id)?, Answers::new().with("note", &form.note));
    let named = item.clone();
    let done = app.write(visit.actor.may(INSPECT)?, move |tx| note_down(tx, id, (&named, &form.said, &form.note))).await;
    after(&app, &visit, (id, &item), (done, typed)).await
}

/// POST /desk/walks/{id}/end
async fn end(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let id: WalkId = number(&id)?;
    let done = app.write(visit.actor.may(INSPECT)?, move |tx| end_walk(tx, id)).await;
    after(&app, &visit, (id, ""), (done, Answers::new())).await
}

/// POST /desk/walks/{id}/removal — back to the walks.
async fn discard(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let id: WalkId = number(&id)?;
    match app.write(visit.actor.may(INSPECT)?, move |tx| discard_walk(tx, id)).await {
        Ok(()) => Ok(Redirect::to(&format!("/{}/desk/walks", visit.actor.lang.code())).into_response()),
        failed => after(&app, &visit, (id, ""), (failed, Answers::new())).await,
    }
}

/// Back to the walk after an act, or the item with what must be corrected.
async fn after(
    app: &App,
    visit: &Visit,
    (id, item): (WalkId, &str),
    (done, typed): (kernel::Result<()>, Answers),
) -> Result<Response, Failure> {
    match done {
        Ok(()) => Ok(Redirect::to(&format!("/{}/desk/walks/{id}", visit.actor.lang.code())).into_response()),
        Err(error) => {
            let (status, answers) = corrected(typed, error)?;
            Ok((status, shown(app, visit, (id, item), answers).await?).into_response())
        }
    }
}
