import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { PROGRAM, surroundings } from "./program";
import { copyTemplate } from "./template";

const ANNOUNCEMENT = /The portal is open at (http:\S+)/;

/** A portal of a test's own: a process on a free port with its own copy of the seeded database. */
export class Server {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    private readonly said: string[],
    /** Where it is open. */
    readonly url: string,
  ) {}

  /** Starts one; `options` go to `cps serve`. */
  static async start(options: string[]): Promise<Server> {
    const folder = mkdtempSync(join(tmpdir(), "cps-portal-"));
    const database = join(folder, "cps.sqlite");
    copyTemplate(database);
    const child = spawn(PROGRAM, ["serve", "--address", "127.0.0.1:0", ...options], {
      cwd: folder,
      env: surroundings(database),
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said: string[] = [];
    createInterface({ input: child.stderr }).on("line", (line) => said.push(line));
    for await (const line of createInterface({ input: child.stdout })) {
      const url = ANNOUNCEMENT.exec(line)?.[1];
      if (url !== undefined) {
        child.stdout.resume();
        return new Server(child, folder, said, url);
      }
    }
    throw new Error(`The portal does not open:\n${said.join("\n")}`);
  }

  /** Stops it, and returns what it logged: with nothing amiss, nothing. */
  async stop(): Promise<string[]> {
    const ended = once(this.child, "exit");
    // A test has nothing to lose, so it need not wait for connections to end.
    this.child.kill("SIGKILL");
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
    return this.said;
  }
}
