//! What a person does on pages, a program does with the same rights: letters before the answer, calls, second looks, reviews, writing rules.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use kernel::Role;
use serde_json::Value;
use serde_json::json;

use crate::mail::ANSWER;
use crate::mail::Opened;
use crate::people::Person;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

async fn version(world: &World, who: &Person, opened: &Opened) -> Value {
    world.case(who, opened.case).await["version"].clone()
}

async fn posts(world: &World, who: &Person, path: &str, body: Value) -> (u16, Value) {
    world.program(who, "POST", path, Some(body)).await
}

#[test]
fn a_program_sends_a_letter_before_the_answer_and_records_the_call_that_is_it() {
    on_each(|world| async move {
        let (mona, salem) = (world.mona().await, world.salem().await);
        let opened = world.huda_asks().await;
        let path = format!("/api/v1/cases/{}", opened.case);
        let version = version(&world, &mona, &opened).await;
        let letter = json!({
            "kind": "check", "subject": "حالة رخصة البناء", "what": "مدة إصدار الترخيص", "until": "2026-11-25T12:00:00+03:00",
            "colleague": salem.id.to_string(), "hours": 4, "version": version,
        });
        let (status, sent) = posts(&world, &mona, &format!("{path}/interim-letters"), letter.clone()).await;
        assert!(status == 200 && sent["message"].is_string(), "{sent}");
        let again = posts(&world, &mona, &format!("{path}/interim-letters"), letter.clone()).await;
        assert_eq!((again.0, &again.1["message"]), (200, &sent["message"]), "the same is the one that was sent");
        assert_eq!(world.case(&mona, opened.case).await["awaits"], "employee", "the answer is still owed");
        let mut unknown = letter.clone();
        unknown["kind"] = "perhaps".into();
        assert_eq!(posts(&world, &mona, &format!("{path}/interim-letters"), unknown).await.0, 422);
        let now = world.case(&mona, opened.case).await["version"].clone();
        let call = json!({ "number": "+973 3600 0000", "is_reached": true, "said": "شُرحت المدة لها", "version": now });
        assert_eq!(posts(&world, &salem, &format!("{path}/calls"), call.clone()).await.0, 409, "only the owner");
        let (status, recorded) = posts(&world, &mona, &format!("{path}/calls"), call).await;
        assert!(status == 200 && recorded["version"].is_i64(), "{recorded}");
        assert_eq!(world.case(&mona, opened.case).await["awaits"], "customer", "it reached her");
        let nour = world.person(HEALTH, ("نور", "Nour"), Role::Employee).await;
        assert_eq!(posts(&world, &nour, &format!("{path}/interim-letters"), letter).await.0, 404);
        assert_eq!(world.program(&mona, "GET", &format!("{path}/opinion"), None).await.0, 404, "she was not asked");
    });
}

#[test]
fn a_program_lets_a_reply_leave_after_a_second_look_or_sends_it_back() {
    on_each(|world| async move {
        let (mona, hind) = (world.mona().await, world.person(WORKS, ("هند", "Hind"), Role::Supervisor).await);
        let admin = world.person(WORKS, ("يوسف", "Yusuf"), Role::EntityAdministrator).await;
        let wish = [("wish", "yes"), ("minutes", "30"), ("then", "up")];
        assert_eq!(world.post(&admin, "/ar/desk/writing/second-look", &wish).await.status, 303);
        let opened = world.huda_asks().await;
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        let (_, looks) = world.program(&hind, "GET", "/api/v1/second-looks", None).await;
        let waiting = looks["items"][0].clone();
        assert_eq!(waiting["case"], opened.case.to_string(), "{looks}");
        let path = format!("/api/v1/cases/{}/second-look", opened.case);
        assert_eq!(world.program(&mona, "GET", "/api/v1/second-looks", None).await.0, 403);
        let back = json!({ "look": waiting["look"], "remark": "اذكر الموعد" });
        assert_eq!(posts(&world, &hind, &path, back).await.0, 200);
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        assert_eq!(world.program(&mona, "DELETE", &path, None).await.0, 200, "called back");
        let other = "اكتمل طلبكم، وسيصدر الترخيص خلال يومي عمل.";
        assert_eq!(world.replies(&mona, &opened, other, &[]).await.status, 303);
        let old = json!({ "look": waiting["look"] });
        assert_eq!(posts(&world, &hind, &path, old).await.0, 409, "something else waits now");
        let (_, looks) = world.program(&hind, "GET", "/api/v1/second-looks", None).await;
        let nour = world.person(HEALTH, ("نور", "Nour"), Role::Supervisor).await;
        let sends = json!({ "look": looks["items"][0]["look"] });
        assert_eq!(posts(&world, &nour, &path, sends.clone()).await.0, 404);
        assert_eq!(posts(&world, &hind, &path, sends).await.0, 200);
        let (message, _) = world.reply_of(&opened).await;
        assert!(message.is_out, "it left");
    });
}

