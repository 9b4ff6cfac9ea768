//! Where a list of one's own is put together, kept, changed and removed.

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
use kernel::Lang;
use kernel::Result;
use platform::Access;
use platform::App;
use platform::Channel;
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
use ui::Choice;
use ui::Page;

use crate::converse::WORK;
use crate::filter::Filter;
use crate::inbox::SECTION;
use crate::lists::READ;
use crate::pane::Asked;
use crate::pane::channels;
use crate::picked::Picked;
use crate::store::tags;
use crate::views::NewView;
use crate::views::remove_view;
use crate::views::save_view;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::page(Method::GET, "/desk/filter", Access::May(READ), get(show)),
        Route::page(Method::POST, "/desk/views", Access::May(WORK), post(save)),
        Route::page(Method::POST, "/desk/views/{id}/removal", Access::May(WORK), post(remove)),
    ]
}

#[derive(Template)]
#[template(path = "filter.html")]
struct FilterPage {
    page: Page,
    typed: Answers,
    may_keep: bool,
    /// Where the kept view that is shown is removed; empty where none is.
    removal: String,
    choices: Choices,
}

/// What can be chosen in each field.
struct Choices {
    states: Vec<Choice>,
    owners: Vec<Choice>,
    services: Vec<Choice>,
    channels: Vec<Choice>,
    tags: Vec<Choice>,
    langs: Vec<Choice>,
    dues: Vec<Choice>,
}

impl Choices {
    fn read(tx: &mut Tx<'_>, page: &Page, channels: &[Channel]) -> Result<Choices> {
        let any = || Choice::new("", page.t("desk-filter-any"));
        let word = |value: &str, key: &str| Choice::new(value, page.t(key));
        let with_any = |more: Vec<Choice>| [any()].into_iter().chain(more).collect();
        let owners = [word("me", "desk-filter-me"), word("nobody", "desk-nobody")];
        let colleagues = org::store::employees(tx)?.into_iter().map(|one| Choice::new(one.id.to_string(), one.name.get(page.lang)));
        let services = org::store::services(tx)?.into_iter().map(|one| Choice::new(one.id.to_string(), one.name.get(page.lang)));
        let marks = tags::all(tx)?.into_iter().map(|tag| Choice::new(tag.id.to_string(), tag.name.get(page.lang)));
        Ok(Choices {
            states: vec![word("open", "desk-filter-open"), word("snoozed", "desk-snoozed"), word("closed", "desk-closed")],
            owners: with_any(owners.into_iter().chain(colleagues).collect()),
            services: with_any(services.collect()),
            channels: with_any(channels.iter().map(|channel| word(channel.key, channel.label)).collect()),
            tags: with_any(marks.collect()),
            langs: with_any(Lang::ALL.map(|lang| word(lang.code(), &format!("desk-filter-lang-{}", lang.code()))).into()),
            dues: with_any(["late", "4", "24", "72"].map(|due| word(due, &format!("desk-filter-due-{due}"))).into()),
        })
    }
}

/// GET /desk/filter?view=…
async fn show(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let look = move |tx: &mut Tx<'_>| {
        let picked = Picked::of(tx, &asked)?;
        let view = if let Picked::Like(like) = &picked { like.saved.as_ref() } else { None };
        let is_mine = view.is_some_and(|view| view.may_be_changed(tx));
        Ok((picked, is_mine))
    };
    let (picked, is_mine) = app.read(visit.actor.may(READ)?, look).await?;
    let typed = match &picked {
        Picked::View(_) => answers(&Filter::default()),
        Picked::Like(like) => match &like.saved {
            None => answers(&like.filter),
            Some(view) => {
                let shared = if view.is_shared { "yes" } else { "" };
                // A colleague's list is the beginning of one of one's own.
                let saved = if is_mine { view.id.to_string() } else { String::new() };
                answers(&like.filter).with("name", &view.name).with("shared", shared).with("saved", saved)
            }
        },
    };
    shown(&app, &visit, typed).await
}

fn answers(filter: &Filter) -> Answers {
    let first = Answers::new().with("state", &filter.state).with("owner", &filter.owner).with("service", &filter.service);
    let second = first.with("channel", &filter.channel).with("tag", &filter.tag).with("lang", &filter.lang);
    second.with("age", &filter.age).with("due", &filter.due)
}

async fn shown(app: &App, visit: &Visit, typed: Answers) -> Result<Response, Failure> {
    let page = app.desk_page(visit, "desk-filter", SECTION).await?;
    let (frame, channels) = (page.clone(), channels(app));
    let choices = app.read(visit.actor.may(READ)?, move |tx| Choices::read(tx, &frame, &channels)).await?;
    let saved = typed.value("saved").to_owned();
    let removal = if saved.is_empty() { saved } else { page.href(&format!("/desk/views/{saved}/removal")) };
    html(&FilterPage { page, typed, may_keep: visit.actor.can(WORK), removal, choices })
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ViewForm {
    /// The view that is changed; empty for a new one.
    saved: String,
    name: String,
    shared: String,
    #[serde(flatten)]
    filter: Filter,
}

/// POST /desk/views
async fn save(State(app): State<App>, visit: Visit, Form(form): Form<ViewForm>) -> Result<Response, Failure> {
    let id = if form.saved.is_empty() { None } else { Some(number(&form.saved)?) };
    let typed = answers(&form.filter).with("name", &form.name).with("shared", &form.shared).with("saved", &form.saved);
    let new = NewView { name: form.name, filter: form.filter, is_shared: form.shared == "yes" };
    match app.write(visit.actor.may(WORK)?, move |tx| save_view(tx, id, new)).await {
        Ok(view) => Ok(Redirect::to(&format!("/{}/desk/cases?view={}", visit.actor.lang.code(), view.id)).into_response()),
        Err(error) => {
            let (status, typed) = corrected(typed, error)?;
            Ok((status, shown(&app, &visit, typed).await?).into_response())
        }
    }
}

/// POST /desk/views/{id}/removal
async fn remove(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let id = number(&id)?;
    app.write(visit.actor.may(WORK)?, move |tx| remove_view(tx, id)).await?;
    Ok(Redirect::to(&format!("/{}/desk/cases", visit.actor.lang.code())).into_response())
}
