//! Letters that leave, as mail programs show them, and the public pages to which they lead, without scripts: in a real browser.

use std::collections::BTreeMap;

use post::Limits;
use post::Mail;
use serde_json::Value;
use serde_json::json;
use testkit::Mailing;
use testkit::Running;
use testkit::Visitor;

use crate::browser::browser;
use crate::browser::walk;
use crate::world::MAILBOX;
use crate::world::World;
use crate::world::until;

/// Replies in which both directions meet: names, references, numbers and addresses of the other one, at every place of a line.
const MIXED: [(&str, &str); 2] = [
    (
        "ar",
        "BenefitPay خدمة متاحة للجميع، ورقم الطلب RSA-2026-000123.\n\nاتصلوا بالرقم +973 1700 1000 أو اكتبوا إلى help@rsa.example، ونسبة الرسم 50% (30 BHD).\n\n\
         Dear colleague, this paragraph is in English and names «شهادة الميلاد» once.\n\nالرابط: https://rsa.example/services/birth-certificates/abroad/attested-by-the-embassy-of-the-country-of-birth?year=2026&step=2#documents\n\n\
         https://rsa.example/forms\n\n- البند 1: النموذج Form-12A.\n- البند 2: من 08:00 إلى 14:30.",
    ),
    (
        "en",
        "بطاقة الهوية is what we call the identity card, your reference is RSA-2026-000123.\n\nCall +973 1700 1000 or write to help@rsa.example; bring the نموذج 12 with you.\n\n\
         السلام عليكم، هذه الفقرة بالعربية وفيها BenefitPay مرة واحدة.\n\nThe page: https://rsa.example/services/birth-certificates/abroad/attested-by-the-embassy-of-the-country-of-birth?year=2026&step=2#documents\n\n\
         - First: Form 12A.\n- Second: from 08:00 to 14:30.",
    ),
];
/// What is said behind a code, and the file that goes with it.
const SECRET: [(&str, &str); 2] = [("ar", "رقمكم في السجل محفوظ لدينا."), ("en", "Your number in the register is kept with us.")];
const FILE: (&str, &str) = ("plan.txt", "the plan");

/// An installation, and who answers in it.
struct Desk {
    world: World,
    running: Running,
    fatima: Visitor,
    program: Visitor,
}

impl Desk {
    fn open() -> Self {
        let world = World::filled();
        let token = world.installation.token().unwrap();
        let running = world.serve();
        let fatima = world.signed_in(&running, "fatima@rsa.example");
        let program = Visitor::with_token(running.http(), &token);
        Self { world, running, fatima, program }
    }

    /// A customer writes, and Fatima takes the case; answers where it stands.
    fn asked(&mut self, lang: &str, name: &str) -> String {
        let text = if lang == "ar" {
            "السلام عليكم، متى يفتح المركز؟"
        } else {
            "Good morning, when does the centre open?"
        };
        let letter = crate::world::letter(name, name, text).replace("reem@people.example", &format!("{name}@people.example"));
        let said = Mailing::lmtp(self.running.lmtp()).unwrap().deliver(&format!("{name}@people.example"), MAILBOX, &letter).unwrap();
        assert!(said.is_kept(), "{said:?}");
        let program = &mut self.program;
        let case = until("the letter is a case", || {
            let found = program.get(&format!("/api/v1/cases?q={name}")).unwrap().json();
            found["items"].as_array()?.iter().find(|case| case["subject"] == name).and_then(|case| case["id"].as_str()).map(str::to_owned)
        });
        let path = format!("/{lang}/desk/cases/{case}");
        let version = self.version(&case);
        self.fatima.post(&format!("{path}/owner"), &[("to", ""), ("reason", "I know the centre"), ("seen", &version)]).unwrap();
        path
    }

    fn version(&mut self, case: &str) -> String {
        self.program.get(&format!("/api/v1/cases/{case}")).unwrap().json()["version"].to_string()
    }

    /// Fatima sends what she wrote, as a letter or behind a code.
    fn sends(&mut self, path: &str, way: &str, (lang, body): (&str, &str)) {
        if way == "secure-replies" {
            let how = "They spelt this address to me on the telephone after their number had been checked.";
            let proof = format!("/api/v1/cases/{}/address-proof", path.rsplit('/').next().unwrap());
            let address = self.program.get(&proof).unwrap().json()["address"].as_str().unwrap().to_owned();
            assert_eq!(self.fatima.post(&format!("{path}/address-proof"), &[("address", &address), ("how", how)]).unwrap().status, 303);
        }
        let version = self.version(path.rsplit('/').next().unwrap());
        let subject = match (lang, way) {
            ("ar", "replies") => "ساعات عمل المركز",
            ("ar", _) => "رقمكم في السجل",
            (_, "replies") => "The hours of the centre",
            _ => "Your number in the register",
        };
        let typed = [("subject", subject), ("body", body), ("lang", lang), ("version", version.as_str()), ("open_seen", "yes")];
        let sent = self.fatima.post(&format!("{path}/{way}"), &typed).unwrap();
        assert_eq!(sent.status, 303, "{}", sent.body);
    }

    /// Fatima withdraws what she sent behind a code.
    fn withdraws(&mut self, path: &str) {
        let page = self.fatima.get(path).unwrap().body;
        let act = page.split(['"', '#', '?']).filter(|part| part.contains("/desk/messages/")).find_map(|message| {
            let shown = self.fatima.get(message).unwrap().body;
            shown.split('"').find(|part| part.ends_with("/withdrawal")).map(str::to_owned)
        });
        let done = self.fatima.post(&act.expect("a secure message can be withdrawn"), &[]).unwrap();
        assert_eq!(done.status, 303, "{}", done.body);
    }

