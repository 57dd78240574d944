package dev.mien.batch.media;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Where the results of media lie: as the media do, below a folder of their own, without an ending. A name that cannot be a path
 * everywhere, or that some file system takes for an earlier one, is made into one that can, with a checksum of the name at its end.
 */
public final class ResultNames {
    /** Of 255 that file systems allow, with room for endings and for the name of a part. */
    private static final int LONGEST = 180;

    /** Of the 4,096 that systems allow, with room for the folder of the run. */
    private static final int LONGEST_PATH = 1000;

    /** Endings of what a run writes for a medium. */
    private static final List<String> OURS = List.of(".jsonl", ".parquet", ".eaf", ".textgrid", ".openface.csv");

    private final Set<String> taken = new HashSet<>();

    private ResultNames() {}

    /**
     * {@return a relative path for each medium, no two alike}
     *
     * @param media in their order
     */
    public static List<Path> of(List<Medium> media) {
        ResultNames names = new ResultNames();
        List<Path> paths = new ArrayList<>();
        for (Medium medium : media) {
            paths.add(Path.of(names.name(medium.name())));
        }
        return paths;
    }

    private String name(String medium) {
        List<String> parts = new ArrayList<>();
        boolean same = true;
        for (String part : medium.split("[/\\\\]")) {
            if (!part.isEmpty() && !part.equals(".")) {
                String safe = safe(part);
                same &= safe.equals(part);
                parts.add(safe);
            }
        }
        for (int i = 0; i < parts.size() - 1; i++) {
            String folder = parts.get(i).toLowerCase(Locale.ROOT);
            if (OURS.stream().anyMatch(folder::endsWith)) { // may be the result of another
                parts.set(i, parts.get(i) + "_");
                same = false;
            }
        }
        String path = parts.isEmpty() ? "medium" : String.join("/", parts);
        if (path.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
            path = "deep/" + parts.get(parts.size() - 1);
            same = false;
        }
        if (same && !parts.isEmpty() && taken.add(folded(path))) {
            return path;
        }
        String marked = path + "~" + sum(medium);
        for (int n = 2; !taken.add(folded(marked)); n++) {
            marked = path + "~" + sum(medium) + "-" + n;
        }
        return marked;
    }

    private static String safe(String part) {
        if (part.equals("..")) {
            return "_up";
        }
        StringBuilder safe = new StringBuilder();
        part.codePoints().forEach(c -> safe.appendCodePoint(isSafe(c) ? c : '_'));
        int end = safe.offsetByCodePoints(0, Math.min(LONGEST, safe.codePointCount(0, safe.length())));
        while (safe.substring(0, end).getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            end = safe.offsetByCodePoints(end, -1);
        }
        String cut = safe.substring(0, end);
        return cut.endsWith(".") || cut.endsWith(" ") ? cut.substring(0, cut.length() - 1) + "_" : cut;
    }

    private static boolean isSafe(int c) {
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return c >= 0x20 && c != 0x7f && !half && c != 0xfffd && "<>:\"|?*".indexOf(c) < 0;
    }

    /** Names that some file systems take for one another. */
    private static String folded(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static String sum(String name) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }
}
