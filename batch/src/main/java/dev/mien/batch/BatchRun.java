package dev.mien.batch;

import dev.mien.base.Leftovers;
import dev.mien.base.OutputFile;
import dev.mien.base.WorkFolder;
import dev.mien.batch.export.Export;
import dev.mien.batch.journal.Entry;
import dev.mien.batch.journal.Journal;
import dev.mien.batch.journal.RowSpool;
import dev.mien.batch.journal.RunFolder;
import dev.mien.batch.media.MediaList;
import dev.mien.batch.media.MediaQueue;
import dev.mien.batch.media.Medium;
import dev.mien.batch.media.OpenMedium;
import dev.mien.batch.media.ResultNames;
import dev.mien.batch.medium.MediumAnalyzer;
import dev.mien.batch.medium.MediumOutcome;
import dev.mien.batch.medium.Stop;
import dev.mien.batch.medium.StoppedException;
import dev.mien.batch.page.RunTotals;
import dev.mien.batch.page.SummaryPage;
import dev.mien.batch.table.Table;
import dev.mien.report.record.ProvenanceJson;
import dev.mien.stage.Provenance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run over many media into a folder. A medium's result, rows and exports come into their places when they are whole, then the
 * journal says that it is done; the tables are made of the journal at the end. So a run that was killed at any moment loses what
 * was under way and nothing else, and what it comes to is the same.
 */
public final class BatchRun {
    private static final String PAGE = "summary.html";
    private static final String PROVENANCE = "provenance.json";

    private final BatchOptions options;
    private final List<Medium> media;
    private final RunFolder folder;
    private final Mode mode;
    private final BatchListener listener;
    private final Stop stop;
    private final List<Path> names;

    private BatchRun(
            BatchOptions options, List<Medium> media, RunFolder folder, Mode mode, BatchListener listener, Stop stop) {
        this.options = options;
        this.media = media;
        this.folder = folder;
        this.mode = mode;
        this.listener = listener;
        this.stop = stop;
        names = ResultNames.of(media);
    }

    /**
     * Runs to the end, or until that is asked for.
     *
     * @param options what is asked
     * @param list the media
     * @param into the folder, made if it is not there
     * @param mode what is done if a run was begun there
     * @param listener is told of each medium
     * @param stop ends the run, so that it can go on later
     * @return how it ended
     * @throws IllegalArgumentException with a line for the user, if the folder cannot be used so, or options make no sense
     * @throws IOException if models cannot be read or something cannot be written; the run can go on later
     */
    public static BatchResult run(
            BatchOptions options, MediaList list, Path into, Mode mode, BatchListener listener, Stop stop)
            throws IOException {
        try (RunFolder folder = RunFolder.take(into)) {
            if (folder.isBegun() && mode == Mode.NEW) {
                throw new IllegalArgumentException(begunAlready(folder));
            }
            return new BatchRun(options, list.media(), folder, mode, listener, stop).run();
        }
    }

    private static String begunAlready(RunFolder folder) throws IOException {
        int media = folder.media();
        try (Journal journal = folder.open(media)) {
            return folder.path()
                    + (journal.isFinished()
                            ? ": holds a finished run; name a new folder, or try what failed again with --retry-failed"
                            : ": holds an unfinished run, " + journal.count() + " of " + media
                                    + " media done; go on with --resume, or name a new folder");
        }
    }

    private BatchResult run() throws IOException {
        try (MediumAnalyzer analyzer =
                MediumAnalyzer.open(options.pipeline(), options.videos(), options.limits(), stop)) {
            Provenance ran = analyzer.provenance(Instant.now());
            boolean goesOn = folder.isBegun();
            Leftovers.sweep(files());
            Map<String, String> words = options.words(ran);
            if (goesOn) {
                folder.requireSameOptions(words);
            } else {
                OutputFile.write(
                        folder.path().resolve(PROVENANCE),
                        ProvenanceJson.of(ran).getBytes(StandardCharsets.UTF_8));
                folder.begin(words, media);
            }
            try (Journal journal = folder.open(goesOn ? folder.media() : media.size())) {
                if (goesOn) {
                    boolean retry = mode == Mode.RETRY_FAILED;
                    folder.requireSameMedia(media, i -> retry && hasFailed(journal, i));
                    folder.writeMedia(media);
                }
                return run(analyzer, ran, journal);
            }
        }
    }

