import type { Article, Strip } from "slugline";

export const article: Article = {
  headline: "How the ticker got its name",
  standfirst: ["In 1867 a telegraph in New York began to print share prices on a ribbon of paper."],
  body: [
    {
      type: "paragraph",
      text: [
        "Edward Calahan of the American Telegraph Company showed his printing telegraph on 15 November 1867. ",
        "Any office on its line could read the same price at very nearly the same moment.",
      ],
    },
    { type: "paragraph", text: ["Its type wheels clicked as they turned, and the noise became the name: a ", { type: "em", text: ["ticker"] }, "."] },
    { type: "crosshead", level: 1, text: ["Back to the same letter"] },
    {
      type: "paragraph",
      text: [
        "Printers that fell out of step printed nonsense. Thomas Edison's Universal Stock Printer, on the market from 1871, ",
        "ended that: a signal from the central station brought every printer on a line back to the same letter.",
      ],
    },
  ],
};

export const strip: Strip = {
  label: "Example figures",
  quotes: [
    { symbol: "TAPE", price: "19.05", change_percent: "0.75" },
    { symbol: "TICK", price: "1867.11", change_percent: "-1.50" },
    { symbol: "WIRE", price: "110.00", change_percent: "0.00" },
  ],
};
