//! Two press "call next" in the same instant: two customers are called, or the only one once; and whoever presses twice calls one.

use std::sync::Barrier;

use peers::Postgres;
use testkit::Installation;
use testkit::Running;
use testkit::Visitor;

use crate::hall::Counter;
use crate::hall::Desk;
use crate::hall::Door;
use crate::hall::Hall;
use crate::world::World;
use crate::world::two;

/// So often two press.
const TIMES: usize = 12;

/// Both press at once; answers the statuses.
fn press_at_once(both: [&mut Counter; 2]) -> Vec<u16> {
    let together = Barrier::new(2);
    std::thread::scope(|scope| {
        let presses = both.map(|counter| {
            let together = &together;
            scope.spawn(move || {
                together.wait();
                counter.presses("next", &[]).unwrap()
            })
        });
        presses.into_iter().map(|press| press.join().unwrap()).collect()
    })
}

/// Whom each has called. They are served and go home.
fn serve(counters: &mut [Counter; 2]) -> Vec<String> {
    let mut called = Vec::new();
    for counter in counters {
        let Some(Desk::Called(number)) = counter.looks().unwrap() else { continue };
        called.push(number.clone());
        assert_eq!(counter.presses("visit", &[]).unwrap(), 303);
        let Some(Desk::Serving(served, ticket, _)) = counter.looks().unwrap() else { panic!("{number} is served") };
        assert_eq!((served, counter.completes(&ticket, "").unwrap()), (number, 303));
    }
    called
}

/// Two employees at counters of one centre, each at a program of their own or both at one.
fn play(programs: [(&Installation, &Running); 2]) {
    let hall = Hall::set_up(programs[0], 2);
    let mut counters = [Counter::open(programs[0], "fatima@rsa.example"), Counter::open(programs[1], "ali@rsa.example")];
    let mut customer = Visitor::new(programs[0].1.http());
    let mut come = |key: String| hall.take(Door::Phone, &mut customer, (0, &key)).unwrap().expect("a ticket").number;
    for time in 0..TIMES {
        let mut came: Vec<String> = (0..=time % 2).map(|one| come(format!("{time}-{one}"))).collect();
        let [first, second] = &mut counters;
        assert_eq!(press_at_once([first, second]), [303, 303]);
        let mut called = serve(&mut counters);
        called.sort();
        came.sort();
        assert_eq!(called, came, "each who waits is called, and by one counter");
    }
    let came = ["twice-1", "twice-2"].map(|key| come(key.to_owned()));
    let mut second_page = counters[0].clone();
    let mut answered = press_at_once([&mut counters[0], &mut second_page]);
    answered.sort_unstable();
    assert_eq!(answered, [303, 409], "the second press is told that somebody is in hand");
    assert_eq!(serve(&mut counters), came[..1], "who pressed twice has called whoever came first, and nobody else");
}

#[test]
fn two_who_press_in_the_same_instant_call_each_somebody_else() {
    let mut world = World::empty();
    world.installation = world.installation.with("sign_in.second_factor", "nobody");
    world.installation.found().unwrap();
    let running = world.installation.serve(&[]).unwrap();
    play([(&world.installation, &running); 2]);
}

#[test]
fn two_who_press_in_the_same_instant_at_two_programs_call_each_somebody_else() {
    let Some(server) = peers::or_skip(Postgres::start()) else { return };
    let world = World::empty();
    let [first, second] = two(&server, world.folder.path());
    let (one, other) = (first.serve(&[]).unwrap(), second.serve(&[]).unwrap());
    play([(&first, &one), (&second, &other)]);
}
