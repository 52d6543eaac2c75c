//! One line that moves on a terminal; a plain line now and then elsewhere.

use std::io::Write;
use std::time::{Duration, Instant};

use crate::host;

const ON_A_TERMINAL: Duration = Duration::from_millis(200);
const ELSEWHERE: Duration = Duration::from_secs(30);
const SPINNER: [char; 4] = ['|', '/', '-', '\\'];
const DETAIL_WIDTH: usize = 60;

/// Shows that something long is still going on.
pub(crate) struct Progress<'a> {
    label: &'a str,
    terminal: bool,
    begun: Instant,
    shown: Instant,
    turns: usize,
}

impl<'a> Progress<'a> {
    /// Shows nothing yet: short work stays quiet.
    pub(crate) fn new(label: &'a str) -> Self {
        let now = Instant::now();
        Self {
            label,
            terminal: host::is_terminal(),
            begun: now,
            shown: now,
            turns: 0,
        }
    }

    /// Shows the time and `detail`, when it is time to.
    pub(crate) fn tick(&mut self, detail: impl FnOnce() -> String) {
        let pause = if self.terminal {
            ON_A_TERMINAL
        } else {
            ELSEWHERE
        };
        if self.shown.elapsed() < pause {
            return;
        }
        self.shown = Instant::now();
        self.turns += 1;
        let seconds = self.begun.elapsed().as_secs();
        let detail: String = detail()
            .trim()
            .chars()
            .filter(|c| !c.is_control())
            .take(DETAIL_WIDTH)
            .collect();
        let mut out = std::io::stdout();
        // What cannot be shown is not worth failing for.
        let _ = if self.terminal {
            let turn = SPINNER
                .iter()
                .cycle()
                .nth(self.turns % SPINNER.len())
                .unwrap_or(&' ');
            write!(
                out,
                "\r\x1b[2K  {turn} {} {seconds} s  {detail}",
                self.label
            )
        } else {
            writeln!(out, "    {} {seconds} s  {detail}", self.label)
        };
        let _ = out.flush();
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if self.terminal && self.turns > 0 {
            let _ = write!(std::io::stdout(), "\r\x1b[2K");
            let _ = std::io::stdout().flush();
        }
    }
}
