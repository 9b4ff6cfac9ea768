//! What strangers put where people give a name or a subject, on every page where it shows, in a real browser; in the tables that are taken
//! away, and in the letters that answer it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use platform::Route;
use post::Limits;
use post::Mail;
use serde_json::Value;
use serde_json::json;
use testkit::Mailing;
use testkit::Running;
use testkit::Visitor;

use crate::browser::browser;
use crate::browser::walk;
use crate::journeys::walk::found_by;
use crate::journeys::walk::links;
use crate::journeys::walk::may_open;
use crate::journeys::walk::pages;
use crate::journeys::walk::route_of;
use crate::journeys::walls::PEOPLE;
use crate::world::MAILBOX;
use crate::world::World;
use crate::world::until;

/// A word that stands in each of them and nowhere else.
const MARK: &str = "zumurrud";
/// What runs, asks, turns a line round, is calculated or begins a field of its own, where somebody lets it.
const STRANGE: [(&str, &str); 12] = [
    ("script", "zumurrud <script>alert(1)</script>"),
    ("attribute", "zumurrud\" autofocus onfocus=\"alert(1)\" x=\"><img src=https://elsewhere.example/x onerror=alert(1)>"),
    ("apostrophe", "zumurrud' onmouseover='alert(1)' '-alert(1)-'"),
    ("title", "</title></textarea></option></select>zumurrud<svg/onload=alert(1)>"),
    ("template", "zumurrud {{constructor.constructor('alert(1)')()}} ${alert(1)} <%= 7*7 %>"),
    ("entity", "zumurrud &lt;img src=x onerror=alert(1)&gt; &#60;script&#62;"),
    ("address", "javascript:alert(1)//zumurrud https://elsewhere.example/zumurrud"),
    ("turned", "zumurrud \u{202e}gpj.exe"),
    ("isolated", "zumurrud \u{2067}\u{2066}\u{202d}fdp.exe دفع"),
    ("formula", "=HYPERLINK(\"https://elsewhere.example/zumurrud\",\"zumurrud\")"),
    ("sum", "@SUM(1+1)*zumurrud|' /C calc'!A0"),
    ("lines", "zumurrud\r\nBcc: victim@elsewhere.example\r\n\r\nzumurrud body"),
];
/// So many pages of a kind are looked at for each person, beside those of the strangers' own cases.
const OF_A_KIND: usize = 2;
/// Kinds of pages on which names and subjects are known to stand: they must be among those that were looked at. Notices, deliveries and
/// findings name a case by its reference alone.
const WHERE: [&str; 10] = [
    "/desk/audit",
    "/desk/batch",
    "/desk/board",
    "/desk/cases",
    "/desk/cases/{id}",
    "/desk/cases/{id}/interim/{kind}",
    "/desk/cases/{id}/splits",
    "/desk/messages/{id}",
    "/desk/search",
    "/follow/{pass}",
];

/// A letter whose sender, subject and file are called so.
fn letter(name: &str, called: &str) -> String {
    // Names of any length and with any letter stand in encoded words of a lawful length.
    let words: Vec<String> = called
        .chars()
        .collect::<Vec<_>>()
        .chunks(10)
        .map(|some| format!("=?utf-8?B?{}?=", BASE64_STANDARD.encode(some.iter().collect::<String>())))
        .collect();
    let words = words.join("\n ");
    let file: String = called.bytes().map(|byte| format!("%{byte:02X}")).collect();
    format!(
        "From: {words}\n <{name}@people.example>\nTo: <{MAILBOX}>\nSubject: {words}\nMessage-ID: <{name}@people.example>\nMIME-Version: 1.0\n\
         Content-Type: multipart/mixed; boundary=edge\n\n--edge\nContent-Type: text/plain; charset=utf-8\n\nWhen do you open?\n--edge\n\
         Content-Type: application/octet-stream\nContent-Disposition: attachment;\n filename*=utf-8''{file}.txt\n\nwords\n--edge--\n"
    )
}

/// An installation to which strangers wrote.
struct Strangers {
    world: World,
    running: Running,
    token: String,
    /// What each is called, with its case and its message.
    came: BTreeMap<String, (String, String)>,
}

