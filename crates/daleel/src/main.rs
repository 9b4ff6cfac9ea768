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
    // What is written here holds people's letters: nobody else on the machine may read it, whatever the shell says.
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
    let asked = match cli::Command::try_parse() {
        Ok(asked) => asked,
        Err(wrong) => {
            drop(wrong.print());
            return cli::code_of(&wrong);
        }
    };
    // TLS everywhere is rustls with ring; without a default each client would have to name it.
    if rustls::crypto::ring::default_provider().install_default().is_err() {
        return ExitCode::FAILURE;
    }
    cli::run(asked)
}