    private BatchResult run(MediumAnalyzer analyzer, Provenance ran, Journal journal) throws IOException {
        BitSet toDo = toDo(journal);
        long bytes = toDo.stream().mapToLong(i -> media.get(i).bytes()).sum();
        listener.begin(media.size(), toDo.cardinality(), bytes);
        if (!toDo.isEmpty()) {
            sweep(toDo);
            try (WorkFolder copies = WorkFolder.in(folder.journal(), "copies", left -> {});
                    MediaQueue queue = new MediaQueue(media, toDo::get, options.limits(), copies.path())) {
                Workers.run(options.threads(), queue, medium -> work(analyzer, journal, medium), stop);
            }
        }
        if (journal.count() < media.size() || stop.isAsked()) {
            return new BatchResult(true, journal.count(), media.size(), new RunTotals());
        }
        RunTotals totals = Assembly.write(folder, journal, options.format(), analyzer.labels(), media);
        SummaryPage.write(folder.path().resolve(PAGE), title(), totals, analyzer.labels(), ran);
        if (!journal.isFinished()) {
            journal.finish();
        }
        return new BatchResult(false, media.size(), media.size(), totals);
    }

    private String title() {
        String part = options.shard().of() > 1 ? ", part " + options.shard() : "";
        return "Mien batch: " + media.size() + (media.size() == 1 ? " medium" : " media") + part;
    }

    private BitSet toDo(Journal journal) throws IOException {
        BitSet toDo = new BitSet(media.size());
        for (int i = 0; i < media.size(); i++) {
            Optional<Entry> entry = journal.entry(i);
            boolean again = mode == Mode.RETRY_FAILED
                    && entry.flatMap(one -> one.outcome().failure()).isPresent();
            toDo.set(i, entry.isEmpty() || again || !isThere(entry.get()));
        }
        return toDo;
    }

    private static boolean hasFailed(Journal journal, int number) throws IOException {
        return journal.entry(number).flatMap(entry -> entry.outcome().failure()).isPresent();
    }

    /** Whether its files are those that the journal knows; a power cut, or somebody, may have taken them. */
    private boolean isThere(Entry entry) {
        return (!entry.outcome().hasResult() || has(result(entry.number()), entry.size()))
                && entry.files().entrySet().stream()
                        .allMatch(file ->
                                has(RowSpool.file(folder.rows(), entry.number(), file.getKey()), file.getValue()));
    }

    private static boolean has(Path file, long bytes) {
        try {
            return Files.size(file) == bytes;
        } catch (IOException e) {
            return false;
        }
    }

    /** Takes away what a killed run left of what is done again. */
    private void sweep(BitSet toDo) {
        List<Path> files = new ArrayList<>();
        toDo.stream().forEach(i -> {
            files.add(result(i));
            for (Export export : MediumFiles.exports(options.exports(), media.get(i))) {
                files.add(export(i, export));
            }
            for (Table table : Table.values()) {
                files.add(RowSpool.file(folder.rows(), i, table));
            }
        });
        Leftovers.sweep(files);
    }

    /** All that is not of one medium, of which a killed run may have left a part. */
    private List<Path> files() {
        List<Path> files = new ArrayList<>(folder.files());
        for (Table table : Table.values()) {
            files.add(Assembly.file(folder.path(), options.format(), table));
        }
        for (String name : List.of(Assembly.FAILED, PAGE, PROVENANCE, "mien")) {
            files.add(folder.path().resolve(name));
        }
        return files;
    }

    private Path result(int number) {
        return below("results", number, options.format().resultEnding());
    }

    private Path export(int number, Export export) {
        return below("exports", number, export.ending());
    }

    private Path below(String top, int number, String ending) {
        Path name = names.get(number);
        return folder.path().resolve(top).resolve(name.resolveSibling(name.getFileName() + ending));
    }

    private void work(MediumAnalyzer analyzer, Journal journal, OpenMedium open) throws IOException, StoppedException {
        long start = System.nanoTime();
        int number = open.number();
        Path result = result(number);
        MediumOutcome outcome;
        Entry entry;
        try (RowSpool spool = new RowSpool(folder.rows(), number);
                MediumFiles files = MediumFiles.open(result, options.format(), analyzer.labels(), spool)) {
            for (Export export : MediumFiles.exports(options.exports(), open.medium())) {
                files.add(export, export(number, export));
            }
            outcome = analyzer.analyze(open.medium().name(), open.medium().kind(), open.content(), files)
                    .withFailure(listener::words);
            if (outcome.hasResult()) {
                files.commit();
            } else {
                takeAway(number);
            }
            entry = new Entry(
                    number,
                    (System.nanoTime() - start) / 1_000_000,
                    outcome.hasResult() ? Files.size(result) : 0,
                    outcome,
                    outcome.hasResult() ? spool.rows() : Map.of(),
                    outcome.hasResult() ? spool.files() : Map.of());
        }
        journal.add(entry);
        synchronized (listener) {
            listener.done(open.medium(), outcome);
        }
    }

    /** What an earlier try came to. */
    private void takeAway(int number) throws IOException {
        Files.deleteIfExists(result(number));
        for (Export export : options.exports()) {
            Files.deleteIfExists(export(number, export));
        }
    }
}