impl Strangers {
    fn write() -> Self {
        let world = World::filled();
        let token = world.installation.token().unwrap();
        let running = world.serve();
        let mut lmtp = Mailing::lmtp(running.lmtp()).unwrap();
        for (name, called) in STRANGE {
            let said = lmtp.deliver(&format!("{name}@people.example"), MAILBOX, &letter(name, called)).unwrap();
            assert!(said.is_kept(), "{name}: {said:?}");
        }
        let database = rusqlite::Connection::open(world.installation.data().join("daleel.sqlite")).unwrap();
        let came = STRANGE.iter().map(|(name, _)| {
            let row = |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)?.to_string(), row.get::<_, i64>(1)?.to_string()));
            let sql = "select case_id, id from messages where correspondent = ?1";
            ((*name).to_owned(), database.query_row(sql, [format!("{name}@people.example")], row).unwrap())
        });
        let came = came.collect();
        Self { world, running, token, came }
    }

    /// By the form on the public pages; answers the receipt and the case that it opens.
    fn by_the_form(&self, called: &str) -> Vec<String> {
        let mut citizen = Visitor::new(self.running.http());
        let key = citizen.get("/en/e/rsa/write").unwrap().field("key").unwrap();
        let typed =
            [("name", called), ("email", "form@people.example"), ("service", ""), ("subject", called), ("text", called), ("key", &key)];
        let sent = citizen.post("/en/e/rsa/write", &typed).unwrap();
        if sent.status == 422 {
            assert!(called.contains('\n'), "only what is more than a line is refused: {called}");
            return Vec::new();
        }
        let receipt = sent.leads_to().to_owned();
        let page = citizen.get(&receipt).unwrap().body;
        let shown: Vec<&str> = page.split("<bdi><b>").skip(1).filter_map(|rest| rest.split("</b>").next()).collect();
        let case = citizen.post("/en/follow", &[("reference", shown[0]), ("code", shown[1])]).unwrap().leads_to().to_owned();
        [receipt, case].iter().map(|link| link[3..].to_owned()).collect()
    }

    /// Salem gives all of them to Fatima, and says for each as a reason what the stranger is called.
    fn are_given(&self) {
        let database = rusqlite::Connection::open(self.world.installation.data().join("daleel.sqlite")).unwrap();
        let id = "select id from employees where email = 'fatima@rsa.example'";
        let fatimas = database.query_row(id, [], |row| row.get::<_, i64>(0)).unwrap().to_string();
        let [mut salem, mut fatima] = ["salem@rsa.example", "fatima@rsa.example"].map(|who| self.world.signed_in(&self.running, who));
        for (name, called) in STRANGE {
            let case = &self.came[name].0;
            let given = |who: &mut Visitor, to: &str| {
                let fields = [("to", to), ("reason", called), ("seen", &self.version(case))];
                who.post(&format!("/en/desk/cases/{case}/owner"), &fields).unwrap();
            };
            given(&mut salem, "");
            given(&mut salem, &fatimas);
            given(&mut fatima, "");
        }
    }

    /// Fatima answers all of them under their own subjects.
    fn are_answered(&self) {
        let mut fatima = self.world.signed_in(&self.running, "fatima@rsa.example");
        for (name, called) in STRANGE {
            let case = &self.came[name].0;
            let version = self.version(case);
            let body = "The centre opens at eight.";
            let typed = [("subject", called), ("body", body), ("lang", "en"), ("version", version.as_str()), ("open_seen", "yes")];
            let sent = fatima.post(&format!("/en/desk/cases/{case}/replies"), &typed).unwrap();
            assert!(sent.status == 303, "{name}: {}", sent.body);
        }
    }

    fn version(&self, case: &str) -> String {
        let mut program = Visitor::with_token(self.running.http(), &self.token);
        program.get(&format!("/api/v1/cases/{case}")).unwrap().json()["version"].to_string()
    }

    /// The pages of somebody on which a name or a subject of a stranger stands, with their kinds: a few of each kind, and what is the strangers'
    /// own once.
    fn shown_to(&self, (who, roles): (&str, &[kernel::Role]), given: &[String], seen: &mut BTreeSet<String>) -> Value {
        let mut visitor = if roles.is_empty() { Visitor::new(self.running.http()) } else { self.world.signed_in(&self.running, who) };
        let known: Vec<Route> = pages().into_iter().filter(|route| may_open(route, roles)).collect();
        let mut all: BTreeSet<String> = found_by(&mut visitor, &known, given).into_values().flatten().collect();
        for place in given {
            all.insert(place.clone());
            all.extend(links(&visitor.get(&format!("/en{place}")).unwrap().body));
        }
        let (mut shown, mut kinds) = (Vec::new(), BTreeMap::<&str, usize>::new());
        for path in all {
            let Some(kind) = route_of(&known, &path).map(|route| route.path).filter(|kind| !kind.ends_with("/body")) else { continue };
            let answer = visitor.get(&format!("/en{path}")).unwrap();
            let is_page = answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html"));
            let is_own = given.contains(&path);
            let is_known = if is_own { seen.contains(&path) } else { kinds.get(kind).is_some_and(|count| *count >= OF_A_KIND) };
            if answer.status == 200 && is_page && answer.body.contains(MARK) && !is_known {
                shown.push(json!({ "kind": kind, "path": path }));
                *kinds.entry(kind).or_default() += usize::from(!is_own);
                seen.insert(path);
            }
        }
        let cookies = visitor.cookie("daleel").map_or_else(|| json!({}), |session| json!({ "daleel": session }));
        json!({ "who": who, "cookies": cookies, "pages": shown })
    }

    /// Where they stand beside what is found by links.
    fn places(&self) -> Vec<String> {
        let search = [format!("/desk/search?q={MARK}")];
        let of_each = self.came.values().flat_map(|(case, message)| {
            [format!("/desk/cases/{case}"), format!("/desk/messages/{message}"), format!("/desk/board?give={case}")]
        });
        search.into_iter().chain(of_each).collect()
    }

    fn letters(&self) -> Vec<Mail> {
        self.world.sent().iter().map(|raw| Mail::parse(raw.as_bytes(), &Limits::default()).mail).collect()
    }
}

