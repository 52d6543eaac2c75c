import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import type { LaunchOptions } from "@playwright/test";

const NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** The machine's own browser: Playwright's cannot be downloaded everywhere. */
export function chromium(): LaunchOptions {
  const quiet = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ];
  // Chromium refuses to sandbox what root runs.
  const isRoot = process.getuid?.() === 0;
  return {
    args: isRoot ? [...quiet, "--no-sandbox"] : quiet,
    executablePath: process.env["CHROMIUM_PATH"] ?? onPath(),
  };
}

function onPath(): string {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const places = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = places.find(isProgram);
  if (found === undefined) {
    throw new Error("There is no Chromium on PATH: install one, or set CHROMIUM_PATH.");
  }
  return found;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
