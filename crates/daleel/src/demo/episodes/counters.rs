//! A service centre at work: set up on the first day, and this morning two counters serve while some wait.

use std::time::Duration;

use kernel::CentreId;
use kernel::EmployeeId;
use kernel::Error;
use kernel::Result;
use kernel::Timestamp;

use super::administrator;
use super::appointments;
use super::catalogue;
use super::floors;
use super::supervisor;
use crate::demo::stage::Person;
use crate::demo::stage::Stage;

/// The queues of each centre: the letter, its names, and which of the office's services wait in it.
const QUEUES: [(&str, &str, &str, [usize; 2]); 2] =
    [("A", "الطلبات والإصدار", "Requests and issuing", [0, 1]), ("B", "الاستعلام والمتابعة", "Enquiries", [2, 3])];
/// Of those who answer mail so many serve at counters too.
const SERVE: usize = 3;
/// Who comes this morning: the service, the language, whether they go first. The last of them is called out of turn, by somebody who serves in
/// Arabic alone.
const COME: [(usize, &str, &str); 8] =
    [(0, "ar", ""), (1, "ar", ""), (1, "ar", ""), (2, "en", ""), (0, "ar", "yes"), (3, "ar", ""), (0, "en", ""), (1, "ar", "")];

/// The usual week with an evening.
const AN_EVENING: [(&str, &str); 5] = [
    ("sunday", "07:00-14:15"),
    ("monday", "07:00-14:15"),
    ("tuesday", "07:00-14:15"),
    ("wednesday", "07:00-14:15, 16:00-19:00"),
    ("thursday", "07:00-14:15"),
];

/// Why tickets are given where somebody looks at the demonstration outside the hours of its centres.
const OUTSIDE: (&str, &str) = ("outside", "بقي العملاء في الصالة لتأخر بدء الخدمة.");
/// How many minutes some were served earlier.
const SERVED: [u64; 6] = [5, 7, 4, 9, 6, 5];

/// The centres are set up, and some are qualified for their counters.
pub async fn are_set_up(stage: &mut Stage<'_>) -> Result<()> {
    catalogue::is_written(stage).await?;
    for office in 0..stage.offices.len() {
        let admin = administrator(stage, office)?;
        for id in serve_at_counters(stage, office) {
            // One of them alone serves in English: when they are away, that is missing.
            let langs = if Some(&id) == stage.offices[office].writers.last() { &["ar", "en"][..] } else { &["ar"][..] };
            for lang in langs {
                let skill = [("channel", "centre"), ("service", ""), ("lang", *lang)];
                stage.posts(admin, &format!("/admin/employees/{id}/skills"), &skill).await?;
            }
        }
        let centres = centres(stage, office).await?;
        for centre in &centres {
            set_up(stage, office, *centre).await?;
        }
        if let ([first, ..], 0) = (&centres[..], office) {
            floors::are_told_apart(stage, office, *first).await?;
        }
        // One of several is open on an evening, too.
        if let [_, .., last] = centres[..] {
            stage.posts(admin, &format!("/desk/centres/{last}/hours"), &AN_EVENING).await?;
        }
    }
    Ok(())
}

fn serve_at_counters(stage: &Stage<'_>, office: usize) -> Vec<EmployeeId> {
    stage.offices[office].writers.iter().rev().take(SERVE).copied().collect()
}

pub(super) async fn centres(stage: &Stage<'_>, office: usize) -> Result<Vec<CentreId>> {
    let centres = stage.app.read(stage.look(office)?, org::store::centres).await?;
    Ok(centres.into_iter().map(|centre| centre.id).collect())
}

async fn set_up(stage: &mut Stage<'_>, office: usize, centre: CentreId) -> Result<()> {
    let (admin, path) = (administrator(stage, office)?, format!("/desk/centres/{centre}"));
    for (letter, ar, en, services) in QUEUES {
        stage.posts(admin, &format!("{path}/queues"), &[("letter", letter), ("name_ar", ar), ("name_en", en)]).await?;
        let queues = stage.app.read(stage.look(office)?, move |tx| centre::queues(tx, centre)).await?;
        let Some(queue) = queues.into_iter().find(|queue| queue.letter == letter) else { continue };
        for service in services {
            let (service, queue) = (stage.offices[office].services[service].to_string(), queue.id.to_string());
            stage.posts(admin, &format!("{path}/services"), &[("service", &service), ("queue", &queue), ("target", "15")]).await?;
        }
    }
    stage.posts(admin, &format!("{path}/counters"), &[("counters", "6")]).await?;
    let calling = [("most_calls", "3"), ("priority_rate", "300"), ("held_back", "30"), ("firm_after", "60"), ("lead_minutes", "15")];
    stage.posts(admin, &format!("{path}/rules"), &calling).await?;
    let cover = [("least_open", "1"), ("keeps", "number"), ("lengths", "5 10 15 30")];
    stage.posts(admin, &format!("{path}/cover"), &cover).await?;
    let joining = [("joining", "yes"), ("most_waiting", "30"), ("most_of_one", "8")];
    stage.posts(admin, &format!("{path}/joining"), &joining).await?;
    appointments::are_offered(stage, office, centre).await
}

