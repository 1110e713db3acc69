/** What a program without a terminal says, one event a line. */
export type LogLevel = "debug" | "info" | "warning" | "error";
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;
export type Log = (level: LogLevel, event: string, fields?: LogFields) => void;

/** One JSON object a line: time, level and event first, then what belongs to the event. */
export function jsonLog(write: (line: string) => void, now: () => string): Log {
  return (level, event, fields = {}) => {
    if (level === "debug") return;
    write(`${JSON.stringify({ time: now(), level, event, ...fields })}\n`);
  };
}

/** The same for people who look on. */
export function textLog(write: (line: string) => void, now: () => string): Log {
  return (level, event, fields = {}) => {
    if (level === "debug") return;
    const told = Object.entries(fields).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
    write(`${[`${now().slice(0, 19)}Z`, ...(level === "info" ? [] : [level]), event, ...told].join(" ")}\n`);
  };
}
