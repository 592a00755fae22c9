// The reader's style sheet: the preferences, for the stories of a tree. It is the reader's explicit choice, so it is
// important. It applies to text, but not to code, pictures and icons.
//
// The loader applies it before the first paint (www/embed.js), and the module after that (src/reader/sheet.rs).

/** Stories that use the preferences of the site. */
const KEPT = ':not([persist="none"],slugline-ticker)';
/** Stories whose choices last as long as the page. */
const PASSING = '[persist="none"]:not(slugline-ticker)';

const BLOCKS = "p,li,dt,dd,blockquote,figcaption,caption,th,td";
const INLINES = "cite,q,a,em,strong,b,small,mark,u,s,sub,sup,time,i:not([class]),span:not([class*=icon],[aria-hidden=true])";
const TEXT = `:is(${BLOCKS},h1,h2,h3,h4,h5,h6,${INLINES}):not(pre *,code *,svg *)`;
const MEDIA = "img,picture,video,audio,iframe,canvas,object,embed,svg";
/** Joined letters never get letter spacing. */
const JOINED = "ar ckb dv fa ks ps sd syr ug ur bn hi mr ne".replace(/\w+/g, ":lang($&)").replaceAll(" ", ",");
const COLOURS = ["ink", "surface", "accent", "link", "muted", "rule", "tint", "mark", "focus"];
const FONTS = { serif: "Charter,Georgia,serif", sans: "Helvetica Neue,Arial,sans-serif" };

/** The last declaration of a rule may have a semicolon or none. */
const important = (css) => css.replace(/;\s*}/g, "}").replace(/[;}]/g, "!important$&");

/**
 * The text of the sheet for these preferences, for the stories that store them or for the others; empty without preferences.
 * `themes` is the text of themes.css.
 */
export function sheetText({ textSize, theme, font, lineSpacing, letterSpacing, wordSpacing, measure }, passes, themes) {
  const which = passes ? PASSING : KEPT;
  const story = `slugline-article${which}`;
  const text = `:is(${story}>:not(pre,code,script),${story} ${TEXT})`;
  const rules = [
    textSize && `${story}{--slugline-text-scale:${textSize / 100}}`,
    font && important(`${text}{font-family:${FONTS[font]}}`),
    // The space between paragraphs grows with that between lines.
    lineSpacing && important(`${story} :is(div,${BLOCKS}){line-height:${lineSpacing / 100}}${story} p+p:not(header *){margin-block-start:${lineSpacing / 100}em}`),
    letterSpacing && important(`${text}:not(${JOINED}){letter-spacing:${letterSpacing / 100}em}`),
    wordSpacing && important(`${text}{word-spacing:${wordSpacing / 100}em}`),
    measure && important(`${story}>:not(${MEDIA}){max-inline-size:min(100%,${measure * 0.38}em)}`),
    // On paper a story is as the page has it.
    theme &&
      `@media screen{${important(
        // Custom properties that suit the page's own background do not suit every other one.
        `${story}{${COLOURS.map((name) => `--slugline-${name}:initial`).join(";")}}` +
          themes.replace(/\[theme="?(\w+)"?\]/g, (_, name) => (name === theme ? which : ":not(*)")),
      )}}`,
  ];
  return rules.filter(Boolean).join("");
}
