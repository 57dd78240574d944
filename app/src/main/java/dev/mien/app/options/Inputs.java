package dev.mien.app.options;

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
import org.jspecify.annotations.Nullable;

/**
 * Expands what the user named: files as they are, folders with all below them in order of name (hidden files left
 * out), globs the shell did not expand, and {@code -} for standard input. What cannot be listed becomes an
 * {@link Input.Unreadable}, so that it is reported with the rest.
 */
public final class Inputs {
    private final PathMatcher include;
    private final List<Input> found = new ArrayList<>();

    private Inputs(String include) {
        this.include = FileSystems.getDefault().getPathMatcher("glob:" + include);
    }

    /**
     * @param include a glob that the names of files inside folders must match, such as {@code *.jpg}
     */
    public static List<Input> expand(List<String> arguments, String include) {
        Inputs inputs = new Inputs(include);
        arguments.forEach(inputs::add);
        return inputs.found;
    }

    private void add(String argument) {
        if (argument.equals("-")) {
            found.add(new Input.StandardInput());
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
            found.add(new Input.PictureFile(path));
        }
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
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
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
                    if (wanted && !isHidden(file) && !attributes.isDirectory()) {
                        inside.add(new Input.PictureFile(file));
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
