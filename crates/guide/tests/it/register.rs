//! The register's shape: 165 clauses with ids that never change.

use std::collections::HashSet;

use guide::By;
use guide::Duty;
use guide::Stage;

const CHANNELS: [&str; 7] = ["all", "centre", "call", "email", "video", "chat", "complaint"];

#[test]
fn the_ids_are_those_that_were_published_in_the_same_order() {
    let published: Vec<&str> = include_str!("ids.txt").lines().collect();
    let ids: Vec<&str> = guide::register().iter().map(|clause| clause.id.as_str()).collect();
    assert_eq!(ids, published, "an id is never changed, removed or used again; a new one is added to ids.txt");
    assert_eq!(ids.len(), 165);
}

#[test]
fn every_id_is_unique_and_finds_its_clause() {
    let ids: HashSet<&str> = guide::register().iter().map(|clause| clause.id.as_str()).collect();
    assert_eq!(ids.len(), guide::register().len());
    for clause in guide::register() {
        assert_eq!(guide::clause(&clause.id), Some(clause));
    }
    assert_eq!(guide::clause("6.email.emoji"), None);
}

#[test]
fn every_id_begins_with_the_number_of_its_chapter() {
    for clause in guide::register() {
        let (chapter, key) = clause.id.split_once('.').expect("an id has a chapter and a key");
        assert_eq!(chapter, clause.chapter.to_string(), "{}", clause.id);
        assert!(key.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c == '.'), "{}", clause.id);
    }
}

#[test]
fn the_eight_chapters_share_out_all_clauses() {
    let numbers: Vec<u8> = guide::chapters().iter().map(|chapter| chapter.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7, 8]);
    let counts: Vec<usize> = guide::chapters().iter().map(|chapter| chapter.clauses().count()).collect();
    assert_eq!(counts, [6, 27, 10, 32, 24, 44, 11, 11]);
}

#[test]
fn every_clause_names_known_channels_and_at_least_one_means_each_once() {
    for clause in guide::register() {
        let means: HashSet<By> = clause.by.iter().copied().collect();
        assert!(!means.is_empty() && means.len() == clause.by.len(), "{}", clause.id);
        assert!(!clause.channels.is_empty(), "{}", clause.id);
        for channel in &clause.channels {
            assert!(CHANNELS.contains(&channel.as_str()), "{}: {channel}", clause.id);
        }
    }
}

#[test]
fn a_clause_applies_in_its_own_channels_and_one_for_all_in_every_channel() {
    let sla = guide::clause("6.email.sla").unwrap();
    assert!(sla.applies_in("email") && !sla.applies_in("call"));
    assert!(guide::clause("2.duty.privacy").unwrap().applies_in("chat"));
    assert_eq!((sla.stage, sla.actor), (Stage::Before, Duty::Entity));
}

#[test]
fn keys_are_the_names_that_json_uses() {
    for by in By::ALL {
        assert_eq!(serde_json::to_value(by).unwrap(), by.key());
    }
    for stage in Stage::ALL {
        assert_eq!(serde_json::to_value(stage).unwrap(), stage.key());
    }
    for duty in [Duty::Employee, Duty::Supervisor, Duty::Manager, Duty::Entity, Duty::Customer] {
        assert_eq!(serde_json::to_value(duty).unwrap(), duty.key());
    }
}
