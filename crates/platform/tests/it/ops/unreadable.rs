//! What cannot be read is told in the caller's language, with the field named, and without a word of the library that could not read it.

use kernel::Lang;
use kernel::Role;
use serde_json::json;

use super::program::Program;
use crate::world::WORKS;
use crate::world::run;
use crate::world::worlds;

const ADDRESS: &str = "/api/v1/webhooks";

/// Letters that do not belong in an Arabic sentence, but for the names of things that have no other.
fn has_foreign_words(text: &str, field: &str) -> bool {
    let known = text.replace("JSON", "").replace(field, "");
    known.chars().any(|c| c.is_ascii_alphabetic())
}

#[test]
fn a_body_that_cannot_be_read_is_told_by_its_field_in_arabic_and_in_english() {
    run(async {
        for world in worlds() {
            for lang in Lang::ALL {
                let program =
                    Program::speaking(&world, Role::EntityAdministrator, Some(WORKS), lang).await.with("accept-language", lang.code());
                let sent = [
                    (
                        json!({"url": 7, "kinds": ["*"]}).to_string(),
                        "url",
                        ["لا يقبل الحقل url", "The field url does not take such a value"],
                    ),
                    (json!({"url": "https://a.example", "kinds": ["*", 7]}).to_string(), "kinds[1]", ["لا يقبل", "does not take"]),
                    (
                        json!({"url": "https://a.example", "kinds": [], "colour": 1}).to_string(),
                        "colour",
                        ["لا يوجد هنا حقل باسم colour", "no field colour"],
                    ),
                    (json!({"url": "https://a.example"}).to_string(), "kinds", ["الحقل kinds مطلوب", "is needed"]),
                    ("{\"url\": \"a\",\n \"kinds\" 7}".into(), "body", ["السطر 2", "line 2"]),
                ];
                for (body, field, words) in sent {
                    let answer = program.send("POST", ADDRESS, "application/json", &body).await;
                    let told =
                        answer.json()["fields"][field].as_str().unwrap_or_else(|| panic!("{field} is named: {}", answer.text)).to_owned();
                    let plain = told.replace(['\u{2068}', '\u{2069}'], "");
                    assert!(answer.status == 422 && plain.contains(words[usize::from(lang == Lang::En)]), "{plain}");
                    assert!(lang == Lang::En || !has_foreign_words(&plain, field), "{plain}");
                }
                let form = program.form(ADDRESS, &[("url", "https://a.example")]).await;
                assert!(form.json()["fields"]["body"].as_str().unwrap().contains("application/json"), "{}", form.text);
            }
            for (lang, words) in [(Lang::Ar, "لا يقبل الحقل"), (Lang::En, "does not take such a value")] {
                let reader = Program::speaking(&world, Role::Operator, None, lang).await;
                let page = reader.get(&format!("/{}/desk/deliveries?before=yesterday", lang.code())).await;
                assert!(page.status == 422 && page.text.contains(words) && page.text.contains("before"), "{}", page.text);
                assert!(!page.text.contains("invalid digit"), "{}", page.text);
            }
        }
    });
}
