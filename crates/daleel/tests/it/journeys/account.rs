//! What the program takes of the machine, as the kernel counts it.

use std::time::Duration;

/// How many ticks of its clock the kernel counts in a second of the processor.
const TICKS: u64 = 100;

/// A process as the kernel accounts for it.
pub struct Account(pub u32);

impl Account {
    /// How long it has run on the processor.
    pub fn time(&self) -> Duration {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.0)).unwrap();
        // The name before may hold anything, and ends with the last parenthesis.
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
        let ticks: u64 = fields[11..13].iter().map(|field| field.parse::<u64>().unwrap()).sum();
        Duration::from_millis(ticks * 1_000 / TICKS)
    }

    /// A line of its status, in KiB: `VmRSS`, what it holds; `VmHWM`, the most it has held.
    fn memory(&self, line: &str) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.0)).unwrap();
        let found = status.lines().find_map(|text| text.strip_prefix(line)).unwrap();
        found.split_whitespace().nth(1).unwrap().parse().unwrap()
    }

    /// What an act takes: time on the processor, and memory beyond what was held before, in KiB.
    pub fn of<T>(&self, act: impl FnOnce() -> T) -> (T, Duration, u64) {
        // The kernel forgets the most that was held.
        std::fs::write(format!("/proc/{}/clear_refs", self.0), "5").unwrap();
        let (time, memory) = (self.time(), self.memory("VmRSS"));
        let done = act();
        (done, self.time() - time, self.memory("VmHWM").saturating_sub(memory))
    }
}
