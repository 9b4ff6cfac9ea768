//! Which list is shown: one that everybody has, one that somebody keeps, or one that was put together just now.

use ::store::Tx;
use kernel::Error;
use kernel::Result;
use ui::NavItem;
use ui::Page;

use crate::converse::WORK;
use crate::filter::Filter;
use crate::filter::list_like;
use crate::lists;
use crate::lists::Listed;
use crate::lists::Mark;
use crate::lists::View;
use crate::pane::Asked;
use crate::views::SavedView;
use crate::views::saved_view;
use crate::views::saved_views;

/// The list that an address asks for.
pub(crate) enum Picked {
    /// One that everybody has.
    View(View),
    /// One whose cases are like something.
    Like(Box<Like>),
}

/// What the cases of a list are like, and the kept view that says so, if one does.
pub(crate) struct Like {
    pub(crate) filter: Filter,
    pub(crate) saved: Option<SavedView>,
}

impl Like {
    /// What the list is called.
    pub(crate) fn name(&self, page: &Page) -> String {
        self.saved.as_ref().map_or_else(|| page.t("desk-view-filter"), |view| view.name.clone())
    }
}

impl Picked {
    /// The list that the address asks for; those who work see their own first.
    pub(crate) fn of(tx: &mut Tx<'_>, asked: &Asked) -> Result<Picked> {
        let usual = if tx.actor().can(WORK) { View::Mine } else { View::Team };
        if let Some(view) = View::parse(&asked.view) {
            return Ok(Picked::View(view));
        }
        if asked.view == "filter" {
            return Ok(Picked::Like(Box::new(Like { filter: asked.filter.clone(), saved: None })));
        }
        match asked.view.parse() {
            Ok(id) => {
                let view = saved_view(tx, id)?.ok_or(Error::NotFound("view"))?;
                Ok(Picked::Like(Box::new(Like { filter: view.filter.clone(), saved: Some(view) })))
            }
            Err(_) => Ok(Picked::View(usual)),
        }
    }

    /// What stands in an address for it.
    pub(crate) fn query(&self) -> String {
        match self {
            Picked::View(view) => format!("view={}", view.key()),
            Picked::Like(like) => match &like.saved {
                Some(view) => format!("view={}", view.id),
                None => format!("view=filter&{}", like.filter.query()).trim_end_matches('&').to_owned(),
            },
        }
    }

    /// The name by which words tell lists apart.
    pub(crate) const fn key(&self) -> &'static str {
        match self {
            Picked::View(view) => view.key(),
            Picked::Like(_) => "filter",
        }
    }

    pub(crate) const fn is_like(&self) -> bool {
        matches!(self, Picked::Like(_))
    }

    /// One page of it.
    pub(crate) fn list(&self, tx: &mut Tx<'_>, mark: Option<Mark>, limit: u32) -> Result<(Vec<Listed>, Option<Mark>)> {
        match self {
            Picked::View(view) => lists::list(tx, *view, mark, limit),
            Picked::Like(like) => list_like(tx, &like.filter, mark, limit),
        }
    }
}

/// The lists that the one who looks or the team keeps, as links.
pub(crate) fn kept(tx: &mut Tx<'_>, page: &Page, shown: &Picked) -> Result<Vec<NavItem>> {
    let me = tx.actor().employee()?;
    let item = |view: SavedView| NavItem {
        key: view.id.to_string(),
        href: page.href(&format!("/desk/cases?view={}", view.id)),
        icon: if view.is_shared { "users" } else { "user" }.into(),
        current: matches!(shown, Picked::Like(like) if like.saved.as_ref().is_some_and(|shown| shown.id == view.id)),
        count: 0,
        label: if view.owner == me { view.name } else { page.t1("desk-view-of-team", "name", view.name.as_str()) },
    };
    Ok(saved_views(tx)?.into_iter().map(item).collect())
}
