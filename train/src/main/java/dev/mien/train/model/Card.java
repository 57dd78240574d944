package dev.mien.train.model;

import dev.mien.model.Manifest;
import dev.mien.model.Manifest.Training;
import java.util.Locale;

/**
 * The text of a model's card in Markdown: what it is, how it was made, what it was measured to do, and what it must not be
 * used for.
 */
public final class Card {
    /** What the file is called in a model's folder. */
    public static final String FILE = "MODEL_CARD.md";

    private final StringBuilder text = new StringBuilder();
    private final Manifest manifest;

    /**
     * Begins with what the model is and how it was made; the trainer's own lines on that follow.
     *
     * @param manifest says where the model comes from
     * @param promise a sentence on what the model never says
     */
    public Card(Manifest manifest, String promise) {
        this.manifest = manifest;
        line("# Model %s %s", manifest.id(), manifest.version());
        line("");
        line("%s", manifest.description());
        line("%s", promise);
        Training training = manifest.training().orElseThrow();
        section("How it was made");
        line("- Data: %s.", training.data());
        line("- Command: `%s` (seed %d, %s).", training.command(), training.seed(), training.date());
    }

    /**
     * Begins a section.
     *
     * @param title of the section
     */
    public void section(String title) {
        line("");
        line("## %s", title);
        line("");
    }

    /**
     * A line by {@link String#format}.
     *
     * @param format as {@link String#format} has it
     * @param values what it takes
     */
    public void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    /**
     * Whole lines as they are.
     *
     * @param ready text with its line ends
     */
    public void lines(String ready) {
        text.append(ready);
    }

    /** The section on who may use the weights. */
    public void licence() {
        section("Licence");
        line("Weights: %s. The training pictures are not part of this model.", manifest.licence());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
