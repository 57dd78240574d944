package dev.mien.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.server.Fixture;
import dev.mien.server.MienServer;
import dev.mien.testkit.SamplePictures;
import dev.mien.testkit.Skip;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What axe-core, which reads a page as its users' programs do, finds against WCAG A and AA in each state of the page: only where
 * {@code -Dmien.browser=true} asks for it. {@code -Dmien.browser.pictures=FOLDER} keeps pictures of the states to look at.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityInBrowserTest {
    private static final String RULES = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']";
    private static final String RUN = "axe.run({runOnly: " + RULES + "}).then(found => found.violations.flatMap(rule =>"
            + " rule.nodes.map(node => rule.id + ': ' + node.html + ': ' + node.failureSummary)).join('\\n'))";

    @TempDir
    private static Path folder;

    private MienServer server;
    private Browser browser;
    private String axe = "";

    @BeforeAll
    void start() throws IOException {
        Skip.unless(Boolean.getBoolean("mien.browser"), "the page in a browser; -Dmien.browser=true tries it");
        Skip.unless(Files.isExecutable(Browser.program()), "no Chromium at " + Browser.program());
        try (InputStream source = Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResourceAsStream("axe.min.js"))) {
            axe = new String(source.readAllBytes(), StandardCharsets.UTF_8);
        }
        server = Fixture.start(Fixture.options());
        browser = Browser.start(FakeCamera.faces(folder));
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest(name = "{0} at {1}, {2}, {3}")
    @CsvSource({
        "empty, 1200, en-GB, light",
        "empty, 390, zh-CN, dark",
        "photo, 1200, en-GB, dark",
        "photo, 390, zh-CN, light",
        "video, 1200, zh-CN, dark",
        "video, 390, en-GB, light",
        "camera, 1200, en-GB, light",
        "camera, 390, zh-CN, dark"
    })
    void nothingStandsAgainstTheGuidelines(String state, int width, String language, String theme) throws IOException {
        browser.open(server.address() + "/", width, 900, language);
        browser.evaluate("theme.value = '" + theme + "'; theme.dispatchEvent(new Event('change'))");
        switch (state) {
            case "photo" -> {
                Path broken = Files.writeString(folder.resolve("broken.jpg"), "no picture");
                browser.choose("#files", List.of(SamplePictures.folder().resolve("group.jpg"), broken));
                browser.until("document.querySelector('.card .fault') && document.querySelector('.card canvas')");
            }
            case "video" -> {
                browser.choose("#files", List.of(Files.write(folder.resolve("talk.mp4"), Fixture.clip(60))));
                browser.until("document.querySelectorAll('.card .band i').length > 0");
            }
            case "camera" -> {
                browser.evaluate(
                        "document.getElementById('tab-camera').click(); document.getElementById('start').click()");
                browser.until("document.querySelectorAll('#events li').length > 0");
            }
            default -> browser.evaluate("document.querySelector('details').open = true");
        }
        browser.evaluate(axe + "; 0");
        assertThat(browser.evaluate(RUN).asText()).isEmpty();
        keep(state + "-" + width + "-" + language + "-" + theme);
        if (state.equals("camera")) {
            browser.evaluate("document.getElementById('start').click()");
        } else if (state.equals("video")) {
            browser.evaluate("[...document.querySelectorAll('.card button')].at(-1).click()");
            browser.until("document.querySelectorAll('.card').length === 0");
        }
    }

    @Test
    void whatIsWrongIsFound() {
        browser.open(server.address() + "/", 1200, 900, "en-GB");
        // Styles in attributes are kept out by the page's policy of contents.
        browser.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend',"
                + " '<img src=\"icon.svg\"><p id=pale>pale</p>');"
                + " Object.assign(document.getElementById('pale').style, {color: '#999', background: '#fff'}); 0");
        browser.evaluate(axe + "; 0");
        assertThat(browser.evaluate(RUN).asText()).contains("image-alt: ", "color-contrast: ");
    }

    private void keep(String name) throws IOException {
        String pictures = System.getProperty("mien.browser.pictures");
        if (pictures != null) {
            browser.picture(Files.createDirectories(Path.of(pictures)).resolve(name + ".png"));
        }
    }
}
