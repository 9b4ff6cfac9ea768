//! `cargo xtask materials`: what the binary is made of, as a CycloneDX document, from the lock file itself.

use std::process::Command;

use anyhow::Context;
use anyhow::Result;
use serde_json::Value;
use serde_json::json;

/// Writes `target/materials.json`.
pub fn run() -> Result<()> {
    let document = document(&metadata()?)?;
    std::fs::create_dir_all("target")?;
    std::fs::write("target/materials.json", serde_json::to_string_pretty(&document)?)?;
    println!("target/materials.json");
    Ok(())
}

/// What cargo knows of the workspace and all it depends on.
pub fn metadata() -> Result<Value> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let said = Command::new(cargo).args(["metadata", "--format-version", "1", "--locked"]).output().context("starting cargo")?;
    serde_json::from_slice(&said.stdout).context("reading what cargo says")
}

fn document(metadata: &Value) -> Result<Value> {
    let packages = metadata["packages"].as_array().context("packages")?;
    let outside = packages.iter().filter(|package| !package["source"].is_null());
    let components: Vec<Value> = outside
        .map(|package| {
            let (name, version) = (package["name"].as_str().unwrap_or(""), package["version"].as_str().unwrap_or(""));
            json!({
                "type": "library", "name": name, "version": version, "purl": format!("pkg:cargo/{name}@{version}"),
                "licenses": [{ "expression": package["license"].as_str().unwrap_or("NOASSERTION") }],
            })
        })
        .collect();
    Ok(json!({ "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "components": components }))
}
