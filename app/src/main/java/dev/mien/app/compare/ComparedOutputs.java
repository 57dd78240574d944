package dev.mien.app.compare;

import dev.mien.app.options.PictureRun;
import dev.mien.eval.compare.ComparedPicture;
import dev.mien.eval.compare.Comparison;
import dev.mien.eval.compare.report.ComparisonPage;
import dev.mien.eval.compare.report.ComparisonWriter;
import dev.mien.image.Image;
import dev.mien.report.PictureFailure;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where a comparison goes: counts, the file or terminal, and perhaps a page. */
record ComparedOutputs(
        Comparison comparison,
        ComparisonWriter writer,
        @Nullable ComparisonPage page) implements PictureRun.Sink<ComparedPicture> {
    @Override
    public boolean wantsPicture() {
        return page != null;
    }

    @Override
    public void accept(String source, ComparedPicture result, @Nullable Image picture) throws IOException {
        comparison.add(result);
        writer.write(result);
        if (page != null && picture != null) {
            page.add(result, picture);
        }
    }

    @Override
    public void fail(PictureFailure failure) throws IOException {
        comparison.addFailure();
        if (page != null) {
            page.addFailure(failure);
        }
    }

    @Override
    public int faces(ComparedPicture result) {
        return result.faces().size();
    }

    void finish() throws IOException {
        writer.finish(comparison);
        if (page != null) {
            page.finish(comparison);
        }
    }

    @Override
    public void close() throws IOException {
        try (writer) {
            if (page != null) {
                page.close();
            }
        }
    }
}