#[test]
fn a_name_or_a_subject_that_somebody_made_up_runs_asks_and_turns_nothing_on_any_page_where_it_shows() {
    if browser().is_none() {
        return;
    }
    let strangers = Strangers::write();
    let public: Vec<String> = STRANGE.iter().flat_map(|(_, called)| strangers.by_the_form(called)).collect();
    strangers.are_given();
    let mut seen = BTreeSet::new();
    let mut people = vec![strangers.shown_to(("", &[]), &public, &mut seen)];
    people.extend(PEOPLE.map(|person| strangers.shown_to(person, &strangers.places(), &mut seen)));
    let kinds: BTreeSet<&str> =
        people.iter().flat_map(|person| person["pages"].as_array().unwrap()).map(|page| page["kind"].as_str().unwrap()).collect();
    eprintln!("they show on {} kinds of pages: {kinds:?}", kinds.len());
    let missing: Vec<&str> = WHERE.into_iter().filter(|kind| !kinds.contains(kind)).collect();
    assert!(missing.is_empty(), "nobody looked at {missing:?} but at {kinds:#?}");
    let cases: Vec<Value> = STRANGE
        .iter()
        .map(
            |(name, called)| json!({ "name": name, "called": called, "case": strangers.came[*name].0, "message": strangers.came[*name].1 }),
        )
        .collect();
    let told = json!({ "address": format!("http://{}", strangers.running.http()), "mark": MARK, "people": people, "cases": cases });
    walk("names.mjs", &[], &told.to_string());
}

#[test]
fn nor_does_it_in_a_table_an_archive_or_a_letter_that_answers_it() {
    let strangers = Strangers::write();
    strangers.are_given();
    strangers.are_answered();
    let mut salem = strangers.world.signed_in(&strangers.running, "salem@rsa.example");
    let table = salem.get("/en/desk/cases.csv?view=filter&q=").unwrap().body;
    let cells: Vec<&str> = table.split(",\"").filter(|cell| cell.contains(MARK)).collect();
    assert!(cells.len() >= STRANGE.len(), "{table}");
    for cell in cells {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{cell}");
        assert!(!cell.contains(['\u{202e}', '\u{202d}', '\u{2066}', '\u{2067}']), "{cell}");
    }
    for (case, _) in strangers.came.values() {
        let whole = salem.get(&format!("/en/desk/cases/{case}/whole.zip")).unwrap();
        assert_eq!(whole.status, 200, "{}", whole.body);
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(whole.bytes)).unwrap();
        for at in 0..archive.len() {
            let name = archive.by_index(at).unwrap().name().to_owned();
            let is_plain = !name.contains(['<', '>', '"', '\\', '\r', '\n', '\u{202e}', '\u{2067}', ':', '|', '*', '?']);
            assert!(is_plain && !name.split('/').any(|part| part.is_empty() || part.starts_with('.')), "{name:?}");
        }
    }
    let answers = until("all answers have left", || {
        let answers: Vec<Mail> =
            strangers.letters().into_iter().filter(|mail| mail.text.contains("opens at eight") && mail.subject.contains(MARK)).collect();
        (answers.len() >= STRANGE.len()).then_some(answers)
    });
    assert_eq!(answers.len(), STRANGE.len());
    for mail in answers {
        assert_eq!((mail.to.len(), mail.cc.len(), mail.header("bcc").len()), (1, 0, 0), "{:?}", mail.subject);
        assert!(mail.to[0].address.ends_with("@people.example"), "{:?}", mail.to);
        assert!(!mail.subject.contains(['\r', '\n', '\u{202e}', '\u{2067}']), "{:?}", mail.subject);
        let html = mail.html.unwrap_or_default().to_lowercase();
        assert!(!html.contains("<script") && !html.contains("<img"), "{html}");
    }
}
