//! Examples that a person can follow.

use std::time::Duration;

use kernel::EmployeeId;
use kernel::Lang;
use kernel::Timestamp;
use routing::Attention;
use routing::Hands;
use routing::Person;
use routing::Rules;
use routing::Skill;
use routing::Why;
use routing::Work;
use routing::choose;
use routing::deal;
use routing::order;

use crate::any::now;

fn skill(channel: &str) -> Skill {
    Skill { service: None, channel: channel.into(), lang: Lang::Ar }
}

fn person(id: i64, open: u32) -> Person {
    let skills = ["email", "counter", "chat"].map(skill).into();
    let hands = Hands { open, filling: open, ..Hands::default() };
    Person { id: EmployeeId::new(id), skills, is_present: true, back_up: None, stand_in: None, hands }
}

fn work(id: i64, channel: &str, attention: Attention, minutes: i64, rate: u32) -> Work {
    let since = Timestamp::from_second(now().as_second() - minutes * 60).unwrap();
    Work { id, needs: skill(channel), attention, since, rate, passed: Vec::new(), known_to: Vec::new() }
}

#[test]
fn the_one_with_the_least_in_hand_comes_first_and_the_next_is_the_back_up() {
    let people = [person(1, 4), person(2, 1), person(3, 0)];
    let choice = choose(&work(9, "email", Attention::Fills, 1, 100), &people, &Rules::default());
    assert_eq!((choice.owner, choice.back_up), (Some(EmployeeId::new(3)), Some(EmployeeId::new(2))));
}

#[test]
fn whoever_has_another_matter_of_the_customer_comes_before_who_has_less_in_hand() {
    let people = [person(1, 4), person(2, 1), person(3, 0)];
    let known = |ids: &[i64]| ids.iter().copied().map(EmployeeId::new).collect::<Vec<_>>();
    let email = |ids: &[i64]| Work { known_to: known(ids), ..work(9, "email", Attention::Fills, 1, 100) };
    let choice = choose(&email(&[1]), &people, &Rules::default());
    assert_eq!((choice.owner, choice.back_up, choice.why), (Some(EmployeeId::new(1)), Some(EmployeeId::new(3)), Why::KnowsCustomer));
    assert_eq!(choose(&email(&[2, 1]), &people, &Rules::default()).owner, Some(EmployeeId::new(2)), "whoever has the newest");
    let full = Rules { most_filling: Some(4), ..Rules::default() };
    let other = choose(&email(&[1]), &people, &full);
    assert_eq!((other.owner, other.why), (Some(EmployeeId::new(3)), Why::LeastInHand), "nobody is given more than they may have");
    let away = [Person { is_present: false, ..person(1, 4) }, person(3, 0)];
    assert_eq!(choose(&email(&[1]), &away, &Rules::default()).owner, Some(EmployeeId::new(3)));
    let passed = Work { passed: known(&[1]), ..email(&[1]) };
    assert_eq!(choose(&passed, &people, &Rules::default()).owner, Some(EmployeeId::new(3)), "who let it pass is not asked again first");
}

#[test]
fn who_serves_at_the_counter_gets_no_email_and_who_reads_email_may_be_called_to_the_counter() {
    let mut mona = person(1, 0);
    mona.hands.whole = 1;
    let salem = person(2, 7);
    let email = work(9, "email", Attention::Fills, 1, 100);
    assert_eq!(choose(&email, &[mona.clone(), salem.clone()], &Rules::default()).owner, Some(salem.id));
    let ticket = work(10, "counter", Attention::Whole, 1, 100);
    assert_eq!(choose(&ticket, &[mona, salem.clone()], &Rules::default()).owner, Some(salem.id));
}

#[test]
fn when_all_who_are_qualified_are_away_the_one_who_stands_in_gets_it() {
    let salem = Person { skills: Vec::new(), ..person(2, 3) };
    let mona = Person { is_present: false, stand_in: Some(salem.id), ..person(1, 0) };
    let email = work(9, "email", Attention::Fills, 1, 100);
    let choice = choose(&email, &[mona.clone(), salem.clone()], &Rules::default());
    assert_eq!((choice.owner, choice.back_up, choice.why), (Some(salem.id), Some(mona.id), Why::StandsIn));
    let alone = choose(&email, &[Person { stand_in: None, ..mona }, salem], &Rules::default());
    assert_eq!((alone.owner, alone.why), (None, Why::NobodyPresent));
}

#[test]
fn one_with_priority_goes_ahead_but_nobody_is_held_back_beyond_the_bound() {
    let rules = Rules { held_back: Duration::from_secs(3600), ..Rules::default() };
    let order = |ordinary: i64, urgent: i64| {
        let waiting = [work(1, "email", Attention::Fills, ordinary, 100), work(2, "email", Attention::Fills, urgent, 400)];
        order(&waiting, now(), &rules).into_iter().map(|place| waiting[place].id).collect::<Vec<_>>()
    };
    assert_eq!(order(60, 30), [2, 1], "half an hour counts as ninety minutes");
    assert_eq!(order(91, 30), [1, 2], "an hour later at most");
    assert_eq!(order(5, 0), [1, 2], "priority is waited for too");
}

#[test]
fn a_limit_leaves_the_rest_waiting_in_their_order() {
    let rules = Rules { most_filling: Some(2), ..Rules::default() };
    let waiting: Vec<Work> = (1..=4).map(|id| work(id, "email", Attention::Fills, 10 - id, 100)).collect();
    let dealt = deal(&waiting, &[person(1, 1), person(2, 1)], &rules, now());
    assert_eq!(dealt.iter().map(|dealt| dealt.work).collect::<Vec<_>>(), [1, 2]);
}
