//! The guide and the scores for programs.

use axum::extract::State;
use axum::response::IntoResponse;
use axum::routing::get;
use guide::By;
use guide::Tally;
use http::Method;
use org::Entity;
use platform::Access;
use platform::Api;
use platform::App;
use platform::Caller;
use platform::Paged;
use platform::Query;
use platform::Result;
use platform::Route;
use platform::api::schema;
use schemars::JsonSchema;
use serde::Serialize;

use crate::SCORES;
use crate::figure::Figure;
use crate::period::Asked;
use crate::period::Period;
use crate::standing;
use crate::standing::Standing;

pub(crate) fn routes() -> Vec<Route> {
    let guide = Api { summary: "oversight-does-guide", answer: Some(schema::<Paged<ClauseItem>>), ..Api::default() };
    let scores =
        Api { summary: "oversight-does-scores", query: Some(schema::<Asked>), answer: Some(schema::<Paged<ScoreItem>>), ..Api::default() };
    vec![
        Route::plain(Method::GET, "/api/v1/guide", Access::Anyone, get(clauses)).described(guide),
        Route::plain(Method::GET, "/api/v1/scores", Access::May(SCORES), get(scores_of)).described(scores),
    ]
}

/// A text in both languages.
#[derive(Serialize, JsonSchema)]
struct Both {
    ar: String,
    en: String,
}

/// The rule that judges a clause.
#[derive(Serialize, JsonSchema)]
struct RuleItem {
    /// Grows when the rule would judge the same events otherwise.
    version: u32,
    /// The story that keeps the clause.
    kept_by: String,
    /// The story that breaks it.
    broken_by: String,
}

/// A clause of the guide.
#[derive(Serialize, JsonSchema)]
struct ClauseItem {
    /// The stable name.
    id: String,
    /// 1 to 8.
    chapter: u8,
    /// `before`, `during`, `after`, `always`.
    stage: String,
    /// Whose duty it is.
    actor: String,
    /// Where it applies.
    channels: Vec<String>,
    /// The ways in which software can stand behind it.
    by: Vec<String>,
    /// Those of them in which this installation does.
    live: Vec<String>,
    /// The duty.
    text: Both,
    /// The rule, where one judges it.
    rule: Option<RuleItem>,
}

impl From<Standing> for ClauseItem {
    fn from(standing: Standing) -> Self {
        let clause = standing.clause;
        let keys = |ways: Vec<By>| ways.into_iter().map(|by| by.key().to_owned()).collect();
        let rule =
            standing.rule.map(|rule| RuleItem { version: rule.version, kept_by: rule.kept_by.into(), broken_by: rule.broken_by.into() });
        Self {
            id: clause.id.clone(),
            chapter: clause.chapter,
            stage: clause.stage.key().into(),
            actor: clause.actor.key().into(),
            channels: clause.channels.clone(),
            by: keys(clause.by.clone()),
            live: keys(By::ALL.into_iter().filter(|by| standing.is_done(by)).collect()),
            text: Both { ar: clause.ar.clone(), en: clause.en.clone() },
            rule,
        }
    }
}

/// GET /api/v1/guide
async fn clauses(State(app): State<App>) -> Result {
    let items = standing::all(app.slices()).into_iter().map(ClauseItem::from).collect();
    Ok(axum::Json(Paged { items, next: None }).into_response())
}

/// What was found of a clause in an entity.
#[derive(Serialize, JsonSchema)]
struct ScoreItem {
    /// The entity's id.
    entity: String,
    /// The entity's code.
    entity_code: String,
    /// The clause's id.
    clause: String,
    /// Duties kept.
    met: u64,
    /// Duties not kept.
    missed: u64,
    /// Duties that did not arise.
    not_applicable: u64,
    /// Duties that arose and that nobody saw; never counted as kept.
    not_observed: u64,
    /// Kept out of observed, 0 to 1; null when nothing was observed.
    share: Option<f64>,
    /// The lower end of the 95 % interval (Wilson).
    low: Option<f64>,
    /// The upper end.
    high: Option<f64>,
    /// Observed out of all that arose, 0 to 1; null when nothing arose.
    coverage: Option<f64>,
    /// Whether enough was observed to be compared.
    enough: bool,
}

fn item(entity: &Entity, clause: &str, tally: Tally) -> ScoreItem {
    let score = tally.score();
    ScoreItem {
        entity: entity.id.to_string(),
        entity_code: entity.code.clone(),
        clause: clause.into(),
        met: tally.met,
        missed: tally.missed,
        not_applicable: tally.not_applicable,
        not_observed: tally.not_observed,
        share: score.map(|score| score.share),
        low: score.map(|score| score.low),
        high: score.map(|score| score.high),
        coverage: tally.coverage(),
        enough: Figure::of(tally).is_enough(),
    }
}

/// GET /api/v1/scores
async fn scores_of(State(app): State<App>, Caller(actor): Caller, Query(asked): Query<Asked>) -> Result {
    let period = Period::read(&asked, app.now())?;
    let own = actor.entity;
    let items = app
        .read(actor.may(SCORES)?, move |tx| {
            let counted = match own {
                Some(_) => desk::store::findings::by_clause(tx, period.from, period.to)?,
                None => desk::store::findings::across_entities(tx, period.from, period.to)?,
            };
            let entities = org::store::entities(tx)?;
            let of = |counted: &desk::store::findings::Counted| entities.iter().find(|entity| entity.id == counted.entity);
            Ok(counted.iter().filter_map(|each| Some(item(of(each)?, &each.clause, each.tally))).collect::<Vec<_>>())
        })
        .await?;
    Ok(axum::Json(Paged { items, next: None }).into_response())
}
