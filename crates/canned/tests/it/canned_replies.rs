//! Canned replies as those who write and those who answer for the texts meet them.

use canned::Canned;
use canned::save_canned;
use kernel::Bilingual;
use kernel::Gender;
use kernel::Role;
use org::Service;

use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::on_each;
use crate::world::status;

const FORM: [(&str, &str); 8] = [
    ("shortcut", "/Fees"),
    ("title_ar", "الرسوم"),
    ("title_en", "Fees"),
    ("text_ar", "الرسوم عشرة دنانير."),
    ("text_en", "The fee is ten dinars."),
    ("service", ""),
    ("review_on", "1/6/2027"),
    ("offered", "yes"),
];

fn form_with<'f>(name: &'f str, value: &'f str) -> Vec<(&'f str, &'f str)> {
    FORM.iter().map(|(field, known)| (*field, if *field == name { value } else { *known })).collect()
}

#[test]
fn what_is_offered_speaks_to_this_customer_in_the_language_of_the_reply() {
    on_each(|world| async move {
        let mona = world.person(WORKS, ("منى", "Mona"), Role::Employee).await;
        world.act(WORKS, |tx| save_canned(tx, &status(tx))).await;
        let case = world.case(Some(Gender::Female), None).await;
        let offered = world.offered(&mona, case, "lang=ar").await;
        assert!(offered[0].contains("-000001 قيد الدراسة، ويمكنكِ متابعته يا هدى أحمد."), "{offered:?}");
        let other = world.case(None, None).await;
        assert!(world.offered(&mona, other, "lang=ar").await[0].contains("ويمكنكم"), "the form for somebody of whom neither is known");
        let english = world.offered(&mona, case, "lang=en").await;
        assert!(english[0].ends_with("is being looked into, [customer’s name]."), "a name in other letters is a gap: {english:?}");
    });
}

#[test]
fn any_word_finds_and_those_for_the_service_stand_first() {
    on_each(|world| async move {
        let mona = world.person(WORKS, ("منى", "Mona"), Role::Employee).await;
        let permits = world
            .act(WORKS, |tx| {
                let permits = Service {
                    id: tx.new_id(),
                    name: Bilingual::new("رخص البناء", "Building permits"),
                    words: String::new(),
                    is_offered: true,
                };
                org::add_service(tx, &permits)?;
                save_canned(tx, &status(tx))?;
                let text = |ar: &str, en: &str| Bilingual::new(ar, en);
                let fees = Canned {
                    shortcut: "fees".into(), text: text("الرسوم عشرة دنانير.", "The fee is ten dinars."), ..status(tx)
                };
                save_canned(tx, &Canned { service: Some(permits.id), ..fees.clone() })?;
                let hidden = Canned { shortcut: "old".into(), is_offered: false, ..status(tx) };
                save_canned(tx, &hidden)?;
                Ok(permits.id)
            })
            .await;
        let about_permits = world.case(None, Some(permits)).await;
        assert!(world.offered(&mona, about_permits, "").await[0].contains("عشرة دنانير"), "the one for its service");
        let about_else = world.case(None, None).await;
        let all = world.offered(&mona, about_else, "").await;
        assert!(all.len() == 2 && all[0].contains("قيد الدراسة"), "what is stopped is not offered: {all:?}");
        for typed in ["q=fees", "q=%D8%A7%D9%84%D8%B1%D8%B3%D9%88%D9%85", "q=ten%20dinars"] {
            let found = world.offered(&mona, about_else, typed).await;
            assert!(found.len() == 1 && found[0].contains("عشرة"), "{typed}: {found:?}");
        }
        assert!(world.offered(&mona, about_else, "q=helicopter").await.is_empty());
    });
}

