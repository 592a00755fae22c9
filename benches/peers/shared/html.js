// Bodies that come as HTML. DOMPurify is loaded when the first is there.

export async function sanitised(html) {
  const { default: purify } = await import('dompurify');
  return purify.sanitize(html);
}
