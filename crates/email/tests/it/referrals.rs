//! Stories of handing a case to another entity: what crosses the wall, what stays, the clock that goes on, and who is told.

use kernel::Role;

use crate::mail::letter;
use crate::people::Person;
use crate::sink::Sink;
use crate::world::HEALTH;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each_with;

const HOUR: u64 = 3600;

async fn delivered(world: &World) {
    for _ in 0..3 {
        platform::deliveries::run_due(&world.app).await.unwrap();
    }
}

fn letters(sink: &Sink) -> Vec<String> {
    let read = |envelope: &post::Envelope| {
        let mail = post::Mail::parse(&envelope.raw, &post::Limits::default()).mail;
        format!("{}\n{}", mail.subject, mail.text).replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "")
    };
    sink.kept().iter().map(read).collect()
}

/// Hands a case to another entity.
async fn refers(world: &World, who: &Person, case: i64, (to, note): (kernel::EntityId, &str)) -> crate::world::Answer {
    let version = world.case(who, case).await["version"].to_string();
    let to = to.to_string();
    let fields = [("to", to.as_str()), ("note", note), ("seen", version.as_str())];
    world.post(who, &format!("/en/desk/cases/{case}/referral"), &fields).await
}

#[test]
fn a_case_goes_on_in_the_other_entity_with_its_clock_and_the_customer_is_told_by_whom_and_until_when() {
    let sink = &Sink::open();
    on_each_with(&sink.settings(), |world| async move {
        sink.serve();
        let mona = world.mona().await;
        let noora = world.person(HEALTH, ("نورة", "Noora"), Role::Employee).await;
        let asked = letter("Yousef <yousef@example.com>", "My daughter’s vaccination", "When is the next vaccination of my daughter?");
        let opened = world.arrives_at(crate::world::CONTACT, asked).await;
        delivered(&world).await;
        let before = world.case(&mona, opened.case).await;
        let note = [("text", "He called twice and is upset.")];
        assert_eq!(world.post(&mona, &format!("{}/notes", opened.path), &note).await.status, 303);
        world.after(2 * HOUR).await;
        for click in 0..2 {
            let done = refers(&world, &mona, opened.case, (HEALTH, "A vaccination: this is for the ministry of health.")).await;
            assert_eq!(done.status, 303, "click {click}: {}", done.text);
        }
        delivered(&world).await;
        let (_, theirs) = world.program(&noora, "GET", "/api/v1/cases?view=team", None).await;
        let items = theirs["items"].as_array().unwrap();
        assert_eq!(items.len(), 1, "once: {theirs}");
        let id: i64 = items[0]["id"].as_str().unwrap().parse().unwrap();
        assert_eq!(items[0]["due_at"], before["due_at"], "the customer waits since they wrote");
        let page = world.get(&noora, &format!("/en/desk/cases/{id}")).await;
        for words in ["next vaccination of my daughter", "this is for the ministry of health", "It came from the Ministry of Works"] {
            assert!(page.says(words), "{words}: {}", page.text);
        }
        assert!(!page.says("upset"), "notes between colleagues stay behind their wall");
        let told = letters(sink);
        let reference = items[0]["reference"].as_str().unwrap();
        let letter = told.iter().find(|text| text.contains("was passed from")).unwrap_or_else(|| panic!("{told:#?}"));
        for words in ["the Ministry of Works to the Ministry of Health", reference, "A reply is due by 25/11/2026"] {
            assert!(letter.contains(words), "{words}: {letter}");
        }
        let here = world.get(&mona, &format!("/en/desk/cases/{}", opened.case)).await;
        assert!(here.texts("#went").join(" ").contains(reference), "{}", here.text);
        assert!(here.texts("[data-key=KeyU]").is_empty(), "it is not opened in two entities");
        let version = world.case(&mona, opened.case).await["version"].to_string();
        let again = [("reason", "He called again."), ("seen", version.as_str())];
        let reopened = world.post(&mona, &format!("/en/desk/cases/{}/reopening", opened.case), &again).await;
        assert!(reopened.status == 409 && reopened.says("goes on in another entity"), "{}", reopened.text);
        assert_eq!(world.case(&mona, opened.case).await["state"], "closed");
        assert_eq!(world.program(&mona, "GET", &format!("/api/v1/cases/{id}"), None).await.0, 404, "what goes on there is theirs");
    });
}

