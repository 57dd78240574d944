package dev.mien.server.jobs;

import java.io.IOException;

/** The process that decodes a video ended before the video did, which the video may be the cause of. */
final class DecoderException extends IOException {
    private static final long serialVersionUID = 1;

    DecoderException(String message) {
        super(message);
    }
}
