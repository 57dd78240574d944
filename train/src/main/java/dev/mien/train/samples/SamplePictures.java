package dev.mien.train.samples;

import dev.mien.align.Aligners;
import dev.mien.align.FaceAligner;
import dev.mien.base.OutputFile;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.Sample;
import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.face.Expressions;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.report.paint.PictureFile;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/**
 * Makes the sample pictures of the project: for each expression the average of many faces whose annotators agreed most,
 * and a sheet with several of them at different sizes. No picture of a person is left in them.
 */
public final class SamplePictures {
    private static final int SIDE = 256;
    private static final int ENLARGED = 192;
    private static final int PORTRAIT = 360;

    private SamplePictures() {}

    /**
     * Writes a portrait {@code EXPRESSION.png} for each expression whose faces' eyes are found, and {@code group.jpg}.
     *
     * @param data whose samples with the largest share of votes are averaged
     * @param perClass how many faces to average before the worst registered are dropped; the best registered half is averaged
     * @param folder where the pictures go; made if it is not there
     * @param log takes a line for each expression done
     * @throws IOException if a picture cannot be read or written
     */
    public static void make(ExpressionDataset data, int perClass, Path folder, Consumer<String> log)
            throws IOException {
        Files.createDirectories(folder);
        Map<Expression, BufferedImage> averages = new LinkedHashMap<>();
        try (FaceAligner aligner = Aligners.create("eyes:size=" + SIDE)) {
            for (Expression expression : Expressions.listed(data.classes())) {
                List<Image> faces = clearest(data, expression, perClass, aligner);
                if (faces.isEmpty()) {
                    log.accept(String.format(Locale.ROOT, "%-10s no face whose eyes are found", expression.label()));
                    continue;
                }
                boolean symmetric = !expression.equals(Expression.CONTEMPT);
                AverageFace.Result average = new AverageFace(SIDE, symmetric).of(faces);
                BufferedImage face = Portrait.face(average.mean(), SIDE);
                BufferedImage portrait = Portrait.of(face, PORTRAIT);
                PictureFile.write(folder.resolve(expression.label() + ".png"), portrait);
                averages.put(expression, face);
                log.accept(String.format(Locale.ROOT, "%-10s average of %d faces", expression.label(), average.used()));
            }
        }
        OutputFile.write(folder.resolve("group.jpg"), out -> ImageIO.write(group(averages), "jpg", out));
    }

    /**
     * {@return the average face of a portrait: what the crop of its faces showed, without the rim}
     *
     * @param portrait that {@link #make} made, square
     */
    public static Image face(Image portrait) {
        int drawn = Portrait.drawn(portrait.width());
        int rim = (portrait.width() - drawn) / 2;
        return portrait.crop(rim, rim, drawn, drawn);
    }

    /**
     * {@return how much of a portrait is face rather than background, 0 to 1}
     *
     * @param x 0 to 1 across {@link #face}
     * @param y 0 to 1 down
     */
    public static float opacity(double x, double y) {
        return Portrait.opacity(x, y);
    }

    /** The faces with the largest share of votes for the expression whose eyes are found, enlarged and aligned. */
    private static List<Image> clearest(ExpressionDataset data, Expression expression, int count, FaceAligner aligner)
            throws IOException {
        List<Sample> ranked = data.samples().stream()
                .filter(sample -> share(sample, expression) > 0)
                .sorted(Comparator.comparing((Sample sample) -> !sample.label().equals(Optional.of(expression)))
                        .thenComparing(sample -> -share(sample, expression))
                        .thenComparing(Sample::id))
                .toList();
        List<Image> faces = new ArrayList<>();
        for (Sample sample : ranked) {
            if (faces.size() == count) {
                break;
            }
            Image enlarged = sample.picture().read().resize(ENLARGED, ENLARGED);
            Face whole = new Face(new Box(0, 0, ENLARGED, ENLARGED), 1, List.of());
            AlignedFace aligned = aligner.align(Frame.of(enlarged), whole);
            if (aligned.basis() == AlignedFace.Basis.EYES) {
                faces.add(aligned.crop());
            }
        }
        return faces;
    }

    private static float share(Sample sample, Expression expression) {
        return sample.distribution().getOrDefault(expression, 0f);
    }

    /** The first eight expressions at falling sizes in one wide picture. */
    private static BufferedImage group(Map<Expression, BufferedImage> averages) {
        int width = 1280;
        int height = 800;
        BufferedImage group = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = group.createGraphics();
        Color dark = Portrait.BACKGROUND.darker();
        graphics.setPaint(new GradientPaint(0, 0, Portrait.BACKGROUND, width, height, dark));
        graphics.fillRect(0, 0, width, height);
        int[][] places = {
            {30, 40, 330}, {390, 60, 290}, {720, 70, 250}, {1010, 90, 220},
            {80, 430, 310}, {450, 470, 240}, {760, 500, 190}, {1030, 520, 140}
        };
        List<BufferedImage> faces = List.copyOf(averages.values());
        for (int i = 0; i < Math.min(faces.size(), places.length); i++) {
            int[] place = places[i];
            Portrait.draw(graphics, faces.get(i), place[0], place[1], place[2]);
        }
        graphics.dispose();
        return group;
    }
}
