//! The walks through centres: one is begun, or taken up again; and what earlier ones found, for those who lead. What others found today is not
//! shown to anybody who may walk: each looks with their own eyes.

use std::collections::BTreeMap;

use ::store::Tx;
use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Redirect;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Id;
use kernel::Lang;
use kernel::invalid;
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
use ui::Choice;
use ui::Page;

use crate::attest::ATTEST;
use crate::counter::Counter;
use crate::counter::CounterId;
use crate::issue::today;
use crate::store;
use crate::walk::Answer;
use crate::walk::INSPECT;
use crate::walk::Seen;
use crate::walk::Walk;
use crate::walk::WalkId;
use crate::walk::begin_walk;

/// The key of the walks in the rail.
pub(crate) const SECTION: &str = "walks";
/// So many walks stand on a page.
const ROWS: u32 = 30;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(INSPECT);
    vec![Route::page(Method::GET, "/desk/walks", may, get(show)), Route::page(Method::POST, "/desk/walks", may, post(begin))]
}

/// What is known of walks.
struct Known {
    open: Option<Walk>,
    /// Where one may walk: each centre, with the counters at which somebody else sits.
    places: Vec<(org::Centre, Vec<Counter>)>,
    people: BTreeMap<EmployeeId, Bilingual>,
    walks: Vec<Listed>,
}

/// A walk, and what was written down on it where that is shown.
pub(crate) type Listed = (Walk, Option<Vec<Answer>>);

fn known(tx: &mut Tx<'_>, before: WalkId) -> kernel::Result<Known> {
    let (me, reached) = (tx.actor().employee()?, tx.grant().centres().to_vec());
    let mut places = Vec::new();
    for centre in org::store::centres(tx)?.into_iter().filter(|centre| reached.is_empty() || reached.contains(&centre.id)) {
        let sits = |counter: &Counter| counter.employee.is_some_and(|who| who != me);
        let counters = store::counters(tx, centre.id)?.into_iter().filter(sits).collect();
        places.push((centre, counters));
    }
    let (open, walks) = (store::open_walk(tx, me)?, newest(tx, before, ROWS)?);
    let people = org::store::employees(tx)?.into_iter().map(|one| (one.id, one.name)).collect();
    Ok(Known { open, places, people, walks })
}

/// The newest walks before one: one's own, those of others too for who leads, also where nobody has ended them yet. Whoever is on a walk sees none.
pub(crate) fn newest(tx: &mut Tx<'_>, before: WalkId, most: u32) -> kernel::Result<Vec<Listed>> {
    let (me, day) = (tx.actor().employee()?, today(tx));
    if store::open_walk(tx, me)?.is_some() {
        return Ok(Vec::new());
    }
    let own = (!tx.actor().can(ATTEST)).then_some(me);
    let mut newest = Vec::new();
    for walk in store::newest_walks(tx, own, before, most)? {
        let answers = if is_shown(&walk, (me, &day)) { Some(store::answers(tx, walk.id)?) } else { None };
        newest.push((walk, answers));
    }
    Ok(newest)
}

/// Whether what a walk found is shown to somebody: one's own at once, that of others once it has ended and its day is over.
pub(crate) fn is_shown(walk: &Walk, (me, day): (EmployeeId, &str)) -> bool {
    walk.by == me || (walk.ended.is_some() && walk.day.as_str() < day)
}

/// A walk.
struct Row {
    /// Where it is shown; empty where it is not.
    href: String,
    place: String,
    by: String,
    at: String,
    is_open: bool,
    by_night: bool,
    /// How many were kept, were not, and were not seen; none where that is not shown yet.
    found: Option<[usize; 3]>,
}

#[derive(Template)]
#[template(path = "walks.html")]
struct WalksPage {
    page: Page,
    /// The open walk: where it leads, where it is and when it began; empty where there is none.
    open: String,
    place: String,
    began: String,
    places: Vec<Choice>,
    rows: Vec<Row>,
    older: String,
    answers: Answers,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// Only walks before this one.
    before: Option<i64>,
}

/// GET /desk/walks
async fn show(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    shown(&app, &visit, asked.before, Answers::new()).await
}

