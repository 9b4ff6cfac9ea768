//! What leads a day and a hall, as programs do it: the opening is confirmed, walks are walked, recordings are put. It stands on the pages.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use guide::Outcome;
use kernel::Lang;
use kernel::Role;
use serde_json::Value;
use serde_json::json;
use testkit::picture;

use crate::devices::manager;
use crate::openings::found;
use crate::openings::the_next_morning;
use crate::recordings::silence;
use crate::world::HEALTH;
use crate::world::Person;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

const RECORDINGS: &str = "/api/v1/recordings";

async fn fatima(world: &World) -> Person {
    world.person(WORKS, ("فاطمة", "Fatima"), Role::Supervisor).await
}

async fn huda(world: &World) -> Person {
    world.person(WORKS, ("هدى", "Huda"), Role::QualityReviewer).await
}

/// What a program writes, which is taken.
async fn does(world: &World, who: &Person, path: &str, body: Value) -> Value {
    let (status, told) = world.program(who, "POST", path, Some(body)).await;
    assert_eq!(status, 200, "{path}: {told}");
    told
}

/// What a program writes, which is not, with what is said of it in the caller's language.
async fn may_not(world: &World, who: &Person, (path, body): (&str, Value), (status, words): (u16, &str)) {
    let (answered, told) = world.program(who, "POST", path, Some(body.clone())).await;
    assert!(answered == status && told.to_string().contains(words), "{path} {body}: {answered} {told}");
}

fn item<'v>(told: &'v Value, clause: &str) -> &'v Value {
    told["items"].as_array().unwrap().iter().find(|item| item["clause"] == clause).unwrap_or_else(|| panic!("{clause}: {told}"))
}

#[test]
fn a_program_sees_who_was_ready_and_confirms_the_opening_as_the_page_does() {
    on_each(|world| async move {
        let (mona, salem, fatima) = (world.mona().await, world.salem().await, fatima(&world).await);
        let place = world.muharraq(2).await;
        let late = salem.id;
        world
            .act(WORKS, move |tx| {
                let known = org::store::employee(tx, late)?.expect("Salem is known");
                org::save_employee(tx, &org::Employee { centre: Some(place.centre), ..known })
            })
            .await;
        the_next_morning(&world, 15);
        world.sits(&mona, 1).await;
        let path = format!("/api/v1/centres/{}/opening", place.centre);
        let (status, told) = world.program(&fatima, "GET", &path, None).await;
        let ready = &told["ready"][0];
        assert_eq!((status, &ready["employee"], &ready["standing"]), (200, &json!(mona.id.to_string()), &json!("in-time")), "{told}");
        assert_eq!((&told["opens_at"], &told["ready_by"]), (&json!("2026-11-25T04:00:00Z"), &json!("2026-11-25T03:45:00Z")));
        assert_eq!(item(&told, "4.before.uniform")["kept"], Value::Null, "nobody has said");
        assert_eq!(told["awaited"], json!([salem.id.to_string()]), "Mona is there: {told}");
        let uniform = format!("{path}/4.before.uniform");
        may_not(&world, &fatima, (&uniform, json!({ "kept": false, "note": " " })), (422, "اكتب ما ينبغي أن يُعرف")).await;
        may_not(&world, &fatima, (&uniform, json!({ "kept": "perhaps" })), (422, "")).await;
        may_not(&world, &fatima, (&format!("{path}/4.during.greet"), json!({ "kept": true })), (404, "")).await;
        may_not(&world, &mona, (&uniform, json!({ "kept": true })), (403, "")).await;
        let stranger = world.person(HEALTH, ("أمل", "Amal"), Role::Supervisor).await;
        may_not(&world, &stranger, (&uniform, json!({ "kept": true })), (404, "")).await;
        assert_eq!(world.program(&stranger, "GET", &path, None).await.0, 404);
        assert_eq!(found(&world, "4.before.uniform").await, [], "what is refused is not said");
        let told = does(&world, &fatima, &uniform, json!({ "kept": false, "note": "The shirts come at eight." })).await;
        assert_eq!(
            (&item(&told, "4.before.uniform")["kept"], &item(&told, "4.before.uniform")["by"]),
            (&json!(false), &json!(fatima.id.to_string()))
        );
        let page = world.get(&fatima, &format!("/en/desk/centres/{}/opening", place.centre)).await;
        assert!(page.says("The shirts come at eight."), "{}", page.seen());
        may_not(&world, &fatima, (&uniform, json!({ "kept": true })), (422, "reason")).await;
        does(&world, &fatima, &uniform, json!({ "kept": true, "reason": "They came." })).await;
        assert_eq!(found(&world, "4.before.uniform").await, [(Outcome::Met, None)]);
        world.clock.advance(Duration::from_secs(2 * 3600));
        may_not(&world, &fatima, (&uniform, json!({ "kept": false, "note": "x", "reason": "y" })), (409, "يبقى غير مرصود")).await;
    });
}

