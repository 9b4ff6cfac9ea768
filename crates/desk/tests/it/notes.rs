//! Stories of notes that are being written and of colleagues who are named in them.

use kernel::Bilingual;
use kernel::Role;
use serde_json::json;

use crate::people::Person;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

#[test]
fn a_note_that_is_being_written_is_kept_and_two_devices_overwrite_nothing() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        let (page, draft) = (format!("/en{}?view=mine&write=note", case.path()), format!("/en{}/note-draft", case.path()));
        let kept = world.script(&mona, &page, &draft, &[("text", "Ask the"), ("known", "0")]).await;
        let first = kept.json()["saved_at"].as_i64().unwrap();
        assert!(world.get(&mona, &page).await.texts("textarea[name=text]").contains(&"Ask the".to_owned()));
        let phone = world.script(&mona, &page, &draft, &[("text", "From the phone"), ("known", "0")]).await;
        assert_eq!((phone.status, &phone.json()["text"]), (409, &json!("Ask the")), "the other text is shown, not lost");
        let on = world.script(&mona, &page, &draft, &[("text", "Ask the archive"), ("known", &first.to_string())]).await;
        assert!(on.json()["saved_at"].as_i64().unwrap() > first, "{}", on.text);
        let salem = world.person(WORKS, "Salem", Role::Employee).await;
        assert!(!world.get(&salem, &page).await.says("Ask the archive"), "a draft is its writer's alone");
        let stranger = world.person(HEALTH, "Noor", Role::Employee).await;
        assert_eq!(world.script(&stranger, &page, &draft, &[("text", "x")]).await.status, 404);
        world.post(&mona, &format!("/en{}/notes", case.path()), &[("text", "Ask the archive")]).await;
        assert!(world.get(&mona, &page).await.texts("textarea[name=text]").concat().is_empty(), "what was written is no draft any more");
    });
}

/// A colleague of this name.
async fn called(world: &World, login: &'static str, name: &'static str) -> Person {
    let person = world.person(WORKS, login, Role::Employee).await;
    let id = person.id;
    world
        .act(WORKS, move |tx| {
            let known = org::store::employee(tx, id)?.unwrap();
            org::save_employee(tx, &org::Employee { name: Bilingual::new(name, name), ..known })
        })
        .await;
    person
}

#[test]
fn whoever_is_named_is_told_and_a_first_name_that_two_have_is_asked_about() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let (ali, hasan) = (called(&world, "ali", "Ali").await, called(&world, "hasan", "Ali Hasan").await);
        let (huda, other) = (called(&world, "huda", "Huda Salem").await, called(&world, "noor", "Noor Ahmed").await);
        called(&world, "isa", "Noor Isa").await;
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        let notes = format!("/en{}/notes", case.path());
        let told = async |who: &Person| world.get(who, "/en/desk/notices").await.text.matches("mentioned").count();
        let words = world.post(&mona, &notes, &[("text", "@Ali Hasan and @huda, please look.")]).await;
        assert_eq!(words.status, 303, "{}", words.text);
        let page = world.get(&mona, &format!("/en{}", case.path())).await;
        assert!(page.says("@Huda Salem, please look."), "a first name is completed: {}", page.text);
        assert_eq!([told(&ali).await, told(&hasan).await, told(&huda).await].map(|count| count > 0), [false, true, true]);
        let unclear = world.post(&mona, &notes, &[("text", "@Noor, is it there?")]).await;
        assert_eq!(unclear.status, 422);
        assert!(unclear.says("Noor Ahmed · Noor Isa") && unclear.says("@Noor, is it there?"), "{}", unclear.text);
        assert_eq!(told(&other).await, 0);
        let list = world.get(&mona, "/en/desk/colleagues?q=noo").await;
        assert_eq!(list.json(), json!({ "told": "2 colleagues have that name", "found": ["Noor Ahmed", "Noor Isa"] }));
    });
}

