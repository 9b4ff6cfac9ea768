//! Appointments as programs find, read, move and give them back: what the reception sees, and what it may do.

use kernel::Lang;
use kernel::Role;
use serde_json::Value;
use serde_json::json;
use testkit::inside::percent;

use crate::arrivals::reference;
use crate::world::HEALTH;
use crate::world::Person;
use crate::world::Place;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

const TOMORROW: &str = "2026-11-25";
/// Nine and ten o'clock of that day in Bahrain.
const NINE: &str = "2026-11-25T06:00:00Z";
const TEN: &str = "2026-11-25T07:00:00Z";

fn list(place: Place, asked: &str) -> String {
    format!("/api/v1/centres/{}/appointments?{asked}", place.centre)
}

/// The references of what a program finds.
async fn finds(world: &World, who: &Person, place: Place, asked: &str) -> Vec<String> {
    let (status, found) = world.program(who, "GET", &list(place, asked), None).await;
    assert_eq!((status, &found["next"]), (200, &Value::Null), "{asked}: {found}");
    found["items"].as_array().unwrap().iter().map(|one| one["reference"].as_str().unwrap().to_owned()).collect()
}

/// The address of the appointment with this reference.
async fn found(world: &World, who: &Person, place: Place, reference: &str) -> String {
    let (_, found) = world.program(who, "GET", &list(place, &format!("reference={reference}")), None).await;
    format!("/api/v1/appointments/{}", found["items"][0]["id"].as_str().unwrap_or_else(|| panic!("{reference}: {found}")))
}

/// What a program reads.
async fn reads(world: &World, who: &Person, own: &str) -> Value {
    let (status, one) = world.program(who, "GET", own, None).await;
    assert_eq!(status, 200, "{one}");
    one
}

/// What is refused, with what is said of it.
async fn may_not(world: &World, who: &Person, (path, body): (&str, Value), (status, words): (u16, &str)) {
    let (answered, told) = world.program(who, "POST", path, Some(body.clone())).await;
    assert!(answered == status && told.to_string().contains(words), "{path} {body}: {answered} {told}");
}

#[test]
fn a_program_finds_an_appointment_by_day_reference_code_and_number_as_the_reception_does() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        let later = world.has_booked(place, ("2026-12-03", "09:00"), &[]).await;
        let own = world.has_booked(place, (TOMORROW, "09:00"), &[]).await;
        let given_back = world.has_booked(place, (TOMORROW, "08:00"), &[]).await;
        world.post_as_anybody(&format!("{given_back}/cancellation"), &[]).await;
        let (later, number, given_back) =
            (reference(&world, &later).await, reference(&world, &own).await, reference(&world, &given_back).await);
        let code = own.rsplit('/').next().unwrap();
        for said in [number.clone(), number.to_lowercase(), format!("{}-{}", &number[..3], &number[3..]), code.to_owned()] {
            assert_eq!(finds(&world, &mona, place, &format!("reference={said}")).await, [number.as_str()], "{said}");
        }
        let scanned = percent(&format!("http://localhost:8080{own}"));
        assert_eq!(finds(&world, &mona, place, &format!("reference={scanned}")).await, [number.as_str()]);
        assert_eq!(finds(&world, &mona, place, &format!("reference={given_back}")).await, [given_back.as_str()]);
        for said in ["36001122", "%2B973+3600+1122", &percent("٣٦٠٠١١٢٢")] {
            let known = finds(&world, &mona, place, &format!("phone={said}")).await;
            assert_eq!(known, [number.as_str(), &later], "{said}: from today on, without what was given back");
        }
        assert_eq!(finds(&world, &mona, place, &format!("day={TOMORROW}")).await, [given_back.as_str(), &number]);
        let nothing: [&str; 0] = [];
        for said in ["reference=ABCDEFG", "reference=36001122", "phone=36009999", ""] {
            assert_eq!(finds(&world, &mona, place, said).await, nothing, "{said}");
        }
        for (said, words) in
            [("phone=17000000", "phone"), ("phone=Huda", "phone"), ("day=soon", "day"), ("day=2026-11-25&phone=36001122", "ابحث")]
        {
            let (status, refused) = world.program(&mona, "GET", &list(place, said), None).await;
            assert!(status == 422 && refused["fields"].to_string().contains(words), "{said}: {refused}");
        }
        let elsewhere = world.muharraq(1).await;
        for said in [format!("reference={number}"), "phone=36001122".into(), format!("day={TOMORROW}")] {
            assert_eq!(finds(&world, &mona, elsewhere, &said).await, nothing, "it is of another centre: {said}");
        }
    });
}

