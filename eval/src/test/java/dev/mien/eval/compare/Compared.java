package dev.mien.eval.compare;

import dev.mien.eval.Outcomes;
import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.Face;
import dev.mien.face.FaceResult;
import dev.mien.face.Quality;
import dev.mien.face.Readings;
import dev.mien.face.Verdict;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Short ways to write comparisons down. */
public final class Compared {
    public static final ComparedPipelines PIPELINES =
            new ComparedPipelines("old", "new <i>", "haar-alt2", "eyes", "Faces are found by haar-alt2.");

    private Compared() {}

    /** Sure of an expression, with its probability; the rest of it is the second expression's. */
    public static FaceResult sure(Expression top, double p, Expression second) {
        return result(Outcomes.scores(top, p, second), new Verdict.Shows(top));
    }

    public static FaceResult unsure(Expression top, double p, Expression second) {
        return result(Outcomes.scores(top, p, second), new Verdict.Unsure("too \"weak\""));
    }

    public static ComparedFace face(FaceResult first, FaceResult second) {
        Image crop = Image.gray(64, 64, new byte[64 * 64]);
        AlignedFace face = new AlignedFace(first.face(), crop, Affine.IDENTITY, AlignedFace.Basis.EYES);
        return new ComparedFace(face, face, first, second);
    }

    public static ComparedPicture picture(String source, ComparedFace... faces) {
        return new ComparedPicture(source, Optional.of(Path.of(source)), 640, 480, List.of(faces), Optional.empty());
    }

    public static ComparedPicture labelled(String source, Expression truth, ComparedFace... faces) {
        return new ComparedPicture(source, Optional.empty(), 640, 480, List.of(faces), Optional.of(truth));
    }

    private static FaceResult result(ExpressionScores scores, Verdict verdict) {
        return new FaceResult(
                new Face(new Box(100.04, 60, 120, 130), 0.75f, List.of()),
                AlignedFace.Basis.EYES,
                new Quality(120, 0.5, 50, 0, List.of()),
                new Readings(scores, verdict));
    }
}