/// Screens are put up in a centre: one in the hall, and plates at the first counters.
async fn put_up(stage: &mut Stage<'_>, office: usize, centre: CentreId) -> Result<()> {
    let (admin, path) = (administrator(stage, office)?, format!("/desk/centres/{centre}/devices"));
    let zone = floors::of_the_entrance(stage, admin, centre).await?;
    let counters = stage.app.read(stage.look(office)?, move |tx| centre::counters(tx, centre)).await?;
    let plates = counters.iter().take(SERVE).map(|counter| ("plate", format!("لوحة الشباك {}", counter.number), counter.id.to_string()));
    let screens: Vec<_> = [("display", "شاشة الصالة".to_owned(), String::new()), ("kiosk", "جهاز المدخل".to_owned(), String::new())]
        .into_iter()
        .chain(plates)
        .collect();
    for (kind, name, counter) in screens {
        stage.posts(Person::Screen, "/device/code", &[]).await?;
        let shown = stage.sees(Person::Screen, "/ar/device").await?;
        let halves = shown.split("<bdi>").skip(1).filter_map(|rest| rest.split_once("</bdi>"));
        let code: String = halves.map(|(half, _)| half).collect();
        let fields = [("code", code.as_str()), ("kind", kind), ("name", name.as_str()), ("counter", counter.as_str())];
        stage.posts(admin, &path, &[&fields[..], &[("zone", zone.as_str())]].concat()).await?;
        stage.sees(Person::Screen, "/ar/device").await?;
        if kind == "kiosk" {
            stage.posts(Person::Screen, "/kiosk/help", &[]).await?;
            // It holds numbers of its own for the time without a line.
            let holds = serde_json::json!({ "holder": "demonstration", "given": [] });
            stage.sends(Person::Screen, "POST", "/ar/kiosk/offline/tickets", &holds).await?;
        }
        stage.next_screen();
    }
    had_a_printer(stage, admin, centre).await
}

/// A printer that is there no more: none of a demonstration is ever asked for anything.
async fn had_a_printer(stage: &mut Stage<'_>, admin: Person, centre: CentreId) -> Result<()> {
    let path = format!("/desk/centres/{centre}/printers");
    stage.posts(admin, &path, &[("printer_name", "طابعة الاستقبال"), ("host", "10.0.4.20"), ("port", "9100")]).await?;
    let page = stage.sees(admin, &format!("/ar/desk/centres/{centre}/devices")).await?;
    let removal = page.split('"').find_map(|text| Some(text.strip_prefix("/ar")?.to_owned()).filter(|text| text.ends_with("/removal")));
    stage.posts(admin, &removal.ok_or(Error::NotFound("printer"))?, &[]).await.map(drop)
}

