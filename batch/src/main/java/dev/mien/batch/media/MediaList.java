package dev.mien.batch.media;

import java.util.List;

/**
 * The media of a run.
 *
 * @param media in the order of the run, each name once
 * @param passedOver how many files of folders and archives are plainly no media
 * @param example one of them; empty if there is none
 * @param repeated how many were named before and are left out
 */
public record MediaList(List<Medium> media, int passedOver, String example, int repeated) {
    /**
     * Takes a copy of the list.
     *
     * @param media in the order of the run, each name once
     * @param passedOver how many files of folders and archives are plainly no media
     * @param example one of them; empty if there is none
     * @param repeated how many were named before and are left out
     */
    public MediaList {
        media = List.copyOf(media);
    }
}
