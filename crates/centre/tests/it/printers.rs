//! Ticket printers on real sockets: each ticket comes out once, whatever the printer says meanwhile, and nobody waits for it.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::MutexGuard;

use kernel::Role;
use print::Ask;
use testkit::inside::Answer;
use tokio::io::AsyncReadExt;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;
use tokio::net::TcpStream;

use crate::devices::paired;
use crate::kiosk::takes;
use crate::world::HEALTH;
use crate::world::Person;
use crate::world::Place;
use crate::world::WORKS;
use crate::world::World;
use crate::world::on_each;

/// How a played printer is, and how many papers it has cut off.
#[derive(Clone, Copy, Default)]
struct State {
    is_paper_out: bool,
    speaks_nonsense: bool,
    papers: usize,
}

/// A printer on this machine.
pub struct Played {
    pub port: String,
    state: Arc<Mutex<State>>,
}

impl Played {
    pub async fn start() -> Played {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (port, state) = (listener.local_addr().unwrap().port().to_string(), Arc::new(Mutex::new(State::default())));
        let own = state.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(play(stream, own.clone()));
            }
        });
        Played { port, state }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }
}

/// Plays the printer for one connection: reads commands by their length and answers questions as it is.
async fn play(mut stream: TcpStream, state: Arc<Mutex<State>>) {
    while let Ok(first) = stream.read_u8().await {
        let mut rest = vec![0; if first == 0x1b { 1 } else { 2 }];
        if stream.read_exact(&mut rest).await.is_err() {
            return;
        }
        let command = [&[first], rest.as_slice()].concat();
        let now = *state.lock().unwrap();
        let answer: &[u8] = match command.as_slice() {
            _ if now.speaks_nonsense => b"HTTP",
            asked if asked == Ask::Paper.bytes() => &[if now.is_paper_out { 0x72 } else { 0x12 }],
            asked if asked == Ask::Offline.bytes() => &[0x12],
            asked if asked == Ask::Done.bytes() => &[0x00],
            _ => {
                prints(&mut stream, &command, &state).await;
                continue;
            }
        };
        if stream.write_all(answer).await.is_err() {
            return;
        }
    }
}

/// What follows a command that prints, feeds or cuts.
async fn prints(stream: &mut TcpStream, command: &[u8], state: &Mutex<State>) {
    let mut more = vec![
        0;
        if command[0] == 0x1d && command[1] == b'v' {
            5
        } else {
            usize::from(command[..2] == [0x1b, b'd'] || command[..2] == [0x1d, b'V'])
        }
    ];
    stream.read_exact(&mut more).await.unwrap();
    if let [.., wide, wider, high, higher] = more[..] {
        let mut dots = vec![0; usize::from(u16::from_le_bytes([wide, wider])) * usize::from(u16::from_le_bytes([high, higher]))];
        stream.read_exact(&mut dots).await.unwrap();
    }
    if command[..2] == [0x1d, b'V'] {
        state.lock().unwrap().papers += 1;
    }
}

async fn manager(world: &World) -> Person {
    world.person(WORKS, ("نورة", "Noora"), Role::CentreManager).await
}

pub async fn adds(world: &World, who: &Person, place: Place, (host, port): (&str, &str)) -> Answer {
    let form = [("printer_name", "At the door"), ("host", host), ("port", port)];
    world.post(who, &format!("/en/desk/centres/{}/printers", place.centre), &form).await
}

async fn devices(world: &World, who: &Person, place: Place) -> Answer {
    world.get(who, &format!("/en/desk/centres/{}/devices", place.centre)).await
}

/// Lets what is due be done.
async fn works(world: &World) {
    world.after(40).await;
    platform::deliveries::run_due(&world.app).await.unwrap();
}

#[test]
fn a_ticket_that_is_given_comes_out_of_the_printer_once() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.muharraq(1).await);
        let printer = Played::start().await;
        assert_eq!(adds(&world, &noora, place, ("127.0.0.1", &printer.port)).await.status, 303);
        let ticket = world.comes(&mona, place, &[("key", "one-press")]).await;
        assert!(ticket.says("The ticket is printed on") || ticket.says("Not asked yet"), "{}", ticket.seen());
        world.comes(&mona, place, &[("key", "one-press")]).await;
        works(&world).await;
        assert_eq!(printer.state().papers, 1, "two presses of one page are one ticket and one paper");
        let list = devices(&world, &noora, place).await;
        assert!(list.says("At the door") && list.says("Ready"), "{}", list.seen());
        assert!(list.says("it shows no code: you add it by its address in the network"), "{}", list.seen());
        assert!(ui::lint::html(&list.text).is_empty(), "{:?}", ui::lint::html(&list.text));
    });
}

#[test]
fn without_paper_the_ticket_stands_and_comes_out_when_there_is_some() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.muharraq(1).await);
        let printer = Played::start().await;
        adds(&world, &noora, place, ("127.0.0.1", &printer.port)).await;
        printer.state().is_paper_out = true;
        let given = world.comes(&mona, place, &[]).await;
        assert!(given.says("A 001"), "nobody waits for the printer");
        works(&world).await;
        assert_eq!(printer.state().papers, 0);
        assert!(devices(&world, &noora, place).await.says("Out of paper"));
        let board = world.get(&mona, &format!("/en/desk/centres/{}", place.centre)).await;
        assert!(board.says("Out of paper") && board.says("A 001"), "{}", board.seen());
        printer.state().is_paper_out = false;
        works(&world).await;
        assert_eq!(printer.state().papers, 1, "the same number, once");
        assert!(devices(&world, &noora, place).await.says("Ready"));
    });
}

