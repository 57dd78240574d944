package dev.mien.report;

import dev.mien.face.FrameResult;

/**
 * What was found in one picture.
 *
 * @param source what the user calls the picture: the path as given or found, a URL, "-"
 */
public record PictureResult(String source, FrameResult result) {}
