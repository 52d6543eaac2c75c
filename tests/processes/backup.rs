//! A backup of a portal that serves, and what it restores.

mod beside_writers;
mod killed;
mod place;

use place::{Place, Serving};

/// From a portal that serves to another one that goes on from there.
#[tokio::test(flavor = "multi_thread")]
async fn a_portal_that_serves_is_backed_up_and_restored_elsewhere() {
    let (here, there) = (Place::new(), Place::new());
    let serving = Serving::start(&here);
    let made = here.run("backup", &there.backup());
    assert!(made.succeeded, "{}", made.text);
    assert!(made.text.contains("sound"), "{}", made.text);

    // Over the database of a portal that serves, it is refused, and the portal goes on.
    let refused = here.run("restore", &there.backup());
    assert!(!refused.succeeded);
    assert!(refused.text.contains("another process"), "{}", refused.text);
    assert!(serving.answers().await);

    let restored = there.run("restore", &there.backup());
    assert!(restored.succeeded, "{}", restored.text);
    assert!(Serving::start(&there).answers().await);

    // Killed, the portal no longer has it.
    serving.kill();
    let restored = here.run("restore", &there.backup());
    assert!(restored.succeeded, "{}", restored.text);
    assert!(restored.text.contains("is kept as"), "{}", restored.text);
    assert!(Serving::start(&here).answers().await);
}

/// What cannot be done is said in one line, with an exit code that a script sees.
#[tokio::test]
async fn a_refusal_says_why() {
    let place = Place::new();
    place.open().await.close().await;
    std::fs::write(place.backup(), "not a database").unwrap();
    for (command, file, why) in [
        ("backup", place.backup(), "exists already"),
        ("backup", "-".into(), "name a file"),
        ("restore", place.backup(), "damaged"),
        ("restore", place.database(), "the database itself"),
        ("restore", place.path("none.sqlite"), "there is no"),
    ] {
        let refused = place.run(command, &file);
        assert!(!refused.succeeded, "{command} {}", file.display());
        assert!(refused.text.contains(why), "{}", refused.text);
        assert_eq!(refused.text.lines().count(), 1, "{}", refused.text);
    }
}

/// On Postgres both commands name the tools that do it.
#[test]
fn postgres_has_tools_of_its_own() {
    let place = Place::new();
    for command in ["backup", "restore"] {
        let refused = place
            .command(command, &place.backup())
            .env("DATABASE_URL", "postgres://nobody@127.0.0.1:1/none")
            .output()
            .unwrap();
        assert_eq!(refused.status.code(), Some(1));
        let text = String::from_utf8(refused.stderr).unwrap();
        assert!(
            text.contains("pg_dump") && text.contains("pg_restore"),
            "{text}"
        );
    }
}