#[test]
fn a_case_that_a_note_names_is_a_link_for_those_who_may_open_it_and_words_for_others() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let (case, other) =
            (world.letter(WORKS, "Yousef", "When is my shop open?").await, world.letter(WORKS, "Huda", "A kiosk licence").await);
        let foreign = world.letter(HEALTH, "Ali", "A vaccination card").await;
        let text = format!("The same as in {}, not as in {}.", other.reference, foreign.reference);
        assert_eq!(world.post(&mona, &format!("/en{}/notes", case.path()), &[("text", &text)]).await.status, 303);
        let page = world.get(&mona, &format!("/en{}", case.path())).await;
        let link = |case: &desk::Case| format!("<a href=\"/en{}\"><bdi>{}</bdi></a>", case.path(), case.reference);
        assert!(page.text.contains(&link(&other)), "{}", page.text);
        assert!(page.says(&foreign.reference) && !page.text.contains(&link(&foreign)), "behind the wall it is only words");
        assert_eq!(ui::lint::html(&page.text), Vec::<String>::new());
        for query in [other.reference.as_str(), "kiosk"] {
            let offered = world.get(&mona, &format!("/en/desk/references?q={query}")).await;
            assert!(offered.text.contains(&other.reference), "{query}: {}", offered.text);
        }
        let like_it = world.get(&mona, &format!("/en/desk/references?q={}", foreign.reference)).await;
        assert!(!like_it.text.contains(&foreign.reference), "another entity's is not offered: {}", like_it.text);
        assert_eq!(world.get(&mona, "/en/desk/references?q=").await.text, r#"{"told":"No case fits","found":[]}"#);
        let kiosk = world.get(&mona, "/ar/desk/references?q=kiosk").await;
        assert!(kiosk.text.contains("طلب واحد مطابق"), "who does not see the list hears how many: {}", kiosk.text);
    });
}

#[test]
fn where_more_fit_than_are_offered_it_is_said_that_there_are_at_least_so_many() {
    on_each(|world| async move {
        let mona = world.mona().await;
        for login in ["r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8"] {
            called(&world, login, "Rana Isa").await;
        }
        let told = async |path: &str| world.get(&mona, path).await.json()["told"].as_str().unwrap_or_default().to_owned();
        let shown = async |path: &str| world.get(&mona, path).await.json()["found"].as_array().map_or(0, Vec::len);
        assert_eq!(told("/en/desk/colleagues?q=rana").await, "8 colleagues have that name", "these are all");
        called(&world, "r9", "Rana Ali").await;
        assert_eq!(told("/en/desk/colleagues?q=rana").await, "At least 8 colleagues have that name");
        assert_eq!(told("/ar/desk/colleagues?q=rana").await, "8 زملاء على الأقل بهذا الاسم");
        assert_eq!(shown("/en/desk/colleagues?q=rana").await, 8);
        for at in 0..7 {
            world.letter(WORKS, ["Huda", "Ali"][at % 2], "A kiosk licence").await;
            let many = ["One case fits", "2 cases fit", "3 cases fit", "4 cases fit", "5 cases fit", "6 cases fit", "At least 6 cases fit"];
            assert_eq!(told("/en/desk/references?q=kiosk").await, many[at]);
        }
        assert_eq!(told("/ar/desk/references?q=kiosk").await, "6 طلبات مطابقة على الأقل");
        assert_eq!(shown("/en/desk/references?q=kiosk").await, 6);
    });
}

#[test]
fn a_colleague_is_named_in_the_language_of_the_page() {
    on_each(|world| async move {
        let mona = world.mona().await;
        let id = mona.id;
        let named = world.act(WORKS, move |tx| {
            let known = org::store::employee(tx, id)?.unwrap();
            org::save_employee(tx, &org::Employee { name: Bilingual::new("منى الساحل", "Mona Alsahel"), ..known })
        });
        named.await;
        let case = world.letter(WORKS, "Yousef", "When will it be ready?").await;
        world.post(&mona, &format!("/ar{}/notes", case.path()), &[("text", "Ask the archive.")]).await;
        for (lang, name, other) in [("ar", "منى الساحل", "Mona Alsahel"), ("en", "Mona Alsahel", "منى الساحل")] {
            let who = world.get(&mona, &format!("/{lang}{}", case.path())).await.texts(".msg--note .msg__meta").concat();
            assert!(who.contains(name) && !who.contains(other), "{who}");
        }
    });
}
