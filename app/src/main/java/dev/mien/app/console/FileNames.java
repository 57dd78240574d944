package dev.mien.app.console;

import dev.mien.base.PathNames;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names for what is made of inputs: {@code photo.jpg} becomes {@code photo.html}. */
public final class FileNames {
    private FileNames() {}

    /**
     * A name for each input, below the folder that it is to lie in; of equal names all but the first get a number.
     *
     * @param places relative, folders and all
     * @param endings with their dots, one for each
     */
    public static List<Path> of(List<Path> places, List<String> endings) {
        Set<String> taken = new HashSet<>();
        List<Path> names = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            Path place = places.get(i);
            String stem = stem(PathNames.of(place.getFileName()));
            Path name = place.resolveSibling(stem + endings.get(i));
            for (int n = 2; !taken.add(folded(name.toString())); n++) {
                name = place.resolveSibling(stem + "-" + n + endings.get(i));
            }
            names.add(name);
        }
        return names;
    }

    /**
     * A name for each input, all in one folder; inputs of the same name in several folders get a number.
     *
     * @param ending with its dot
     */
    public static List<String> of(List<String> sources, String ending) {
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (String source : sources) {
            String stem = stem(source);
            String name = stem;
            for (int n = 2; !taken.add(folded(name)); n++) {
                name = stem + "-" + n;
            }
            names.add(name + ending);
        }
        return names;
    }

    /** Names that some file systems take for one another. */
    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** An address without what may be secret: user, password and query. */
    private static String address(String source) {
        String[] parts = source.split("[?#]", 2)[0].split("://", 2)[1].split("/", 2);
        String host = parts[0].substring(parts[0].lastIndexOf('@') + 1);
        return host.replace(':', '-') + (parts.length > 1 ? "/" + parts[1] : "");
    }

    private static String stem(String source) {
        if (source.equals("-")) {
            return "stdin";
        }
        String path = source.contains("://") ? address(source) : source;
        String file = String.valueOf(Path.of(path).getFileName());
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }
}
