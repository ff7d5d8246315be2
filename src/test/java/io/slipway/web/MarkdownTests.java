package io.slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTests {

    private static final String BASE = "https://github.example/acme-ml/churn/blob/main/";

    @Test
    void rendersTablesAndPutsHeadingsBelowThatOfThePage() {
        assertThat(Markdown.html("# A\n\n| b |\n|---|\n| c |", BASE)).contains("<h2>A</h2>", "<td>c</td>");
    }

    @Test
    void letsNoMarkupOrScriptThrough() {
        assertThat(Markdown.html("<img src=x onerror=y> [a](javascript:alert(1))", BASE))
                .doesNotContain("<img", "javascript:");
    }

    @Test
    void leadsLinksToTheRepository() {
        assertThat(Markdown.html("[a](docs/a.md) [b](https://b.example/) [c](#c) [d](what is this)", BASE))
                .contains("href=\"" + BASE + "docs/a.md\"", "href=\"https://b.example/\"", "href=\"#c\"");
    }

    @Test
    void takesOneChapterOut() {
        var text = "# A\n\nx\n\n## 2. Your first change\n\none\n\n### More\n\ntwo\n\n## 3. Prod\n\nthree";

        assertThat(Markdown.chapter(text, "first change", BASE).orElseThrow())
                .contains("one", "More", "two")
                .doesNotContain("first change", "x", "three");
        assertThat(Markdown.chapter(text, "no such", BASE)).isEmpty();
    }
}
