//! The zones of a centre on the page of its set-up: each with its counters, and one form that adds, changes and removes them.

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::post;
use http::Method;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::Lang;
use kernel::Result;
use kernel::invalid;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Form;
use platform::Route;
use platform::Visit;
use platform::number;
use serde::Deserialize;
use ui::Answers;

use super::Known;
use super::after;
use crate::counter::zone::Zone;
use crate::counter::zone::numbers;
use crate::counter::zone::written;
use crate::issue::must_reach;
use crate::set_up::SET_UP;
use crate::set_up::zones::remove_zone;
use crate::set_up::zones::save_zone;
use crate::set_up::zones::zone_of;

pub(super) fn routes() -> Vec<Route> {
    vec![Route::page(Method::POST, "/desk/centres/{id}/zones", Access::May(SET_UP), post(save))]
}

/// A zone in the list.
pub(super) struct Row {
    pub(super) id: String,
    pub(super) name: String,
    /// The numbers of its counters.
    pub(super) counters: String,
}

/// The zones with their counters.
pub(super) fn rows(known: &Known, lang: Lang) -> Vec<Row> {
    let counters = |zone: &Zone| written(&zone.counters(&known.counters));
    let row = |zone: &Zone| Row { id: zone.id.to_string(), name: zone.name.get(lang).into(), counters: counters(zone) };
    known.zones.iter().map(row).collect()
}

/// The zone that shall be changed; none where one is added.
pub(super) fn changed<'k>(known: &'k Known, typed: &Answers) -> Option<&'k Zone> {
    known.zones.iter().find(|zone| zone.id.to_string() == typed.value("zone"))
}

/// What stands in the form of the zone that shall be changed.
pub(super) fn as_it_is(known: &Known, typed: &Answers) -> Vec<(&'static str, String)> {
    let Some(zone) = changed(known, typed) else { return Vec::new() };
    let counters = written(&zone.counters(&known.counters));
    vec![("zone_ar", zone.name.ar.clone()), ("zone_en", zone.name.en.clone()), ("zone_counters", counters)]
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ZoneForm {
    /// The one that is changed; empty for a new one.
    #[serde(default)]
    zone: String,
    #[serde(default)]
    zone_ar: String,
    #[serde(default)]
    zone_en: String,
    #[serde(default)]
    zone_counters: String,
    /// `yes` where it is taken away.
    #[serde(default)]
    remove: String,
}

impl ZoneForm {
    fn answers(&self) -> Answers {
        let named = Answers::new().with("zone", &self.zone).with("zone_ar", &self.zone_ar).with("zone_en", &self.zone_en);
        named.with("zone_counters", &self.zone_counters)
    }

    fn act(&self, tx: &mut Tx<'_>, centre: CentreId) -> Result<()> {
        must_reach(tx, centre)?;
        let known = match self.zone.as_str() {
            "" => None,
            id => Some(zone_of(tx, centre, number(id)?)?),
        };
        match known {
            Some(zone) if self.remove == "yes" => remove_zone(tx, centre, zone.id),
            known => {
                let counters = numbers(&self.zone_counters).ok_or_else(|| invalid("zone_counters", "centre-zone-counters-wrong"))?;
                let id = known.map_or_else(|| tx.new_id(), |zone| zone.id);
                let name = Bilingual::new(self.zone_ar.trim(), self.zone_en.trim());
                save_zone(tx, &Zone { id, centre, name }, &counters)
            }
        }
    }
}

/// POST /desk/centres/{id}/zones
async fn save(
    State(app): State<App>,
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<ZoneForm>,
) -> std::result::Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let answers = form.answers();
    let done = app.write(visit.actor.may(SET_UP)?, move |tx| form.act(tx, id)).await;
    after(&app, &visit, id, (done, answers)).await
}
