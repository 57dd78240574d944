package dev.mien.batch.medium;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What became of a medium.
 *
 * @param failure what is wrong with it, one line for the user without its name; empty if nothing is
 * @param hasResult whether there is a result, of a damaged video for what could be read
 * @param note what of the file was not read, such as "the first of 3 frames"; empty if all was
 * @param frames how many were analysed; 1 of a picture
 * @param faces how many were found, over all frames
 * @param people in a video
 * @param answers how many faces of a picture, or people of a video by what they showed longest, got which answer
 */
public record MediumOutcome(
        Optional<String> failure,
        boolean hasResult,
        Optional<String> note,
        long frames,
        long faces,
        int people,
        Map<String, Integer> answers) {
    /**
     * Takes a copy of the answers.
     *
     * @param failure what is wrong with it, one line for the user without its name; empty if nothing is
     * @param hasResult whether there is a result, of a damaged video for what could be read
     * @param note what of the file was not read, such as "the first of 3 frames"; empty if all was
     * @param frames how many were analysed; 1 of a picture
     * @param faces how many were found, over all frames
     * @param people in a video
     * @param answers how many faces of a picture, or people of a video by what they showed longest, got which answer
     */
    public MediumOutcome {
        answers = new TreeMap<>(answers);
    }

    /**
     * {@return the same with what is wrong put otherwise}
     *
     * @param words makes one line of another
     */
    public MediumOutcome withFailure(UnaryOperator<String> words) {
        return new MediumOutcome(failure.map(words), hasResult, note, frames, faces, people, answers);
    }

    /** A medium that gave nothing. */
    static MediumOutcome failed(String reason) {
        return new MediumOutcome(Optional.of(reason), false, Optional.empty(), 0, 0, 0, Map.of());
    }
}
