//! What the installation has in the end, against the ledger of what it acknowledged.
use std::net::SocketAddr;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;
use serde_json::Value;
use testkit::Ledger;
use testkit::Verdict;

use crate::bench::daleel::Serving;
use crate::bench::http::Client;
use crate::bench::http::Request;
use crate::bench::http::percent;

/// A program that reads every case.
struct Reader {
    client: Client,
    token: String,
}

/// Compares every message, reply and note.
pub fn compare(serving: &Serving, token: &str, ledger: &Ledger) -> Result<Verdict> {
    let found = Reader::new(serving.http, token).found()?;
    Ok(ledger.compare(found.iter().map(String::as_str)))
}

impl Reader {
    fn new(server: SocketAddr, token: &str) -> Self {
        Self { client: Client::new(server, true), token: token.to_owned() }
    }

    /// Every mark, as often as a conversation has it; a message is as often there as its case holds something that came in.
    fn found(&mut self) -> Result<Vec<String>> {
        let (mut found, mut before) = (Vec::new(), String::new());
        loop {
            let page = self.read(&format!("/api/v1/cases?limit=100&before={}", percent(&before)))?;
            for case in items(&page)? {
                // Cases that were loaded before have none.
                let Some(mark) = marks(text(case, "subject")).pop() else { continue };
                let entries = self.read(&format!("/api/v1/cases/{}/entries?limit=100", text(case, "id")))?;
                for entry in items(&entries)? {
                    match text(entry, "kind") {
                        "in" => found.push(mark.clone()),
                        _ => found.extend(marks(text(entry, "text"))),
                    }
                }
            }
            match page["next"].as_str() {
                Some(next) => next.clone_into(&mut before),
                None => return Ok(found),
            }
        }
    }

    fn read(&mut self, path: &str) -> Result<Value> {
        let answer = self.client.ask(&Request::get(path, &[]).with("Authorization", format!("Bearer {}", self.token)))?;
        ensure!(answer.status == 200, "{path} answered {}: {}", answer.status, String::from_utf8_lossy(&answer.body));
        serde_json::from_slice(&answer.body).with_context(|| path.to_owned())
    }
}

fn items(page: &Value) -> Result<&Vec<Value>> {
    page["items"].as_array().context("items")
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

/// The marks in a text.
fn marks(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-');
    words.filter(|word| word.starts_with("mark-")).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::marks;

    #[test]
    fn marks_are_found_between_words_of_both_languages() {
        assert_eq!(marks("تم إنجاز المعاملة. mark-r-3-17\n\nWith regards, mark-n-2-1."), ["mark-r-3-17", "mark-n-2-1"]);
        assert!(marks("Payment [RSA-2026-000731]").is_empty());
    }
}
