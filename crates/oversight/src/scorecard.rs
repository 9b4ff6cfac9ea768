//! The scorecard: per clause the share kept, how sure that is, how much was seen, its course by week, and the way to what proves it.

use std::collections::BTreeMap;

use ::store::Tx;
use askama::Template;
use axum::extract::State;
use axum::routing::get;
use desk::store::figures;
use desk::store::figures::Scope;
use desk::store::figures::Week;
use guide::Clause;
use guide::Index;
use guide::Tally;
use guide::Weighed;
use http::Method;
use kernel::Grant;
use platform::Access;
use platform::App;
use platform::Query;
use platform::Result;
use platform::Route;
use platform::Visit;
use platform::csv;
use platform::html;
use serde::Deserialize;
use ui::Link;
use ui::Page;

use crate::OWN_SCORECARD;
use crate::SCORECARD;
use crate::figure::Figure;
use crate::figure::percent;
use crate::people::Group;
use crate::people::Person;
use crate::people::found;
use crate::people::people;
use crate::people::services;
use crate::people::teams;
use crate::period::Asked;
use crate::period::Period;
use crate::period::noon;
use crate::report::of::Of;
use crate::report::of::reached;
use crate::standing;
use crate::standing::Standing;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/desk/scorecard", Access::May(SCORECARD), get(entity)),
        Route::page(Method::GET, "/desk/scorecard.csv", Access::May(SCORECARD), get(table)),
        Route::page(Method::GET, "/desk/scorecard/me", Access::May(OWN_SCORECARD), get(own)),
    ]
}

/// Whose scorecard is asked for, and of which days.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct AskedCard {
    from: String,
    to: String,
    of: String,
}

impl AskedCard {
    fn days(&self) -> Asked {
        Asked { from: self.from.clone(), to: self.to.clone() }
    }
}

/// How far a supervisor sees: the whole entity, or the centres to which the role is limited.
pub(crate) fn scope(visit: &Visit) -> Scope {
    let centres = visit.actor.centres(SCORECARD);
    if centres.is_empty() { Scope::Entity } else { Scope::Centres(centres.to_vec()) }
}

/// What was found of a clause.
pub(crate) struct Line {
    pub(crate) standing: Standing,
    pub(crate) figure: Figure,
    weeks: Vec<(i64, Tally)>,
}

impl Line {
    /// The shares of the weeks in which something was observed, oldest first.
    fn course(&self) -> Vec<f64> {
        self.weeks.iter().filter_map(|(_, tally)| tally.score()).map(|score| score.share).collect()
    }

    /// The share of a week in per cent; none when nothing was observed in it.
    fn share_of(&self, week: i64) -> Option<i64> {
        let found = self.weeks.iter().find(|(number, _)| *number == week);
        found.and_then(|(_, tally)| tally.score()).map(|score| percent(score.share))
    }
}

/// Puts the weeks together by clause, in the guide's order; clauses of which nothing was ever found are left out.
fn lines(app: &App, weeks: Vec<Week>) -> Vec<Line> {
    let mut of_clause: BTreeMap<String, Vec<(i64, Tally)>> = BTreeMap::new();
    for week in weeks {
        of_clause.entry(week.clause).or_default().push((week.number, week.tally));
    }
    let line = |standing: Standing| {
        let weeks = of_clause.remove(&standing.clause.id)?;
        Some(Line { figure: Figure::of(weeks.iter().map(|(_, tally)| *tally).sum()), standing, weeks })
    };
    standing::all(app.slices()).into_iter().filter_map(line).collect()
}

/// One index over the clauses, each counting alike.
fn index(lines: &[Line]) -> Option<Index> {
    let weighed: Vec<Weighed> = lines.iter().map(|line| Weighed { tally: line.figure.tally, weight: 1.0 }).collect();
    guide::index(&weighed)
}

#[derive(Template)]
#[template(path = "scorecard.html")]
struct Scorecard {
    page: Page,
    period: Period,
    lines: Vec<Line>,
    index: Option<Index>,
    groups: Vec<Group>,
    /// What is counted for the entity and for no employee; none where there is nothing of it.
    nobodys: Option<Tally>,
    /// Of whom, as the address writes it; empty for all that is reached.
    of: String,
    trail: Vec<Link>,
    /// The address of the evidence, to which the clause is added.
    evidence: String,
    is_own: bool,
}

impl Scorecard {
    /// The lines of a chapter.
    fn of_chapter(&self, number: &u8) -> Vec<&Line> {
        self.lines.iter().filter(|line| line.standing.clause.chapter == *number).collect()
    }

    /// The address of the findings of a clause with one outcome.
    fn proof(&self, clause: &Clause, outcome: &str) -> String {
        let of = if self.of.is_empty() { String::new() } else { format!("&of={}", self.of) };
        format!("{}/{}?outcome={outcome}&{}{of}", self.evidence, clause.id, self.period.query())
    }

    /// The address of the scorecard of one of a group.
    fn card(&self, person: &Person) -> String {
        person.of.map(|of| format!("{}?{}&of={}", self.page.href("/desk/scorecard"), self.period.query(), of.key())).unwrap_or_default()
    }

