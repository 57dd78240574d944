package dev.mien.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every relative link of every page leads to a file that is there, and to a heading in it. */
class LinksTest {
    /**
     * Models' cards are part of the model: their manifest has their hash, so a page that moves cannot be followed there.
     */
    private static final String CARD = "MODEL_CARD.md";

    private static final Path ROOT = Cli.repository("");

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<Markdown> pages = Markdown.below(ROOT).stream()
                .filter(page -> !page.file().endsWith(CARD))
                .toList();
        List<String> astray = new ArrayList<>();
        int links = 0;
        for (Markdown page : pages) {
            for (String link : page.links()) {
                links++;
                if (!leads(page, link)) {
                    astray.add(ROOT.relativize(page.file()) + ": " + link);
                }
            }
        }
        assertThat(astray).isEmpty();
        assertThat(links).isGreaterThan(50);
    }

    @Test
    void theIndexNamesEveryPage() throws IOException {
        Path docs = ROOT.resolve("docs");
        Markdown index = Markdown.read(docs.resolve("README.md"));
        List<Path> named = index.links().stream().map(docs::resolve).toList();
        for (Markdown page : Markdown.below(docs)) {
            Path file = page.file();
            assertThat(named).as(file.toString()).anyMatch(link -> index.file().equals(file) || file.startsWith(link));
        }
    }

    private static boolean leads(Markdown page, String link) {
        String[] parts = link.split("#", 2);
        Path to = parts[0].isEmpty()
                ? page.file()
                : page.file()
                        .resolveSibling(URLDecoder.decode(parts[0], StandardCharsets.UTF_8))
                        .normalize();
        if (!to.startsWith(ROOT) || !Files.exists(to)) {
            return false;
        }
        return parts.length == 1 || Markdown.read(to).anchors().contains(parts[1]);
    }
}
