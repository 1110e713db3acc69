export interface Archived {
  readonly url: string;
  readonly body: Uint8Array | string;
  readonly type?: string;
  readonly status?: number;
  /** More fields of the HTTP answer. */
  readonly http?: readonly string[];
  readonly recordType?: string;
  /** What the record says in place of the truth. */
  readonly length?: number | string;
  readonly version?: "1.0" | "1.1";
}

/** One record of a web archive: an HTTP answer, or a bare resource where `recordType` says so. */
export function warcRecord({
  url,
  body,
  type = "text/html; charset=utf-8",
  status = 200,
  http = [],
  recordType = "response",
  length,
  version = "1.1",
}: Archived): Buffer {
  const head = `HTTP/1.1 ${status} OK\r\nContent-Type: ${type}\r\n${http.map((field) => `${field}\r\n`).join("")}\r\n`;
  const block =
    recordType === "response"
      ? Buffer.concat([Buffer.from(head), Buffer.from(body as string)])
      : Buffer.from(body as string);
  const fields = [
    `WARC-Type: ${recordType}`,
    `WARC-Target-URI: ${url}`,
    "WARC-Date: 2022-04-17T08:00:00Z",
    "WARC-Record-ID: <urn:uuid:6a3c2f54-0000-4000-8000-000000000000>",
    `Content-Type: ${recordType === "response" ? "application/http; msgtype=response" : type}`,
    `Content-Length: ${length ?? block.length}`,
  ];
  return Buffer.concat([
    Buffer.from(`WARC/${version}\r\n${fields.join("\r\n")}\r\n\r\n`),
    block,
    Buffer.from("\r\n\r\n"),
  ]);
}

export const warcInfo = (): Buffer =>
  warcRecord({ url: "", body: "software: test\r\n", type: "application/warc-fields", recordType: "warcinfo" });

/** RFC 9112: in chunks of so many bytes. */
export function chunked(body: string, size: number): Buffer {
  const bytes = Buffer.from(body);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    const chunk = bytes.subarray(at, at + size);
    parts.push(Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from("\r\n"));
  }
  return Buffer.concat([...parts, Buffer.from("0\r\n\r\n")]);
}
