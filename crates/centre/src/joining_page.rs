//! How a centre lets people join from outside: its rule, and the poster for its door.

use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use axum::routing::post;
use http::Method;
use kernel::CentreId;
use kernel::Error;
use kernel::Lang;
use org::Centre;
use org::Entity;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::number;
use print::Paper;
use print::Poster;
use print::Section;
use print::Text;
use serde::Deserialize;
use ui::Answers;

use crate::issue::must_reach;
use crate::join::set_joining;
use crate::join_page::address;
use crate::joining::Joining;
use crate::set_up::SET_UP;
use crate::set_up_page::after;
use crate::set_up_page::count;
use crate::set_up_page::notices::by_code;
use crate::set_up_page::sheets::printed;
use crate::slip::both;

pub(crate) fn routes() -> Vec<Route> {
    let may = Access::May(SET_UP);
    vec![
        Route::page(Method::POST, "/desk/centres/{id}/joining", may, post(save)),
        Route::page(Method::GET, "/desk/centres/{id}/poster", may, get(poster)),
    ]
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct JoiningForm {
    #[serde(default)]
    joining: String,
    most_waiting: String,
    most_of_one: String,
}

impl JoiningForm {
    fn read(&self) -> kernel::Result<Joining> {
        Ok(Joining {
            is_allowed: self.joining == "yes",
            most_waiting: count(&self.most_waiting, "most_waiting", "centre-joining-most-wrong")?,
            most_of_one: count(&self.most_of_one, "most_of_one", "centre-joining-one-wrong")?,
        })
    }
}

/// The rule as it stands in its form.
pub(crate) fn as_typed(joining: Joining) -> [(&'static str, String); 3] {
    [
        ("joining", if joining.is_allowed { "yes" } else { "" }.into()),
        ("most_waiting", joining.most_waiting.to_string()),
        ("most_of_one", joining.most_of_one.to_string()),
    ]
}

/// POST /desk/centres/{id}/joining
async fn save(State(app): State<App>, visit: Visit, Path(id): Path<String>, Form(form): Form<JoiningForm>) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let typed = Answers::new().with("joining", &form.joining).with("most_waiting", &form.most_waiting);
    let typed = typed.with("most_of_one", &form.most_of_one);
    let done = app.write(visit.actor.may(SET_UP)?, move |tx| set_joining(tx, id, form.read()?)).await;
    after(&app, &visit, id, (done, typed)).await
}

/// GET /desk/centres/{id}/poster — for the door: scan, see how many wait, take a ticket.
async fn poster(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let found = app.read(visit.actor.may(SET_UP)?, move |tx| {
        let centre = must_reach(tx, id)?;
        Ok((org::store::own_entity(tx)?.ok_or(Error::NotFound("entity"))?, centre))
    });
    let (entity, centre) = found.await?;
    let sheet = sheet(&app, &entity, &centre);
    printed("poster", move |faces| Ok(print::lay(&print::poster(&sheet, Paper::A4, Lang::Ar)?, faces))).await
}

fn sheet(app: &App, entity: &Entity, centre: &Centre) -> Poster {
    let say = |lang: Lang, key: &str| app.words().say_plain(lang, key, &[]);
    let section = |lang: Lang| Section {
        heading: Text::new(lang, say(lang, "centre-poster-heading")),
        paragraphs: vec![Text::new(lang, centre.name.get(lang)), Text::new(lang, say(lang, "centre-poster-text"))],
    };
    Poster {
        entity: both(&entity.name),
        sections: Lang::ALL.map(section).into(),
        channels: vec![by_code(app, "centre-poster-scan", &address(&entity.code, centre.id.get()))],
    }
}