#[test]
fn a_program_walks_blind_to_what_others_found_that_day_and_each_item_stands_on_the_page() {
    on_each(|world| async move {
        let (mona, huda, fatima) = (world.mona().await, huda(&world).await, fatima(&world).await);
        let place = world.muharraq(2).await;
        world.sits(&mona, 1).await;
        let all = format!("/api/v1/centres/{}/walks", place.centre);
        may_not(&world, &mona, (&all, json!({})), (403, "")).await;
        may_not(&world, &huda, (&all, json!({ "counter": 7 })), (422, "counter")).await;
        may_not(&world, &huda, (&all, json!({ "counter": 2 })), (409, "لا أحد عند هذا الشباك")).await;
        let stranger = world.person(HEALTH, ("أمل", "Amal"), Role::Supervisor).await;
        may_not(&world, &stranger, (&all, json!({})), (404, "")).await;
        let begun = does(&world, &huda, &all, json!({ "counter": 1 })).await;
        assert_eq!((&begun["employee"], &begun["ended_at"]), (&json!(mona.id.to_string()), &Value::Null), "{begun}");
        may_not(&world, &huda, (&all, json!({})), (409, "لديك جولة لم تنتهِ")).await;
        let walk = format!("/api/v1/walks/{}", begun["id"].as_str().unwrap());
        let posture = format!("{walk}/items/4.during.posture");
        may_not(&world, &huda, (&posture, json!({ "said": "not-kept" })), (422, "اذكر ما رأيته")).await;
        may_not(&world, &huda, (&posture, json!({ "said": "perhaps" })), (422, "said")).await;
        may_not(&world, &fatima, (&posture, json!({ "said": "kept" })), (404, "")).await;
        may_not(&world, &huda, (&format!("{walk}/items/4.during.nothing"), json!({ "said": "kept" })), (404, "")).await;
        let said = does(&world, &huda, &posture, json!({ "said": "not-kept", "note": "She leaned back." })).await;
        assert_eq!(item(&said, "4.during.posture")["employee"], json!(mona.id.to_string()), "{said}");
        assert_eq!(item(&said, "4.during.tidy-desk")["said"], Value::Null, "nobody has looked at it");
        let page = world.get(&huda, &format!("/en/desk/walks/{}?item=4.during.posture", begun["id"].as_str().unwrap())).await;
        assert!(page.says("She leaned back."), "{}", page.seen());
        does(&world, &huda, &format!("{walk}/end"), json!({})).await;
        may_not(&world, &huda, (&format!("{walk}/end"), json!({})), (409, "انتهت هذه الجولة")).await;
        assert_eq!(found(&world, "4.during.posture").await, [], "nothing counts before the day is over");
        assert_eq!(world.program(&fatima, "GET", &walk, None).await.0, 404, "what others found is hidden on that day");
        let (_, list) = world.program(&fatima, "GET", "/api/v1/walks", None).await;
        assert_eq!((&list["items"][0]["id"], &list["items"][0]["found"]), (&begun["id"], &Value::Null), "{list}");
        let (_, own) = world.program(&huda, "GET", "/api/v1/walks", None).await;
        assert_eq!(own["items"][0]["found"], json!({ "kept": 0, "not_kept": 1, "not_seen": 0 }), "{own}");
        world.after(86_400).await;
        assert_eq!(found(&world, "4.during.posture").await, [(Outcome::Missed, Some(mona.id))]);
        let (status, shown) = world.program(&fatima, "GET", &walk, None).await;
        assert_eq!((status, &item(&shown, "4.during.posture")["note"]), (200, &json!("She leaned back.")), "{shown}");
        let own = does(&world, &fatima, &all, json!({})).await;
        let (_, list) = world.program(&fatima, "GET", "/api/v1/walks", None).await;
        let ids: Vec<&Value> = list["items"].as_array().unwrap().iter().map(|walk| &walk["id"]).collect();
        assert_eq!(ids, [&own["id"]], "on a walk nothing of others is shown");
    });
}

