package dev.mien.dataset;

import dev.mien.face.Expression;
import dev.mien.image.Image;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * FER-2013 as Kaggle ships it: a CSV with {@code emotion} (0 to 6), {@code pixels} (2,304 grey values separated by
 * blanks) and {@code Usage} (the part); and the official FER+ form, {@code fer2013new.csv}, whose rows hold the votes
 * for the same rows of that file. The pixels of the chosen part are kept in memory, 2.3 kB a picture.
 */
final class Fer2013Csv {
    static final String PIXELS_FILE = "fer2013.csv";
    static final String VOTES_FILE = "fer2013new.csv";

    private static final int SIDE = 48;
    private static final List<Expression> CODES = List.of(
            Expression.ANGER,
            Expression.DISGUST,
            Expression.FEAR,
            Expression.HAPPINESS,
            Expression.SADNESS,
            Expression.SURPRISE,
            Expression.NEUTRAL);

    private Fer2013Csv() {}

    /** Opens one of the files anew. */
    interface Source {
        CsvReader open() throws IOException;
    }

    static boolean recognises(CsvReader csv) {
        return csv.has("emotion", "pixels");
    }

    /** @param part a value of {@code Usage}, in any case; empty for all */
    static ExpressionDataset read(String name, Source pixels, Optional<String> part, Closeable files)
            throws IOException {
        List<Sample> samples = new ArrayList<>();
        PartFilter filter = new PartFilter(name, part);
        try (CsvReader csv = pixels.open()) {
            for (Optional<CsvRow> next = csv.next(); next.isPresent(); next = csv.next()) {
                CsvRow row = next.get();
                if (filter.takes(row)) {
                    samples.add(Sample.of("line " + row.line(), Optional.of(expression(row)), picture(row)));
                }
            }
        }
        filter.check();
        return new ExpressionDataset(
                filter.shown(), LabelSet.FER2013.convention(), LabelSet.FER2013.classes(), samples, List.of(), files);
    }

    /** Joins votes and pixels row by row. */
    static ExpressionDataset readVoted(String name, Source votes, Source pixels, Optional<String> part, Closeable files)
            throws IOException {
        List<Sample> samples = new ArrayList<>();
        PartFilter filter = new PartFilter(name, part);
        try (CsvReader voteRows = votes.open();
                CsvReader pixelRows = pixels.open()) {
            while (true) {
                Optional<CsvRow> vote = voteRows.next();
                Optional<CsvRow> pixel = pixelRows.next();
                if (vote.isEmpty() && pixel.isEmpty()) {
                    break;
                }
                if (vote.isEmpty() || pixel.isEmpty()) {
                    throw new DatasetException(name + ": " + VOTES_FILE + " and " + PIXELS_FILE
                            + " have different numbers of rows; they belong together row by row");
                }
                samePart(vote.get(), pixel.get());
                if (filter.takes(vote.get())) {
                    Votes counted = Votes.of(vote.get(), "nf");
                    String image = vote.get().text("image_name");
                    samples.add(new Sample(
                            image.isEmpty() ? "line " + vote.get().line() : image,
                            counted.majority(),
                            counted.distribution(),
                            picture(pixel.get())));
                }
            }
        }
        filter.check();
        return new ExpressionDataset(
                filter.shown(), LabelSet.FERPLUS.convention(), LabelSet.FERPLUS.classes(), samples, List.of(), files);
    }

    private static void samePart(CsvRow vote, CsvRow pixel) throws DatasetException {
        if (vote.has("usage") && pixel.has("usage") && !vote.text("usage").equals(pixel.text("usage"))) {
            throw vote.fault("part '" + vote.text("usage") + "', but '" + pixel.text("usage") + "' in " + pixel.file()
                    + " line " + pixel.line() + "; the two files do not belong together");
        }
    }

    private static Expression expression(CsvRow row) throws DatasetException {
        int code = row.count("emotion");
        if (code >= CODES.size()) {
            throw row.fault("expected an emotion from 0 to 6, got " + code);
        }
        return CODES.get(code);
    }

    private static PictureSource picture(CsvRow row) throws DatasetException {
        String text = row.text("pixels");
        byte[] samples = new byte[SIDE * SIDE];
        int count = 0;
        int value = -1; // -1 between numbers
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (c >= '0' && c <= '9') {
                value = Math.max(value, 0) * 10 + c - '0';
            } else if (c == ' ' && value >= 0) {
                if (count < samples.length) {
                    samples[count] = (byte) value;
                }
                count++;
                value = -1;
            } else if (c != ' ') {
                throw row.fault("expected grey values in column 'pixels', found '" + c + "'");
            }
            if (value > 255) {
                throw row.fault("expected grey values from 0 to 255, got " + value);
            }
        }
        if (count != samples.length) {
            throw row.fault("expected " + samples.length + " grey values (48x48), got " + count);
        }
        Image image = Image.gray(SIDE, SIDE, samples);
        return () -> image;
    }

    /** Picks the rows of one part and remembers which parts there are. */
    private static final class PartFilter {
        private final String name;
        private final Optional<String> part;
        private final Set<String> seen = new TreeSet<>();

        PartFilter(String name, Optional<String> part) {
            this.name = name;
            this.part = part;
        }

        boolean takes(CsvRow row) throws DatasetException {
            if (part.isEmpty()) {
                return true;
            }
            String usage = row.text("usage");
            seen.add(usage);
            return usage.equalsIgnoreCase(part.get());
        }

        void check() throws DatasetException {
            if (part.isPresent() && seen.stream().noneMatch(part.get()::equalsIgnoreCase)) {
                throw new DatasetException(name + ": no part '" + part.get() + "'; there are " + seen);
            }
        }

        String shown() {
            return part.map(p -> name + "#" + p).orElse(name);
        }
    }
}
