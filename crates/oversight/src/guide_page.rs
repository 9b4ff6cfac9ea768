//! The guide in the open: every clause, whose duty it is and when, and what this build really does for it.

use askama::Template;
use axum::extract::Path;
use axum::extract::State;
use axum::routing::get;
use guide::Chapter;
use guide::Tally;
use http::Method;
use kernel::Error;
use platform::Access;
use platform::App;
use platform::Query;
use platform::Result;
use platform::Route;
use platform::Visit;
use platform::html;
use serde::Deserialize;
use ui::NavItem;
use ui::Page;

use crate::ENTITY_FIGURES;
use crate::figure::Figure;
use crate::period::Asked as AskedDays;
use crate::period::Period;
use crate::standing;
use crate::standing::Standing;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/guide", Access::Anyone, get(guide)),
        Route::page(Method::GET, "/guide/{id}", Access::Anyone, get(clause)),
    ]
}

/// Which clauses are looked at.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    chapter: Option<u8>,
    live: String,
}

impl Asked {
    fn shows(&self, standing: &Standing) -> bool {
        let of_chapter = self.chapter.is_none_or(|chapter| standing.clause.chapter == chapter);
        let of_standing = match self.live.as_str() {
            "yes" => standing.is_live(),
            "no" => !standing.is_live(),
            _ => true,
        };
        of_chapter && of_standing
    }

    fn href(&self, page: &Page) -> String {
        let chapter = self.chapter.map(|chapter| format!("chapter={chapter}"));
        let live = (!self.live.is_empty()).then(|| format!("live={}", self.live));
        let query: Vec<String> = chapter.into_iter().chain(live).collect();
        let query = if query.is_empty() { String::new() } else { format!("?{}", query.join("&")) };
        format!("{}{query}", page.href("/guide"))
    }
}

/// A chapter and those of its clauses that are shown.
struct Part {
    chapter: &'static Chapter,
    clauses: Vec<Standing>,
}

#[derive(Template)]
#[template(path = "guide.html")]
struct GuidePage {
    page: Page,
    total: usize,
    live: usize,
    ruled: usize,
    chapters: Vec<NavItem>,
    states: Vec<NavItem>,
    parts: Vec<Part>,
}

/// GET /guide
async fn guide(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> Result {
    let page = app.public_page(&visit, "oversight-guide", "guide");
    let all = standing::all(app.slices());
    let count = |is: fn(&Standing) -> bool| all.iter().filter(|standing| is(standing)).count();
    let (total, live, ruled) = (all.len(), count(Standing::is_live), count(|standing| standing.rule.is_some()));
    let shown: Vec<Standing> = all.into_iter().filter(|standing| asked.shows(standing)).collect();
    let part = |chapter: &'static Chapter| Part {
        clauses: shown.iter().filter(|standing| standing.clause.chapter == chapter.number).cloned().collect(),
        chapter,
    };
    let parts = guide::chapters().iter().map(part).filter(|part| !part.clauses.is_empty()).collect();
    html(&GuidePage { chapters: chapters(&page, &asked), states: states(&page, &asked), page, total, live, ruled, parts })
}

fn chapters(page: &Page, asked: &Asked) -> Vec<NavItem> {
    let item = |chapter: Option<u8>, label: String| NavItem {
        label,
        href: Asked { chapter, ..asked.clone() }.href(page),
        current: asked.chapter == chapter,
        ..NavItem::default()
    };
    let all = item(None, page.t("oversight-all-chapters"));
    let numbered =
        guide::chapters().iter().map(|chapter| item(Some(chapter.number), page.t1("oversight-chapter", "n", i64::from(chapter.number))));
    [all].into_iter().chain(numbered).collect()
}

fn states(page: &Page, asked: &Asked) -> Vec<NavItem> {
    let item = |(live, key): (&str, &str)| NavItem {
        label: page.t(key),
        href: Asked { live: live.into(), ..asked.clone() }.href(page),
        current: asked.live == live,
        ..NavItem::default()
    };
    [("", "oversight-all-clauses"), ("yes", "oversight-live"), ("no", "oversight-not-live")].map(item).to_vec()
}

#[derive(Template)]
#[template(path = "clause.html")]
struct ClausePage {
    page: Page,
    standing: Standing,
    chapter: &'static str,
    /// The figure of the reader's entity over the last ninety days; none for the public.
    figure: Option<Figure>,
}

/// GET /guide/{id}
async fn clause(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result {
    let clause = guide::clause(&id).ok_or(Error::NotFound("clause"))?;
    let mut page = app.public_page(&visit, "oversight-guide", "guide");
    page.title = clause.text(page.lang).into();
    let chapter = guide::chapters().iter().find(|chapter| chapter.number == clause.chapter);
    let chapter = chapter.map(|chapter| chapter.title(page.lang)).unwrap_or_default();
    let figure = own_figure(&app, &visit, &id).await?;
    html(&ClausePage { standing: standing::of(app.slices(), clause), page, chapter, figure })
}

async fn own_figure(app: &App, visit: &Visit, id: &str) -> kernel::Result<Option<Figure>> {
    if visit.actor.entity.is_none() || !visit.actor.can(ENTITY_FIGURES) {
        return Ok(None);
    }
    let period = Period::read(&AskedDays::default(), app.now())?;
    let counted =
        app.read(visit.actor.may(ENTITY_FIGURES)?, move |tx| desk::store::findings::by_clause(tx, period.from, period.to)).await?;
    let tally: Tally = counted.into_iter().filter(|counted| counted.clause == id).map(|counted| counted.tally).sum();
    Ok(Some(Figure::of(tally)))
}
