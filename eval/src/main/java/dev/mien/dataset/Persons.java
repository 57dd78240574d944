package dev.mien.dataset;

/** Who is in a picture, as the names of LFW and YouTube Faces say. */
public final class Persons {
    private Persons() {}

    /**
     * Of {@code Ann_Lee_0012.jpg} and {@code t_Ann_Lee_50.jpg} Ann_Lee: what stands before the number, without the mark of
     * the test part. Any other name is a person of its own.
     *
     * @param picture name of its file
     * @return the person
     */
    public static String of(String picture) {
        return picture.replaceFirst("^t_", "").replaceFirst("_\\d+\\.\\w+$", "");
    }
}
