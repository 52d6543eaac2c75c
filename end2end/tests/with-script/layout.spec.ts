import { EVERY_PAGE } from "../portal/every-page";
import { LINKED_PAGES } from "../portal/linked-pages";
import { test as mailTest } from "../portal/mail-test";
import type { Member } from "../portal/member";
import { expect, test } from "../portal/test";

declare global {
  interface Window {
    shifts?: { sum: number; read: () => number };
  }
}

/** Adds up every shift of the layout from the first paint on. */
function watchShifts(): void {
  const watched = { sum: 0, read: () => 0 };
  const add = (entries: PerformanceEntryList): number => {
    for (const entry of entries) {
      watched.sum += (entry as PerformanceEntry & { value: number }).value;
    }
    return watched.sum;
  };
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  watched.read = () => add(observer.takeRecords());
  window.shifts = watched;
}

async function shifts(member: Member): Promise<number> {
  return await member.page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(window.shifts?.read() ?? NaN)));
      }),
  );
}

/** Looks at the page that this brings up, on screens of all widths. */
async function holds(member: Member, bringUp: () => Promise<unknown>): Promise<void> {
  await member.page.addInitScript(watchShifts);
  await bringUp();
  await expect(member.heading).toBeVisible();

  for (const width of [1280, 375, 320]) {
    await member.page.setViewportSize({ width, height: 800 });
    await member.page.reload();
    await expect(member.heading).toBeVisible();
    if (!/\/(sandbox\/|staff\/|products\/load)/.test(member.page.url())) {
      await member.awaitsScript();
    }
    expect.soft(await shifts(member), `layout shifts at ${width} px`).toBeLessThan(0.01);
    const overflow = await member.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect.soft(overflow, `pixels beyond the right edge at ${width} px`).toBe(0);
  }
}

for (const state of EVERY_PAGE) {
  test(`the layout holds on the page: ${state.name}`, async ({ member, complaints }) => {
    complaints.expectRefusalOf(state);
    if (state.account !== undefined) {
      await member.isSignedInAs(state.account);
    }
    await holds(member, () => state.opens(member));
  });
}

mailTest.describe(() => {
  mailTest.use({ serveOptions: ["--automatic-approval"] });

  for (const state of LINKED_PAGES) {
    mailTest(`the layout holds on the page: ${state.name}`, async ({ member, complaints, mail }) => {
      complaints.expectRefusalOf(state);
      await holds(member, () => state.opens(member, mail));
    });
  }
});
