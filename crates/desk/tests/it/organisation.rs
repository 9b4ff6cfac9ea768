//! Stories of the organisation's pages: an employee is hired and qualified, a centre opened, a service offered.

use kernel::Role;

use crate::world::WORKS;
use crate::world::on_each;

#[test]
fn a_new_employee_is_invited_and_qualified_and_gets_the_next_case_once_they_can_sign_in() {
    on_each(|world| async move {
        let fatima = world.person(WORKS, "Fatima", Role::EntityAdministrator).await;
        let new = [
            ("email", "noora@works.gov.bh"),
            ("name_ar", "نورة عبدالله"),
            ("name_en", "Noora Abdulla"),
            ("title_ar", "موظفة خدمة العملاء"),
            ("title_en", "Customer service employee"),
            ("role", "employee"),
            ("lang", "ar"),
            ("gender", "female"),
        ];
        let hired = world.post(&fatima, "/ar/admin/employees", &new).await;
        assert_eq!(hired.status, 303, "{}", hired.text);
        let page = world.get(&fatima, &hired.location).await;
        assert!(page.says("نورة عبدالله"), "{}", page.text);
        let skill = [("channel", "letter"), ("service", ""), ("lang", "en")];
        assert_eq!(world.post(&fatima, &format!("{}/skills", hired.location), &skill).await.status, 303);
        let early = world.letter(WORKS, "Yousef", "I would like to renew my licence.").await;
        assert_eq!(early.owner, None, "whoever cannot sign in yet answers nobody");
        let noora: kernel::EmployeeId = hired.location.rsplit('/').next().unwrap().parse().unwrap();
        let chosen = world.app.accounts().hash(kernel::Secret::new("three quiet palms by the sea".into())).await.unwrap();
        world.act(WORKS, move |tx| platform::accounts::set_password(tx, noora, &chosen, None)).await;
        let case = world.letter(WORKS, "Salman", "I would like to renew my licence.").await;
        assert_eq!(case.owner, Some(noora));
        let twice = world.post(&fatima, "/ar/admin/employees", &new).await;
        assert_eq!(twice.status, 422, "an address signs in one person");
        assert!(twice.says("لهذا البريد حساب من قبل"), "{}", twice.text);
    });
}

#[test]
fn centres_and_services_are_added_in_both_languages_or_not_at_all() {
    on_each(|world| async move {
        let fatima = world.person(WORKS, "Fatima", Role::EntityAdministrator).await;
        for place in ["entity", "centres", "services", "employees", "absences", "calendar"] {
            for lang in ["ar", "en"] {
                assert_eq!(world.get(&fatima, &format!("/{lang}/admin/{place}")).await.status, 200, "{place}");
            }
        }
        let half = world.post(&fatima, "/en/admin/centres", &[("name_ar", "مركز المحرق")]).await;
        assert_eq!(half.status, 422);
        let both = [("name_ar", "مركز المحرق"), ("name_en", "Muharraq centre")];
        assert_eq!(world.post(&fatima, "/en/admin/centres", &both).await.status, 303);
        assert!(world.get(&fatima, "/en/admin/centres").await.says("Muharraq centre"));
        assert_eq!(world.post(&fatima, "/en/admin/services", &[("name_ar", "رخصة"), ("name_en", "Licence")]).await.status, 303);
        assert!(world.get(&fatima, "/en/admin/services").await.says("Licence"));
    });
}