/// Earlier today: some come one after the other, and what is usual here is learnt from how long they were served.
pub async fn morning(stage: &mut Stage<'_>) -> Result<()> {
    let office = 0;
    // A centre's day ends at midnight, whoever is being served then.
    let (begins, lasts) = (stage.app.now(), Duration::from_secs(60 * (SERVED.iter().sum::<u64>() + SERVED.len() as u64)));
    let day = |at: Timestamp| at.to_zoned(ui::bahrain()).date();
    if day(begins) != day(begins + lasts) {
        return Ok(());
    }
    let Some(centre) = centres(stage, office).await?.into_iter().next() else { return Ok(()) };
    let Some(id) = serve_at_counters(stage, office).first().copied() else { return Ok(()) };
    let who = Person::Staff(office, id);
    let counters = stage.app.read(stage.look(office)?, move |tx| centre::counters(tx, centre)).await?;
    let Some(counter) = counters.first() else { return Ok(()) };
    stage.posts(who, "/desk/counter/seat", &[("counter", &counter.id.to_string())]).await?;
    for minutes in SERVED {
        let service = stage.offices[office].services[0].to_string();
        let ticket = [("service", service.as_str()), ("lang", "ar"), ("priority", ""), OUTSIDE];
        stage.posts(who, &format!("/desk/centres/{centre}/tickets"), &ticket).await?;
        // What is expected of the wait is written down before the call.
        platform::jobs::run_due(stage.app).await;
        passes(stage, 1);
        stage.posts(who, "/desk/counter/next", &[]).await?;
        stage.posts(who, "/desk/counter/visit", &[]).await?;
        passes(stage, minutes);
        let done = [("steps", "جُدّدت البطاقة وسُلّمت."), ("outcome", "settled"), ("offered_more", "yes")];
        stage.posts(who, "/desk/counter/completion", &done).await?;
    }
    stage.posts(who, "/desk/counter/leaving", &[]).await.map(drop)
}

/// So many minutes go by.
fn passes(stage: &Stage<'_>, minutes: u64) {
    stage.app.clock().advance(Duration::from_secs(60 * minutes));
}

/// This morning: tickets are given, two counters serve, one has just gone away.
pub async fn serve(stage: &mut Stage<'_>) -> Result<()> {
    for office in 0..stage.offices.len() {
        if let Some(centre) = centres(stage, office).await?.into_iter().next() {
            put_up(stage, office, centre).await?;
        }
    }
    let office = 0;
    let Some(centre) = centres(stage, office).await?.into_iter().next() else { return Ok(()) };
    let people: Vec<Person> = serve_at_counters(stage, office).into_iter().map(|id| Person::Staff(office, id)).collect();
    let [first, second, third] = people[..] else { return Ok(()) };
    let mut last = String::new();
    for (service, lang, priority) in COME {
        let service = stage.offices[office].services[service].to_string();
        let ticket = [("service", service.as_str()), ("lang", lang), ("priority", priority), OUTSIDE];
        last = stage.posts(first, &format!("/desk/centres/{centre}/tickets"), &ticket).await?;
    }
    appointments::arrive(stage, first).await?;
    is_confirmed(stage, centre).await?;
    something_happens(stage, first, centre).await?;
    let counters = stage.app.read(stage.look(office)?, move |tx| centre::counters(tx, centre)).await?;
    for (who, counter) in people.iter().zip(&counters) {
        stage.posts(*who, "/desk/counter/seat", &[("counter", &counter.id.to_string())]).await?;
    }
    is_walked_through(stage, (centre, &counters)).await?;
    floors::asks_for_the_manager(stage, first, office).await?;
    for who in [first, second] {
        stage.posts(who, "/desk/counter/next", &[]).await?;
        stage.posts(who, "/desk/counter/visit", &[]).await?;
    }
    let done = [("steps", "جُدّدت البطاقة وسُلّمت."), ("outcome", "settled"), ("offered_more", "yes"), ("then", "next")];
    stage.posts(first, "/desk/counter/completion", &done).await?;
    let who = [("name", "يوسف حسن"), ("phone", "39001122"), ("email", "")];
    stage.posts(second, "/desk/counter/customer", &who).await?;
    stage.posts(second, "/desk/counter/papers", &[("paper-0", "yes")]).await?;
    stage.posts(second, "/desk/counter/explanation", &[]).await?;
    somebody_goes_first(stage, third, &last).await?;
    stage.posts(third, "/desk/counter/break", &[("minutes", "15")]).await?;
    closes_early(stage, office).await
}

/// The opening of the first centre's day is confirmed in the last days, where they are of work.
pub async fn are_confirmed(stage: &mut Stage<'_>, ago: i64) -> Result<()> {
    match centres(stage, 0).await?.into_iter().next().filter(|_| (1..=5).contains(&ago)) {
        Some(centre) => is_confirmed(stage, centre).await,
        None => Ok(()),
    }
}

