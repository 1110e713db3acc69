import { describe, expect, test } from "vitest";
import { isEnglish } from "../../../src/doc/language.ts";
import { languageReader } from "../../../src/pipeline/1-segment/language.ts";
import { createReader } from "../../../src/reader/reader.ts";
import { fileResources } from "../../../src/resources/files.ts";

const resources = fileResources();
const language = languageReader(resources);
const reader = createReader(resources);

const ENGLISH = "Officials in the province said on Monday that the bridge had been closed after the flood.";
const GERMAN =
  "Die Behörden der Provinz teilten am Montag mit, dass die Brücke nach der Flut geschlossen worden sei und nicht vor dem Sommer geöffnet wird.";

describe("the language of a text", () => {
  test.each([
    ["en", ENGLISH],
    ["de", GERMAN],
    [
      "fr",
      "Les autorités de la province ont annoncé lundi que le pont est fermé après la crue et qu'il ne sera pas ouvert avant l'été.",
    ],
    [
      "es",
      "Las autoridades de la provincia dijeron el lunes que el puente fue cerrado por la crecida y que no se abrirá en el verano.",
    ],
    [
      "tr",
      "Yetkililer pazartesi günü köprü için bir açıklama yaptı ve selden sonra daha çok hasar olduğu için bu yaz da kapalı olacak dedi.",
    ],
    [
      "sw",
      "Maafisa wa mkoa walisema kwamba daraja la mto huo limefungwa baada ya mafuriko na watu wa kijiji hicho wako katika hali ya hatari.",
    ],
    [
      "so",
      "Saraakiisha ayaa sheegay in buundada la xiray ka dib markii ay daadadku ku dhufteen oo ay waxaa ku dhintay dad badan.",
    ],
    [
      "vi",
      "Các quan chức của tỉnh cho biết cây cầu đã được đóng cửa sau trận lũ và người dân không thể đi qua trong những ngày này.",
    ],
    [
      "da",
      "Myndighederne i provinsen siger at broen er lukket efter flommen og at det ikke er sikkert at den kan åbne før sommeren.",
    ],
    [
      "fi",
      "Viranomaiset kertoivat että silta on suljettu ja että se ei ole auki kun tulva on ohi, mutta myös tie on poikki.",
    ],
    ["ru", "Власти провинции сообщили в понедельник, что мост закрыт после наводнения."],
    ["uk", "Влада провінції повідомила, що міст закрито після повені, і її речник це підтвердив."],
    ["ps", "چارواکو وویل چې پل د سېلاب وروسته تړل شوی دی او خلک نشي کولی تېر شي."],
    ["fa", "مقام‌های ولایت گفتند که پل پس از سیل بسته شده است و گمرک نیز کار نمی‌کند."],
    ["ur", "حکام نے کہا کہ پل سیلاب کے بعد بند کر دیا گیا ہے اور لوگ گزر نہیں سکتے۔"],
    ["ar", "قال مسؤولون في الإقليم إن الجسر أغلق بعد الفيضان."],
    ["zh", "省政府官员周一表示，洪水过后大桥已经关闭，居民暂时无法通行，预计下周恢复。"],
  ])("%s", (expected, text) => {
    expect(language(text)).toBe(expected);
  });

  test.each([
    ["a headline", "Raids on Khost kill 41"],
    [
      "a list of names",
      "Mohammad Khan, Abdul Rahman, Zamir Kabulov, Tareq Arian, Shahabuddin Delawar, Ahmad Shah, Gul Agha, Ismail Khan, Atta Noor",
    ],
    ["nothing", ""],
    ["numbers", "12 30 45 67 89 100 2,000 3,500"],
  ])("%s does not show it", (_, text) => {
    expect(language(text)).toBeUndefined();
  });

  test("an English report full of foreign names is English", () => {
    const text = `Die Zeit and Der Spiegel reported that Angela Merkel met Emmanuel Macron in Aix-la-Chapelle. ${ENGLISH} "Auf Wiedersehen", said one of them.`;
    expect(language(text)).toBe("en");
  });

  test("letters of abbreviations are no words of other languages", () => {
    expect(language("Iran asks the Czech Republic to press the U.S. to lift its bans to end a feud")).toBe("en");
    expect(language("Chad urges Mali to press U.S. to lift bans to end feud amid flood")).toBe("en");
  });

  test("an English report that quotes another script is English", () => {
    expect(language(`${ENGLISH} The sign over the gate, «Мост закрыт», means that the bridge is closed.`)).toBe("en");
  });

  test("a long text of no known language is not taken for English", () => {
    const text = "Tepi mokuru sandal velti horan keb, pilaros demku itan gerlo wim. ".repeat(12);
    expect(language(text)).toBe("und");
  });
});

describe("what becomes of a document", () => {
  test("that is not English: it is kept with its language and a note, and nothing is read from it", () => {
    const { document, attributions, events, actors, sentences, notes } = reader.read({ text: GERMAN });
    expect(document.language).toBe("de");
    expect([attributions, events, actors, sentences]).toEqual([[], [], [], []]);
    expect(notes).toMatchObject([{ code: "language-not-english" }]);
  });

  test("of which the caller says that it is English: it is read", () => {
    expect(reader.read({ text: GERMAN, language: "en-GB" }).sentences.length).toBeGreaterThan(0);
  });

  test("of which the caller says that it is not: it is not read", () => {
    const { sentences, notes } = reader.read({ text: ENGLISH, language: "de" });
    expect(sentences).toEqual([]);
    expect(notes[0]?.message).toContain("(de), as was said of it");
  });

  test("whose page declares another language: the text goes before it where it shows its own", () => {
    expect(reader.read({ text: ENGLISH, declaredLanguage: "fa" }).document.language).toBe("en");
    expect(reader.read({ text: GERMAN, declaredLanguage: "en" }).document.language).toBe("de");
    expect(reader.read({ text: "Raids on Khost kill 41", declaredLanguage: "fa" }).document.language).toBe("fa");
    expect(reader.read({ text: "Raids on Khost kill 41" }).document.language).toBe("en");
  });

  test.each(["en", "EN", "en-GB", "en_US", "eng", "English"])("%s is English", (name) => {
    expect(isEnglish(name)).toBe(true);
  });
  test.each(["de", "enm", "", "und", "engage"])("%j is not", (name) => {
    expect(isEnglish(name)).toBe(false);
  });
});
