import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import type { Reader } from "./mail-server";

const HOST = "127.0.0.1";

/** What the server says of the mailbox while it is full. */
export const FULL = "5.2.2 The mailbox is full";

/** A mail server with a full mailbox, for which maildev can't be had: that takes every mail. */
export class FullMailbox {
  /** How many mails it took for the owner; it takes those to anybody else, and forgets them. */
  taken = 0;
  private isFull = true;
  private readonly server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    onRcptTo: ({ address }, _session, answer) => answer(this.refuses(address) ? refusal() : null),
    onData: (stream, { envelope }, answer) => {
      stream.on("end", () => {
        this.taken += envelope.rcptTo.filter(({ address }) => address === this.owner).length;
        answer();
      });
      stream.resume();
    },
  });

  private constructor(private readonly owner: string) {}

  /** Starts one: every mail to its owner is refused for good. */
  static async start({ email }: Pick<Reader, "email">): Promise<FullMailbox> {
    const mailbox = new FullMailbox(email);
    await once(mailbox.server.listen(0, HOST), "listening");
    return mailbox;
  }

  /** Where it takes mails: what `--smtp-url` wants. */
  get url(): string {
    const { port } = this.server.server.address() as AddressInfo;
    return `smtp://${HOST}:${port}`;
  }

  /** Makes room in the mailbox. */
  clears(): void {
    this.isFull = false;
  }

  async stop(): Promise<void> {
    await new Promise<void>((stopped) => this.server.close(stopped));
  }

  private refuses(address: string): boolean {
    return this.isFull && address === this.owner;
  }
}

/** The answer to a command for a full mailbox (RFC 5321, 4.2.2). */
function refusal(): Error {
  return Object.assign(new Error(FULL), { responseCode: 552 });
}
