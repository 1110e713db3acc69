/** The data of server-sent events (WHATWG HTML, section 9.2), as they come; comments and other fields are passed over. */
export async function* eventData(answer: Response): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  let text = "";
  let data: string[] = [];
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    const lines = text.split(/\r\n|\r|\n/);
    text = lines.pop() ?? "";
    for (const line of lines) {
      if (line.startsWith("data:")) data.push(line.slice("data:".length).replace(/^ /, ""));
      else if (line === "" && data.length > 0) {
        yield data.join("\n");
        data = [];
      }
    }
  }
}
