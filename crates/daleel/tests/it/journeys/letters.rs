//! A letter with files goes its whole way over real servers, in both languages: it lies in its mailbox, is fetched, looked at by a scanner,
//! answered, written back to, closed, and its sender's opinion of the service is asked and given.

use peers::Clamd;
use peers::Dovecot;
use peers::Mta;
use peers::or_skip;
use post::Limits;
use post::Mail;
use testkit::Mailing;
use testkit::Running;
use testkit::Visitor;

use crate::clock::Clock;
use crate::world::MAILBOX;
use crate::world::World;
use crate::world::until;

/// What a customer writes and is told, in their language.
struct Talk {
    lang: &'static str,
    name: &'static str,
    address: &'static str,
    subject: &'static str,
    /// A word of the subject that no other case has, as an address carries it.
    rare: &'static str,
    question: &'static str,
    answer: &'static str,
    back: &'static str,
    farewell: &'static str,
    /// What stands at the head of every reply.
    greeting: &'static str,
    /// The name of the drawing, as the letter spells it and as it is read.
    drawing: (&'static str, &'static str),
    thanks: &'static str,
}

const TALKS: [Talk; 2] = [
    Talk {
        lang: "ar",
        name: "ريم النور",
        address: "reem@people.example",
        subject: "تجديد بطاقة زمردية",
        rare: "%D8%B2%D9%85%D8%B1%D8%AF%D9%8A%D8%A9",
        question: "السلام عليكم\n\nمتى يفتح مركز المنامة يوم الخميس؟ أرفقت المستندات.\n\nريم النور",
        answer: "يفتح مركز المنامة أبوابه يوم الخميس في الثامنة صباحاً.",
        back: "شكراً لكم. سأزور المركز يوم الخميس.",
        farewell: "يسعدنا استقبالكم في المركز يوم الخميس.",
        greeting: "عميلنا العزيز",
        drawing: ("filename*=UTF-8''%D9%85%D8%AE%D8%B7%D8%B7.pdf", "مخطط.pdf"),
        thanks: "وصلنا رأيكم",
    },
    Talk {
        lang: "en",
        name: "Adam Hill",
        address: "adam@people.example",
        subject: "Renewing an emerald card",
        rare: "emerald",
        question: "Good morning,\n\nwhen does the centre in Manama open on Thursdays? I attached the documents.\n\nAdam Hill",
        answer: "On Thursdays the centre in Manama opens at eight in the morning.",
        back: "Thank you. I will come to the centre on Thursday.",
        farewell: "We look forward to welcoming you at the centre on Thursday.",
        greeting: "Dear ",
        drawing: ("filename=drawing.pdf", "drawing.pdf"),
        thanks: "Thank you",
    },
];

/// The installation with the servers round it, and who works there.
struct Story {
    dovecot: Dovecot,
    mta: Mta,
    _clamd: Clamd,
    clock: Clock,
    world: World,
    running: Running,
    fatima: Visitor,
    program: Visitor,
}

impl Story {
    fn begin() -> Option<Self> {
        let dovecot = or_skip(Dovecot::start())?;
        let mta = or_skip(Mta::start(dovecot.lmtp))?;
        let clamd = or_skip(Clamd::start())?;
        let mut world = World::filled();
        let (smtp, scanner) = (mta.smtp.to_string(), format!("127.0.0.1:{}", clamd.port));
        let settings = [
            ("mail.relay_host", "127.0.0.1"),
            ("mail.relay_port", smtp.as_str()),
            ("mail.relay_security", "none"),
            ("mail.sender", "no-reply@gov.example"),
            ("mail.inside_hosts", "127.0.0.1"),
            ("scan.clamd", scanner.as_str()),
            ("sign_in.second_factor", "nobody"),
        ];
        let installation = settings.into_iter().fold(world.installation.clone(), |made, (key, value)| made.with(key, value));
        let token = installation.token().unwrap();
        let (clock, faked) = Clock::under(&installation, world.folder.path())?;
        world.installation = faked;
        let running = world.installation.serve(&[]).unwrap();
        let fatima = world.signed_in(&running, "fatima@rsa.example");
        let program = Visitor::with_token(running.http(), &token);
        Some(Self { dovecot, mta, _clamd: clamd, clock, world, running, fatima, program })
    }

