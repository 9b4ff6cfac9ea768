//! Clauses by entities, on equal terms: the same rule, the same smallest sample, the same interval. Never a person.

use std::collections::BTreeMap;

use ::store::Tx;
use askama::Template;
use axum::extract::State;
use axum::routing::get;
use guide::Clause;
use guide::Score;
use guide::Tally;
use guide::Weighed;
use http::Method;
use kernel::EntityId;
use org::Entity;
use platform::Access;
use platform::App;
use platform::Query;
use platform::Result;
use platform::Route;
use platform::Visit;
use platform::csv;
use platform::html;
use ui::Page;

use crate::GOVERNMENT;
use crate::figure::Figure;
use crate::figure::percent;
use crate::period::Asked;
use crate::period::Period;
use crate::report::cells;
use crate::report::cells::Table;
use crate::report::entities::Side;
use crate::report::entities::sides;
use crate::report::entities::sides_table;
use crate::report::tables::Meant;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/gov", Access::May(GOVERNMENT), get(show)),
        Route::page(Method::GET, "/gov.csv", Access::May(GOVERNMENT), get(table)),
        Route::page(Method::GET, "/gov/sums.csv", Access::May(GOVERNMENT), get(sums)),
    ]
}

/// The counts of every entity by clause.
pub(crate) type Counts = BTreeMap<(String, EntityId), Tally>;

/// Reads the counts and the entities.
pub(crate) fn read(tx: &mut Tx<'_>, period: Period) -> kernel::Result<(Vec<Entity>, Counts)> {
    let mut counts = Counts::new();
    for counted in desk::store::findings::across_entities(tx, period.from, period.to)? {
        *counts.entry((counted.clause, counted.entity)).or_default() += counted.tally;
    }
    Ok((org::store::entities(tx)?, counts))
}

/// Reads the sums of the entities beside what was found of their clauses.
pub(crate) fn read_sides(tx: &mut Tx<'_>, period: Period) -> kernel::Result<(Vec<Side>, Counts)> {
    let (entities, counts) = read(tx, period)?;
    let index = |id: EntityId| {
        let found = counts.iter().filter(|((_, entity), _)| *entity == id);
        guide::index(&found.map(|(_, tally)| Weighed { tally: *tally, weight: 1.0 }).collect::<Vec<_>>())
    };
    Ok((sides(tx, &entities, index, period)?, counts))
}

/// A clause across the entities, in their order.
struct Across {
    clause: &'static Clause,
    figures: Vec<Figure>,
}

impl Across {
    /// How far the entities that can be compared lie apart, in points of per cent; none while fewer than two can.
    fn spread(&self) -> Option<i64> {
        let (low, high) = self.ends()?;
        Some(percent(high.share) - percent(low.share))
    }

    /// Whether the best and the worst differ beyond chance.
    fn is_beyond_chance(&self) -> bool {
        self.ends().is_some_and(|(low, high)| guide::differs(&low, &high))
    }

    fn ends(&self) -> Option<(Score, Score)> {
        let mut scores: Vec<Score> = self.figures.iter().filter_map(Figure::comparable).collect();
        scores.sort_by(|one, other| one.share.total_cmp(&other.share));
        (scores.len() > 1).then(|| (scores[0], scores[scores.len() - 1]))
    }
}

fn across(entities: &[Entity], counts: &Counts) -> Vec<Across> {
    let figure = |clause: &Clause, entity: &Entity| Figure::of(counts.get(&(clause.id.clone(), entity.id)).copied().unwrap_or_default());
    let line = |clause: &'static Clause| Across { clause, figures: entities.iter().map(|entity| figure(clause, entity)).collect() };
    let is_found = |across: &Across| across.figures.iter().any(|figure| figure.tally != Tally::default());
    guide::register().iter().map(line).filter(is_found).collect()
}

#[derive(Template)]
#[template(path = "government.html")]
struct Government {
    page: Page,
    period: Period,
    entities: Vec<Entity>,
    lines: Vec<Across>,
    sums: Table,
}

/// GET /gov
async fn show(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> Result {
    let period = Period::read(&asked, app.now())?;
    let (sides, counts) = app.read(visit.actor.may(GOVERNMENT)?, move |tx| read_sides(tx, period)).await?;
    let page = app.desk_page(&visit, "oversight-government", "government").await?;
    let sums = sides_table(&page, &sides, Meant::Page(""));
    let entities: Vec<Entity> = sides.into_iter().map(|side| side.entity).collect();
    html(&Government { page, period, lines: across(&entities, &counts), entities, sums })
}

/// GET /gov/sums.csv
async fn sums(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> Result {
    let period = Period::read(&asked, app.now())?;
    let (sides, _) = app.read(visit.actor.may(GOVERNMENT)?, move |tx| read_sides(tx, period)).await?;
    let rows = cells::rows(&sides_table(&app.page(&visit, "oversight-government"), &sides, Meant::File));
    Ok(csv::answer(&format!("government-sums-{}-{}.csv", period.first(), period.last()), rows))
}

/// GET /gov.csv
async fn table(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> Result {
    let period = Period::read(&asked, app.now())?;
    let (entities, counts) = app.read(visit.actor.may(GOVERNMENT)?, move |tx| read(tx, period)).await?;
    let page = app.page(&visit, "oversight-government");
    let head = ["entity", "clause", "share", "low", "high", "sample", "coverage", "enough"];
    let mut rows = vec![head.map(|column| page.t(&format!("oversight-column-{column}"))).to_vec()];
    for line in across(&entities, &counts) {
        rows.extend(entities.iter().zip(&line.figures).map(|(entity, figure)| row(&page, line.clause, (entity, figure))));
    }
    Ok(csv::answer(&format!("government-{}-{}.csv", period.first(), period.last()), rows))
}

fn row(page: &Page, clause: &Clause, (entity, figure): (&Entity, &Figure)) -> Vec<String> {
    let score = figure.tally.score();
    let share = |part: fn(&Score) -> f64| score.as_ref().map(|score| percent(part(score)).to_string()).unwrap_or_default();
    vec![
        entity.code.clone(),
        clause.id.clone(),
        share(|score| score.share),
        share(|score| score.low),
        share(|score| score.high),
        figure.tally.observed().to_string(),
        figure.tally.coverage().map(|share| percent(share).to_string()).unwrap_or_default(),
        page.t(if figure.is_enough() { "oversight-yes" } else { "oversight-too-few" }),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn across(counts: &[(u64, u64)]) -> Across {
        let figure = |(met, missed): &(u64, u64)| Figure::of(Tally { met: *met, missed: *missed, ..Tally::default() });
        Across { clause: &guide::register()[0], figures: counts.iter().map(figure).collect() }
    }

    #[test]
    fn an_entity_with_a_small_sample_neither_leads_nor_trails() {
        let line = across(&[(5, 0), (90, 10), (60, 40), (0, 9)]);
        assert_eq!(line.spread(), Some(30));
        assert!(line.is_beyond_chance());
    }

    #[test]
    fn one_entity_alone_has_no_spread_and_near_ones_differ_by_chance_only() {
        assert_eq!(across(&[(90, 10), (3, 1)]).spread(), None);
        assert!(!across(&[(90, 10), (88, 12)]).is_beyond_chance());
    }
}