async fn shown(app: &App, visit: &Visit, before: Option<i64>, answers: Answers) -> Result<Response, Failure> {
    let page = app.desk_page(visit, "centre-walks", SECTION).await?;
    let known = app.read(visit.actor.may(INSPECT)?, move |tx| known(tx, Id::new(before.unwrap_or(i64::MAX)))).await?;
    let address = |walk: &Walk| page.href(&format!("/desk/walks/{}", walk.id));
    let last = known.walks.last().filter(|_| known.walks.len() == ROWS as usize);
    html(&WalksPage {
        open: known.open.as_ref().map(address).unwrap_or_default(),
        place: known.open.as_ref().map(|walk| known.place(&page, walk)).unwrap_or_default(),
        began: known.open.as_ref().map(|walk| page.datetime(walk.began)).unwrap_or_default(),
        places: known.choices(&page),
        rows: known.walks.iter().map(|walk| known.row(&page, walk)).collect(),
        older: last.map(|(walk, _)| format!("{}?before={}", page.href("/desk/walks"), walk.id)).unwrap_or_default(),
        answers,
        page,
    })
}

impl Known {
    /// Where a walk was.
    fn place(&self, page: &Page, walk: &Walk) -> String {
        let centre = self.places.iter().find(|(centre, _)| centre.id == walk.centre).map(|(centre, _)| &centre.name);
        placed(page, centre.map(|name| name.get(page.lang)).unwrap_or_default(), (walk.counter, &self.name(walk.employee, page.lang)))
    }

    fn name(&self, who: Option<EmployeeId>, lang: Lang) -> String {
        who.and_then(|who| self.people.get(&who)).map(|name| name.get(lang).to_owned()).unwrap_or_default()
    }

    fn choices(&self, page: &Page) -> Vec<Choice> {
        let mut all = vec![Choice::new("", page.t("centre-walk-where"))];
        for (centre, counters) in &self.places {
            let name = centre.name.get(page.lang);
            all.push(Choice::new(format!("centre-{}", centre.id), placed(page, name, (None, ""))));
            let label = |one: &Counter| placed(page, name, (Some(one.number), &self.name(one.employee, page.lang)));
            all.extend(counters.iter().map(|one| Choice::new(format!("counter-{}-{}", centre.id, one.id), label(one))));
        }
        all
    }

    fn row(&self, page: &Page, (walk, answers): &Listed) -> Row {
        let count = |answers: &[Answer]| Seen::ALL.map(|seen| answers.iter().filter(|answer| answer.seen == seen).count());
        Row {
            href: answers.as_ref().map(|_| page.href(&format!("/desk/walks/{}", walk.id))).unwrap_or_default(),
            place: self.place(page, walk),
            by: self.name(Some(walk.by), page.lang),
            at: page.datetime(walk.over()),
            is_open: walk.ended.is_none(),
            by_night: walk.by_night,
            found: answers.as_deref().map(count),
        }
    }
}

/// A centre, or one of its counters with whoever sits there.
pub(crate) fn placed(page: &Page, centre: &str, (counter, who): (Option<u32>, &str)) -> String {
    match counter {
        None => page.t1("centre-walk-whole", "centre", centre),
        Some(number) => {
            page.ta("centre-walk-counter", &[("centre", centre.into()), ("number", i64::from(number).into()), ("who", who.into())])
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BeginForm {
    /// `centre-7`, or `counter-7-12`.
    #[serde(default)]
    place: String,
}

impl BeginForm {
    fn read(&self) -> kernel::Result<(CentreId, Option<CounterId>)> {
        let unknown = || invalid("place", "centre-walk-where-choose");
        let parts: Vec<&str> = self.place.split('-').collect();
        match parts[..] {
            ["centre", centre] => Ok((centre.parse().map_err(|_| unknown())?, None)),
            ["counter", centre, counter] => Ok((centre.parse().map_err(|_| unknown())?, Some(counter.parse().map_err(|_| unknown())?))),
            _ => Err(unknown()),
        }
    }
}

/// POST /desk/walks
async fn begin(State(app): State<App>, visit: Visit, Form(form): Form<BeginForm>) -> Result<Response, Failure> {
    let typed = Answers::new().with("place", &form.place);
    let act = move |tx: &mut Tx<'_>| form.read().and_then(|(centre, counter)| begin_walk(tx, centre, counter));
    match app.write(visit.actor.may(INSPECT)?, act).await {
        Ok(walk) => Ok(Redirect::to(&format!("/{}/desk/walks/{}", visit.actor.lang.code(), walk.id)).into_response()),
        Err(error) => {
            let (status, answers) = corrected(typed, error)?;
            Ok((status, shown(&app, &visit, None, answers).await?).into_response())
        }
    }
}
