import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** Ends a process without a warning, as a power cut would. */
export function kill(child: ChildProcess): Promise<void> {
  return end(child, "SIGKILL");
}

/** Asks a process to end, and lets it finish. */
export function stop(child: ChildProcess): Promise<void> {
  return end(child, "SIGTERM");
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const isRunning = child.exitCode === null && child.signalCode === null;
  if (isRunning) {
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }
}

/** Waits for a line of a process's output that looks like this, and lets the rest go by. */
export async function awaitLine(output: Readable, pattern: RegExp): Promise<RegExpExecArray | undefined> {
  for await (const line of createInterface({ input: output })) {
    const found = pattern.exec(line);
    if (found !== null) {
      output.resume();
      return found;
    }
  }
  return undefined;
}