    fn letters(&self) -> Vec<Mail> {
        self.world.sent().iter().map(|raw| Mail::parse(raw.as_bytes(), &Limits::default()).mail).collect()
    }

    /// A letter that leaves, with words of it.
    fn left(&self, words: &str) -> Mail {
        until("the letter leaves", || self.letters().into_iter().find(|mail| mail.text.contains(words)))
    }

    /// Behind a code, with a file; answers where it is opened and the page of its case.
    fn secure(&mut self, (lang, body): (&str, &str), name: &str) -> (String, String) {
        let path = self.asked(lang, name);
        let part = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{}\"\r\nContent-Type: text/plain\r\n\r\n{}\r\n--edge--\r\n",
            FILE.0, FILE.1
        );
        let kept = self.fatima.ask("POST", &format!("{path}/reply-files"), Some(("multipart/form-data; boundary=edge", part))).unwrap();
        assert_eq!(kept.status, 303, "{}", kept.body);
        self.sends(&path, "secure-replies", (lang, body));
        let address = format!("{name}@people.example");
        let notice = until("the link leaves", || {
            self.letters().into_iter().find(|mail| mail.to[0].address == address && mail.text.contains("/secure/"))
        });
        (link(&notice.text, &format!("/{lang}/secure/")), path)
    }
}

/// The link in a letter that begins so.
fn link(text: &str, start: &str) -> String {
    let at = text.find(start).unwrap_or_else(|| panic!("no {start} in {text}"));
    text[at..].split(|letter: char| letter.is_whitespace() || letter == '\u{2069}').next().unwrap().to_owned()
}

/// Of the letters in a language one of each kind, told by what their subjects say beside numbers; of what people wrote, those who came to
/// this story and a few others.
fn one_of_each_kind(letters: Vec<Mail>) -> BTreeMap<(String, String), Mail> {
    let kind = |mail: &Mail| {
        let words: Vec<&str> =
            mail.subject.split_whitespace().filter(|word| !word.contains(|letter: char| letter.is_ascii_digit())).collect();
        (mail.header("content-language").concat(), words.join(" "))
    };
    let of_each: BTreeMap<_, _> = letters.into_iter().map(|mail| (kind(&mail), mail)).collect();
    let is_ours = |mail: &Mail| !mail.automatic.is_personal() || mail.to[0].address.starts_with("mixed") || mail.text.contains("/secure/");
    let mut others = 0;
    let is_shown = |(_, mail): &(_, Mail)| {
        is_ours(mail) || {
            others += 1;
            others % 5 == 0
        }
    };
    of_each.into_iter().filter(is_shown).collect()
}

#[test]
fn every_letter_that_leaves_is_right_in_both_directions_wherever_it_is_read() {
    if browser().is_none() {
        return;
    }
    let mut desk = Desk::open();
    for ((lang, body), name) in MIXED.into_iter().zip(["mixedfirst", "mixedsecond"]) {
        let path = desk.asked(lang, name);
        desk.sends(&path, "replies", (lang, body));
        desk.left("RSA-2026-000123");
    }
    desk.secure(SECRET[0], "sealedfirst");
    desk.secure(SECRET[1], "sealedsecond");
    let found = one_of_each_kind(desk.letters());
    let bare = |mail: &Mail| mail.text.replace(['\u{2066}', '\u{2067}', '\u{2069}', '\u{200f}'], "");
    let says = |lang: &str, words: &str| found.iter().any(|((of, _), mail)| of == lang && bare(mail).contains(words));
    for (lang, words) in [("ar", "آلياً"), ("en", "automatically"), ("ar", "BenefitPay خدمة"), ("en", "/opinion/"), ("ar", "/opinion/")]
    {
        assert!(says(lang, words), "{lang} {words}: {:?}", found.keys());
    }
    for lang in ["ar", "en"] {
        assert!(says(lang, &format!("/{lang}/secure/")), "{lang}: {:?}", found.keys());
    }
    let told = |(number, ((lang, subject), mail)): (usize, (&(String, String), &Mail))| json!({ "name": format!("{lang}-{number}-{subject}"), "lang": lang, "html": mail.html, "text": mail.text });
    let told: Vec<Value> = found.iter().enumerate().map(told).collect();
    walk("mail.mjs", &[], &Value::from(told).to_string());
}

#[test]
fn what_a_letter_leads_to_is_walked_in_both_languages_without_scripts_or_a_pointer() {
    if browser().is_none() {
        return;
    }
    let mut desk = Desk::open();
    let mut walks = serde_json::Map::new();
    for (lang, text) in SECRET {
        let (secure, _) = desk.secure((lang, text), &format!("sealed{lang}"));
        let (over, path) = desk.secure((lang, text), &format!("withdrawn{lang}"));
        desk.withdraws(&path);
        let (start, mut anyone) = (format!("/{lang}/opinion/"), Visitor::new(desk.running.http()));
        let asked = desk.letters().into_iter().filter(|mail| mail.text.contains(&start)).map(|mail| link(&mail.text, &start));
        let opinion =
            asked.into_iter().find(|path| anyone.get(path).unwrap().body.contains("name=\"score\"")).expect("an opinion is asked");
        let wrong = [format!("{secure}x"), format!("{opinion}x"), format!("/{lang}/secure/nothing")];
        let file = json!({ "name": FILE.0, "text": FILE.1 });
        walks
            .insert(lang.into(), json!({ "secure": secure, "text": text, "file": file, "over": over, "opinion": opinion, "wrong": wrong }));
    }
    let address = format!("http://{}", desk.running.http());
    let told = json!({ "address": address, "outbox": desk.world.installation.data().join("outbox"), "walks": walks });
    walk("public.mjs", &[], &told.to_string());
}
