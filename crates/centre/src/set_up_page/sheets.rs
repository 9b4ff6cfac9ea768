//! Name plates and cards of those who serve in a centre, to be printed: the name and the title in both languages (4.before.name-badge).

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;
use axum::routing::get;
use http::Method;
use http::header;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Lang;
use kernel::broken;
use org::Employee;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Query;
use platform::Route;
use platform::Visit;
use platform::number;
use platform::private;
use print::Badge;
use print::Faces;
use print::Fault;
use print::Laid;
use print::Paper;
use print::Plate;
use print::Sheet;
use print::Text;
use serde::Deserialize;

use crate::KEY;
use crate::issue::must_reach;
use crate::set_up::SET_UP;
use crate::sit::SERVE;
use crate::slip::both;
use crate::slip::in_both;
use crate::store;

/// Which language stands first on what hangs for everybody to see.
pub(super) const FIRST: Lang = Lang::Ar;
/// Each on paper of its own size; else they stand on A4, to be cut out.
const OWN: &str = "own";

pub(super) fn routes() -> Vec<Route> {
    let (may, own) = (Access::May(SET_UP), Access::May(SERVE));
    vec![
        Route::page(Method::GET, "/desk/centres/{id}/prints/plates", may, get(plates)),
        Route::page(Method::GET, "/desk/centres/{id}/prints/cards", may, get(cards)),
        Route::page(Method::GET, "/desk/counter/plate", own, get(own_plate)),
        Route::page(Method::GET, "/desk/counter/card", own, get(own_card)),
    ]
}

/// What is asked of the sheets.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// Whose; empty for all who serve here.
    who: String,
    /// The number of the counter of whoever was chosen; empty for the one at which they sit now.
    counter: String,
    paper: String,
}

/// Somebody who has a plate and a card in a centre.
pub(super) struct Named {
    pub(super) id: EmployeeId,
    pub(super) name: Bilingual,
    pub(super) title: Bilingual,
    /// The number of the counter at which they sit; none where they sit at none.
    pub(super) counter: Option<u32>,
}

impl Named {
    fn new(one: Employee, counter: Option<u32>) -> Named {
        Named { id: one.id, name: one.name, title: one.title, counter }
    }

    fn plate(&self, app: &App) -> Sheet {
        let number = self.counter.map(|number| number.to_string()).unwrap_or_default();
        let counter = in_both(app, "centre-counter");
        print::plate(&Plate { name: both(&self.name), title: both(&self.title), counter, number }, FIRST)
    }

    fn card(&self, entity: &Bilingual) -> Sheet {
        print::badge(&Badge { entity: both(entity), name: both(&self.name), title: both(&self.title) }, FIRST)
    }
}

/// Those who have a plate and a card in a centre: whoever works there, whoever of the entity's office is qualified for counters, and whoever sits at
/// one of its counters now.
pub(super) fn named(tx: &mut Tx<'_>, centre: CentreId) -> kernel::Result<Vec<Named>> {
    let (counters, skills) = (store::counters(tx, centre)?, org::store::all_skills(tx)?);
    let seat = |id: EmployeeId| counters.iter().find(|counter| counter.employee == Some(id)).map(|counter| counter.number);
    let serves = |id: EmployeeId| skills.iter().any(|skill| skill.employee == id && skill.channel == KEY);
    let is_here = |one: &Employee| one.centre.map_or_else(|| serves(one.id), |own| own == centre) || seat(one.id).is_some();
    let here = org::store::employees(tx)?.into_iter().filter(is_here);
    Ok(here.map(|one| (seat(one.id), one)).map(|(seat, one)| Named::new(one, seat)).collect())
}

