package dev.mien.eval.damage;

import dev.mien.image.Image;
import java.util.Random;

/** Ways to spoil a face crop on purpose, each in steps from none to beyond use. */
public enum Damage {
    /** Seen from further away, so that the face is so wide in the frame. */
    SIZE("size", "width of the face in pixels", Spoiling::shrink, 38.2, 32, 28, 24, 20, 18, 16, 14, 12, 10, 8),
    /** Gaussian blur; its sigma in pixels of the crop. */
    BLUR("blur", "Gaussian blur, sigma in pixels of 48", Spoiling::blur, 0, 0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3, 4),
    /** The frame ends below; share of the crop outside it. */
    CUT_BELOW("cut-below", "share of the crop below the frame", Spoiling::cutBelow, shares()),
    /** The frame ends above. */
    CUT_ABOVE("cut-above", "share of the crop above the frame", Spoiling::cutAbove, shares()),
    /** The frame ends to the left or to the right. */
    CUT_BESIDE("cut-beside", "share of the crop beside the frame", Spoiling::cutBeside, shares()),
    /** Turned in the picture's plane either way, as if alignment had failed. */
    TILT("tilt", "tilt left by the alignment, in degrees", Spoiling::tilt, 0, 5, 10, 15, 20, 25, 30, 40),
    /**
     * Foreshortened as a flat picture is that turns away. Only a stand-in for a turned head, of which FER+'s pictures cannot
     * be made.
     */
    SQUEEZE(
            "squeeze",
            "foreshortened as by a turn of so many degrees",
            Spoiling::squeeze,
            0,
            15,
            30,
            40,
            45,
            50,
            55,
            60,
            70),
    /** A square of one grey value somewhere on the crop; the share it covers. */
    PATCH("patch", "share of the crop under a patch", Spoiling::cover, 0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5),
    /** Too little light: grey values multiplied, and rounded. */
    DARK("dark", "share of the light that is left", Spoiling::darken, 1, 0.5, 0.25, 0.12, 0.08, 0.05, 0.03, 0.02),
    /** White noise; its deviation in grey values of 256. */
    NOISE("noise", "noise, deviation in grey values", Spoiling::addNoise, 0, 5, 10, 15, 20, 30, 40, 60),
    /** The crop as a JPEG of such a quality in Java's writer. */
    JPEG("jpeg", "quality of the JPEG", Spoiling::compress, 1, 0.7, 0.5, 0.3, 0.2, 0.1, 0.05, 0.02);

    /** Spoils a grey crop of {@value Spoilt#SIDE} pixels square. */
    private interface Way {
        Spoilt apply(Image crop, double level, Random random);
    }

    private final String label;
    private final String axis;

    @SuppressWarnings("ImmutableEnumChecker") // a method without state
    private final Way way;

    @SuppressWarnings("ImmutableEnumChecker") // copied when handed out
    private final double[] levels;

    Damage(String label, String axis, Way way, double... levels) {
        this.label = label;
        this.axis = axis;
        this.way = way;
        this.levels = levels;
    }

    private static double[] shares() {
        return new double[] {0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6};
    }

    /** {@return a short name for files and figures} */
    public String label() {
        return label;
    }

    /** {@return what a level is, with its unit} */
    public String axis() {
        return axis;
    }

    /** {@return the levels from none to the strongest} */
    public double[] levels() {
        return levels.clone();
    }

    /** @param crop is brought to grey and {@value Spoilt#SIDE} pixels square first, as FER+ has it */
    Spoilt spoil(Image crop, double level, Random random) {
        return way.apply(crop.toGray().resize(Spoilt.SIDE, Spoilt.SIDE), level, random);
    }
}