/// What is hidden in a picture.
const HIDDEN: &str = "taken at 26.2235, 50.5876";

fn photo(bytes: &[u8]) -> Value {
    json!({ "content": STANDARD.encode(bytes) })
}

/// The photographs of an item, by their addresses.
fn photos(walk: &str, told: &Value, clause: &str) -> Vec<String> {
    let all = item(told, clause)["photos"].as_array().unwrap().iter();
    all.map(|one| format!("{walk}/photos/{}", one["id"].as_str().unwrap())).collect()
}

#[test]
fn a_program_photographs_what_was_seen_and_only_those_who_may_read_the_walk_fetch_it() {
    on_each(|world| async move {
        let (mona, huda, fatima) = (world.mona().await, huda(&world).await, fatima(&world).await);
        let place = world.muharraq(1).await;
        let begun = does(&world, &huda, &format!("/api/v1/centres/{}/walks", place.centre), json!({})).await;
        let walk = format!("/api/v1/walks/{}", begun["id"].as_str().unwrap());
        let add = format!("{walk}/items/4.during.tidy-desk/photos");
        let large = picture(&"x".repeat(12 * 1024 * 1024));
        for (body, words) in [
            (json!({ "content": "%" }), "base64"),
            (photo(b""), "base64"),
            (photo(b"no picture"), "ليست هذه صورة"),
            (photo(&large), "12 ميغابايت"),
            (json!({}), ""),
        ] {
            let (status, told) = world.program(&huda, "POST", &add, Some(body)).await;
            assert!(status == 422 && told["fields"]["content"].as_str().is_some_and(|said| said.contains(words)), "{words}: {told}");
        }
        may_not(&world, &huda, (&format!("{walk}/items/4.during.nothing/photos"), photo(&picture(HIDDEN))), (404, "")).await;
        let stranger = world.person(HEALTH, ("أمل", "Amal"), Role::Supervisor).await;
        for (who, status) in [(&fatima, 404), (&stranger, 404), (&mona, 403)] {
            may_not(&world, who, (&add, photo(&picture(HIDDEN))), (status, "")).await;
        }
        for _ in 0..2 {
            let (status, told) = world.program_once(&huda, "first", (&add, photo(&picture(HIDDEN)))).await;
            assert_eq!((status, photos(&walk, &told, "4.during.tidy-desk").len()), (200, 1), "whoever retries adds one: {told}");
        }
        does(&world, &huda, &add, photo(&picture(HIDDEN))).await;
        let told = does(&world, &huda, &add, photo(&picture(HIDDEN))).await;
        may_not(&world, &huda, (&add, photo(&picture(HIDDEN))), (422, "لهذا العنصر ثلاث صور")).await;
        let seen = photos(&walk, &told, "4.during.tidy-desk");
        assert_eq!((seen.len(), photos(&walk, &told, "4.during.posture").len()), (3, 0), "{told}");
        let shown = world.program_file(&huda, &seen[0]).await;
        assert_eq!((shown.status, shown.header("content-type")), (200, "image/png"));
        assert!(shown.header("content-security-policy").contains("sandbox") && !shown.text.contains("50.5876"), "{:?}", shown.headers);
        let page = world.get(&huda, &format!("/en/desk/walks/{}", begun["id"].as_str().unwrap())).await;
        assert_eq!(page.attributes("#items-title ~ ol a[target]", "href").len(), 3, "{}", page.seen());
        for (who, status) in [(&fatima, 404), (&stranger, 404), (&mona, 403)] {
            assert_eq!(world.program_file(who, &seen[0]).await.status, status, "blind to what others found that day");
            assert_eq!(world.program(who, "DELETE", &seen[0], None).await.0, status);
        }
        let (status, told) = world.program(&huda, "DELETE", &seen[0], None).await;
        assert_eq!((status, photos(&walk, &told, "4.during.tidy-desk")), (200, seen[1..].to_vec()), "{told}");
        assert_eq!(world.program_file(&huda, &seen[0]).await.status, 404);
        does(&world, &huda, &format!("{walk}/end"), json!({})).await;
        may_not(&world, &huda, (&add, photo(&picture(HIDDEN))), (409, "انتهت هذه الجولة")).await;
        assert_eq!(world.program(&huda, "DELETE", &seen[1], None).await.0, 409, "what was seen stays");
        world.clock.advance(Duration::from_secs(24 * 3600));
        assert_eq!(world.program_file(&fatima, &seen[1]).await.status, 200, "those who lead see it on the next day");
    });
}

