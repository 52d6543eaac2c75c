import { studio } from "../portal/accounts";
import { expectProblemAt, letters, overfill } from "../portal/fields";
import { Dashboard, subscribes } from "../portal/subscription";
import { expect, test } from "../portal/test";

test("a subscription is canceled for a reason, holds until its term is over, and can be taken up again", async ({
  member,
  complaints,
}) => {
  complaints.expectRefusal(422);
  await member.isSignedInAs(studio);
  await subscribes(member, "silver");
  const dashboard = new Dashboard(member);
  await dashboard.opens();
  await member.staysOnThePage(async () => {
    await dashboard.wantsToCancel();
    await dashboard.cancelNote.fill("More <b>workshops</b> & fewer letters");
    await dashboard.cancels();
    await expectProblemAt(dashboard.cancelReason, member.words.problems.required);
    await expect(dashboard.cancelNote).toHaveValue("More <b>workshops</b> & fewer letters");

    await dashboard.cancelReason.selectOption({ label: member.words.membership.reason_not_used });
    await dashboard.cancels();
    await expect(member.notice).toContainText(member.words.membership.canceled);
    await dashboard.isActive("Silver");
    await expect(dashboard.renewalSwitch).not.toBeChecked();
    await expect(dashboard.folded(member.words.membership.cancel)).toHaveCount(0);

    await dashboard.renewalSwitch.click();
    await expect(dashboard.renewalSwitch).toBeChecked();
    await expect(dashboard.folded(member.words.membership.cancel)).toBeVisible();
  });
});

test("a note has its limit", async ({ member, complaints }) => {
  complaints.expectRefusal(422);
  await member.isSignedInAs(studio);
  await subscribes(member, "silver");
  const dashboard = new Dashboard(member);
  await dashboard.opens();
  await dashboard.wantsToCancel();
  await dashboard.cancelReason.selectOption("other");
  await overfill(dashboard.cancelNote, letters(501));
  await dashboard.cancels();
  await expectProblemAt(dashboard.cancelNote, "At most 500 characters, please.");
  await expect(dashboard.cancelReason).toHaveValue("other");
});
