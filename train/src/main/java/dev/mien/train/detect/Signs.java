package dev.mien.train.detect;

import dev.mien.image.Image;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Drawn pictures without faces of what detectors like to take for one: letters on signs, rings, spirals, dots and wheels. */
final class Signs {
    private static final int COUNT = 600;
    private static final int SIDE = 192;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789&@%?!";
    private static final List<String> FONTS = List.of(Font.SANS_SERIF, Font.SERIF, Font.MONOSPACED);

    private final Graphics2D pen;
    private final SplittableRandom random;

    private Signs(Graphics2D pen, SplittableRandom random) {
        this.pen = pen;
        this.random = random;
    }

    static List<Scene> scenes() {
        return IntStream.range(0, COUNT)
                .mapToObj(seed -> new Scene(picture(seed), List.of()))
                .toList();
    }

    static Image picture(long seed) {
        BufferedImage canvas = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = canvas.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        new Signs(pen, new SplittableRandom(seed)).draw();
        pen.dispose();
        return Image.of(canvas);
    }

    private void draw() {
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            pen.setColor(colour());
            pen.fill(new Rectangle2D.Double(i == 1 ? 0 : place(), i == 1 ? 0 : place(), SIDE, SIDE));
        }
        int things = random.nextInt(2, 14);
        for (int i = 0; i < things; i++) {
            double size = SIDE * 0.08 * Math.pow(6, random.nextDouble());
            pen.setColor(colour());
            pen.setStroke(new BasicStroke((float) (size * random.nextDouble(0.06, 0.3))));
            double x = place();
            double y = place();
            switch (random.nextInt(6)) {
                case 0, 1 -> word(x, y, size);
                case 2 -> pen.draw(oval(x, y, size, size * random.nextDouble(0.6, 1.5)));
                case 3 -> pen.fill(oval(x, y, size, size * random.nextDouble(0.6, 1.5)));
                case 4 -> spiral(x, y, size);
                default -> wheel(x, y, size);
            }
        }
    }

    private void word(double x, double y, double size) {
        Font font = new Font(FONTS.get(random.nextInt(FONTS.size())), random.nextInt(4), (int) Math.max(6, 1.4 * size));
        pen.setFont(font);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        pen.drawString(text.toString(), (float) (x - size), (float) (y + size / 2));
    }

    private void spiral(double x, double y, double size) {
        Path2D line = new Path2D.Double();
        line.moveTo(x, y);
        double turns = random.nextDouble(1.5, 4);
        for (double turn = 0; turn < turns; turn += 0.05) {
            double reach = size / 2 * turn / turns;
            line.lineTo(x + reach * Math.cos(2 * Math.PI * turn), y + reach * Math.sin(2 * Math.PI * turn));
        }
        pen.setStroke(new BasicStroke((float) (size / 8 / turns + 1)));
        pen.draw(line);
    }

    /** Rings in one another, in several colours. */
    private void wheel(double x, double y, double size) {
        for (double part = 1; part > 0.1; part -= random.nextDouble(0.15, 0.4)) {
            pen.setColor(colour());
            pen.fill(oval(x, y, part * size, part * size));
        }
    }

    private static Ellipse2D oval(double x, double y, double width, double height) {
        return new Ellipse2D.Double(x - width / 2, y - height / 2, width, height);
    }

    private double place() {
        return random.nextDouble(SIDE);
    }

    private Color colour() {
        boolean plain = random.nextInt(3) == 0;
        int grey = random.nextInt(256);
        return plain
                ? new Color(grey, grey, grey)
                : new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }
}
