//! Appointments: two services of each centre and its manager can be booked, people book days ahead, and some of today have come.

use kernel::CentreId;
use kernel::Result;

use super::administrator;
use super::counters::centres;
use super::staff;
use crate::demo::stage::Person;
use crate::demo::stage::Stage;

/// What can be booked at a centre: the service, how many counters are kept, and what to bring, a thing a line.
const OFFERED: [(usize, &str, &str, &str); 2] = [
    (0, "2", "البطاقة الحالية\nصورة شخصية حديثة\nإيصال الرسوم", "The present card\nA recent photograph\nThe receipt of the fee"),
    (2, "1", "إشعار الولادة\nبطاقتا الوالدين\nعقد الزواج", "The notice of birth\nThe cards of both parents\nThe marriage certificate"),
];
/// Who books: their name, number and address, their language, what they need, and whether the second of the services is meant.
const BOOK: [(&str, &str, &str, &str, &str, usize); 8] = [
    ("مريم الغدير", "36110001", "", "ar", "", 0),
    ("Adam Hill", "36110002", "adam.hill@mail.example", "en", "", 0),
    ("جاسم المرجان", "36110003", "", "ar", "first", 0),
    ("نوف السدرة", "36110004", "nouf.alsidra@mail.example", "ar", "", 1),
    ("حسن الساحل", "36110005", "", "ar", "wheelchair", 1),
    ("Priya Nair", "36110006", "priya.nair@mail.example", "en", "", 0),
    ("عائشة النسيم", "36110007", "", "ar", "signing", 1),
    ("سلمان البدر", "36110008", "", "ar", "", 0),
];
const MINUTES: std::time::Duration = std::time::Duration::from_secs(60);
/// The service for which something is handed in beforehand.
const HANDED_IN: usize = 1;
/// Where the manager of a centre stands among the staff.
pub(super) const MANAGER: usize = 4;
/// So many days one can choose from when people book.
const DAYS: usize = 3;

/// Of each centre two services can be booked, and a time with its manager.
pub async fn are_offered(stage: &mut Stage<'_>, office: usize, centre: CentreId) -> Result<()> {
    let (admin, path) = (administrator(stage, office)?, format!("/desk/centres/{centre}/appointments"));
    for (service, at_once, ar, en) in OFFERED {
        let service = stage.offices[office].services[service].to_string();
        let terms = [("service", service.as_str()), ("lasts", "20"), ("at_once", at_once), ("notice", "0"), ("ahead", "21")];
        let rest = [("hours", ""), ("employee", ""), ("bring_ar", ar), ("bring_en", en), ("open", "yes")];
        stage.posts(admin, &format!("{path}/services"), &[terms, rest].concat()).await?;
    }
    let rules = [("early", "60"), ("grace", "10"), ("remind", "24"), ("most_open", "3")];
    stage.posts(admin, &format!("{path}/rules"), &rules).await?;
    let meeting = meeting(stage, office).await?;
    let manager = staff(stage, office, MANAGER)?.1.to_string();
    let terms = [("service", meeting.as_str()), ("lasts", "20"), ("at_once", "1"), ("notice", "60"), ("ahead", "21")];
    let rest = [("hours", "10:00-12:00"), ("employee", &manager), ("bring_ar", ""), ("bring_en", ""), ("open", "yes")];
    // A manager is in one place at a time: of an office with several centres in the first.
    if centres(stage, office).await?.first() == Some(&centre) {
        stage.posts(admin, &format!("{path}/services"), &[terms, rest].concat()).await?;
    }
    Ok(())
}

const MEETING: (&str, &str) = ("مقابلة مدير المركز", "Meeting the centre’s manager");

/// The service of meeting a centre's manager, which the office has from then on.
async fn meeting(stage: &mut Stage<'_>, office: usize) -> Result<String> {
    let known =
        |services: Vec<org::Service>| services.into_iter().find(|service| service.name.ar == MEETING.0).map(|one| one.id.to_string());
    if let Some(id) = known(stage.app.read(stage.look(office)?, org::store::services).await?) {
        return Ok(id);
    }
    let admin = administrator(stage, office)?;
    stage.posts(admin, "/admin/services", &[("name_ar", MEETING.0), ("name_en", MEETING.1), ("words", "")]).await?;
    let all = stage.app.read(stage.look(office)?, org::store::services).await?;
    known(all).ok_or(kernel::Error::NotFound("service"))
}

