//! Mail servers that are busy, full, or break off: a letter waits and goes again with the same bytes, so that nobody reads it twice.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::Mutex;

use kernel::Role;
use tokio::io::AsyncBufReadExt;
use tokio::io::AsyncWriteExt;
use tokio::io::BufReader;
use tokio::net::TcpListener;
use tokio::net::TcpStream;

use crate::mail::ANSWER;
use crate::mail::QUESTION;
use crate::mail::letter;
use crate::world::CONTACT;
use crate::world::WORKS;
use crate::world::on_each_with;

/// What a server does with a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Does {
    /// It takes what it is brought.
    Take,
    /// It takes a letter, and breaks off before it says so.
    BreakOff,
    /// It takes a letter, and the connection is reset before it says so.
    Reset,
    /// It has no time at all.
    IsBusy,
    /// It has no room for this recipient now, as one that greylists.
    IsFull,
}

/// A mail server that follows a script, one line for each connection.
struct Liar {
    listener: std::net::TcpListener,
    script: Arc<Mutex<VecDeque<Does>>>,
    kept: Arc<Mutex<Vec<String>>>,
}

impl Liar {
    fn open() -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        Self { listener, script: Arc::default(), kept: Arc::default() }
    }

    fn settings(&self) -> Vec<(String, String)> {
        let port = self.listener.local_addr().unwrap().port().to_string();
        let all = [
            ("mail.relay_host", "127.0.0.1"),
            ("mail.relay_port", port.as_str()),
            ("mail.relay_security", "none"),
            ("mail.acknowledge", "no"),
        ];
        all.map(|(key, value)| (key.to_owned(), value.to_owned())).into()
    }

    fn serve(&self, script: &[Does]) {
        *self.script.lock().unwrap() = script.iter().copied().collect();
        self.kept.lock().unwrap().clear();
        let listener = TcpListener::from_std(self.listener.try_clone().unwrap()).unwrap();
        let (script, kept) = (self.script.clone(), self.kept.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let does = script.lock().unwrap().pop_front().unwrap_or(Does::Take);
                tokio::spawn(talk(stream, does, kept.clone()));
            }
        });
    }

    fn kept(&self) -> Vec<String> {
        self.kept.lock().unwrap().clone()
    }
}

/// One connection; nothing when the other side is gone.
async fn talk(stream: TcpStream, does: Does, kept: Arc<Mutex<Vec<String>>>) -> Option<()> {
    let mut stream = BufReader::new(stream);
    if does == Does::IsBusy {
        return stream.write_all(b"421 4.3.2 try again later\r\n").await.ok();
    }
    stream.write_all(b"220 liar.example\r\n").await.ok()?;
    loop {
        let line = line(&mut stream).await?;
        let answer = match line.get(..4).unwrap_or(&line).to_uppercase().as_str() {
            "RCPT" if does == Does::IsFull => "452 4.2.2 greylisted, come back in five minutes\r\n",
            "DATA" => {
                stream.write_all(b"354 go on\r\n").await.ok()?;
                let mut letter = String::new();
                loop {
                    match self::line(&mut stream).await?.as_str() {
                        "." => break,
                        line => letter += &format!("{line}\n"),
                    }
                }
                kept.lock().unwrap().push(letter);
                if does == Does::Reset {
                    stream.get_ref().set_zero_linger().ok()?;
                }
                if matches!(does, Does::BreakOff | Does::Reset) {
                    return None;
                }
                "250 2.0.0 kept\r\n"
            }
            "QUIT" => return stream.write_all(b"221 bye\r\n").await.ok(),
            _ => "250 ok\r\n",
        };
        stream.write_all(answer.as_bytes()).await.ok()?;
    }
}

async fn line(stream: &mut BufReader<TcpStream>) -> Option<String> {
    let mut line = String::new();
    let read = stream.read_line(&mut line).await.ok()?;
    (read > 0).then(|| line.trim_end_matches(['\r', '\n']).to_owned())
}

#[test]
fn a_letter_whose_acknowledgement_was_lost_goes_again_as_the_same_letter() {
    let liar = &Liar::open();
    on_each_with(&liar.settings(), |world| async move {
        liar.serve(&[Does::BreakOff, Does::Reset, Does::Take]);
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        for _ in 0..2 {
            platform::deliveries::run_due(&world.app).await.unwrap();
            assert_eq!(world.reply_of(&opened).await.0.state, "waiting", "nobody said that it was taken");
            world.clock.advance(std::time::Duration::from_secs(3600));
        }
        platform::deliveries::run_due(&world.app).await.unwrap();
        assert_eq!(world.reply_of(&opened).await.0.state, "sent");
        let kept = liar.kept();
        assert_eq!(kept.len(), 3);
        assert!(
            kept.iter().all(|letter| *letter == kept[0]),
            "the same bytes and the same id: whoever got it twice can see that it is one"
        );
        let page = world.get(&mona, &opened.path).await;
        assert_eq!(page.texts(".msg--out").len(), 1);
    });
}

