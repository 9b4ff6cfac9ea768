//! Arabic in every character set that programs have written it in, made by Python, which knows them from elsewhere; also under wrong names.

use std::process::Command;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use post::Limits;
use post::Mail;
use serde_json::Value;

/// What was written, and how.
struct Written {
    is_named_right: bool,
    told: String,
    text: String,
    raw: Vec<u8>,
}

impl Written {
    fn of(line: &str) -> Self {
        let line: Value = serde_json::from_str(line).unwrap();
        let field = |name: &str| line[name].as_str().unwrap().to_owned();
        let raw = STANDARD.decode(field("raw")).unwrap();
        Self { is_named_right: field("kind") == "right", told: field("told"), text: field("text"), raw }
    }

    fn is_read(&self) -> bool {
        Mail::parse(&self.raw, &Limits::default()).mail.text.trim_end() == self.text
    }
}

fn letters() -> Vec<Written> {
    let made = Command::new("/usr/bin/python3").args(["-c", include_str!("old_programs.py")]).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    String::from_utf8(made.stdout).unwrap().lines().map(Written::of).collect()
}

#[test]
fn arabic_is_read_exactly_in_every_character_set_and_however_its_bytes_are_carried() {
    let letters: Vec<_> = letters().into_iter().filter(|letter| letter.is_named_right).collect();
    let wrong: Vec<_> = letters.iter().filter(|letter| !letter.is_read()).map(|letter| (&letter.told, &letter.text)).collect();
    assert_eq!(letters.len(), 228);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn arabic_under_a_name_that_a_program_never_looked_at_is_read_all_the_same() {
    let letters: Vec<_> = letters().into_iter().filter(|letter| !letter.is_named_right).collect();
    let wrong: Vec<_> = letters.iter().filter(|letter| !letter.is_read()).map(|letter| (&letter.told, &letter.text)).collect();
    assert!(letters.len() > 200 && wrong.is_empty(), "{} of {}: {wrong:#?}", wrong.len(), letters.len());
}
