import { escapeMarkdown, markdownCode } from "../../../../tools/shared/report/markdown-text";

test.each([
  ["a|b *c* _d_ # ~~e~~", "a\\|b \\*c\\* \\_d\\_ \\# \\~\\~e\\~\\~"],
  ["<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"],
  ["[x](https://example.com) &lt;b&gt; R&D", "\\[x\\](https://example.com) &amp;lt;b&amp;gt; R&D"],
  ["ask @everyone", "ask @\u200beveryone"],
  ["an open ` and\n# a line", "an open \\` and \\# a line"],
  ["code `a_b|<c>` stays", "code `a_b\\|<c>` stays"],
])("%j stands as it is", (text, escaped) => {
  expect(escapeMarkdown(text)).toBe(escaped);
});

test("a name cannot end the code that it stands in", () => {
  expect(markdownCode("a`b|c\n@d")).toBe("`a b\\|c @d`");
});
