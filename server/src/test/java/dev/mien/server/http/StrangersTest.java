package dev.mien.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.server.Client;
import dev.mien.server.Client.Form;
import dev.mien.server.Fixture;
import dev.mien.server.MienServer;
import dev.mien.testkit.Mutations;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Damaged requests of every kind: each is answered in order or cut off, and none is a fault of the server. */
class StrangersTest {
    /** {@code -Dmien.fuzz.rounds=10000} tries more. */
    private static final int ROUNDS = Integer.getInteger("mien.fuzz.rounds", 300);

    private static byte[] request(String head, byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String all = head + "\r\nHost: localhost\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n";
        out.writeBytes(all.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(body);
        return out.toByteArray();
    }

    private static List<byte[]> sound() {
        byte[] picture = Fixture.sample("anger.png");
        String json = "{\"name\": \"a.png\", \"picture\": \""
                + Base64.getEncoder().encodeToString(picture) + "\", \"options\": {\"threshold\": 0.5}}";
        String form = "\r\nContent-Type: multipart/form-data; boundary=" + Client.BOUNDARY;
        byte[] socket = {
            (byte) 0x82, (byte) 0x84, 0, 0, 0, 0, 1, 2, 3, 4, (byte) 0x81, (byte) 0x82, 0, 0, 0, 0, '{', '}'
        };
        return List.of(
                request("GET /api/v1/jobs?x=%41 HTTP/1.1\r\nAccept: text/html;q=0.5, */*;q=0.1", new byte[0]),
                request("POST /api/v1/analyses?threshold=0.5 HTTP/1.1\r\nContent-Type: image/png", picture),
                request(
                        "POST /api/v1/analyses HTTP/1.1" + form,
                        new Form()
                                .word("threshold", "0.5")
                                .file("picture", "a.png", picture)
                                .bytes()),
                request(
                        "POST /api/v1/analyses HTTP/1.1\r\nContent-Type: application/json",
                        json.getBytes(StandardCharsets.UTF_8)),
                request(
                        "POST /api/v1/videos HTTP/1.1\r\nContent-Type: application/json",
                        "{\"name\": \"a\", \"bytes\": 1000, \"options\": {\"every\": 2}}"
                                .getBytes(StandardCharsets.UTF_8)),
                request("PATCH /api/v1/videos/0123456789abcdef HTTP/1.1\r\nUpload-Offset: 0", new byte[20]),
                request(
                        "GET /api/v1/live?every=2 HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version:"
                                + " 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                        socket));
    }

    @Test
    void noneIsAFaultOfTheServer() throws IOException {
        List<byte[]> sound = sound();
        SplittableRandom random = new SplittableRandom(16);
        try (MienServer server = Fixture.start(Fixture.options())) {
            URI address = URI.create(server.address());
            for (int round = 0; round < ROUNDS; round++) {
                byte[] damaged = Mutations.damage(sound.get(round % sound.size()), random);
                String answer = answer(address, damaged);
                assertThat(answer)
                        .as(
                                "round %d: %s",
                                round,
                                new String(damaged, 0, Math.min(300, damaged.length), StandardCharsets.ISO_8859_1))
                        .matches("(?s)|HTTP/1\\.1 (1|2|4|503).*")
                        .doesNotContain("Exception", "dev.mien", "jetty");
            }
            Client client = new Client(server);
            assertThat(client.get("/ready").statusCode()).isEqualTo(200);
            assertThat(client.post("/api/v1/analyses", "image/png", Fixture.sample("anger.png"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(client.get("/metrics").body())
                    .contains("mien_requests_inside 0.0")
                    .doesNotContain("problem=\"fault\"");
        }
    }

    private static String answer(URI address, byte[] request) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException e) {
            return ""; // cut off while it was being sent
        }
    }
}
