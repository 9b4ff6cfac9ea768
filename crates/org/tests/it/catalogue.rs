//! Stories of the catalogue: what a service needs is written once, in both languages, by who sets the entity up.

use kernel::Bilingual;
use kernel::Lang;
use kernel::Role;

use crate::access::WORKS;
use crate::access::person;
use crate::world::on_each;

#[test]
fn what_a_service_needs_is_written_in_both_languages_and_what_does_not_agree_is_said_beside_it() {
    on_each(|world| async move {
        let (_, mut fatima) = person(&world, "Fatima", Role::EntityAdministrator).await;
        let (_, mut mona) = person(&world, "Mona", Role::Employee).await;
        let inside = testkit::inside::everywhere().within(WORKS);
        let service = world
            .app
            .write(inside.clone(), |tx| {
                let name = Bilingual::new("رخص البناء", "Building permits");
                let service = org::Service { id: tx.new_id(), name, words: String::new(), is_offered: true };
                org::add_service(tx, &service)?;
                Ok(service.id)
            })
            .await
            .unwrap();
        let path = format!("/en/admin/services/{service}/guide");
        assert_eq!(mona.get(&path).await.status, 403);
        let page = fatima.get(&path).await;
        assert!(page.status == 200 && ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
        let wrong =
            fatima.post(&path, &[("documents_ar", "البطاقة"), ("documents_en", "The card\nThe plan"), ("fee_en", "10 dinars")]).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.says("more or fewer lines than in Arabic") && wrong.says("10 dinars"), "{}", wrong.seen());
        let right =
            [("documents_ar", "البطاقة\nالمخطط"), ("documents_en", "The card\nThe plan"), ("fee_ar", "10 دنانير"), ("fee_en", "10 dinars")];
        assert_eq!(fatima.post(&path, &right).await.status, 303);
        let known = world.app.read(inside, move |tx| org::store::service_guide(tx, service)).await.unwrap().unwrap_or_default();
        assert_eq!((known.documents(Lang::En), known.fee.ar.as_str()), (vec!["The card", "The plan"], "10 دنانير"));
        assert_eq!(fatima.get(&format!("{path}0")).await.status, 404);
    });
}