#[test]
fn a_case_is_handed_over_with_a_note_by_who_has_it_in_hand_and_to_an_entity_that_takes_mail() {
    on_each_with(&[], |world| async move {
        let (mona, salem) = (world.mona().await, world.person(WORKS, ("سالم", "Salem"), Role::Employee).await);
        let opened = world.arrives_at(crate::world::CONTACT, letter("Ali <ali@example.com>", "سؤال", "متى موعدي؟")).await;
        assert_eq!(refers(&world, &mona, opened.case, (HEALTH, " ")).await.status, 422, "without a note");
        assert_eq!(refers(&world, &mona, opened.case, (WORKS, "إلى أنفسنا")).await.status, 422, "to oneself");
        assert_eq!(refers(&world, &salem, opened.case, (HEALTH, "لهم")).await.status, 409, "it is in Mona’s hands");
        let deaf = kernel::EntityId::new(9);
        world
            .act(deaf, move |tx| {
                let name = kernel::Bilingual::new("هيئة بلا بريد", "Authority without mail");
                org::found_entity(tx, &org::Entity { id: deaf, code: "DEAF".into(), name, phone: String::new(), site: String::new() })
            })
            .await;
        let refused = refers(&world, &mona, opened.case, (deaf, "لهم")).await;
        assert_eq!(refused.status, 409);
        assert!(refused.says("no open mailbox"), "{}", refused.text);
        assert_eq!(world.case(&mona, opened.case).await["state"], "open", "nothing of it happened");
    });
}

#[test]
fn the_third_handing_is_seen_by_the_supervisors() {
    on_each_with(&[], |world| async move {
        let (mona, salem) = (world.mona().await, world.person(WORKS, ("سالم", "Salem"), Role::Employee).await);
        let fatima = world.person(WORKS, ("فاطمة", "Fatima"), Role::Supervisor).await;
        let opened = world.arrives_at(crate::world::CONTACT, letter("Ali <ali@example.com>", "سؤال", "متى موعدي؟")).await;
        let mut owner = (&mona, &salem);
        if world.case(&mona, opened.case).await["owner"] != mona.id.to_string() {
            owner = (&salem, &mona);
        }
        for times in 1..=3 {
            let version = world.case(owner.0, opened.case).await["version"].to_string();
            let to = owner.1.id.to_string();
            let fields = [("to", to.as_str()), ("reason", "لك"), ("seen", version.as_str())];
            assert_eq!(world.post(owner.0, &format!("{}/owner", opened.path), &fields).await.status, 303);
            let told = world.get(&fatima, "/en/desk/notices").await.says("A case is being passed around");
            assert_eq!(told, times == 3, "after {times}");
            owner = (owner.1, owner.0);
        }
    });
}

/// The one case of a person's team.
async fn only_case(world: &World, who: &Person) -> serde_json::Value {
    let (_, cases) = world.program(who, "GET", "/api/v1/cases?view=team", None).await;
    let items = cases["items"].as_array().unwrap();
    assert_eq!(items.len(), 1, "{cases}");
    items[0].clone()
}