    /// The entity's administrator says where its mail lies and that customers are asked for their opinion.
    fn set_up(&self) {
        let mut huda = self.world.signed_in(&self.running, "huda@rsa.example");
        let boxes = self.program.clone().get("/api/v1/mailboxes").unwrap().json();
        let ours = boxes["items"].as_array().unwrap().iter().find(|one| one["address"] == MAILBOX);
        let path = format!("/ar/desk/mailboxes/{}/source", ours.unwrap()["id"].as_str().unwrap());
        let port = self.dovecot.imap.to_string();
        let place = [("host", "127.0.0.1"), ("port", port.as_str()), ("security", "none"), ("folder", "INBOX"), ("afterwards", "seen")];
        let all: Vec<_> = place.into_iter().chain([("user", MAILBOX), ("password", Dovecot::PASSWORD)]).collect();
        let set = huda.post(&path, &all).unwrap();
        assert_eq!(set.status, 303, "{}", set.body);
        assert_eq!(huda.post("/ar/desk/writing/survey", &[("survey", "yes")]).unwrap().status, 303);
    }

    /// A customer hands a letter to the mail server, which lays it into a mailbox.
    fn post(&self, from: &str, to: &str, raw: &str) {
        let said = Mailing::smtp(([127, 0, 0, 1], self.mta.smtp).into()).unwrap().deliver(from, to, raw).unwrap();
        assert!(said.is_kept(), "{said:?}");
    }

    /// Waits for a letter in somebody's mailbox.
    fn arrives(&self, at: &str, what: &str, is_it: impl Fn(&Mail) -> bool) -> Mail {
        let folder = self.dovecot.mail_folder(at);
        until(what, || {
            let files = ["new", "cur"].into_iter().filter_map(|part| std::fs::read_dir(folder.join(part)).ok()).flatten().flatten();
            let letters = files.filter_map(|file| std::fs::read(file.path()).ok()).map(|raw| Mail::parse(&raw, &Limits::default()).mail);
            letters.into_iter().find(|mail| is_it(mail))
        })
    }

    fn version(&mut self, case: &str) -> String {
        self.program.get(&format!("/api/v1/cases/{case}")).unwrap().json()["version"].to_string()
    }

    /// The letter becomes a case; answers its id.
    fn is_fetched(&mut self, talk: &Talk) -> String {
        let program = &mut self.program;
        let found = until("the letter is a case", || {
            let found = program.get(&format!("/api/v1/cases?q={}", talk.rare)).unwrap().json();
            found["items"].as_array()?.iter().find(|case| case["subject"] == talk.subject).cloned()
        });
        found["id"].as_str().unwrap().to_owned()
    }

    /// The drawing opens once it was looked at; what the scanner found something in never does.
    fn is_scanned(&mut self, talk: &Talk, case: &str) {
        let fatima = &mut self.fatima;
        let page = until("the drawing was looked at", || {
            let page = fatima.get(&format!("/{}/desk/cases/{case}", talk.lang)).unwrap().body;
            page.contains("/attachments/0\"").then_some(page)
        });
        assert!(page.contains(talk.drawing.1) && page.contains(Clamd::FINDS), "{page}");
        let before = page.split("/attachments/0\"").next().unwrap();
        let message = &before[before.rfind('"').unwrap() + 1..];
        assert!(fatima.get(&format!("{message}/attachments/0")).unwrap().body.contains("the plan"));
        assert_eq!(fatima.get(&format!("{message}/attachments/1")).unwrap().status, 409, "it stays closed");
    }

    /// Fatima answers in the workspace.
    fn replies(&mut self, talk: &Talk, case: &str, body: &str) {
        let version = self.version(case);
        let path = format!("/{}/desk/cases/{case}", talk.lang);
        let page = self.fatima.get(&path).unwrap();
        assert!(page.body.contains("cs-composer"), "{}", page.body);
        let typed = [("subject", talk.subject), ("body", body), ("lang", talk.lang), ("version", version.as_str()), ("open_seen", "yes")];
        let sent = self.fatima.post(&format!("{path}/replies"), &typed).unwrap();
        assert_eq!(sent.status, 303, "{}", sent.body);
    }

    /// What Fatima wrote stands in the customer's mailbox, as a letter in their language.
    fn is_read(&self, talk: &Talk, thread: &str, body: &str) -> Mail {
        let is_it = |mail: &Mail| mail.in_reply_to.iter().any(|id| id.contains(thread)) && mail.text.contains(body);
        let reply = self.arrives(talk.address, "the reply is in the customer's mailbox", is_it);
        let dir = if talk.lang == "ar" { "rtl" } else { "ltr" };
        let html = reply.html.clone().unwrap_or_default();
        assert!(html.contains(&format!("lang=\"{}\"", talk.lang)) && html.contains(&format!("dir=\"{dir}\"")), "{html}");
        assert!(reply.text.contains(talk.greeting), "{}", reply.text);
        reply
    }