    /// The weeks of the period, by number.
    fn weeks(&self) -> Vec<i64> {
        (figures::week_of(self.period.from)..=figures::week_of(self.period.to)).collect()
    }

    /// The first day of a week, in words.
    fn week(&self, number: &i64) -> String {
        self.page.date(noon(figures::first_day(*number)))
    }
}

/// GET /desk/scorecard
async fn entity(State(app): State<App>, visit: Visit, Query(asked): Query<AskedCard>) -> Result {
    let wanted = (visit.actor.may(SCORECARD)?, scope(&visit), Of::parse(&asked.of)?);
    show(&app, &visit, &asked.days(), wanted).await
}

/// GET /desk/scorecard/me
async fn own(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> Result {
    let me = visit.actor.employee()?;
    show(&app, &visit, &asked, (visit.actor.may(OWN_SCORECARD)?, Scope::Employee(me), Of::Reach)).await
}

async fn show(app: &App, visit: &Visit, asked: &Asked, (grant, scope, of): (Grant, Scope, Of)) -> Result {
    let is_own = matches!(scope, Scope::Employee(_));
    let period = Period::read(asked, app.now())?;
    let card = app.read(grant, move |tx| read(tx, &scope, of, period)).await?;
    let (title, section) = if is_own { ("oversight-own", "own-scorecard") } else { ("oversight-scorecard", "scorecard") };
    let mut page = app.desk_page(visit, title, section).await?;
    let evidence = page.href(if is_own { "/desk/scorecard/me" } else { "/desk/scorecard" });
    let mut trail = Vec::new();
    if !card.name.is_empty() {
        let whole = Link { label: page.title.clone(), href: format!("{evidence}?{}", period.query()) };
        trail = vec![whole, Link { label: card.name.clone(), href: String::new() }];
        page.title.clone_from(&card.name);
    }
    let lines = lines(app, card.weeks);
    html(&Scorecard {
        index: index(&lines),
        page,
        period,
        lines,
        groups: card.groups,
        nobodys: card.nobodys,
        evidence,
        is_own,
        of: of.key(),
        trail,
    })
}

/// What a scorecard is made of.
struct Card {
    /// Whose it is; empty for all that is reached.
    name: String,
    weeks: Vec<Week>,
    groups: Vec<Group>,
    nobodys: Option<Tally>,
}

/// The clauses of a service, which are kept for the entity as a whole, or of the employees of a scope.
fn read(tx: &mut Tx<'_>, scope: &Scope, of: Of, period: Period) -> kernel::Result<Card> {
    let days = (period.from, period.to);
    let reached = reached(tx, scope, of)?;
    if let Some(service) = reached.service {
        if *scope != Scope::Entity {
            return Err(kernel::Error::NotFound("service"));
        }
        return Ok(Card { name: reached.name, weeks: figures::weeks_of_service(tx, service, days)?, groups: Vec::new(), nobodys: None });
    }
    let weeks = figures::weeks(tx, &reached.scope, days)?;
    let (mut groups, mut nobodys) = (Vec::new(), None);
    if !matches!(reached.scope, Scope::Employee(_)) {
        let found = found(tx, period)?;
        groups.push(Group { key: "people", persons: people(tx, &reached.scope, &found)? });
        if of == Of::Reach && *scope == Scope::Entity {
            groups.push(Group { key: "teams", persons: teams(tx, &found)? });
            nobodys = Some(figures::of_nobody(tx, days)?).filter(|tally| tally.observed() + tally.not_observed > 0);
        }
    }
    if of == Of::Reach && *scope == Scope::Entity {
        groups.push(Group { key: "services", persons: services(tx, period)? });
    }
    groups.retain(|group| !group.persons.is_empty());
    Ok(Card { name: reached.name, weeks, groups, nobodys })
}

/// GET /desk/scorecard.csv
async fn table(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> Result {
    let period = Period::read(&asked, app.now())?;
    let scope = scope(&visit);
    let weeks = app.read(visit.actor.may(SCORECARD)?, move |tx| figures::weeks(tx, &scope, (period.from, period.to))).await?;
    let page = app.page(&visit, "oversight-scorecard");
    let head = ["clause", "text", "share", "low", "high", "sample", "missed", "not-observed", "coverage", "enough"];
    let mut rows = vec![head.map(|column| page.t(&format!("oversight-column-{column}"))).to_vec()];
    rows.extend(lines(&app, weeks).iter().map(|line| row(&page, line)));
    Ok(csv::answer(&format!("scorecard-{}-{}.csv", period.first(), period.last()), rows))
}

fn row(page: &Page, line: &Line) -> Vec<String> {
    let (tally, clause) = (line.figure.tally, line.standing.clause);
    let score = tally.score();
    let share = |part: fn(&guide::Score) -> f64| score.as_ref().map(|score| percent(part(score)).to_string()).unwrap_or_default();
    vec![
        clause.id.clone(),
        clause.text(page.lang).into(),
        share(|score| score.share),
        share(|score| score.low),
        share(|score| score.high),
        tally.observed().to_string(),
        tally.missed.to_string(),
        tally.not_observed.to_string(),
        tally.coverage().map(|share| percent(share).to_string()).unwrap_or_default(),
        page.t(if line.figure.is_enough() { "oversight-yes" } else { "oversight-too-few" }),
    ]
}