#[test]
fn a_case_that_is_handed_back_is_open_again_with_its_clock_and_who_answers_for_it_is_told() {
    let sink = &Sink::open();
    on_each_with(&sink.settings(), |world| async move {
        sink.serve();
        let (mona, fatima) = (world.mona().await, world.person(WORKS, ("فاطمة", "Fatima"), Role::Supervisor).await);
        let noora = world.person(HEALTH, ("نورة", "Noora"), Role::Employee).await;
        let asked = letter("Yousef <yousef@example.com>", "A playground", "Who repairs the playground of the clinic?");
        let opened = world.arrives_at(crate::world::CONTACT, asked).await;
        delivered(&world).await;
        let before = world.case(&mona, opened.case).await;
        assert_eq!(refers(&world, &mona, opened.case, (HEALTH, "It stands beside a clinic.")).await.status, 303);
        delivered(&world).await;
        let theirs: i64 = only_case(&world, &noora).await["id"].as_str().unwrap().parse().unwrap();
        world.after(HOUR).await;
        assert!(!world.get(&mona, "/en/desk/notices").await.says("A case was assigned to you"));
        assert_eq!(refers(&world, &noora, theirs, (WORKS, "The ground is yours.")).await.status, 303);
        delivered(&world).await;
        let now = world.case(&mona, opened.case).await;
        assert_eq!((&now["state"], &now["due_at"], &now["owner"]), (&"open".into(), &before["due_at"], &before["owner"]), "{now}");
        assert!(world.get(&mona, "/en/desk/notices").await.says("A case was assigned to you"));
        let page = world.get(&mona, &format!("/en/desk/cases/{}", opened.case)).await;
        assert!(page.says("It came from the Ministry of Health") && page.texts("#went").is_empty(), "{}", page.text);
        let told = letters(sink);
        let back = told.iter().filter(|text| text.contains("the Ministry of Health to the Ministry of Works")).count();
        assert_eq!(back, 1, "the customer knows who has it: {told:#?}");
        assert!(!world.get(&fatima, "/en/desk/notices").await.says("A case is being passed around"), "twice is not too often");
        assert_eq!(refers(&world, &mona, opened.case, (HEALTH, "No: it is in your fence.")).await.status, 303);
        let timeline = world.get(&fatima, &format!("/en/desk/cases/{}?tab=timeline", opened.case)).await;
        assert!(timeline.says("Handed over 3 times"), "each handing counts once: {}", timeline.text);
    });
}

#[test]
fn a_case_that_does_not_arrive_in_the_other_entity_is_open_again_and_its_people_are_told() {
    on_each_with(&[], |world| async move {
        let (mona, fatima) = (world.mona().await, world.person(WORKS, ("فاطمة", "Fatima"), Role::Supervisor).await);
        let opened = world.arrives_at(crate::world::CONTACT, letter("Ali <ali@example.com>", "سؤال", "متى موعدي؟")).await;
        let before = world.case(&mona, opened.case).await;
        assert_eq!(refers(&world, &mona, opened.case, (HEALTH, "لهم")).await.status, 303);
        world
            .act(HEALTH, |tx| {
                let open = email::store::mailboxes(tx, None, 1)?.remove(0);
                email::save_mailbox(tx, &email::Mailbox { is_open: false, ..open })
            })
            .await;
        delivered(&world).await;
        let now = world.case(&mona, opened.case).await;
        assert_eq!((&now["state"], &now["due_at"]), (&"open".into(), &before["due_at"]), "{now}");
        for who in [&mona, &fatima] {
            assert!(world.get(who, "/en/desk/notices").await.says("did not arrive at the entity to which it was handed"));
        }
        let timeline = world.get(&mona, &format!("/en/desk/cases/{}?tab=timeline", opened.case)).await;
        assert!(timeline.says("It did not arrive at Ministry of Health"), "{}", timeline.text);
        let found = world.finding(&mona, &opened, "6.email.forward-specialist").await;
        assert_eq!(found, "not-observed", "what could not be carried is no act of hers");
    });
}

