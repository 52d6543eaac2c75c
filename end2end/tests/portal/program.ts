import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

const TARGET = join(__dirname, "../../../target");

/** The server: the release build, or the one that is named. */
export const PROGRAM = process.env["CPS_PROGRAM"] ?? join(TARGET, "release/cps");

/** What the program is told of its surroundings, whichever database it opens. */
export function surroundings(database: string): NodeJS.ProcessEnv {
  // cargo-leptos writes this file beside the program when it puts hashes into the names of the files it builds.
  const hasHashes = existsSync(join(dirname(PROGRAM), "hash.txt"));
  return {
    // The number that shows what Spanish ones look like (IBAN registry, SWIFT).
    CPS_ISSUER_IBAN: "ES91 2100 0418 4502 0005 1332",
    DATABASE_URL: `sqlite:${database}`,
    LEPTOS_HASH_FILES: String(hasHashes),
    LEPTOS_SITE_ADDR: "127.0.0.1:0",
    LEPTOS_SITE_ROOT: process.env["LEPTOS_SITE_ROOT"] ?? join(TARGET, "site"),
    PATH: process.env["PATH"],
    RUST_LOG: "warn",
  };
}
