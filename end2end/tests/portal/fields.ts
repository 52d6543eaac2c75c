import { type Locator, expect } from "@playwright/test";
import { containing } from "./words";

/** Expects a message at a control, where screen readers find it too. */
export async function expectProblemAt(control: Locator, message: string): Promise<void> {
  await expect(control).toHaveAttribute("aria-invalid", "true");
  await expect(control).toHaveAccessibleDescription(containing(message));
}

/** Types more than the control lets somebody type, as another client could. */
export async function overfill(control: Locator, text: string): Promise<void> {
  await control.evaluate((element) => element.removeAttribute("maxlength"));
  await control.fill(text);
}

/** A text of so many letters. */
export function letters(count: number): string {
  return "x".repeat(count);
}

/** A day so many days from today, as a date field wants it. */
export function daysFromToday(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
