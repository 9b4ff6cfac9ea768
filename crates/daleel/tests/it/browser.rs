//! Journeys in a real browser, in both languages: axe and a check of the geometry on every page, at a desk's and a phone's width.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;

use calendar::Zone;
use kernel::Clock;
use peers::Kannel;
use post::Limits;
use post::Mail;
use regex::Regex;
use rusqlite::Connection;
use testkit::Installation;
use testkit::Running;
use testkit::Visitor;

use crate::journeys::kinds::one_of_each;
use crate::world::World;
use crate::world::until;

/// Whether a program of these packages is there. Where not, the story is skipped with a word, or fails under CI.
pub fn is_there(program: &str, packages: &str) -> bool {
    let found = Command::new(program).arg("--version").output().is_ok();
    assert!(found || std::env::var_os("CI").is_none(), "{program} is not installed: apt-get install {packages}");
    if !found {
        eprintln!("skipped: {program} is not installed (apt-get install {packages})");
    }
    found
}

/// The browser, if it and what drives it are there.
pub fn browser() -> Option<String> {
    let browser = std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".into());
    let is_ready = ["node", "npm", &browser].into_iter().all(|program| is_there(program, "chromium nodejs npm"));
    is_ready.then_some(browser)
}

/// The scripts with their packages, installed once under the target folder.
fn scripts() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser");
    std::fs::create_dir_all(&folder).unwrap();
    // One after the other: stories that look at pages begin at the same time.
    let turn = File::create(folder.join("turn")).unwrap();
    turn.lock().unwrap();
    for file in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser")).unwrap().flatten() {
        std::fs::copy(file.path(), folder.join(file.file_name())).unwrap();
    }
    let lock = std::fs::read(folder.join("package-lock.json")).unwrap();
    let installed = folder.join("installed-lock.json");
    if std::fs::read(&installed).is_ok_and(|before| before == lock) {
        return folder;
    }
    let done = Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(&folder).output().unwrap();
    assert!(done.status.success(), "npm ci: {}", String::from_utf8_lossy(&done.stderr));
    std::fs::write(installed, lock).unwrap();
    folder
}