#[test]
fn a_printer_that_answers_nonsense_is_named_and_the_same_number_is_printed_again_on_demand() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.muharraq(1).await);
        let printer = Played::start().await;
        adds(&world, &noora, place, ("127.0.0.1", &printer.port)).await;
        world.comes(&mona, place, &[]).await;
        works(&world).await;
        printer.state().speaks_nonsense = true;
        world.after(60).await;
        assert!(devices(&world, &noora, place).await.says("What answers at this address is no ticket printer"));
        let list = world.get(&mona, &format!("/en/desk/centres/{}", place.centre)).await;
        assert!(list.says("no ticket printer"), "{}", list.seen());
        printer.state().speaks_nonsense = false;
        let ticket = world.act(WORKS, move |tx| centre::queues(tx, place.centre).map(|queues| queues.len())).await;
        assert_eq!(ticket, 2);
        let given = world.comes(&mona, place, &[]).await;
        works(&world).await;
        let again = given.attributes("form[action$='/printing']", "action").pop().unwrap();
        for key in ["again", "again"] {
            assert_eq!(world.post(&mona, &again, &[("key", key)]).await.status, 303);
        }
        works(&world).await;
        assert_eq!(printer.state().papers, 3, "two tickets, and one of them once more");
    });
}

#[test]
fn a_printer_is_tried_with_a_page_and_taken_away_and_printers_of_others_are_not_reached() {
    on_each(|world| async move {
        let (noora, mona, place) = (manager(&world).await, world.mona().await, world.muharraq(1).await);
        let printer = Played::start().await;
        adds(&world, &noora, place, ("127.0.0.1", &printer.port)).await;
        let list = devices(&world, &noora, place).await;
        let act = |end: &str| list.attributes(&format!("form[action$='/{end}']"), "action").pop().unwrap();
        let ali = world.person(HEALTH, ("علي", "Ali"), Role::CentreManager).await;
        for (who, status) in [(&ali, 404), (&mona, 403)] {
            assert_eq!(adds(&world, who, place, ("127.0.0.1", &printer.port)).await.status, status);
            assert_eq!(world.post(who, &act("test"), &[]).await.status, status);
            assert_eq!(world.post(who, &act("removal"), &[]).await.status, status);
        }
        assert_eq!(world.post(&noora, &act("test"), &[]).await.status, 303);
        works(&world).await;
        assert_eq!(printer.state().papers, 1);
        assert_eq!(world.post(&noora, &act("removal"), &[]).await.status, 303);
        world.comes(&mona, place, &[]).await;
        works(&world).await;
        assert_eq!(printer.state().papers, 1, "it prints no more");
        assert!(!devices(&world, &noora, place).await.says("At the door"));
    });
}

#[test]
fn a_printer_is_no_way_to_look_round_in_other_networks() {
    on_each(|world| async move {
        let (noora, place) = (manager(&world).await, world.muharraq(1).await);
        let wrong = [
            ("169.254.169.254", "9100", "This address is in no inner network"),
            ("8.8.8.8", "9100", "This address is in no inner network"),
            ("10.0.4.20", "22", "Write a port from 9100 to 9109"),
            ("10.0.4.20", "x", "Write a port from 9100 to 9109"),
            ("http://10.0.4.20/", "9100", "Write the printer’s address"),
        ];
        for (host, port, words) in wrong {
            let refused = adds(&world, &noora, place, (host, port)).await;
            assert!(refused.status == 422 && refused.says(words) && refused.says(host), "{host}:{port}: {}", refused.seen());
        }
        assert_eq!(adds(&world, &noora, place, ("10.0.4.20", "9100")).await.status, 303);
    });
}

#[test]
fn a_ticket_of_a_kiosk_comes_out_of_its_own_printer_and_the_kiosk_says_when_there_is_no_paper() {
    on_each(|world| async move {
        let (noora, place) = (manager(&world).await, world.muharraq(1).await);
        let mut kiosk = paired(&world, &noora, place, &[("kind", "kiosk"), ("name", "At the door")]).await;
        let (own, others) = (Played::start().await, Played::start().await);
        adds(&world, &noora, place, ("127.0.0.1", &others.port)).await;
        let id = devices(&world, &noora, place).await.attributes("select[name=kiosk] option", "value").pop().unwrap();
        let form = [("printer_name", "Kiosk"), ("host", "127.0.0.1"), ("port", own.port.as_str()), ("kiosk", id.as_str())];
        assert_eq!(world.post(&noora, &format!("/en/desk/centres/{}/printers", place.centre), &form).await.status, 303);
        let given = takes(&mut kiosk, place).await;
        assert!(given.says("Your ticket is being printed"), "{}", given.seen());
        works(&world).await;
        assert_eq!((own.state().papers, others.state().papers), (1, 0), "the reception's paper is far away");
        own.state().is_paper_out = true;
        world.after(60).await;
        let given = takes(&mut kiosk, place).await;
        assert!(given.says("A 002") && given.says("The printer does not work at the moment"), "{}", given.seen());
    });
}
