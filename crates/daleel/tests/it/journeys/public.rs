//! A citizen without JavaScript: writes by a form, keeps a reference and a code, follows the case, adds to it.

use testkit::Visitor;

use crate::world::World;

/// The texts between the bold signs of a receipt: the reference and the code.
fn bold(page: &str) -> Vec<String> {
    page.split("<bdi><b>").skip(1).filter_map(|rest| rest.split("</b>").next().map(str::to_owned)).collect()
}

#[test]
fn a_citizen_writes_by_a_form_and_follows_the_case_by_reference_and_code() {
    let world = World::filled();
    let running = world.serve();
    for lang in ["ar", "en"] {
        let mut citizen = Visitor::new(running.http());
        let form = citizen.get(&format!("/{lang}/e/rsa/write")).unwrap();
        assert_eq!(form.status, 200, "{}", form.body);
        let key = form.field("key").unwrap();
        let subject = format!("A form in {lang}");
        let typed = |email| {
            [
                ("name", "Reem Alnoor"),
                ("email", email),
                ("service", ""),
                ("subject", subject.as_str()),
                ("text", "When do you open?"),
                ("key", key.as_str()),
            ]
        };
        let wrong = citizen.post(&format!("/{lang}/e/rsa/write"), &typed("not an address")).unwrap();
        assert!(wrong.status == 422 && wrong.body.contains("When do you open?"), "what was typed is kept: {}", wrong.body);
        let sent = citizen.post(&format!("/{lang}/e/rsa/write"), &typed("reem@people.example")).unwrap();
        assert_eq!(sent.status, 303, "{}", sent.body);
        let twice = citizen.post(&format!("/{lang}/e/rsa/write"), &typed("reem@people.example")).unwrap();
        let receipts = [sent, twice].map(|answer| bold(&citizen.get(answer.leads_to()).unwrap().body));
        assert_eq!(receipts[0], receipts[1], "a second press of the button does nothing twice");
        follow(&mut citizen, lang, &receipts[0]);
    }
}

fn follow(citizen: &mut Visitor, lang: &str, receipt: &[String]) {
    let [reference, code] = receipt else { panic!("{receipt:?}") };
    let wrong = citizen.post(&format!("/{lang}/follow"), &[("reference", reference), ("code", "WRONG-CODE")]).unwrap();
    assert_eq!(wrong.status, 422);
    let opened = citizen.post(&format!("/{lang}/follow"), &[("reference", reference), ("code", code)]).unwrap();
    assert_eq!(opened.status, 303, "{}", opened.body);
    let case = citizen.get(opened.leads_to()).unwrap();
    assert!(case.status == 200 && case.body.contains("When do you open?"), "{}", case.body);
    let key = case.field("key").unwrap();
    let added = citizen.post(&format!("{}/messages", opened.leads_to()), &[("text", "And on Fridays?"), ("key", &key)]).unwrap();
    assert_eq!(added.status, 303, "{}", added.body);
    assert!(citizen.get(opened.leads_to()).unwrap().body.contains("And on Fridays?"));
}
