import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PROGRAM, surroundings } from "./program";

const VARIABLE = "CPS_END2END_TEMPLATE";

/** Seeds one database for the whole run; every test starts from a copy of its own. */
export default function seedTemplate(): () => void {
  if (!existsSync(PROGRAM)) {
    throw new Error(`There is no ${PROGRAM}: run \`cargo xtask test\`, which builds it.`);
  }
  const folder = mkdtempSync(join(tmpdir(), "cps-end2end-"));
  const database = join(folder, "template.sqlite");
  const env = surroundings(database);
  execFileSync(PROGRAM, ["migrate"], { env });
  execFileSync(PROGRAM, ["seed", "--demo"], { env });
  process.env[VARIABLE] = database;
  return () => rmSync(folder, { recursive: true, force: true });
}

/** Copies the seeded database, with what is still in its log, to `database`. */
export function copyTemplate(database: string): void {
  const template = process.env[VARIABLE];
  if (template === undefined) {
    throw new Error("The template is seeded before the first test.");
  }
  for (const suffix of ["", "-wal"].filter((suffix) => existsSync(template + suffix))) {
    cpSync(template + suffix, database + suffix);
  }
}
