package dev.mien.report.paint;

import dev.mien.face.Box;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The labels of a picture, each beside its face where it hides least: no other label, no face. */
final class Labels {
    private static final int SMALLEST_LETTERS = 11;
    /** A hidden letter is worse than a hidden bit of a face, which is worse than one of the face that the label speaks of. */
    private static final double OTHER_LABEL = 20;

    private static final double OTHER_FACE = 4;

    private final Graphics2D graphics;
    private final int width;
    private final int height;
    private final List<Rectangle2D> faces;
    private final List<Rectangle2D> written = new ArrayList<>();

    /** @param faces the boxes of all faces in the picture, in its pixels */
    Labels(Graphics2D graphics, int width, int height, List<Rectangle2D> faces) {
        this.graphics = graphics;
        this.width = width;
        this.height = height;
        this.faces = faces;
    }

    /** What the colours of heat maps mean, at the bottom left; labels of faces keep off it. */
    void legend() {
        double size = Math.max(SMALLEST_LETTERS, shorterSide() / 34.0);
        FontMetrics metrics = fit(ExplanationPicture.FOR + "  " + ExplanationPicture.AGAINST, size);
        double bottom = height - height(metrics);
        Rectangle2D left = at(0, bottom, ExplanationPicture.FOR, metrics);
        write(ExplanationPicture.FOR, metrics, left, Palette.FOR);
        write(
                ExplanationPicture.AGAINST,
                metrics,
                at(left.getMaxX(), bottom, ExplanationPicture.AGAINST, metrics),
                Palette.AGAINST);
    }

    /** @param box of the face in pixels of the picture */
    void label(Box box, String text, Color ground) {
        FontMetrics metrics = fit(text, letters(box));
        write(text, metrics, place(box, text, metrics), ground);
    }

    private void write(String text, FontMetrics metrics, Rectangle2D place, Color ground) {
        written.add(place);
        double padding = padding(metrics);
        graphics.setColor(ground);
        graphics.fill(new RoundRectangle2D.Double(
                place.getX(), place.getY(), place.getWidth(), place.getHeight(), padding, padding));
        graphics.setFont(metrics.getFont());
        graphics.setColor(Palette.textOn(ground));
        graphics.drawString(text, (float) (place.getX() + padding), (float) (place.getY() + metrics.getAscent()));
    }

    /** The first of the places about a face that hides least. */
    private Rectangle2D place(Box box, String text, FontMetrics metrics) {
        double gap = Math.max(1, shorterSide() / 220.0);
        double tall = height(metrics);
        double wide = width(text, metrics);
        double above = box.y() - tall - gap;
        double below = box.bottom() + gap;
        double leftOf = box.x() - wide - gap;
        double rightOf = box.right() + gap;
        double toTheRight = box.right() - wide;
        double middle = box.center().x() - wide / 2;
        List<Rectangle2D> places = List.of(
                at(box.x(), above, text, metrics),
                at(toTheRight, above, text, metrics),
                at(middle, above, text, metrics),
                at(box.x(), below, text, metrics),
                at(toTheRight, below, text, metrics),
                at(middle, below, text, metrics),
                at(rightOf, box.y(), text, metrics),
                at(leftOf, box.y(), text, metrics),
                at(rightOf, box.bottom() - tall, text, metrics),
                at(leftOf, box.bottom() - tall, text, metrics),
                at(box.x(), above - tall, text, metrics),
                at(box.x(), below + tall, text, metrics),
                at(box.x() + gap, box.y() + gap, text, metrics),
                at(box.x() + gap, box.bottom() - tall - gap, text, metrics));
        Rectangle2D own = rectangle(box);
        return places.stream()
                .min(Comparator.comparingDouble(place -> hidden(place, own)))
                .orElseThrow();
    }

    private double hidden(Rectangle2D place, Rectangle2D own) {
        double hidden = 0;
        for (Rectangle2D label : written) {
            hidden += OTHER_LABEL * overlap(place, label);
        }
        for (Rectangle2D face : faces) {
            hidden += (face.equals(own) ? 1 : OTHER_FACE) * overlap(place, face);
        }
        return hidden;
    }

    private static double overlap(Rectangle2D a, Rectangle2D b) {
        Rectangle2D both = a.createIntersection(b);
        return both.isEmpty() ? 0 : both.getWidth() * both.getHeight();
    }

    static Rectangle2D rectangle(Box box) {
        return new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height());
    }

    /** Letters in proportion to the face, within what the picture allows. */
    private double letters(Box box) {
        double smallest = Math.max(SMALLEST_LETTERS, Math.min(shorterSide() / 42.0, box.width() / 3));
        double largest = Math.max(smallest, shorterSide() / 22.0);
        return Math.max(smallest, Math.min(largest, box.width() / 6));
    }

    /** Letters of the given size, or smaller: the text is never wider than the picture. */
    private FontMetrics fit(String text, double size) {
        FontMetrics metrics = metrics(size);
        double needed = width(text, metrics);
        return needed <= width ? metrics : metrics(Math.max(5, size * 0.98 * width / needed));
    }

    private FontMetrics metrics(double size) {
        return graphics.getFontMetrics(new Font(Font.SANS_SERIF, Font.BOLD, 1).deriveFont((float) size));
    }

    private static double padding(FontMetrics metrics) {
        return metrics.getHeight() * 0.25;
    }

    private static double width(String text, FontMetrics metrics) {
        return metrics.stringWidth(text) + 2 * padding(metrics);
    }

    private static double height(FontMetrics metrics) {
        return metrics.getAscent() + metrics.getDescent();
    }

    /** Room for a text, pushed back into the picture; it may then cover its own face, but is never cut off. */
    private Rectangle2D at(double x, double y, String text, FontMetrics metrics) {
        double wide = width(text, metrics);
        double tall = height(metrics);
        return new Rectangle2D.Double(
                Math.max(0, Math.min(x, width - wide)), Math.max(0, Math.min(y, height - tall)), wide, tall);
    }

    private int shorterSide() {
        return Math.min(width, height);
    }
}
