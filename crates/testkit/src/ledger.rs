//! The ledger: what a system acknowledged, kept outside of it, and compared with what it has afterwards.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt;
use std::fs::File;
use std::io;
use std::io::Write;
use std::path::Path;

/// The names of everything that was acknowledged. Each is in the file before it counts.
pub struct Ledger {
    file: File,
    acknowledged: BTreeSet<String>,
}

/// What a comparison found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// How many were acknowledged.
    pub acknowledged: usize,
    /// Acknowledged, and not there.
    pub lost: Vec<String>,
    /// There more than once.
    pub doubled: Vec<String>,
}

impl Verdict {
    /// Whether everything acknowledged is there, and nothing is there twice.
    pub fn is_clean(&self) -> bool {
        self.lost.is_empty() && self.doubled.is_empty()
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} acknowledged, {} lost {:?}, {} doubled {:?}",
            self.acknowledged,
            self.lost.len(),
            self.lost,
            self.doubled.len(),
            self.doubled
        )
    }
}

impl Ledger {
    /// Begins a ledger in a file that lies outside of the system.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub fn begin(file: &Path) -> io::Result<Self> {
        Ok(Self { file: File::create(file)?, acknowledged: BTreeSet::new() })
    }

    /// Writes down that a thing was acknowledged.
    ///
    /// # Errors
    /// When the file takes no writes.
    pub fn acknowledge(&mut self, name: &str) -> io::Result<()> {
        writeln!(self.file, "{name}")?;
        self.acknowledged.insert(name.to_owned());
        Ok(())
    }

    /// How many were acknowledged.
    pub fn len(&self) -> usize {
        self.acknowledged.len()
    }

    /// Whether nothing was acknowledged yet.
    pub fn is_empty(&self) -> bool {
        self.acknowledged.is_empty()
    }

    /// Compares with the names that the system has, each as often as it has it.
    pub fn compare<'n>(&self, found: impl IntoIterator<Item = &'n str>) -> Verdict {
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        found.into_iter().for_each(|name| *times.entry(name).or_default() += 1);
        let lost = self.acknowledged.iter().filter(|name| !times.contains_key(name.as_str())).cloned().collect();
        let doubled = times.iter().filter(|(_, times)| **times > 1).map(|(name, _)| (*name).to_owned()).collect();
        Verdict { acknowledged: self.acknowledged.len(), lost, doubled }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_lost_and_what_is_there_twice_is_doubled() {
        let file = std::env::temp_dir().join(format!("daleel-ledger-{}", std::process::id()));
        let mut ledger = Ledger::begin(&file).unwrap();
        ["one", "two", "three"].into_iter().for_each(|name| ledger.acknowledge(name).unwrap());
        let verdict = ledger.compare(["one", "two", "two", "never acknowledged"]);
        assert_eq!((verdict.lost, verdict.doubled), (vec!["three".to_owned()], vec!["two".to_owned()]));
        assert_eq!(std::fs::read_to_string(&file).unwrap(), "one\ntwo\nthree\n");
        std::fs::remove_file(file).unwrap();
    }
}
