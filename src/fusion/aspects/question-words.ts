const QUESTIONS: Readonly<Record<string, string>> = {
  happened: "Did it happen?",
  actor: "Who did it?",
  recipient: "To whom?",
  date: "When?",
  place: "Where?",
  role: "In what office?",
  speaker: "Who said so?",
};

/** A question as people ask it: "Who did it?", "How many: killed?" of "figure:killed". */
export const questionText = (question: string): string =>
  QUESTIONS[question] ?? `How many: ${question.replace(/^figure:/, "")}?`;