#[test]
fn a_mail_server_that_takes_no_letters_for_a_quarter_of_an_hour_is_told_once_and_again_when_it_does() {
    let liar = &Liar::open();
    on_each_with(&liar.settings(), |world| async move {
        liar.serve(&[Does::IsBusy, Does::IsBusy, Does::Take]);
        let (mona, administrator) = (world.mona().await, world.person(WORKS, ("يوسف", "Yusuf"), Role::EntityAdministrator).await);
        let opened = world.huda_asks().await;
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        let notices = async |text: &str| {
            let page = world.get(&administrator, "/en/desk/notices").await;
            page.texts(".item__name").iter().filter(|said| said.contains(text)).count()
        };
        let ready = async || world.get_as_anybody("/readyz").await;
        platform::deliveries::run_due(&world.app).await.unwrap();
        email::tell_of_faults(&world.app).await.unwrap();
        assert!(ready().await.text.contains(r#""warnings":[]"#), "a server may be busy for a while");
        for _ in 0..2 {
            world.clock.advance(std::time::Duration::from_secs(900));
            email::tell_of_faults(&world.app).await.unwrap();
            assert!(ready().await.text.contains(r#""warnings":["relay"]"#), "{}", ready().await.text);
            assert_eq!(notices("took no letters").await, 1, "told once");
        }
        for _ in 0..2 {
            platform::deliveries::run_due(&world.app).await.unwrap();
            world.clock.advance(std::time::Duration::from_secs(3600));
        }
        assert_eq!(world.reply_of(&opened).await.0.state, "sent");
        assert!(ready().await.text.contains(r#""warnings":[]"#));
        assert_eq!(notices("takes letters again").await, 1);
    });
}

#[test]
fn a_server_that_is_busy_or_greylists_is_asked_again_later_and_nothing_counts_as_refused() {
    let liar = &Liar::open();
    on_each_with(&liar.settings(), |world| async move {
        liar.serve(&[Does::IsBusy, Does::IsFull, Does::Take]);
        let mona = world.mona().await;
        let opened = world.huda_asks().await;
        assert_eq!(world.replies(&mona, &opened, ANSWER, &[]).await.status, 303);
        for said in ["try again later", "come back in five minutes"] {
            platform::deliveries::run_due(&world.app).await.unwrap();
            let sent = world.reply_of(&opened).await.0;
            assert_eq!(sent.state, "waiting", "{}", sent.state_note);
            assert!(sent.state_note.contains(said), "{}", sent.state_note);
            platform::deliveries::run_due(&world.app).await.unwrap();
            assert!(liar.kept().is_empty(), "it is not asked again at once");
            world.clock.advance(std::time::Duration::from_secs(3600));
        }
        platform::deliveries::run_due(&world.app).await.unwrap();
        assert_eq!(world.reply_of(&opened).await.0.state, "sent");
        assert_eq!(liar.kept().len(), 1);
        let panel = world.get(&mona, &format!("{}?tab=customer", opened.path)).await;
        assert!(!panel.says("لا يصل البريد إلى هذا العنوان"));
    });
}

#[test]
fn a_full_mailbox_puts_off_its_own_letter_and_no_other_of_its_domain() {
    let liar = &Liar::open();
    on_each_with(&liar.settings(), |world| async move {
        liar.serve(&[Does::IsFull, Does::Take, Does::IsBusy, Does::Take]);
        let mona = world.mona().await;
        let mut opened = Vec::new();
        for who in ["huda", "sara", "amal"] {
            opened.push(world.arrives_at(CONTACT, letter(&format!("{who}@example.com"), "سؤال", QUESTION)).await);
            assert_eq!(world.replies(&mona, opened.last().unwrap(), ANSWER, &[]).await.status, 303);
        }
        let states = async || {
            let mut states = Vec::new();
            for one in &opened {
                states.push(world.reply_of(one).await.0.state);
            }
            states
        };
        platform::deliveries::run_due(&world.app).await.unwrap();
        assert_eq!(
            states().await,
            ["waiting", "sent", "waiting"],
            "a server that is busy is left alone, one full mailbox is nobody else's"
        );
        world.clock.advance(std::time::Duration::from_secs(3600));
        platform::deliveries::run_due(&world.app).await.unwrap();
        assert_eq!(states().await, ["sent"; 3]);
        assert_eq!(liar.kept().len(), 3);
    });
}
