package dev.mien.batch.media;

import dev.mien.base.PathNames;
import dev.mien.batch.media.Medium.Kind;
import dev.mien.batch.media.Medium.Place;
import dev.mien.video.MediaNames;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the media behind what the user named, one after the other: files as they are; folders with all below them in order of name,
 * hidden files left out; zip and tar archives with what is in them, in their order; and lists of such paths ({@code .csv} with a
 * column {@code path}, {@code .txt} with one a line). What cannot be read becomes a medium all the same, so that it is reported
 * with the rest.
 */
public final class MediaLister {
    private final PathMatcher include;
    private final Shard shard;
    private final List<Medium> media = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private int passedOver;
    private String example = "";
    private int repeated;

    private MediaLister(String include, Shard shard) {
        try {
            this.include = FileSystems.getDefault().getPathMatcher("glob:" + include);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "--include " + include + ": the pattern is incomplete (" + e.getDescription() + ")", e);
        }
        this.shard = shard;
    }

    /**
     * {@return all that the user named}
     *
     * @param named files, folders, archives and lists of them
     * @param include a glob that names of files inside folders and archives must match, such as {@code *.jpg}
     * @param shard the part that is wanted
     * @throws IllegalArgumentException with a line for the user, if a list or the glob cannot be understood
     * @throws IOException if a list cannot be read
     */
    public static MediaList list(List<String> named, String include, Shard shard) throws IOException {
        MediaLister lister = new MediaLister(include, shard);
        for (String name : named) {
            lister.addNamed(name);
        }
        return new MediaList(lister.media, lister.passedOver, lister.example, lister.repeated);
    }

    private void addNamed(String name) throws IOException {
        if (name.equals("-") || name.contains("://")) {
            throw new IllegalArgumentException(
                    name + ": expected files, folders, archives or lists of them; save it as a file first");
        }
        Path path = Path.of(name);
        if (Files.isRegularFile(path) && Manifest.isOne(path)) {
            for (String line : Manifest.read(path)) {
                addListed(line, path);
            }
        } else {
            add(name, path);
        }
    }

    /** Paths of a list start at its folder, or else where the program runs. */
    private void addListed(String line, Path list) {
        try {
            Path beside = list.resolveSibling(line);
            add(line, Files.exists(beside) ? beside : Path.of(line));
        } catch (InvalidPathException e) {
            add(line, Kind.PICTURE, new Medium.Nowhere("no path (" + e.getReason() + "); check its spelling"), 0, 0);
        }
    }

    private void add(String name, Path path) {
        if (Files.isDirectory(path)) {
            addFolder(name, path);
        } else if (Archives.isOne(name) && Files.isRegularFile(path)) {
            addArchive(name, path);
        } else {
            addFile(name, path, MediaNames.isOnlyVideo(name) ? Kind.VIDEO : kindByContent(path));
        }
    }

    /** Of a file that somebody named, whatever its name. */
    private static Kind kindByContent(Path path) {
        boolean picture = !Files.isRegularFile(path) || !MediaNames.isPlainlyNoPicture(path);
        return picture ? Kind.PICTURE : Kind.VIDEO;
    }

    private void addFile(String name, Path path, Kind kind) {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            add(
                    name,
                    kind,
                    new Medium.InFile(path),
                    file.size(),
                    file.lastModifiedTime().toMillis());
        } catch (IOException e) {
            add(name, kind, new Medium.Nowhere(Reasons.of(e)), 0, 0);
        }
    }

    private void addFolder(String folderName, Path folder) {
        List<Path> inside = new ArrayList<>();
        try {
            Files.walkFileTree(
                    folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Visitor(folder, inside));
        } catch (IOException e) {
            add(folderName, Kind.PICTURE, new Medium.Nowhere(Reasons.of(e)), 0, 0);
        }
        inside.sort(Comparator.comparing(Path::toString));
        for (Path file : inside) {
            String name = PathNames.of(file);
            if (Archives.isOne(name) && Files.isRegularFile(file)) {
                addArchive(name, file);
            } else if (MediaNames.isOnlyVideo(name)) {
                addFile(name, file, Kind.VIDEO);
            } else if (!Files.exists(file) || !MediaNames.isPlainlyNoPicture(file)) {
                addFile(name, file, Kind.PICTURE);
            } else {
                passOver(name);
            }
        }
    }

    private void addArchive(String archiveName, Path archive) {
        long modified = modified(archive);
        Archives.visit(archive, new Archives.Visitor() {
            @Override
            public void file(String entry, Place place, long bytes) {
                String name = archiveName + "!/" + entry;
                if (Archives.isHidden(entry) || !include.matches(lastName(entry))) {
                    return;
                } else if (!Archives.isMedium(entry)) {
                    passOver(name);
                    return;
                }
                add(name, MediaNames.isOnlyVideo(entry) ? Kind.VIDEO : Kind.PICTURE, place, bytes, modified);
            }

            @Override
            public void broken(String reason) {
                add(archiveName, Kind.PICTURE, new Medium.Nowhere(reason), 0, modified);
            }
        });
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Names inside archives may be no paths here. */
    private static Path lastName(String entry) {
        String last = entry.substring(entry.lastIndexOf('/') + 1);
        try {
            return Path.of(last);
        } catch (InvalidPathException e) {
            return Path.of("");
        }
    }

    private void passOver(String name) {
        if (shard.holds(name)) {
            example = passedOver++ == 0 ? name : example;
        }
    }

    private void add(String name, Kind kind, Place place, long bytes, long modified) {
        if (!shard.holds(name)) {
            return;
        }
        if (names.add(name)) {
            media.add(new Medium(name, kind, place, bytes, modified));
        } else {
            repeated++;
        }
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Path folder;
        private final List<Path> inside;

        Visitor(Path folder, List<Path> inside) {
            this.folder = folder;
            this.inside = inside;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            boolean hidden = !directory.equals(folder) && isHidden(directory);
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            boolean wanted = Archives.isOne(file.toString()) || include.matches(file.getFileName());
            if (!isHidden(file) && wanted) {
                inside.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException reason) {
            add(PathNames.of(file), Kind.PICTURE, new Medium.Nowhere(Reasons.of(reason)), 0, 0);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException reason) {
            if (reason != null) {
                add(PathNames.of(directory), Kind.PICTURE, new Medium.Nowhere(Reasons.of(reason)), 0, 0);
            }
            return FileVisitResult.CONTINUE;
        }

        private boolean isHidden(Path path) {
            return path.getFileName().toString().startsWith(".");
        }
    }
}
