//! A Postgres of the tests' own: in a temporary folder, on a socket in it, gone afterwards.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};

use crate::failure::{Failure, Outcome};
use crate::host;
use crate::setup::machine;

/// Starts the cluster, says where, and removes it as soon as its standard input closes: that happens however this process ends, be
/// it by Ctrl-C or by being killed.
const GUARD: &str = r#"
set -eu
programs=$1
fsync=$2
folder=$(mktemp -d "${TMPDIR:-/tmp}/cps-postgres.XXXXXX")
cleanup() {
    "$programs/pg_ctl" --pgdata "$folder/data" --mode immediate stop >/dev/null 2>&1 || true
    rm -rf "$folder"
}
trap cleanup EXIT
cd "$folder"
"$programs/initdb" --pgdata "$folder/data" --username postgres --auth trust --encoding UTF8 --locale C >"$folder/initdb.log" 2>&1 \
    || { cat "$folder/initdb.log" >&2; exit 1; }
"$programs/pg_ctl" --pgdata "$folder/data" --wait --log "$folder/server.log" \
    --options "-c listen_addresses='' -c unix_socket_directories='$folder' -c max_connections=200 -c fsync=$fsync" start >"$folder/start.log" 2>&1 \
    || { cat "$folder/start.log" "$folder/server.log" >&2; exit 1; }
echo "$folder"
read -r _ || true
"#;

/// Whether what was committed is still there after a power cut.
#[derive(Clone, Copy)]
pub(crate) enum Durability {
    /// As it is served.
    Kept,
    /// It need not be: no test cuts the power, and a commit does not wait for the disk.
    Lost,
}

/// A running cluster; dropping it stops and removes it.
pub(crate) struct Cluster {
    guard: Child,
    folder: String,
}

impl Cluster {
    /// Starts a new, empty cluster.
    pub(crate) fn start(durability: Durability) -> Outcome<Self> {
        let fsync = match durability {
            Durability::Kept => "on",
            Durability::Lost => "off",
        };
        let programs = machine::postgres_programs()
            .ok_or_else(|| Failure::new("there is no Postgres server"))?;
        let mut command = unprivileged_shell();
        command
            .args(["-c", GUARD, "guard"])
            .arg(programs)
            .arg(fsync);
        // Not in our process group: Ctrl-C must reach the guard only through its standard input.
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .process_group(0)
            .current_dir("/");
        let mut guard = command.spawn()?;
        let mut folder = String::new();
        if let Some(answer) = guard.stdout.take() {
            BufReader::new(answer).read_line(&mut folder)?;
        }
        let folder = folder.trim().to_owned();
        let cluster = Self { guard, folder };
        if cluster.folder.is_empty() {
            Err(Failure::new("Postgres does not start"))
        } else {
            Ok(cluster)
        }
    }

    /// Where the tests find it.
    pub(crate) fn url(&self) -> String {
        // A socket's folder stands in an address with its slashes encoded; the tests add a database's name.
        format!("postgres://postgres@{}", self.folder.replace('/', "%2F"))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        // The cluster is gone when its guard is; there is nobody left to tell of a failure.
        let _ = self.guard.wait();
    }
}

/// Postgres refuses to run as root, so root steps down to the user that its packages create.
fn unprivileged_shell() -> Command {
    if !host::is_root() {
        return host::command("sh");
    }
    let mut command = host::command("runuser");
    command.args(["-u", "postgres", "--", "sh"]);
    command
}