    /// The letter goes its way until its case is closed; answers the case.
    fn travels(&mut self, talk: &Talk) -> String {
        let (lang, first, second) = (talk.lang, format!("first-{}", talk.lang), format!("second-{}", talk.lang));
        self.post(talk.address, MAILBOX, &with_files(talk, &first));
        let case = self.is_fetched(talk);
        self.is_scanned(talk, &case);
        let version = self.version(&case);
        let taken = [("to", ""), ("reason", "I know the centre"), ("seen", version.as_str())];
        self.fatima.post(&format!("/{lang}/desk/cases/{case}/owner"), &taken).unwrap();
        self.replies(talk, &case, talk.answer);
        let reply = self.is_read(talk, &first, talk.answer);
        let to = reply.reply_to.first().map(|address| address.address.clone()).unwrap();
        assert!(to.starts_with("contact+"), "{to}");
        let answered = format!("{}In-Reply-To: <{}>\n\n{}\n", head(talk, &second, &to), reply.message_id.unwrap(), talk.back);
        self.post(talk.address, &to, &answered);
        let (fatima, path) = (&mut self.fatima, format!("/{lang}/desk/cases/{case}"));
        until("what the customer wrote back stands in the same case", || fatima.get(&path).unwrap().body.contains(talk.back).then_some(()));
        self.replies(talk, &case, talk.farewell);
        self.is_read(talk, &second, talk.farewell);
        let version = self.version(&case);
        let closed = self.fatima.post(&format!("{path}/closing"), &[("seen", &version)]).unwrap();
        assert_eq!(closed.status, 303, "{}", closed.body);
        case
    }

    /// The customer is asked, taps once, and Fatima sees what they think.
    fn gives_an_opinion(&mut self, talk: &Talk, case: &str) {
        let asked = self.arrives(talk.address, "the opinion is asked", |mail| mail.text.contains("/opinion/"));
        let from = asked.text.find(&format!("/{}/opinion/", talk.lang)).expect("in the customer's language");
        let link = asked.text[from..].split_whitespace().next().unwrap();
        let mut customer = Visitor::new(self.running.http());
        assert_eq!(customer.get(link).unwrap().body.matches("name=\"score\"").count(), 5);
        assert_eq!(customer.post(link, &[("score", "5")]).unwrap().status, 303);
        let thanked = customer.get(link).unwrap().body;
        assert!(thanked.contains(talk.thanks) && !thanked.contains("name=\"score\""), "{thanked}");
        let page = self.fatima.get(&format!("/{}/desk/cases/{case}", talk.lang)).unwrap().body;
        assert!(page.contains("5/5"), "{page}");
        assert_eq!(self.program.get(&format!("/api/v1/cases/{case}")).unwrap().json()["state"], "closed");
    }
}

/// The head of a letter up to the empty line.
fn head(talk: &Talk, number: &str, to: &str) -> String {
    format!(
        "From: {} <{}>\nTo: <{to}>\nSubject: {}\nMessage-ID: <{number}@people.example>\nDate: Tue, 24 Nov 2026 08:00:00 +0300\n\
         MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n",
        talk.name, talk.address, talk.subject
    )
}

/// A letter with a drawing, and with a file in which every scanner finds something.
fn with_files(talk: &Talk, number: &str) -> String {
    let plain = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n";
    let head = head(talk, number, MAILBOX).replace(plain, "Content-Type: multipart/mixed; boundary=edge\n");
    let found = String::from_utf8(Clamd::test_file()).unwrap();
    let file = |name: &str, text: &str| {
        format!("--edge\nContent-Type: application/octet-stream\nContent-Disposition: attachment; {name}\n\n{text}\n")
    };
    let files = [file(talk.drawing.0, "%PDF-1.7 the plan"), file("filename=invoice.doc", &found)].concat();
    format!("{head}\n--edge\n{plain}\n{}\n{files}--edge--\n", talk.question)
}

#[test]
fn a_letter_with_files_goes_its_whole_way_over_real_servers_in_both_languages() {
    let Some(mut story) = Story::begin() else { return };
    story.set_up();
    let cases: Vec<String> = TALKS.iter().map(|talk| story.travels(talk)).collect();
    // A case that is opened again within ten minutes is not closed yet.
    story.clock.set("+11m");
    for (talk, case) in TALKS.iter().zip(&cases) {
        story.gives_an_opinion(talk, case);
    }
    assert_eq!(story.running.stop().unwrap(), 0, "it stops in order");
}
