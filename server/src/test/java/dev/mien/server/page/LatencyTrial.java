package dev.mien.server.page;

import dev.mien.pipeline.PipelineSpec;
import dev.mien.server.Fixture;
import dev.mien.server.MienServer;
import dev.mien.server.ServerOptions;
import java.nio.file.Files;
import java.util.Map;

/** How late the page's camera is, for benchmark records: {@code main} with the number of pages and seconds. */
final class LatencyTrial {
    private LatencyTrial() {}

    public static void main(String[] args) throws Exception {
        int pages = Integer.parseInt(args[0]);
        int seconds = Integer.parseInt(args[1]);
        ServerOptions usual = Fixture.options();
        ServerOptions options = new ServerOptions(
                usual.host(),
                0,
                usual.keys(),
                usual.store(),
                usual.kept(),
                2,
                PipelineSpec.of(Map.of("pipeline", args[2])),
                line -> {});
        try (MienServer server = Fixture.start(options)) {
            Browser[] all = new Browser[pages];
            for (int i = 0; i < pages; i++) {
                all[i] = Browser.start(FakeCamera.faces(Files.createTempDirectory("camera")));
                all[i].open(server.address() + "/", 1200, 900, "en-GB");
                // every record with the time it came, and every picture with the time it was taken
                all[i].evaluate("window.late = []; window.sentAt = []; const S = WebSocket.prototype.send;"
                        + "WebSocket.prototype.send = function (m) { if (typeof m === 'string' && m.includes('time')) {"
                        + " this.began ??= performance.now() - 1000 * JSON.parse(m).time; if (!this.heard) { this.heard = true;"
                        + " this.addEventListener('message', e => { const r = JSON.parse(e.data); if (r.type === 'frame')"
                        + " late.push(performance.now() - this.began - 1000 * r.time); }); } } return S.call(this, m); };"
                        + "document.getElementById('tab-camera').click(); document.getElementById('start').click()");
            }
            for (Browser one : all) {
                one.until("late.length > 20");
                one.evaluate("late.length = 0");
            }
            Thread.sleep(1000L * seconds);
            for (Browser one : all) {
                System.out.println(
                        one.evaluate("(() => { const s = [...late].sort((a, b) => a - b); return s.length / " + seconds
                                        + " + ' frames/s, p50 ' + Math.round(s[s.length >> 1]) + ' ms, p95 ' + Math.round(s[Math.floor(s.length * .95)])"
                                        + "+ ' ms' })()")
                                .asText());
                one.close();
            }
        }
    }
}