/// People book on the site, each a time of the next days, and one with the manager.
pub async fn are_booked(stage: &mut Stage<'_>) -> Result<()> {
    let code = ["rsa", "hpa"];
    for (office, code) in code.into_iter().enumerate().take(stage.offices.len()) {
        for (place, centre) in centres(stage, office).await?.into_iter().enumerate() {
            for (number, who) in BOOK.iter().enumerate() {
                let service = stage.offices[office].services[OFFERED[who.5].0].to_string();
                let times = times(stage, &format!("/ar/e/{code}/appointments/{centre}/{service}"), number % DAYS).await?;
                let Some(from) = times.get((place + number * 2) % times.len().max(1)) else { continue };
                let key = format!("demonstration-{centre}-{number}");
                let said = [("from", from.as_str()), ("name", who.0), ("phone", who.1), ("email", who.2), ("lang", who.3), ("key", &key)];
                let need = [(who.4, "yes")];
                let need: &[(&str, &str)] = if who.4.is_empty() { &[] } else { &need };
                let booked =
                    stage.posts(Person::Anyone, &format!("/e/{code}/appointments/{centre}/{service}"), &[&said, need].concat()).await?;
                if who.5 == HANDED_IN {
                    hands_in(stage, &booked).await?;
                }
            }
        }
        meets_the_manager(stage, office, code).await?;
    }
    Ok(())
}

/// Whoever registers a birth hands in the first document beforehand.
async fn hands_in(stage: &mut Stage<'_>, booked: &str) -> Result<()> {
    let own = booked.split('?').next().unwrap_or_default();
    let document = document("Notification of birth No. 2026/4417");
    stage.hands_in(Person::Anyone, &format!("{own}/papers/0/files"), ("notification-of-birth.pdf", &document)).await
}

/// A PDF of one page with a line on it.
fn document(line: &str) -> String {
    let text = format!("BT /F1 18 Tf 72 760 Td ({line}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let (mut file, mut places) = ("%PDF-1.4\n".to_owned(), String::new());
    for (number, object) in (1..).zip(&objects) {
        places += &format!("{:010} 00000 n \n", file.len());
        file += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let (at, many) = (file.len(), objects.len() + 1);
    file + &format!("xref\n0 {many}\n0000000000 65535 f \n{places}trailer\n<< /Size {many} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n")
}

async fn meets_the_manager(stage: &mut Stage<'_>, office: usize, code: &str) -> Result<()> {
    let Some(centre) = centres(stage, office).await?.into_iter().next() else { return Ok(()) };
    let path = format!("/e/{code}/appointments/{centre}/{}", meeting(stage, office).await?);
    let times = times(stage, &format!("/ar{path}"), DAYS - 1).await?;
    let Some(from) = times.first() else { return Ok(()) };
    let about = "أود شكر موظفيكم، ولي ملاحظة على مواقف السيارات أمام المركز.";
    let said = [("from", from.as_str()), ("name", "بدرية النخيل"), ("phone", "36110009"), ("email", ""), ("lang", "ar"), ("about", about)];
    stage.posts(Person::Anyone, &path, &said).await.map(drop)
}

/// The free times of a service on one of the next days, as forms send them.
async fn times(stage: &mut Stage<'_>, page: &str, day: usize) -> Result<Vec<String>> {
    let first = stage.sees(Person::Anyone, page).await?;
    let mut days: Vec<&str> = first.split("?day=").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    days.dedup();
    let Some(day) = days.get(day) else { return Ok(Vec::new()) };
    let shown = stage.sees(Person::Anyone, &format!("{page}?day={day}")).await?;
    let of_time = format!("{page}/");
    Ok(shown.split(&of_time).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect())
}

/// The office's first centre closes its doors on an afternoon next week, and whoever booked then is told.
pub async fn are_blocked(stage: &mut Stage<'_>) -> Result<()> {
    let (admin, office) = (administrator(stage, 0)?, 0);
    let Some(centre) = centres(stage, office).await?.into_iter().next() else { return Ok(()) };
    let day = stage.app.now().to_zoned(ui::bahrain()).date().checked_add(std::time::Duration::from_secs(9 * 24 * 3600));
    let day = ui::written_day(day.map_err(kernel::broken("a day of next week"))?);
    let stretch = [("from_day", day.as_str()), ("from_time", "12:00"), ("to_day", &day), ("to_time", "14:00")];
    let why = [("reason_ar", "صيانة شبكة الكهرباء"), ("reason_en", "Maintenance of the electricity network")];
    stage.posts(admin, &format!("/desk/centres/{centre}/blocks"), &[&stretch[..], &why].concat()).await.map(drop)
}

/// Whoever has booked a time that is near has come.
pub async fn arrive(stage: &mut Stage<'_>, who: Person) -> Result<()> {
    let Some(centre) = centres(stage, 0).await?.into_iter().next() else { return Ok(()) };
    let booked = stage.sees(who, &format!("/api/v1/centres/{centre}/appointments")).await?;
    let booked: serde_json::Value = serde_json::from_str(&booked).map_err(kernel::broken("the appointments of today"))?;
    let now = stage.app.now();
    let is_near = |from: kernel::Timestamp| from >= now - MINUTES * 9 && from <= now + MINUTES * 55;
    let near = booked["items"].as_array().into_iter().flatten().filter(|one| one["state"] == "booked");
    let near = near.filter(|one| one["time"]["from"].as_str().and_then(|from| from.parse().ok()).is_some_and(is_near));
    let references: Vec<String> = near.filter_map(|one| one["reference"].as_str().map(str::to_owned)).collect();
    for reference in references {
        stage.posts(who, &format!("/desk/centres/{centre}/arrivals"), &[("who", &reference)]).await?;
    }
    Ok(())
}
