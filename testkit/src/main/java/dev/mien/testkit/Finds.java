package dev.mien.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/**
 * Damaged inputs that fuzz tests found, one for each way they go, kept as files in {@code found/} of the test resources. See
 * the page there for how to look for more.
 */
public final class Finds {
    /** How often each input is damaged; many more when one looks for finds. */
    public static final int ROUNDS = Integer.getInteger("mien.fuzz.rounds", 60);

    private static final Optional<Path> KEEP =
            Optional.ofNullable(System.getProperty("mien.fuzz.keep")).map(Path::of);

    private final String kind;
    private final Set<String> known = new HashSet<>();

    /** @param kind the folder's name in {@code found/} */
    public Finds(String kind) {
        this.kind = kind;
    }

    /** {@return all that are kept, by name} */
    public List<Path> files() {
        String folder = "/found/" + kind;
        URL found = Finds.class.getResource(folder);
        if (found == null) {
            throw new IllegalStateException("no test resource " + folder);
        }
        try (Stream<Path> files = Files.list(Path.of(found.toURI()))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the content of all that are kept, called as their files are} */
    public Stream<Named<byte[]>> contents() {
        return files().stream().map(file -> {
            try {
                return Named.of(String.valueOf(file.getFileName()), Files.readAllBytes(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * Takes note of an input, and keeps it if one looks for finds.
     *
     * @param group inputs of different groups are different
     * @param way which way it went
     * @param input the damaged file
     * @return whether it is the first to go this way
     */
    public boolean add(String group, String way, byte[] input) {
        if (!known.add(group + way)) {
            return false;
        }
        KEEP.ifPresent(folder -> keep(folder.resolve(kind), group, way, input));
        return true;
    }

    private static void keep(Path folder, String group, String way, byte[] input) {
        try {
            Files.write(
                    Files.createDirectories(folder).resolve(String.format("%s-%08x", group, way.hashCode())), input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return what was thrown, and at which places, without the words}
     *
     * @param thrown with its causes
     */
    public static String way(Throwable thrown) {
        StringBuilder way = new StringBuilder();
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            way.append('|').append(t.getClass().getName());
            Stream.of(t.getStackTrace())
                    .filter(at -> !at.getClassName().startsWith("java."))
                    .limit(1)
                    .forEach(way::append);
        }
        return way.toString();
    }

    /**
     * {@return the input in hexadecimal digits, for a test to be written from}
     *
     * @param input any bytes
     */
    public static String hex(byte[] input) {
        return HexFormat.of().formatHex(input);
    }
}
