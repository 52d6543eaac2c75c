import { staff, studio } from "../portal/accounts";
import { Desk } from "../portal/desk";
import { writes } from "../portal/support";
import { expect, test } from "../portal/test";

test("a request is listed until staff close it", async ({ member, elsewhere }) => {
  await member.isSignedInAs(studio);
  await writes(member, "Where is\nthe <b>green check</b>?", studio.email);
  const desk = new Desk(elsewhere);
  await desk.opens("/staff/support");
  const request = desk.entries.filter({ hasText: studio.company });
  await expect(request).toContainText("the <b>green check</b>?");
  await expect(request.getByRole("link", { name: studio.email })).toHaveAttribute("href", /^mailto:/);
  await desk.presses(request, elsewhere.words.staff.close_request);
  await expect(elsewhere.notice).toContainText(elsewhere.words.staff.done_closed);
  await expect(request).toHaveCount(0);

  await elsewhere.link(elsewhere.words.staff.closed).click();
  await expect(request).toContainText(staff.email);
});

test("without requests the page says so", async ({ member }) => {
  await new Desk(member).opens("/staff/support");
  await expect(new Desk(member).entries).toHaveCount(0);
  await expect(member.page.getByText(member.words.staff.no_requests_title)).toBeVisible();
});
