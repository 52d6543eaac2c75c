//! Runs other programs: output goes to a log, a compact line says how it is getting on.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::failure::{Failure, Outcome};
use crate::host;
use crate::progress::Progress;

/// How often a running program is looked at.
const LOOK: Duration = Duration::from_millis(100);
/// How much of a log a failure shows.
const TAIL_LINES: usize = 40;

/// Runs `command` with its output in `target/xtask/<log>.log`; a failure shows the log's end.
pub(crate) fn run(label: &str, log: &str, command: &mut Command) -> Outcome {
    run_within(label, log, command, None)
}

/// Like [`run`], but ends the program when it takes longer than `limit`: for what needs a network that may not answer.
pub(crate) fn run_within(
    label: &str,
    log: &str,
    command: &mut Command,
    limit: Option<Duration>,
) -> Outcome {
    let path = host::scratch().join(format!("{log}.log"));
    fs::create_dir_all(host::scratch())?;
    let file = File::create(&path)?;
    let mut child = start(command.stdout(file.try_clone()?).stderr(file))?;
    let status = watch(label, &mut child, &path, limit)?;
    match status {
        Some(status) if status.success() => Ok(()),
        Some(status) => Err(Failure::new(format!(
            "{label}: {status}\n{}\n  The whole log: {}",
            tail(&path, TAIL_LINES),
            path.display()
        ))),
        None => Err(Failure::new(format!(
            "{label}: no answer in {} s",
            limit.unwrap_or_default().as_secs()
        ))),
    }
}

/// Runs `command`, passes its output on line by line, and returns all of it: for test runners.
pub(crate) fn run_aloud(command: &mut Command) -> Outcome<(ExitStatus, String)> {
    let mut child = start(command.stdout(Stdio::piped()).stderr(Stdio::piped()))?;
    let heard = Arc::new(Mutex::new(String::new()));
    let listeners = [
        child
            .stdout
            .take()
            .map(|stream| listen(stream, Arc::clone(&heard))),
        child
            .stderr
            .take()
            .map(|stream| listen(stream, Arc::clone(&heard))),
    ];
    let status = child.wait()?;
    for listener in listeners.into_iter().flatten() {
        listener
            .join()
            .map_err(|_| Failure::new("the output could not be read"))?;
    }
    let text = heard.lock().unwrap_or_else(PoisonError::into_inner).clone();
    Ok((status, text))
}

fn start(command: &mut Command) -> Outcome<Child> {
    let name = command.get_program().to_string_lossy().into_owned();
    command
        .spawn()
        .map_err(|error| Failure::new(format!("`{name}` does not start: {error}")))
}

/// Waits for the end, and shows the log's last line meanwhile; `None` when the limit ran out.
fn watch(
    label: &str,
    child: &mut Child,
    log: &Path,
    limit: Option<Duration>,
) -> Outcome<Option<ExitStatus>> {
    let begun = Instant::now();
    let mut progress = Progress::new(label);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if limit.is_some_and(|limit| begun.elapsed() > limit) {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        progress.tick(|| tail(log, 1));
        thread::sleep(LOOK);
    }
}

fn listen(stream: impl Read + Send + 'static, heard: Arc<Mutex<String>>) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line).into_owned();
            // A closed terminal must not stop the tests.
            let _ = writeln!(std::io::stdout(), "{line}");
            let mut all = heard.lock().unwrap_or_else(PoisonError::into_inner);
            all.push_str(&line);
            all.push('\n');
        }
    })
}

/// The last lines of a file, however long it is.
fn tail(path: &Path, lines: usize) -> String {
    let read = || -> std::io::Result<String> {
        let mut file = File::open(path)?;
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(length.saturating_sub(16 * 1024)))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    };
    let text = without_colours(&read().unwrap_or_default());
    let all: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    all.get(all.len().saturating_sub(lines)..)
        .unwrap_or_default()
        .join("\n")
}

/// The text without terminal escape sequences.
pub(crate) fn without_colours(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        if character == '\x1b' {
            // ESC [ … letter
            let _ = characters.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(character);
        }
    }
    plain
}
