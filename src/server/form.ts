import { refusal } from "./answers.ts";

/** Sent as a browser sends files. */
export const isForm = (request: Request): boolean =>
  (request.headers.get("content-type") ?? "").toLowerCase().startsWith("multipart/form-data");

/** The files in the field `files`. */
export async function filesOf(request: Request, bytes: Uint8Array<ArrayBuffer>): Promise<readonly File[]> {
  const headers = { "content-type": request.headers.get("content-type") ?? "" };
  let form: FormData;
  try {
    form = await new Response(bytes, { headers }).formData();
  } catch {
    throw refusal("E_USAGE", {
      where: "body",
      expected: "multipart/form-data",
      got: "something that cannot be taken apart",
      fix: "Send files as a browser's form does.",
    });
  }
  return form.getAll("files").filter((entry) => entry instanceof File);
}
