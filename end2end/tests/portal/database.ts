import { readFileSync, writeFileSync } from "node:fs";
import initSqlJs from "sql.js";

/** Where the header says how the file is written and read, and the value for "without a log beside it" (SQLite, "File Format Versions"). */
const VERSIONS = [18, 19];
const WITHOUT_LOG = 1;

/** Changes the database of a portal that was stopped: a test cannot wait for an hour. */
export async function changes(file: string, sql: string): Promise<void> {
  const bytes = readFileSync(file);
  // The log beside it is empty, and a database in memory cannot have one.
  VERSIONS.forEach((place) => bytes.writeUInt8(WITHOUT_LOG, place));
  const { Database } = await initSqlJs();
  const database = new Database(bytes);
  database.run(sql);
  writeFileSync(file, database.export());
  database.close();
}
