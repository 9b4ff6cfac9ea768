//! The guide in the open.

use kernel::Role;

use crate::served::CLAUSE;
use crate::world::WORKS;
use crate::world::on_each;

#[test]
fn the_public_reads_every_clause_and_what_is_done_for_it() {
    on_each(|world| async move {
        for lang in ["ar", "en"] {
            let page = world.get_as_anybody(&format!("/{lang}/guide")).await;
            assert_eq!(page.status, 200);
            assert_eq!(ui::lint::html(&page.text), [] as [String; 0]);
            for clause in guide::register() {
                assert!(page.seen().contains(&format!("/{lang}/guide/{}\"", clause.id)), "{}", clause.id);
            }
            assert!(page.seen().contains("served_well_keeps_the_clause"));
        }
    });
}

#[test]
fn links_alone_narrow_the_guide_to_a_chapter_and_to_what_is_live() {
    on_each(|world| async move {
        let live = world.get_as_anybody("/en/guide?chapter=6&live=yes").await.seen();
        assert!(live.contains(CLAUSE) && !live.contains("6.chat."), "only what is live is listed");
        let rest = world.get_as_anybody("/en/guide?chapter=6&live=no").await.seen();
        assert!(!rest.contains(&format!("id=\"{CLAUSE}\"")) && rest.contains("6.chat."));
    });
}

#[test]
fn a_clause_shows_its_rule_to_all_and_the_entitys_figure_to_its_employees_only() {
    on_each(|world| async move {
        let mona = world.person(WORKS, "Mona", Role::Employee).await;
        world.serves(&mona, "well", 30).await;
        let own = world.get(&mona, &format!("/en/guide/{CLAUSE}")).await.seen();
        assert!(own.contains("Your entity, last 90 days") && own.contains("100%"), "{own}");
        let public = world.get_as_anybody(&format!("/en/guide/{CLAUSE}")).await;
        assert!(
            !public.seen().contains("Your entity") && public.texts("dd bdi").iter().any(|name| name == "served_badly_breaks_the_clause")
        );
        assert_eq!(ui::lint::html(&public.text), [] as [String; 0]);
        assert_eq!(world.get_as_anybody("/en/guide/9.nothing").await.status, 404);
    });
}

#[test]
fn a_program_reads_the_guide_with_what_is_live() {
    on_each(|world| async move {
        let (status, json) = world.program(None, "GET", "/api/v1/guide", None).await;
        assert_eq!((status, json["items"].as_array().unwrap().len()), (200, guide::register().len()));
        let clause = json["items"].as_array().unwrap().iter().find(|item| item["id"] == CLAUSE).unwrap();
        assert_eq!(clause["rule"]["kept_by"], "served_well_keeps_the_clause");
        assert_eq!(clause["live"], serde_json::json!(["measure"]));
    });
}
