import type {} from "slugline/react";

/** What must not pass the check of types. */
export const wrong = () => (
  <>
    {/* @ts-expect-error: a theme that there is not */}
    <slugline-article theme="pink" />
    {/* @ts-expect-error: a size that there is not */}
    <slugline-article text-size={110} />
    {/* @ts-expect-error: levels end at 6 */}
    <slugline-article headline-level={7} />
    {/* @ts-expect-error: a motion that there is not */}
    <slugline-ticker motion="jump" />
    {/* @ts-expect-error: the first of the words is none of them */}
    <slugline-ticker fields="color symbol" />
    {/* @ts-expect-error: a strip is no text */}
    <slugline-ticker strip="EBB 12.40" />
    {/* @ts-expect-error: a story has no strip */}
    <slugline-article strip={{ quotes: [] }} />
    {/* @ts-expect-error: it tells no reason */}
    <slugline-ticker onslugline-error={({ detail }) => detail.reason} />
    {/* @ts-expect-error: no such element */}
    <slugline-markets />
  </>
);