/// Those whose sheets are asked for.
fn chosen(tx: &mut Tx<'_>, centre: CentreId, asked: &Asked) -> kernel::Result<Vec<Named>> {
    must_reach(tx, centre)?;
    let mut all = named(tx, centre)?;
    if !asked.who.is_empty() {
        all.retain(|one| one.id.to_string() == asked.who);
        let number: Option<u32> = asked.counter.parse().ok();
        let counter = number.map_or(Ok(None), |number| store::counter_with(tx, centre, number))?;
        if let (Some(one), Some(counter)) = (all.first_mut(), counter.filter(|counter| counter.is_kept)) {
            one.counter = Some(counter.number);
        }
    }
    if all.is_empty() { Err(Error::NotFound("employee")) } else { Ok(all) }
}

fn name_of_entity(tx: &mut Tx<'_>) -> kernel::Result<Bilingual> {
    Ok(org::store::own_entity(tx)?.ok_or(Error::NotFound("entity"))?.name)
}

/// GET /desk/centres/{id}/prints/plates
async fn plates(State(app): State<App>, visit: Visit, Path(id): Path<String>, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let (id, is_own): (CentreId, bool) = (number(&id)?, asked.paper == OWN);
    let all = app.read(visit.actor.may(SET_UP)?, move |tx| chosen(tx, id, &asked)).await?;
    let sheets = all.iter().map(|one| one.plate(&app)).collect();
    together(&app, ("plates", "centre-sheets-plates"), sheets, is_own).await
}

/// GET /desk/centres/{id}/prints/cards
async fn cards(State(app): State<App>, visit: Visit, Path(id): Path<String>, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let (id, is_own): (CentreId, bool) = (number(&id)?, asked.paper == OWN);
    let found = app.read(visit.actor.may(SET_UP)?, move |tx| Ok((chosen(tx, id, &asked)?, name_of_entity(tx)?)));
    let (all, entity) = found.await?;
    let sheets = all.iter().map(|one| one.card(&entity)).collect();
    together(&app, ("cards", "centre-sheets-cards"), sheets, is_own).await
}

/// The one who acts, with the counter at which they sit.
fn own(tx: &mut Tx<'_>) -> kernel::Result<(Named, Bilingual)> {
    let me = tx.actor().employee()?;
    let one = org::store::employee(tx, me)?.ok_or(Error::NotFound("employee"))?;
    let counter = store::counter_at(tx, me)?.filter(|counter| !counter.is_office()).map(|counter| counter.number);
    Ok((Named::new(one, counter), name_of_entity(tx)?))
}

/// GET /desk/counter/plate
async fn own_plate(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let (me, _) = app.read(visit.actor.may(SERVE)?, own).await?;
    together(&app, ("plate", "centre-sheets-plates"), vec![me.plate(&app)], true).await
}

/// GET /desk/counter/card
async fn own_card(State(app): State<App>, visit: Visit) -> Result<Response, Failure> {
    let (me, entity) = app.read(visit.actor.may(SERVE)?, own).await?;
    together(&app, ("card", "centre-sheets-cards"), vec![me.card(&entity)], true).await
}

/// Sheets of one kind in one document: each on paper of its own size, or on A4 to be cut out.
async fn together(app: &App, (name, title): (&'static str, &'static str), sheets: Vec<Sheet>, is_own: bool) -> Result<Response, Failure> {
    let title = Text::new(FIRST, app.words().say_plain(FIRST, title, &[]));
    let set = move |faces: &Faces| {
        let laid: Vec<Laid> = sheets.iter().map(|sheet| print::lay(sheet, faces)).collect();
        Ok(if is_own { print::bound(title, laid) } else { print::gathered(title, laid, Paper::A4) })
    };
    printed(name, set).await
}

/// A document that a browser shows and prints.
pub(crate) async fn printed(
    name: &'static str,
    set: impl FnOnce(&Faces) -> Result<Laid, Fault> + Send + 'static,
) -> Result<Response, Failure> {
    let set = move || {
        let faces = Faces::own();
        print::pdf(&set(faces)?, faces)
    };
    let set = tokio::task::spawn_blocking(set).await.map_err(broken("setting a sheet"))?;
    let document = set.map_err(broken("setting a sheet"))?;
    let shown = format!("inline; filename=\"{name}.pdf\"");
    let head = [(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, shown)];
    Ok(private((head, document).into_response()))
}
