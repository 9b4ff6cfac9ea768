//! Licences: everything the product is made of is under one that `deny.toml` allows.

use std::process::Command;

use serde_json::Value;

use crate::tree::root;

/// Where the product runs; what only other systems need is no part of it.
const TARGET: &str = "x86_64-unknown-linux-gnu";

fn allowed() -> Vec<String> {
    let text = std::fs::read_to_string(root().join("deny.toml")).expect("deny.toml stands at the root");
    let settings: toml::Table = text.parse().expect("deny.toml is TOML");
    let list = settings["licenses"]["allow"].as_array().expect("it has a list of licences");
    list.iter().filter_map(toml::Value::as_str).map(str::to_owned).collect()
}

/// Whether an SPDX expression can be satisfied: one of the alternatives has only allowed licences.
fn is_allowed(expression: &str, allowed: &[String]) -> bool {
    let bare = expression.replace('/', " OR ").replace(['(', ')'], "");
    // AND binds tighter than OR; the few expressions with parentheses say the same without them when each licence must be allowed.
    if expression.contains('(') {
        return bare.split(" AND ").all(|part| part.split(" OR ").any(|one| allowed.contains(&one.trim().to_owned())));
    }
    bare.split(" OR ").any(|option| option.split(" AND ").all(|one| allowed.contains(&one.trim().to_owned())))
}

#[test]
fn everything_is_under_a_licence_that_is_allowed() {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let said = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--locked", "--filter-platform", TARGET])
        .current_dir(root())
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&said.stdout).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&said.stderr)));
    let allowed = allowed();
    let packages = metadata["packages"].as_array().expect("cargo lists packages");
    let outside = packages.iter().filter(|package| !package["source"].is_null());
    let refused: Vec<String> = outside
        .filter(|package| !is_allowed(package["license"].as_str().unwrap_or("none"), &allowed))
        .map(|package| format!("{} {}: {}", package["name"], package["version"], package["license"]))
        .collect();
    assert!(refused.is_empty(), "{refused:#?}");
    assert!(packages.len() > 100);
}

#[test]
fn an_expression_is_allowed_when_one_of_its_alternatives_is() {
    let allowed = ["MIT".to_owned(), "Apache-2.0".to_owned()];
    let verdicts =
        ["MIT OR GPL-3.0", "MIT AND GPL-3.0", "(MIT OR ISC) AND Apache-2.0", "MIT/ISC", "ISC"].map(|text| is_allowed(text, &allowed));
    assert_eq!(verdicts, [true, false, true, true, false]);
}
