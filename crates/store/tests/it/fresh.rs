//! Templates: copies share nothing but what the template held.

use store::fresh::Template;

use crate::world::grounds;
use crate::world::of;
use crate::world::open;
use crate::world::options;
use crate::world::wait;

#[test]
fn each_copy_of_a_template_goes_its_own_way() {
    for ground in grounds() {
        let number = |store: &store::Store| wait(store.write(of(1), |tx| tx.next_number("2026")));
        let template = Template::make(options(&ground.place), |store| number(store).map(drop)).unwrap();
        for name in ["copy_one", "copy_two"] {
            let folder = tempfile::tempdir().unwrap();
            let place = template.copy(name, folder.path()).unwrap();
            assert_eq!(number(&open(&place)).unwrap(), 2, "{name}");
        }
    }
}
