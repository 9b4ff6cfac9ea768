//! The pages of running the installation, in both languages, are sound HTML with nothing left untranslated.

use kernel::Lang;
use kernel::Role;

use super::program::Program;
use crate::world::WORKS;
use crate::world::run;
use crate::world::worlds;

#[test]
fn every_page_is_sound_in_both_languages() {
    run(async {
        let world = worlds().remove(0);
        let english = Program::of(&world, Role::EntityAdministrator, Some(WORKS)).await;
        let arabic = Program::speaking(&world, Role::EntityAdministrator, Some(WORKS), Lang::Ar).await;
        let made = english.form("/en/desk/me/tokens", &[("name", "Reports"), ("days", "90")]).await;
        assert_eq!(made.status, 200);
        english.form("/en/desk/webhooks", &[("url", "https://hooks.example.com/in"), ("kinds", "*")]).await;
        for (lang, administrator) in [("ar", &arabic), ("en", &english)] {
            for path in ["/desk/deliveries", "/desk/webhooks", "/desk/audit", "/desk/audit?from=x", "/desk/me/tokens", "/api"] {
                let page = administrator.get(&format!("/{lang}{path}")).await;
                assert_eq!(page.status, 200, "{lang}{path}");
                assert!(page.text.contains(&format!("<html lang=\"{lang}\"")), "{lang}{path}");
                assert!(!page.text.contains('⟦'), "{lang}{path} lacks words");
                if let Some(folder) = std::env::var_os("DALEEL_PAGES") {
                    let name = format!("{lang}{}.html", path.replace(['/', '?', '='], "-"));
                    std::fs::write(std::path::Path::new(&folder).join(name), &page.text).unwrap();
                }
                assert_eq!(ui::lint::html(&page.text), Vec::<String>::new(), "{lang}{path}");
            }
        }
    });
}
