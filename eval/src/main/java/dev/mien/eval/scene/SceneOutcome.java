package dev.mien.eval.scene;

import java.util.Optional;

/**
 * What a pipeline made of one face, as a crop and in a whole picture.
 *
 * @param id the face's sample
 * @param side of its crop in the picture, in pixels
 * @param degrees how far it is turned
 * @param onCrop whether the answer is right on the crop itself
 * @param inPlace whether it is on the picture, cut at the face's true place
 * @param found whether the face was found
 * @param inPicture whether the answer is right for the face found
 * @param falseFaces what else was taken for a face
 * @param fault why the picture could not be read, if so; nothing is right then
 */
public record SceneOutcome(
        String id,
        double side,
        double degrees,
        boolean onCrop,
        boolean inPlace,
        boolean found,
        boolean inPicture,
        int falseFaces,
        Optional<String> fault) {
    /**
     * Checks the components.
     *
     * @param id the face's sample
     * @param side of its crop in the picture, in pixels
     * @param degrees how far it is turned
     * @param onCrop whether the answer is right on the crop itself
     * @param inPlace whether it is on the picture, cut at the face's true place
     * @param found whether the face was found
     * @param inPicture whether the answer is right for the face found
     * @param falseFaces what else was taken for a face
     * @param fault why the picture could not be read, if so; nothing is right then
     * @throws IllegalArgumentException if a face that was not found is said to be judged rightly
     */
    public SceneOutcome {
        if (inPicture && !found) {
            throw new IllegalArgumentException(id + ": a face that was not found cannot be judged rightly");
        }
    }
}
