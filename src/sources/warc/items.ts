import { createHash } from "node:crypto";
import type { FetchFacts, SourceItem } from "../../doc/source.ts";
import { HearsayError } from "../../errors.ts";
import { type Archive, type ByteSource, oneChunk } from "../byte-source.ts";
import { bareType } from "../sniff.ts";
import { type HttpAnswer, httpAnswer } from "./http.ts";
import { type WarcRecord, warcRecords } from "./records.ts";

/** What reports come as. Scripts, pictures and styles are most of any web archive and are counted only. */
const REPORT = /^(?:text\/(?:html|plain|markdown)|application\/(?:xhtml\+xml|pdf)|message\/rfc822)$/;

/**
 * The reports of a web archive, in its order: answers with status 200, resources and conversions. All else is counted
 * and said in one item at the end.
 */
export async function* warcItems(source: ByteSource, archive: Archive): AsyncGenerator<SourceItem, void> {
  const { where } = source;
  let left = 0;
  for await (const item of warcRecords(source.bytes, archive.limits.maxFile, where)) {
    if (item.kind === "damaged") {
      yield damaged(item.target === undefined ? where : `${where}!${item.target}`, item.got);
      continue;
    }
    const { record } = item;
    const type = record.fields.get("warc-type");
    if (type !== "response" && type !== "resource" && type !== "conversion") {
      if (type === "revisit") left++;
      continue;
    }
    const address = record.fields.get("warc-target-uri")?.replace(/^<|>$/g, "");
    const inside = `${where}!${shown(address ?? "")}`;
    try {
      const payload = payloadOf(record, archive.limits.maxFile, inside);
      if (payload === undefined) {
        left++;
        continue;
      }
      const web = address !== undefined && /^https?:\/\//i.test(address);
      const facts = address === undefined || !web ? undefined : fetchedFacts(record, address, payload);
      const members = archive.read({
        where: inside,
        key: source.key === undefined ? undefined : inside,
        name: web && URL.canParse(address) ? new URL(address).pathname : "",
        mediaType: payload.mediaType,
        address: web ? address : undefined,
        given: source.given,
        bytes: oneChunk(payload.body),
      });
      for await (const member of members) {
        yield member.kind === "document" && facts !== undefined ? { ...member, fetched: facts } : member;
      }
    } catch (error) {
      if (!(error instanceof HearsayError) || error.code === "E_USAGE") throw error;
      yield { kind: "problem", where: inside, error };
    }
  }
  if (left > 0) yield { kind: "skipped", where, reason: `${left} records of it are no reports` };
}

interface Payload {
  readonly mediaType: string;
  readonly body: Uint8Array;
  /** The answer of the server; absent where the archive holds the bare file. */
  readonly answer?: HttpAnswer;
}

/** When the crawler fetched it and what the server said: a web archive is kept for that. */
function fetchedFacts(
  { fields }: WarcRecord,
  url: string,
  { body, mediaType, answer }: Payload,
): FetchFacts | undefined {
  const fetchedAt = fields.get("warc-date");
  if (fetchedAt === undefined || answer === undefined) return undefined;
  const [date, etag, lastModified] = [answer.field("date"), answer.field("etag"), answer.field("last-modified")];
  return {
    requested: url,
    url,
    hops: [url],
    status: answer.status,
    fetchedAt,
    sha256: createHash("sha256").update(body).digest("hex"),
    mediaType,
    ...(date === undefined ? {} : { date }),
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
  };
}

function payloadOf({ fields, start, block }: WarcRecord, maxBody: number, where: string): Payload | undefined {
  const contentType = fields.get("content-type") ?? "";
  if (!/^application\/http\b/i.test(contentType)) {
    if (!REPORT.test(bareType(contentType))) return undefined;
    if (block === undefined) throw tooLarge(where, maxBody);
    return { mediaType: contentType, body: block };
  }
  const answer = httpAnswer(block ?? start, maxBody, where);
  if (answer?.status !== 200 || !REPORT.test(bareType(answer.mediaType ?? ""))) return undefined;
  if (block === undefined) throw tooLarge(where, maxBody);
  return { mediaType: answer.mediaType ?? "", body: answer.body, answer };
}

function tooLarge(where: string, most: number): HearsayError {
  const fix = "Take it out of the archive and name it.";
  return new HearsayError("E_INPUT_TOO_LARGE", {
    where,
    expected: `a record of at most ${most} bytes`,
    got: "more",
    fix,
  });
}

function damaged(where: string, got: string): SourceItem {
  const fix = "It is cut off or damaged: get it again. The records around it are read.";
  const error = new HearsayError("E_INPUT_DAMAGED", { where, expected: "a whole record of a web archive", got, fix });
  return { kind: "problem", where, error };
}

/** Addresses come from strangers: control characters would write all over a terminal. */
const shown = (address: string): string => address.replace(/\p{Cc}/gu, "\uFFFD").slice(0, 2_000);
