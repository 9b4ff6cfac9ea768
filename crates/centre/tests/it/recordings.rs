//! Recorded speech of halls: clips that an entity brings, judged one by one, and what a display says with them.

use std::time::Duration;

use kernel::Lang;
use kernel::Role;
use store::name_of;
use testkit::inside::Answer;
use testkit::inside::Browser;

use crate::devices::manager;
use crate::devices::paired;
use crate::devices::plate;
use crate::devices::screen;
use crate::world::HEALTH;
use crate::world::Person;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

const RECORDINGS: &str = "/en/desk/recordings";

/// So many moments of silence, as a WAV file; each length is another file.
pub(crate) fn silence(length: u8) -> Vec<u8> {
    let size = u32::from(length);
    let format = [16, 0, 0, 0, 1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x40, 0x1f, 0, 0, 1, 0, 8, 0];
    let head = [b"RIFF".as_slice(), &(36 + size).to_le_bytes(), b"WAVEfmt ", &format, b"data", &size.to_le_bytes()].concat();
    [head, vec![0x80; usize::from(length)]].concat()
}

/// The names of what is said of numbers of queues with these letters.
fn parts(letters: &str) -> Vec<String> {
    let signs = letters.chars().chain('0'..='9').map(String::from);
    ["number".to_owned(), "counter".into()].into_iter().chain(signs).collect()
}

async fn brings(world: &World, who: &Person, files: &[(String, Vec<u8>)]) -> Answer {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    world.upload(who, RECORDINGS, &files).await
}

/// All that a language needs for these letters, each another file.
async fn speaks(world: &World, who: &Person, (lang, letters): (&str, &str)) {
    let file = |(place, part): (usize, String)| (format!("{lang}-{part}.wav"), silence(u8::try_from(place).unwrap() + 10));
    let done = brings(world, who, &parts(letters).into_iter().enumerate().map(file).collect::<Vec<_>>()).await;
    assert_eq!(done.status, 303, "{}", done.seen());
}

async fn page(world: &World, who: &Person) -> Answer {
    let page = world.get(who, RECORDINGS).await;
    assert_eq!(page.status, 200, "{}", page.seen());
    assert!(ui::lint::html(&page.text).is_empty(), "{:?}", ui::lint::html(&page.text));
    page
}

fn must_say(page: &Answer, all: &[&str]) {
    all.iter().for_each(|words| assert!(page.says(words), "{words}: {}", page.seen()));
}

