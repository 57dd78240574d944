package dev.mien.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Too much at once, and the end. */
class OverloadTest {
    private static HttpResponse<String> analyze(Client client) {
        return client.send(client.request("/api/v1/analyses")
                .header("Content-Type", "image/jpeg")
                .POST(BodyPublishers.ofByteArray(Fixture.sample("group.jpg"))));
    }

    @Test
    void whatIsTooMuchIsRefusedAndTheRestIsDone() throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(80);
        try (MienServer server = Fixture.start(Fixture.options().withWorkers(1))) {
            Client client = new Client(server);
            String alone = analyze(client).body();
            List<Future<HttpResponse<String>>> asked = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                asked.add(many.submit(() -> analyze(client)));
            }
            int done = 0;
            for (Future<HttpResponse<String>> one : asked) {
                HttpResponse<String> response = one.get();
                if (response.statusCode() == 200) {
                    done++;
                    assertThat(response.body()).isEqualTo(alone);
                } else {
                    assertThat(response.statusCode()).isEqualTo(503);
                    assertThat(response.headers().firstValue("Retry-After")).isPresent();
                }
            }
            assertThat(done).isPositive();
            assertThat(client.get("/health").statusCode()).isEqualTo(200);
        } finally {
            many.shutdownNow();
        }
    }

    @Test
    void whatWasAcceptedIsFinished() throws Exception {
        ExecutorService one = Executors.newSingleThreadExecutor();
        MienServer server = Fixture.start(Fixture.options().withWorkers(1));
        try (server) {
            Client client = new Client(server);
            Future<HttpResponse<String>> asked = one.submit(() -> analyze(client));
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            while (!client.get("/metrics").body().contains("mien_requests_inside 1.0") && !asked.isDone()) {
                assertThat(System.nanoTime()).as("never inside").isLessThan(end);
            }
            server.close();
            assertThat(asked.get().statusCode()).isEqualTo(200);
        } finally {
            one.shutdownNow();
        }
    }
}
