/**
 * Lemmas: a table of the treebanks' exceptions first, then the regular inflections of English undone by suffix.
 */
export type Lemmatiser = (form: string, xpos: string) => string;

const PROPER = new Set(["NNP", "NNPS"]);

/** Names keep their case, all else is looked up in lower case; curly apostrophes are straightened. */
export function normaliseLemmaForm(form: string, xpos: string): string {
  const straight = form.replace(/[‘’]/g, "'");
  return PROPER.has(xpos) ? straight : straight.toLowerCase();
}

export function createLemmatiser(table: string): Lemmatiser {
  const exceptions = new Map<string, string>();
  for (const line of table.split("\n").slice(1)) {
    const [form, xpos, lemma] = line.split("\t");
    if (form !== undefined && xpos !== undefined && lemma !== undefined) exceptions.set(`${form}\t${xpos}`, lemma);
  }
  return (form, xpos) => {
    const normalised = normaliseLemmaForm(form, xpos);
    return exceptions.get(`${normalised}\t${xpos}`) ?? lemmaByRule(normalised, xpos);
  };
}

/** Takes a normalised form. */
export function lemmaByRule(form: string, xpos: string): string {
  switch (xpos) {
    case "NNS":
    case "NNPS":
    case "VBZ":
      return withoutS(form);
    case "VBD":
    case "VBN":
      return form.endsWith("ied") && form.length > 4
        ? `${form.slice(0, -3)}y`
        : form.endsWith("ed")
          ? stem(form.slice(0, -2))
          : form;
    case "VBG":
      return form.endsWith("ing") && form.length > 4 ? stem(form.slice(0, -3)) : form;
    case "JJR":
    case "RBR":
      return form.endsWith("ier") ? `${form.slice(0, -3)}y` : form.endsWith("er") ? stem(form.slice(0, -2)) : form;
    case "JJS":
    case "RBS":
      return form.endsWith("iest") ? `${form.slice(0, -4)}y` : form.endsWith("est") ? stem(form.slice(0, -3)) : form;
    default:
      return form;
  }
}

function withoutS(form: string): string {
  if (form.endsWith("ies") && form.length > 4) return `${form.slice(0, -3)}y`;
  if (/(ss|x|ch|sh|zz)es$/.test(form) || /[^aeiou]oes$/.test(form)) return form.slice(0, -2);
  return form.endsWith("s") && !/(ss|us|is)$/.test(form) ? form.slice(0, -1) : form;
}

/** What is left before -ed, -ing, -er, -est: "stopp" -> stop, "us" -> use, "attack" -> attack. */
function stem(cut: string): string {
  if (/([bdgklmnprtvz])\1$/.test(cut) && !/(ll|zz)$/.test(cut)) return cut.slice(0, -1);
  if (/(^|[^aeiou])[aeiouy][bcdgklmnpstvz]$/.test(cut) && cut.length <= 4 && !/(en|er|om|in|ow|ay|it)$/.test(cut))
    return `${cut}e`;
  if (
    /([cuvz]|[^s]s|[aeiou]t|[dlr]g|[^aeiou]l|ur|ir|[iu]d)$/.test(cut) &&
    !/(ss|us|ew|it|et|ot|ut|ur|eit|uit|oat|eat|iol|rl|hl|wl|el|al|ol)$/.test(cut)
  )
    return `${cut}e`;
  return cut;
}
