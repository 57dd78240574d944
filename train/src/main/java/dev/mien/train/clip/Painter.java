package dev.mien.train.clip;

import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.image.Image;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/** Draws the persons of a moment over a still background, the lower and larger before the others and the pillar before all. */
final class Painter {
    private static final int NOISE = 1 << 16;
    private static final int STRONGEST_NOISE = 3;
    private static final int PILLAR = 0x4d4a45;
    /** Far enough from the middle, where persons cross, that a face shows between the two. */
    private static final double PILLAR_AT = 0.25;

    private static final float SOLID = 0.5f;

    private final int width;
    private final int height;
    private final FaceAtlas atlas;
    private final byte[] background;
    private final byte[] noise = new byte[NOISE];
    private final int pillarFrom;
    private final int pillarTo;

    private final byte[] pixels;
    /** The person whose face shows at a pixel, or 0. */
    private final byte[] owner;

    /**
     * @param pillar its width in pixels
     */
    Painter(ClipOptions options, FaceAtlas atlas, double pillar) {
        width = options.width();
        height = options.height();
        this.atlas = atlas;
        SplittableRandom random = new SplittableRandom(options.seed());
        for (int i = 0; i < NOISE; i++) {
            noise[i] = (byte) random.nextInt(-STRONGEST_NOISE, STRONGEST_NOISE + 1);
        }
        pillarFrom = (int) Math.round(PILLAR_AT * width - pillar / 2);
        pillarTo = (int) Math.round(PILLAR_AT * width + pillar / 2);
        pixels = new byte[width * height * 3];
        owner = new byte[width * height];
        paintBackground(random);
        background = pixels.clone();
    }

    /** A wall that darkens towards the floor, with pictures on it. */
    private void paintBackground(SplittableRandom random) {
        for (int y = 0; y < height; y++) {
            int shade = 170 - 70 * y / height;
            fill(0, y, width, y + 1, (shade << 16) | (shade << 8) | (shade + 12));
        }
        for (int i = 0; i < 14; i++) {
            int x = random.nextInt(width);
            int y = random.nextInt(height);
            int side = height / 14 + random.nextInt(height / 7);
            fill(x, y, x + side, y + side * 3 / 4, (random.nextInt(0x1000000) & 0x7f7f7f) | 0x303030);
        }
    }

    /** A face as it was painted: how much of it is to be seen. */
    record Painted(Person person, Pose pose, double visible) {}

    /** Paints the persons as they are at a time; afterwards {@link #image} has the picture. */
    List<Painted> paint(List<Person> persons, double time, long frame) {
        System.arraycopy(background, 0, pixels, 0, pixels.length);
        Arrays.fill(owner, (byte) 0);
        List<Person> farthestFirst = persons.stream()
                .sorted(Comparator.comparingDouble(
                                (Person person) -> person.motion().row())
                        .thenComparingDouble(person -> person.motion().side()))
                .toList();
        int[] whole = new int[persons.size() + 1];
        for (Person person : farthestFirst) {
            Pose pose = person.motion().at(time);
            paintBody(person, pose);
            whole[person.id()] = paintFace(person, pose, time);
        }
        paintPillar();
        addNoise(frame);
        int[] shown = new int[persons.size() + 1];
        for (byte id : owner) {
            shown[id]++;
        }
        List<Painted> painted = new ArrayList<>();
        for (Person person : persons) {
            double visible = (double) shown[person.id()] / whole[person.id()];
            painted.add(new Painted(person, person.motion().at(time), visible));
        }
        return painted;
    }

    Image image() {
        return Image.rgb(width, height, pixels);
    }

    private void paintBody(Person person, Pose pose) {
        double s = pose.side();
        ellipse(pose.x(), pose.y() + 1.05 * s, 0.75 * s, 0.5 * s, person.clothes());
        fill(
                (int) (pose.x() - 0.75 * s),
                (int) (pose.y() + 1.05 * s),
                (int) (pose.x() + 0.75 * s),
                (int) (pose.y() + 1.6 * s),
                person.clothes());
        fill(
                (int) (pose.x() - 0.2 * s),
                (int) (pose.y() + 0.3 * s),
                (int) (pose.x() + 0.2 * s),
                (int) (pose.y() + 0.65 * s),
                person.neck());
        ellipse(pose.x(), pose.y() - 0.08 * s, 0.52 * s, 0.58 * s, person.hair());
    }

