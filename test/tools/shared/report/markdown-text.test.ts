import { escapeInElement, escapeMarkdown, markdownCode } from "../../../../tools/shared/report/markdown-text";

test.each([
  ["a|b *c* _d_ # ~~e~~", "a\\|b \\*c\\* \\_d\\_ \\# \\~\\~e\\~\\~"],
  ["<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"],
  ["[x](https://example.com) &lt;b&gt; R&D", "\\[x\\](https://example.com) &amp;lt;b&amp;gt; R&D"],
  ["ask @everyone", "ask @\u200beveryone"],
  ["see page.md#a-part, #12 and a#12", "see page.md#a-part, \\#12 and a\\#12"],
  ["an open ` and\n# a line", "an open \\` and \\# a line"],
  ["three ```<b>`", "three \\`\\`\\`\\<b\\>\\`"],
  ["two `a``<b>`", "two \\`a\\`\\`\\<b\\>\\`"],
  ["code `a_b|<c>` stays", "code `a_b\\|<c>` stays"],
])("%j stands as it is", (text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped);
});

test("a name cannot end the code that it stands in", () => {
  expect(markdownCode("a`b|c\n@d")).toBe("`a b\\|c @d`");
});

test("text in an element is no element, and calls nobody", () => {
  expect(escapeInElement('a & "b"</summary>\n@c')).toBe("a &#38; &#34;b&#34;&#60;/summary&#62; @\u200bc");
});
