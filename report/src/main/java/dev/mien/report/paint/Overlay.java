package dev.mien.report.paint;

import dev.mien.face.Box;
import dev.mien.face.Explanation;
import dev.mien.face.Face;
import dev.mien.face.FivePoints;
import dev.mien.face.FrameResult;
import dev.mien.face.HeadPose;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.timeline.TimedFrame;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Set;

/**
 * Draws results onto a picture: a box round each face in its expression's colour, a label with its number and the probability, the landmarks
 * and, where it is known, the head's pose as three axes at the tip of the nose. Unsure faces are grey and dashed. Lines and letters grow with the picture. Where a result carries an
 * explanation, the face turns grey under its heat map (see {@link ExplanationPicture}).
 */
public final class Overlay {
    private static final int WRITABLE_SIDE = 240;
    private static final int LARGEST_ENLARGED_SIDE = 1024;
    /** Of the head's axes, after Okabe and Ito as {@link Palette}. */
    private static final List<Color> AXES = List.of(new Color(0xd55e00), new Color(0x009e73), new Color(0x56b4e9));

    private final Graphics2D graphics;
    private final int width;
    private final int height;

    private Overlay(Graphics2D graphics, int width, int height) {
        this.graphics = graphics;
        this.width = width;
        this.height = height;
    }

    /**
     * The picture with its results drawn in. It keeps its size, unless it is too small to write on: one with a side below
     * 240 pixels is enlarged by a whole number (the longer side to 1,024 pixels at most).
     *
     * @param image that was analysed
     * @param result what was seen, in its pixels
     * @return a new picture in colour
     * @throws IllegalArgumentException if the results are of a picture of another size
     */
    public static Image draw(Image image, FrameResult result) {
        return draw(image, result, Drawn.ALL);
    }

    /**
     * The same with a choice of what is drawn. Heat maps are drawn with any choice, wherever a face has one.
     *
     * @param image that was analysed
     * @param result what was seen, in its pixels
     * @param parts what is drawn of each face
     * @return a new picture in colour
     * @throws IllegalArgumentException if the results are of a picture of another size
     */
    public static Image draw(Image image, FrameResult result, Set<Drawn> parts) {
        requireSize(image, result);
        return paint(image, Mark.numbered(result.faces(), true), scaleToWrite(image), parts);
    }

    /**
     * The picture with faces drawn in of which only the place is known; same size rule.
     *
     * @param image that was searched
     * @param faces in its pixels
     * @return a new picture in colour
     */
    public static Image draw(Image image, List<Face> faces) {
        return draw(image, faces, Drawn.ALL);
    }

    /**
     * The same with a choice of what is drawn.
     *
     * @param image that was searched
     * @param faces in its pixels
     * @param parts what is drawn of each
     * @return a new picture in colour
     */
    public static Image draw(Image image, List<Face> faces, Set<Drawn> parts) {
        return paint(image, Mark.found(faces), scaleToWrite(image), parts);
    }

    /**
     * The frame of a video with its people drawn in: their numbers and what they show over time. It keeps its size.
     *
     * @param image the frame's picture
     * @param frame what was seen, in its pixels
     * @return a new picture in colour, of the same size
     * @throws IllegalArgumentException if the results are of a frame of another size
     */
    public static Image draw(Image image, TimedFrame frame) {
        requireSize(image, frame.frame().result());
        return paint(image, frame.faces().stream().map(Mark::of).toList(), 1, Drawn.ALL);
    }

    private static void requireSize(Image image, FrameResult result) {
        if (image.width() != result.width() || image.height() != result.height()) {
            throw new IllegalArgumentException("results of a " + result.width() + "x" + result.height()
                    + " picture cannot be drawn on a " + image);
        }
    }

    private static int scaleToWrite(Image image) {
        int shorter = Math.min(image.width(), image.height());
        int longer = Math.max(image.width(), image.height());
        int wanted = (WRITABLE_SIDE + shorter - 1) / shorter;
        return Math.max(1, Math.min(wanted, LARGEST_ENLARGED_SIDE / longer));
    }

    /**
     * The picture, scaled by a factor, with parts of its results drawn in at the new size, without explanations.
     *
     * @param image that was analysed
     * @param result what was seen, in its pixels
     * @param scale of the new picture, above 0
     * @param parts what is drawn of each face
     * @return a new picture in colour
     */
    public static Image draw(Image image, FrameResult result, double scale, Set<Drawn> parts) {
        requireSize(image, result);
        return paint(image, Mark.numbered(result.faces(), false), scale, parts);
    }

    /**
     * A small copy of the picture with its results drawn in, without explanations.
     *
     * @param reduced copy of the picture that was analysed, of any size
     * @param result what was seen, in pixels of the picture itself
     * @return a new picture in colour, of the copy's size
     */
    static Image drawReduced(Image reduced, FrameResult result) {
        List<Mark> marks = result.faces().stream().map(Mark::of).toList();
        return paintOn(reduced, marks, (double) reduced.width() / result.width(), Drawn.ALL);
    }

