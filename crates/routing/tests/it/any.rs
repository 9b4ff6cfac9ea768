//! People and work of every kind, for the properties.

use std::time::Duration;

use kernel::EmployeeId;
use kernel::Lang;
use kernel::Timestamp;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use routing::Attention;
use routing::Hands;
use routing::Person;
use routing::Rules;
use routing::Skill;
use routing::Work;

/// The instant at which work is dealt out.
pub fn now() -> Timestamp {
    "2026-11-24T07:00:00Z".parse().unwrap()
}

fn channel() -> impl Strategy<Value = (String, Attention)> {
    select(vec![("counter".to_owned(), Attention::Whole), ("chat".to_owned(), Attention::Shared), ("email".to_owned(), Attention::Fills)])
}

fn lang() -> impl Strategy<Value = Lang> {
    select(Lang::ALL.to_vec())
}

fn skill() -> impl Strategy<Value = Skill> {
    (option::of(1_i64..3), channel(), lang()).prop_map(|(service, (channel, _), lang)| Skill { service, channel, lang })
}

fn person(id: i64) -> impl Strategy<Value = Person> {
    let hands = (0_u32..2, 0_u32..4, 0_u32..6).prop_map(|(whole, shared, filling)| Hands { whole, shared, filling, open: filling + 2 });
    (vec(skill(), 0..5), any::<bool>(), option::of(1_i64..6), option::of(1_i64..6), hands).prop_map(
        move |(skills, is_present, back_up, stand_in, hands)| Person {
            id: EmployeeId::new(id),
            skills,
            is_present,
            back_up: back_up.filter(|other| *other != id).map(EmployeeId::new),
            stand_in: stand_in.filter(|other| *other != id && !is_present).map(EmployeeId::new),
            hands,
        },
    )
}

/// Up to five people.
pub fn people() -> impl Strategy<Value = Vec<Person>> {
    (0_i64..6).prop_flat_map(|many| (1..=many).map(person).collect::<Vec<_>>())
}

/// Work that came within ten hours before `now`.
pub fn work() -> impl Strategy<Value = Work> {
    let needs = (option::of(1_i64..3), channel(), lang());
    (1_i64..30, needs, 0_i64..36_000, select(vec![100_u32, 150, 200, 400]), vec(1_i64..6, 0..3), vec(1_i64..6, 0..3)).prop_map(
        |(id, (service, (channel, attention), lang), waited, rate, passed, known_to)| Work {
            id,
            needs: Skill { service, channel, lang },
            attention,
            since: Timestamp::from_second(now().as_second() - waited).unwrap(),
            rate,
            passed: passed.into_iter().map(EmployeeId::new).collect(),
            known_to: known_to.into_iter().map(EmployeeId::new).collect(),
        },
    )
}

/// Some work that waits.
pub fn waiting() -> impl Strategy<Value = Vec<Work>> {
    vec(work(), 0..20)
}

/// Rules of every kind.
pub fn rules() -> impl Strategy<Value = Rules> {
    let firm_after = option::of(0_u64..36_000);
    (1_u32..4, option::of(1_u32..6), 0_u64..14_400, firm_after).prop_map(|(most_shared, most_filling, held_back, firm_after)| Rules {
        most_shared,
        most_filling,
        held_back: Duration::from_secs(held_back),
        firm_after: firm_after.map(Duration::from_secs),
    })
}
