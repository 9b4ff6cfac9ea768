//! A thousand forms in the name of somebody who sent none of them: what reaches that person, through the real program.

use post::Limits;
use post::Mail;
use testkit::Visitor;

use crate::clock::number;
use crate::world::World;
use crate::world::until;

/// Their address as those who flood write it; all of them are one.
const VICTIM: [&str; 3] = ["victim@elsewhere.example", "Victim@Elsewhere.Example", " VICTIM@elsewhere.example "];
/// So many forms, to both entities and in both languages.
const FORMS: usize = 1_000;
/// Words that stand in every form, as name, subject and text.
const WORDS: [&str; 3] = ["Winner Zumurrud", "Claim your prize zumurrud", "Press https://prize.example/zumurrud at once."];

/// Sends one form as a browser does that was given it anew.
fn sends(citizen: &mut Visitor, number: usize) {
    let (lang, entity) = (["en", "ar"][number % 2], ["rsa", "hpa"][number / 2 % 2]);
    let path = format!("/{lang}/e/{entity}/write");
    let key = citizen.get(&path).unwrap().field("key").unwrap();
    let (subject, text) = (format!("{} {number}", WORDS[1]), format!("{} {number}", WORDS[2]));
    let typed = [
        ("name", WORDS[0]),
        ("email", VICTIM[number % VICTIM.len()]),
        ("service", ""),
        ("subject", &subject),
        ("text", &text),
        ("key", &key),
    ];
    let sent = citizen.post(&path, &typed).unwrap();
    assert_eq!(sent.status, 303, "{number}: {}", sent.body);
    assert!(sent.leads_to().contains("/received/"), "who sends it sees the reference on the screen: {}", sent.leads_to());
}

#[test]
fn a_thousand_forms_in_somebodys_name_bring_them_one_letter_without_a_word_of_any() {
    let world = World::filled();
    let running = world.serve();
    let before = number(world.installation.data(), "select count(*) from cases");
    let mut citizen = Visitor::new(running.http());
    (0..FORMS).for_each(|number| sends(&mut citizen, number));
    let cases = number(world.installation.data(), "select count(*) from cases") - before;
    assert_eq!(cases, i64::try_from(FORMS).unwrap(), "each is there for an employee to see");
    let waiting = "select count(*) from deliveries where state in ('waiting', 'leased') and kind <> 'webhook'";
    until("nothing is left to be sent", || (number(world.installation.data(), waiting) == 0).then_some(()));
    let letters: Vec<Mail> = world.sent().iter().map(|raw| Mail::parse(raw.as_bytes(), &Limits::default()).mail).collect();
    let theirs: Vec<&Mail> = letters.iter().filter(|mail| mail.to.iter().any(|to| to.address.eq_ignore_ascii_case(VICTIM[0]))).collect();
    assert!(theirs.len() == 1, "{} letters: {theirs:#?}", theirs.len());
    let said = format!("{} {} {:?} {:?}", theirs[0].subject, theirs[0].text, theirs[0].html, theirs[0].to).to_lowercase();
    assert!(!["zumurrud", "prize", "winner", "claim"].iter().any(|word| said.contains(word)), "{said}");
    assert!(!theirs[0].automatic.is_personal(), "and it says that a machine wrote it");
}
