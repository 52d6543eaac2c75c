//! Reads the closing lines of the test runners.

use std::fmt;

use crate::process::without_colours;

/// How many tests passed and failed.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    passed: u64,
    failed: u64,
}

/// Words that the runners use for a test that did not pass.
const BAD: [&str; 6] = ["failed", "flaky", "interrupted", "timed", "aborted", "exec"];

impl Counts {
    /// Adds what nextest closed with: «Summary [ 1.2s] 9 tests run: 7 passed (1 slow), 1 failed, 1 timed out, 0 skipped».
    pub(crate) fn add_nextest(&mut self, output: &str) -> bool {
        let plain = without_colours(output);
        let Some(summary) = plain.lines().rev().find_map(|line| {
            line.split_once(" run: ")
                .filter(|_| line.contains("Summary"))
        }) else {
            return false;
        };
        for part in summary.1.split(',') {
            self.add_part(part);
        }
        true
    }

    /// Adds what Playwright closed with: one line for each outcome, «  12 passed (30.1s)».
    pub(crate) fn add_playwright(&mut self, output: &str) -> bool {
        let plain = without_colours(output);
        let parts = plain.lines().filter(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            match words.as_slice() {
                [number, _] => number.parse::<u64>().is_ok(),
                [number, "passed", time] => number.parse::<u64>().is_ok() && time.starts_with('('),
                _ => false,
            }
        });
        parts.filter(|part| self.add_part(part)).count() > 0
    }

    /// Nothing failed, and something ran.
    pub(crate) fn is_good(&self) -> bool {
        self.failed == 0 && self.passed > 0
    }

    fn add_part(&mut self, part: &str) -> bool {
        let mut words = part.split_whitespace();
        let (Some(Ok(number)), Some(word)) = (words.next().map(str::parse::<u64>), words.next())
        else {
            return false;
        };
        if word == "passed" {
            self.passed += number;
        } else if BAD.contains(&word) {
            self.failed += number;
        } else {
            return false;
        }
        true
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::Counts;

    #[test]
    fn nextest_closes_with_a_summary() {
        let mut counts = Counts::default();
        assert!(counts.add_nextest("noise\n     Summary [   0.016s] 9 tests run: 6 passed (1 slow), 2 failed, 1 timed out, 3 skipped\n"));
        assert_eq!(counts.to_string(), "6 passed, 3 failed");
    }

    #[test]
    fn colours_do_not_matter() {
        let mut counts = Counts::default();
        assert!(counts.add_nextest("\x1b[32;1m     Summary\x1b[0m [   0.016s] \x1b[1m1\x1b[0m test run: \x1b[1m1\x1b[0m \x1b[32;1mpassed\x1b[0m, 0 skipped"));
        assert_eq!(counts.to_string(), "1 passed, 0 failed");
    }

    #[test]
    fn playwright_closes_with_a_line_for_each_outcome() {
        let mut counts = Counts::default();
        assert!(counts.add_playwright("Running 8 tests\n  1 failed\n    a.spec.ts:3:1 › 2 passed\n  1 flaky\n  2 skipped\n  4 passed (1.2m)\n"));
        assert_eq!(counts.to_string(), "4 passed, 2 failed");
    }

    #[test]
    fn nothing_run_is_not_good() {
        let mut counts = Counts::default();
        assert!(!counts.add_nextest("error: no tests to run"));
        assert!(!counts.is_good());
    }
}
