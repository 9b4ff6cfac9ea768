//! Every public page in both languages.

use crate::world::on_each;

#[test]
fn every_page_is_there_in_both_languages_without_a_script_and_keeps_the_rules_of_markup() {
    on_each(|world| async move {
        for lang in ["ar", "en"] {
            for path in ["", "/", "/e/MOW", "/e/mow/write", "/follow", "/charter", "/accessibility", "/privacy", "/styleguide"] {
                let page = world.get(&format!("/{lang}{path}")).await;
                assert_eq!(page.status, 200, "/{lang}{path}");
                assert_eq!(ui::lint::html(&page.text), [] as [String; 0], "/{lang}{path}");
                assert!(page.text.contains(&format!("/{lang}/charter")), "the charter is linked at the foot of /{lang}{path}");
            }
        }
    });
}

/// Words that end like «yours» of one person and mean something else.
const OTHERS: [&str; 5] = ["ذلك", "هناك", "تلك", "ترك", "يشارك"];

#[test]
fn whoever_is_served_is_addressed_in_the_plural_of_respect_as_in_letters() {
    on_each(|world| async move {
        for path in ["/", "/e/MOW", "/e/mow/write", "/follow", "/charter", "/accessibility", "/privacy"] {
            let page = world.get(&format!("/ar{path}")).await.text;
            let words = page.split(|letter: char| !letter.is_alphabetic()).filter(|word| word.chars().count() > 2);
            let familiar: Vec<&str> =
                words.filter(|word| word.ends_with('ك') && !OTHERS.iter().any(|other| word.ends_with(other))).collect();
            assert!(familiar.is_empty(), "/ar{path}: {familiar:?}");
        }
    });
}

#[test]
fn the_front_page_lists_the_entities_and_an_unknown_one_is_not_found() {
    on_each(|world| async move {
        let front = world.get("/en/").await;
        assert!(front.text.contains("Ministry of Works") && front.text.contains("Ministry of Health"), "{}", front.text);
        assert_eq!(world.get("/en/e/XYZ").await.status, 404);
        assert_eq!(world.get("/en/e/XYZ/write").await.status, 404);
    });
}

#[test]
fn an_entity_says_whether_it_serves_now_and_from_when() {
    on_each(|world| async move {
        // Tuesday at ten in the morning, in Bahrain.
        assert!(world.get("/en/e/MOW").await.text.contains("Open now"));
        world.after(12 * 3600).await;
        let closed = world.get("/en/e/MOW").await.text;
        assert!(closed.contains("Closed now") && closed.contains("Wednesday 25 November"), "{closed}");
    });
}
