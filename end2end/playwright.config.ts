import { defineConfig } from "@playwright/test";
import { chromium } from "./tests/portal/chromium";
import type { PortalOptions } from "./tests/portal/test";

/** Every journey is walked twice: what works only with script does not work. */
export default defineConfig<PortalOptions>({
  testDir: "tests",
  outputDir: "test-results",
  globalSetup: "./tests/portal/template.ts",
  fullyParallel: true,
  // A test waits a third of its time; on two cores that keeps both busy.
  workers: 3,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    actionTimeout: 10_000,
    launchOptions: chromium(),
    locale: "en-GB",
    navigationTimeout: 30_000,
    screenshot: "only-on-failure",
    timezoneId: "Europe/Madrid",
  },
  projects: [
    { name: "with script", use: { javaScriptEnabled: true } },
    {
      name: "without script",
      testIgnore: "**/with-script/**",
      use: { javaScriptEnabled: false },
    },
  ],
});
