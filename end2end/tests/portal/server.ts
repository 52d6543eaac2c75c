import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { changes } from "./database";
import { awaitLine, kill, stop } from "./processes";
import { PROGRAM, surroundings } from "./program";
import { copyTemplate } from "./template";

const ANNOUNCEMENT = /The portal is open at (http:\S+)/;

/** A portal of a test's own: a process on a free port with its own copy of the seeded database. */
export class Server {
  /** Where it is open. */
  url = "";
  private readonly running: ChildProcess[] = [];
  private readonly logs: Promise<unknown>[] = [];
  private readonly said: string[] = [];
  private readonly expected: RegExp[] = [];

  private constructor(
    private readonly folder: string,
    private readonly database: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  /** Starts one; `options` go to `cps serve`, `settings` are settings by environment. */
  static async start(options: readonly string[], settings: NodeJS.ProcessEnv = {}): Promise<Server> {
    const folder = mkdtempSync(join(tmpdir(), "cps-portal-"));
    const database = join(folder, "cps.sqlite");
    copyTemplate(database);
    const server = new Server(folder, database, { ...surroundings(database), ...settings });
    await server.serves(options);
    return server;
  }

  /** Serves what is in its folder; after `kill`, again. */
  async serves(options: readonly string[]): Promise<void> {
    const { stdout } = this.runs("serve", ...options);
    const announcement = await awaitLine(stdout, ANNOUNCEMENT);
    if (announcement?.[1] === undefined) {
      throw new Error(`The portal does not open:\n${this.said.join("\n")}`);
    }
    this.url = announcement[1];
  }

  /** Starts `cps worker` on its folder. */
  works(): void {
    this.runs("worker").stdout.resume();
  }

  /** Ends its processes without a warning: what was committed is in its folder. */
  async kill(): Promise<void> {
    await Promise.all(this.running.splice(0).map(kill));
  }

  /** Ends its processes, changes its database, and serves it again at the same address. */
  async changes(sql: string): Promise<void> {
    await Promise.all(this.running.splice(0).map(stop));
    await changes(this.database, sql);
    await this.serves([]);
  }

  /** A test that provokes trouble says beforehand what will be logged. */
  expectLog(line: RegExp): void {
    this.expected.push(line);
  }

  /** Stops it, and returns what it logged that nobody expected: with nothing amiss, nothing. */
  async stop(): Promise<string[]> {
    // A test has nothing to lose, so it need not wait for connections to end.
    await this.kill();
    await Promise.all(this.logs);
    rmSync(this.folder, { recursive: true, force: true });
    return this.said.filter((line) => !this.expected.some((expected) => expected.test(line)));
  }

  private runs(...words: string[]) {
    const child = spawn(PROGRAM, words, {
      cwd: this.folder,
      env: this.environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.running.push(child);
    const log = createInterface({ input: child.stderr });
    log.on("line", (line) => this.said.push(line));
    this.logs.push(once(log, "close"));
    return child;
  }
}
