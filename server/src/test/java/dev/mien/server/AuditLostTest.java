package dev.mien.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import org.junit.jupiter.api.Test;

class AuditLostTest {
    @Test
    void nobodyIsAnsweredWhatTheLogCannotHave() throws Exception {
        try (MienServer server = Fixture.start(Fixture.options())) {
            server.audit().close();
            Client client = new Client(server);
            HttpResponse<String> answer = client.post("/api/v1/analyses", "image/png", Fixture.sample("happiness.png"));
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).doesNotContain("faces");
            URI address = URI.create(server.address().replace("http", "ws") + "/api/v1/live");
            assertThatThrownBy(() -> HttpClient.newHttpClient()
                            .newWebSocketBuilder()
                            .buildAsync(address, new WebSocket.Listener() {})
                            .join())
                    .hasCauseInstanceOf(WebSocketHandshakeException.class);
            assertThat(client.get("/health").statusCode()).isEqualTo(200);
        }
    }
}