#[test]
fn a_program_reads_what_the_reception_sees_and_no_more_of_a_number_or_address() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        let fields = [("email", "huda@mail.example"), ("wheelchair", "yes")];
        let own = world.has_booked(place, (TOMORROW, "09:00"), &fields).await;
        world.post_as_anybody(&format!("{own}/papers"), &[("ready", "1")]).await;
        let path = found(&world, &mona, place, &reference(&world, &own).await).await;
        let one = reads(&world, &mona, &path).await;
        assert_eq!((&one["state"], &one["time"]["from"], &one["needs"]), (&json!("booked"), &json!(NINE), &json!(["wheelchair"])), "{one}");
        assert_eq!((&one["phone"], &one["email"], &one["origin"]), (&json!("•••122"), &json!("h•••@mail.example"), &json!("web")), "{one}");
        let line = |text: &str, is_ready: bool| json!({ "text": text, "is_ready": is_ready, "files": [] });
        let papers = json!([line("بطاقة الهوية", false), line("خريطة الأرض", true)]);
        assert_eq!((&one["papers"], &one["may_change"], &one["reason"]), (&papers, &json!(true), &Value::Null), "{one}");
        let told = one["told"].as_array().unwrap().iter().map(|one| (one["what"].as_str(), one["way"].as_str(), one["state"].as_str()));
        let waits = |way| (Some("booked"), Some(way), Some("waiting"));
        assert_eq!(told.collect::<Vec<_>>(), [waits("text"), waits("letter")], "{one}");
        for hidden in ["36001122", "huda@mail", "about"] {
            assert!(!one.to_string().contains(hidden), "{hidden}: {one}");
        }
        let other = world.muharraq(1).await;
        let amal = world.account(WORKS, "Amal", (Lang::En, Some(other.centre), Role::Employee)).await;
        let ali = world.person(HEALTH, ("علي", "Ali"), Role::Employee).await;
        let khalid = world.person(WORKS, ("خالد", "Khalid"), Role::ContentEditor).await;
        for (who, status) in [(&amal, 404), (&ali, 404), (&khalid, 403)] {
            for look in [path.clone(), list(place, "phone=36001122")] {
                assert_eq!(world.program(who, "GET", &look, None).await.0, status, "{look}");
            }
        }
        assert_eq!(world.program(None, "GET", &path, None).await.0, 401);
    });
}

#[test]
fn a_program_moves_and_gives_back_only_what_still_has_the_time_that_it_saw() {
    on_each(|world| async move {
        let (mona, place) = (world.mona().await, world.bookable(|usual| usual).await);
        let own = world.has_booked(place, (TOMORROW, "09:00"), &[]).await;
        let path = found(&world, &mona, place, &reference(&world, &own).await).await;
        let [time, cancellation] = ["time", "cancellation"].map(|act| format!("{path}/{act}"));
        for (act, body) in [(&time, json!({ "from": TEN })), (&cancellation, json!({})), (&cancellation, json!({ "was": "nine" }))] {
            may_not(&world, &mona, (act, body), (422, "was")).await;
        }
        for _ in 0..2 {
            let (status, moved) = world.program(&mona, "POST", &time, Some(json!({ "from": TEN, "was": NINE }))).await;
            assert_eq!((status, &moved["time"]["from"]), (200, &json!(TEN)), "a second sending finds it done: {moved}");
            let told: Vec<&Value> = moved["told"].as_array().unwrap().iter().map(|one| &one["state"]).collect();
            assert_eq!(told, [&json!("withdrawn"), &json!("waiting")], "the confirmation of the old time is withdrawn: {moved}");
        }
        for (act, body) in [(&time, json!({ "from": "2026-11-25T08:00:00Z", "was": NINE })), (&cancellation, json!({ "was": NINE }))] {
            may_not(&world, &mona, (act, body), (409, "تغيّر هذا الموعد")).await;
        }
        assert!(world.get_as_anybody(&own).await.says("Wednesday 25 November, 10:00"), "what was done meanwhile stands");
        for _ in 0..2 {
            let (status, over) = world.program(&mona, "POST", &cancellation, Some(json!({ "was": TEN }))).await;
            assert_eq!((status, &over["state"], &over["may_change"]), (200, &json!("cancelled"), &json!(false)), "{over}");
        }
        may_not(&world, &mona, (&time, json!({ "from": NINE, "was": TEN })), (409, "لم يعد من الممكن تغيير هذا الموعد")).await;
    });
}
