package dev.mien.eval.compare;

import dev.mien.eval.figure.Outcome;
import dev.mien.eval.figure.PairedTest;
import dev.mien.face.Expression;

/**
 * Counts how often two pipelines are right on the same labelled pictures. As everywhere in this package the answer is
 * the most probable expression, sure or not, and a missed face is an error of both. Memory does not grow with the
 * number of pictures.
 *
 * @see PairedTest
 */
public final class PairedAccuracy {
    private int bothRight;
    private int firstOnly;
    private int secondOnly;
    private int bothWrong;
    private int missed;

    /**
     * Counts one labelled face.
     *
     * @param truth its label
     * @param face as both pipelines read it
     */
    public void add(Expression truth, ComparedFace face) {
        boolean first = Outcome.right(truth, face.first().scores());
        boolean second = Outcome.right(truth, face.second().scores());
        bothRight += first && second ? 1 : 0;
        firstOnly += first && !second ? 1 : 0;
        secondOnly += second && !first ? 1 : 0;
        bothWrong += !first && !second ? 1 : 0;
    }

    /** A labelled picture in which no face was found, or which could not be read. */
    public void addMissed() {
        missed++;
        bothWrong++;
    }

    /** {@return labelled pictures, missed ones included} */
    public int n() {
        return bothRight + firstOnly + secondOnly + bothWrong;
    }

    /** {@return pictures both got right} */
    public int bothRight() {
        return bothRight;
    }

    /** {@return pictures only the first pipeline got right} */
    public int firstOnly() {
        return firstOnly;
    }

    /** {@return pictures only the second pipeline got right} */
    public int secondOnly() {
        return secondOnly;
    }

    /** {@return pictures both got wrong, missed ones included} */
    public int bothWrong() {
        return bothWrong;
    }

    /** {@return pictures in which no face was found; both got them wrong} */
    public int missed() {
        return missed;
    }

    /** {@return pictures the first pipeline got right} */
    public int firstRight() {
        return bothRight + firstOnly;
    }

    /** {@return pictures the second pipeline got right} */
    public int secondRight() {
        return bothRight + secondOnly;
    }

    /**
     * {@return the test of whether the two differ}
     *
     * @param first name of the first pipeline
     * @param second name of the second
     */
    public PairedTest test(String first, String second) {
        return PairedTest.of(first, second, n(), firstOnly, secondOnly);
    }
}
