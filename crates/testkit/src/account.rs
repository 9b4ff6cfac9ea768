//! What a program takes of the machine, as the kernel counts it.

use std::io;
use std::time::Duration;

/// How many ticks of its clock the kernel counts in a second of the processor.
const TICKS: u64 = 100;

/// A process as the kernel accounts for it.
pub struct Account(pub u32);

impl Account {
    /// How long it has run on the processor.
    ///
    /// # Errors
    /// When there is no such process.
    pub fn time(&self) -> io::Result<Duration> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.0))?;
        // The name before may hold anything, and ends with the last parenthesis.
        let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11).take(2);
        let ticks: u64 = fields.filter_map(|field| field.parse::<u64>().ok()).sum();
        Ok(Duration::from_millis(ticks * 1_000 / TICKS))
    }

    /// What it holds, in KiB.
    ///
    /// # Errors
    /// When there is no such process.
    pub fn held(&self) -> io::Result<u64> {
        self.memory("VmRSS")
    }

    /// A line of its status, in KiB: `VmRSS`, what it holds; `VmHWM`, the most it has held.
    fn memory(&self, line: &str) -> io::Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0))?;
        let found = status.lines().find_map(|text| text.strip_prefix(line));
        found.and_then(|rest| rest.split_whitespace().nth(1)?.parse().ok()).ok_or_else(|| io::Error::other(format!("no {line}")))
    }

    /// What an act takes: time on the processor, and memory beyond what was held before, in KiB.
    ///
    /// # Errors
    /// When there is no such process, or it may not be looked at.
    pub fn of<T>(&self, act: impl FnOnce() -> T) -> io::Result<(T, Duration, u64)> {
        // The kernel forgets the most that was held.
        std::fs::write(format!("/proc/{}/clear_refs", self.0), "5")?;
        let (time, memory) = (self.time()?, self.held()?);
        let done = act();
        Ok((done, self.time()?.saturating_sub(time), self.memory("VmHWM")?.saturating_sub(memory)))
    }
}