#[test]
fn a_canned_reply_is_written_changed_and_looked_at_again_by_those_who_answer_for_it() {
    on_each(|world| async move {
        let salma = world.person(WORKS, ("سلمى", "Salma"), Role::Supervisor).await;
        assert_eq!(world.post(&salma, "/ar/desk/canned", &FORM).await.status, 303);
        let (_, all) = world.program(&salma, "GET", "/api/v1/canned-replies", None).await;
        let kept = &all["items"][0];
        assert_eq!((&kept["shortcut"], &kept["review_on"], &kept["uses"]), (&"fees".into(), &"2027-06-01".into(), &0.into()));
        let path = format!("/en/desk/canned/{}", kept["id"].as_str().unwrap());
        assert_eq!(world.post(&salma, &path, &form_with("review_on", "1/1/2020")).await.status, 303);
        let list = world.get(&salma, "/en/desk/canned").await;
        assert!(list.says("Due for review") && list.says("Not used yet"), "{}", list.text);
        assert_eq!(world.post(&salma, &format!("{path}/review"), &[]).await.status, 303);
        assert!(!world.get(&salma, "/en/desk/canned").await.says("Due for review"), "right for half a year");
        let mona = world.person(WORKS, ("منى", "Mona"), Role::Employee).await;
        assert_eq!(world.post(&mona, &path, &FORM).await.status, 403, "who only writes with them does not change them");
        let nour = world.person(HEALTH, ("نور", "Nour"), Role::Supervisor).await;
        assert_eq!(world.post(&nour, &path, &FORM).await.status, 404, "another entity's");
        assert!(!world.get(&nour, "/en/desk/canned").await.says("Fees"));
    });
}

#[test]
fn the_list_shows_how_a_text_begins_without_braces_and_without_half_a_word() {
    on_each(|world| async move {
        let salma = world.person(WORKS, ("سلمى", "Salma"), Role::Supervisor).await;
        let long = "{His|Her|Their} request {reference} is being looked into. ".to_owned() + &"Thank you for waiting. ".repeat(9);
        assert_eq!(world.post(&salma, "/ar/desk/canned", &form_with("text_en", &long)).await.status, 303);
        let list = world.get(&salma, "/en/desk/canned").await;
        assert_eq!(list.texts(".says small .tag"), ["reference"]);
        let begins = list.texts(".says small").concat();
        assert!(begins.starts_with("Their request reference is being looked into.") && begins.ends_with("Thank you for…"), "{begins}");
        assert!(!begins.contains('{') && !begins.contains('|'), "{begins}");
    });
}

#[test]
fn what_cannot_be_kept_comes_back_with_what_to_do() {
    on_each(|world| async move {
        let salma = world.person(WORKS, ("سلمى", "Salma"), Role::Supervisor).await;
        assert_eq!(world.post(&salma, "/ar/desk/canned", &FORM).await.status, 303);
        let wrong = [
            ("shortcut", "two words", "one word of letters"),
            ("shortcut", "fees", "Another canned reply has this shortcut"),
            ("text_ar", "", "Write a text"),
            ("text_en", "Dear {nmae}", "Nothing stands for “nmae”"),
            ("text_en", "{his|her}", "Write three forms"),
            ("text_en", "Dear {name", "without its other half"),
            ("review_on", "soon", "Write a day"),
            ("title_en", " ", "Write a title"),
        ];
        for (field, value, says) in wrong {
            let answer = world.post(&salma, "/en/desk/canned", &form_with(field, value)).await;
            assert_eq!(answer.status, 422, "{field}={value}");
            assert!(answer.seen().contains(says), "{field}={value}: {}", answer.seen());
            assert!(answer.text.contains("الرسوم عشرة دنانير.") || field == "text_ar", "what was typed is kept");
            assert_eq!(ui::lint::html(&answer.text), Vec::<String>::new(), "{field}");
        }
    });
}

#[test]
fn the_pages_follow_the_rules_of_both_languages() {
    on_each(|world| async move {
        let salma = world.person(WORKS, ("سلمى", "Salma"), Role::Supervisor).await;
        for lang in ["ar", "en"] {
            let empty = world.get(&salma, &format!("/{lang}/desk/canned")).await;
            assert_eq!(ui::lint::html(&empty.text), Vec::<String>::new());
        }
        world.act(WORKS, |tx| save_canned(tx, &status(tx))).await;
        let case = world.case(None, None).await;
        for lang in ["ar", "en"] {
            for path in ["canned".to_owned(), "canned/new".to_owned(), format!("cases/{case}/canned?lang={lang}")] {
                let page = world.get(&salma, &format!("/{lang}/desk/{path}")).await;
                assert_eq!(page.status, 200, "{path}");
                assert!(!page.text.contains("canned-"), "a key without words on {path}: {}", page.text);
                if !path.starts_with("cases") {
                    assert_eq!(ui::lint::html(&page.text), Vec::<String>::new(), "{path}");
                }
            }
        }
    });
}