#[test]
fn a_program_photographs_what_it_confirms_at_the_opening_as_the_page_does() {
    on_each(|world| async move {
        let (mona, fatima, place) = (world.mona().await, fatima(&world).await, world.muharraq(1).await);
        let noora = manager(&world).await;
        the_next_morning(&world, 15);
        let opening = format!("/api/v1/centres/{}/opening", place.centre);
        let (add, one) = (format!("{opening}/4.before.clean-environment/photos"), format!("{opening}-photo"));
        may_not(&world, &fatima, (&add, photo(b"no picture")), (422, "ليست هذه صورة")).await;
        may_not(&world, &fatima, (&format!("{opening}/4.during.greet/photos"), photo(&picture(HIDDEN))), (404, "")).await;
        let stranger = world.person(HEALTH, ("أمل", "Amal"), Role::Supervisor).await;
        for (who, status) in [(&stranger, 404), (&mona, 403)] {
            may_not(&world, who, (&add, photo(&picture(HIDDEN))), (status, "")).await;
        }
        let told = does(&world, &fatima, &add, photo(&picture(HIDDEN))).await;
        let kept = item(&told, "4.before.clean-environment")["photos"][0].clone();
        assert_eq!((&kept["by"], &item(&told, "4.before.uniform")["photos"]), (&json!(fatima.id.to_string()), &json!([])), "{told}");
        let which = json!({ "photo": kept["id"] });
        let picture = format!("{one}?photo={}", kept["id"].as_str().unwrap());
        let shown = world.program_file(&noora, &picture).await;
        assert_eq!((shown.status, shown.header("content-type")), (200, "image/png"));
        assert!(!shown.text.contains("50.5876"), "where it was taken is gone");
        assert_eq!((world.program_file(&stranger, &picture).await.status, world.program_file(&mona, &picture).await.status), (404, 403));
        may_not(&world, &noora, (&format!("{one}/removal"), which.clone()), (409, "")).await;
        let told = does(&world, &fatima, &format!("{one}/removal"), which).await;
        assert_eq!(item(&told, "4.before.clean-environment")["photos"], json!([]), "{told}");
        assert_eq!(world.program_file(&noora, &picture).await.status, 422, "it is gone");
    });
}

fn put(part: &str, bytes: &[u8]) -> Value {
    json!({ "lang": "ar", "part": part, "content": STANDARD.encode(bytes) })
}

/// The parts of a language that are there, and how many are missing.
fn parts(told: &Value, lang: usize) -> (Vec<&str>, usize) {
    let of = &told["languages"][lang];
    let there = of["recordings"].as_array().unwrap().iter().map(|one| one["part"].as_str().unwrap()).collect();
    (there, of["missing"].as_array().unwrap().len())
}

