//! The machine's processors in two halves: one for the program, one for the driver, so that the driver does not take what it measures.
use std::process::Command;
use std::thread::available_parallelism;

use anyhow::Context;
use anyhow::Result;
use anyhow::ensure;

/// The halves, unless there is a single processor.
pub struct Halves(Option<[String; 2]>);

impl Halves {
    /// Of the processors that are there.
    pub fn of_this_machine() -> Result<Self> {
        let all = available_parallelism().context("processors")?.get();
        Ok(Self((all > 1).then(|| [format!("0-{}", all / 2 - 1), format!("{}-{}", all / 2, all - 1)])))
    }

    /// This program, and what it starts from now on, runs on the first half.
    pub fn enter_first(&self) -> Result<()> {
        self.enter(0)
    }

    /// On the second half; what was started before stays.
    pub fn enter_second(&self) -> Result<()> {
        self.enter(1)
    }

    fn enter(&self, half: usize) -> Result<()> {
        let Some(halves) = &self.0 else { return Ok(()) };
        let own = std::process::id().to_string();
        let said = Command::new("taskset").args(["-acp", &halves[half], &own]).output().context("running taskset")?;
        ensure!(said.status.success(), "taskset: {}", String::from_utf8_lossy(&said.stderr));
        Ok(())
    }

    /// In words.
    pub fn said(&self) -> String {
        match &self.0 {
            Some([first, second]) => format!("the program on processors {first}, the driver on {second}"),
            None => "the program and the driver share the one processor".to_owned(),
        }
    }
}
