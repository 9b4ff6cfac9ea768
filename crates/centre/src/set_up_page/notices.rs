//! Notices for the hall and the door of a centre: when it is open, who goes first, how to say what one thinks, and what a service needs.

use std::iter::once;

use ::store::Tx;
use axum::extract::Path;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use calendar::Calendar;
use calendar::Hours;
use calendar::Week;
use calendar::Weekday;
use calendar::weekday_key;
use http::Method;
use kernel::Bilingual;
use kernel::CentreId;
use kernel::Error;
use kernel::Lang;
use org::Centre;
use org::Entity;
use org::ServiceGuide;
use org::ServiceId;
use platform::Access;
use platform::App;
use platform::Failure;
use platform::Query;
use platform::Route;
use platform::Visit;
use platform::number;
use print::Channel;
use print::Paper;
use print::Poster;
use print::Section;
use print::Text;
use serde::Deserialize;

use super::sheets::FIRST;
use super::sheets::printed;
use crate::hours::calendar_of;
use crate::issue::must_reach;
use crate::join_page::address;
use crate::kiosk_page::where_one_writes;
use crate::set_up::SET_UP;
use crate::slip::both;
use crate::slip::in_both;
use crate::store;

pub(super) fn routes() -> Vec<Route> {
    vec![Route::page(Method::GET, "/desk/centres/{id}/prints/notices", Access::May(SET_UP), get(notice))]
}

/// What is asked of a notice.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// `hours`, `priority`, `opinion`, `documents`.
    what: String,
    /// The service whose documents are told.
    service: String,
    /// `a3` for the larger paper.
    paper: String,
}

/// What notices are made of.
struct Known {
    entity: Entity,
    centre: Centre,
    calendar: Calendar,
    /// What the catalogue says of the service that was asked for.
    guide: Option<(Bilingual, ServiceGuide)>,
}

fn known(tx: &mut Tx<'_>, id: CentreId, service: &str) -> kernel::Result<Known> {
    let centre = must_reach(tx, id)?;
    let service: Option<ServiceId> = service.parse().ok();
    let service = service.map_or(Ok(None), |service| org::store::service(tx, service))?;
    let guide = match &service {
        Some(service) => org::store::service_guide(tx, service.id)?,
        None => None,
    };
    Ok(Known {
        entity: org::store::own_entity(tx)?.ok_or(Error::NotFound("entity"))?,
        calendar: calendar_of(tx, id)?,
        guide: service.map(|service| service.name).zip(guide),
        centre,
    })
}

/// GET /desk/centres/{id}/prints/notices
async fn notice(State(app): State<App>, visit: Visit, Path(id): Path<String>, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let id: CentreId = number(&id)?;
    let Asked { what, service, paper } = asked;
    let paper = if paper == "a3" { Paper::A3 } else { Paper::A4 };
    let known = app.read(visit.actor.may(SET_UP)?, move |tx| known(tx, id, &service)).await?;
    let poster = match what.as_str() {
        "" | "hours" => hours(&app, &known),
        "priority" => priority(&app, &known),
        "opinion" => opinion(&app, &known),
        "documents" => documents(&app, &known).ok_or(Error::NotFound("service"))?,
        _ => return Err(Error::NotFound("page").into()),
    };
    printed("notice", move |faces| Ok(print::lay(&print::poster(&poster, paper, FIRST)?, faces))).await
}

fn say(app: &App, lang: Lang, key: &str) -> String {
    app.words().say_plain(lang, key, &[])
}

/// A notice of a centre: the heading and the lines below it in each language, and where it leads.
fn poster(known: &Known, said: impl Fn(Lang) -> (String, Vec<String>), channels: Vec<Channel>) -> Poster {
    let section = |lang: Lang| {
        let (heading, lines) = said(lang);
        let centre = known.centre.name.get(lang).to_owned();
        let paragraphs = once(centre).chain(lines).map(|line| Text::new(lang, line)).collect();
        Section { heading: Text::new(lang, heading), paragraphs }
    };
    Poster { entity: both(&known.entity.name), sections: Lang::ALL.map(section).into(), channels }
}

/// A way to a public page, by a code that telephones read.
pub(crate) fn by_code(app: &App, name: &str, path: &str) -> Channel {
    let address = format!("{}/{}{path}", app.public_url(), FIRST.code());
    let shown = address.trim_start_matches("https://").trim_start_matches("http://").to_owned();
    Channel { name: in_both(app, name), shown, code: Some(address) }
}