#[test]
fn a_program_says_what_replies_are_held_against_and_decides_reviews() {
    on_each(|world| async move {
        let (mona, hind) = (world.mona().await, world.person(WORKS, ("هند", "Hind"), Role::Supervisor).await);
        let admin = world.person(WORKS, ("يوسف", "Yusuf"), Role::EntityAdministrator).await;
        let change = json!({
            "words": ["سترة"], "shapes": ["EMP-####"], "plain_words": [{ "word": "utilize", "plain": "use" }], "stops": ["spelling"],
        });
        let (status, rules) = world.program(&admin, "PUT", "/api/v1/writing-rules", Some(change)).await;
        assert_eq!((status, &rules["stops"], &rules["words"]), (200, &json!(["spelling"]), &json!(["سترة"])), "{rules}");
        let unknown = json!({ "stops": ["everything"] });
        assert_eq!(world.program(&admin, "PUT", "/api/v1/writing-rules", Some(unknown)).await.0, 422);
        let (status, rules) = world.program(&admin, "DELETE", "/api/v1/writing-rules/plain-words/utilize", None).await;
        assert_eq!((status, &rules["plain_words"]), (200, &json!([])), "{rules}");
        assert_eq!(world.program(&mona, "GET", "/api/v1/writing-rules", None).await.0, 403);
        let opened = world.huda_asks().await;
        let body = format!("{ANSWER} نفيدكمم بذلك.");
        assert_eq!(world.replies(&mona, &opened, &body, &[("override_reason", "اسم علم")]).await.status, 303);
        let (_, reviews) = world.program(&hind, "GET", "/api/v1/reply-reviews", None).await;
        let review = &reviews["items"][0];
        assert_eq!((&review["checks"], &review["reason"]), (&json!(["spelling"]), &"اسم علم".into()), "{reviews}");
        let path = format!("/api/v1/reply-reviews/{}", review["id"].as_str().unwrap());
        assert_eq!(posts(&world, &hind, &path, json!({ "stand": "discuss" })).await.0, 422, "what is to be talked about?");
        assert_eq!(posts(&world, &hind, &path, json!({ "stand": "perhaps" })).await.0, 422);
        assert_eq!(posts(&world, &hind, &path, json!({ "stand": "discuss", "note": "ليس اسم علم" })).await.0, 200);
        let (_, waiting) = world.program(&hind, "GET", "/api/v1/reply-reviews?stand=discuss", None).await;
        assert_eq!(waiting["items"][0]["note"], "ليس اسم علم");
        assert_eq!(posts(&world, &mona, &path, json!({ "stand": "discussed", "note": "x" })).await.0, 403);
    });
}

