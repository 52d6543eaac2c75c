import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect } from "@playwright/test";
import { type AddressObject, type EmailAddress, type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerDataStream } from "smtp-server";
import { type MailKind, subjectOf } from "./mail-words";
import type { Language } from "./words";

const HOST = "127.0.0.1";

/** What the server says of a mailbox that it delivers nothing to. */
export const FULL = "5.2.2 The mailbox is full";

/** Whom the portal writes to: a member, or an applicant. */
export interface Reader {
  readonly email: string;
  readonly language: Language;
}

/** A mail as it was delivered. */
export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly autoSubmitted: unknown;
  readonly from: readonly EmailAddress[];
  readonly to: readonly EmailAddress[];
  readonly replyTo: readonly EmailAddress[];
}

/** A mail server of a test's own on a free port of this machine, with everybody's mailbox. */
export class MailServer {
  private readonly mails: Mail[] = [];
  private readonly read = new Set<Mail>();
  private readonly full = new Set<string>();
  private readonly server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    onRcptTo: ({ address }, _session, answer) => answer(this.full.has(address) ? refusal() : null),
    onData: (stream, _session, answer) => this.takes(stream).then(() => answer(), answer),
  });

  private constructor() {}

  static async start(): Promise<MailServer> {
    const mail = new MailServer();
    await once(mail.server.listen(0, HOST), "listening");
    return mail;
  }

  /** Where it takes mails: what `--smtp-url` wants. */
  get url(): string {
    const { port } = this.server.server.address() as AddressInfo;
    return `smtp://${HOST}:${port}`;
  }

  /** Lets a mailbox be full: from now on every mail to it is refused for good. */
  fills({ email }: Reader): void {
    this.full.add(email);
  }

  /** Makes room in a mailbox. */
  clears({ email }: Reader): void {
    this.full.delete(email);
  }

  async stop(): Promise<void> {
    await new Promise<void>((stopped) => this.server.close(stopped));
  }

  /** Waits for a mail of this kind that the test has not read yet. */
  async mailTo(reader: Reader, kind: MailKind): Promise<Mail> {
    const next = () => this.mailsTo(reader, kind).find((mail) => !this.read.has(mail));
    const options = { message: `${kind} to ${reader.email}`, intervals: [20] };
    await expect.poll(next, options).toBeDefined();
    const mail = next();
    if (mail === undefined) {
      throw new Error("The mail is gone.");
    }
    this.read.add(mail);
    return mail;
  }

  /** The mails of this kind that were delivered so far, the first one first. */
  mailsTo(reader: Reader, kind: MailKind): Mail[] {
    const subject = subjectOf(kind, reader.language);
    return this.allTo(reader.email).filter((mail) => subject.test(mail.subject));
  }

  /** All mails to an address that were delivered so far, the first one first. */
  allTo(email: string): Mail[] {
    return this.mails.filter(({ to }) => to.some(({ address }) => address === email));
  }

  private async takes(stream: SMTPServerDataStream): Promise<void> {
    this.mails.push(mailOf(await simpleParser(stream)));
  }
}

/** The answer to a command for a full mailbox (RFC 5321, 4.2.2). */
function refusal(): Error {
  return Object.assign(new Error(FULL), { responseCode: 552 });
}

function mailOf({ subject, text, html, messageId, headers, ...parsed }: ParsedMail): Mail {
  return {
    subject: subject ?? "",
    text: text ?? "",
    html: html || "",
    messageId: messageId ?? "",
    autoSubmitted: headers.get("auto-submitted"),
    from: addressesOf(parsed.from),
    to: addressesOf(parsed.to),
    replyTo: addressesOf(parsed.replyTo),
  };
}

function addressesOf(found: AddressObject | AddressObject[] | undefined): EmailAddress[] {
  return [found ?? []].flat().flatMap(({ value }) => value);
}

/** The portal's link in a mail, with its token. */
export function linkIn(mail: Mail): string {
  const link = /https?:\/\/\S+\/links\/[\w-]+/.exec(mail.text)?.[0];
  if (link === undefined) {
    throw new Error(`There is no link in "${mail.subject}":\n${mail.text}`);
  }
  return link;
}
