//! Running programs with a time limit.

use std::fmt;
use std::io::{Read, Seek};
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// How a program ended.
pub struct Outcome {
    command: String,
    /// None if it took too long and was killed.
    pub status: Option<ExitStatus>,
    /// What it wrote to standard output and standard error, in the order in which it did.
    pub output: String,
}

impl Outcome {
    pub fn succeeded(&self) -> bool {
        self.status.is_some_and(|status| status.success())
    }

    /// The output of a program that should succeed; otherwise the whole story.
    pub fn success(self) -> Result<String, String> {
        if self.succeeded() { Ok(self.output) } else { Err(self.to_string()) }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{}", self.command)?;
        match self.status {
            Some(status) => writeln!(out, "ended with {status}; its output:")?,
            None => writeln!(out, "took too long and was killed; its output until then:")?,
        }
        write!(out, "{}", self.output)
    }
}

/// Runs a program to its end, or kills it when the time is up. An error if it cannot be started.
pub fn run(command: &mut Command, limit: Duration) -> Result<Outcome, String> {
    let shown = format!("{command:?}");
    let failed = |what: &str, error: std::io::Error| format!("{what} {shown}: {error}");
    // One file for both streams keeps their order, and cannot fill up as a pipe that nobody reads.
    let mut log = tempfile::tempfile().map_err(|error| failed("no file for the output of", error))?;
    let stream = || log.try_clone().map(Stdio::from).map_err(|error| failed("no second stream for", error));
    let mut child = command
        .stdin(Stdio::null())
        .stdout(stream()?)
        .stderr(stream()?)
        .spawn()
        .map_err(|error| failed("cannot start", error))?;

    let started = Instant::now();
    let mut pause = Duration::from_millis(1);
    let status = loop {
        if let Some(status) = child.try_wait().map_err(|error| failed("cannot wait for", error))? {
            break Some(status);
        }
        if started.elapsed() > limit {
            // Errors here mean that it has just ended by itself.
            let _ = child.kill();
            let _ = child.wait();
            break None;
        }
        std::thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(50));
    };

    let mut bytes = Vec::new();
    log.rewind().and_then(|()| log.read_to_end(&mut bytes)).map_err(|error| failed("cannot read from", error))?;
    Ok(Outcome { command: shown, status, output: String::from_utf8_lossy(&bytes).into_owned() })
}

/// Where in PATH a program is.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|directory| directory.join(name)).find(|file| file.is_file())
}