/// The recordings with which a display says the newest call in a language.
async fn clips(wall: &mut Browser, lang: &str) -> Vec<String> {
    let said = screen(wall).await.attributes("#tv-now", &format!("data-{lang}-clips")).pop().unwrap();
    said.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn whoever_has_no_recordings_reads_that_none_come_with_the_system_and_what_is_heard_until_there_are() {
    on_each(|world| async move {
        let (noora, _) = (manager(&world).await, world.muharraq(1).await);
        let english = ["No recordings come with the system", "the chime is heard, and then the voice of the display’s browser"];
        must_say(&page(&world, &noora).await, &english);
        let arabic = ["لا يأتي النظام بتسجيلات جاهزة", "تُسمع نغمة التنبيه ثم يُنطق الرقم بصوت متصفح الشاشة"];
        must_say(&world.get(&noora, "/ar/desk/recordings").await, &arabic);
    });
}

#[test]
fn several_recordings_come_at_once_and_each_that_is_none_is_named_while_the_others_are_kept() {
    on_each(|world| async move {
        let (noora, _) = (manager(&world).await, world.muharraq(1).await);
        let empty = page(&world, &noora).await;
        must_say(&empty, &["14 recordings are missing", "إلى الشباك", "ar-counter", "en-b"]);
        let large = [silence(1), vec![0; 512 * 1024]].concat();
        let files = [
            ("ar-7.wav", silence(7)),
            ("seven.wav", silence(7)),
            ("en-7.mp3", b"seven".to_vec()),
            ("en-8.wav", large),
            ("EN_٩.mp3", b"\xff\xfb\x90\x44 nine".to_vec()),
        ];
        let done = brings(&world, &noora, &files.map(|(name, bytes)| (name.to_owned(), bytes))).await;
        assert_eq!(done.status, 422);
        assert!(ui::lint::html(&done.text).is_empty(), "{:?}", ui::lint::html(&done.text));
        must_say(
            &done,
            &[
                "seven.wav was not saved: its name does not say what it is",
                "en-7.mp3 was not saved: it is no MP3, Ogg, WAV or M4A recording",
                "en-8.wav was not saved: it is larger than 512 KB",
            ],
        );
        let sounds = page(&world, &noora).await.attributes("audio", "src");
        assert_eq!(sounds.len(), 2, "ar-7 and en-9 were kept");
        let seven = world.get(&noora, &sounds[0]).await;
        assert_eq!((seven.status, seven.header("content-type")), (200, "audio/wav"));
        assert_eq!(seven.header("content-security-policy"), "sandbox; default-src 'none'");
        assert_eq!(world.get(&noora, &sounds[1]).await.header("content-type"), "audio/mpeg");
        let none = brings(&world, &noora, &[]).await;
        assert!(none.status == 422 && none.says("Choose at least one file."), "{}", none.seen());
    });
}

#[test]
fn a_recording_is_replaced_and_removed_and_the_same_one_again_changes_nothing() {
    on_each(|world| async move {
        let (noora, _) = (manager(&world).await, world.muharraq(1).await);
        let seven = |length| [("ar-7.wav".to_owned(), silence(length))];
        let sound = async || page(&world, &noora).await.attributes("audio", "src");
        assert_eq!(brings(&world, &noora, &seven(7)).await.status, 303);
        let first = sound().await;
        assert_eq!(brings(&world, &noora, &seven(7)).await.status, 303);
        assert_eq!(sound().await, first, "it is the same recording");
        assert_eq!(brings(&world, &noora, &seven(9)).await.status, 303);
        let second = sound().await;
        assert!(second.len() == 1 && second != first, "{second:?}");
        assert_eq!(world.get(&noora, &first[0]).await.status, 404);
        let names = [name_of(&silence(7)), name_of(&silence(9))];
        assert_eq!([world.has_bytes(&names[0]).await, world.has_bytes(&names[1]).await], [false, true], "the older one is gone");
        assert_eq!(world.get(&noora, &second[0]).await.text.len(), silence(9).len() + 2 * 9, "the newer one");
        let removal = format!("{}/removal", second[0]);
        assert_eq!(world.post(&noora, &removal, &[]).await.status, 303);
        assert_eq!(sound().await, [] as [String; 0]);
        assert!(!world.has_bytes(&names[1]).await, "it leaves with its bytes");
        assert_eq!(world.post(&noora, &removal, &[]).await.status, 404, "it is gone already");
    });
}

#[test]
fn nobody_of_another_entity_hears_or_changes_a_recording_and_who_leads_one_centre_hears_it_alone() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.muharraq(1).await);
        let ali = world.person(HEALTH, ("علي", "Ali"), Role::CentreManager).await;
        let maryam = world.account(WORKS, "Maryam", (Lang::En, Some(place.centre), Role::CentreManager)).await;
        let seven = [("ar-7.wav".to_owned(), silence(7))];
        assert_eq!(brings(&world, &noora, &seven).await.status, 303);
        let sound = page(&world, &noora).await.attributes("audio", "src").pop().unwrap();
        let removal = format!("{sound}/removal");
        for (who, status) in [(&ali, 404), (&mona, 403)] {
            assert_eq!(world.get(who, &sound).await.status, status);
            assert_eq!(world.post(who, &removal, &[]).await.status, status);
        }
        assert!(page(&world, &ali).await.attributes("audio", "src").is_empty(), "each entity has its own");
        let hers = page(&world, &maryam).await;
        must_say(&hers, &["only those who set up all of them may change them"]);
        assert!(hers.attributes("input[type=file]", "name").is_empty() && hers.attributes("form[action$=removal]", "action").is_empty());
        assert_eq!(world.get(&maryam, &sound).await.status, 200);
        for refused in [world.post(&maryam, &removal, &[]).await, brings(&world, &maryam, &[("ar-8.wav".into(), silence(8))]).await] {
            assert!(refused.status >= 400 && refused.says("only those who set up all of them may change them"), "{}", refused.seen());
        }
        assert_eq!(page(&world, &noora).await.attributes("audio", "src"), [sound]);
    });
}

#[test]
fn a_display_says_a_number_with_recordings_where_all_are_there_that_it_needs_and_the_customers_language_first() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.muharraq(1).await);
        let mut wall = paired(&world, &noora, place, &[]).await;
        speaks(&world, &noora, ("ar", "A")).await;
        speaks(&world, &noora, ("en", "B")).await;
        world.comes(&mona, place, &[("lang", "en")]).await;
        world.sits(&mona, 1).await;
        world.does(&mona, "next", &[]).await;
        let shown = screen(&mut wall).await;
        let said = |what: &str| shown.attributes("#tv-now", what).pop().unwrap();
        assert_eq!((said("data-langs"), said("data-awaited")), ("en ar".into(), "true".into()));
        assert_eq!(said("data-ar"), "رقم A 0 0 1 إلى الشباك 1", "no name, ever");
        assert_eq!(said("data-en"), "Number A 0 0 1 counter 1");
        let arabic = clips(&mut wall, "ar").await;
        assert!(arabic.len() == 7 && arabic[2] == arabic[3] && arabic[4] == arabic[6], "digit by digit: {arabic:?}");
        assert_eq!(clips(&mut wall, "en").await, [] as [String; 0], "the letter A is missing in English");
        let clip = wall.get(&format!("/ar/device/recordings/{}", arabic[0])).await;
        assert_eq!((clip.status, clip.header("content-type")), (200, "audio/wav"));
        assert!(clip.header("cache-control").contains("immutable"), "it is fetched once");
        let removal = page(&world, &noora).await.attributes("form[action$=removal]", "action").remove(0);
        assert_eq!(world.post(&noora, &removal, &[]).await.status, 303);
        assert_eq!(clips(&mut wall, "ar").await, [] as [String; 0], "a number with a gap is said by no recording");
    });
}