#[test]
fn a_program_sends_a_secure_message_looks_at_it_for_a_reason_and_withdraws_it() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        let (files, bytes) = (format!("/api/v1/cases/{}/reply-files", opened.case), br#"{ "account": 850101234 }"#);
        let file = |name: &str| json!({ "name": name, "content": BASE64.encode(bytes) });
        assert_eq!(posts(&world, &mona, &files, json!({ "name": "a.txt", "content": "not base64!" })).await.0, 422);
        assert_eq!(posts(&world, &mona, &files, file("start.bat")).await.0, 409, "no programs");
        assert_eq!(posts(&world, &world.salem().await, &files, file("a.json")).await.0, 409, "only the owner");
        let (_, twice) =
            (posts(&world, &mona, &files, file("other.json")).await, posts(&world, &mona, &files, file("statement.json")).await);
        assert_eq!(twice.1["items"].as_array().map(Vec::len), Some(2), "{}", twice.1);
        let other = format!("{files}/{}", twice.1["items"][0]["id"].as_str().unwrap());
        let (_, left) = world.program(&mona, "DELETE", &other, None).await;
        assert_eq!((&left["items"][0]["name"], &left["items"][0]["may_leave"]), (&json!("statement.json"), &json!(true)), "{left}");
        let (path, proof) =
            (format!("/api/v1/cases/{}/secure-replies", opened.case), format!("/api/v1/cases/{}/address-proof", opened.case));
        let version = version(&world, &mona, &opened).await;
        let reply = json!({
            "subject": "حالة رخصة البناء", "body": "رقمكم الشخصي المسجل لدينا 850101234.", "lang": "ar", "version": version, "with_files": true,
        });
        let nour = world.person(HEALTH, ("نور", "Nour"), Role::Supervisor).await;
        assert_eq!(posts(&world, &nour, &path, reply.clone()).await.0, 404, "another entity's");
        assert_eq!(posts(&world, &mona, &path, reply.clone()).await.0, 409, "nothing proves the address");
        let how = json!({ "address": "huda@example.com", "how": "أملته عليّ العميلة عند الشباك" });
        assert_eq!(posts(&world, &nour, &proof, how.clone()).await.0, 404);
        assert_eq!(posts(&world, &mona, &proof, how).await, (200, json!({ "address": "huda@example.com", "way": "word" })));
        let (status, sent) = posts(&world, &mona, &path, reply.clone()).await;
        assert_eq!(status, 200, "{sent}");
        assert_eq!(posts(&world, &mona, &path, reply).await.1["message"], sent["message"], "the same is the one that was sent");
        let (message, raw) = world.reply_of(&opened).await;
        assert!(!String::from_utf8_lossy(&raw).contains("850101234") && sent["message"] == message.id.to_string(), "{sent}");
        let one = format!("/api/v1/messages/{}", message.id);
        let (_, stand) = world.program(&mona, "GET", &format!("{one}/secure-message"), None).await;
        assert_eq!((&stand["state"], &stand["opened"], &stand["files"]), (&json!("open"), &json!(0), &json!(1)), "{stand}");
        assert_eq!(posts(&world, &mona, &format!("{one}/secure-text"), json!({ "reason": " " })).await.0, 422);
        let asked = json!({ "reason": "اتصل العميل" });
        let (_, shown) = posts(&world, &mona, &format!("{one}/secure-text"), asked.clone()).await;
        assert!(shown["text"].as_str().is_some_and(|text| text.contains("850101234")), "{shown}");
        assert_eq!(shown["files"][0]["name"], "statement.json", "{shown}");
        let file = format!("{one}/secure-files/{}", shown["files"][0]["id"].as_str().unwrap());
        assert_eq!(posts(&world, &mona, &file, asked.clone()).await, (200, json!({ "account": 850_101_234 })));
        assert_eq!(posts(&world, &nour, &file, asked).await.0, 404);
        let (status, stand) = world.program(&mona, "DELETE", &format!("{one}/secure-message"), None).await;
        assert_eq!((status, &stand["state"]), (200, &json!("withdrawn")), "{stand}");
        let events = world.act(WORKS, |tx| tx.events_after(0, 1_000)).await;
        assert_eq!(events.iter().filter(|event| event.kind == "email.secure-file-revealed").count(), 1);
    });
}