    /** Gives the number of pixels of the face, seen or not. */
    private int paintFace(Person person, Pose pose, double time) {
        ExpressionScores expression = person.expression(time);
        Expression shown = shown(expression);
        float[] face = atlas.mix(shown, shown.isNeutral() ? 0 : expression.get(shown));
        double closed = person.script().eyesClosed(time);
        if (closed > 0) {
            Eyelids.close(face, atlas.side(), closed);
        }
        int side = atlas.side();
        double scale = side / pose.side();
        double cos = Math.cos(Math.toRadians(pose.roll())) * scale;
        double sin = Math.sin(Math.toRadians(pose.roll())) * scale;
        int reach = (int) Math.ceil(pose.side() * 0.71);
        int painted = 0;
        for (int y = (int) pose.y() - reach; y <= pose.y() + reach; y++) {
            for (int x = (int) pose.x() - reach; x <= pose.x() + reach; x++) {
                double dx = x + 0.5 - pose.x();
                double dy = y + 0.5 - pose.y();
                double u = dx * cos - dy * sin + side / 2.0 - 0.5;
                double v = dx * sin + dy * cos + side / 2.0 - 0.5;
                if (u < 0 || v < 0 || u >= side - 1 || v >= side - 1) {
                    continue;
                }
                int column = (int) u;
                int row = (int) v;
                int at = row * side + column;
                float opacity = atlas.opacity()[at];
                painted += opacity > SOLID ? 1 : 0;
                if (opacity > 0 && x >= 0 && y >= 0 && x < width && y < height) {
                    blend(y * width + x, sample(face, at, (float) (u - column), (float) (v - row)), opacity, person);
                }
            }
        }
        return painted;
    }

    private static Expression shown(ExpressionScores expression) {
        for (Expression any : expression.labels()) {
            if (!any.isNeutral() && expression.get(any) > 0) {
                return any;
            }
        }
        return Expression.NEUTRAL;
    }

    private float sample(float[] face, int at, float right, float down) {
        int below = at + atlas.side();
        return (1 - down) * ((1 - right) * face[at] + right * face[at + 1])
                + down * ((1 - right) * face[below] + right * face[below + 1]);
    }

    private void blend(int pixel, float grey, float opacity, Person person) {
        for (int c = 0; c < 3; c++) {
            float old = pixels[pixel * 3 + c] & 0xff;
            float skin = Math.min(255, grey * person.skin()[c]);
            pixels[pixel * 3 + c] = (byte) Math.round(old + opacity * (skin - old));
        }
        if (opacity > SOLID) {
            owner[pixel] = (byte) person.id();
        }
    }

    private void paintPillar() {
        fill(pillarFrom, 0, pillarTo, height, PILLAR);
        for (int y = 0; y < height; y++) {
            Arrays.fill(owner, y * width + Math.max(0, pillarFrom), y * width + Math.max(0, pillarTo), (byte) 0);
        }
    }

    private void addNoise(long frame) {
        int from = (int) ((frame * 40_503) & (NOISE - 1));
        for (int i = 0; i < pixels.length; i++) {
            int value = (pixels[i] & 0xff) + noise[(i + from) & (NOISE - 1)];
            pixels[i] = (byte) Math.max(0, Math.min(255, value));
        }
    }

    private void ellipse(double x, double y, double halfWidth, double halfHeight, int colour) {
        for (int row = (int) (y - halfHeight); row <= y + halfHeight; row++) {
            double down = (row + 0.5 - y) / halfHeight;
            if (Math.abs(down) < 1) {
                double half = halfWidth * Math.sqrt(1 - down * down);
                fill((int) Math.round(x - half), row, (int) Math.round(x + half), row + 1, colour);
            }
        }
    }

    /** A rectangle, which hides what is behind it. */
    private void fill(int left, int top, int right, int bottom, int colour) {
        for (int y = Math.max(0, top); y < Math.min(height, bottom); y++) {
            for (int x = Math.max(0, left); x < Math.min(width, right); x++) {
                int pixel = y * width + x;
                pixels[pixel * 3] = (byte) (colour >> 16);
                pixels[pixel * 3 + 1] = (byte) (colour >> 8);
                pixels[pixel * 3 + 2] = (byte) colour;
                owner[pixel] = 0;
            }
        }
    }
}
