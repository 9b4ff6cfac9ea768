//! The project's own tasks: `cargo xtask test`, `cargo xtask bench`, `cargo xtask faults`, `cargo xtask materials`.

#![expect(clippy::print_stdout, reason = "what the task does is told to whoever runs it")]

mod bench;
mod faults;
mod materials;
mod test;

use std::process::ExitCode;

use anyhow::Result;
use anyhow::bail;

const USAGE: &str = "cargo xtask test [FILTER]   installs what the tests need and is missing, then runs every test
cargo xtask bench …         measures Daleel beside its peers; see bench/README.md
cargo xtask faults …        kills and power cuts under mail load; --help says how many
cargo xtask materials       writes the bill of materials (CycloneDX) to target/materials.json";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        // Without a trace: what stands before it says more, and a log that is cut must not lose that to it.
        Err(error) => {
            println!("Error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (task, rest) = arguments.split_first().map_or(("", [].as_slice()), |(task, rest)| (task.as_str(), rest));
    match task {
        "test" => test::run(rest),
        "bench" => bench::run(rest),
        "faults" => faults::run(rest),
        "materials" => materials::run(),
        _ => bail!("{USAGE}"),
    }
}
