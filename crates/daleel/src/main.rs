//! Daleel: serves, or does one thing from the command line.

mod cli;
mod control;
mod demo;
mod install;
mod mail;
mod slices;
mod spool;

use std::process::ExitCode;

use clap::Parser;

/// Many small things are made and dropped on many threads; this allocator does it in less time, and gives memory back to the system.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let asked = cli::Command::parse();
    // TLS everywhere is rustls with ring; without a default each client would have to name it.
    if rustls::crypto::ring::default_provider().install_default().is_err() {
        return ExitCode::FAILURE;
    }
    cli::run(asked)
}
