package dev.mien.model;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Manifests for well-known networks of others, whose files a user brings: how their input is made and what their outputs
 * mean, as their authors publish it. None has been calibrated, so they always answer.
 */
public final class ReadyManifests {
    private static final String FOLDER = "ready/";

    private ReadyManifests() {}

    /** {@return what {@link #get} knows} */
    public static List<String> names() {
        try (InputStream in = open("index.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the list of ready manifests", e);
        }
    }

    /**
     * {@return a manifest that needs only the network's file}
     *
     * @param name one of {@link #names()}
     * @throws ModelException if there is none of that name; the message lists them
     */
    public static ExpressionManifest get(String name) throws ModelException {
        if (!names().contains(name)) {
            throw new ModelException("no ready manifest '" + name + "'; there are " + String.join(", ", names()));
        }
        try (InputStream in = open(name + ".json")) {
            return ManifestJson.parseExpression(in.readAllBytes(), "ready manifest " + name);
        } catch (ModelException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the ready manifest " + name, e);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = ReadyManifests.class.getResourceAsStream(FOLDER + name);
        if (in == null) {
            throw new FileNotFoundException(FOLDER + name + " is missing from this program");
        }
        return in;
    }
}
