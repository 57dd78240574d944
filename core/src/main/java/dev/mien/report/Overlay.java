package dev.mien.report;

import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.FaceResult;
import dev.mien.face.FrameResult;
import dev.mien.face.Verdict;
import dev.mien.image.Image;
import dev.mien.image.Point;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws results onto a picture: a box round each face in its expression's colour, a label with the probability, and the
 * landmarks. Unsure faces are grey and dashed. Lines and letters grow with the picture.
 */
public final class Overlay {
    private static final int WRITABLE_SIDE = 240;
    private static final int LARGEST_ENLARGED_SIDE = 1024;

    private final Graphics2D graphics;
    private final int width;
    private final int height;
    private final List<Rectangle2D> labels = new ArrayList<>();

    private Overlay(Graphics2D graphics, int width, int height) {
        this.graphics = graphics;
        this.width = width;
        this.height = height;
    }

    /**
     * The picture with its results drawn in. It keeps its size, unless it is too small to write on: one with a side below
     * 240 pixels is enlarged by a whole number (the longer side to 1,024 pixels at most).
     *
     * @throws IllegalArgumentException if the results are of a picture of another size
     */
    public static Image draw(Image image, FrameResult result) {
        return draw(image, result, scaleToWrite(image));
    }

    /** The picture with faces drawn in of which only the place is known; same size rule. */
    public static Image draw(Image image, List<Face> faces) {
        List<Mark> marks = faces.stream()
                .map(face -> new Mark(face, "face " + Decimals.percent(face.confidence()), Palette.UNSURE, false))
                .toList();
        return paint(image, marks, scaleToWrite(image));
    }

    private static int scaleToWrite(Image image) {
        int shorter = Math.min(image.width(), image.height());
        int longer = Math.max(image.width(), image.height());
        int wanted = (WRITABLE_SIDE + shorter - 1) / shorter;
        return Math.max(1, Math.min(wanted, LARGEST_ENLARGED_SIDE / longer));
    }

    /** What is drawn of one face. */
    private record Mark(Face face, String text, Color color, boolean dashed) {
        static Mark of(FaceResult result) {
            return new Mark(
                    result.face(),
                    result.verdict() instanceof Verdict.Shows shows
                            ? shows.expression().label() + " "
                                    + Decimals.percent(result.scores().get(shows.expression()))
                            : result.verdict().label(),
                    Palette.of(result.verdict()),
                    result.verdict() instanceof Verdict.Unsure);
        }
    }

    /** The picture, scaled by a factor, with its results drawn in at the new size. */
    static Image draw(Image image, FrameResult result, double scale) {
        if (image.width() != result.width() || image.height() != result.height()) {
            throw new IllegalArgumentException("results of a " + result.width() + "x" + result.height()
                    + " picture cannot be drawn on a " + image);
        }
        return paint(image, result.faces().stream().map(Mark::of).toList(), scale);
    }

    private static Image paint(Image image, List<Mark> marks, double scale) {
        int width = Math.max(1, (int) Math.round(image.width() * scale));
        int height = Math.max(1, (int) Math.round(image.height() * scale));
        BufferedImage picture = image.resize(width, height).toBufferedImage();
        Graphics2D graphics = picture.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            Overlay overlay = new Overlay(graphics, width, height);
            for (Mark mark : marks) {
                overlay.frame(mark, scale);
            }
            for (Mark mark : marks) {
                overlay.label(mark, scale);
            }
        } finally {
            graphics.dispose();
        }
        return Image.of(picture);
    }

    private void frame(Mark mark, double scale) {
        Box box = mark.face().box().scale(scale);
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
        landmarks(mark.face().landmarks(), box, scale);
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
        double radius = Math.max(1.2, box.width() / (points.size() > 5 ? 130 : 65));
        for (Point point : points) {
            dot(point, scale, radius * 1.7, halo(Color.WHITE));
            dot(point, scale, radius, Color.WHITE);
        }
    }

    private void dot(Point at, double scale, double radius, Color color) {
        graphics.setColor(color);
        graphics.fill(new Ellipse2D.Double(at.x() * scale - radius, at.y() * scale - radius, 2 * radius, 2 * radius));
    }

    private void label(Mark mark, double scale) {
        Box box = mark.face().box().scale(scale);
        String text = mark.text();
        FontMetrics metrics = fit(text, box);
        double padding = metrics.getHeight() * 0.25;
        double labelWidth = metrics.stringWidth(text) + 2 * padding;
        double labelHeight = metrics.getAscent() + metrics.getDescent();
        Rectangle2D place = place(box, labelWidth, labelHeight);
        labels.add(place);
        Color ground = mark.color();
        graphics.setColor(ground);
        graphics.fill(new RoundRectangle2D.Double(
                place.getX(), place.getY(), place.getWidth(), place.getHeight(), padding, padding));
        graphics.setFont(metrics.getFont());
        graphics.setColor(Palette.textOn(ground));
        graphics.drawString(text, (float) (place.getX() + padding), (float) (place.getY() + metrics.getAscent()));
    }

    /** Letters in proportion to the face, within what the picture allows; the text is never wider than the picture. */
    private FontMetrics fit(String text, Box box) {
        double smallest = Math.max(11, Math.min(shorterSide() / 42.0, box.width() / 3));
        double largest = Math.max(smallest, shorterSide() / 22.0);
        double size = Math.max(smallest, Math.min(largest, box.width() / 6));
        FontMetrics metrics = metrics(size);
        double needed = metrics.stringWidth(text) + metrics.getHeight() * 0.5;
        return needed <= width ? metrics : metrics(Math.max(5, size * 0.98 * width / needed));
    }

    private FontMetrics metrics(double size) {
        return graphics.getFontMetrics(new Font(Font.SANS_SERIF, Font.BOLD, 1).deriveFont((float) size));
    }

    /** Above the face, else below, else inside at its top; the first that hides no other label. */
    private Rectangle2D place(Box box, double labelWidth, double labelHeight) {
        double gap = Math.max(1, shorterSide() / 220.0);
        List<Rectangle2D> places = List.of(
                at(box.x(), box.y() - labelHeight - gap, labelWidth, labelHeight),
                at(box.x(), box.bottom() + gap, labelWidth, labelHeight),
                at(box.x() + gap, box.y() + gap, labelWidth, labelHeight),
                at(box.x() + gap, box.bottom() - labelHeight - gap, labelWidth, labelHeight));
        return places.stream()
                .filter(place -> labels.stream().noneMatch(place::intersects))
                .findFirst()
                .orElse(places.get(0));
    }

    /** A rectangle pushed back into the picture; it may then cover its own face, but is never cut off. */
    private Rectangle2D at(double x, double y, double labelWidth, double labelHeight) {
        return new Rectangle2D.Double(
                Math.max(0, Math.min(x, width - labelWidth)),
                Math.max(0, Math.min(y, height - labelHeight)),
                labelWidth,
                labelHeight);
    }

    private int shorterSide() {
        return Math.min(width, height);
    }
}
