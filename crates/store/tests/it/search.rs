//! Search: what is found, in which order, and never behind another entity's wall.

use store::Store;

use crate::world::grounds;
use crate::world::of;
use crate::world::open;
use crate::world::wait;

const NOTHING: [i64; 0] = [];

fn index(store: &Store, entity: i64, id: i64, text: &'static str) {
    wait(store.write(of(entity), move |tx| tx.index("case", id, text))).unwrap();
}

fn search(store: &Store, entity: i64, query: &'static str) -> Vec<i64> {
    wait(store.read(of(entity), move |tx| tx.search("case", query, None, 10))).unwrap()
}

#[test]
fn the_newest_thing_with_all_words_comes_first_in_both_languages() {
    for ground in grounds() {
        let store = open(&ground.place);
        index(&store, 1, 11, "انقطاع الإنارة في شارع المعارض، مجمع ٣٢٨");
        index(&store, 1, 12, "Street light outage on Exhibition Road 328");
        index(&store, 1, 13, "إنارة الشارع معطلة منذ أسبوع");
        assert_eq!(search(&store, 1, "الانارة"), [13, 11]);
        assert_eq!(search(&store, 1, "328"), [12, 11]);
        assert_eq!(search(&store, 1, "street LIGHT"), [12]);
        assert_eq!(search(&store, 1, "light إنارة"), NOTHING);
        assert_eq!(search(&store, 1, "  ، "), NOTHING);
    }
}

#[test]
fn the_last_word_may_be_unfinished_whether_short_or_long() {
    for ground in grounds() {
        let store = open(&ground.place);
        index(&store, 1, 21, "refrigerator collection");
        index(&store, 1, 22, "refrigerators collected");
        for beginning in ["r", "re", "refr", "refri", "refrigera"] {
            assert_eq!(search(&store, 1, beginning), [22, 21], "{beginning}");
        }
        assert_eq!(search(&store, 1, "refr collect"), NOTHING, "only the last word is completed");
        index(&store, 1, 23, "meter 117203, house 1175");
        index(&store, 1, 24, "bill 11723 of meter 117");
        for (beginning, found) in
            [("11", vec![24, 23]), ("117", vec![24, 23]), ("1172", vec![24, 23]), ("1175", vec![23]), ("11720", vec![23])]
        {
            assert_eq!(search(&store, 1, beginning), found, "{beginning}");
        }
    }
}

#[test]
fn a_changed_text_replaces_the_old_and_a_removed_one_is_gone() {
    for ground in grounds() {
        let store = open(&ground.place);
        index(&store, 1, 31, "passport renewal");
        index(&store, 1, 31, "licence renewal");
        assert_eq!(search(&store, 1, "passport"), NOTHING);
        assert_eq!(search(&store, 1, "licence"), [31]);
        wait(store.write(of(1), |tx| tx.unindex("case", 31))).unwrap();
        assert_eq!(search(&store, 1, "licence"), NOTHING);
    }
}

#[test]
fn an_act_finds_what_it_made_findable_and_what_failed_is_never_found() {
    for ground in grounds() {
        let store = open(&ground.place);
        let found = store.write(of(1), |tx| {
            tx.index("case", 41, "kept renewal")?;
            let failed: kernel::Result<()> = tx.attempt(|tx| {
                tx.index("case", 42, "failed renewal")?;
                assert_eq!(tx.search("case", "renewal", None, 10)?, [42, 41]);
                Err(kernel::refuse("story").into())
            });
            assert!(failed.is_err());
            tx.index("case", 43, "removed renewal")?;
            tx.unindex("case", 43)?;
            tx.search("case", "renewal", None, 10)
        });
        assert_eq!(wait(found).unwrap(), [41]);
        let refused = store.write(of(1), |tx| {
            tx.index("case", 44, "refused renewal")?;
            Err::<(), _>(kernel::refuse("story").into())
        });
        assert!(wait(refused).is_err());
        assert_eq!(search(&store, 1, "renewal"), [41]);
    }
}

#[test]
fn nobody_finds_or_removes_what_belongs_to_another_entity_or_kind() {
    for ground in grounds() {
        let store = open(&ground.place);
        index(&store, 1, 41, "secret garden permit");
        index(&store, 2, 42, "garden waste");
        assert_eq!(search(&store, 2, "secret"), NOTHING);
        assert_eq!(search(&store, 2, "garden"), [42]);
        wait(store.write(of(2), |tx| tx.unindex("case", 41))).unwrap();
        assert_eq!(search(&store, 1, "garden"), [41]);
        assert_eq!(wait(store.read(of(1), |tx| tx.search("article", "garden", None, 10))).unwrap(), NOTHING);
    }
}

#[test]
fn a_second_page_goes_on_where_the_first_ended() {
    for ground in grounds() {
        let store = open(&ground.place);
        (1..=5).for_each(|id| index(&store, 1, id, "water bill"));
        let page = wait(store.read(of(1), |tx| tx.search("case", "bill", None, 2))).unwrap();
        assert_eq!(page, [5, 4]);
        let page = wait(store.read(of(1), |tx| tx.search("case", "bill", Some(4), 2))).unwrap();
        assert_eq!(page, [3, 2]);
    }
}

/// Ids with which the index on PostgreSQL opens a new stretch.
const OPENING: [i64; 12] = [10_946, 28_657, 39_603, 57_314, 75_025, 85_971, 103_682, 132_339, 150_050, 160_996, 178_707, 196_418];

#[test]
fn what_lies_many_things_back_is_found_newest_first_and_page_by_page() {
    for ground in grounds() {
        let store = open(&ground.place);
        let newest = OPENING[OPENING.len() - 1] + 2;
        wait(store.write(of(1), move |tx| {
            for id in OPENING.into_iter().flat_map(|opening| [opening - 1, opening, opening + 1]) {
                tx.index("case", id, "leaking water main")?;
            }
            (newest..newest + 1_200).try_for_each(|id| tx.index("case", id, "street light"))
        }))
        .unwrap();
        let mut expected: Vec<i64> = OPENING.into_iter().flat_map(|opening| [opening + 1, opening, opening - 1]).collect();
        expected.sort_unstable_by(|a, b| b.cmp(a));
        for query in ["leaking", "leaki", "lea", "water leak"] {
            let (mut found, mut before): (Vec<i64>, _) = (Vec::new(), None);
            loop {
                let page = wait(store.read(of(1), move |tx| tx.search("case", query, before, 5))).unwrap();
                before = page.last().copied();
                found.extend(&page);
                if page.len() < 5 {
                    break;
                }
            }
            assert_eq!(found, expected, "{query}");
        }
        assert_eq!(search(&store, 1, "leaking light"), NOTHING);
    }
}

#[test]
fn a_thing_that_changes_long_after_it_was_new_stays_in_its_place() {
    for ground in grounds() {
        let store = open(&ground.place);
        let last = OPENING[OPENING.len() - 1] + 2;
        wait(store.write(of(1), move |tx| {
            OPENING.into_iter().try_for_each(|id| tx.index("case", id, "water bill"))?;
            (last..last + 1_200).try_for_each(|id| tx.index("case", id, "street light"))?;
            tx.index("case", OPENING[3], "overdue water bill")?;
            tx.index("case", OPENING[2] + 1, "overdue water bill, forgotten until now")
        }))
        .unwrap();
        assert_eq!(search(&store, 1, "overdue"), [OPENING[3], OPENING[2] + 1]);
        assert_eq!(search(&store, 1, "bill")[..3], [OPENING[11], OPENING[10], OPENING[9]]);
    }
}
