package dev.mien.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of documentation, as far as tests read it. */
record Markdown(Path file, String text) {
    private static final Pattern FENCE =
            Pattern.compile("^```([^\\n]*)\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ +(.+)$", Pattern.MULTILINE);

    /** A command of a page; {@code why} is what else than {@code sh} stands at the fence, such as "camera", or empty. */
    record Command(String why, String line) {}

    /** @return all pages below a folder, those in hidden folders and built ones left out, in order of name */
    static List<Markdown> below(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> Stream.of(root.relativize(file).toString().split("/"))
                            .noneMatch(part -> part.startsWith(".") || part.equals("target")))
                    .sorted()
                    .map(Markdown::read)
                    .toList();
        }
    }

    static Markdown read(Path file) {
        try {
            return new Markdown(file, Files.readString(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What its blocks of {@code sh} tell the reader to type; a line that ends in a backslash goes on in the next. */
    List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        for (MatchResult block : FENCE.matcher(text).results().toList()) {
            if (block.group(1).matches("sh( .*)?")) {
                String why = block.group(1).substring(2).strip();
                block.group(2)
                        .replaceAll("\\\\\\n *", "")
                        .lines()
                        .map(line -> line.replaceFirst("\\s+#\\s.*", "").strip())
                        .filter(line -> !line.isEmpty())
                        .forEach(line -> commands.add(new Command(why, line)));
            }
        }
        return commands;
    }

    /** The first block of a language. */
    String block(String language) {
        return FENCE.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .findFirst()
                .orElseThrow()
                .group(2);
    }

    /** Where its links lead that stay within the project. */
    List<String> links() {
        return LINK.matcher(prose())
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .toList();
    }

    /** What a link may name after {@code #}, made of the headings as GitHub makes it. */
    List<String> anchors() {
        return HEADING.matcher(prose())
                .results()
                .map(heading -> heading.group(1)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private String prose() {
        return FENCE.matcher(text).replaceAll("");
    }
}