#[test]
fn a_program_puts_and_removes_recordings_of_the_hall_and_hears_what_is_missing() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.muharraq(1).await);
        let (_, none) = world.program(&noora, "GET", RECORDINGS, None).await;
        assert_eq!((&none["may_change"], parts(&none, 0), parts(&none, 1)), (&json!(true), (vec![], 14), (vec![], 14)), "{none}");
        let told = does(&world, &noora, RECORDINGS, put("7", &silence(7))).await;
        assert_eq!(parts(&told, 0), (vec!["7"], 13), "{told}");
        let again = does(&world, &noora, RECORDINGS, put("7", &silence(7))).await;
        assert_eq!(again, told, "the same one again changes nothing");
        let newer = does(&world, &noora, RECORDINGS, put("7", &silence(9))).await;
        let of = |told: &Value| told["languages"][0]["recordings"][0]["id"].as_str().unwrap().to_owned();
        assert_ne!(of(&newer), of(&told));
        let page = world.get(&noora, "/en/desk/recordings").await;
        let sound = page.attributes("audio", "src");
        assert!(sound.len() == 1 && sound[0].ends_with(&of(&newer)), "{sound:?}");
        assert_eq!(world.get(&noora, &sound[0]).await.text.len(), silence(9).len() + 2 * 9);
        let sound = |told: &Value| format!("{RECORDINGS}/{}/sound", of(told));
        let heard = world.program_file(&noora, &sound(&newer)).await;
        assert_eq!((heard.status, heard.header("content-type"), &heard.bytes), (200, "audio/wav", &silence(9)));
        assert_eq!(heard.header("content-security-policy"), "sandbox; default-src 'none'");
        assert_eq!(world.program_file(&noora, &sound(&told)).await.status, 404, "another one took its place");
        let large = [silence(1), vec![0; 512 * 1024]].concat();
        for (body, words) in [
            (put("8", b"eight"), "ليس تسجيلاً بصيغة"),
            (put("8", &large), "512"),
            (put("10", &silence(1)), "حدّد ما يُقال في التسجيل"),
            (json!({ "lang": "fr", "part": "7", "content": "" }), "حدّد لغة التسجيل"),
            (json!({ "lang": "ar", "part": "7", "content": "%" }), "base64"),
            (json!({ "lang": "ar", "part": "7", "content": "" }), "base64"),
        ] {
            may_not(&world, &noora, (RECORDINGS, body), (422, words)).await;
        }
        let ali = world.person(HEALTH, ("علي", "Ali"), Role::CentreManager).await;
        let maryam = world.account(WORKS, "Maryam", (Lang::En, Some(place.centre), Role::CentreManager)).await;
        let one = format!("{RECORDINGS}/{}", of(&newer));
        for (who, hears, removes) in [(&ali, 404, 404), (&mona, 403, 403), (&maryam, 200, 409)] {
            assert_eq!(world.program_file(who, &sound(&newer)).await.status, hears);
            assert_eq!(world.program(who, "DELETE", &one, None).await.0, removes);
        }
        may_not(&world, &maryam, (RECORDINGS, put("8", &silence(8))), (409, "only those who set up all of them may change them")).await;
        assert_eq!(world.program(&maryam, "GET", RECORDINGS, None).await.1["may_change"], json!(false));
        assert_eq!(parts(&world.program(&ali, "GET", RECORDINGS, None).await.1, 0).0, Vec::<&str>::new(), "each entity has its own");
        let (status, told) = world.program(&noora, "DELETE", &one, None).await;
        assert_eq!((status, parts(&told, 0)), (200, (vec![], 14)), "{told}");
        assert_eq!(world.program(&noora, "DELETE", &one, None).await.0, 404, "it is gone already");
    });
}

#[test]
fn a_program_that_retries_with_its_key_is_told_what_was_done_and_does_it_once() {
    on_each(|world| async move {
        let (noora, huda, mona) = (manager(&world).await, huda(&world).await, world.mona().await);
        let place = world.muharraq(1).await;
        world.sits(&mona, 1).await;
        let all = format!("/api/v1/centres/{}/walks", place.centre);
        let begun = world.program_once(&huda, "begins", (&all, json!({ "counter": 1 }))).await;
        assert_eq!(world.program_once(&huda, "begins", (&all, json!({ "counter": 1 }))).await, begun, "no second walk is asked for");
        let end = format!("/api/v1/walks/{}/end", begun.1["id"].as_str().unwrap());
        let ended = world.program_once(&huda, "ends", (&end, json!({}))).await;
        assert_eq!((ended.0, world.program_once(&huda, "ends", (&end, json!({}))).await), (200, ended.clone()));
        let first = world.program_once(&noora, "puts", (RECORDINGS, put("7", &silence(7)))).await;
        does(&world, &noora, RECORDINGS, put("7", &silence(9))).await;
        assert_eq!(world.program_once(&noora, "puts", (RECORDINGS, put("7", &silence(7)))).await, first);
        let (_, now) = world.program(&noora, "GET", RECORDINGS, None).await;
        assert_ne!(now, first.1, "what came later stays");
    });
}
