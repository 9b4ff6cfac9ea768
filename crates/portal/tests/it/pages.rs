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
