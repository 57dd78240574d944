package dev.mien.batch.media;

import dev.mien.base.Require;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * One of several parts of the media, told apart by their names alone: every medium is in one part, on whatever machine that is asked.
 *
 * @param number of the part, from 1
 * @param of how many there are
 */
public record Shard(int number, int of) {
    /** Everything. */
    public static final Shard ALL = new Shard(1, 1);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,7})/(\\d{1,7})");

    /**
     * Checks the numbers.
     *
     * @param number of the part, from 1
     * @param of how many there are
     * @throws IllegalArgumentException if there is no such part
     */
    public Shard {
        Require.atLeast("the number of shards", of, 1);
        Require.within("a shard's number", number, 1, of);
    }

    /**
     * {@return the part that a text names}
     *
     * @param text such as {@code 2/8}
     * @throws IllegalArgumentException if it names none
     */
    public static Shard of(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no shard; expected one such as 1/4, 2/4, 3/4 or 4/4");
        }
        return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /**
     * {@return whether a medium is in this part}
     *
     * @param name of the medium
     */
    public boolean holds(String name) {
        CRC32 hash = new CRC32();
        hash.update(name.getBytes(StandardCharsets.UTF_8));
        return hash.getValue() % of == number - 1;
    }

    @Override
    public String toString() {
        return number + "/" + of;
    }
}
