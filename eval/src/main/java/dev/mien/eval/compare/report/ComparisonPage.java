package dev.mien.eval.compare.report;

import dev.mien.eval.compare.ComparedFace;
import dev.mien.eval.compare.ComparedPicture;
import dev.mien.eval.compare.ComparedPipelines;
import dev.mien.eval.compare.Comparison;
import dev.mien.eval.compare.Explainers;
import dev.mien.image.Image;
import dev.mien.report.PictureFailure;
import dev.mien.report.html.HtmlFrame;
import dev.mien.report.html.PageFile;
import dev.mien.report.html.Spool;
import dev.mien.stage.Provenance;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One self-contained HTML page to look through where two pipelines disagree: the tables, then the faces with different
 * verdicts, those with the most distant distributions first. The page loads nothing from anywhere.
 *
 * <p>Faces wait on disk and only so many as the page will hold, so that memory does not grow with their number. The
 * page appears under its name when {@link #finish} completes it; without that nothing appears and a page of an earlier
 * run stays. Not for several threads at once.
 */
public final class ComparisonPage implements Closeable {
    private final PageFile page;
    private final ComparedPipelines pipelines;
    private final Provenance first;
    private final Provenance second;
    private final Optional<Explainers> explainers;
    private final Strongest<Spool.Range> strongest;
    private final Spool cards;
    private final Spool failures;

    private ComparisonPage(
            Path file,
            ComparedPipelines pipelines,
            Provenance first,
            Provenance second,
            int most,
            Optional<Explainers> explainers)
            throws IOException {
        strongest = new Strongest<>(most);
        page = PageFile.at(file);
        this.pipelines = pipelines;
        this.first = first;
        this.second = second;
        this.explainers = explainers;
        cards = page.spool();
        failures = page.spool();
    }

    /**
     * Begins a page. Folders on the way to the file are made.
     *
     * @param file the page; one that is there is replaced
     * @param pipelines that are compared
     * @param first what ran as the first pipeline
     * @param second what ran as the second
     * @param most how many faces the page may hold, at least 1; it says how many there were
     * @param explainers what draws an explanation under each answer, if wanted
     * @return a page, to be closed by the caller
     * @throws IOException if there is no place for the page
     */
    public static ComparisonPage open(
            Path file,
            ComparedPipelines pipelines,
            Provenance first,
            Provenance second,
            int most,
            Optional<Explainers> explainers)
            throws IOException {
        return new ComparisonPage(file, pipelines, first, second, most, explainers);
    }

    /**
     * Adds a picture, of which the faces with different verdicts are shown.
     *
     * @param picture as both pipelines read it
     * @param image the picture itself, at the size that the results speak of
     * @throws IOException if it cannot be encoded or kept
     */
    public void add(ComparedPicture picture, Image image) throws IOException {
        for (int i = 0; i < picture.faces().size(); i++) {
            ComparedFace face = picture.faces().get(i);
            int number = i + 1;
            if (!face.agree()) {
                strongest.offer(
                        face.distance(),
                        () -> cards.appendRange(
                                HtmlDisagreement.of(pipelines, picture, number, image, explainers, page.folder())));
            }
        }
    }

    /**
     * Adds a picture that could not be analysed.
     *
     * @param failure which picture, and why
     * @throws IOException if it cannot be kept
     */
    public void addFailure(PictureFailure failure) throws IOException {
        failures.append(HtmlFrame.failure(failure));
    }

    /**
     * Completes the page and puts it in its place.
     *
     * @param comparison of all pictures
     * @throws IOException if the page cannot be written
     */
    public void finish(Comparison comparison) throws IOException {
        page.write(parts -> {
            parts.add(HtmlComparison.top(comparison, first, strongest.offered(), strongest.kept()));
            for (Spool.Range card : strongest.inOrder()) {
                parts.part(cards, card);
            }
            parts.add(HtmlComparison.beforeFailures(comparison.failures()));
            parts.all(failures);
            parts.add(HtmlComparison.bottom(comparison, first, second));
        });
    }

    @Override
    public void close() throws IOException {
        try (cards) {
            failures.close();
        }
    }
}
