package dev.mien.eval.output;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** A white sheet measured in points and stored at twice as many pixels, so that its text stays sharp. */
public final class Canvas {
    /** Of text and axes. */
    public static final Color INK = new Color(0x22, 0x2b, 0x36);
    /** Of what is said beside. */
    public static final Color PALE_INK = new Color(0x6b, 0x75, 0x80);
    /** Of grids and frames. */
    public static final Color LINE = new Color(0xd5, 0xda, 0xe0);
    /** Of the first of two things told apart. */
    public static final Color BLUE = new Color(0x1f, 0x5f, 0xa8);
    /** Of the second. */
    public static final Color RED = new Color(0xb4, 0x3c, 0x2f);

    private static final int SCALE = 2;

    /** Where text stands relative to its point. */
    public enum Align {
        /** It begins at the point. */
        LEFT,
        /** Its middle is at the point. */
        CENTRE,
        /** Its end is at the point. */
        RIGHT
    }

    private final BufferedImage picture;
    private final Graphics2D graphics;

    /**
     * A white picture.
     *
     * @param width in units; a unit is {@value #SCALE} pixels
     * @param height in units
     */
    public Canvas(int width, int height) {
        picture = new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
        graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.scale(SCALE, SCALE);
        fill(0, 0, width, height, Color.WHITE);
    }

    /**
     * {@return the font of all plots}
     *
     * @param style of {@link Font}
     * @param size in units
     */
    public static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }

    /**
     * Fills a rectangle.
     *
     * @param x of its left edge
     * @param y of its upper edge
     * @param width in units
     * @param height in units
     * @param color of the area
     */
    public void fill(double x, double y, double width, double height, Color color) {
        graphics.setColor(color);
        graphics.fill(new Rectangle2D.Double(x, y, width, height));
    }

    /**
     * Draws the edge of a rectangle.
     *
     * @param x of its left edge
     * @param y of its upper edge
     * @param width in units
     * @param height in units
     * @param color of the edge
     */
    public void outline(double x, double y, double width, double height, Color color) {
        graphics.setColor(color);
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(new Rectangle2D.Double(x, y, width, height));
    }

    /**
     * Draws a line.
     *
     * @param x1 where it begins
     * @param y1 where it begins
     * @param x2 where it ends
     * @param y2 where it ends
     * @param color of the line
     */
    public void line(double x1, double y1, double x2, double y2, Color color) {
        graphics.setColor(color);
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    /**
     * Draws a dashed line.
     *
     * @param x1 where it begins
     * @param y1 where it begins
     * @param x2 where it ends
     * @param y2 where it ends
     * @param color of the line
     */
    public void dashedLine(double x1, double y1, double x2, double y2, Color color) {
        graphics.setColor(color);
        graphics.setStroke(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {5, 4}, 0));
        graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    /**
     * @param text one line
     * @param x the point that the text is aligned to
     * @param y the middle of the line of text
     * @param align where the text lies
     * @param font of the text
     * @param color of the text
     */
    public void text(String text, double x, double y, Align align, Font font, Color color) {
        graphics.setFont(font);
        graphics.setColor(color);
        double width = graphics.getFontMetrics().getStringBounds(text, graphics).getWidth();
        double left = switch (align) {
            case LEFT -> x;
            case CENTRE -> x - width / 2;
            case RIGHT -> x - width;
        };
        // Capitals are about 0.7 of the size high in every sans-serif face.
        graphics.drawString(text, (float) left, (float) (y + 0.36 * font.getSize()));
    }

    /**
     * Text that reads upwards, centred on a point.
     *
     * @param text one line
     * @param x of the point
     * @param y of the point
     * @param font of the text
     * @param color of the text
     */
    public void textUpwards(String text, double x, double y, Font font, Color color) {
        graphics.rotate(-Math.PI / 2, x, y);
        text(text, x, y, Align.CENTRE, font, color);
        graphics.rotate(Math.PI / 2, x, y);
    }

    /**
     * Writes the title of a plot and a line below it.
     *
     * @param title one line
     * @param below one line
     */
    public void title(String title, String below) {
        text(title, 20, 24, Align.LEFT, font(Font.BOLD, 16), INK);
        text(below, 20, 46, Align.LEFT, font(Font.PLAIN, 12), PALE_INK);
    }

    /** {@return what was drawn; nothing can be added afterwards} */
    public BufferedImage picture() {
        graphics.dispose();
        return picture;
    }
}