    private static Image paint(Image image, List<Mark> marks, double scale, Set<Drawn> parts) {
        int width = Math.max(1, (int) Math.round(image.width() * scale));
        int height = Math.max(1, (int) Math.round(image.height() * scale));
        return paintOn(image.resize(width, height), marks, scale, parts);
    }

    /** @param scale of the picture against the one that the marks belong to */
    private static Image paintOn(Image scaled, List<Mark> marks, double scale, Set<Drawn> parts) {
        BufferedImage picture = scaled.toBufferedImage();
        boolean explained = false;
        for (Mark mark : marks) {
            if (mark.explanation().isPresent()) {
                heat(picture, mark.explanation().get(), scale);
                explained = true;
            }
        }
        Graphics2D graphics = picture.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            Overlay overlay = new Overlay(graphics, scaled.width(), scaled.height());
            for (Mark mark : marks) {
                overlay.mark(mark, scale, parts);
            }
            overlay.write(parts.contains(Drawn.LABELS) ? marks : List.of(), scale, explained);
        } finally {
            graphics.dispose();
        }
        return Image.of(picture);
    }

    private static void heat(BufferedImage picture, Explanation explanation, double scale) {
        Image crop = explanation.crop();
        Affine mapToPicture = Affine.scale(crop.width(), crop.height())
                .then(explanation.cropToFrame())
                .then(Affine.scale(scale, scale));
        HeatPaint.over(picture, explanation.heat(), mapToPicture);
    }

    private void mark(Mark mark, double scale, Set<Drawn> parts) {
        Box box = mark.face().box().scale(scale);
        if (parts.contains(Drawn.BOX)) {
            frame(mark, box);
        }
        if (parts.contains(Drawn.POINTS)) {
            landmarks(mark.face().landmarks(), box, scale);
        }
        if (parts.contains(Drawn.AXES)) {
            mark.pose().ifPresent(pose -> axes(pose, mark.face(), scale));
        }
    }

    /** Labels come last, over all that is drawn. */
    private void write(List<Mark> marks, double scale, boolean explained) {
        List<Rectangle2D> faces = marks.stream()
                .map(mark -> Labels.rectangle(mark.face().box().scale(scale)))
                .toList();
        Labels labels = new Labels(graphics, width, height, faces);
        if (explained) {
            labels.legend();
        }
        marks.forEach(mark -> labels.label(mark.face().box().scale(scale), mark.text(), mark.color()));
    }

    private void frame(Mark mark, Box box) {
        float line = Math.max(2, shorterSide() / 220f);
        Color color = mark.color();
        Rectangle2D edge = inside(box, line);
        graphics.setColor(halo(color));
        graphics.setStroke(new BasicStroke(line * 1.8f));
        graphics.draw(edge);
        graphics.setColor(color);
        graphics.setStroke(
                mark.dashed()
                        ? new BasicStroke(
                                line, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {4 * line}, 0)
                        : new BasicStroke(line));
        graphics.draw(edge);
    }

    /** What keeps a colour visible on any ground: its opposite in lightness, half transparent. */
    private static Color halo(Color color) {
        Color opposite = Palette.textOn(color);
        return new Color(opposite.getRed(), opposite.getGreen(), opposite.getBlue(), 150);
    }

    /** The box, drawn in far enough that the whole line stays within the picture. */
    private Rectangle2D inside(Box box, float line) {
        double left = Math.max(box.x(), line);
        double top = Math.max(box.y(), line);
        double right = Math.min(box.right(), width - line);
        double bottom = Math.min(box.bottom(), height - line);
        return new Rectangle2D.Double(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    private void landmarks(List<Point> points, Box box, double scale) {
        double radius = points.size() > 5 ? Math.max(0.7, box.width() / 180) : Math.max(1.2, box.width() / 65);
        for (Point point : points) {
            dot(point, scale, radius * 1.7, halo(Color.WHITE));
            dot(point, scale, radius, Color.WHITE);
        }
    }

    /** Across the head, down and, last and on top, the way the face looks. */
    private void axes(HeadPose pose, Face face, double scale) {
        double[][] rotation = pose.rotation();
        Point nose = FivePoints.of(face.landmarks())
                .map(five -> five.get(2))
                .orElse(face.box().center());
        double length = face.box().width() * scale / 5;
        float line = (float) Math.max(1, length / 16);
        for (int axis = 0; axis < 3; axis++) {
            double out = axis == 2 ? -2 * length : length;
            Line2D arm = new Line2D.Double(
                    nose.x() * scale,
                    nose.y() * scale,
                    nose.x() * scale + out * rotation[0][axis],
                    nose.y() * scale + out * rotation[1][axis]);
            graphics.setColor(halo(AXES.get(axis)));
            graphics.setStroke(new BasicStroke(2.2f * line, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(arm);
            graphics.setColor(AXES.get(axis));
            graphics.setStroke(new BasicStroke(line, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(arm);
        }
    }

    private void dot(Point at, double scale, double radius, Color color) {
        graphics.setColor(color);
        graphics.fill(new Ellipse2D.Double(at.x() * scale - radius, at.y() * scale - radius, 2 * radius, 2 * radius));
    }

    private int shorterSide() {
        return Math.min(width, height);
    }
}
