//! What holds for all people, work and rules.

use std::collections::BTreeSet;

use proptest::prelude::*;
use routing::Attention;
use routing::Why;
use routing::choose;
use routing::deal;
use routing::is_firm;
use routing::next_for;
use routing::order;

use crate::any::now;
use crate::any::people;
use crate::any::rules;
use crate::any::waiting;
use crate::any::work;

proptest! {
    #[test]
    fn nobody_is_overtaken_by_what_came_later_than_the_bound_after_them(waiting in waiting(), rules in rules()) {
        let order = order(&waiting, now(), &rules);
        let bound = i64::try_from(rules.held_back.as_secs()).unwrap();
        for (place, first) in order.iter().enumerate() {
            for second in &order[place + 1..] {
                let later = waiting[*first].since.as_second() - waiting[*second].since.as_second();
                prop_assert!(later <= bound, "{later} seconds later, and the bound is {bound}");
            }
        }
    }

    #[test]
    fn nobody_who_came_later_goes_before_one_who_has_waited_until_nobody_may(waiting in waiting(), rules in rules()) {
        let order = order(&waiting, now(), &rules);
        for (place, first) in order.iter().enumerate() {
            for second in order[place + 1..].iter().filter(|second| is_firm(&waiting[**second], now(), &rules)) {
                prop_assert!(waiting[*first].since <= waiting[*second].since);
            }
        }
    }

    #[test]
    fn of_two_with_the_same_priority_the_one_who_waits_longer_is_first(waiting in waiting(), rules in rules()) {
        let order = order(&waiting, now(), &rules);
        for pair in order.windows(2).map(|pair| (&waiting[pair[0]], &waiting[pair[1]])) {
            prop_assert!(pair.0.rate != pair.1.rate || pair.0.since <= pair.1.since);
        }
    }

    #[test]
    fn work_goes_to_one_who_may_take_it_and_nothing_is_dealt_twice(waiting in waiting(), people in people(), rules in rules()) {
        let dealt = deal(&waiting, &people, &rules, now());
        let numbers: BTreeSet<i64> = dealt.iter().map(|dealt| dealt.work).collect();
        prop_assert_eq!(numbers.len(), dealt.len());
        for dealt in &dealt {
            let work = waiting.iter().filter(|work| work.id == dealt.work);
            let owner = people.iter().find(|person| Some(person.id) == dealt.choice.owner).unwrap();
            prop_assert!(owner.is_present && dealt.choice.back_up != dealt.choice.owner);
            let is_stand_in = dealt.choice.why == Why::StandsIn;
            prop_assert!(work.clone().any(|work| is_stand_in || owner.is_qualified(work)));
            prop_assert!(work.clone().any(|work| owner.has_room(work, &rules)));
        }
    }

    #[test]
    fn whole_attention_stays_whole_and_limits_hold(waiting in waiting(), people in people(), rules in rules()) {
        let dealt = deal(&waiting, &people, &rules, now());
        let of = |person: &routing::Person, attention| {
            let theirs = dealt.iter().filter(|dealt| dealt.choice.owner == Some(person.id));
            let is_one = |number: i64| waiting.iter().find(|work| work.id == number).is_some_and(|work| work.attention == attention);
            u32::try_from(theirs.filter(|dealt| is_one(dealt.work)).count()).unwrap()
        };
        // Numbers that stand for several things would be counted as one of them.
        let numbers: BTreeSet<i64> = waiting.iter().map(|work| work.id).collect();
        prop_assume!(numbers.len() == waiting.len());
        for person in &people {
            let (whole, shared, filling) = (of(person, Attention::Whole), of(person, Attention::Shared), of(person, Attention::Fills));
            prop_assert!(whole <= 1 && (whole == 0 || shared == 0 && person.hands.whole == 0 && person.hands.shared == 0));
            prop_assert!(person.hands.whole == 0 || whole + shared + filling == 0);
            prop_assert!(shared == 0 || person.hands.shared + shared <= rules.most_shared);
            prop_assert!(filling == 0 || rules.most_filling.is_none_or(|most| person.hands.filling + filling <= most));
        }
    }

    #[test]
    fn work_waits_only_while_nobody_may_take_it(work in work(), people in people(), rules in rules()) {
        let choice = choose(&work, &people, &rules);
        let may = people.iter().any(|person| person.is_present && person.is_qualified(&work) && person.has_room(&work, &rules));
        prop_assert_eq!(matches!(choice.why, Why::LeastInHand | Why::KnowsCustomer), may);
        prop_assert!(choice.owner.is_some() || choice.back_up.is_none());
    }

    #[test]
    fn who_let_it_pass_is_asked_again_only_when_nobody_else_may_be(work in work(), people in people(), rules in rules()) {
        let choice = choose(&work, &people, &rules);
        if matches!(choice.why, Why::LeastInHand | Why::KnowsCustomer) && choice.owner.is_some_and(|owner| work.passed.contains(&owner)) {
            let others = people.iter().filter(|person| !work.passed.contains(&person.id));
            prop_assert!(!others.into_iter().any(|one| one.is_present && one.is_qualified(&work) && one.has_room(&work, &rules)));
        }
    }

    #[test]
    fn who_asks_for_the_next_gets_what_stands_first_of_what_they_may_take(waiting in waiting(), people in people(), rules in rules()) {
        for person in &people {
            let may = |work: &routing::Work| person.is_present && person.is_qualified(work) && person.has_room(work, &rules);
            let first = order(&waiting, now(), &rules).into_iter().find(|place| may(&waiting[*place]));
            prop_assert_eq!(next_for(person.id, &waiting, &people, &rules, now()), first);
        }
    }
}
