//! `cps backup` and `cps restore`: a copy of the database, and the way back.

use super::ServerProblem;
use super::settings::StoreSettings;
use super::stopping::work_until_stopped;
use cps_backend::clock::Clock;
use cps_backend::store::backup::{self, Age};
use std::path::Path;
use std::time::Duration;

/// `cps backup`: asked to stop, it leaves no half of a file behind.
pub(super) async fn back_up(store: &StoreSettings, file: &Path) -> Result<(), ServerProblem> {
    check_file(file)?;
    let work = async |_| {
        let made = backup::back_up(&store.database_url, file).await?;
        println!(
            "{} holds the database as it was when this began: {} bytes, read again and sound.",
            file.display(),
            made.bytes
        );
        describe(made.age);
        Ok(())
    };
    work_until_stopped(Duration::ZERO, work).await
}

/// `cps restore`: nothing may be serving.
pub(super) async fn restore(store: &StoreSettings, file: &Path) -> Result<(), ServerProblem> {
    check_file(file)?;
    let now = Clock::system().now();
    let restored = backup::restore(&store.database_url, file, now).await?;
    println!(
        "{} is now what {} holds.",
        restored.database.display(),
        file.display()
    );
    if let Some(kept) = restored.kept {
        println!("What it was before is kept as {}.", kept.display());
    }
    describe(restored.age);
    Ok(())
}

/// A database is read here and there, so it cannot flow through a pipe.
fn check_file(file: &Path) -> Result<(), ServerProblem> {
    if file == Path::new("-") {
        return Err(ServerProblem::Setting(
            "name a file: `-` does not work here".to_owned(),
        ));
    }
    Ok(())
}

fn describe(age: Age) {
    match age {
        Age::Current => {}
        Age::Older(missing) => {
            println!(
                "It lacks this program's newest migrations ({missing}): `cps migrate` applies them."
            );
        }
        Age::Newer => println!("It is from a newer program, which must restore it."),
    }
}
