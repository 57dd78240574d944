package dev.mien.dataset;

import dev.mien.base.Limits;
import dev.mien.base.Printable;
import dev.mien.image.Images;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The files of a folder or of a zip, read in place, by relative names with {@code /}; any thread may read. */
final class FileTree implements Closeable {
    private static final Set<String> PICTURE_ENDINGS =
            Set.of("jpg", "jpeg", "jpe", "png", "webp", "tif", "tiff", "bmp", "gif");

    /** Bytes of a list of labels: a hundred times what the longest known has, and harmless to read. */
    private static final int LONGEST_LIST = 64 << 20;

    /** Opens a file by its relative name. */
    private interface Opener {
        InputStream open(String file) throws IOException;
    }

    private final String name;
    private final NavigableSet<String> files;
    private final List<String> skipped;
    private final Opener opener;
    private final Closeable resource;

    private FileTree(String name, NavigableSet<String> files, List<String> skipped, Opener opener, Closeable resource) {
        this.name = name;
        this.files = files;
        this.skipped = skipped;
        this.opener = opener;
        this.resource = resource;
    }

    /** Whether a file begins as a zip does, whatever its name. */
    static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(4);
            return start.length == 4 && start[0] == 'P' && start[1] == 'K' && (start[2] == 3 || start[2] == 5);
        }
    }

    static FileTree ofFolder(Path folder) throws IOException {
        NavigableSet<String> files = new TreeSet<>();
        List<String> skipped = new ArrayList<>();
        Files.walkFileTree(
                folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile()) {
                            files.add(relative(file));
                        } else {
                            skipped.add(Printable.of(relative(file)) + ": not a regular file");
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                        if (file.equals(folder)) {
                            throw new DatasetException(folder + ": cannot be read: " + e.getMessage(), e);
                        }
                        boolean loop = e instanceof FileSystemLoopException;
                        skipped.add(Printable.of(relative(file)) + ": "
                                + (loop ? "a link that leads back" : "cannot be read"));
                        return FileVisitResult.CONTINUE;
                    }

                    private String relative(Path file) {
                        return folder.relativize(file).toString().replace('\\', '/');
                    }
                });
        files.removeIf(FileTree::isClutter);
        return new FileTree(
                nameOf(folder), files, skipped, file -> Files.newInputStream(folder.resolve(file)), () -> {});
    }

    static FileTree ofZip(Path file) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException | EOFException e) {
            throw new DatasetException(file + ": a broken zip file (" + ZippedFile.reason(e) + "); fetch it again", e);
        }
        NavigableSet<String> files = zip.stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .filter(entry -> !isClutter(entry))
                .collect(Collectors.toCollection(TreeSet::new));
        // A ZipFile guards its file position itself, and every stream has an inflater of its own.
        Opener opener = entry -> new ZippedFile(zip, entry, nameOf(file) + "/" + entry);
        return new FileTree(nameOf(file), files, List.of(), opener, zip);
    }

    /** The name of the folder or zip; what messages and results call it. */
    String name() {
        return name;
    }

    /** Every file, sorted. */
    NavigableSet<String> files() {
        return files;
    }

    /** What could not be listed, one line each. */
    List<String> skipped() {
        return skipped;
    }

    /** The folders at the top, sorted. */
    NavigableSet<String> folders() {
        return files.stream()
                .filter(file -> file.indexOf('/') > 0)
                .map(file -> file.substring(0, file.indexOf('/')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The part of this tree below a folder at the top. Closing either closes both. */
    FileTree under(String folder) {
        String prefix = folder + "/";
        NavigableSet<String> below = files.stream()
                .filter(file -> file.startsWith(prefix))
                .map(file -> file.substring(prefix.length()))
                .collect(Collectors.toCollection(TreeSet::new));
        return new FileTree(name, below, skipped, file -> opener.open(prefix + file), resource);
    }

    FileTree named(String newName) {
        return new FileTree(newName, files, skipped, opener, resource);
    }

    CsvReader csv(String file) throws IOException {
        return new CsvReader(opener.open(file), name + "/" + file);
    }

    /** The lines of a text file, in UTF-8; what is not is replaced. */
    List<String> lines(String file) throws IOException {
        try (InputStream in = opener.open(file)) {
            byte[] text = in.readNBytes(LONGEST_LIST + 1);
            if (text.length > LONGEST_LIST) {
                throw new DatasetException(
                        name + "/" + file + ": more than " + LONGEST_LIST + " bytes, expected a list of labels");
            }
            return new String(text, StandardCharsets.UTF_8).lines().toList();
        }
    }

    /** A picture of this tree; that it is there is checked when it is read. */
    PictureSource picture(String file) {
        String shown = name + "/" + file;
        return () -> {
            if (!files.contains(file)) {
                throw new DatasetException(shown + ": named in the labels, but not there");
            }
            // One byte past the limit is enough for it to be refused.
            int most = (int) Limits.PICTURE_BYTES + 1;
            byte[] encoded;
            try (InputStream in = opener.open(file)) {
                encoded = in.readNBytes(most);
            }
            return Images.read(encoded, shown);
        };
    }

    /** Whether a file's name ends as those of pictures do. */
    static boolean isPicture(String file) {
        return PICTURE_ENDINGS.contains(
                file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    @Override
    public void close() throws IOException {
        resource.close();
    }

    static String nameOf(Path path) {
        Path last = path.toAbsolutePath().normalize().getFileName();
        return last == null ? path.toString() : last.toString();
    }

    /** What file managers leave behind. */
    private static boolean isClutter(String file) {
        String last = file.substring(file.lastIndexOf('/') + 1);
        return file.startsWith("__MACOSX/")
                || last.startsWith(".")
                || last.equalsIgnoreCase("Thumbs.db")
                || last.equalsIgnoreCase("desktop.ini");
    }
}
