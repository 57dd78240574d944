package dev.mien.app.options;

import dev.mien.video.MediaNames;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Expands what the user named: files as they are, folders with all below them in order of name (hidden files left
 * out), globs the shell did not expand, and {@code -} for standard input. What cannot be listed becomes an
 * {@link Input.Unreadable}, so that it is reported with the rest.
 */
public final class Inputs {
    /** The glob that every name matches. */
    static final String ALL = "*";

    private static final Set<String> STANDARD_INPUT = Set.of("-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0");

    private final PathMatcher include;
    private final boolean choosy;
    private final List<Input> found = new ArrayList<>();
    private final List<Path> passedOver = new ArrayList<>();

    private Inputs(String include, boolean choosy) {
        try {
            this.include = FileSystems.getDefault().getPathMatcher("glob:" + include);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "--include " + include + ": the pattern is incomplete (" + e.getDescription() + ")", e);
        }
        this.choosy = choosy;
    }

    /** All files, whatever they are. */
    public static List<Input> expand(List<String> arguments) {
        Inputs inputs = new Inputs(ALL, false);
        arguments.forEach(inputs::add);
        return inputs.found;
    }

    /**
     * What may be pictures; of folders, what is plainly none is passed over unless the user chose by name.
     *
     * @param include a glob that the names of files inside folders must match, such as {@code *.jpg}
     */
    static Inputs pictures(List<String> arguments, String include) {
        Inputs inputs = new Inputs(include, include.equals(ALL));
        arguments.forEach(inputs::add);
        return inputs;
    }

    List<Input> found() {
        return found;
    }

    /** Files of folders that are plainly no pictures. */
    List<Path> passedOver() {
        return passedOver;
    }

    private void add(String argument) {
        if (STANDARD_INPUT.contains(argument)) {
            found.add(new Input.StandardInput());
            return;
        }
        Optional<String> elsewhere = elsewhere(argument);
        if (elsewhere.isPresent()) {
            found.add(new Input.Unreadable(shortened(argument), new IOException(elsewhere.get())));
            return;
        }
        Path path;
        try {
            path = Path.of(argument);
        } catch (InvalidPathException e) {
            String reason =
                    "Java cannot read this name in the locale it runs in; set LC_ALL=C.UTF-8 or name the folder";
            found.add(new Input.Unreadable(argument, new FileSystemException(argument, null, reason)));
            return;
        }
        if (Files.isDirectory(path)) {
            addFolder(path, include, Integer.MAX_VALUE);
        } else if (!Files.exists(path) && hasWildcard(argument)) {
            addGlob(argument);
        } else {
            found.add(Input.PictureFile.alone(path));
        }
    }

    /** What is no file of this machine, and what to do about it. */
    private static Optional<String> elsewhere(String argument) {
        if (argument.matches("[A-Za-z][A-Za-z0-9+.-]+://.*")) {
            return Optional.of(
                    "an address, expected a picture file; download it first, or 'curl -L ADDRESS | mien analyze -'");
        } else if (argument.startsWith("data:") && argument.contains(",")) {
            return Optional.of("a picture written out as an address, expected a picture file; save it as a file first");
        }
        return Optional.empty();
    }

    private static String shortened(String argument) {
        return argument.startsWith("data:") ? argument.substring(0, argument.indexOf(',')) + ",..." : argument;
    }

    private static boolean hasWildcard(String argument) {
        return argument.matches(".*[*?\\[{].*");
    }

    private void addGlob(String glob) {
        Path fixed = Path.of("");
        for (Path part : Path.of(glob.startsWith("/") ? glob.substring(1) : glob)) {
            if (hasWildcard(part.toString())) {
                break;
            }
            fixed = fixed.resolve(part);
        }
        Path base = glob.startsWith("/") ? Path.of("/").resolve(fixed) : fixed;
        int before = found.size();
        if (Files.isDirectory(base.toString().isEmpty() ? Path.of(".") : base)) {
            PathMatcher matcher;
            try {
                matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
            } catch (PatternSyntaxException e) {
                // An ordinary name with a bracket in it; that it is missing is said when it is read.
                found.add(Input.PictureFile.alone(Path.of(glob)));
                return;
            }
            int depth = glob.contains("**")
                    ? Integer.MAX_VALUE
                    : Path.of(glob).getNameCount() - (base.toString().isEmpty() ? 0 : base.getNameCount());
            addFolder(base, matcher, depth);
        }
        if (found.size() == before) {
            found.add(new Input.Unreadable(glob, new NoSuchFileException(glob, null, "no file matches")));
        }
    }

    private void addFolder(Path folder, PathMatcher matcher, int depth) {
        boolean wholePath = matcher != include;
        List<Input> inside = new ArrayList<>();
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    boolean hidden = !directory.equals(folder) && isHidden(directory);
                    return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    boolean wanted = matcher.matches(wholePath ? file : file.getFileName());
                    if (!wanted || isHidden(file) || attributes.isDirectory()) {
                        return FileVisitResult.CONTINUE;
                    }
                    if (choosy && !wholePath && MediaNames.isPlainlyNoPicture(file)) {
                        passedOver.add(file);
                    } else {
                        inside.add(Input.PictureFile.within(folder, file));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException reason) {
                    inside.add(new Input.Unreadable(file.toString(), reason));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException reason) {
                    if (reason != null) {
                        inside.add(new Input.Unreadable(directory.toString(), reason));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            inside.add(new Input.Unreadable(folder.toString(), e));
        }
        inside.sort(Comparator.comparing(Input::name));
        found.addAll(inside);
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }
}
