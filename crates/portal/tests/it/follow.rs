//! Following one's own case.

use std::time::Instant;

use crate::world::Answer;
use crate::world::World;
use crate::world::on_each;

async fn look(world: &World, reference: &str, code: &str) -> Answer {
    world.post("/en/follow", &[("reference", reference), ("code", code)]).await
}

/// The page of a case, opened with its reference and code.
async fn open(world: &World, reference: &str, code: &str) -> (String, Answer) {
    let opened = look(world, reference, code).await;
    assert_eq!(opened.status, 303, "{}", opened.text);
    let page = world.get(&opened.location).await;
    assert_eq!((page.status, page.header("cache-control"), page.header("referrer-policy")), (200, "no-store", "no-referrer"));
    assert_eq!(ui::lint::html(&page.text), [] as [String; 0]);
    (opened.location, page)
}

#[test]
fn reference_and_code_open_the_case_and_what_colleagues_say_stays_inside() {
    on_each(|world| async move {
        let (case, reference, code) = world.case("The light in our street is broken.").await;
        let (_, before) = open(&world, &reference.to_lowercase(), &format!(" {} ", code.to_lowercase())).await;
        assert!(before.text.contains("We are working on it."), "{}", before.text);
        world.answered(case, "It is repaired on Thursday.", "Ask the contractor again").await;
        let (_, page) = open(&world, &reference, &code).await;
        assert!(page.text.contains("The light in our street is broken.") && page.text.contains("It is repaired on Thursday."));
        assert!(page.text.contains("We have answered."));
        assert!(!page.text.contains("contractor") && !page.text.contains("I am not the customer"), "{}", page.text);
    });
}

#[test]
fn what_stays_behind_a_code_says_so_and_leads_there_and_what_the_customer_wrote_leads_nowhere() {
    on_each(|world| async move {
        let (case, reference, code) = world.case("See https://evil.example/x").await;
        world.answered(case, "It waits at https://mow.example/en/secure/abc.", "Ask again").await;
        let (_, page) = open(&world, &reference, &code).await;
        assert_eq!(page.texts(".msg--out .tag"), ["Send"], "what the channel says of it: {}", page.text);
        assert!(page.texts(".msg--in .tag").is_empty(), "what is known of who wrote stays inside: {}", page.text);
        assert_eq!(page.attributes(".msg a", "href"), ["https://mow.example/en/secure/abc"]);
    });
}

#[test]
fn the_words_on_the_envelope_of_what_no_customer_wrote_are_not_shown() {
    on_each(|world| async move {
        let text = "Or open https://idp.test/verify/9f8e7d6c5b4a39281706";
        let (case, reference, code) = world.case_of_nobody("Your code is 482913", text).await;
        world.answered(case, "This is no matter of ours.", "Do not open it").await;
        let (_, page) = open(&world, &reference, &code).await;
        assert!(page.text.contains("This is no matter of ours."), "{}", page.text);
        assert!(!page.text.contains("482913") && !page.text.contains("9f8e7d6c5b4a39281706"), "{}", page.text);
    });
}

#[test]
fn what_is_left_empty_is_asked_for_beside_its_field_and_the_rest_is_kept() {
    on_each(|world| async move {
        let asked = look(&world, "RSA-2026-000731", " ").await;
        assert_eq!(asked.status, 422);
        assert_eq!(asked.texts("#f-code-error"), ["Write the code as the receipt or the reply says it."]);
        assert!(asked.texts("#f-reference-error").is_empty() && asked.text.contains("value=\"RSA-2026-000731\""), "{}", asked.text);
        assert_eq!(look(&world, "", "").await.texts(".summary li").len(), 2);
    });
}

#[test]
fn a_wrong_reference_and_a_wrong_code_are_answered_alike() {
    on_each(|world| async move {
        let (_, reference, code) = world.case("The light in our street is broken.").await;
        let plain = |answer: Answer, typed: &str| (answer.status, answer.text.replace(typed, ""));
        let wrong_code = plain(look(&world, &reference, "AAAAAAAAAA").await, &reference);
        let wrong_reference = plain(look(&world, "MOW-2026-999999", &code).await, "MOW-2026-999999");
        let no_entity = plain(look(&world, "XYZ-2026-000001", &code).await, "XYZ-2026-000001");
        let other_entity = plain(look(&world, &reference.replace("MOW", "MOH"), &code).await, &reference.replace("MOW", "MOH"));
        assert_eq!(wrong_code.0, 422);
        for other in [wrong_reference, no_entity, other_entity] {
            assert_eq!(wrong_code, other);
        }
    });
}

#[test]
fn a_wrong_reference_and_a_wrong_code_are_answered_after_the_same_time() {
    on_each(|world| async move {
        let (_, reference, _) = world.case("The light in our street is broken.").await;
        let unknown = [reference.replace("MOW", "XYZ"), reference[..reference.len() - 1].to_owned() + "9"];
        for unknown in unknown {
            let differ = testkit::are_alike(60, async |is_known| {
                // A minute later the network has all its tries back.
                world.after(60).await;
                let begun = Instant::now();
                assert_eq!(look(&world, if is_known { &reference } else { &unknown }, "AAAAAAAAAA").await.status, 422);
                begun.elapsed()
            });
            assert_eq!(differ.await, Ok(()), "{reference} against {unknown}");
        }
    });
}

#[test]
fn the_address_of_a_case_opens_nothing_once_changed_or_after_twelve_hours() {
    on_each(|world| async move {
        let (_, reference, code) = world.case("The light in our street is broken.").await;
        let (address, _) = open(&world, &reference, &code).await;
        let changed = format!("{}0", &address[..address.len() - 1]);
        let other = if changed == address { format!("{}1", &address[..address.len() - 1]) } else { changed };
        assert_eq!(world.get(&other).await.status, 404);
        world.after(12 * 3600).await;
        assert_eq!(world.get(&address).await.status, 404);
    });
}

#[test]
fn a_customer_adds_to_the_message_and_an_empty_one_is_asked_for() {
    on_each(|world| async move {
        let (_, reference, code) = world.case("The light in our street is broken.").await;
        let (address, _) = open(&world, &reference, &code).await;
        let added = world.post(&format!("{address}/messages"), &[("text", "It is number 14."), ("key", "one")]).await;
        assert_eq!(added.status, 303, "{}", added.text);
        let page = world.get(&added.location).await;
        assert!(page.text.contains("It is number 14.") && page.text.contains("Your message has been added"), "{}", page.text);
        assert_eq!(world.post(&format!("{address}/messages"), &[("text", "  "), ("key", "two")]).await.status, 422);
    });
}

#[test]
fn codes_cannot_be_guessed_one_after_another() {
    on_each(|world| async move {
        let (_, reference, _) = world.case("The light in our street is broken.").await;
        let mut statuses = Vec::new();
        for _ in 0..40 {
            statuses.push(look(&world, &reference, "AAAAAAAAAA").await.status);
        }
        assert_eq!(statuses.last(), Some(&429));
    });
}
