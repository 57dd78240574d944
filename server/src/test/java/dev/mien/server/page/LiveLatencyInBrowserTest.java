package dev.mien.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mien.server.Fixture;
import dev.mien.server.MienServer;
import dev.mien.testkit.Skip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How late the page's camera is, from the moment a picture is taken to that at which its record is there, with one browser and with two. A
 * measurement: it says what it found and holds nothing against a slow machine.
 */
class LiveLatencyInBrowserTest {
    private static final int WARM_UP_SECONDS = 8;
    private static final int SECONDS = 20;

    /** Notes when the page makes a JPEG of a picture, and when the record of that frame comes. */
    private static final String WATCH = """
            (() => {
              window.late = [];
              const taken = [];
              let next = 0, asked = 0;
              const toBlob = HTMLCanvasElement.prototype.toBlob;
              HTMLCanvasElement.prototype.toBlob = function (...how) { asked = performance.now(); return toBlob.apply(this, how); };
              const send = WebSocket.prototype.send;
              WebSocket.prototype.send = function (what) {
                if (what instanceof Blob) taken[next++] = asked;
                if (!this.watched) {
                  this.watched = true;
                  this.addEventListener("message", message => {
                    const record = JSON.parse(message.data);
                    if (record.type === "frame") window.late.push([record.frame, performance.now() - taken[record.frame]]);
                  });
                }
                return send.call(this, what);
              };
            })()
            """;

    @TempDir
    private Path folder;

    @Test
    void oneBrowserAndTwo() throws Exception {
        Skip.unless(Boolean.getBoolean("mien.browser.latency"), "a measurement; -Dmien.browser.latency=true takes it");
        Skip.unless(Files.isExecutable(Browser.program()), "no Chromium at " + Browser.program());
        Path camera = FakeCamera.faces(folder);
        try (MienServer server = Fixture.start(Fixture.options());
                Browser first = started(camera, server);
                Browser second = started(camera, server)) {
            first.evaluate("document.getElementById('start').click()");
            measure("one browser", List.of(first));
            second.evaluate("document.getElementById('start').click()");
            measure("two browsers", List.of(first, second));
        }
    }

    private static Browser started(Path camera, MienServer server) throws IOException {
        Browser browser = Browser.start(camera);
        browser.open(server.address(), 1000, 800, "en");
        browser.evaluate(WATCH);
        return browser;
    }

    private static void measure(String what, List<Browser> browsers) throws InterruptedException {
        browsers.forEach(browser -> browser.until("late.length > 5"));
        TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
        browsers.forEach(browser -> browser.evaluate("late.length = 0"));
        TimeUnit.SECONDS.sleep(SECONDS);
        for (Browser browser : browsers) {
            List<Double> millis = new ArrayList<>();
            for (JsonNode one : browser.evaluate("late.slice()")) {
                millis.add(one.get(1).asDouble());
            }
            assertThat(millis).isNotEmpty();
            Collections.sort(millis);
            System.out.printf(
                    Locale.ROOT,
                    "[INFO] %s: %.1f frames/s, latency p50 %.0f ms, p95 %.0f ms%n",
                    what,
                    (double) millis.size() / SECONDS,
                    millis.get(millis.size() / 2),
                    millis.get(millis.size() * 95 / 100));
        }
    }
}
