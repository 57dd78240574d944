package dev.mien.face;

/** What Mien says of a face: the apparent expression, or that the evidence is too weak and why. */
public sealed interface Verdict {
    /** The label that files and the command line write: an expression's label, or "unsure". */
    String label();

    record Shows(Expression expression) implements Verdict {
        @Override
        public String label() {
            return expression.label();
        }
    }

    /** @param reason one short phrase, such as "top probability 0.31 below 0.45" */
    record Unsure(String reason) implements Verdict {
        @Override
        public String label() {
            return "unsure";
        }
    }
}