#[test]
fn only_a_display_of_the_entity_fetches_its_recordings() {
    on_each(|world| async move {
        let (noora, place) = (manager(&world).await, world.muharraq(1).await);
        let mut wall = paired(&world, &noora, place, &[]).await;
        let (mut plate, mut stranger) = (plate(&world, &noora, place, 1).await, Browser::new(&world));
        speaks(&world, &noora, ("ar", "AB")).await;
        let mona = world.mona().await;
        world.comes(&mona, place, &[]).await;
        world.sits(&mona, 1).await;
        world.does(&mona, "next", &[]).await;
        let path = format!("/en/device/recordings/{}", clips(&mut wall, "ar").await[0]);
        assert_eq!(wall.get(&path).await.status, 200);
        assert_eq!((plate.get(&path).await.status, stranger.get(&path).await.status), (404, 404));
        for nothing in ["/en/device/recordings/seven", &format!("/en/device/recordings/{}", "0".repeat(64))] {
            assert_eq!(wall.get(nothing).await.status, 404, "{nothing}");
        }
    });
}

#[test]
fn the_page_of_devices_says_in_which_way_each_display_says_numbers() {
    on_each(|world| async move {
        let (noora, place) = (manager(&world).await, world.muharraq(1).await);
        let path = format!("/en/desk/centres/{}/devices", place.centre);
        let mut wall = paired(&world, &noora, place, &[]).await;
        let unseen = world.get(&noora, &path).await;
        assert!(!unseen.says("only the chime"), "nothing is known of it yet: {}", unseen.seen());
        assert_eq!(wall.post("/en/device/health", &[("said", ""), ("voices", "en fr")]).await.status, 204);
        must_say(&world.get(&noora, &path).await, &["Arabic: only the chime", "English: the display’s own voice"]);
        speaks(&world, &noora, ("ar", "A")).await;
        speaks(&world, &noora, ("en", "AB")).await;
        let list = world.get(&noora, &path).await;
        must_say(&list, &["Arabic: recordings for queues A, only the chime for the others", "English: recordings"]);
        assert!(ui::lint::html(&list.text).is_empty(), "{:?}", ui::lint::html(&list.text));
        screen(&mut wall).await;
        speaks(&world, &noora, ("ar", "AB")).await;
        must_say(&world.get(&noora, &path).await, &["Arabic: recordings", "English: recordings"]);
        assert!(!world.get(&noora, &path).await.says("only the chime"));
    });
}

#[test]
fn a_number_is_called_again_once_the_hall_has_said_those_that_were_called_before_it() {
    on_each(|world| async move {
        let (noora, mona, salem, place) = (manager(&world).await, world.mona().await, world.salem().await, world.muharraq(2).await);
        for _ in 0..4 {
            world.comes(&mona, place, &[]).await;
        }
        for (who, counter) in [(&mona, 1), (&salem, 2)] {
            world.sits(who, counter).await;
            world.does(who, "next", &[]).await;
            world.clock.advance(Duration::from_secs(1));
        }
        world.clock.advance(Duration::from_secs(8));
        world.does(&salem, "recall", &[]).await;
        for who in [&mona, &salem] {
            world.does(who, "visit", &[]).await;
            world.does(who, "completion", &[("steps", "Done."), ("outcome", "settled")]).await;
        }
        let mut wall = paired(&world, &noora, place, &[]).await;
        screen(&mut wall).await;
        for who in [&mona, &salem] {
            world.does(who, "next", &[]).await;
            world.clock.advance(Duration::from_secs(1));
        }
        world.clock.advance(Duration::from_secs(8));
        must_say(&world.may_not(&salem, "recall", &[]).await, &["The hall says other numbers first"]);
        world.clock.advance(Duration::from_secs(7));
        world.does(&salem, "recall", &[]).await;
        world.does(&mona, "recall", &[]).await;
    });
}

#[test]
fn each_of_many_numbers_that_are_called_at_once_is_there_to_be_said() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.muharraq(8).await);
        let mut wall = paired(&world, &noora, place, &[]).await;
        for (counter, name) in (1..).zip(["Ali", "Reem", "Omar", "Noor", "Sami", "Dana", "Adel", "Hind"]) {
            world.comes(&mona, place, &[]).await;
            let who = world.person(WORKS, (name, name), Role::Employee).await;
            world.sits(&who, counter).await;
            world.does(&who, "next", &[]).await;
        }
        let shown = screen(&mut wall).await;
        assert_eq!(shown.attributes("[data-call]", "data-call").len(), 8);
        assert_eq!(shown.texts(".call b").len(), 5, "one is shown large, and five behind it");
    });
}
