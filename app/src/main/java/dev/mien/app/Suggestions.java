package dev.mien.app;

import dev.mien.video.MediaNames;
import java.io.File;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the user most likely meant by a word that is not known. */
final class Suggestions {
    /** So many letters may be wrong, and no more than a third of the word. */
    private static final int MOST_EDITS = 3;

    private Suggestions() {}

    /** A phrase to put behind the message; empty if nothing is near. */
    static String of(ParameterException error, String[] args) {
        if (!(error instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return "";
        }
        CommandLine command = error.getCommandLine();
        String word = unmatched.getUnmatched().get(0);
        boolean root = command.getParent() == null;
        if (root && args.length > 0 && word.equals(args[0]) && new File(word).exists()) {
            return "; did you mean 'mien " + verb(new File(word)) + " " + word + "'?";
        }
        String name = word.startsWith("-") && word.indexOf('=') > 0 ? word.substring(0, word.indexOf('=')) : word;
        return known(command, name.startsWith("-")).stream()
                .filter(candidate -> distance(name, candidate) <= Math.min(MOST_EDITS, (name.length() + 2) / 3))
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("");
    }

    private static String verb(File file) {
        return MediaNames.isOnlyVideo(file.getName()) ? "video" : "analyze";
    }

    private static List<String> known(CommandLine command, boolean options) {
        List<String> names = new ArrayList<>();
        if (options) {
            command.getCommandSpec().options().stream()
                    .filter(option -> !option.hidden())
                    .forEach(option -> names.addAll(List.of(option.names())));
        } else {
            command.getSubcommands().forEach((name, sub) -> {
                if (!sub.getCommandSpec().usageMessage().hidden()) {
                    names.add(name);
                }
            });
        }
        return names;
    }

    /** Letters to insert, delete or change, and neighbours to swap. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