/// The opening of the day is confirmed, item by item: one is not as it should be.
async fn is_confirmed(stage: &mut Stage<'_>, centre: CentreId) -> Result<()> {
    let supervisor = supervisor(stage, 0)?;
    // It can be confirmed around the opening only.
    if !stage.sees(supervisor, &format!("/ar/desk/centres/{centre}/opening")).await?.contains("/opening/4.before.uniform") {
        return Ok(());
    }
    for item in ["4.before.uniform", "4.before.clean-environment"] {
        stage.posts(supervisor, &format!("/desk/centres/{centre}/opening/{item}"), &[("kept", "yes")]).await?;
    }
    let wrong = [("kept", "no"), ("note", "شاشة إحدى اللوحات مطفأة، واستُدعي الفني.")];
    stage.posts(supervisor, &format!("/desk/centres/{centre}/opening/4.before.name-badge"), &wrong).await.map(drop)
}

/// One incident of this morning is over, another one goes on.
async fn something_happens(stage: &mut Stage<'_>, who: Person, centre: CentreId) -> Result<()> {
    let path = format!("/desk/centres/{centre}/incidents");
    let network = [("trouble", "network"), ("from", ""), ("what", "انقطعت الشبكة عن شبابيك الجهة اليسرى.")];
    let written = stage.posts(who, &path, &network).await?;
    let written = written.strip_prefix("/ar").unwrap_or(&written);
    let done = [("done", "أُعيد تشغيل المبدّل، وعادت الشبكة."), ("until", "")];
    stage.posts(who, &format!("{written}/end"), &done).await?;
    let lift = [("trouble", "device"), ("from", ""), ("what", "المصعد متوقف، ومن يحتاج إليه يُخدم في الطابق الأرضي.")];
    stage.posts(who, &path, &lift).await.map(drop)
}

/// The supervisor walks through the centre: one walk has ended, of another counter one is still open.
async fn is_walked_through(stage: &mut Stage<'_>, (centre, counters): (CentreId, &[centre::Counter])) -> Result<()> {
    let supervisor = supervisor(stage, 0)?;
    let seen = [
        ("4.before.clean-environment", "kept", ""),
        ("4.during.greet", "kept", ""),
        ("4.during.no-eating-smoking", "not-kept", "كوب قهوة على أحد الشبابيك أثناء الخدمة."),
        ("4.during.eye-contact", "not-seen", ""),
    ];
    let walk = stage.posts(supervisor, "/desk/walks", &[("place", &format!("centre-{centre}"))]).await?;
    let walk = walk.strip_prefix("/ar").unwrap_or(&walk);
    for (item, said, note) in seen {
        stage.posts(supervisor, &format!("{walk}/items/{item}"), &[("said", said), ("note", note)]).await?;
    }
    stage.posts(supervisor, &format!("{walk}/end"), &[]).await?;
    let Some(counter) = counters.first() else { return Ok(()) };
    let place = format!("counter-{centre}-{}", counter.id);
    let walk = stage.posts(supervisor, "/desk/walks", &[("place", &place)]).await?;
    let walk = walk.strip_prefix("/ar").unwrap_or(&walk);
    stage.posts(supervisor, &format!("{walk}/items/4.before.uniform"), &[("said", "kept"), ("note", "")]).await.map(drop)
}

/// Somebody is called out of their turn, with a reason that the supervisor sees, and says how it was. `given` is the page of their ticket.
async fn somebody_goes_first(stage: &mut Stage<'_>, who: Person, given: &str) -> Result<()> {
    let ticket = given.rsplit('/').next().unwrap_or_default();
    let paper = stage.sees(who, given).await?;
    let turn = paper.split_once("/ar/turn/").and_then(|(_, rest)| rest.split_once('"')).map(|(pass, _)| format!("/turn/{pass}"));
    stage.posts(who, &format!("/desk/counter/tickets/{ticket}/call"), &[("reason", "شعر العميل بالتعب")]).await?;
    stage.posts(who, "/desk/counter/visit", &[]).await?;
    let done = [("steps", "استُلم الطلب وسُلّم الإيصال."), ("outcome", "settled"), ("offered_more", "yes")];
    stage.posts(who, "/desk/counter/completion", &done).await?;
    match turn {
        Some(turn) => stage.posts(Person::Anyone, &format!("{turn}/opinion"), &[("score", "5")]).await.map(drop),
        None => Ok(()),
    }
}

/// The office's other centre closes early today: whoever has a ticket is served.
async fn closes_early(stage: &mut Stage<'_>, office: usize) -> Result<()> {
    let Some(centre) = centres(stage, office).await?.into_iter().nth(1) else { return Ok(()) };
    let supervisor = supervisor(stage, office)?;
    stage.posts(supervisor, &format!("/desk/centres/{centre}/day/end"), &[("left_over", "served")]).await.map(drop)
}