/// Lets a script walk through an installation; what it finds fails the story.
pub fn walk(script: &str, arguments: &[&str], told: &str) {
    let Some(browser) = browser() else { return };
    let mut walk = Command::new("node");
    walk.arg(script).args(arguments).env("CHROMIUM", browser).current_dir(scripts());
    let mut walking = walk.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    walking.stdin.take().unwrap().write_all(told.as_bytes()).unwrap();
    let walked = walking.wait_with_output().unwrap();
    let said = [walked.stdout, walked.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(walked.status.success(), "{said}");
}

#[test]
fn people_find_their_way_in_both_languages_with_and_without_scripts_pointer_and_sight() {
    let world = World::filled();
    let running = world.serve();
    walk("journey.mjs", &[&format!("http://{}", running.http()), &world.password()], "");
    if browser().is_some() {
        for name in ["خريطة المركز.png", "map of the centre.png"] {
            let called = |mail: &Mail| mail.attachments.iter().filter_map(|file| file.name.clone()).collect::<Vec<_>>();
            let mail = until("the letter with the pictures leaves", || {
                letters(&world).into_iter().find(|mail| called(mail).iter().any(|one| one == name))
            });
            assert_eq!(called(&mail), ["image.png", name, "notes.txt"], "what was pasted and dropped left with the reply");
            assert!(mail.attachments[..2].iter().all(|file| file.sniffed == "image/png"));
            let hides = mail.attachments.iter().any(|file| String::from_utf8_lossy(&file.bytes).contains("taken-at"));
            assert!(!hides, "a picture does not tell where it was taken");
        }
    }
}

/// Everything that stands in a service centre, at once.
#[test]
fn a_kiosk_a_display_plates_a_telephone_and_two_counters_tell_one_story_in_both_languages() {
    let phones = peers::or_skip(Kannel::start());
    let world = phones.as_ref().map_or_else(World::filled, |phones| reaching(World::filled(), phones));
    let running = world.serve();
    let centre = a_centre_to_play_in(&world, &running);
    let address = format!("http://{}", running.http());
    let told = serde_json::json!({ "address": address, "password": world.password(), "centre": centre, "texts": phones.is_some() });
    walk("hall.mjs", &[], &told.to_string());
    if let Some(phones) = phones.filter(|_| browser().is_some()) {
        telephones_show(&running, &phones);
    }
}

/// The installation sends text messages to these telephones.
fn reaching(world: World, phones: &Kannel) -> World {
    let url = format!("http://127.0.0.1:{}/cgi-bin/sendsms", phones.port);
    let [user, password] = Kannel::USER;
    let settings = [("url", url.as_str()), ("user", user), ("password", password), ("inside_hosts", "127.0.0.1"), ("sender", "Works")];
    texting(world, &settings)
}

/// The installation with these settings of its gateway for text messages.
fn texting(world: World, settings: &[(&str, &str)]) -> World {
    let with = |made: Installation, (key, value): &(&str, &str)| made.with(&format!("sms.{key}"), value);
    let installation = settings.iter().fold(world.installation.clone(), with);
    World { installation, ..world }
}

/// What the customers of the hall have on their telephones by the end, and where it leads.
fn telephones_show(running: &Running, phones: &Kannel) {
    let shown = |number: &str, part: &str| {
        let found = || phones.shown(1).into_iter().find(|one| one.to.ends_with(number) && one.text.contains(part));
        until(&format!("{number} shows {part}"), found).text
    };
    let link = Regex::new(r"https?://[^/\s]+(/\S+)").unwrap();
    let read = |text: &str| {
        let path = link.captures(text).unwrap_or_else(|| panic!("{text} leads nowhere"))[1].to_owned();
        Visitor::new(running.http()).get(&path).unwrap().body
    };
    shown("36123456", "موعدكم في مركز المحرق");
    let done = shown("36123456", "يُتوقع الإنجاز في موعد أقصاه");
    assert!(done.contains("The request was handed on."), "{done}");
    let page = read(&done);
    assert!(page.contains("يُتوقع إنجاز طلبكم في موعد أقصاه"), "{page}");
    let page = read(&shown("36123457", "Your number is "));
    assert!(page.contains("You were served at counter"), "{page}");
}

/// What stands in a centre while people wait, seen in every size and reached by keys; and the hour that a display slept is no news to it.
#[test]
fn a_kiosk_a_display_and_a_plate_are_clean_in_every_size_and_a_display_that_slept_shows_what_is_so() {
    // The kiosk offers to send tickets by text message; none is sent here.
    let world = texting(World::filled(), &[("url", "http://127.0.0.1:9/send")]);
    let running = world.serve();
    let centre = a_centre_to_play_in(&world, &running);
    let told = serde_json::json!({ "address": format!("http://{}", running.http()), "password": world.password(), "centre": centre });
    walk("screens.mjs", &[], &told.to_string());
}

/// The first set-up, by somebody who has never seen any of it.
#[test]
fn an_administrator_with_an_invitation_comes_by_keys_alone_to_the_first_ticket_that_is_called() {
    let world = World::empty();
    let email = "noora@ports.example";
    let running = world.installation.clone().with("sign_in.second_factor", "nobody").serve(&[]).unwrap();
    let link = invitation(&running, email);
    let told = serde_json::json!({ "address": format!("http://{}", running.http()), "link": link, "email": email });
    walk("begin.mjs", &[], &told.to_string());
}

/// The link with which the administrator of a new entity of a new installation begins.
fn invitation(running: &Running, email: &str) -> String {
    let found = |pattern: &str, text: &str| {
        Regex::new(pattern).unwrap().find(text).unwrap_or_else(|| panic!("no {pattern} in {text}")).as_str().to_owned()
    };
    let own = [("email", "operator@gov.example"), ("password", "three quiet palms by the sea")];
    let mut operator = Visitor::new(running.http());
    let first = found(r"/setup/lnk_\w+", &running.said());
    assert_eq!(operator.post(&format!("/en{first}"), &own).unwrap().status, 303);
    assert_eq!(operator.sign_in(own[0].1, own[1].1).unwrap().status, 303);
    let names = [
        ("name_ar", "هيئة الموانئ"),
        ("name_en", "Ports Authority"),
        ("administrator_ar", "نورة سالم"),
        ("administrator_en", "Noora Salem"),
    ];
    let entity = [("code", "PORTS"), ("phone", ""), ("site", ""), ("email", email), ("lang", "en")];
    let answer = operator.post("/en/admin/entities", &[names.as_slice(), entity.as_slice()].concat()).unwrap();
    format!("http://{}{}", running.http(), found(r"/en/sign-in/invitation/lnk_\w+", &answer.body))
}

/// Muharraq, where nobody waits, with two who can serve there.
fn a_centre_to_play_in(world: &World, running: &Running) -> String {
    let mut huda = world.signed_in(running, "huda@rsa.example");
    for name in ["majid", "tariq"] {
        let id = found(world, &format!("select id from employees where email = '{name}@rsa.example'"));
        for lang in ["ar", "en"] {
            let skill = [("channel", "centre"), ("service", ""), ("lang", lang)];
            assert_eq!(huda.post(&format!("/en/admin/employees/{id}/skills"), &skill).unwrap().status, 303);
        }
    }
    let centre = found(world, "select id from centres where name_en = 'Muharraq Centre'");
    is_open_now(&mut huda, &centre);
    // Nobody waits in Muharraq, where the day was closed already.
    let mut salem = world.signed_in(running, "salem@rsa.example");
    assert_eq!(salem.post(&format!("/en/desk/centres/{centre}/day/start"), &[]).unwrap().status, 303);
    centre
}

/// The centre serves at any hour and on this day, whenever the story is told.
fn is_open_now(admin: &mut Visitor, centre: &str) {
    let week = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"].map(|day| (day, "00:00-24:00"));
    assert_eq!(admin.post(&format!("/en/desk/centres/{centre}/hours"), &week).unwrap().status, 303);
    let today = Zone::default().date_of(Clock::system().now());
    // Most days are no holiday, and there is nothing to remove.
    admin.post(&format!("/en/admin/calendar/holidays/{today}/removal"), &[]).unwrap();
}

/// The line to the server is cut for half an hour.
#[test]
fn a_kiosk_and_a_counter_without_a_line_go_on_for_half_an_hour_and_nothing_is_lost_or_doubled_when_it_is_back() {
    let world = World::filled();
    let running = world.serve();
    let centre = a_centre_to_play_in(&world, &running);
    let told = serde_json::json!({ "address": format!("http://{}", running.http()), "password": world.password(), "centre": centre });
    walk("cut.mjs", &[], &told.to_string());
}

/// The number of something in an installation.
fn found(world: &World, sql: &str) -> String {
    let database = Connection::open(world.installation.data().join("daleel.sqlite")).unwrap();
    database.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap().to_string()
}

/// The letters that left, as a mail program reads them.
fn letters(world: &World) -> Vec<Mail> {
    world.sent().iter().map(|letter| Mail::parse(letter.as_bytes(), &Limits::default()).mail).collect()
}

#[test]
fn every_kind_of_page_is_clean_in_both_languages_at_a_desk_and_on_a_phone() {
    let world = World::filled();
    let running = world.serve();
    let people = one_of_each(&world, &running);
    let kinds: usize = people.iter().map(|person| person["pages"].as_array().unwrap().len()).sum();
    assert!(kinds >= 75, "{kinds} kinds of pages: {people:#?}");
    let told = serde_json::json!({ "address": format!("http://{}", running.http()), "people": people });
    walk("pages.mjs", &[], &told.to_string());
}
