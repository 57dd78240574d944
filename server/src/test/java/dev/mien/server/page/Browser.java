package dev.mien.server.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.base.WorkFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Chromium without a window, told what to do over its own protocol; one page at a time. */
final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
    private static final int SECONDS = 120;

    private final Process process;
    private final Path profile;
    private final WebSocket socket;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    private String session = "";

    private Browser(Process process, Path profile, String address) {
        this.process = process;
        this.profile = profile;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address), new Messages())
                .join();
    }

    /** Where Debian has it, or where the environment says. */
    static Path program() {
        String named = System.getenv("MIEN_BROWSER");
        return Path.of(named == null ? "/usr/bin/chromium" : named);
    }

    /** @param camera what its camera sees: JPEGs one after the other */
    static Browser start(Path camera) throws IOException {
        Path profile = Files.createTempDirectory("mien-browser");
        Process process = new ProcessBuilder(
                        program().toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "--use-fake-ui-for-media-stream",
                        "--use-fake-device-for-media-stream",
                        "--use-file-for-fake-video-capture=" + camera,
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        CompletableFuture<String> address = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(process, address), "browser-says");
        reader.setDaemon(true);
        reader.start();
        try {
            return new Browser(process, profile, address.get(SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IOException(program() + " does not start", e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new IllegalStateException(e);
        }
    }

    /** To the end: a browser whose words nobody takes stands still once the pipe is full. */
    private static void read(Process process, CompletableFuture<String> address) {
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                Matcher listening = LISTENING.matcher(line);
                if (listening.find()) {
                    address.complete(listening.group(1));
                }
            }
            address.completeExceptionally(new IOException("it ended"));
        } catch (IOException e) {
            address.completeExceptionally(e);
        }
    }

    private final class Messages implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                take(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    private void take(String message) {
        try {
            JsonNode json = JSON.readTree(message);
            CompletableFuture<JsonNode> waiting = asked.remove(json.path("id").asInt(-1));
            if (waiting != null) {
                waiting.complete(json);
            } else if (json.path("method").asText().equals("Runtime.exceptionThrown")) {
                complaints.add(json.at("/params/exceptionDetails").toString());
            } else if (json.at("/params/entry/level").asText().equals("error")) {
                complaints.add(json.at("/params/entry/text").asText());
            }
        } catch (IOException e) {
            complaints.add(e.toString());
        }
    }

    private JsonNode ask(String method, ObjectNode parameters) {
        int number = numbers.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(number, answer);
        ObjectNode message = JSON.createObjectNode().put("id", number).put("method", method);
        message.set("params", parameters);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        socket.sendText(message.toString(), true).join();
        JsonNode json = answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
        if (json.has("error")) {
            throw new AssertionError(method + ": " + json.get("error"));
        }
        return json.get("result");
    }

    private static ObjectNode with(String name, Object value) {
        ObjectNode parameters = JSON.createObjectNode();
        parameters.set(name, JSON.valueToTree(value));
        return parameters;
    }

    /** Opens a page in a window of that size. */
    void open(String address, int width, int height, String language) {
        session = "";
        String target = ask("Target.createTarget", with("url", "about:blank"))
                .get("targetId")
                .asText();
        session = ask("Target.attachToTarget", with("targetId", target).put("flatten", true))
                .get("sessionId")
                .asText();
        for (String domain : List.of("Page", "Runtime", "Log", "DOM")) {
            ask(domain + ".enable", JSON.createObjectNode());
        }
        ask(
                "Emulation.setDeviceMetricsOverride",
                with("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", width < 600));
        ask("Emulation.setLocaleOverride", with("locale", language));
        ask(
                "Page.addScriptToEvaluateOnNewDocument",
                with("source", "Object.defineProperty(navigator, 'language', {value: '" + language + "'})"));
        ask("Page.navigate", with("url", address));
        until("document.readyState === 'complete' && !!document.querySelector('h1')");
    }

    JsonNode evaluate(String script) {
        JsonNode answer = ask(
                "Runtime.evaluate",
                with("expression", script).put("awaitPromise", true).put("returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(script + ": " + answer.get("exceptionDetails"));
        }
        return answer.at("/result/value");
    }

    /** Waits until something is true. */
    void until(String condition) {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS); System.nanoTime() < end; ) {
            if (evaluate("!!(" + condition + ")").asBoolean()) {
                return;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("never true: " + condition + "; " + complaints);
    }

    /** Chooses files as a person does in the dialog. */
    void choose(String selector, List<Path> files) {
        int root = ask("DOM.getDocument", JSON.createObjectNode())
                .at("/root/nodeId")
                .asInt();
        int node = ask("DOM.querySelector", with("nodeId", root).put("selector", selector))
                .get("nodeId")
                .asInt();
        ask(
                "DOM.setFileInputFiles",
                with("files", files.stream().map(Path::toString).toList()).put("nodeId", node));
    }

    /** Presses a key that does something. */
    void press(String key, int code) {
        for (String type : List.of("rawKeyDown", "keyUp")) {
            ask(
                    "Input.dispatchKeyEvent",
                    with("type", type).put("key", key).put("code", key).put("windowsVirtualKeyCode", code));
        }
    }

    /** What the page complained of since it was asked last. */
    List<String> complaints() {
        synchronized (complaints) {
            List<String> all = List.copyOf(complaints);
            complaints.clear();
            return all;
        }
    }

    void picture(Path file) throws IOException {
        String data = ask("Page.captureScreenshot", with("captureBeyondViewport", true))
                .get("data")
                .asText();
        Files.write(file, Base64.getDecoder().decode(data));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            WorkFolder.delete(profile);
        } catch (IOException | InterruptedException e) {
            // It lies among temporary files.
        }
    }
}
