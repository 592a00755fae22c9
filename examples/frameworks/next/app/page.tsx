import { Reader } from "./reader";

// Rendered on the server: the story is in the HTML, and its nodes stay as they are when the elements start.
export default function Page() {
  return (
    <Reader>
      <header slot="header">
        <h1>How the ticker got its name</h1>
        <p>In 1867 a telegraph in New York began to print share prices on a ribbon of paper.</p>
      </header>
      <p>
        Edward Calahan of the American Telegraph Company showed his printing telegraph on 15 November 1867. Any office on its line could
        read the same price at very nearly the same moment.
      </p>
      <p>
        Its type wheels clicked as they turned, and the noise became the name: a <em>ticker</em>.
      </p>
      <h2>Back to the same letter</h2>
      <p>
        Printers that fell out of step printed nonsense. Thomas Edison’s Universal Stock Printer, on the market from 1871, ended that: a
        signal from the central station brought every printer on a line back to the same letter.
      </p>
    </Reader>
  );
}
