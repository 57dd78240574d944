package dev.mien.app.compare;

import dev.mien.app.console.Outlet;
import dev.mien.app.console.Outlets;
import dev.mien.app.console.Results;
import dev.mien.app.options.PictureRun;
import dev.mien.eval.compare.ComparedPicture;
import dev.mien.eval.compare.Comparison;
import dev.mien.eval.compare.report.ComparisonPage;
import dev.mien.eval.compare.report.ComparisonWriter;
import dev.mien.face.Search;
import dev.mien.image.Image;
import dev.mien.pipeline.FaceFinder;
import dev.mien.report.PictureFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a comparison goes: counts, the file or terminal, and perhaps a page.
 *
 * @param finder of the first pipeline, which finds the faces
 */
record ComparedOutputs(
        Outlets outlets,
        Comparison comparison,
        Outlet<Results<ComparisonWriter>> records,
        @Nullable Outlet<ComparisonPage> page,
        FaceFinder finder)
        implements PictureRun.Sink<ComparedPicture> {
    @Override
    public boolean wantsPicture() {
        return page != null;
    }

    @Override
    public void accept(String source, ComparedPicture result, @Nullable Image picture) {
        comparison.add(result);
        outlets.use(records, results -> results.writer().write(result));
        if (page != null && picture != null) {
            outlets.use(page, open -> open.add(result, picture));
        }
    }

    @Override
    public void fail(PictureFailure failure) {
        comparison.addFailure();
        if (page != null) {
            outlets.use(page, open -> open.addFailure(failure));
        }
    }

    @Override
    public int faces(ComparedPicture result) {
        return result.faces().size();
    }

    @Override
    public Optional<Search> search(ComparedPicture result) {
        return Optional.of(finder.search(result.width(), result.height()));
    }
}
