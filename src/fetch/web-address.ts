/** Whether a source that somebody names is to be fetched, and no path of a file. */
export const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text);
