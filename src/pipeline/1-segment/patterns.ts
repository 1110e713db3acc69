import { INVISIBLE } from "./characters.ts";

/**
 * Patterns of what is one word although it holds more than letters, after UD English EWT and GUM. All are sticky, and
 * every repetition that could run far and then fail has an upper limit: that keeps cutting linear in the text's length.
 */
const sticky = (source: string, flags = ""): RegExp => new RegExp(source, `yu${flags}`);

const WORD = `[\\p{L}\\p{M}\\p{N}_\\u200c\\u200d${INVISIBLE}]`;

export const LETTER = sticky("\\p{L}");
export const DIGIT = sticky("\\p{N}");
export const WORD_RUN = sticky(`[\\p{L}_]${WORD}*`);
export const ADDRESS = sticky('(?:(?:https?|ftp)://|mailto:|www\\d?\\.)[^\\s<>"“”«»]{1,4096}', "i");
export const ADDRESS_TAIL = /[.,;:!?'’)\]}]+$/;
export const EMAIL = sticky("[\\p{L}\\p{N}_.+%\\-]{1,64}@[\\p{L}\\p{N}_\\-]{1,63}(?:\\.[\\p{L}\\p{N}_\\-]{1,63}){0,8}");
/** Letters, digits and dots, the last part captured: an Internet address without "www" or a file name, if the ending is known. */
export const DOTTED = sticky(
  "[\\p{L}\\p{N}_\\-]{1,63}(?:\\.[\\p{L}\\p{N}_\\-]{1,63}){0,6}\\.(\\p{L}[\\p{L}\\p{N}]{1,5})(?![\\p{L}\\p{N}@])",
);
export const PATH = sticky('/[^\\s<>"“”«»]{0,4096}');
/** "U.S.", "p.m.", "a.k.a.", also without the last stop ("U.S"). */
export const INITIALS = sticky("\\p{L}(?:\\.\\p{L}){1,7}(?:\\.|(?![\\p{L}\\p{N}]))(?!\\p{L}\\p{L})");
export const SINGLE_INITIAL = sticky("\\p{Lu}\\.(?!\\.)");
export const CLITIC = sticky("['’ʼ`´](?:s|m|re|ve|d|ll)(?![\\p{L}\\p{N}])", "i");
export const INNER_APOSTROPHE = sticky("['’ʼ`´‘](?=\\p{L})");
export const NEGATION = /(?<=.)n['’ʼ`´]t$/iu;
export const HANDLE = sticky("@[\\p{L}\\p{N}_][\\p{L}\\p{N}_.]{0,63}(?<!\\.)");
export const HASHTAG = sticky(`#(?=\\p{N}{0,32}[\\p{L}_])${WORD}{1,140}`);

export const DATE = sticky(
  "\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?(?![/\\d])|\\d{4}-\\d{2}-\\d{2}(?!\\d)|\\d{1,2}-\\d{1,2}-\\d{2,4}(?![-\\d])|\\d{1,2}\\.\\d{1,2}\\.\\d{4}(?!\\d)",
);
export const TELEPHONE = sticky("(?:\\d-)?(?:\\d{3}[-/])?\\d{3}-\\d{4}(?![-\\d])|\\d{3,6}(?:\\.\\d{3,4}){2,3}(?!\\d)");
export const NUMBER = sticky("\\p{N}+(?:[.,:]\\p{N}+)*");
/** Ordinals and decades: 20th, 1980s, 60's (but 2003|'s). */
export const NUMBER_TAIL = sticky("(?:st|nd|rd|th|s|(?<=0)['’]s)(?![\\p{L}\\p{N}])", "i");
/** ".5" with nothing before the point. */
export const DECIMAL = sticky("(?<![\\p{L}\\p{N}.])\\.\\p{N}+(?![\\p{L}\\p{N}.])");
export const NUMBER_LETTERS = sticky("\\p{L}[\\p{L}\\p{M}\\p{N}_]*");

export const ELLIPSIS = sticky("\\.{2,}|…[….]*");
export const MARKS = sticky("\\.?[!?]+(?![\\p{L}\\p{N}]\\.)");
export const DRAWN_LINE = sticky("[-=*~_#+|<>^]{4,}|[-=*_]{2,}|~{2,}|#{2,}|\\*{2,}|<{2}|>{2,}|–+|—+|―+");
export const DOUBLED_QUOTE = sticky("''|``|’’|‘‘|‘’");
/** "'em", "'s" and the like with nothing before them; "'90s", "'05". */
export const ELISION = sticky(
  "['’](?:(?:em|til|till|cause|n|bout|round|cos|s|ll|re|ve|m|d)(?![\\p{L}\\p{N}])|\\d\\d(?:s|['’]s)?(?![\\p{L}\\p{N}]))",
  "i",
);
export const EMOTICON = sticky(
  "(?:>?[:;=8]['’]?[-^o]?[()\\[\\]DPpOo3|/\\\\*]+|\\([-^]?[:;]|\\^_+\\^|-_+-|<3+)(?![\\p{L}\\p{N}])",
);
export const SIGNED_NUMBER = sticky("\\+(?=\\p{N})");
export const PICTURE = sticky(
  "(?:\\p{RI}\\p{RI}|\\p{Extended_Pictographic}[\\ufe0f\\u{1f3fb}-\\u{1f3ff}]*(?:\\u200d\\p{Extended_Pictographic}[\\ufe0f\\u{1f3fb}-\\u{1f3ff}]*){0,8})",
);
export const MARKS_ON = sticky("[\\p{M}\\u200c\\u200d\\ufe0f]{1,32}");