#[test]
fn a_part_of_a_letter_that_is_handed_over_takes_no_other_word_of_it_along() {
    let sink = &Sink::open();
    on_each_with(&sink.settings(), |world| async move {
        sink.serve();
        let mona = world.mona().await;
        let noora = world.person(HEALTH, ("نورة", "Noora"), Role::Employee).await;
        let text = "My salary slip says 412 dinars. Is that enough for the grant?\r\n\r\nWhen is the vaccination of my daughter?";
        let opened = world.arrives_at(crate::world::CONTACT, letter("Yousef <yousef@example.com>", "A grant, and my daughter", text)).await;
        let (_, entries) = world.program(&mona, "GET", &format!("/api/v1/cases/{}/entries", opened.case), None).await;
        let part = serde_json::json!({"entry": entries["items"][0]["id"], "text": "When is the vaccination of my daughter?", "subject": "Vaccination"});
        let (status, new) = world.program(&mona, "POST", &format!("/api/v1/cases/{}/splits", opened.case), Some(part)).await;
        assert_eq!(status, 200, "{new}");
        let split: i64 = new["id"].as_str().unwrap().parse().unwrap();
        assert_eq!(refers(&world, &mona, split, (HEALTH, "This part is yours.")).await.status, 303);
        delivered(&world).await;
        let theirs = only_case(&world, &noora).await;
        assert_eq!(theirs["subject"], "Vaccination", "{theirs}");
        let id: i64 = theirs["id"].as_str().unwrap().parse().unwrap();
        let page = world.get(&noora, &format!("/en/desk/cases/{id}")).await;
        assert!(page.says("vaccination of my daughter") && page.says("Yousef"), "{}", page.text);
        assert!(!page.says("412 dinars") && !page.says("A grant"), "the rest of the letter is none of theirs: {}", page.text);
        let kept = world.act(HEALTH, move |tx| email::store::messages_of_case(tx, kernel::Id::new(id))).await;
        let raw = world.app.blobs().read(world.grant(HEALTH), &kept[0].raw).await.unwrap();
        let raw = String::from_utf8_lossy(&raw).into_owned();
        assert!(!raw.contains("dinars") && !raw.contains("grant"), "nor does it stand in the original there: {raw}");
        let told = letters(sink);
        assert!(told.iter().any(|text| text.contains("was passed from")), "the customer is told: {told:#?}");
        assert_eq!(world.case(&mona, opened.case).await["state"], "open", "the rest goes on here");
    });
}

#[test]
fn the_time_in_which_a_clock_stood_still_does_not_count_in_the_other_entity_either() {
    on_each_with(&[], |world| async move {
        let mona = world.mona().await;
        let noora = world.person(HEALTH, ("نورة", "Noora"), Role::Employee).await;
        let asked = letter("Yousef <yousef@example.com>", "A vaccination", "When is the vaccination? I am away until the 26th.");
        let opened = world.arrives_at(crate::world::CONTACT, asked).await;
        world.after(HOUR).await;
        let version = world.case(&mona, opened.case).await["version"].to_string();
        let stop = [("reason", "agreed-date"), ("until", "2026-11-29"), ("seen", version.as_str()), ("note", "")];
        assert_eq!(world.post(&mona, &format!("{}/clock-stop", opened.path), &stop).await.status, 303);
        world.after(48 * HOUR).await;
        assert_eq!(refers(&world, &mona, opened.case, (HEALTH, "It is theirs, and he is back.")).await.status, 303);
        delivered(&world).await;
        let theirs = only_case(&world, &noora).await;
        let due: kernel::Timestamp = theirs["due_at"].as_str().expect("its clock runs").parse().unwrap();
        assert_eq!(due.duration_since(world.app.now()).as_secs(), 23 * 3600, "one hour had gone by: {theirs}");
        let id = theirs["id"].as_str().unwrap();
        assert_eq!(theirs["is_late"], false);
        let page = world.get(&noora, &format!("/en/desk/cases/{id}")).await;
        assert!(page.texts("#clock").join(" ").contains("Date agreed with the customer"), "{}", page.text);
    });
}
