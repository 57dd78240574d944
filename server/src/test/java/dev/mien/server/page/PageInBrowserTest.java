package dev.mien.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.server.Client;
import dev.mien.server.Fixture;
import dev.mien.server.MienServer;
import dev.mien.server.ServerOptions;
import dev.mien.server.policy.PolicyFile;
import dev.mien.testkit.SamplePictures;
import dev.mien.testkit.Skip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, which is slow to start: only where {@code -Dmien.browser=true} asks for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageInBrowserTest {
    private static final int TAB = 9;
    private static final int RIGHT = 39;

    @TempDir
    private static Path folder;

    private MienServer server;
    private Browser browser;

    @BeforeAll
    void start() throws IOException {
        Skip.unless(Boolean.getBoolean("mien.browser"), "the page in a browser; -Dmien.browser=true tries it");
        Skip.unless(Files.isExecutable(Browser.program()), "no Chromium at " + Browser.program());
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

    @AfterEach
    void nothingWasComplainedOf() {
        assertThat(browser.complaints()).allMatch(line -> line.contains("422"), "expected complaints");
    }

    private String text(String selector) {
        return browser.evaluate("document.querySelector('" + selector + "').textContent")
                .asText();
    }

    private void fits() {
        assertThat(browser.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
                        .asBoolean())
                .as("nothing sticks out to the side")
                .isTrue();
    }

    @Test
    void photosAreShownWithWhatTheyShow() throws IOException {
        browser.open(server.address() + "/", 1200, 900, "en-GB");
        assertThat(text(".honest")).contains("never what a person feels");
        Path broken = Files.writeString(folder.resolve("broken.jpg"), "no picture");
        Path group = SamplePictures.folder().resolve("group.jpg");
        browser.choose("#files", List.of(group, SamplePictures.folder().resolve("anger.png"), broken));
        browser.until(
                "document.querySelectorAll('.card').length === 3 && !document.querySelector('#status').textContent.includes('…')");
        assertThat(text("#status")).isEqualTo("Done: 3 photos.");
        assertThat(text(".card .fault")).contains("broken.jpg", "expected");
        assertThat(browser.evaluate("document.querySelectorAll('.card canvas').length")
                        .asInt())
                .isEqualTo(2);
        assertThat(text(".card:last-child .face strong")).matches("Face 1: .* \\d+ %");
        // The slider judges anew, and gives it back.
        String usual = text(".card:last-child");
        browser.evaluate("threshold.value = 100; threshold.dispatchEvent(new Event('input'))");
        assertThat(text(".card:last-child .face strong")).contains("unsure, perhaps");
        browser.evaluate("document.getElementById('threshold-usual').click()");
        assertThat(text(".card:last-child")).isEqualTo(usual);
        fits();
        browser.evaluate("document.getElementById('clear').click()");
        assertThat(browser.evaluate("document.querySelectorAll('.card').length").asInt())
                .isZero();
    }

    @Test
    void aFaceThatIsCoveredCannotBeMadeOut() {
        browser.open(server.address() + "/", 1200, 900, "en-GB");
        browser.choose("#files", List.of(SamplePictures.folder().resolve("anger.png")));
        browser.until("document.querySelectorAll('.card canvas').length === 1");
        String pixels =
                "(() => { const c = document.querySelector('.card canvas'); const d = c.getContext('2d').getImageData("
                        + "c.width * .35, c.height * .35, c.width * .3, c.height * .3).data; const s = new Set();"
                        + " for (let i = 0; i < d.length; i += 4) s.add(d[i]); return s.size; })()";
        int shades = browser.evaluate(pixels).asInt();
        browser.evaluate("document.getElementById('cover').click()");
        assertThat(browser.evaluate(pixels).asInt()).isLessThan(shades / 3);
    }

    @Test
    void theCameraIsReadOnAPhoneInChinese() {
        browser.open(server.address() + "/", 390, 844, "zh-CN");
        assertThat(text(".honest")).contains("不代表人的真实感受");
        browser.evaluate("document.getElementById('tab-camera').click(); document.getElementById('start').click()");
        browser.until("document.querySelectorAll('#now li').length > 0");
        browser.until("document.querySelectorAll('#events li').length > 0");
        assertThat(text("#now")).contains("人物 1");
        assertThat(text("#events")).contains("高兴");
        assertThat(text("#live-status")).contains("每秒");
        fits();
        browser.evaluate("document.getElementById('start').click()");
        browser.until("document.getElementById('live-status').textContent === '已停止。'");
        assertThat(browser.evaluate("document.getElementById('live-downloads').hidden")
                        .asBoolean())
                .isFalse();
    }

    private static ServerOptions under(String words) throws IOException {
        Path policy = Files.writeString(
                folder.resolve("policy.json"),
                "{\"purpose\": {\"area\": \"art\", \"text\": \"a\"}, \"legal_basis\": \"b\", \"jurisdiction\": \"EU\", "
                        + words + "}");
        return Fixture.options().withPolicy(PolicyFile.read(policy), Optional.empty());
    }

    private void usePhotosAndCamera(MienServer strict) {
        browser.open(strict.address() + "/", 1200, 900, "en-GB");
        browser.choose("#files", List.of(SamplePictures.folder().resolve("group.jpg")));
        browser.until("document.querySelectorAll('.card canvas').length === 1");
        browser.evaluate("document.getElementById('tab-camera').click(); document.getElementById('start').click()");
        browser.until("document.querySelectorAll('#now li').length > 0");
        browser.evaluate("document.getElementById('start').click()");
    }

    @Test
    void ofGroupsThePageShowsTheMean() throws IOException {
        try (MienServer strict = Fixture.start(under("\"minimum_group\": 2, \"readings\": [\"expressions\"]"))) {
            usePhotosAndCamera(strict);
            assertThat(text(".card .face strong")).matches("\\d+ faces");
            assertThat(browser.evaluate("document.querySelectorAll('.card .bar').length")
                            .asInt())
                    .isPositive();
            assertThat(text("#now")).isEqualTo("1 face");
        }
    }

    @Test
    void whereExpressionsAreNotReadThePageSaysSo() throws IOException {
        try (MienServer strict = Fixture.start(under("\"readings\": [\"pose\"]"))) {
            usePhotosAndCamera(strict);
            assertThat(text(".card .face strong")).isEqualTo("Face 1: expressions are not told here");
            assertThat(text("#now")).contains("expressions are not told here");
        }
    }

    /** The guide's own JavaScript, beside the page's camera. */
    @Test
    void anApplicationReactsToTheCameraAsTheGuideSays() throws IOException {
        browser.open(server.address() + "/?session=door", 1200, 900, "en-GB");
        String guide = Files.readString(SamplePictures.folder().resolveSibling("docs/guide/server.md"));
        String script =
                guide.substring(guide.indexOf("const door = "), guide.indexOf("```", guide.indexOf("const door = ")));
        assertThat(script).contains("ws://127.0.0.1:8600/");
        browser.evaluate(
                script.replace("ws://127.0.0.1:8600", server.address().replace("http", "ws")) + "window.door = door;");
        browser.until("door.readyState === 1");
        browser.evaluate("document.getElementById('tab-camera').click(); document.getElementById('start').click()");
        browser.until("document.body.classList.contains('smiling')");
        browser.until("!document.body.classList.contains('smiling')");
        browser.until("document.body.classList.contains('smiling')");
        browser.evaluate("document.getElementById('start').click()");
        browser.until("!document.body.classList.contains('smiling')");
    }

    @Test
    void aVideoComesBackAsWhatCameAndWent() throws IOException {
        browser.open(server.address() + "/", 390, 844, "en-GB");
        browser.choose("#files", List.of(Files.write(folder.resolve("talk.mp4"), Fixture.clip(60))));
        browser.until("document.querySelectorAll('.card .band i').length > 0");
        assertThat(text(".card h2")).isEqualTo("talk.mp4");
        assertThat(text(".card .face")).contains("Person 1", "happiness");
        fits();
        // Whoever comes back finds it.
        browser.open(server.address() + "/", 390, 844, "en-GB");
        browser.until("document.querySelectorAll('.card .band i').length > 0");
        assertThat(text(".card h2")).isEqualTo("talk.mp4");
        browser.evaluate("[...document.querySelectorAll('.card button')].at(-1).click()");
        browser.until("document.querySelectorAll('.card').length === 0");
        assertThat(new Client(server).get("/api/v1/jobs").body()).contains("\"jobs\":[]");
    }

    @Test
    void everythingIsReachedByKeyboard() {
        browser.open(server.address() + "/", 1200, 900, "en-GB");
        browser.evaluate(
                "window.reached = new Set(); document.addEventListener('focusin', e => reached.add(e.target.id || e.target.className))");
        for (int i = 0; i < 16; i++) {
            browser.press("Tab", TAB);
        }
        assertThat(browser.evaluate("[...reached].join(' ')").asText())
                .contains("skip", "language", "theme", "tab-photos", "pipeline", "threshold", "cover", "files");
        browser.evaluate("document.getElementById('tab-photos').focus()");
        browser.press("ArrowRight", RIGHT);
        assertThat(browser.evaluate("document.activeElement.id").asText()).isEqualTo("tab-camera");
        assertThat(browser.evaluate("document.getElementById('camera').hidden").asBoolean())
                .isFalse();
    }
}