fn page_of_centre(app: &App, known: &Known) -> Channel {
    by_code(app, "centre-notice-page", &address(&known.entity.code, known.centre.id.get()))
}

/// When the centre is open: its week, the seasons that are to come, and that holidays are none of its days.
fn hours(app: &App, known: &Known) -> Poster {
    let today = app.now().to_zoned(ui::bahrain()).date();
    let said = |lang: Lang| {
        let mut lines = week(app, lang, known.calendar.week());
        for season in known.calendar.seasons().iter().filter(|season| season.to >= today) {
            lines.push(app.words().say(lang, "centre-notice-season", &[("season", season.name(lang).into())]));
            lines.extend(week(app, lang, &season.week));
        }
        lines.push(say(app, lang, "centre-notice-holidays"));
        (say(app, lang, "centre-notice-hours"), lines)
    };
    poster(known, said, vec![page_of_centre(app, known)])
}

/// The days of a week, those that follow each other with the same hours together.
fn week(app: &App, lang: Lang, week: &Week) -> Vec<String> {
    let days: Vec<Weekday> = store::week().collect();
    days.chunk_by(|one, next| week.on(*one) == week.on(*next)).map(|days| stretch(app, lang, days, week.on(days[0]))).collect()
}

/// Days and their hours: `Sunday – Thursday: 07:00-14:15`.
fn stretch(app: &App, lang: Lang, days: &[Weekday], hours: &Hours) -> String {
    let name = |day: &Weekday| say(app, lang, &format!("calendar-weekday-{}", weekday_key(*day)));
    let days = match days {
        [first, last] => app.words().say(lang, "centre-notice-two-days", &[("from", name(first).into()), ("to", name(last).into())]),
        [first, .., last] => app.words().say(lang, "centre-notice-days", &[("from", name(first).into()), ("to", name(last).into())]),
        _ => days.iter().map(name).collect(),
    };
    let hours = if hours.is_closed() { say(app, lang, "centre-hours-none") } else { store::written(hours) };
    app.words().say(lang, "centre-notice-line", &[("days", days.into()), ("hours", hours.into())])
}

/// Who goes before others, and how they say so.
fn priority(app: &App, known: &Known) -> Poster {
    let said = |lang: Lang| {
        let lines = ["centre-notice-priority-how", "centre-notice-priority-proof"].map(|key| say(app, lang, key));
        (say(app, lang, "centre-notice-priority"), Vec::from(lines))
    };
    poster(known, said, Vec::new())
}

/// How a visit is rated, and where complaints and suggestions go.
fn opinion(app: &App, known: &Known) -> Poster {
    let page = where_one_writes(app, &known.entity.code.to_lowercase());
    let phone = Some(known.entity.phone.as_str()).filter(|phone| !phone.is_empty());
    let said = |lang: Lang| {
        let mut lines = vec![say(app, lang, "centre-notice-opinion-rate"), say(app, lang, "centre-notice-opinion-here")];
        lines.extend(page.iter().map(|_| say(app, lang, "centre-notice-opinion-page")));
        lines.extend(phone.map(|_| say(app, lang, "centre-notice-opinion-phone")));
        (say(app, lang, "centre-notice-opinion"), lines)
    };
    let by_page = page.as_ref().map(|path| by_code(app, "centre-notice-entity", path));
    let by_phone = phone.map(|phone| Channel { name: in_both(app, "centre-notice-phone"), shown: phone.to_owned(), code: None });
    poster(known, said, by_page.into_iter().chain(by_phone).collect())
}

/// What the catalogue says that a service needs; none where it says nothing of documents.
fn documents(app: &App, known: &Known) -> Option<Poster> {
    let (name, guide) = known.guide.as_ref().filter(|(_, guide)| !guide.documents(FIRST).is_empty())?;
    let said = |lang: Lang| {
        let mut lines = vec![say(app, lang, "centre-notice-documents")];
        lines.extend(guide.documents(lang).into_iter().map(|document| format!("• {document}")));
        for (key, text) in [("centre-explain-conditions", &guide.conditions), ("centre-explain-fee", &guide.fee)] {
            if !text.get(lang).is_empty() {
                lines.push(format!("{}: {}", say(app, lang, key), text.get(lang)));
            }
        }
        (name.get(lang).to_owned(), lines)
    };
    Some(poster(known, said, vec![page_of_centre(app, known)]))
}
