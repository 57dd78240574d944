package dev.mien.dataset;

import dev.mien.face.Expression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The lines of a list that a data set brings, words divided by blanks; empty lines are left out. */
record TextLines(List<Line> all) {
    TextLines {
        all = List.copyOf(all);
    }

    static TextLines of(FileTree tree, String file) throws IOException {
        List<Line> lines = new ArrayList<>();
        List<String> text = tree.lines(file);
        for (int i = 0; i < text.size(); i++) {
            if (!text.get(i).isBlank()) {
                lines.add(new Line(tree.name() + "/" + file, i + 1, text.get(i).strip()));
            }
        }
        return new TextLines(lines);
    }

    /** @param number from 1 */
    record Line(String file, int number, String text) {
        String[] words(int atLeast) throws DatasetException {
            String[] words = text.split("\\s+");
            if (words.length < atLeast) {
                throw fault("expected at least " + atLeast + " words, got '" + text + "'");
            }
            return words;
        }

        double number(String word) throws DatasetException {
            try {
                return Double.parseDouble(word);
            } catch (NumberFormatException e) {
                throw fault("expected a number, got '" + word + "'");
            }
        }

        /** The class of a number, of which the first is {@code first}. */
        Expression oneOf(String word, int first, List<Expression> classes) throws DatasetException {
            double value = number(word);
            int index = (int) value - first;
            if (value != Math.rint(value) || index < 0 || index >= classes.size()) {
                throw fault("expected a class of " + first + " to " + (first + classes.size() - 1) + ", got '" + word
                        + "'");
            }
            return classes.get(index);
        }

        DatasetException fault(String what) {
            return new DatasetException(file + ", line " + number + ": " + what);
        }
    }
}
