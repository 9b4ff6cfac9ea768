//! The first centre is on two floors, its screens stand on the lower one, and its manager receives in an office whoever is sent on to them.

use kernel::CentreId;
use kernel::Result;

use super::administrator;
use super::appointments::MANAGER;
use super::staff;
use crate::demo::stage::Person;
use crate::demo::stage::Stage;

/// The floors, as zones of the centre: their names, and the counters there.
const FLOORS: [(&str, &str, &str); 2] = [("الطابق الأرضي", "Ground floor", "1-2"), ("الطابق الأول", "First floor", "3-6")];

/// A centre is told to have its floors, and the office of its manager.
pub(super) async fn are_told_apart(stage: &mut Stage<'_>, office: usize, centre: CentreId) -> Result<()> {
    let (admin, path) = (administrator(stage, office)?, format!("/desk/centres/{centre}"));
    for (ar, en, counters) in FLOORS {
        let zone = [("zone", ""), ("zone_ar", ar), ("zone_en", en), ("zone_counters", counters)];
        stage.posts(admin, &format!("{path}/zones"), &zone).await?;
    }
    stage.posts(admin, &format!("{path}/office"), &[("kept", "yes")]).await.map(drop)
}

/// The zone in which whoever puts up a screen finds the entrance: the first to choose from. Empty in a centre without zones.
pub(super) async fn of_the_entrance(stage: &mut Stage<'_>, admin: Person, centre: CentreId) -> Result<String> {
    let page = stage.sees(admin, &format!("/ar/desk/centres/{centre}/devices")).await?;
    let choices = page.split_once("name=\"zone\"").and_then(|(_, rest)| rest.split_once("</select>")).map_or("", |(choices, _)| choices);
    let mut ids = choices.split("value=\"").skip(1).filter_map(|rest| rest.split('"').next());
    Ok(ids.find(|id| !id.is_empty()).unwrap_or_default().to_owned())
}

/// Whoever is next is served by somebody, asks for the manager, and waits for them alone.
pub(super) async fn asks_for_the_manager(stage: &mut Stage<'_>, who: Person, office: usize) -> Result<()> {
    let (manager, id) = staff(stage, office, MANAGER)?;
    // A customer is sent on only to somebody who is signed in.
    stage.sees(manager, "/ar/desk/counter").await?;
    stage.posts(who, "/desk/counter/next", &[]).await?;
    stage.posts(who, "/desk/counter/visit", &[]).await?;
    let to = format!("leader-{id}");
    let note = [("to", to.as_str()), ("note", "يطلب العميل مقابلة المدير بشأن تأخر طلبه.")];
    stage.posts(who, "/desk/counter/sending", &note).await.map(drop)
}
